"""The accuracy table of the README: ``python -m compare.evaluate.table ../shared/data``.

Runs every task on the labelled files that lie in a folder, and on the shipped corpus, and prints
Markdown. ``--json FILE`` keeps all measures with their intervals, in the form of ``evaluate
--json`` by task; what an earlier run kept there is not measured again, unless it is named by
``--again TASK``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from compare.evaluate.results import as_mapping
from compare.evaluate.tasks import run_task

FILES: dict[str, tuple[str, str, str | None]] = {
    "stories": ("stories", "stories.jsonl.gz", None),
    "inclusion": ("inclusion", "inclusion.jsonl.gz", None),
    "inclusion of claims in web pages": ("inclusion", "inclusion_wice_claims.jsonl.gz", None),
    "facts": ("facts", "facts_spark.jsonl.gz", "facts_spark_documents.jsonl.gz"),
    "segmentation": ("segmentation", "segmentation.jsonl.gz", None),
    "contradiction in edited texts, held out": (
        "contradiction",
        "contradiction_edits.jsonl.gz",
        None,
    ),
    "sentiment towards names (mt)": (
        "target-sentiment",
        "framing_newsmtsc_mt_dev.jsonl.gz",
        None,
    ),
    "sentiment towards names (rw)": (
        "target-sentiment",
        "framing_newsmtsc_rw_dev.jsonl.gz",
        None,
    ),
    "loaded wording": ("loaded-wording", "framing_babe.jsonl.gz", None),
}
"""Task, labelled file and documents of each measurement, by name; ``held out`` in a name keeps
the rows that the verifier was not fitted on."""

SHIPPED = "shipped corpus"

HELD_OUT = "held out"

COLUMNS: dict[str, tuple[str, ...]] = {
    "stories": ("b_cubed_precision", "b_cubed_recall", "b_cubed_f1", "adjusted_rand"),
    "inclusion": (
        "roc_auc",
        "average_precision",
        "balanced_accuracy",
        "f1",
        "expected_calibration_error",
    ),
    "facts": ("b_cubed_f1", "adjusted_rand", "proposition_recall", "one_claim_recall"),
    "segmentation": ("jaccard_f1", "exact_f1", "proposition_jaccard_f1", "proposition_exact_f1"),
    "contradiction": ("roc_auc", "average_precision", "balanced_accuracy", "precision", "recall"),
    "target-sentiment": ("macro_f1",),
    "loaded-wording": ("macro_f1", "grouped_macro_f1"),
    "basil": ("lexical_odds_ratio", "informational_odds_ratio"),
    "corpus": ("precision", "recall", "f1"),
}
"""Measures shown, by task."""

_OVERALL = ("accuracy", "macro_f1", "sure_share", "sure_accuracy")


def markdown(figures: dict[str, dict[str, Any]]) -> str:
    """Return the tables of all figures, one a task, in Markdown.

    Parameters
    ----------
    figures
        By name of the measurement, what ``evaluate --json`` prints.
    """
    parts = []
    for task, measures in COLUMNS.items():
        rows = [
            (name, row)
            for name, found in figures.items()
            if found["task"] == task
            for row in found["results"]
        ]
        if task == "corpus":
            overall = [(name, row) for name, row in rows if "accuracy" in row]
            rows = [(name, row) for name, row in rows if "accuracy" not in row]
            parts += _table(overall, (*_OVERALL, "b_cubed_f1"))
        parts += _table(rows, measures)
    return "\n\n".join(parts)


def _table(rows: list[tuple[str, dict[str, Any]]], measures: tuple[str, ...]) -> list[str]:
    """Return one table; none where there is no row."""
    if not rows:
        return []
    lines = [f"| measured on | rows | {' | '.join(m.replace('_', ' ') for m in measures)} |"]
    lines.append("|---|---:|" + "---:|" * len(measures))
    for name, row in rows:
        kind = f"{row['difference']} differences" if "difference" in row else ""
        about = row.get("verdict", kind)
        where = ": ".join(part for part in ("" if about else name, row["corpus"], about) if part)
        cells = " | ".join(_cell(row.get(measure)) for measure in measures)
        lines.append(f"| {where} | {row['rows']:,} | {cells} |")
    return ["\n".join(lines)]


def _cell(found: dict[str, float | None] | None) -> str:
    if found is None or found["value"] is None:
        return "n/a"
    return f"{found['value']:.2f} ({found['low']:.2f} to {found['high']:.2f})"


def main(
    folder: Annotated[Path, typer.Argument(help="Folder of labelled files.")],
    corpus: Annotated[Path, typer.Option(help="Articles with a gold file.")] = Path(
        "corpora/newsroom"
    ),
    kept: Annotated[Path | None, typer.Option("--json", help="Where figures are kept.")] = None,
    again: Annotated[
        list[str] | None, typer.Option(help="A measurement to take again. Repeatable.")
    ] = None,
) -> None:
    """Measure what is there and print it as Markdown."""
    figures: dict[str, dict[str, Any]] = {}
    if kept is not None and kept.is_file():
        figures = json.loads(kept.read_text(encoding="utf-8"))
    for name, (task, file, documents) in {**FILES, SHIPPED: ("corpus", "", None)}.items():
        if name in figures and name not in (again or ()):
            continue
        path = folder / file if file else corpus
        if not path.exists():
            typer.echo(f"no {path}; left out", err=True)
            continue
        found = run_task(
            task,
            [path],
            documents=folder / documents if documents else None,
            held_out=HELD_OUT in name,
        )
        figures[name] = as_mapping(task, found)
        if kept is not None:
            kept.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    typer.echo(markdown({name: figures[name] for name in (*FILES, SHIPPED) if name in figures}))


if __name__ == "__main__":
    typer.run(main)
