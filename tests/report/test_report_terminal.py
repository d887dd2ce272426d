"""Tables for a terminal, and the matrix for a notebook."""

from __future__ import annotations

import io
import re

import comparison_factory as factory
import pytest
from large_story import large_story
from rich.console import Console, RenderableType

from compare.errors import InputError
from compare.report.codes import source_codes
from compare.report.display import story_html
from compare.report.signs import SIGNS
from compare.report.terminal import stories_table, story_table


def _shown(renderable: RenderableType, width: int, *, colour: bool = False) -> str:
    file = io.StringIO()
    console = Console(
        file=file, width=width, force_terminal=colour, color_system="256" if colour else None
    )
    console.print(renderable)
    return file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_matrix_fits_the_terminal(width: int) -> None:
    """No line is longer than the terminal, every fact and source is there."""
    comparison = factory.moscow()
    shown = _shown(story_table(comparison, comparison.stories[0]), width)
    assert max(len(line) for line in shown.splitlines()) <= width
    for code, source in (("LL", "Levant Ledger"), ("PR", "The Public Record")):
        assert f"{code} {source}" in shown
    assert " 22  " in shown


def test_the_model_case_can_be_read_in_eighty_columns() -> None:
    """One full disc among six empty ones, under the code of the one that tells it."""
    comparison = factory.moscow()
    lines = _shown(story_table(comparison, comparison.stories[0]), 80).splitlines()
    head = next(line for line in lines if " fact " in line)
    row = next(line for line in lines if "The pact with Russia holds no" in line)
    assert row.count("○") == 6
    assert head[row.index("●") - 1 : row.index("●") + 2].strip() == "LL"


@pytest.mark.parametrize("width", [80, 200])
def test_sources_that_do_not_fit_stand_under_each_fact(width: int) -> None:
    """Of 35 sources each fact has one line of signs, under codes that are read downwards."""
    comparison = large_story(35, 120)
    shown = _shown(story_table(comparison, comparison.stories[0]), width)
    lines = [line.rstrip() for line in shown.splitlines()]
    assert max(map(len, lines)) <= width
    strips = [line for line in lines if set(line) & set("●○") and "included" not in line]
    assert len(strips) == len(comparison.facts)
    codes = source_codes({article.source for article in comparison.articles})
    heads = [i for i, line in enumerate(lines) if line.split() == [*"O" * 35]]
    assert len(heads) == 12
    across = zip(*(lines[heads[0] + k].ljust(width) for k in range(3)), strict=True)
    assert {"".join(one).strip() for one in across} - {""} == set(codes.values())
    column = 7 + 2 * 34
    verdicts = {(one.fact_id, one.source): one.verdict for one in comparison.judgements}
    last = max(codes)
    for strip, fact in zip(strips, comparison.facts, strict=True):
        assert strip[column] == SIGNS[verdicts[fact.id, last]]


def test_more_sources_than_a_line_holds_stand_in_several() -> None:
    """Fifty sources take two lines of signs a fact in eighty columns."""
    comparison = large_story(50, 200)
    lines = _shown(story_table(comparison, comparison.stories[0]), 80).splitlines()
    assert max(map(len, lines)) <= 80
    strips = [line for line in lines if set(line) & set("●○") and "included" not in line]
    assert len(strips) == 2 * len(comparison.facts)


def test_unsure_verdicts_carry_a_question_mark() -> None:
    """Doubt shows without colour."""
    comparison = factory.moscow()
    assert "◆?" in _shown(story_table(comparison, comparison.stories[0]), 80)


def test_escape_sequences_and_markup_stay_text() -> None:
    """An article can neither colour nor clear the terminal, nor turn its text around."""
    comparison = factory.hostile()
    shown = _shown(story_table(comparison, comparison.stories[0]), 80)
    shown += _shown(stories_table(comparison), 80)
    assert "[bold red]loud[/bold red]" in shown
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    coloured = _shown(story_table(comparison, comparison.stories[0]), 80, colour=True)
    assert "\x1b[31mred" not in coloured


def test_a_story_of_one_says_so() -> None:
    """Nothing to compare is said in words, not shown as an empty table."""
    comparison = factory.moscow()
    assert "one source only" in _shown(story_table(comparison, comparison.stories[1]), 80)


def test_the_table_of_stories_names_ids() -> None:
    """The ids that other commands take can be copied from it."""
    comparison = factory.moscow()
    shown = _shown(stories_table(comparison), 80)
    assert all(story.id in shown for story in comparison.stories)
    assert max(len(line) for line in shown.splitlines()) <= 80


def test_codes_are_short_and_all_different() -> None:
    """Alike initials, one-word names, other scripts and no letters at all are told apart."""
    names = [
        "Al Jazeera",
        "Asia Journal",
        "Reuters",
        "Reuter",
        "R",
        "R!",
        "新华社",
        "",
        "!!",
        "The",
    ]
    codes = source_codes([*names, *(f"News {i}" for i in range(40))])
    assert len(set(codes.values())) == len(codes) == 50
    assert max(len(code) for code in codes.values()) <= 3
    assert codes["Asia Journal"] == "AJ"


def test_the_notebook_matrix_is_self_contained_and_safe() -> None:
    """No script, style sheet, class or address; hostile words are text."""
    comparison = factory.hostile()
    shown = story_html(comparison, comparison.stories[0].id)
    assert "<script" not in shown
    assert "<img" not in shown
    assert "class=" not in shown
    assert "&lt;script&gt;" in shown
    with pytest.raises(InputError, match="is no story"):
        story_html(comparison, "nothing")


def test_a_long_notebook_matrix_says_how_much_is_left() -> None:
    """Rows past the limit are counted."""
    comparison = factory.moscow()
    shown = story_html(comparison, comparison.stories[0].id, rows=5)
    assert shown.count("<tr>") == 6
    assert "(17 more facts)" in shown
