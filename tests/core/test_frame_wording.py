"""The lens for wording and the table of sentiments, with the models that come along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from fake_encoder import FakeEncoder
from statements import claim

from compare.frame import Telling, wording
from compare.frame.loaded import LoadedWords
from compare.frame.matching import match
from compare.frame.places import place_in_article
from compare.frame.stances import sentiments
from compare.frame.targets import target_names
from compare.records import Article, Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoder
    from compare.grammar import Grammar
    from compare.verifier import Target


def _telling(made: Claim, encoder: Encoder, grammar: Grammar | None, source: str = "A") -> Telling:
    article = Article.compose(source=source, title="", body=made.text)
    return Telling(article, made, encoder.encode([made.text])[0], grammar)


def _wording(first: str, second: str, encoder: Encoder, grammar: Grammar) -> list[tuple[str, str]]:
    tellings = [_telling(claim(text), encoder, grammar) for text in (first, second)]
    return [(found.value_a, found.value_b) for found in wording.look(*tellings)]


def test_a_judging_word_is_told_from_a_plain_one(encoder: Encoder, grammar: Grammar) -> None:
    """What one telling slams, the other condemns: two words in one place of the sentence."""
    first = "The regime struck the plants in the early hours of Sunday."
    second = "The government struck the plants in the early hours of Sunday."
    assert _wording(first, second, encoder, grammar) == [("regime", "government")]
    assert _wording(second, first, encoder, grammar) == [("government", "regime")]


def test_mere_synonyms_are_left_alone(encoder: Encoder, grammar: Grammar) -> None:
    """A ship is a vessel, and wages are pay: neither word judges."""
    assert not _wording("The ship left port.", "The vessel left port.", encoder, grammar)
    first, second = "The deal raises wages by a tenth.", "The agreement raises pay by a tenth."
    assert not _wording(first, second, encoder, grammar)


def test_a_judging_word_added_to_what_both_name(encoder: Encoder, grammar: Grammar) -> None:
    """The notorious act is the act, judged."""
    first = "The court annulled a section of the notorious act."
    second = "The court annulled a section of the act."
    assert _wording(first, second, encoder, grammar) == [("notorious act", "act")]


def test_forms_and_spellings_of_one_word_do_not_differ(encoder: Encoder, grammar: Grammar) -> None:
    """Inflection and spelling are no wording."""
    first = "The regime brutally crushed the organised protests."
    second = "The regime was brutally crushing the organized protest."
    assert not _wording(first, second, encoder, grammar)


def test_without_grammar_or_model_nothing_is_found(encoder: Encoder, grammar: Grammar) -> None:
    """A lens that lacks what it needs is silent; vectors of another width load no word."""
    first = claim("The regime struck the plants.")
    second = claim("The government struck the plants.")
    assert not list(wording.look(*(_telling(c, encoder, None) for c in (first, second))))
    fake = FakeEncoder()
    assert not list(wording.look(*(_telling(c, fake, grammar) for c in (first, second))))
    (encoding,) = fake.encode([first.text])
    assert LoadedWords.shipped().words(first.text, encoding).spans == ()


def test_matches_are_the_same_both_ways(encoder: Encoder, grammar: Grammar) -> None:
    """Which telling comes first changes no pair."""
    texts = "The coastguard blamed shifted cargo.", "Freight came loose, the coastguard said."
    one, other = (_telling(claim(text), encoder, grammar) for text in texts)
    forth = {(m.one.word.lemma, m.other.word.lemma) for m in match(one, other).matches}
    back = {(m.other.word.lemma, m.one.word.lemma) for m in match(other, one).matches}
    assert forth == back
    assert ("coastguard", "coastguard") in forth


def test_places_point_to_the_words_of_the_article(encoder: Encoder) -> None:
    """A claim of two spans, with a line break in one, is found again in its article."""
    body = "The fierce\n storm, forecast for days, sank a ferry."
    article = Article.compose(source="A", title="", body=body)
    second = (body.index("sank"), body.index(".") + 1)
    made = Claim("a-0", article.id, ((0, 17), second), "The fierce storm sank a ferry.",
                 (0, len(body)), "body", 0, 0.0)  # fmt: skip
    telling = Telling(article, made, encoder.encode([made.text])[0])
    for words, wanted in (
        ("fierce", "fierce"),
        ("ferry", "ferry"),
        ("fierce storm", "fierce\n storm"),
    ):
        start = made.text.index(words)
        low, high = place_in_article(telling, start, start + len(words))
        assert body[low:high] == wanted
    with pytest.raises(ValueError, match="is no span"):
        place_in_article(telling, 4, 4)


def _named(text: str, name: str = "a") -> Claim:
    return claim(text, ("name", "Varko", "varko", "person"), name=name)


class _Fixed:
    """A model that holds every sentence with a given word for negative, the others positive."""

    name, revision = "fixed", "1"

    def sentiment(self, targets: Sequence[Target]) -> NDArray[np.float64]:
        rows = [[0.9, 0.1, 0.0] if "slammed" in t else [0.0, 0.1, 0.9] for t, _, _ in targets]
        return np.array(rows)


def test_every_claim_that_names_a_target_counts_once() -> None:
    """Two claims that share a mention give it one side; spellings of a name share a target."""
    body = "Critics slammed Abbas Araghchi. Crowds cheered Araqchi."
    article = Article.compose(source="A", title="", body=body)
    spans = ((0, 31), (0, 31), (32, len(body)))
    names = (("Abbas Araghchi", "abbas araghchi"),) * 2 + (("Araqchi", "araqchi"),)
    made = []
    for number, (span, (words, value)) in enumerate(zip(spans, names, strict=True)):
        one = claim(body[slice(*span)], ("name", words, value, "person"), name=article.id,
                    number=number)  # fmt: skip
        made.append(Claim(one.id, one.article_id, (span,), one.text, span, "body", 0, 0.0,
                          mentions=one.mentions))  # fmt: skip
    encodings = dict(zip([c.id for c in made], FakeEncoder().encode([c.text for c in made]),
                         strict=True))  # fmt: skip
    found = sentiments("s", made, {article.id: article}, encodings, _Fixed())
    assert [(one.target, one.side) for one in found] == [
        ("Abbas Araghchi", "negative"),
        ("Abbas Araghchi", "positive"),
    ]
    assert [body[one.start : one.end] for one in found] == ["Abbas Araghchi", "Araqchi"]
    assert sentiments("s", made, {article.id: article}, encodings, None) == ()


@pytest.mark.parametrize(
    ("values", "groups"),
    [
        (("abbas araghchi", "araghchi", "araqchi"), 1),
        (("elena castoro", "elena varko", "varko"), 2),
        (("iran", "iraq"), 2),
        (("united states", "united nations"), 2),
    ],
)
def test_names_of_one_bearer_are_one_target(values: tuple[str, ...], groups: int) -> None:
    """Last names join full names, spellings join, and different bearers stay apart."""
    claims = [claim(value, ("name", value, value, "person")) for value in values]
    assert len(set(target_names(claims).values())) == groups
