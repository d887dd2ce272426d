"""One record of a table or an API in, the draft of its article out."""

from __future__ import annotations

import html
import math
import re
from typing import TYPE_CHECKING, Any

from compare.read.columns import COLUMNS, column_order
from compare.read.decode import clean
from compare.read.draft import Draft, UnusableError
from compare.read.leftovers import without_leftovers
from compare.read.origins import host_of, outlet_name
from compare.read.paragraphs import (
    body_text,
    fold,
    one_line,
    real_standfirst,
    to_paragraphs,
    without_title,
)
from compare.read.times import published_time

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_METADATA = 200
_DEEPEST = 4
_TRUNCATED = re.compile(r"\s*(?:…|\.{3})?\s*\[\+\d+ chars\]\s*$")
_TAGS = re.compile(
    r"</?(?:p|br|div|span|a|b|i|strong|em|h[1-6]|ul|ol|li|blockquote|figure|img)\b[^<>]*>",
    re.IGNORECASE,
)
_BREAKING = re.compile(
    r"<br\b[^<>]*>|</?(?:p|div|h[1-6]|ul|ol|li|blockquote|figure|tr|table)\b[^<>]*>", re.IGNORECASE
)
_DROPPED = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL
)
_ANY_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")


class RecordReader:
    """Turns records of one input into drafts.

    Parameters
    ----------
    mapped
        ``(ours, theirs)`` column names that come before the known ones.

    Raises
    ------
    compare.errors.SettingsError
        Where ``ours`` is no part of an article.
    """

    def __init__(self, mapped: tuple[tuple[str, str], ...] = ()) -> None:
        self._order = column_order(mapped)

    def knows(self, record: Mapping[str, Any]) -> bool:
        """Tell whether a record has a column that holds a title or a text."""
        names = {fold(name) for name in flat_record(record)}
        return any(name in names for field in ("text", "title") for name in self._order[field])

    def draft(self, record: Mapping[str, Any]) -> Draft:
        """Return the draft of a record.

        Raises
        ------
        UnusableError
            Where no column holds a text, naming the columns that are there.
        """
        values = flat_record(record)
        by_name: dict[str, str] = {}
        for name in values:
            # Of two spellings of one name the filled one counts.
            if values[name].strip() or fold(name) not in by_name:
                by_name.setdefault(fold(name), name)
                if not values[by_name[fold(name)]].strip():
                    by_name[fold(name)] = name
        used: set[str] = set()
        said = {field: self._first(field, values, by_name, used) for field in COLUMNS}
        if not said["text"].strip():
            raise UnusableError(self._no_text(record, by_name))
        text, truncated = _TRUNCATED.subn("", said["text"])
        title = one_line(plain_text(said["title"]))
        paragraphs = without_leftovers(to_paragraphs(plain_text(text)))
        body = body_text(without_title(paragraphs, title))
        published = published_time(said["published"])
        extra = {name: one_line(value) for name, value in values.items() if name not in used}
        if said["published"].strip() and not published:
            extra["published_as_given"] = one_line(said["published"])
        if truncated:
            extra["truncated"] = "yes"
        return Draft(
            source=outlet_name(plain_text(said["source"])) or host_of(said["url"]),
            title=title,
            standfirst=real_standfirst(plain_text(said["standfirst"]), title, body),
            body=body,
            published=published,
            url=one_line(said["url"]),
            metadata=tuple(
                sorted(
                    (one_line(name), value)
                    for name, value in extra.items()
                    if value and len(value) <= _LONGEST_METADATA and one_line(name)
                )
            ),
        )

    def _first(
        self, field: str, values: dict[str, str], by_name: dict[str, str], used: set[str]
    ) -> str:
        for folded in self._order[field]:
            name = by_name.get(folded)
            if name is not None and values[name].strip():
                used.add(name)
                return values[name]
        return ""

    def _no_text(self, record: Mapping[str, Any], by_name: dict[str, str]) -> str:
        present = [by_name[name] for name in self._order["text"] if name in by_name]
        if present:
            return f"its text is empty (column {present[0]!r})"
        names = ", ".join(repr(one_line(clean(str(name)))[:40]) for name in list(record)[:12])
        return (
            f"no column holds its text (found {names or 'none'}); "
            "name the one that does with --map text=COLUMN"
        )


def flat_record(record: Mapping[str, Any]) -> dict[str, str]:
    """Return the scalar values of a record as clean text, nested names joined by dots.

    Lists and values that mean "none" (``null``, ``NaN``, ``NaT``) are left out.
    """
    flat: dict[str, str] = {}
    stack: list[tuple[str, Any, int]] = [("", record, 0)]
    while stack:
        name, value, depth = stack.pop()
        if isinstance(value, dict):
            if depth < _DEEPEST:
                stack.extend(
                    (f"{name}.{key}" if name else str(key), item, depth + 1)
                    for key, item in reversed(value.items())
                )
        elif (text := _scalar(value)) is not None:
            flat.setdefault(clean(name), text)
    return flat


def _scalar(value: object) -> str | None:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value) if value.bit_length() < 256 else None  # noqa: PLR2004 - no name, no date
    if isinstance(value, float):
        return None if math.isnan(value) else str(value)
    if value is None or isinstance(value, (list, tuple, set, bytes)):
        return None
    text = str(value)  # dates, numpy scalars
    return None if text in {"NaT", "<NA>", "nan", "None"} else clean(text)


def plain_text(text: str) -> str:
    """Return text without HTML tags and entities, block tags becoming paragraph breaks."""
    if _TAGS.search(text):
        text = _DROPPED.sub(" ", text)
        text = _ANY_TAG.sub("", _BREAKING.sub("\n\n", text))
    if _ENTITY.search(text):
        text = clean(html.unescape(text))
    return text
