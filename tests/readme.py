"""The README as a document: its code blocks, tables and links."""

from __future__ import annotations

import re
from pathlib import Path

PATH = Path(__file__).resolve().parent.parent / "README.md"
TEXT = PATH.read_text(encoding="utf-8")

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]*)`")


def blocks(language: str) -> list[str]:
    """Return the code blocks of a language, in order."""
    return [body for name, body in _FENCE.findall(TEXT) if name == language]


def table(header: str) -> dict[str, list[str]]:
    """Return a table by the first cell of its header: rows by first cell, in order."""
    lines = TEXT.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {header} |"))
    rows: dict[str, list[str]] = {}
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        first, *others = (cell.strip() for cell in line.strip().strip("|").split(" | "))
        assert first not in rows, f"the README's table has two rows {first}"
        rows[first] = others
    return rows


def codes(cell: str) -> list[str]:
    """Return what stands in code marks in a cell."""
    return _CODE.findall(cell)


def links() -> list[str]:
    """Return the targets of all links and pictures."""
    return re.findall(r"\]\(([^)\s]+)\)", TEXT)
