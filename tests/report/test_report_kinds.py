"""How they say it: differences by kind, those of lenses that the page does not know too."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import comparison_factory as factory

from compare.records import Difference
from compare.report.page import to_pages
from compare.report.page.build import Parts, story_view
from compare.report.page.kinds import CARDS, FEW_LINES, LINES

if TYPE_CHECKING:
    from compare.records import Comparison
    from compare.report.page.view import StoryView


def differing(kinds: dict[str, int], words: int = 0) -> Comparison:
    """Return the model case with so many differences of each kind, at as many facts.

    Their evidence is the whole of the judgements', or its first ``words`` words.
    """
    comparison = factory.moscow()
    made: list[Difference] = []
    for kind, n in kinds.items():
        for i in range(n):
            fact = comparison.facts[i % len(comparison.facts)]
            a, b = [one for one in comparison.judgements if one.fact_id == fact.id][:2]
            sides = []
            for one in (a, b):
                evidence = (one.evidence or (one.nearest,))[0]
                assert evidence is not None
                text = " ".join(evidence.text.split()[:words]) if words else evidence.text
                sides.append(
                    dataclasses.replace(evidence, end=evidence.start + len(text), text=text)
                )
            values = (f"{kind} {i}", "<b>other</b>")
            made.append(
                Difference(
                    comparison.stories[0].id,
                    fact.id,
                    kind,
                    "wording",
                    a.source,
                    values[0],
                    sides[0],
                    b.source,
                    values[1],
                    sides[1],
                )
            )
    return dataclasses.replace(comparison, differences=tuple(made))


def _view(comparison: Comparison) -> StoryView:
    return story_view(Parts(comparison), comparison.stories[0])


def test_known_kinds_come_in_their_order_and_others_after_them_by_name() -> None:
    """A lens of one's own has its place without the page knowing it."""
    view = _view(differing({"zeal": 1, "voice": 2, "humour": 1, "quantity": 1}))
    assert [(kind.name, kind.n_facts) for kind in view.kinds] == [
        ("quantity", 1),
        ("voice", 2),
        ("humour", 1),
        ("zeal", 1),
    ]
    assert [bool(kind.about) for kind in view.kinds] == [True, True, False, False]


def test_the_page_names_every_kind_and_hostile_names_stay_words() -> None:
    """The heading, the contents and the filter name it; tags in a name are text."""
    comparison = differing({"humour": 1, "<script>alert(1)</script>": 1})
    page = to_pages(comparison, "")[f"story-{comparison.stories[0].id}.html"]
    assert page.count("<bdi>humour</bdi>") == 1
    assert "<option>humour</option>" in page
    assert "<script>alert" not in page
    assert "&lt;b&gt;other&lt;/b&gt;" in page


def test_many_differences_are_listed_as_far_as_there_is_room() -> None:
    """Three of a kind are cards, a share of the room is a list, and the rest is counted."""
    view = _view(differing({"voice": 22, "wording": 22, "agency": 1}))
    kinds = {kind.name: kind for kind in view.kinds}
    assert {name: len(kind.cards) for name, kind in kinds.items()} == {
        "voice": CARDS,
        "wording": CARDS,
        "agency": 1,
    }
    for name in ("voice", "wording"):
        kind = kinds[name]
        assert len(kind.cards) + len(kind.lines) + kind.n_left == 22
        assert len(kind.lines) <= LINES / 3
    brief = story_view(Parts(factory.large(204)), factory.large(204).stories[0])
    assert all(len(kind.lines) <= FEW_LINES for kind in brief.kinds)


def test_what_a_lens_points_at_is_marked() -> None:
    """Evidence shorter than its sentence is marked where the value is no word of it."""
    view = _view(differing({"voice": 3}, words=2))
    marks = [
        text
        for one in view.differences
        for variant in one.variants
        for quote in variant.quotes
        for text, marked in quote.pieces
        if marked
    ]
    assert marks
    assert all(len(text.split()) == 2 for text in marks)


def test_facts_are_counted_once_however_many_ways_they_are_told() -> None:
    """The count beside the contents is of facts, not of differences."""
    assert _view(differing({"voice": 2, "wording": 2, "date": 1})).n_differing == 2
