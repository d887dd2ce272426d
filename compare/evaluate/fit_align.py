"""Fit the weights of alignment: ``python -m compare.evaluate.fit_align FACTS DOCUMENTS``.

``FACTS`` holds topics with ``clusters``, each a list of ``spans``: propositions of several articles
grouped by meaning; ``DOCUMENTS`` the articles (both as for the task ``facts``, see the README).
Articles are cut into claims as in a run, since what a pair stands out from is what else the two
articles say. A claim that is a proposition, by at least half of the characters of both, bears its
groups; two such claims of two articles are an example, unless they merely touch one group. The
file that comes of it is ``compare/align/weights.json``.
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


@dataclass(frozen=True, slots=True)
class Examples:
    """Pairs of claims of one topic: ``(n, len(FEATURES))``, and whether each states one fact."""

    features: NDArray[np.float64]
    same: NDArray[np.bool_]


def examples(
    articles: Sequence[Article], groups: Groups, encoder: Encoder, parser: Parser
) -> Examples:
    """Return the labelled pairs of one topic's claims."""
    claims = segment(articles, parser)
    texts = {article.id: article.text for article in articles}
    sentences = [texts[claim.article_id][slice(*claim.sentence)] for claim in claims]
    values = pair_features(
        claims, encoder.encode([claim.text for claim in claims]), encoder.encode(sentences)
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
    return Examples(features, np.array([same for _, same in rows], bool))


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


def fit(topics: Sequence[Examples]) -> dict[str, Any]:
    """Return intercept and weights, in the layout of ``weights.json``."""
    halves = [_joined(topics[start::2]) for start in (0, 1)]
    for train, test in ((0, 1), (1, 0)):
        model = _regression(halves[train])
        scores = model.decision_function(halves[test].features)
        same = halves[test].same
        typer.echo(
            f"held-out half {test}: {len(same)} pairs, {same.sum()} of one fact, "
            f"ROC AUC {roc_auc_score(same, scores):.3f}, "
            f"average precision {average_precision_score(same, scores):.3f}"
        )
    model = _regression(_joined(topics))
    return {
        "intercept": round(float(model.intercept_[0]), 4),
        "weights": {
            name: round(float(weight), 4)
            for name, weight in zip(FEATURES, model.coef_[0], strict=True)
        },
    }


def _joined(topics: Sequence[Examples]) -> Examples:
    return Examples(
        np.concatenate([topic.features for topic in topics]),
        np.concatenate([topic.same for topic in topics]),
    )


def _regression(data: Examples) -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=3000).fit(data.features, data.same)


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
    TARGET.write_text(json.dumps(fit(topics), indent=1) + "\n", encoding="utf-8")
    typer.echo(f"wrote {TARGET.name}")


if __name__ == "__main__":
    typer.run(main)
