"""What lenses see between two claims that alignment makes one, and how they name it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from statements import claim, reported

from compare.frame import LENSES, Telling
from compare.frame.clause import clause, predicate
from compare.frame.credits import voice_of
from compare.frame.directions import directions
from compare.frame.quotes import form
from compare.records import Article

if TYPE_CHECKING:
    from compare.encode import Encoder
    from compare.grammar import Grammar
    from compare.records import Claim

SURELY = 0.9


@pytest.fixture
def telling(encoder: Encoder, grammar: Grammar) -> type[_Teller]:
    """Return what makes tellings of claims."""
    _Teller.encoder, _Teller.grammar = encoder, grammar
    return _Teller


class _Teller:
    encoder: Encoder
    grammar: Grammar

    @classmethod
    def of(cls, made: Claim | str, after: str = "", published: str = "") -> Telling:
        own, sentence = reported(claim(made) if isinstance(made, str) else made)
        article = Article.compose(source="A", title="", body=sentence + after, published=published)
        return Telling(article, own, cls.encoder.encode([own.text])[0], cls.grammar)

    @classmethod
    def pair(cls, one: Telling, other: Telling, likely: float = SURELY) -> tuple[Telling, Telling]:
        """Make two tellings as likely one statement, and of none where they are not."""
        return replace(one, likely={other.claim.id: likely} if likely else {}), other

    @classmethod
    def values(cls, lens: str, one: Telling, other: Telling, likely: float = SURELY) -> list[str]:
        """Return what a lens sees, both sides in one text."""
        found = LENSES[lens](*cls.pair(one, other, likely))
        return [f"{one.value_a} | {one.value_b}" for one in found]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The crown gained 1.2 per cent against the dollar", "rose: gained"),
        ("The crown closed 1.2 per cent up against the dollar", "rose: closed up"),
        ("Shares were down 3 percent", "fell: were down"),
        ("The reading went over the legal limit", "over the legal limit"),
        ("The reading stayed below the limit all day", "below the limit"),
        ("Turnout was lower than in May", ""),
        ("The party lost the vote", ""),
        ("The crown is a currency", ""),
    ],
)
def test_which_way_something_went(text: str, shown: str, telling: type[_Teller]) -> None:
    """Verbs, and words beside a verb of ending, tell it; a comparison and a loss of things none."""
    found = clause(telling.of(text))
    assert found is not None
    assert " ".join(one.shown(found) for one in directions(found)) == shown


def test_one_subject_went_up_and_down(telling: type[_Teller]) -> None:
    """Two aligned claims of one day exclude each other; those of two days do not."""
    up, down = "The crown gained 1.2 per cent on the day", "The crown finished the day 0.4% lower"
    day, next_day = "2025-10-02", "2025-10-03"
    one, other = telling.of(up, published=day), telling.of(down, published=day)
    assert telling.values("polarity", one, other) == ["rose: gained | fell: finished lower"]
    assert not telling.values("polarity", one, other, likely=0)
    assert not telling.values("polarity", one, telling.of(down, published=next_day))
    assert not telling.values("polarity", one, telling.of(up, published=day))
    assert not telling.values("polarity", telling.of(up), telling.of(down))  # undated


def test_what_was_refused_was_not_done(telling: type[_Teller]) -> None:
    """To have refused to welcome something excludes to have welcomed it."""
    one = telling.of("The minister welcomed the verdict")
    other = telling.of(claim("The minister refused to welcome the verdict", negated=True))
    assert telling.values("polarity", one, other)
    found = clause(other)
    assert found is not None
    assert [found.words[n].lemma for n in predicate(found)] == ["refuse", "welcome"]


def test_what_is_denied_of_all_of_a_kind(telling: type[_Teller]) -> None:
    """If no section was annulled, section 12 was not; a comparison excludes nothing."""
    none = telling.of(claim("No section of the act was annulled", negated=True))
    assert telling.values("polarity", telling.of("Section 12 of the act was annulled"), none)
    more = telling.of(claim("No ship has carried more than the Lind", negated=True))
    assert not telling.values("polarity", telling.of("The ship Lind has carried more"), more)


def test_a_hedge_is_seen_between_claims_that_are_one(telling: type[_Teller]) -> None:
    """What appears to be limited is told less firmly; who may not be dismissed hedges nothing."""
    firm, soft = "The damage was limited", "The damage appears to have been limited"
    shown = "flat statement: was limited | hedged (probable): appears to have been limited"
    assert telling.values("certainty", telling.of(firm), telling.of(soft)) == [shown]
    nobody = telling.of("Nobody at the port may be forced out of a job before May")
    flat = telling.of("Nobody at the port is forced out of a job before May")
    assert not telling.values("certainty", flat, nobody)


def test_who_appears_somewhere_hedges_nothing(telling: type[_Teller]) -> None:
    """Only what follows with "to" is hedged: "appeared on the programme" is an act."""
    stage = telling.of("The senator appeared on the evening news programme on Sunday")
    flat = telling.of("The senator spoke on the evening news programme on Sunday")
    assert not telling.values("certainty", stage, flat)


def test_how_something_was_said_is_wording(telling: type[_Teller]) -> None:
    """An adverb of manner with the same verb judges it, though few readers mark it."""
    plain = telling.of("The ministry condemned the attack on the port")
    loud = telling.of("The ministry resolutely condemned the attack on the port")
    assert telling.values("wording", plain, loud) == ["condemned | resolutely condemned"]
    rates = telling.of("The bank raised its rates"), telling.of("The bank raised its rates sharply")
    assert not telling.values("wording", *rates)
    late = telling.of("The ministry later condemned the attack on the port")
    assert not telling.values("wording", plain, late)


def test_an_act_may_befall_one_thing_under_two_names(telling: type[_Teller]) -> None:
    """Where alignment is sure, the words for whom it befell need not be shared."""
    doer = telling.of("Parliament passed the act in November 2023")
    none = telling.of("The law was passed in November 2023")
    assert telling.values("agency", doer, none)


def test_a_day_against_its_month(telling: type[_Teller]) -> None:
    """Who gives the day says more than who gives the month; of two dates nothing tells which."""
    month = claim("The treaty was signed in January", ("date", "January", "2025-01"))
    day = claim("The treaty was signed on January 17", ("date", "January 17", "2025-01-17"))
    one, other = telling.of(month), telling.of(day)
    assert telling.values("date", one, other) == ["January | January 17"]
    assert not telling.values("date", one, other, likely=0)
    two = ("date", "January", "2025-01"), ("date", "May", "2025-05")
    several = telling.of(claim("The treaty was signed in January and rests since May", *two))
    assert not telling.values("date", several, other)


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("The bank now expects inflation to slow", "named", "The bank"),
        ("The chamber puts the cost at 340 million marks", "named", "The chamber"),
        ("The staff forecast has it at 3.4 per cent", "document", "The staff forecast"),
        ("More than 300 million, say the businesses", "named", "the businesses"),
        ("They expect inflation to slow", "outlet", ""),
        ("The bank has 300 members", "outlet", ""),
    ],
)
def test_who_foresees_states_it(text: str, kind: str, speaker: str, telling: type[_Teller]) -> None:
    """Forecasts are their maker's, and an inverted verb of saying has its speaker behind it."""
    voice = voice_of(telling.of(text))
    assert (voice.kind, voice.speaker) == (kind, speaker)


def test_what_is_quoted_next_is_no_paraphrase(telling: type[_Teller]) -> None:
    """What she praised is told in her words by the sentence behind it."""
    text = "Varko praised the ruling"
    assert form(telling.of(text)) == "paraphrase"
    assert form(telling.of(text, after='. "It is just," she said.')) == ""


def test_two_nouns_without_a_doer_hide_alike(telling: type[_Teller]) -> None:
    """Neither an explosion nor a plant that exploded has room for a doer."""
    noun = telling.of("An explosion tore through the plant on Wednesday")
    assert not telling.values("agency", telling.of("The plant exploded on Wednesday"), noun)


def test_numbers_of_two_sizes_are_of_two_acts(telling: type[_Teller]) -> None:
    """The 400 dead of one side and the 24 of the other are no one act told twice."""
    many = claim("400 people have been killed", ("quantity", "400", "400", "killed"))
    few = claim("24 people have died", ("quantity", "24", "24", "killed"))
    near = claim("380 people have died", ("quantity", "380", "380", "killed"))
    assert not telling.values("agency", telling.of(many), telling.of(few))
    assert telling.values("agency", telling.of(many), telling.of(near))


def test_weight_needs_one_statement(telling: type[_Teller]) -> None:
    """Claims that alignment makes one are weighed against each other, in other words too."""
    body = "\n\n".join(f"Paragraph {n} is about the weather." for n in range(6))
    first, last = "The dockers won more pay", "Higher wages were won for the port's men"
    text = f"{body}\n\n{last}."
    top = telling.of(first)
    article = Article.compose(source="B", title="", body=text)
    at = article.text.index(last)
    hull = (at, at + len(last))
    own = replace(claim(last, name="b"), spans=(hull,), sentence=hull, position=0.9)
    end = Telling(article, own, _Teller.encoder.encode([last])[0], _Teller.grammar)
    assert not telling.values("weight", top, end, likely=0)
    assert telling.values("weight", top, end) == [
        "lead (first paragraph) | end (90% into the text)"
    ]
