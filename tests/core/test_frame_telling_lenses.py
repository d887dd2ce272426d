"""The lenses for voice, certainty, polarity, agency and weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fake_encoder import FakeEncoder
from statements import claim, reported

from compare.frame import LENSES, Telling
from compare.frame.speakers import is_pronoun, may_be_one
from compare.records import Article, Voice

if TYPE_CHECKING:
    from compare.encode import Encoder
    from compare.frame import Found
    from compare.grammar import Grammar
    from compare.records import Claim

ENCODER = FakeEncoder()


class _Same:
    """A stand-in for vectors: what these tests are about is not how alike two claims are."""

    def __call__(self, *_claims: object) -> float:
        return 0.9


@pytest.fixture(autouse=True)
def _alike(monkeypatch: pytest.MonkeyPatch) -> None:
    for lens in ("agency", "certainty", "polarity", "voice", "weight"):
        monkeypatch.setattr(f"compare.frame.{lens}.sameness", _Same())


def _telling(made: Claim, grammar: Grammar | None, before: str = "", source: str = "A") -> Telling:
    made, sentence = reported(made)
    article = Article.compose(source=source, title="", body=sentence + before)
    return Telling(article, made, ENCODER.encode([made.text])[0], grammar)


def _look(
    lens: str, grammar: Grammar | None, one: str | Claim, other: str | Claim, more: str = ""
) -> list[tuple[str, str]]:
    made = [claim(c) if isinstance(c, str) else c for c in (one, other)]
    found: list[Found] = list(LENSES[lens](*(_telling(c, grammar, more) for c in made)))
    return [(f.value_a, f.value_b) for f in found]


def _said(text: str, kind: str, speaker: str, verb: str = "say", *, quoted: bool = False) -> Claim:
    return claim(text, voice=Voice(kind, speaker, verb, quoted))  # type: ignore[arg-type]


AGENCY = [
    ("Israel killed 12 people.", "12 people were killed.",
     "active: Israel killed", "agentless passive: were killed"),
    ("Israel killed 12 people.", "12 people died.", "active: Israel killed", "intransitive: died"),
    ("12 people were killed by Israel.", "12 people were killed.",
     "passive: were killed by Israel", "agentless passive: were killed"),
    ("12 people died.", "The deaths of 12 people shook the town.",
     "intransitive: died", "nominalised: deaths"),
    ("Police ordered everyone to leave.", "Everyone was ordered to go.",
     "active: Police ordered to leave", "agentless passive: was ordered to go"),
    ("The treaty that Varko signed runs to 40 pages.", "The treaty was signed in Lanth.",
     "active: Varko signed", "agentless passive: was signed"),
    ("The firm raised wages by a tenth.", "Wages will go up by a tenth.",
     "active: The firm raised", "intransitive: will go up"),
    ("No toxic gas was released.", "No toxic gas had leaked.",
     "agentless passive: was released", "intransitive: had leaked"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "mine", "theirs"), AGENCY)
def test_a_doer_more_or_less_in_sight(
    grammar: Grammar, one: str, other: str, mine: str, theirs: str
) -> None:
    """One act in two forms is a difference; each side shows its form and its words."""
    (found,) = _look("agency", grammar, one, other)
    assert found == (mine, theirs)
    (back,) = _look("agency", grammar, other, one)
    assert back == found[::-1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Israel killed 12 people.", "Israeli jets killed 12 people."),
        ("The treaty was signed by Tuesday afternoon.", "The treaty was signed in Moscow."),
        ("The court annulled the section.", "The gusts were recorded at sea."),
        ("It has been used to prosecute people.", "People have been prosecuted."),
        ("The mayor opened boxes with letters.", "The boxes filled with letters were late."),
        ("Israel began its campaign in June.", "The campaign began in June."),
    ],
)
def test_one_form_or_two_acts_are_no_difference(grammar: Grammar, one: str, other: str) -> None:
    """The same form, a time after ``by``, another act, and a doer that is not there."""
    assert not _look("agency", grammar, one, other)


def test_one_act_in_two_verbs(grammar: Grammar, encoder: Encoder) -> None:
    """Verbs of like meaning tell one act where it befalls one thing, unless in two places."""
    texts = ("The office had put out a storm warning.", "A storm warning had been issued.")
    pair = [Telling(Article.compose(source="A", title="", body=text), claim(text),
                    encoder.encode([text])[0], grammar) for text in texts]  # fmt: skip
    (found,) = LENSES["agency"](*pair)
    assert found.value_a == "active: The office had put out"
    assert found.value_b == "agentless passive: had been issued"
    here = claim("12 people were killed in Lanth.", ("place", "Lanth", "lanth"))
    there = claim("12 people died in Teyo.", ("place", "Teyo", "teyo"))
    assert not _look("agency", grammar, here, there)


def test_a_hedge_against_a_flat_statement(grammar: Grammar) -> None:
    """Modals, adverbs and what is believed hedge; the flat side is the firmer."""
    flat = "The pump failed in the night."
    (found,) = _look("certainty", grammar, "The pump may have failed in the night.", flat)
    assert found == ("hedged (possible): may have failed", "flat statement: failed")
    (found,) = _look(
        "certainty", grammar, "The pump may yet fail at night.", "It will fail at night."
    )
    assert found == ("hedged (possible): may fail", "flat statement: will fail")
    (found,) = _look("certainty", grammar, flat, "The pump probably failed in the night.")
    assert found[1] == "hedged (probable): probably failed"
    believed = _said(flat, "unnamed", "managers", "believe")
    (found,) = _look("certainty", grammar, flat, believed)
    assert found[1].startswith("hedged (probable): believe")


def test_a_condition_against_none(grammar: Grammar) -> None:
    """What holds only if something else does is told apart from what holds."""
    one = "Rates will rise in December if wages do not slow."
    (found,) = _look("certainty", grammar, one, "Rates will rise in December.")
    assert found == ("conditional: if wages do not slow", "flat statement, no condition")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The police could forbid gatherings.", "The law allowed police to forbid gatherings."),
        ("If you have a mortgage, you will pay more.", "Borrowers will pay more."),
        ("The pump may have failed.", "It is possible that the pump failed."),
        ("The guard that may strike left the ship.", "The guard left the ship."),
        ("The pump may have failed.", "The engineers met the mayor on Monday."),
    ],
)
def test_what_hedges_nothing(grammar: Grammar, one: str, other: str) -> None:
    """Permission, the reader, two hedges, one in a side clause, and two statements."""
    assert not _look("certainty", grammar, one, other)


def test_negation_denial_and_opposites(grammar: Grammar) -> None:
    """One affirms what the other negates or denies; opposite verbs of one subject exclude."""
    plain = "The ferry was overloaded."
    negated = claim("The ferry was not overloaded.", negated=True)
    (found,) = _look("polarity", grammar, plain, negated)
    assert found == ("affirmed: was overloaded", "negated: was not overloaded")
    (found,) = _look("polarity", grammar, _said(plain, "named", "Varko", "deny"), plain)
    assert found[0] == "denied by Varko: was overloaded"
    assert _look("polarity", grammar, "The crown rose sharply.", "The crown fell sharply.")
    assert not _look("polarity", grammar, "The crown rose sharply.", "The dollar fell sharply.")
    assert not _look("polarity", grammar, plain, "The ferry was overloaded again.")


TEXT = "Nothing toxic was released."


def test_who_states_it(grammar: Grammar) -> None:
    """The outlet, a named and an unnamed speaker are told apart by their kind."""
    officials = _said(TEXT, "unnamed", "two officials")
    assert _look("voice", grammar, TEXT, officials) == [("outlet", "unnamed: two officials")]
    named = _said(TEXT, "named", "Karel Odum")
    assert _look("voice", grammar, named, officials) == [
        ("named: Karel Odum", "unnamed: two officials")
    ]
    assert not _look("voice", grammar, TEXT, TEXT)


def test_one_speaker_under_two_names(grammar: Grammar) -> None:
    """A surname, a pronoun, a definite role and an apposition in either text are no difference."""
    odum = _said(TEXT, "named", "Karel Odum")
    for speaker in ("Mr Odum", "he", "the minister"):
        assert not _look("voice", grammar, odum, _said(TEXT, "named", speaker))
    kremlin = _said(TEXT, "named", "the Kremlin")
    more = " Karel Odum, who speaks for the Kremlin, was in town."
    assert _look("voice", grammar, odum, _said(TEXT, "named", "Civic Union"))
    assert not _look("voice", grammar, odum, kremlin, more)
    assert is_pronoun("")
    assert may_be_one(_telling(odum, None), "Odum", _telling(odum, None), "Karel Odum")


def test_what_the_outlet_may_have_from_somebody(grammar: Grammar) -> None:
    """Words that stand behind an attribution, or in quotation marks, are not the outlet's own."""
    spoken = _said(TEXT, "named", "Karel Odum")
    quoted = _said(TEXT, "outlet", "", "", quoted=True)
    assert ("outlet", "named: Karel Odum") not in _look("voice", grammar, quoted, spoken)
    assert not _look("voice", grammar, "Nothing toxic was released, Odum told us.", spoken)


def test_the_stance_of_the_verb(grammar: Grammar) -> None:
    """Said and admitted differ; said and told do not; an unknown verb has no stance."""
    said, told, conceded, sang = (
        _said(TEXT, "named", "Varko", verb) for verb in ("say", "tell", "concede", "sing")
    )
    assert _look("voice", grammar, said, conceded) == [("said", "conceded")]
    assert not _look("voice", grammar, said, told)
    assert not _look("voice", grammar, said, sang)


def test_direct_quote_part_quote_paraphrase(grammar: Grammar) -> None:
    """How much of a statement is the speaker's own words."""
    direct = _said("The sites were obliterated.", "named", "Trump", quoted=True)
    part = _said('The sites were "obliterated".', "named", "Trump")
    own = _said("The sites were obliterated.", "named", "Trump")
    assert _look("voice", grammar, direct, own) == [("direct quote", "paraphrase")]
    assert _look("voice", grammar, part, own) == [("part quote", "paraphrase")]
    assert not _look("voice", grammar, own, own)


def test_a_quote_cut_short(grammar: Grammar) -> None:
    """A quote of which the other prints more, the rest being nowhere in the first article."""
    long = _said('It was "a tax on people who did nothing wrong at all".', "named", "Orsini")
    short = _said('It was "a tax on people".', "named", "Orsini")
    (found,) = _look("voice", grammar, short, long)
    assert found[0] == 'cut quote: "a tax on people"'
    assert found[1].startswith("fuller quote: ")


def test_included_but_buried() -> None:
    """One leads with what the other leaves to the end and has not told before."""
    fact = "The contractor died in hospital."
    filler = "\n\n".join(f"Line {n} is about weather and trains." for n in range(8))

    def told(body: str) -> Telling:
        article = Article.compose(source="A", title="A headline", body=body)
        start = article.text.rindex(fact)
        span = (start, start + len(fact))
        position = start / len(article.text)
        made = claim(fact)
        placed = type(made)(
            made.id, article.id, (span,), fact, span, "body", 1, position, made.voice
        )
        return Telling(article, placed, ENCODER.encode([fact])[0])

    first, last = told(f"{fact}\n\n{filler}"), told(f"{filler}\n\n{fact}")
    (found,) = LENSES["weight"](first, last)
    assert found.value_a == "lead (first paragraph)"
    assert found.value_b.startswith("end (")
    assert (found.relation, found.direction) == ("prominence", "a")
    twice = told(f"A contractor had died in hospital by noon.\n\n{filler}\n\n{fact}")
    assert not list(LENSES["weight"](first, twice))
    assert not list(LENSES["weight"](first, first))


@pytest.mark.parametrize("lens", ["agency", "certainty"])
def test_without_a_grammar_nothing_is_found(lens: str) -> None:
    """A lens that needs the parse is silent where there is none."""
    assert not _look(lens, None, "Israel killed 12 people.", "12 people may have been killed.")


@pytest.mark.parametrize("lens", ["agency", "certainty", "polarity", "voice", "weight"])
def test_hostile_text_is_survived(lens: str, grammar: Grammar) -> None:
    """A long word, control characters and marks alone break nothing."""
    for text in ("x" * 50_000, "\x00\x07 \u202e", '"' * 500, "=1+1"):
        assert isinstance(_look(lens, grammar, text, "The ferry may sink."), list)
