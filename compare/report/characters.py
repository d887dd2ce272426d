"""Article text is hostile: characters that change what surrounds them are replaced.

Every replacement is one character for one, so that offsets stay true.
"""

from __future__ import annotations

_REPLACEMENT = "\ufffd"
_JOINER = "\u2060"  # takes no room and turns no text

_CONTROLS = [*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
# Embeddings, overrides and isolates reach beyond their text; the marks (LRM, RLM) do not.
_TURNS = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
# White space but the line feed: a page's parser would join or drop some of it.
_SPACES = [0x09, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029]

_TABLE: dict[int, str] = (
    dict.fromkeys(_CONTROLS, _REPLACEMENT)
    | dict.fromkeys(_TURNS, _JOINER)
    | dict.fromkeys(_SPACES, " ")
    | {0x0A: "\n"}
)


def printable(text: str) -> str:
    """Return a text of the same length that shows as text wherever it is put.

    Control and escape characters become the replacement character, white space a space (line
    feeds stay), and characters that turn the direction of what follows a joiner without width.
    """
    # Nothing that is replaced counts as printable, and most texts hold nothing of it.
    return text if text.isprintable() else text.translate(_TABLE)


def one_line(text: str) -> str:
    """Return a printable text without line feeds and runs of spaces."""
    if text.isprintable() and "  " not in text:  # of white space, the space alone is printable
        return text.strip(" ")
    return " ".join(printable(text).split())
