"""Compare what outlets tell of the same event."""
