"""Whether two tellings make one statement, and whether two values are said of one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from statements import claim, reported

from compare.frame import LENSES, Telling
from compare.frame.speakers import is_pronoun, may_be_one, may_be_spoken
from compare.frame.statement import is_one_statement
from compare.records import Article, Voice

if TYPE_CHECKING:
    from compare.encode import Encoder
    from compare.grammar import Grammar
    from compare.records import Claim


def _telling(
    made: Claim | str, encoder: Encoder, grammar: Grammar | None, before: str = ""
) -> Telling:
    own = claim(made) if isinstance(made, str) else made
    own, sentence = reported(own)
    article = Article.compose(source="A", title="", body=sentence + before)
    return Telling(article, own, encoder.encode([own.text])[0], grammar)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council approved the new bridge", "The new bridge was approved by the council"),
        ("The agency handed over 300 letters", "The agency turned over about 300 letters"),
        ("The mayor denounced the levy", "The mayor condemned the levy on Monday"),
    ],
)
def test_one_statement_in_two_ways(
    one: str, other: str, encoder: Encoder, grammar: Grammar
) -> None:
    """Voice, synonyms and details do not make two statements of one."""
    assert is_one_statement(*(_telling(text, encoder, grammar) for text in (one, other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("More closures could be coming", "The closures came"),
        ("The minister resigned over the levy", "The minister opened a school in the capital"),
        ("The court will hear the union", "The court heard the union"),
    ],
)
def test_two_statements_on_one_thing(
    one: str, other: str, encoder: Encoder, grammar: Grammar
) -> None:
    """What may be is not what was, and another predicate of one subject is another statement."""
    assert not is_one_statement(*(_telling(text, encoder, grammar) for text in (one, other)))


def test_a_doubt_about_what_was_is_no_future(encoder: Encoder, grammar: Grammar) -> None:
    """Both "may have fallen" and "fell" tell of what is past."""
    pair = ("The tower may have fallen in the storm", "The tower fell in the storm")
    assert is_one_statement(*(_telling(text, encoder, grammar) for text in pair))


def _dates(one: tuple[str, str, str], other: tuple[str, str, str], *tools: object) -> list[str]:
    pair = [claim(text, ("date", words, value)) for text, words, value in (one, other)]
    found = LENSES["date"](*(_telling(made, *tools) for made in pair))  # type: ignore[arg-type]
    return [one.relation for one in found]


def test_dates_of_one_act_part_and_dates_of_two_do_not(encoder: Encoder, grammar: Grammar) -> None:
    """A day must belong to the same act in both claims, and date an act instead of naming one."""
    tools = encoder, grammar
    signed = ("The two sides signed the treaty on Monday", "Monday", "2025-06-23")
    assert _dates(signed, ("The treaty was signed on Sunday", "Sunday", "2025-06-22"), *tools) == [
        "conflict"
    ]
    assert not _dates(
        signed,
        (
            "Rain kept the crowds away from the palace and its gardens on Sunday",
            "Sunday",
            "2025-06-22",
        ),
        *tools,
    )
    led = ("He led the army in the east in 2010", "2010", "2010")
    assert not _dates(led, ("He led the army in the 2003 invasion", "2003", "2003"), *tools)


def test_the_same_words_before_two_dates_hold_them(encoder: Encoder, grammar: Grammar) -> None:
    """Dates after "until the end of" are of one limit, in whatever words that is set."""
    one = ("No one may be dismissed until the end of 2029", "2029", "2029")
    other = ("The firm must keep everyone until the end of 2028", "2028", "2028")
    assert _dates(one, other, encoder, grammar) == ["conflict"]
    assert not _dates(one, ("The firm was sold in 2028", "2028", "2028"), encoder, grammar)


def test_a_denial_that_is_not_made_is_none(encoder: Encoder, grammar: Grammar) -> None:
    """Who "does not deny that" neither denies nor says, and opposes nothing."""
    said = claim("The ferry was full", voice=Voice("named", "Varko", "say"))
    text = "The letter does not deny that the ferry was full"
    for words, expected in ((text, 0), (text.replace("does not deny", "denies"), 1)):
        start = words.index("the ferry")
        made = claim(words[start:], voice=Voice("document", "The letter", "deny"))
        article = Article.compose(source="B", title="", body=words)
        own = type(made)(
            made.id, made.article_id, ((start, len(words)),), made.text, (0, len(words)),
            "body", 1, 0.5, made.voice,
        )  # fmt: skip
        telling = Telling(article, own, encoder.encode([own.text])[0], grammar)
        assert len(list(LENSES["polarity"](_telling(said, encoder, grammar), telling))) == expected


def test_a_quoted_no_negates_nothing(encoder: Encoder, grammar: Grammar) -> None:
    """The words 'the lone "no" vote' affirm that there was one."""
    one = claim('The lone "no" vote was Varko\'s', negated=True)
    pair = (
        _telling(one, encoder, grammar),
        _telling("The lone vote was Varko's", encoder, grammar),
    )
    assert not list(LENSES["polarity"](*pair))


def test_whose_lawyer_it_is_names_nobody(encoder: Encoder) -> None:
    """Varko's lawyer may be the Almeda whom another outlet names; a time of day never speaks."""
    one, other = (_telling("It is over", encoder, None) for _ in range(2))
    assert may_be_one(one, "Varko’s lawyer", other, "Josu Almeda")
    assert may_be_one(one, "the Vermont senator", other, "Josu Almeda")
    assert not may_be_one(one, "Josu Almeda", other, "Dario Lind")
    assert is_pronoun("Thursday afternoon")


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("", "We will not pay for it", True),
        ("“The levy is wrong. ", "It hits the poor. And it hits them twice.”", True),
        ("The coastguard's boats were late. ", "The ship had sunk", True),
        ("The minister said it was late. ", "The ship had sunk", True),
        ("It was a clear night. ", "The ship had sunk", False),
    ],
)
def test_what_may_be_somebody_elses_words(
    before: str, text: str, expected: object, encoder: Encoder
) -> None:
    """First persons, open quotations, and a speaker or a verb of saying just before."""
    article = Article.compose(source="A", title="", body=before + text)
    start = len(before)
    made = claim(text)
    own = type(made)(
        made.id, made.article_id, ((start, start + len(text)),), text,
        (start, start + len(text)), "body", 1, 0.5,
    )  # fmt: skip
    telling = Telling(article, own, encoder.encode([text])[0])
    assert may_be_spoken(telling, "the coastguard") is expected


def test_a_text_without_paragraphs_leads_with_its_first_sentence(encoder: Encoder) -> None:
    """Where no blank line parts anything, not all of a text is its lead."""
    end = "The ship had sunk"
    far = "Nothing was known for long. " * 40
    for gap, expected in (("\n\n", 1), (" ", 0)):
        leading = _telling(claim(end), encoder, None, gap + "Others were late. " * 9)
        body = gap.join((far, *("Still nothing was heard.",) * 5, end + "."))
        article = Article.compose(source="B", title="", body=body)
        start = body.rindex(end)
        made = claim(end)
        own = type(made)(
            made.id, made.article_id, ((start, start + len(end)),), end,
            (start, start + len(end)), "body", 6, 0.95,
        )  # fmt: skip
        last = Telling(article, own, encoder.encode([end])[0], also=(own,))
        assert len(list(LENSES["weight"](leading, last))) == expected


def _amounts(
    one: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]], *tools: object
) -> list[tuple[str, str, str]]:
    pair = [claim(text, ("quantity", *found)) for text, found in (one, other)]
    looked = LENSES["quantity"](*(_telling(made, *tools) for made in pair))  # type: ignore[arg-type]
    return [(found.relation, found.value_a, found.value_b) for found in looked]


def test_a_bound_is_shown_with_its_number(encoder: Encoder, grammar: Grammar) -> None:
    """A reader sees why "at least 25" and "25" are two values."""
    one = ("At least 25 people were hurt in the fire", ("25", "25", "person", "least"))
    other = ("In the fire 25 or more people were hurt", ("25", "25", "person", "least"))
    exact = ("In the fire 24 people were hurt", ("24", "24", "person"))
    tools = encoder, grammar
    assert _amounts(one, exact, *tools) == [("conflict", "At least 25", "24")]
    assert _amounts(exact, other, *tools) == [("conflict", "24", "25 or more")]


def test_the_first_half_of_a_year_is_no_share(encoder: Encoder, grammar: Grammar) -> None:
    """Neither a half of a year nor two quarters measure what percentages do."""
    tools = encoder, grammar
    share = ("The index fell 40 percent", ("40 percent", "40", "percent"))
    assert _amounts(share, ("The index fell by half", ("half", "50", "percent")), *tools)
    half = ("The index fell in the first half", ("half", "50", "percent"))
    assert not _amounts(share, half, *tools)
    quarters = ("The index fell for two quarters", ("two quarters", "50", "percent"))
    assert not _amounts(share, quarters, *tools)


def test_a_dated_rate_and_one_without_a_date_are_of_two_scopes(
    encoder: Encoder, grammar: Grammar
) -> None:
    """Prices rose by one rate in May and by another in June: both may be true."""
    tools = encoder, grammar
    one = ("Prices rose 8.6 percent", ("8.6 percent", "8.6", "percent"))
    other = ("Prices rose 9.1 percent", ("9.1 percent", "9.1", "percent"))
    assert _amounts(one, other, *tools)[0][0] == "conflict"
    text = "Prices rose 9.1 percent in June"
    dated = [claim(one[0], ("quantity", *one[1])),
             claim(text, ("quantity", *other[1]), ("date", "June", "2022-06"))]  # fmt: skip
    (found,) = LENSES["quantity"](*(_telling(made, *tools) for made in dated))
    assert found.relation == "different scope"


def test_who_concedes_what_another_denies_is_shown(encoder: Encoder, grammar: Grammar) -> None:
    """Against a denial a reader sees not only that it is affirmed, but how."""
    text = "the old ferry had been overloaded"
    pair = [
        _telling(claim(text, voice=Voice("named", "Varko", verb)), encoder, grammar)
        for verb in ("deny", "concede")
    ]
    (found,) = LENSES["polarity"](*pair)
    assert found.relation == "denial"
    assert found.value_a.startswith("denied by Varko")
    assert found.value_b.startswith("conceded by Varko")


def test_a_negation_of_something_else_is_no_conflict(encoder: Encoder, grammar: Grammar) -> None:
    """Who "would not speak" does not contradict who "owns a ferry", named though both are."""
    one = claim("Lind Lines, which runs the old ferry, would not speak", negated=True)
    other = claim("The old ferry is run by Lind Lines of Teyo")
    pair = (_telling(one, encoder, grammar), _telling(other, encoder, grammar))
    assert not list(LENSES["polarity"](*pair))
