"""How tellings of one fact part: pairs of values, gathered into who gives which."""

from __future__ import annotations

import dataclasses
import difflib
import re
from typing import TYPE_CHECKING

from compare.report.characters import one_line
from compare.report.page.view import DifferenceView, Pieces, Quote, Variant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compare.records import Difference, Evidence, Judgement
    from compare.report.page.facts import FactViews
    from compare.report.page.view import FactView

_WORD = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]+|\s+")
_CONFLICT = "conflict"
_TWO = 2
_PART = 0.6
"""Evidence of less than this share of its sentence points at something in it."""


def difference_views(
    differences: Iterable[Difference],
    facts: Mapping[str, FactView],
    judgements: Mapping[tuple[str, str], Judgement],
    views: FactViews,
) -> tuple[DifferenceView, ...]:
    """Gather the differences of one story by fact and kind.

    Seven sources that give three values part in up to sixteen pairs; a reader asks which value
    each gives. Those come first of which two values are surely told, of these conflicts, then by
    strength and number of sources; ties keep the order of the facts. What an earlier one shows
    already, values and sources, is named there only.

    Parameters
    ----------
    differences
        Of one story, in any order.
    facts
        Its facts by id.
    judgements
        Its judgements by fact and source; a difference without both is left out.
    views
        Makes the quotes.
    """
    gathered: dict[tuple[str, str], list[Difference]] = {}
    for one in differences:
        gathered.setdefault((one.fact_id, one.kind), []).append(one)
    ranked: list[tuple[tuple[bool, bool, float, int, int, str], DifferenceView]] = []
    for (fact_id, kind), pairs in gathered.items():
        values: dict[str, dict[str, Evidence]] = {}
        for pair in pairs:
            for source, value, evidence in (
                (pair.source_a, pair.value_a, pair.evidence_a),
                (pair.source_b, pair.value_b, pair.evidence_b),
            ):
                if (fact_id, source) in judgements:
                    values.setdefault(value, {}).setdefault(source, evidence)
        variants = [
            Variant(
                one_line(value),
                tuple(
                    views.quote(judgements[fact_id, source], evidence)
                    for source, evidence in sorted(of_source.items())
                ),
            )
            for value, of_source in values.items()
        ]
        variants.sort(key=lambda variant: (-len(variant.quotes), variant.value))
        relations = sorted({pair.relation for pair in pairs}, key=lambda r: (r != _CONFLICT, r))
        fact = facts[fact_id]
        strength = max(pair.strength for pair in pairs)
        n_quotes = sum(len(variant.quotes) for variant in variants)
        rank = (
            _doubtful(variants),
            _CONFLICT not in relations,
            -strength,
            -n_quotes,
            fact.number,
            kind,
        )
        view = DifferenceView(fact, kind, tuple(relations), _marked(variants), ())
        ranked.append((rank, view))
    ranked.sort(key=lambda one: one[0])
    return _without_repeats([view for _, view in ranked])


def _doubtful(variants: Sequence[Variant]) -> bool:
    """Tell whether fewer than two values are told by a source whose verdict is sure."""
    return sum(any(not one.unsure for one in variant.quotes) for variant in variants) < _TWO


def _without_repeats(views: Sequence[DifferenceView]) -> tuple[DifferenceView, ...]:
    """Leave out views whose values and sources an earlier one has; it names their facts."""
    kept: list[tuple[set[tuple[str, str]], DifferenceView]] = []
    for view in views:
        told = {(variant.value, one.source) for variant in view.variants for one in variant.quotes}
        for i, (known, earlier) in enumerate(kept):
            if earlier.kind == view.kind and told <= known:
                also = tuple(sorted({*earlier.also, view.fact.number} - {earlier.fact.number}))
                kept[i] = (known, dataclasses.replace(earlier, also=also))
                break
        else:
            kept.append((told, view))
    return tuple(view for _, view in kept)


def _marked(variants: Sequence[Variant]) -> tuple[Variant, ...]:
    """Mark in every quote the words by which it parts from the first quote of another value."""
    made: list[Variant] = []
    for variant in variants:
        rival = next((one for one in variants if one is not variant), None)
        against = _text(rival.quotes[0]) if rival else ""
        made.append(
            Variant(
                variant.value,
                tuple(
                    dataclasses.replace(quote, pieces=_pointed(quote, variant.value, against))
                    for quote in variant.quotes
                ),
            )
        )
    return tuple(made)


def _pointed(quote: Quote, value: str, against: str) -> Pieces:
    """Return a quote with what differs marked.

    That is the value where it stands in the evidence or else in its sentence; the evidence itself
    where it is a part of the sentence, since a lens may name what no word spells out; and else
    the words that the other telling lacks.
    """
    for i, (text, marked) in enumerate(quote.pieces):
        found = differing_words(text, value, text) if marked else ()
        if any(mark for _, mark in found):
            before, after = quote.pieces[:i], quote.pieces[i + 1 :]
            return (*((t, False) for t, _ in before), *found, *((t, False) for t, _ in after))
    whole = _text(quote)
    found = differing_words(whole, value, whole)
    if any(mark for _, mark in found):
        return found
    if 0 < sum(len(text) for text, marked in quote.pieces if marked) < _PART * len(whole):
        return quote.pieces
    return differing_words(whole, value, against)


def differing_words(text: str, value: str, other: str) -> Pieces:
    """Mark ``value`` in ``text``; where it does not stand there, the words ``other`` lacks.

    Words are compared whole and without case (Ratcliff and Obershelp's matching, as in
    :mod:`difflib`).
    """
    found = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text, re.IGNORECASE) if value else None
    if found:
        start, end = found.span()
        pieces = [(text[:start], False), (text[start:end], True), (text[end:], False)]
        return tuple(piece for piece in pieces if piece[0])
    words, others = _WORD.findall(text), _WORD.findall(other)
    matcher = difflib.SequenceMatcher(
        a=[word.casefold() for word in words],
        b=[word.casefold() for word in others],
        autojunk=False,
    )
    pieces = []
    for operation, start, end, _, _ in matcher.get_opcodes():
        stretch = "".join(words[start:end])
        if stretch:
            pieces.append((stretch, operation != "equal" and not stretch.isspace()))
    return tuple(pieces)


def _text(quote: Quote) -> str:
    return "".join(text for text, _ in quote.pieces)
