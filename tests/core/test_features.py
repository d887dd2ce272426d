"""Features of many facts at once are those of each fact by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import ragged
import small_corpus
from fake_encoder import FakeEncoder
from hypothesis import given, settings
from hypothesis import strategies as st
from simple_features import simple_features, simple_window

from compare.judge import FEATURES, Passages, measure, stacked, token_stack
from compare.judge.windows import windows
from compare.read import read_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from compare.encode import Encoding

TEXTS = st.lists(ragged.texts(), min_size=1, max_size=6)


@pytest.fixture(params=[1, 20])
def block_tokens(request: pytest.FixtureRequest) -> Iterator[int]:
    """Let facts and sentences be measured few at a time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stacked, "FACT_TOKENS", request.param)
        patch.setattr(token_stack, "SENTENCE_TOKENS", request.param)
        yield request.param


def assert_alike(facts: Sequence[str], encodings: Sequence[Encoding], passages: Passages) -> None:
    """Compare with the oracle."""
    values, best, partner = simple_features(facts, encodings, passages)
    found = measure(facts, encodings, passages)
    for column, name in enumerate(FEATURES):
        np.testing.assert_allclose(
            found.values[:, column], values[:, column], atol=1e-6, err_msg=name
        )
    assert found.best.tolist() == best.tolist()
    assert found.partner.tolist() == partner.tolist()


@given(TEXTS, TEXTS, st.integers(0, 99))
@settings(max_examples=150, deadline=None)
def test_any_texts_give_what_they_give_one_by_one(
    facts: list[str], sentences: list[str], seed: int
) -> None:
    """Short, empty and equal texts, and such without a token, are no exception."""
    passages = Passages(tuple(sentences), tuple(ragged.encode(text, seed) for text in sentences))
    assert_alike(facts, [ragged.encode(text, seed + 1) for text in facts], passages)


@pytest.mark.usefixtures("block_tokens")
def test_articles_give_what_they_give_one_by_one(tmp_path: Path) -> None:
    """So do real sentences, however few of them are taken at a time."""
    corpus = read_corpus(small_corpus.write(tmp_path))
    articles = [[s for s in a.text.replace("\n", ". ").split(". ") if s] for a in corpus.articles]
    facts = [sentence for sentences in articles for sentence in sentences]
    for sentences in articles:
        passages = Passages(tuple(sentences), tuple(FakeEncoder().encode(sentences)))
        assert_alike(facts, FakeEncoder().encode(facts), passages)


@given(TEXTS, TEXTS, st.integers(0, 99))
@settings(max_examples=100, deadline=None)
def test_windows_are_chosen_greedily(facts: list[str], sentences: list[str], seed: int) -> None:
    """Each sentence adds more than any other would, and one that adds too little ends it."""
    encodings = [ragged.encode(text, seed) for text in facts]
    others = [ragged.encode(text, seed + 1) for text in sentences]
    found = windows(facts, encodings, others)
    assert found == [simple_window(*one, others) for one in zip(facts, encodings, strict=True)]


def test_no_facts_have_no_features() -> None:
    """An article may meet no fact at all."""
    text = "the port closed"
    table = measure([], [], Passages((text,), tuple(FakeEncoder().encode([text]))))
    assert table.values.shape == (0, len(FEATURES))
