"""What a command prints: a few lines for a person, or JSON for a program."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from compare.cli.application import out

if TYPE_CHECKING:
    from pathlib import Path

    from compare.records import Comparison


def summary(comparison: Comparison, output: Path) -> dict[str, Any]:
    """Count what a report holds."""
    verdicts: dict[str, int] = {}
    for judgement in comparison.judgements:
        verdicts[judgement.verdict] = verdicts.get(judgement.verdict, 0) + 1
    return {
        "report": output.as_posix(),
        "records": comparison.n_records,
        "articles": len(comparison.articles),
        "refused": len(comparison.refusals),
        "duplicates": len(comparison.duplicates),
        "stories": sum(len(story.article_ids) > 1 for story in comparison.stories),
        "single_articles": sum(len(story.article_ids) == 1 for story in comparison.stories),
        "facts": len(comparison.facts),
        "differences": len(comparison.differences),
        "verdicts": dict(sorted(verdicts.items())),
    }


def print_summary(comparison: Comparison, page: Path) -> None:
    """Print the few lines a person wants after a run."""
    from compare.report.closing import strongest_omission  # noqa: PLC0415  see run

    counts = summary(comparison, page.parent)
    out.print(
        f"{counts['articles']} articles of {len({a.source for a in comparison.articles})} sources: "
        f"{counts['stories']} stories, {counts['single_articles']} articles that stand alone",
        highlight=False,
    )
    out.print(
        f"{counts['facts']} facts, {counts['differences']} differences, "
        f"{counts['verdicts'].get('contradicted', 0)} contradictions; "
        f"{counts['refused']} refused, {counts['duplicates']} duplicates",
        highlight=False,
    )
    for line in strongest_omission(comparison):
        out.print(line, highlight=False, markup=False)
    out.print(f"the page: {page.as_posix()}", highlight=False, markup=False, soft_wrap=True)


def print_json(value: Any) -> None:  # noqa: ANN401  whatever JSON holds
    """Print a value as JSON, one level of indent."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n")
