"""Judgements in words, and the lines that a run ends with."""

from __future__ import annotations

import comparison_factory as factory
import pytest
from overviews import strongest_omission

from compare.errors import InputError
from compare.report.closing import WIDTH, cut
from compare.report.explanation import explain


def test_an_omission_is_explained_by_the_nearest_words() -> None:
    """Fact, verdict, probability, the nearest words and where they stand."""
    comparison = factory.moscow()
    judgement = next(
        one
        for one in comparison.judgements
        if one.fact_id == comparison.facts[6].id and one.source == "Capital Wire"
    )
    told = explain(judgement, comparison)
    assert judgement.nearest is not None
    assert "“The pact with Russia holds no mutual-defence clause”" in told
    assert "Capital Wire states nothing of it (omitted, 72 %)." in told
    assert f"“{judgement.nearest.text}” (characters {judgement.nearest.start} to" in told


def test_every_verdict_has_its_words() -> None:
    """All judgements are explained, contradictions with their reason, unsure ones as such."""
    comparison = factory.moscow()
    for judgement in comparison.judgements:
        told = explain(judgement, comparison)
        assert judgement.verdict in told
        assert (", unsure)" in told) == judgement.unsure
        assert all(reason in told for reason in judgement.reasons)


def test_a_judgement_of_another_comparison_is_refused() -> None:
    """Without its fact there is nothing to explain."""
    with pytest.raises(InputError, match="no fact"):
        explain(factory.moscow().judgements[0], factory.empty())


def test_the_strongest_omission_is_the_one_the_page_shows_first() -> None:
    """The model case: who tells it, of how many, and the fact."""
    assert strongest_omission(factory.moscow()) == (
        "strongest omission: 1 of 7 tells it, Levant Ledger:",
        "  “The pact with Russia holds no mutual-defence clause”",
    )
    assert strongest_omission(factory.empty()) == ()


def test_closing_lines_fit_a_terminal_and_steer_none() -> None:
    """Under eighty columns whatever the words, and without escape characters."""
    for line in (*strongest_omission(factory.hostile()), cut("long " * 40, "”"), cut("x" * 200)):
        assert len(line) <= WIDTH
        assert line.isprintable()
