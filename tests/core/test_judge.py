"""Fact and article in, verdict out: what each verdict asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from fake_encoder import FakeEncoder
from statements import claim

from compare.judge import FEATURES, Passages, Reading, StoryClaims, judge, measure, probabilities
from compare.judge.conflicts import contradiction
from compare.judge.rarity import rare_weights, story_rarity
from compare.judge.settling import when_over
from compare.records import Article, Fact, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from numpy.typing import NDArray

    from compare.records import Claim, Judgement

ENCODER = FakeEncoder()
TOLD = "the treaty between the two countries holds no clause on mutual defence"


def encode(*claims: Claim) -> StoryClaims:
    """Return claims with their vectors."""
    encodings = ENCODER.encode([c.text for c in claims])
    return StoryClaims(
        {c.id: c for c in claims}, {c.id: e for c, e in zip(claims, encodings, strict=True)}
    )


def reading(source: str, text: str, found: tuple[Claim, ...] = (), published: str = "") -> Reading:
    """Return a one-sentence article."""
    article = Article.compose(source=source, title="", body=text, published=published)
    passages = Passages((text,), tuple(ENCODER.encode([text])))
    return Reading(article, ((0, len(text)),), passages, found)


def judged(fact: Claim, *articles: Reading, known: tuple[Claim, ...] = ()) -> dict[str, Judgement]:
    """Judge one fact; return judgements by source."""
    facts = [Fact("f", "s", fact.text, (fact.id,))]
    return {j.source: j for j in judge(facts, articles, encode(fact, *known))}


def test_the_words_themselves_are_included_and_others_omitted() -> None:
    """A verdict has evidence or nearest, never both, and they are the article's own words."""
    fact = claim(TOLD, name="x")
    other = "grain harvests fell sharply after weeks of drought in the southern plains"
    found = judged(fact, reading("A", TOLD), reading("B", other))
    assert found["A"].verdict == "included"
    assert found["A"].evidence[0].text == TOLD
    assert found["A"].nearest is None
    assert found["B"].verdict == "omitted"
    assert found["B"].evidence == ()
    assert found["B"].nearest is not None
    assert found["B"].nearest.text == other


def test_who_wrote_before_all_tellers_could_not_know() -> None:
    """Not yet known asks that every teller appeared later; an unknown day excuses nobody."""
    fact = claim(TOLD, name="x")
    other = "grain harvests fell sharply after weeks of drought in the southern plains"
    expected = {"2025-06-21": "not yet known", "2025-06-22": "omitted", "": "omitted"}
    for day, verdict in expected.items():
        found = judged(
            fact, reading("A", TOLD, published="2025-06-22"), reading("B", other, published=day)
        )
        assert found["B"].verdict == verdict


def test_a_day_alone_excuses_nobody_for_sure() -> None:
    """By dates without hours, an article of the day before may be older by a minute."""
    fact = claim(TOLD, name="x")
    other = "grain harvests fell sharply after weeks of drought in the southern plains"
    times = {"2025-06-20": False, "2025-06-21": True, "2025-06-21T09:00:00+00:00": False}
    for time, unsure in times.items():
        found = judged(
            fact, reading("A", TOLD, published="2025-06-22"), reading("B", other, published=time)
        )["B"]
        assert (found.verdict, found.unsure) == ("not yet known", unsure)


def toll(value: str, name: str, number: int = 0) -> Claim:
    """Return a claim that so many workers died."""
    text = f"the fire killed {value} workers at the plant"
    return claim(text, ("quantity", value, value, "killed"), name=name, number=number)


def test_another_toll_in_the_same_words_contradicts() -> None:
    """The reason names both values, and the evidence is the contradicting claim."""
    fact, against = toll("41", "x"), toll("29", "b")
    found = judged(fact, reading("B", against.text, (against,)), known=(against,))
    assert found["B"].verdict == "contradicted"
    assert found["B"].reasons[0] == "quantity: 41 / 29"
    assert found["B"].evidence[0].text == against.text


def test_a_toll_that_grew_contradicts_nobody() -> None:
    """Who printed the older number could not know the newer, and who has the newer tells part."""
    fact, other = toll("58", "x"), toll("34", "b")
    for day, verdict in (("2025-06-21", "not yet known"), ("2025-06-23", "contradicted")):
        newer = reading("A", fact.text, (fact,), "2025-06-22")
        fact = replace(fact, article_id=newer.article.id)
        found = judged(fact, newer, reading("B", other.text, (other,), day), known=(other,))
        assert found["B"].verdict == verdict
    older = reading("A", other.text, (other,), "2025-06-21")
    other = replace(other, article_id=older.article.id)
    found = judged(other, older, reading("B", fact.text, (fact,), "2025-06-22"), known=(fact,))
    assert found["B"].verdict == "partial"
    assert found["B"].reasons[0] == "later update: 34 / 58"


def test_an_article_that_also_agrees_does_not_contradict() -> None:
    """Where one claim says the same, another number elsewhere is about something else."""
    fact, same, other = toll("41", "x"), toll("41", "b"), toll("12", "b", 1)
    assert contradiction(fact, [other, same], encode(fact, other, same), "") is None


def day(value: str, text: str, name: str, number: int = 0) -> Claim:
    """Return a claim that holds one day, whose words stand last."""
    return claim(text, ("date", " ".join(text.split()[-2:]), value), name=name, number=number)


def test_a_facts_own_claim_contradicts_with_less_in_common() -> None:
    """Alignment vouches for it, unless the article gives the fact's value as well."""
    fact = toll("41", "x")
    words = "29 men died when fire swept the whole plant at night"
    other = claim(words, ("quantity", "29", "29", "killed"), name="b")
    same = toll("41", "b", 1)
    known = encode(fact, other, same)
    assert contradiction(fact, [other], known, "") is None
    assert contradiction(fact, [other], known, "", aligned=True) is not None
    assert contradiction(fact, [other, same], known, "", aligned=True) is None


def test_what_was_over_could_be_known() -> None:
    """A ruling of May is omitted in June, whoever told of it first; a count may have grown."""
    told = claim("the court ruled on 15 May", ("date", "15 May", "2025-05-15"), name="x")
    count = claim(
        "430 people were killed since 13 May",
        ("date", "13 May", "2025-05-13"),
        ("quantity", "430", "430", "killed"),
        name="x",
    )
    assert when_over(told) == "2025-05-15"
    assert when_over(count) == ""
    other = "grain harvests fell sharply after weeks of drought in the southern plains"
    for day, verdict in (("2025-06-01", "omitted"), ("2025-05-14", "not yet known")):
        found = judged(
            told,
            reading("A", told.text, published="2025-06-20"),
            reading("B", other, published=day),
        )
        assert found["B"].verdict == verdict


def test_words_of_all_articles_tell_nothing_inside_their_story() -> None:
    """What one article alone says is rare, and what all say is not."""
    rarity = story_rarity(
        [["inflation rose"], ["inflation fell"], ["inflation", "the treaty holds"]]
    )
    assert rarity["treaty"] == 1.0
    assert rarity["inflation"] < 0.2
    text = "inflation and the treaty"
    (encoding,) = ENCODER.encode([text])
    weights = rare_weights(text, encoding, rarity)
    assert weights.sum() == pytest.approx(1)
    assert weights[3] > 5 * weights[0]


def test_neighbouring_days_contradict_inside_a_fact_alone() -> None:
    """Not between events, and not where a night may have two days."""
    fact = day("2025-03-10", "the ferry capsized in the strait on 10 March", "x")
    other = day("2025-03-09", "the ferry capsized in the strait on 9 March", "b")
    night = day("2025-03-09", "the ferry capsized in the strait overnight on 9 March", "b", 1)
    known = encode(fact, other, night)
    assert contradiction(fact, [other], known, "") is None
    assert contradiction(fact, [other], known, "", aligned=True) is not None
    assert contradiction(fact, [night], known, "", aligned=True) is None


def test_two_speakers_do_not_contradict_each_other_for_their_outlets() -> None:
    """One bank's forecast and another's are two statements; so the outlets differ in none."""
    fact, other = toll("41", "x"), toll("29", "b")
    ministry = replace(fact, voice=Voice("named", "Trade Gauge", "estimate"))
    union = replace(other, voice=Voice("named", "the dockers' union", "say"))
    assert contradiction(ministry, [union], encode(ministry, union), "") is None
    assert contradiction(ministry, [other], encode(ministry, other), "") is not None


class FixedVerifier:
    """Says of each pair what it was told to say, and remembers what it was asked."""

    name = revision = "fixed"

    def __init__(self, against: dict[tuple[str, str], float]) -> None:
        self.against = against
        self.asked: list[tuple[str, str]] = []

    def relate(self, pairs: Sequence[tuple[str, str]], _progress: object = None) -> NDArray[Any]:
        """Return outcomes with the given probability of a contradiction, else with .95."""
        self.asked += pairs
        against = np.array([self.against.get(pair, 0.95) for pair in pairs])
        return np.stack([1 - against, np.zeros(len(pairs)), against], axis=1)


def test_a_suspected_contradiction_is_asked_again_both_ways() -> None:
    """It stands only where the statements by themselves contradict, whichever comes first."""
    fact = claim(TOLD, name="x")
    said = "the treaty between the two countries holds some clause on mutual defence"
    facts = [Fact("f", "s", fact.text, (fact.id,))]
    for back, verdict in ((0.95, "contradicted"), (0.1, "included")):
        verifier = FixedVerifier({(fact.text, said): back})
        (found,) = judge(facts, [reading("B", said)], encode(fact), verifier=verifier)
        assert (fact.text, said) in verifier.asked
        assert found.verdict == verdict


def test_what_both_negate_is_no_contradiction() -> None:
    """Small models take one negation for the denial of another."""
    fact = claim("no poisonous substances were released from the plant", name="x")
    said = "there was no release of poisonous substances from the plant"
    facts = [Fact("f", "s", fact.text, (fact.id,))]
    (found,) = judge(facts, [reading("B", said)], encode(fact), verifier=FixedVerifier({}))
    assert found.verdict != "contradicted"


def test_a_person_may_be_in_two_places() -> None:
    """Where only persons are shared, another place is no contradiction."""
    person = ("name", "Araghchi", "araghchi", "person")
    spoke = claim("Araghchi spoke in Tehran", person, ("place", "Tehran", "tehran"), name="x")
    meets = claim("Araghchi meets in Moscow", person, ("place", "Moscow", "moscow"), name="b")
    assert contradiction(spoke, [meets], encode(spoke, meets), "") is None


def test_two_persons_whom_an_article_tells_apart_are_no_contradiction() -> None:
    """One senator's demand is not another's; an article that has one name only may be mistaken.

    Only in all but the same words it is one statement all the same.
    """
    texts = (
        "Ann Harrow signed the water bill on the bridge over the river before the mayor",
        "Tom Orley signed the water bill beside the river",
    )
    fact, other = (
        claim(text, ("name", text[:10].strip(), text[:10].strip().lower(), "person"), name=article)
        for text, article in zip(texts, "xb", strict=True)
    )
    assert contradiction(fact, [other], encode(fact, other), "") is not None
    more = claim("Harrow left", ("name", "Harrow", "harrow", "person"), name="b", number=1)
    assert contradiction(fact, [other], encode(fact, other, more), "") is None


def test_a_denial_contradicts_the_statement() -> None:
    """Polarity counts the reporting verb: denying a thing is saying that it is not so."""
    fact = claim("the ferry carried more passengers than allowed", name="x")
    denied = claim(fact.text, name="b", voice=Voice("named", "the minister", "deny"))
    found = contradiction(fact, [denied], encode(fact, denied), "")
    assert found is not None
    assert found.reason.startswith("polarity")


def test_features_are_finite_and_named() -> None:
    """Empty and odd texts give numbers too, one a feature."""
    texts = ("", "x" * 5000, "Only words here.", "7 7 7")
    passages = Passages(texts, tuple(ENCODER.encode(texts)))
    table = measure(list(texts), ENCODER.encode(texts), passages)
    assert table.values.shape == (4, len(FEATURES))
    assert np.isfinite(table.values).all()
    chances = probabilities(table.values)
    assert (chances["whole"] <= chances["some"]).all()
    assert ((chances["some"] >= 0) & (chances["some"] <= 1)).all()


@pytest.mark.parametrize("published", ["", "2025-06-22"])
def test_every_fact_meets_every_source_once(published: str) -> None:
    """A source with two articles gets one judgement, by the article that says more."""
    fact = claim(TOLD, name="x")
    first = reading("A", "grain harvests fell sharply after weeks of drought", published=published)
    second = reading("A", TOLD, published=published)
    found = judged(fact, first, second)
    assert list(found) == ["A"]
    assert found["A"].article_id == second.article.id
