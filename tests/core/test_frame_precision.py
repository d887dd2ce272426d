"""What lenses leave alone: two statements, two things, and what is no difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from statements import claim, reported

from compare.frame import LENSES, Telling
from compare.frame.credits import voice_of
from compare.frame.quotes import cut, form
from compare.records import Article, Voice

if TYPE_CHECKING:
    from compare.encode import Encoder
    from compare.grammar import Grammar
    from compare.records import Claim


def _telling(
    made: Claim | str, encoder: Encoder, grammar: Grammar | None, source: str = "A"
) -> Telling:
    own, sentence = reported(claim(made) if isinstance(made, str) else made)
    article = Article.compose(source=source, title="", body=sentence)
    return Telling(article, own, encoder.encode([own.text])[0], grammar)


def _values(lens: str, one: Telling, other: Telling) -> list[tuple[str, str]]:
    return [(found.value_a, found.value_b) for found in LENSES[lens](one, other)]


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("Port authority data showed that 47 ships were waiting", "Port authority data"),
        ("By the ministry's own count 1,340 people were prosecuted", "the ministry's own count"),
        ("The chamber puts its members at ease", ""),
        ("The minister showed that she was angry", ""),
    ],
)
def test_whom_a_claim_credits(text: str, credited: str, encoder: Encoder, grammar: Grammar) -> None:
    """Figures that show something state it, and not the outlet."""
    voice = voice_of(_telling(text, encoder, grammar))
    assert (voice.kind, voice.speaker) == (("document", credited) if credited else ("outlet", ""))


def test_an_outlet_that_names_itself_speaks_in_its_own_voice(encoder: Encoder) -> None:
    """Fox News that "has confirmed" something is Fox; another outlet is not."""
    made = claim("The envoy resigned", voice=Voice("named", "The Kestrel News", "confirm"))
    assert voice_of(_telling(made, encoder, None, source="Kestrel")).kind == "outlet"
    assert voice_of(_telling(made, encoder, None, source="Harbour Daily")).kind == "named"


def test_a_quote_is_not_cut_where_the_rest_is_printed(encoder: Encoder) -> None:
    """Words like "he said" between two halves cut nothing, nor does a title in quotation marks."""
    whole = '"I trust in luck, but luck wants to see us help ourselves"'
    halves = '"I trust in luck," he said, "but luck wants to see us help ourselves"'
    short = '"I trust in luck," he said'
    first, second, third = (_telling(text, encoder, None) for text in (whole, halves, short))
    assert cut(first, second) is None
    assert cut(first, third) is not None
    title = _telling('a charity called "Smiles for Life"', encoder, None)
    assert cut(title, _telling('"It went to Smiles for Life as a gift"', encoder, None)) is None


def test_what_is_nearly_all_quoted_is_a_quote(encoder: Encoder, grammar: Grammar) -> None:
    """A part quote leaves a good part of the claim to the writer, and "described" is his word."""
    assert form(_telling('He said "it was a tax on the poor"', encoder, grammar)) == "direct quote"
    assert form(_telling('He called it "a tax" on the poor', encoder, grammar)) == "part quote"
    assert form(_telling("He described the bill as a tax", encoder, grammar)) == "paraphrase"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Varko won the seat", "Varko won in the capital"),
        ("Lind met Varko on Monday", "Varko and Lind met on Monday"),
        ("The firm was invited by Lind to speak", "The firm was invited to speak by Lind"),
    ],
)
def test_a_doer_as_much_in_sight(one: str, other: str, encoder: Encoder, grammar: Grammar) -> None:
    """With an object or without, a verb names the same doer."""
    pair = (_telling(one, encoder, grammar), _telling(other, encoder, grammar))
    assert not _values("agency", *pair)


def test_a_negated_word_and_its_opposite_say_one_thing(encoder: Encoder, grammar: Grammar) -> None:
    """What is not accurate is inaccurate, and "no ship has done more" says that one has."""
    pairs = [
        (("The report was inaccurate", False), ("The report was not accurate", True)),
        (("The Lind has done more than others", False), ("No ship has done more than it", True)),
    ]
    for pair in pairs:
        made = (_telling(claim(t, negated=n), encoder, grammar) for t, n in pair)
        assert not _values("polarity", *made)


def test_a_word_in_the_same_place_is_another_word_for_it(
    encoder: Encoder, grammar: Grammar
) -> None:
    """What stands where the other telling has a word, and judges, is shown; a synonym is not."""
    plain = _telling("The town had several ways to answer the northern strikes", encoder, grammar)
    loud = _telling("The town had several ways to answer the northern aggression", encoder, grammar)
    assert _values("wording", plain, loud) == [("strikes", "aggression")]
    assert not _values("wording", plain, plain)


def test_a_judging_noun_for_what_another_calls_by_name(encoder: Encoder, grammar: Grammar) -> None:
    """Israel and "the Zionist regime" stand in one place, and are one."""
    mention = ("name", "Zionist", "zionist"), ("place", "Israel", "israel")
    one = claim("America and the Zionist regime launched the attacks", mention[0])
    other = claim("America and Israel launched the attacks", mention[1])
    pair = (_telling(one, encoder, grammar), _telling(other, encoder, grammar))
    assert ("Zionist regime", "Israel") in _values("wording", *pair)


def test_numbers_of_claims_far_apart_must_count_one_thing(
    encoder: Encoder, grammar: Grammar
) -> None:
    """Two sums in two sentences about one firm are two sums."""
    one = claim(
        "The firm also earned $30 million from its books and its talks in May",
        ("quantity", "$30 million", "30000000", "USD"),
    )
    other = claim(
        "Besides its fees for advice the firm earned $20 million from consulting",
        ("quantity", "$20 million", "20000000", "USD"),
    )
    pair = (_telling(one, encoder, grammar), _telling(other, encoder, grammar))
    assert not _values("quantity", *pair)


def test_who_says_i_is_no_outlet(encoder: Encoder, grammar: Grammar) -> None:
    """A letter printed without marks is somebody's, though no one is named beside it."""
    words = "get you are both in those awful years, but you are part of the first family"
    printed = _telling(claim(f"I {words}"), encoder, grammar)
    quoted = _telling(
        claim(f"I {words}", voice=Voice("named", "Anna Lind", "write")), encoder, grammar
    )
    assert not any("outlet" in pair for pair in _values("voice", printed, quoted))
