"""Views in, pages out: templates, styles and script put together under a strict policy.

A page carries its one style sheet and its one script inside itself (pages without a matrix carry
no script), allows exactly these by their hashes, and may load nothing else from anywhere (Content
Security Policy level 3, W3C).
"""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from compare.report.folder import GENERATOR
from compare.report.page.facts import CODES, LABELS, reach
from compare.report.page.packing import symbols
from compare.report.page.slimming import short_variables, slim
from compare.report.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.report.page.shapes import Matrix
    from compare.report.page.view import FactView, IndexView, Quote, StoryView

_TIGHT = re.compile(r"\s*([{};,])\s*|(?<=[a-z]:) (?=[^{}]*;)")
_SCRIPTS = ("facts.js", "cells.js", "matrix.js", "reading.js")
_PAGES = ("index.html", "story.html", "matrix.html")
SHOWN = 10
"""Facts of a section that show as cards; the rest stand in a list below."""

WRITTEN = 3
"""Cards among them whose quotes are written out; those of the others come from the articles."""

_TOKEN = re.compile(
    r"""("[^"]*"|`[^`]*`|/(?![ *]).+?/[gi]*(?=[.;,)]))|\s*([-+=<>?:,;{}()&|]+)\s*"""
)
"""A string, template or pattern, which is kept, or signs with the space around them."""


def story_page(view: StoryView) -> str:
    """Return the page of one story."""
    return slim(_environment().get_template("story.html").render(story=view))


def index_page(view: IndexView) -> str:
    """Return the first page."""
    return slim(_environment().get_template("index.html").render(index=view))


def matrix_fragment(view: StoryView, rows: int, **tokens: Mapping[str, str]) -> str:
    """Return the matrix of a story for a notebook; ``tokens`` are looked up by verdict code."""
    return _environment().get_template("matrix.html").render(story=view, rows=rows, **tokens)


@cache
def _environment() -> Environment:
    """Return the templates, with what all of them share."""
    templates = {name: _asset(name) for name in ("base.html", "parts.html", *_PAGES)}
    environment = Environment(
        loader=DictLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = short_variables(_TIGHT.sub(r"\1", _compact(_asset("page.css"))))
    lines = "\n".join(_compact(_asset(name)) for name in _SCRIPTS)
    script = f"(()=>{{{_tight(lines)}}})();"
    environment.globals.update(
        # Both are files of this package, and hold no word of any article.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        generator=Markup(GENERATOR),  # noqa: S704
        policy=(
            f"default-src 'none'; style-src {_source(style)}; base-uri 'none'; form-action 'none'"
        ),
        script_hash=_source(script),
        reach=reach,
        shown=SHOWN,
        written=WRITTEN,
        labels={CODES[verdict]: label for verdict, label in LABELS.items()},
        marks={CODES[verdict]: sign for verdict, sign in SIGNS.items()},
    )
    environment.filters.update(
        counted=counted, by_tellers=by_tellers, numbers=_numbers, packed=_packed
    )
    environment.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "separators": (",", ":"),
        "sort_keys": True,
    }
    return environment


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: ``1 fact``, ``2 facts``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def by_tellers(facts: Sequence[FactView]) -> list[tuple[tuple[Quote, ...], list[FactView]]]:
    """Gather facts by who tells them: largest group first, each in the order given."""
    groups: dict[tuple[str, ...], list[FactView]] = {}
    for fact in facts:
        groups.setdefault(tuple(sorted(quote.source for quote in fact.tellers)), []).append(fact)
    ordered = sorted(groups.items(), key=lambda one: (-len(one[1]), one[0]))
    return [(group[0].tellers, group) for _, group in ordered]


def _numbers(facts: Sequence[FactView]) -> dict[str, int]:
    """Return the number of each fact by its id."""
    return {fact.id: fact.number for fact in facts}


def _packed(matrix: Matrix) -> dict[str, object]:
    """Return the matrix as the script reads it."""
    steps = {
        kind: [after - before for before, after in zip((0, *numbers), numbers, strict=False)]
        for kind, numbers in matrix.kinds.items()
    }
    return dataclasses.asdict(matrix) | {
        "kinds": steps,
        "ranks": symbols(matrix.ranks),
        "spans": [(",".join(column.table), column.codes) for column in matrix.spans],
    }


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _compact(text: str) -> str:
    """Return style or script without indents and one-line comments, to keep pages small."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


def _tight(script: str) -> str:
    """Return a script without space around signs; every statement in it ends with a sign."""
    return _TOKEN.sub(lambda found: found[1] or found[2], script)


def _source(text: str) -> str:
    """Return the policy's name of an inline text."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
