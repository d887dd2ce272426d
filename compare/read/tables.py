"""JSON, JSON lines, CSV and TSV in, one outcome a record out, in the order of the records.

Lines are streamed: memory holds one record, however long the file. A record that cannot be used
is an outcome too, and the next one is read all the same.
"""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

from compare.read.csv_rows import csv_rows
from compare.read.draft import Outcome, UnusableError
from compare.read.lines import TooLong, decoded_lines, too_long

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compare.read.record import RecordReader

_DEEPEST = 4
_KINDS = {str: "a text", int: "a number", float: "a number", bool: "true or false",
          type(None): "null", list: "a list"}  # fmt: skip


def json_outcomes(text: str, reader: RecordReader) -> Iterator[Outcome]:
    """Yield the outcomes of a JSON document.

    The records are those of the first list of objects found breadth first (``articles``,
    ``response.results``, ...), or the objects of an object that holds nothing else, or the one
    object that the document is (numbered 0).

    Raises
    ------
    UnusableError
        Where the text is not JSON or holds no record.
    """
    records = _records(_loaded(text), reader)
    if isinstance(records, dict):
        yield 0, _outcome(records, reader)
        return
    for number, record in enumerate(records, 1):
        yield number, _outcome(record, reader)


def _loaded(text: str) -> Any:  # noqa: ANN401 - a JSON document is anything
    try:
        return json.loads(text)
    except RecursionError as error:
        message = "its JSON is nested too deep"
        raise UnusableError(message) from error
    except json.JSONDecodeError as error:
        message = f"it is not JSON (line {error.lineno}, column {error.colno}: {error.msg.lower()})"
        raise UnusableError(message) from error
    except ValueError as error:  # a number of thousands of digits
        message = "it is not JSON that can be read"
        raise UnusableError(message) from error


def _records(document: object, reader: RecordReader) -> list[Any] | dict[str, Any]:
    if isinstance(document, list):
        if document:
            return document
        message = "it holds an empty list"
        raise UnusableError(message)
    if not isinstance(document, dict):
        message = f"it holds {_KINDS[type(document)]} where articles are expected"
        raise UnusableError(message)
    if reader.knows({key: value for key, value in document.items() if not isinstance(value, dict)}):
        return document
    level: list[dict[str, Any]] = [document]
    for _ in range(_DEEPEST):
        values = [value for item in level for value in item.values()]
        for value in values:
            if isinstance(value, list) and value and isinstance(value[0], dict):
                return value
        level = [value for value in values if isinstance(value, dict)]
    inner = list(document.values())
    if inner and all(isinstance(item, dict) and reader.knows(item) for item in inner):
        return inner
    if any(isinstance(value, list) for value in document.values()):
        message = "it holds no articles"
        raise UnusableError(message)
    return document


def json_line_outcomes(
    stream: IO[bytes], encoding: str, max_bytes: int, reader: RecordReader
) -> Iterator[Outcome]:
    """Yield the outcomes of a file with one JSON object a line; blank lines are none."""
    number = 0
    for line in decoded_lines(stream, encoding, max_bytes):
        if isinstance(line, TooLong):
            number += 1
            yield number, too_long(max_bytes)
        elif line.strip():
            number += 1
            try:
                record = _loaded(line)
            except UnusableError as error:
                yield number, f"its line holds no JSON: {error}"
            else:
                yield number, _outcome(record, reader)


def _outcome(record: object, reader: RecordReader) -> Any:  # noqa: ANN401 - see Outcome
    if not isinstance(record, dict):
        return f"it is {_KINDS[type(record)]} where an object is expected"
    # Elasticsearch and its kin wrap each record.
    inner = record.get("_source")
    return outcome_of(inner if isinstance(inner, dict) else record, reader)


def outcome_of(record: Mapping[str, Any], reader: RecordReader) -> Any:  # noqa: ANN401 - see Outcome
    """Return the draft of a record, or why there is none."""
    try:
        return reader.draft(record)
    except UnusableError as error:
        return str(error)


def csv_outcomes(
    stream: IO[bytes], encoding: str, max_bytes: int, reader: RecordReader, *, tabs: bool
) -> Iterator[Outcome]:
    """Yield the outcomes of a table with a header line; empty rows are none.

    Parameters
    ----------
    tabs
        Whether tabs part the cells for certain; else the one of comma, semicolon, tab and bar
        that parts the header into most cells.

    Raises
    ------
    UnusableError
        Where there is no header or no record below it.
    """
    header: list[str] = []
    number = 0
    lines = decoded_lines(stream, encoding, max_bytes)
    for row in csv_rows(lines, max_bytes, "\t" if tabs else ""):
        if isinstance(row, str):
            number += 1
            yield number, row
        elif not header:
            header = [cell.strip() for cell in row]
        elif len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
            number += 1
            yield number, f"it has {len(row)} cells where the header has {len(header)}"
        else:
            number += 1
            yield number, outcome_of(dict(zip(header, row, strict=False)), reader)
    if not number:
        message = "it has a header and no record" if header else "it is empty"
        raise UnusableError(message)
