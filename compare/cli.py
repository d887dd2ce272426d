"""The command line: parse, call, print.

Exit codes: 0 done, 1 other errors, 2 a setting or an option, 3 the input, 4 the form of a saved
or labelled file, 5 the model, 6 the output, 130 interrupted.
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TextIO

import typer
from rich.console import Console

from compare.errors import CompareError, SettingsError
from compare.progress import shown_progress
from compare.settings import Settings, read_toml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.records import Comparison

app = typer.Typer(
    name="narrative-compare",
    help="Compare what outlets tell, leave out, contradict and colour of the same event.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
out = Console()
err = Console(stderr=True)

Corpora = Annotated[
    list[Path], typer.Argument(help="Files and folders of articles.", show_default=False)
]
Map = Annotated[
    list[str] | None,
    typer.Option("--map", help="Column of a table to read as ours: source=outlet. Repeatable."),
]
Model = Annotated[
    str | None,
    typer.Option(
        help="A sentence-transformers model by name or folder. Default: the one that comes along."
    ),
]
SettingsFile = Annotated[
    Path | None, typer.Option("--settings", help="TOML file with a table a stage.")
]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", help="One setting: judge.unsure_threshold=0.7. Repeatable."),
]
Workers = Annotated[
    int | None,
    typer.Option(help="Texts encoded at once; changes no result. Default: all processors."),
]
Cache = Annotated[
    bool, typer.Option("--cache/--no-cache", help="Keep vectors on disk between runs.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
Task = Literal["stories", "inclusion", "facts", "segmentation", "contradiction", "corpus"]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]


@app.callback()
def _common() -> None:
    """Compare what outlets tell, leave out, contradict and colour of the same event."""


@app.command()
def run(
    corpus: Corpora,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the report.")],
    columns: Map = None,
    model: Model = None,
    settings: SettingsFile = None,
    changes: Set = None,
    workers: Workers = None,
    cache: Cache = True,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Do all of it: read, find stories and facts, judge, and write the report."""
    from compare import pipeline, report  # noqa: PLC0415  loads models; --help must not wait

    chosen = _settings(settings, columns, model, changes, workers)
    with shown_progress(err, quiet=quiet or as_json) as progress:
        comparison = pipeline.run(corpus, chosen, cache=cache, progress=progress)
    written = report.write_report(comparison, output)
    if as_json:
        _print_json(_summary(comparison, output))
    elif not quiet:
        _print_summary(comparison, written[0])


@app.command()
def stories(
    corpus: Corpora,
    columns: Map = None,
    model: Model = None,
    settings: SettingsFile = None,
    changes: Set = None,
    workers: Workers = None,
    cache: Cache = True,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Show which articles tell one story, without looking into them."""
    from compare import pipeline, tables  # noqa: PLC0415  see run
    from compare.report import terminal  # noqa: PLC0415  see run

    chosen = _settings(settings, columns, model, changes, workers)
    with shown_progress(err, quiet=quiet or as_json) as progress:
        found = pipeline.run_stories(corpus, chosen, cache=cache, progress=progress)
    if as_json:
        _print_json(
            {
                "stories": tables.stories_frame(found).to_dict("records"),
                "articles": tables.articles_frame(found).to_dict("records"),
                "refused": tables.refused_frame(found).to_dict("records"),
            }
        )
    else:
        out.print(terminal.stories_table(found))


@app.command()
def show(
    report_folder: Annotated[
        Path, typer.Argument(metavar="REPORT", help="A report's folder or its comparison.json.")
    ],
    story: Annotated[
        str, typer.Argument(help="A story: its number, its id, or words of its title.")
    ],
    as_json: AsJson = False,
) -> None:
    """Show a story's facts against its sources."""
    from compare import report, tables  # noqa: PLC0415  see run
    from compare.report import terminal  # noqa: PLC0415  see run
    from compare.result import find_story  # noqa: PLC0415  see run

    comparison = report.load(report_folder)
    chosen = find_story(comparison, story)
    if as_json:
        frame = tables.judgements_frame(comparison)
        rows = frame[frame["story_id"] == chosen.id]
        _print_json({"story_id": chosen.id, "judgements": rows.to_dict("records")})
    else:
        out.print(terminal.story_table(comparison, chosen))


@app.command()
def report(
    result: Annotated[Path, typer.Argument(help="A saved comparison.json, or its folder.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the report.")],
    quiet: Quiet = False,
) -> None:
    """Render a saved comparison again; no model is needed."""
    from compare import report as reports  # noqa: PLC0415  see run

    comparison = reports.load(result)
    written = reports.write_report(comparison, output)
    if not quiet:
        _print_summary(comparison, written[0])


@app.command()
def evaluate(
    task: Annotated[Task, typer.Argument(help="What to measure.")],
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Labelled JSON lines; for corpus, folders."),
    ],
    documents: Annotated[
        Path | None, typer.Option(help="For facts: JSON lines of the articles.")
    ] = None,
    cache: Cache = True,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Measure the stages at their default settings against labelled files."""
    from compare.evaluate import results, shown, tasks  # noqa: PLC0415  see run

    with shown_progress(err, quiet=quiet or as_json) as progress:
        found = tasks.run_task(task, files, documents=documents, cache=cache, progress=progress)
    if as_json:
        _print_json(results.as_mapping(task, found))
    else:
        out.print(shown.results_table(found))


def _settings(
    path: Path | None,
    columns: Sequence[str] | None,
    model: str | None,
    changes: Sequence[str] | None,
    workers: int | None,
) -> Settings:
    """Join a settings file and flags; a flag wins."""
    mapping: dict[str, Any] = read_toml(path) if path else {}
    for change in changes or ():
        name, equals, value = change.partition("=")
        stage, dot, setting = name.strip().partition(".")
        if not equals or not dot:
            message = f"--set {change} cannot be used; write stage.setting=value"
            raise SettingsError(message)
        mapping.setdefault(stage, {})[setting] = _value(value.strip())
    pairs = []
    for pair in columns or ():
        ours, equals, theirs = pair.partition("=")
        if not equals or not ours or not theirs:
            message = f"--map {pair} cannot be used; write ours=theirs, as in source=outlet"
            raise SettingsError(message)
        pairs.append((ours, theirs))
    if pairs:
        mapping.setdefault("read", {})["columns"] = pairs
    if model is not None:
        mapping.setdefault("encode", {})["model"] = model
    if workers is not None:
        mapping.setdefault("encode", {})["workers"] = workers
    return Settings.from_mapping(mapping)


def _value(text: str) -> Any:  # noqa: ANN401  whatever JSON holds
    """Read a flag's value as JSON, or as plain text where it is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


def _summary(comparison: Comparison, output: Path) -> dict[str, Any]:
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


def _print_summary(comparison: Comparison, page: Path) -> None:
    """Print the few lines a person wants after a run."""
    from compare.report.closing import strongest_omission  # noqa: PLC0415  see run

    counts = _summary(comparison, page.parent)
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


def _print_json(value: Any) -> None:  # noqa: ANN401  whatever JSON holds
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n")


def main() -> None:
    """Run the command line; every error a user can mend is one line and an exit code."""
    warnings.showwarning = _show_warning
    try:
        app()
    except CompareError as error:
        err.print(f"narrative-compare: {error}", markup=False, highlight=False, soft_wrap=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        err.print("narrative-compare: interrupted; nothing was written")
        sys.exit(130)


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Print this package's warnings as one line; those of libraries are not for its users."""
    del filename, lineno, file, line
    if category is UserWarning:
        err.print(f"narrative-compare: {message}", markup=False, highlight=False, soft_wrap=True)
