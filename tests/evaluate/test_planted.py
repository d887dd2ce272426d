"""Planted errors: what each kind of edit does, that it repeats, and what measuring makes of it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from compare.evaluate.planted import KINDS, article_edits, edits, names_pool
from compare.evaluate.planted.copies import EXPECTED, planted_copy, truth
from compare.evaluate.planted.inflection import inflect
from compare.evaluate.planted.measuring import measure_planted
from compare.evaluate.planted.numbers import like
from compare.records import Article
from compare.segment import load_parser, segment

if TYPE_CHECKING:
    from fake_encoder import FakeEncoder

    from compare.evaluate.planted import Planted

BODY = """The council approved the budget of 340 million dollars on Monday, officials said.

Governor Elena Castoro did not sign the order in Boston. She said the bridge had closed in June.

The port, which lies in Texas, reopened and the mayor thanked all the workers.

Maria Delgado may visit Canada. Thomas Reyes criticized the plan after the storm."""


def _chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311  # no secret


def _made(text: str, seed: int = 0) -> list[Planted]:
    docs = load_parser().parse([text])
    return edits(next(docs[0].sents), _chance(seed), names_pool(docs), [])


def _kinds(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for planted in _made(text):
        found.setdefault(planted.kind, []).append(planted.edited)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "edited"),
    [
        ("The mayor did not sign the order.", "negation", "The mayor signed the order."),
        ("The mayor signed the order.", "negation", "The mayor did not sign the order."),
        ("The bridge can't be used today.", "negation", "The bridge can be used today."),
        ("Prices rose in the spring.", "antonym", "Prices fell in the spring."),
        ("All workers returned home.", "quantifier", "No workers returned home."),
        ("Officials said the bridge had been closed.", "dropped", "The bridge had been closed."),
        ("Police reportedly closed the bridge.", "modality", "Police closed the bridge."),
        ("The mayor signed three orders.", "paraphrase", "The mayor signed 3 orders."),
        (
            "Elena Castoro praised Maria Delgado.",
            "role",
            "Maria Delgado praised Elena Castoro.",
        ),
    ],
)
def test_an_edit_changes_what_it_is_named_for(text: str, kind: str, edited: str) -> None:
    """Each kind makes the sentence that its name promises."""
    if kind == "quantifier":
        assert len(_kinds(text)[kind]) == 1
        assert _kinds(text)[kind][0] in {edited, "Only some workers returned home."}
    else:
        assert edited in _kinds(text)[kind]


def test_a_lower_bound_is_turned_so_that_both_cannot_be_true() -> None:
    """Whoever says "more than 30" says "more than 20" too, so the bound is turned as well."""
    (edited,) = _kinds("The fire killed more than 30 people.")["number"]
    assert "fewer than" in edited
    assert "more than" not in edited


def test_every_edit_has_the_label_of_its_kind_and_another_text() -> None:
    """Labels follow from kinds, and an edit is never the sentence itself."""
    for _, found in article_edits(load_parser().parse(BODY.split("\n\n"))):
        for planted in found:
            assert planted.label == KINDS[planted.kind]
            assert planted.edited != planted.original


def test_the_same_article_gives_the_same_edits() -> None:
    """Chance comes from the article's words alone."""
    first, second = (
        [found for _, found in article_edits(load_parser().parse(BODY.split("\n\n")))]
        for _ in range(2)
    )
    assert first == second
    assert {planted.kind for found in first for planted in found} >= {"number", "negation", "date"}


@pytest.mark.parametrize(
    "text", ["", "Why did he go?", "Read more", "\x00\x01", "a" * 5000, '"""" (']
)
def test_what_states_nothing_is_not_edited(text: str) -> None:
    """Questions, fragments and noise give no edit and no error."""
    assert not [found for _, found in article_edits(load_parser().parse([text]))]


@pytest.mark.parametrize(
    ("digits", "grouped", "places"), [("34", False, 0), ("1,200", True, 0), ("3.5", False, 1)]
)
def test_a_number_is_changed_to_one_written_alike(
    digits: str,
    grouped: bool,  # noqa: FBT001  a parameter of the test
    places: int,
) -> None:
    """Commas and decimal places stay, the value does not."""
    for seed in range(20):
        new = like(digits, _chance(seed))
        assert new != digits
        assert len(new.partition(".")[2]) == places
        assert float(new.replace(",", "")) > 0
        assert grouped or "," not in new


@pytest.mark.parametrize(
    ("lemma", "tag", "form"),
    [("rise", "VBD", "rose"), ("deny", "VBZ", "denies"), ("ban", "VBG", "banning"),
     ("approve", "VBN", "approved"), ("woman", "NNS", "women"), ("open", "VB", "open")],
)  # fmt: skip
def test_words_are_inflected_as_their_tag_asks(lemma: str, tag: str, form: str) -> None:
    """Regular and irregular forms are those of a dictionary."""
    assert inflect(lemma, tag) == form


def test_a_copy_differs_in_planted_sentences_alone() -> None:
    """Outside the plants the copy has the article's own words, and claims there are untouched."""
    article = Article.compose(source="Harbour", title="A day of news", body=BODY)
    copy, plants = planted_copy(article, "Copy", load_parser())
    assert plants
    assert copy.source == "Copy"
    kept, at = [], 0
    for plant in plants:
        assert plant.kind in EXPECTED
        kept.append(article.text[at : plant.sentence[0]])
        at = plant.sentence[1]
    assert all(piece.strip() in copy.text for piece in [*kept, article.text[at:]])
    for claim in segment([article]):
        kind, verdict = truth(claim, article.text, plants)
        if not any(p.sentence[0] <= claim.spans[0][0] < p.sentence[1] for p in plants):
            assert (kind, verdict) == ("untouched", "included")
        elif kind == "deleted":
            assert verdict == "omitted"


def test_measuring_gives_every_verdict_and_kind(fake_encoder: FakeEncoder) -> None:
    """One result for all claims, one a verdict, one a kind of edit; the order changes nothing."""
    articles = [
        Article.compose(source=f"Outlet {n}", title="", body=f"{BODY}\n\nIt was day {n + 2}.")
        for n in range(2)
    ]
    results = measure_planted(articles, fake_encoder)
    assert results == measure_planted(articles[::-1], fake_encoder)
    assert set(results[0].measures) == {"accuracy", "macro_f1"}
    verdicts = [result.verdict for result in results if result.verdict]
    assert verdicts == ["included", "partial", "contradicted", "omitted"]
    kinds = [result for result in results if result.planted]
    assert sum(result.rows for result in kinds) == results[0].rows
    assert "untouched" in {result.planted for result in kinds}
    assert measure_planted([], fake_encoder) == ()
