"""What a command prints: a few lines for a person, or JSON for a program."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from compare.cli.application import out
from compare.records import VERDICTS

if TYPE_CHECKING:
    from pathlib import Path

    from compare.report import Written


def summary(written: Written, output: Path) -> dict[str, Any]:
    """Count what a report holds."""
    tally, head = written.tally, written.tally.head
    verdicts = sum(tally.verdicts.values(), Counter[str]())
    return {
        "report": output.as_posix(),
        "records": head.n_records,
        "articles": len(head.articles),
        "refused": len(head.refusals),
        "duplicates": len(head.duplicates),
        "stories": sum(len(story.article_ids) > 1 for story in head.stories),
        "single_articles": sum(len(story.article_ids) == 1 for story in head.stories),
        "facts": tally.n["facts"],
        "differences": tally.n["differences"],
        "verdicts": {name: n for name, n in sorted(verdicts.items()) if name in VERDICTS},
    }


def print_summary(written: Written) -> None:
    """Print the few lines a person wants after a run."""
    page, head = written.paths[0], written.tally.head
    counts = summary(written, page.parent)
    out.print(
        f"{counts['articles']} articles of {len({a.source for a in head.articles})} sources: "
        f"{counts['stories']} stories, {counts['single_articles']} articles that stand alone",
        highlight=False,
    )
    out.print(
        f"{counts['facts']} facts, {counts['differences']} differences, "
        f"{counts['verdicts'].get('contradicted', 0)} contradictions; "
        f"{counts['refused']} refused, {counts['duplicates']} duplicates",
        highlight=False,
    )
    for line in written.omission:
        out.print(line, highlight=False, markup=False)
    out.print(f"the page: {page.as_posix()}", highlight=False, markup=False, soft_wrap=True)


def print_json(value: Any) -> None:  # noqa: ANN401  whatever JSON holds
    """Print a value as JSON, one level of indent."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n")
