"""Fact and article in, verdict out."""
