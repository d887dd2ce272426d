"""Fit the weights of alignment: ``python -m compare.evaluate.fit_align FACTS DOCUMENTS``.

``FACTS`` holds topics with ``clusters``, each a list of ``spans``: propositions of several articles
grouped by meaning; ``DOCUMENTS`` the articles (both as for the task ``facts``, see the README).
Articles are cut into claims as in a run, since what a pair stands out from is what else the two
articles say. A claim that is a proposition, by at least half of the characters of both, bears its
groups; two such claims of two articles are an example, unless they merely touch one group.

As many examples again by weight are pairs of claims of real events, read by hand, which lie beside
this module as numbers (``align_rows.json``): whoever marks propositions marks what several articles
say, and outlets that cover one event say much more that is alike in words alone. The file that
comes of it is ``compare/align/weights.json``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
import typer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score

from compare.align import FEATURES, pair_features
from compare.evaluate.facts import MATCHED, articles_by_topic, characters, grouped_spans
from compare.evaluate.rows import read_rows
from compare.pipeline import default_encoder
from compare.segment import load_parser, segment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoder
    from compare.records import Article, Claim, Span
    from compare.segment.parser import Parser

    Groups = Mapping[tuple[str, tuple[Span, ...]], set[int]]

TARGET = Path(__file__).parents[1] / "align" / "weights.json"
ROWS = Path(__file__).parent / "align_rows.json"

SAME = 2
"""What a row says of two claims that state the same; of a part it says half of that, and counts
half as a pair of one fact and half as one of two."""

WEIGHT = 1760
"""How many pairs all examples count as, against the pull of the weights towards zero."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Pairs of claims: ``(n, len(FEATURES))``, how far each states one fact, and its weight."""

    features: NDArray[np.float64]
    same: NDArray[np.float64]
    weights: NDArray[np.float64]


def examples(
    articles: Sequence[Article], groups: Groups, encoder: Encoder, parser: Parser
) -> Examples:
    """Return the labelled pairs of one topic's claims."""
    claims = segment(articles, parser)
    texts = {article.id: article.text for article in articles}
    sentences = [texts[claim.article_id][slice(*claim.sentence)] for claim in claims]
    values = pair_features(
        claims,
        encoder.encode([claim.text for claim in claims]),
        list(zip(sentences, encoder.encode(sentences), strict=True)),
    )
    held, touched = _groups_of(claims, texts, groups)
    rows = [
        (values[i, j], bool(held[i] & held[j]))
        for i in held
        for j in held
        if i < j
        and claims[i].article_id != claims[j].article_id
        and (held[i] & held[j] or not touched[i] & touched[j])
    ]
    features = np.array([row for row, _ in rows]).reshape(-1, len(FEATURES))
    same = np.array([float(same) for _, same in rows])
    return Examples(features, same, np.ones(len(rows)))


def read_examples() -> dict[int, Examples]:
    """Return the pairs of real events that were read by hand, by event."""
    rows = np.array(json.loads(ROWS.read_text(encoding="utf-8"))["rows"], np.float64)
    found = {}
    for event in np.unique(rows[:, 0]):
        own = rows[rows[:, 0] == event]
        found[int(event)] = Examples(own[:, 3:], own[:, 2] / SAME, own[:, 1])
    return found


def _groups_of(
    claims: Sequence[Claim], texts: Mapping[str, str], groups: Groups
) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Return the groups that claims are of, and those that they share any character with."""
    held: dict[int, set[int]] = defaultdict(set)
    touched: dict[int, set[int]] = defaultdict(set)
    for number, claim in enumerate(claims):
        own = characters(texts[claim.article_id], claim.spans)
        for (article_id, spans), members in groups.items():
            if article_id != claim.article_id:
                continue
            wanted = characters(texts[article_id], spans)
            shared = len(own & wanted)
            if shared:
                touched[number] |= members
            if shared >= MATCHED * len(own | wanted):
                held[number] |= members
    return dict(held), touched


def fit(topics: Sequence[Examples], events: Sequence[Examples]) -> dict[str, Any]:
    """Return intercept and weights, in the layout of ``weights.json``."""
    for start in (0, 1):
        model = _Fitted(topics[1 - start :: 2], events[1 - start :: 2])
        for name, held_out in (("marked", topics), ("read", events)):
            test = _joined(held_out[start::2])
            same, scores = test.same == 1, model.scores(test.features)
            precision = average_precision_score(same, scores, sample_weight=test.weights)
            typer.echo(
                f"held-out half {start}, {name}: {len(same)} pairs, {same.sum()} of one fact, "
                f"ROC AUC {roc_auc_score(same, scores, sample_weight=test.weights):.3f}, "
                f"average precision {precision:.3f}"
            )
    model = _Fitted(topics, events)
    return {
        "intercept": round(model.intercept, 4),
        "weights": {
            name: round(float(weight), 4)
            for name, weight in zip(FEATURES, model.weights, strict=True)
        },
    }


def _joined(parts: Sequence[Examples]) -> Examples:
    return Examples(
        np.concatenate([part.features for part in parts]),
        np.concatenate([part.same for part in parts]),
        np.concatenate([part.weights for part in parts]),
    )


class _Fitted:
    """A logistic regression on features of like spread, both kinds of examples weighing equally."""

    def __init__(self, topics: Sequence[Examples], events: Sequence[Examples]) -> None:
        both = [_joined(topics), _joined(events)]
        data = _joined(both)
        parts = [part.weights / part.weights.sum() * WEIGHT / 2 for part in both]
        weights = np.concatenate(parts)
        mean, spread = data.features.mean(axis=0), data.features.std(axis=0)
        scaled = (data.features - mean) / spread
        model = LogisticRegression(C=1.0, max_iter=3000).fit(
            np.concatenate([scaled, scaled]),
            np.repeat([True, False], len(scaled)),
            np.concatenate([weights * data.same, weights * (1 - data.same)]),
        )
        self.weights = model.coef_[0] / spread
        self.intercept = float(model.intercept_[0] - self.weights @ mean)

    def scores(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how likely pairs are one fact, as logits."""
        return np.asarray(features @ self.weights + self.intercept)


def main(
    facts: Annotated[Path, typer.Argument(help="Grouped propositions.")],
    documents: Annotated[Path, typer.Argument(help="The articles that they stand in.")],
) -> None:
    """Fit and write the weights of alignment."""
    texts = articles_by_topic(read_rows(documents))
    encoder, parser = default_encoder(), load_parser()
    topics = []
    for number, row in enumerate(read_rows(facts), start=1):
        groups = grouped_spans(row, number, texts)
        members = [article for (topic, _), article in texts.items() if topic == row["topic"]]
        topics.append(examples(members, groups, encoder, parser))
    weights = fit(topics, list(read_examples().values()))
    TARGET.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    typer.echo(f"wrote {TARGET.name}")


if __name__ == "__main__":
    typer.run(main)
