"""Labelled files: JSON lines, plain or gzip."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from compare.errors import FormatError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a file of JSON lines.

    Raises
    ------
    InputError
        Where the file cannot be read.
    FormatError
        Where a line is no JSON object; its number is named.
    """
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        message = f"labelled file {path} cannot be read ({error}); give a file of JSON lines"
        raise InputError(message) from error
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            message = f"line {number} of {path} is not JSON ({error.msg}); mend that line"
            raise FormatError(message) from error
        if not isinstance(row, dict):
            message = f"line {number} of {path} is not a JSON object; mend that line"
            raise FormatError(message)
        rows.append(row)
    return rows


def text_of(row: Mapping[str, Any], number: int, name: str) -> str:
    """Return the text in one column of a row.

    Raises
    ------
    FormatError
        Where there is none; row (from 1) and column are named.
    """
    value = row.get(name)
    if not isinstance(value, str):
        message = f"row {number} of the labelled file has no text in {name}; add that field"
        raise FormatError(message)
    return value


def by_corpus(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[tuple[int, Mapping[str, Any]]]]:
    """Return numbered rows by the name in their ``corpus``, sorted; empty where there is none."""
    found: dict[str, list[tuple[int, Mapping[str, Any]]]] = {}
    for number, row in enumerate(rows, start=1):
        found.setdefault(str(row.get("corpus") or ""), []).append((number, row))
    return dict(sorted(found.items()))
