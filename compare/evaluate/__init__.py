"""The same functions that make a comparison, measured against labelled data."""
