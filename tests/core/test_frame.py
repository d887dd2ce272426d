"""Tellings of one fact in, typed differences out."""

from __future__ import annotations

import pytest
from fake_encoder import FakeEncoder
from statements import claim

from compare.agreement import zones_may_part
from compare.errors import SettingsError
from compare.frame import LENSES, Found, Telling, frame, register
from compare.frame.values import lens
from compare.records import Article, Difference, Evidence, Fact, Judgement
from compare.settings import FrameSettings

ENCODER = FakeEncoder()
TEXTS = {
    "A": "The minister spoke to the press in Tehran on Sunday",
    "B": "The minister spoke to the press in Istanbul on Sunday",
}


def differences(lenses: tuple[str, ...]) -> tuple[Difference, ...]:
    """Frame one fact told by two sources."""
    articles = {s: Article.compose(source=s, title="", body=t) for s, t in TEXTS.items()}
    towns = {"A": "Tehran", "B": "Istanbul"}
    claims = {
        c.id: c
        for c in (
            claim(TEXTS[s], ("place", towns[s], towns[s].lower()), name=articles[s].id)
            for s in TEXTS
        )
    }
    encodings = dict(zip(claims, ENCODER.encode([c.text for c in claims.values()]), strict=True))
    fact = Fact("f", "s", TEXTS["A"], tuple(claims))
    judgements = [
        Judgement(
            "s", "f", s, a.id, "included", 1.0, unsure=False,
            evidence=(Evidence(a.id, 0, len(a.text), a.text),), nearest=None, similarity=1.0,
        )
        for s, a in articles.items()
    ]  # fmt: skip
    by_id = {a.id: a for a in articles.values()}
    return frame([fact], judgements, by_id, claims, encodings, FrameSettings(lenses))


def test_two_towns_are_a_difference_with_both_quotes() -> None:
    """Sources come in alphabetical order, each with its value and its own words."""
    (found,) = differences(("place", "quantity"))
    assert (found.kind, found.relation) == ("place", "conflict")
    assert (found.source_a, found.value_a) == ("A", "Tehran")
    assert (found.source_b, found.value_b) == ("B", "Istanbul")
    assert found.evidence_b.text == TEXTS["B"]


def test_an_unknown_lens_is_named() -> None:
    """A misspelt lens is an error that lists the known ones."""
    with pytest.raises(SettingsError, match=r"plaice is unknown; known are .*date, name, place"):
        differences(("plaice",))


def test_a_lens_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A function of the right shape, once registered, is looked through like any other."""

    def length(first: Telling, second: Telling) -> list[Found]:
        sizes = [str(len(t.claim.text)) for t in (first, second)]
        return [Found("wording", sizes[0], (0, 3), sizes[1], (0, 3))]

    monkeypatch.setitem(LENSES, "length", length)
    register("length", length)
    (found,) = differences(("length",))
    assert found.kind == "length"


@pytest.mark.parametrize(
    ("opening", "published", "relation"),
    [
        ("It struck the plant on", "2025-06-23", "conflict"),
        ("Overnight it struck the plant on", "2025-06-23", "rounding or bound"),
        ("It struck the plant early on", "2025-06-23", "rounding or bound"),
        ("At 2 a.m. Tehran time it struck the plant on", "2025-06-23", "rounding or bound"),
    ],
)
def test_neighbouring_days_are_one_night_where_the_sentence_says_so(
    opening: str, published: str, relation: str
) -> None:
    """Saturday and Sunday conflict, unless a night or a time zone may make them one moment."""
    texts = (f"{opening} Saturday", "It struck the plant on Sunday")
    articles = [Article.compose(source=t, title="", body=t, published=published) for t in texts]
    made = (
        claim(text, ("date", text.split()[-1], f"2025-06-{day}"), name=article.id)
        for text, day, article in zip(texts, (21, 22), articles, strict=True)
    )
    tellings = map(Telling, articles, made, ENCODER.encode(list(texts)))
    (found,) = lens("date")(*tellings)
    assert found.relation == relation


def test_yesterday_hangs_on_where_an_article_was_written() -> None:
    """Only of an article printed near midnight somewhere may "yesterday" be another day."""
    assert zones_may_part("yesterday", "2025-06-23T02:00:00+00:00")
    assert not zones_may_part("yesterday", "2025-06-23T12:00:00+00:00")
    assert not zones_may_part("22 June", "2025-06-23T02:00:00+00:00")
    assert not zones_may_part("yesterday", "2025-06-23")


@pytest.mark.parametrize(("more", "n_found"), [("", 1), (" Tom Orley left.", 0)])
def test_two_names_that_an_article_tells_apart_are_no_mistake(more: str, n_found: int) -> None:
    """Who names both governors means two; who names only one may have it from elsewhere."""
    names = ("Ann Harrow", "Tom Orley")
    texts = [f"Governor {name} signed the water bill on Monday" for name in names]
    articles = [
        Article.compose(source=text, title="", body=text + end)
        for text, end in zip(texts, (more, ""), strict=True)
    ]
    made = [
        claim(text, ("name", name, name.lower(), "person"), name=article.id)
        for text, name, article in zip(texts, names, articles, strict=True)
    ]
    tellings = map(Telling, articles, made, ENCODER.encode(texts))
    assert len(list(lens("name")(*tellings))) == n_found
