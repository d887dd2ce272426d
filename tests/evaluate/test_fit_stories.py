"""Fitting the same-story model on made-up corpora."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from compare.cluster.pairs import FEATURES
from compare.evaluate.fit_stories import KnownPairs, fit, half, select, write
from compare.evaluate.stories import LabelledCorpus, measure_stories
from compare.records import Article
from compare.settings import ClusterSettings

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def corpus(seed: int, n_events: int, *, dated: bool) -> tuple[LabelledCorpus, NDArray[np.float32]]:
    """Make a corpus of three articles an event, with words and vectors of that event."""
    generator = np.random.default_rng(seed)
    events = [f"event {number}" for number in range(n_events) for _ in range(3)]
    centres = generator.normal(size=(n_events, 32)) + 1.0
    vectors = np.repeat(centres, 3, axis=0) + 0.5 * generator.normal(size=(len(events), 32))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    articles = tuple(
        Article.compose(
            source=f"Outlet {number}",
            title="",
            body=f"ship{event} sank off harbour{event} {' '.join(generator.choice(_WORDS, 12))}",
            published=f"2025-{1 + int(event[6:]) % 12:02}-{1 + number % 3:02}" if dated else "",
        )
        for number, event in enumerate(events)
    )
    labelled = LabelledCorpus("made up", articles, tuple(events), ("train",) * len(events))
    return labelled, vectors.astype(np.float32)


_WORDS = [f"w{number}x" for number in range(30)]


def test_the_model_separates_what_it_was_fitted_to(tmp_path: Path) -> None:
    """A dated and an undated corpus give weights that find the stories of both, and are saved."""
    corpora = [corpus(1, 12, dated=True), corpus(2, 8, dated=False)]
    model = fit([KnownPairs.of(*each) for each in corpora])
    for each in corpora:
        assert measure_stories(*each, ClusterSettings(), model).f1 > 0.9
    write(model, tmp_path / "weights.json")
    saved = json.loads((tmp_path / "weights.json").read_text())
    assert saved["intercept"] == model.intercept
    assert tuple(saved["weights"][name] for name in FEATURES) == model.weights


def test_select_keeps_rows_aligned() -> None:
    """Articles, labels, splits and vectors are chosen together."""
    whole, vectors = corpus(3, 4, dated=True)
    part, rows = select(whole, vectors, (event == "event 2" for event in whole.known))
    assert part.articles == whole.articles[6:9]
    assert (set(part.known), len(part.splits)) == ({"event 2"}, 3)
    assert np.array_equal(rows, vectors[6:9])


def test_halves_hang_on_the_name_of_the_event() -> None:
    """An event falls into the same half always; about as many fall into each."""
    halves = [half(f"event {number}") for number in range(200)]
    assert halves == [half(f"event {number}") for number in range(200)]
    assert 80 < sum(halves) < 120
