"""Fit the weights of alignment: ``python -m compare.evaluate.fit_align facts_spark.jsonl.gz``.

Rows are topics with ``clusters``, each a list of ``spans`` with ``docSpanText``: propositions of
several articles grouped by meaning. Pairs inside a topic are the examples; pairs of equal words
say nothing and are left out. The file that comes of it is ``compare/align/weights.json``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from compare.align import FEATURES, pair_features
from compare.evaluate.rows import read_rows
from compare.pipeline import default_encoder

TARGET = Path(__file__).parents[1] / "align" / "weights.json"


def propositions(row: dict[str, Any]) -> tuple[list[str], list[int]]:
    """Return the distinct propositions of a topic and the number of each one's group."""
    found = {
        (span["docSpanText"].replace("<SPAN_SEP>", " "), number)
        for number, group in enumerate(row["clusters"])
        for span in group["spans"]
    }
    ordered = sorted(found, key=lambda item: (item[1], item[0]))
    return [text for text, _ in ordered], [number for _, number in ordered]


def fit(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return intercept and weights, in the layout of ``weights.json``."""
    encoder = default_encoder()
    halves: list[list[tuple[Any, Any]]] = [[], []]
    for number, row in enumerate(rows):
        texts, groups = propositions(row)
        values = pair_features(texts, encoder.encode(texts))
        first, second = np.triu_indices(len(texts), 1)
        same = np.array(groups)[first] == np.array(groups)[second]
        distinct = np.array([texts[i] != texts[j] for i, j in zip(first, second, strict=True)])
        halves[number % 2].append((values[first, second][distinct], same[distinct]))
    data = [[np.concatenate(parts) for parts in zip(*half, strict=True)] for half in halves]
    for train, test in ((0, 1), (1, 0)):
        model = LogisticRegression(C=1.0, max_iter=1000).fit(*data[train])
        area = roc_auc_score(data[test][1], model.decision_function(data[test][0]))
        typer.echo(f"pairs of held-out half {test}: {len(data[test][1])}, ROC AUC {area:.3f}")
    both = [np.concatenate(parts) for parts in zip(*data, strict=True)]
    model = LogisticRegression(C=1.0, max_iter=1000).fit(*both)
    return {
        "intercept": round(float(model.intercept_[0]), 4),
        "weights": {
            name: round(float(weight), 4)
            for name, weight in zip(FEATURES, model.coef_[0], strict=True)
        },
    }


def main(path: Annotated[Path, typer.Argument(help="Grouped propositions.")]) -> None:
    """Fit and write the weights of alignment."""
    TARGET.write_text(json.dumps(fit(read_rows(path)), indent=1) + "\n", encoding="utf-8")
    typer.echo(f"wrote {TARGET.name}")


if __name__ == "__main__":
    typer.run(main)
