"""How near claims are to each other: the coverage itself, and the most that it can come to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import ragged
import small_corpus
from fake_encoder import FakeEncoder
from hypothesis import given, settings
from hypothesis import strategies as st
from statements import claim

from compare import affinity, pipeline, story
from compare.affinity import Affinities, claim_affinities
from compare.interaction import coverage, rest_coverage, stack
from compare.judge import StoryClaims, judge
from compare.judge.reach import within_reach
from compare.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from random import Random

    import pytest

    from compare.encode import Encoding
    from compare.judge import Reading
    from compare.records import Claim, Fact, Judgement
    from compare.settings import JudgeSettings
    from compare.verifier import Verifier

TEXTS = st.lists(ragged.texts(), min_size=1, max_size=5)


def named(text: str, number: int, chosen: Sequence[str]) -> Claim:
    """Return a claim that mentions those of some words which it has."""
    mentions = [("name", word, word.casefold()) for word in chosen if word in text.split()]
    return claim(text, *mentions, number=number)


@given(TEXTS, st.integers(0, 99), st.sets(st.sampled_from(ragged.WORDS)), st.randoms())
@settings(max_examples=200, deadline=None)
def test_no_rest_of_two_claims_passes_the_ceiling(
    texts: list[str], seed: int, words: set[str], random: Random
) -> None:
    """Whichever mentions are set aside, two claims cover each other at most this much."""
    claims = [named(text, number, sorted(words)) for number, text in enumerate(texts)]
    encodings = [ragged.encode(text, seed) for text in texts]
    found = claim_affinities(claims, encodings)
    for i, one in enumerate(claims):
        for j, other in enumerate(claims):
            aside = [
                [m.text for m in side.mentions if random.random() < 0.5] for side in (one, other)
            ]
            rest = rest_coverage(
                (one.text, encodings[i], aside[0]), (other.text, encodings[j], aside[1])
            )
            assert rest <= found.ceiling[i, j]
    assert (found.ceiling == found.ceiling.T).all()


@given(TEXTS, st.integers(0, 99), st.integers(1, 12))
@settings(max_examples=50, deadline=None)
def test_coverage_is_that_of_interaction_whatever_the_blocks(
    texts: list[str], seed: int, block_tokens: int
) -> None:
    """Comparing block by block, each two once, gives what comparing one by one gives."""
    claims = [claim(text, number=number) for number, text in enumerate(texts)]
    encodings = [ragged.encode(text, seed) for text in texts]
    expected = coverage(texts, encodings, *stack(encodings))
    found = _in_blocks(block_tokens, claims, encodings)
    threaded = _in_blocks(block_tokens, claims, encodings, threads=3)
    assert (threaded.coverage == found.coverage).all()
    assert (threaded.ceiling == found.ceiling).all()
    np.testing.assert_allclose(found.coverage, expected, atol=1e-6)
    np.testing.assert_allclose(
        found.ceiling, claim_affinities(claims, encodings).ceiling, atol=1e-6
    )


def _in_blocks(
    tokens: int, claims: Sequence[Claim], encodings: Sequence[Encoding], threads: int = 1
) -> Affinities:
    before = affinity.BLOCK_TOKENS
    try:
        affinity.BLOCK_TOKENS = tokens
        return claim_affinities(claims, encodings, threads)
    finally:
        affinity.BLOCK_TOKENS = before


def test_no_claims_have_no_affinities() -> None:
    """A story whose articles state nothing is no error."""
    assert claim_affinities([], []).ceiling.shape == (0, 0)


def test_out_of_reach_is_only_what_decides_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Judgements are equal whether all claims of an article are looked at or those in reach."""
    left_out = []

    def both(
        facts: Sequence[Fact],
        readings: Sequence[Reading],
        known: StoryClaims,
        judging: JudgeSettings,
        verifier: Verifier | None,
        threads: int,
    ) -> tuple[Judgement, ...]:
        found = judge(facts, readings, known, judging, verifier, threads)
        assert found == judge(facts, readings, replace(known, affinities=None), judging, verifier)
        for reading in readings:
            near = within_reach(facts, reading.claims, known)
            left_out.append(len(facts) * len(reading.claims) - sum(map(len, near)))
        return found

    monkeypatch.setattr(story, "judge", both)
    small_corpus.write(tmp_path)
    chosen = Settings.from_mapping({"cluster": {"one_story": True}, "judge": {"verifier": "none"}})
    compared = pipeline.run(tmp_path, chosen, encoder=FakeEncoder(), cache=False)
    assert any(j.verdict == "contradicted" for j in compared.judgements)
    assert sum(left_out) > 0
