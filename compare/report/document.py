"""A comparison as one JSON document, and back again without loss.

The document is versioned (:data:`FORMAT`, :data:`VERSION`), UTF-8, and has one record a line, so
that two runs can be compared with ``diff``. Numbers keep every digit; NaN and infinity are
refused both ways. A document may come from a stranger: its types, its identifiers and every
offset are checked before anything is rendered from it.
"""

from __future__ import annotations

import dataclasses
import json
import math
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

from pydantic import TypeAdapter, ValidationError

from compare.errors import FormatError
from compare.records import Comparison

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from compare.records import Article, Evidence

FORMAT = "narrative-compare comparison"
VERSION = 1

_SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
_FAULTS_SHOWN = 3


def to_json(comparison: Comparison) -> str:
    """Comparison in, document out; the same comparison gives the same text.

    Raises
    ------
    FormatError
        Where a number is NaN or infinite.
    """
    return "".join(document(comparison))


def document(
    comparison: Comparison, found: Mapping[str, Iterable[str]] | None = None
) -> Iterator[str]:
    """Give the document piece by piece.

    Parameters
    ----------
    comparison
        What to save.
    found
        By the names of fields, what stands in place of the comparison's own records: their JSON
        in pieces, as :func:`records` gives it.
    """
    found = found or {}
    yield f'{{\n"format": {_dump(FORMAT)},\n"version": {VERSION}'
    for field in dataclasses.fields(comparison):
        yield f',\n"{field.name}": '
        value = getattr(comparison, field.name)
        if field.name in found or isinstance(value, tuple):
            yield from _array(found.get(field.name) or records(value))
        else:
            yield _dump(value)
    yield "\n}\n"


def records(several: Iterable[object], *, first: bool = True) -> Iterator[str]:
    """Give records of a field as JSON, a record a line, each with what parts it from the last.

    They go on with others of the field where they are not the first.
    """
    before = "" if first else ",\n"
    for record in several:
        yield f"{before}{_dump(record)}"
        before = ",\n"


def _array(pieces: Iterable[str]) -> Iterator[str]:
    """Give the JSON of records as an array; an empty one stands on one line."""
    empty = True
    for piece in pieces:
        yield f"[\n{piece}" if empty else piece
        empty = False
    yield "[]" if empty else "\n]"


def from_json(text: str, name: str = "the document") -> Comparison:
    """Document in, comparison out.

    Parameters
    ----------
    text
        What :func:`to_json` gave.
    name
        What a message calls the document.

    Raises
    ------
    FormatError
        Where it is no such document, is of a newer version, or does not fit together; the
        message names what is wrong.
    """
    try:
        data = json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        message = f"{name} is not JSON ({str(error).lower()}); render from a whole comparison.json"
        raise FormatError(message) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        message = f"{name} is not a {FORMAT}; give the comparison.json of a report"
        raise FormatError(message)
    version = data.get("version")
    if not isinstance(version, int) or not 1 <= version <= VERSION:
        message = (
            f"{name} has version {version!r} of its format and this program reads up to version "
            f"{VERSION}; update narrative-compare"
        )
        raise FormatError(message)
    try:
        comparison = _adapter().validate_json(text, strict=True)
    except ValidationError as error:
        raise _not_usable(name, _type_faults(error)) from error
    faults = list(_reference_faults(comparison))
    if faults:
        raise _not_usable(name, faults)
    return comparison


def read_document(path: Path) -> Comparison:
    """Read a comparison from a file.

    Raises
    ------
    FormatError
        Where the file is missing, unreadable, or not a comparison.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        message = f"{path} cannot be read ({(error.strerror or 'unknown fault').lower()}); "
        message += "give a report's folder or its comparison.json"
        raise FormatError(message) from error
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8 text; give the comparison.json of a report"
        raise FormatError(message) from error
    return from_json(text, str(path))


@cache
def _adapter() -> TypeAdapter[Comparison]:
    """Return the validator of comparisons, built once."""
    return TypeAdapter(Comparison)


def _dump(value: object) -> str:
    """Return a value as JSON on one line."""
    try:
        return _encoder().encode(value)
    except ValueError as error:
        message = "a number of the comparison is not finite and cannot be saved; report this"
        raise FormatError(message) from error


@cache
def _encoder() -> json.JSONEncoder:
    """Return what writes records as JSON, made once."""
    return json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_fields)


def _fields(record: object) -> dict[str, Any]:
    """Return a record's values by name, themselves as they are; pairs of strings stay pairs."""
    kind: Any = type(record)
    return {name: getattr(record, name) for name in _names(kind)}


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def _refuse_constant(constant: str) -> NoReturn:
    message = f"{constant} is no number"
    raise ValueError(message)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        message = f"{digits} is out of range"
        raise ValueError(message)
    return number


def _not_usable(name: str, faults: list[str]) -> FormatError:
    """Return one error for all faults, the first few by name."""
    more = len(faults) - _FAULTS_SHOWN
    shown = "; ".join(faults[:_FAULTS_SHOWN]) + (f"; and {more} more" if more > 0 else "")
    return FormatError(f"{name} cannot be used ({shown}); run the comparison again")


def _type_faults(error: ValidationError) -> list[str]:
    return [
        f"{'.'.join(map(str, fault['loc']))}: {fault['msg'].lower()}"
        for fault in error.errors(include_url=False, include_input=False)
    ]


def _reference_faults(comparison: Comparison) -> Iterator[str]:
    """Yield what does not fit together: ids, references, offsets, probabilities."""
    articles = {article.id: article for article in comparison.articles}
    stories = {story.id for story in comparison.stories}
    claims = {claim.id for claim in comparison.claims}
    facts = {(fact.story_id, fact.id) for fact in comparison.facts}
    yield from _id_faults("article", [article.id for article in comparison.articles])
    yield from _id_faults("story", [story.id for story in comparison.stories])
    yield from _id_faults("claim", [claim.id for claim in comparison.claims])
    yield from _id_faults("fact", [fact.id for fact in comparison.facts])
    for story in comparison.stories:
        yield from _missing(f"story {story.id}", "article", story.article_ids, articles)
    yield from _claim_faults(comparison, articles)
    for fact in comparison.facts:
        yield from _missing(f"fact {fact.id}", "story", (fact.story_id,), stories)
        yield from _missing(f"fact {fact.id}", "claim", fact.claim_ids, claims)
    for judgement in comparison.judgements:
        where = f"judgement of fact {judgement.fact_id} and source {judgement.source}"
        yield from _missing(where, "fact", ((judgement.story_id, judgement.fact_id),), facts)
        yield from _missing(where, "article", (judgement.article_id,), articles)
        if not 0 <= judgement.probability <= 1:
            yield f"{where} has a probability outside 0 to 1"
        nearest = (judgement.nearest,) if judgement.nearest else ()
        yield from _evidence_faults(where, (*judgement.evidence, *nearest), articles)
    for difference in comparison.differences:
        where = f"difference of fact {difference.fact_id}"
        yield from _missing(where, "fact", ((difference.story_id, difference.fact_id),), facts)
        pair = (difference.evidence_a, difference.evidence_b)
        yield from _evidence_faults(where, pair, articles)


def _claim_faults(comparison: Comparison, articles: dict[str, Article]) -> Iterator[str]:
    """Yield claims of unknown articles, and claims that point outside theirs."""
    for claim in comparison.claims:
        where = f"claim {claim.id}"
        yield from _missing(where, "article", (claim.article_id,), articles)
        length = len(articles[claim.article_id].text) if claim.article_id in articles else 0
        if any(not 0 <= start <= end <= length for start, end in (*claim.spans, claim.sentence)):
            yield f"{where} points outside its article"


def _id_faults(noun: str, ids: list[str]) -> Iterator[str]:
    """Yield ids that are not safe as a file name and an anchor, or that stand twice."""
    seen: set[str] = set()
    for one in ids:
        if not _SAFE_ID.fullmatch(one):
            yield f"{noun} id {one[:40]!r} is not made of letters, digits, hyphens"
        if one in seen:
            yield f"{noun} id {one[:40]!r} stands twice"
        seen.add(one)


def _missing(where: str, noun: str, ids: tuple[Any, ...], known: Any) -> Iterator[str]:  # noqa: ANN401 - any container of ids
    yield from (f"{where} names an unknown {noun}" for one in ids if one not in known)


def _evidence_faults(
    where: str, evidence: tuple[Evidence, ...], articles: dict[str, Article]
) -> Iterator[str]:
    """Yield evidence that is not the words of its article."""
    for one in evidence:
        article = articles.get(one.article_id)
        if article is None:
            yield f"{where} rests on an unknown article"
        elif article.text[max(one.start, 0) : one.end] != one.text:
            yield f"{where} has other words than its article"
