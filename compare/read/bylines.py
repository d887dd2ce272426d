"""Header lines of a saved article: who wrote it, for which outlet, when.

Outlets print these in a few shapes, and people paste them as they are::

    Monday, June 23, 2025                        a date
    News Desk - The Cradle                       a desk and its outlet
    By Jane Doe | The Outlet | 22 June 2025      parts in any order
    The Outlet, 22 June 2025, by Jane Doe        the same with commas
    Source: The Outlet                           a label and its value
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.read.columns import field_of
from compare.read.times import published_time

_LONGEST = 140
_LONGEST_NAME = 60
_BARS = re.compile(r"\s+[|•·‖/–—-]\s+|\s*[|•·]\s*")
_BY = re.compile(r"^(?:written |reported |story |words )?by:?\s+(\S.*)$", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"(?:{_WEEKDAY.pattern})?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{4})"
    r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?)?",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"\b(?:desk|staff|newsroom|newsdesk|agenc(?:y|ies)|bureau|reporters?|correspondents?|editors?"
    r"|editorial|team|writers?|service)\b",
    re.IGNORECASE,
)
_BARE_DESK = re.compile(r"(?:news|staff|web|foreign|world) ?\w+", re.IGNORECASE)
_AUTHOR_LABELS = frozenset({"author", "authors", "byline", "by"})
_TITLE_LABELS = frozenset({"title", "headline", "standfirst", "subtitle", "dek", "summary"})
_LABELLED = re.compile(r"^(?:\*\*|__)?([A-Za-z][A-Za-z _-]{1,24}?)\s*:(?:\*\*|__)?\s+(\S.*)$")
_LINK = re.compile(r"^<?(https?://\S+?)>?$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][\"'”’]?$|[.!?]\s+[A-Z“\"].*\s\S+\s\S+")
_INITIALS = re.compile(r"\b(?:[A-Z]\.|p\.m\.|a\.m\.|Jr\.|Sr\.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What one line above the body says; empty strings where it says nothing of a kind."""

    source: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    title: str = ""
    standfirst: str = ""
    label: str = ""
    """A label that is none of ours, its value in ``value``."""
    value: str = ""


def header_line(line: str) -> HeaderLine | None:
    """Return what a line says of its article, or None where it is headline, standfirst or body.

    Parameters
    ----------
    line
        One line on single spaces.
    """
    if not line or len(line) > _LONGEST:
        return None
    if link := _LINK.match(line):
        return HeaderLine(url=link[1])
    if published := published_time(line):
        return HeaderLine(published=published)
    return _labelled(line) or _byline(line)


def labelled(name: str, value: str) -> HeaderLine:
    """Return what ``name: value`` says, as in front matter."""
    field = field_of(name)
    if field == "published":
        return HeaderLine(published=published_time(value), label=name, value=value)
    if field in {"source", "url", "title", "standfirst"}:
        return HeaderLine(**{field: value})
    return HeaderLine(label=name, value=value)


def _labelled(line: str) -> HeaderLine | None:
    found = _LABELLED.match(line)
    if found is None:
        return None
    name, value = found[1], found[2]
    field = field_of(name)
    link = _LINK.match(value)
    said = None
    if link is not None and field in {"source", "url"}:
        said = HeaderLine(url=link[1])
    elif name.casefold() in _AUTHOR_LABELS:
        said = HeaderLine(author=value)
    elif field == "source" and len(value) <= _LONGEST_NAME and not _is_sentence(value):
        # "Source: officials say ..." or "Media: a new law ..." is a sentence; a name is short.
        said = HeaderLine(source=value) if _is_name(value) else None
    elif field == "published" and (published := published_time(value)):
        said = HeaderLine(published=published)
    elif name.casefold() in _TITLE_LABELS:
        said = HeaderLine(**{field: value})
    return said


def _byline(line: str) -> HeaderLine | None:
    if _is_sentence(line):
        return None
    published, parts = _dated_parts(line)
    authors = [found[1].strip(" ,") for part in parts if (found := _BY.match(part))]
    names = [part for part in parts if not _BY.match(part)]
    if len(authors) > 1 or any(len(part) > _LONGEST_NAME for part in [*authors, *names]):
        return None
    desks = [name for name in names if _DESK.search(name)]
    outlets = [name for name in names if not _DESK.search(name)]
    if authors:
        # "By Monday, 23 June 2025 ..." and "by and large" open sentences, not bylines.
        sentence = _WEEKDAY.match(authors[0] + " ") or authors[0][:1].islower()
        if sentence or len(outlets) > 1:
            return None
        return HeaderLine("".join(outlets), authors[0], published)
    return _desk_line(desks, outlets, published)


def _dated_parts(line: str) -> tuple[str, list[str]]:
    """Return the date in a line, and what the bars, dashes and the date part the rest into."""
    dates = list(_DATE.finditer(line))
    published = published_time(dates[0][0].replace("of ", "")) if len(dates) == 1 else ""
    rest = line
    if published:
        rest = f"{line[: dates[0].start()]} | {line[dates[0].end() :]}"
    parts = [part.strip(" ,;|•·–—-") for part in _BARS.split(rest)]
    if published:
        parts = [piece for part in parts for piece in _split_by(part)]
    return published, [part for part in parts if part]


def _desk_line(desks: list[str], outlets: list[str], published: str) -> HeaderLine | None:
    """Return a line without "by": an outlet and a date, or a desk with either or both."""
    if len(desks) > 1 or len(outlets) > 1 or not all(map(_is_name, desks + outlets)):
        return None
    if not desks:
        return HeaderLine(source=outlets[0], published=published) if published and outlets else None
    if outlets or published or _BARE_DESK.fullmatch(desks[0]):
        return HeaderLine("".join(outlets), desks[0], published)
    return None


def _split_by(part: str) -> list[str]:
    """Part "Outlet, by X" and "by X, Outlet" at the comma."""
    pieces = [piece.strip() for piece in part.split(",")]
    return pieces if any(_BY.match(piece) for piece in pieces) else [part]


def _is_name(text: str) -> bool:
    """Tell whether every word but the little ones begins as names do."""
    words = [word for word in text.split() if word.casefold() not in {"of", "the", "and", "for"}]
    return 0 < len(words) <= 6 and not any(word[0].islower() for word in words)  # noqa: PLR2004


def _is_sentence(line: str) -> bool:
    return bool(_SENTENCE.search(_INITIALS.sub("", line)))
