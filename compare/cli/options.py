"""The options that several commands share, and the settings that they make together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from compare.errors import SettingsError
from compare.settings import Settings, read_toml

if TYPE_CHECKING:
    from collections.abc import Sequence

Corpora = Annotated[
    list[str],
    typer.Argument(help="Files and folders of articles, or addresses.", show_default=False),
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
    typer.Option(
        help="Processes that share the work; changes no result. Default: this one, and all "
        "processors for encoding."
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="A Dask scheduler whose workers share the work: tcp://host:8786. Changes no result.",
    ),
]
Cache = Annotated[
    bool, typer.Option("--cache/--no-cache", help="Keep vectors and findings on disk between runs.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]


def chosen_settings(
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
