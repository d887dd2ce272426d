"""Facts and their judgements, as cards and as rows of the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from compare.report.characters import one_line, printable
from compare.report.codes import source_codes
from compare.report.page.salience import common, salience
from compare.report.page.view import Cell, FactView, Quote

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.records import Claim, Evidence, Fact, Judgement
    from compare.report.page.texts import Text

CODES = {
    "included": "i",
    "partial": "p",
    "contradicted": "c",
    "omitted": "o",
    "not yet known": "n",
}
LABELS = {
    "included": "included",
    "partial": "partly included",
    "contradicted": "contradicted",
    "omitted": "omitted",
    "not yet known": "not yet known",
}
TOLD = "included"
"""The one verdict that counts as telling a fact; who tells a part of it is named beside."""


class FactViews:
    """Builds the views of one story's facts.

    Parameters
    ----------
    sources
        The story's sources, in the order of the columns.
    texts
        Its articles by id.
    claims
        Claims by id.
    """

    def __init__(
        self, sources: Sequence[str], texts: Mapping[str, Text], claims: Mapping[str, Claim]
    ) -> None:
        self._sources = list(sources)
        self._columns = {source: number for number, source in enumerate(sources)}
        self._names = {source: printable(source) for source in sources}
        self._codes = source_codes(sources)
        self._texts = texts
        self._claims = claims

    def view(self, number: int, fact: Fact, judgements: Sequence[Judgement]) -> FactView:
        """Return the view of one fact.

        Parameters
        ----------
        number
            Its place in the story, from 1.
        fact, judgements
            The fact and what each source does with it.
        """
        told = [one for one in judgements if one.verdict == TOLD]
        n_known = sum(one.verdict != "not yet known" for one in judgements)
        claims = [self._claims[claim_id] for claim_id in fact.claim_ids]
        first = claims[0] if claims else None
        home = next(
            (one.source for one in told if first and one.article_id == first.article_id),
            told[0].source if told else self._sources[0],
        )
        of_source = {one.source: one for one in judgements}
        told.sort(key=lambda one: (one.source != home, one.source))
        others = sorted(
            (one for one in judgements if one.verdict != TOLD),
            key=lambda one: (-one.similarity, one.source),
        )
        return FactView(
            id=fact.id,
            number=number,
            text=one_line(fact.text),
            group="shared" if len(told) > 1 and 2 * len(told) > n_known else "some",
            n_known=n_known,
            salience=salience(fact.text, claims, told, others),
            tellers=tuple(self.quote(one) for one in told),
            others=tuple(self.quote(one) for one in others),
            cells=tuple(
                self._cell(of_source[source]) if source in of_source else None
                for source in self._sources
            ),
            home=self._columns[home],
            quoted=self._quoted(fact, of_source.get(home)),
            common=common(fact.text, claims, told, others),
        )

    def quote(self, judgement: Judgement, evidence: Evidence | None = None) -> Quote:
        """Return what a judgement rests on, or ``evidence`` in its place, as a quote."""
        rests_on = (evidence,) if evidence else _rests_on(judgement)
        text = self._texts[rests_on[0].article_id if rests_on else judgement.article_id]
        spans = [(one.start, one.end) for one in rests_on]
        return Quote(
            column=self._columns[judgement.source],
            source=self._names[judgement.source],
            short=self._codes[judgement.source],
            verdict=judgement.verdict,
            label=LABELS[judgement.verdict],
            percent=percent(judgement.probability),
            unsure=judgement.unsure,
            pieces=text.quote(spans),
            anchor=text.paragraph_anchor(spans[0][0]) if spans else text.anchor,
            place=text.place(spans[0][0]) if spans else "",
            reasons=tuple(one_line(reason) for reason in judgement.reasons),
            article=int(text.anchor[1:]),
            spans=tuple(
                n for a, b in spans for n in (text.utf16(a), text.utf16(b) - text.utf16(a))
            ),
        )

    def _quoted(self, fact: Fact, judgement: Judgement | None) -> bool:
        rests_on = _rests_on(judgement) if judgement else ()
        if len(rests_on) != 1:
            return False
        (one,) = rests_on
        return self._texts[one.article_id].printable[one.start : one.end] == one_line(fact.text)

    def _cell(self, judgement: Judgement) -> Cell:
        rests_on = _rests_on(judgement)
        text = self._texts[rests_on[0].article_id if rests_on else judgement.article_id]
        return Cell(
            code=CODES[judgement.verdict],
            label=LABELS[judgement.verdict],
            percent=percent(judgement.probability),
            unsure=judgement.unsure,
            article=int(text.anchor[1:]),
            spans=tuple(text.utf16(at) for one in rests_on for at in (one.start, one.end)),
            reasons=judgement.reasons,
        )


def reach(fact: FactView) -> Literal["alone", "few", "shared"]:
    """Return how many tell a fact: one of several, some, or most."""
    if fact.group == "shared":
        return "shared"
    return "alone" if len(fact.tellers) == 1 else "few"


def percent(probability: float) -> int:
    """Return a probability as a whole percentage; only certainty is 100 or 0."""
    if 0 < probability < 1:
        return min(max(round(100 * probability), 1), 99)
    return round(100 * probability)


def _rests_on(judgement: Judgement) -> tuple[Evidence, ...]:
    """Return the evidence of a judgement, or the nearest words where there is none.

    Evidence in other articles than the judgement's own is left to the tables.
    """
    rests_on = judgement.evidence or ((judgement.nearest,) if judgement.nearest else ())
    if len(rests_on) < 2:  # noqa: PLR2004  most of them
        return rests_on
    return tuple(one for one in rests_on if one.article_id == rests_on[0].article_id)
