"""Fit the same-story model: ``python -m compare.evaluate.fit_stories stories.jsonl.gz``.

A logistic regression over the pairs of each corpus gives the weights their proportions. Pairs of
one story are not independent, so its log odds are halved; and what clustering needs of the
intercept and of the weight of missing dates is not what pairs alone need, so these two are chosen
by mean B-cubed F1 over the corpora. Only rows of the split ``train`` are fitted to. What comes of
it is ``compare/cluster/weights.json``; what is printed first was fitted on one half of the events
and measured on the other.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import numpy as np
import typer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from compare.cluster import SameStoryModel
from compare.cluster.likely import LikelyPairs, scan_pairs
from compare.cluster.linkage import group_articles
from compare.cluster.pairs import FEATURES, PairSpace
from compare.encode import choose_encoder
from compare.evaluate.stories import (
    LabelledCorpus,
    measure_stories,
    read_stories,
    score_stories,
)
from compare.pipeline import article_vectors
from compare.settings import ClusterSettings, EncodeSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

TARGET = Path(__file__).parents[1] / "cluster" / "weights.json"

TEMPERATURE = 2.0
SHIFTS = tuple(np.arange(0, 3.01, 0.5).tolist())
UNDATED_WEIGHTS = (-0.2, -0.3, -0.4, -0.5)
"""What is tried: added to the log odds, and per logarithm of the number of articles."""

_HARD_PAIR = 0.3
"""Pairs of two stories whose vectors' cosine is under this are too easy to learn from."""


@dataclass(frozen=True, slots=True, eq=False)
class KnownPairs:
    """The features of all pairs of a corpus, worked out once."""

    values: NDArray[np.float64]
    known: tuple[str, ...]

    @classmethod
    def of(cls, corpus: LabelledCorpus, vectors: NDArray[np.float32]) -> KnownPairs:
        """Work out the features of every pair of a corpus."""
        everything = np.arange(len(corpus.articles))
        space = PairSpace.of(corpus.articles, vectors)
        return cls(space.features(everything, everything), corpus.known)

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self.known)

    def features(self, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return the features of every pair of two sets of articles."""
        return self.values[:, rows[:, None], columns[None, :]]

    def pair_features(
        self, first: NDArray[np.intp], second: NDArray[np.intp]
    ) -> NDArray[np.float64]:
        """Return the features of pairs given one by one."""
        return self.values[:, first, second]

    def likely(self, model: SameStoryModel, threshold: float) -> LikelyPairs:
        """Return every pair whose probability is at least the threshold."""
        return scan_pairs(self, model, threshold)


def select(
    corpus: LabelledCorpus, vectors: NDArray[np.float32], chosen: Iterable[bool]
) -> tuple[LabelledCorpus, NDArray[np.float32]]:
    """Return the chosen articles of a corpus, and their vectors."""
    rows = np.flatnonzero(np.fromiter(chosen, dtype=bool))
    part = LabelledCorpus(
        corpus.name,
        tuple(corpus.articles[i] for i in rows),
        tuple(corpus.known[i] for i in rows),
        tuple(corpus.splits[i] for i in rows),
    )
    return part, vectors[rows]


def fit(corpora: Sequence[KnownPairs]) -> SameStoryModel:
    """Pairs of several corpora in, model out; every corpus counts as much as the next."""
    examples, labels, shares = [], [], []
    for pairs in corpora:
        first, second = np.triu_indices(len(pairs), 1)
        names = np.unique(pairs.known, return_inverse=True)[1]
        same = names[first] == names[second]
        kept = same | (pairs.values[0, first, second] > _HARD_PAIR)
        examples.append(pairs.values[:, first[kept], second[kept]].T)
        labels.append(same[kept])
        shares.append(np.full(int(kept.sum()), 10_000 / same.sum()))
    scaler = StandardScaler().fit(np.concatenate(examples))
    regression = LogisticRegression(C=10, max_iter=500).fit(
        scaler.transform(np.concatenate(examples)),
        np.concatenate(labels),
        sample_weight=np.concatenate(shares),
    )
    weights = regression.coef_[0] / scaler.scale_ / TEMPERATURE
    intercept = regression.intercept_[0] / TEMPERATURE - float(weights @ scaler.mean_)
    tried = [
        SameStoryModel(
            round(float(intercept) + shift / TEMPERATURE, 3),
            (*(round(float(weight), 3) for weight in weights[:-1]), undated / TEMPERATURE),
        )
        for shift, undated in product(SHIFTS, UNDATED_WEIGHTS)
    ]
    return max(tried, key=lambda model: _mean_f1(corpora, model))


def _mean_f1(corpora: Sequence[KnownPairs], model: SameStoryModel) -> float:
    scores = []
    for pairs in corpora:
        found = np.empty(len(pairs), dtype=np.intp)
        groups = group_articles(pairs, model, ClusterSettings().probability_threshold)
        for number, group in enumerate(groups):
            found[group] = number
        scores.append(score_stories(pairs.known, found.tolist()).f1)
    return float(np.mean(scores))


def half(event: str) -> int:
    """Return the half, 0 or 1, that an event falls into: by its name alone."""
    return hashlib.sha256(event.encode()).digest()[0] % 2


def report(vectors: Mapping[LabelledCorpus, NDArray[np.float32]]) -> SameStoryModel:
    """Print held-out figures, fit on all training rows, print their figures, return the model."""
    fitted = [corpus for corpus in vectors if "train" in corpus.splits]
    for test in (0, 1):
        parts = [
            select(corpus, vectors[corpus], (half(event) != test for event in corpus.known))
            for corpus in fitted
        ]
        model = fit([KnownPairs.of(*part) for part in parts])
        for corpus in fitted:
            held_out = (half(event) == test for event in corpus.known)
            _print(f"held-out half {test}", *select(corpus, vectors[corpus], held_out), model)
    train = [
        select(corpus, vectors[corpus], (split == "train" for split in corpus.splits))
        for corpus in fitted
    ]
    model = fit([KnownPairs.of(*part) for part in train])
    for corpus in vectors:
        rest = [split != "train" for split in corpus.splits]
        if not all(rest):
            _print("not in train", *select(corpus, vectors[corpus], rest), model)
        _print("all", corpus, vectors[corpus], model)
    return model


def _print(
    part: str, corpus: LabelledCorpus, vectors: NDArray[np.float32], model: SameStoryModel
) -> None:
    scores = measure_stories(corpus, vectors, ClusterSettings(), model)
    typer.echo(f"{corpus.name:10} {part:15} {scores}")


def main(stories: Annotated[Path, typer.Argument(help="stories.jsonl.gz")]) -> None:
    """Fit the same-story model and write its weights."""
    encoder = choose_encoder(EncodeSettings())
    model = report(
        {corpus: article_vectors(corpus.articles, encoder) for corpus in read_stories(stories)}
    )
    write(model, TARGET)


def write(model: SameStoryModel, target: Path) -> None:
    """Write the weights as JSON that a person can read."""
    data = {
        "intercept": model.intercept,
        "weights": dict(zip(FEATURES, model.weights, strict=True)),
    }
    target.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
