"""A judgement in words: what a source does with a fact, on which words, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.errors import InputError
from compare.report.characters import one_line
from compare.report.page.facts import percent

if TYPE_CHECKING:
    from compare.records import Comparison, Judgement

_SAYS = {
    "included": "states it",
    "partial": "states a part of it",
    "contradicted": "states what cannot be true together with it",
    "omitted": "states nothing of it",
    "not yet known": "appeared before anyone stated it",
}


def explain(judgement: Judgement, comparison: Comparison) -> str:
    """Return a judgement in plain sentences: fact, verdict, words with their place, reasons.

    Parameters
    ----------
    judgement
        Of this comparison, as ``StoryResult.judgement`` gives it.
    comparison
        The comparison, or a result's ``comparison``.

    Raises
    ------
    InputError
        Where the comparison does not hold the judgement's fact.

    Examples
    --------
    >>> story = result.story(1)  # doctest: +SKIP
    >>> explain(story.judgement(story.facts[0], "Kestrel"), result.comparison)  # doctest: +SKIP
    """
    fact = next((one for one in comparison.facts if one.id == judgement.fact_id), None)
    if fact is None:
        message = f"no fact {judgement.fact_id} in this comparison; give the one it was judged in"
        raise InputError(message)
    unsure = ", unsure" if judgement.unsure else ""
    told = (
        f"The fact is “{one_line(fact.text)}”. {one_line(judgement.source)} "
        f"{_SAYS[judgement.verdict]} ({judgement.verdict}, "
        f"{percent(judgement.probability)} %{unsure})."
    )
    words = judgement.evidence or ((judgement.nearest,) if judgement.nearest else ())
    quotes = "; ".join(
        f"“{one_line(one.text)}” (characters {one.start} to {one.end})" for one in words
    )
    if judgement.evidence:
        told += f" It rests on {quotes}."
    elif quotes:
        told += f" The nearest it says is {quotes}."
    else:
        told += " Nothing it says comes near."
    if judgement.reasons:
        told += f" Why: {'; '.join(one_line(reason) for reason in judgement.reasons)}."
    return told
