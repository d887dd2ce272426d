"""Paths in, articles out, and for everything else the reason why it gave none."""

from compare.read.columns import COLUMNS
from compare.read.corpus import SUFFIXES, from_frame, read_corpus

__all__ = ["COLUMNS", "SUFFIXES", "from_frame", "read_corpus"]
