"""Quantities, dates, places and names have values by which two tellings can be compared."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from segmented import claims, mentions

from compare.segment.names import fold
from compare.segment.numbers import canonical, number


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Twelve people were killed in the raid.", [("12", "killed", "exact")]),
        ("The raid killed at least 12 people.", [("12", "killed", "least")]),
        ("The blast left 34 people dead.", [("34", "killed", "exact")]),
        ("More than 1.2 million voters stayed away.", [("1200000", "voter", "least")]),
        ("About a fifth of the voters stayed away.", [("20", "percent", "about")]),
        ("Inflation reached 8.5% last week.", [("8.5", "percent", "exact")]),
        ("Inflation reached 8.5 per cent there.", [("8.5", "percent", "exact")]),
        ("The rate rose by half a point.", [("0.5", "point", "exact")]),
        ("Rates rose by half a percentage point.", [("0.5", "percentage point", "exact")]),
        ("The work took a hundred and thirty years.", [("130", "year", "exact")]),
        ("The bank raised rates by 50 basis points.", [("50", "basis point", "exact")]),
        ("They paid up to $3.5bn for the site.", [("3500000000", "USD", "most")]),
        ("They paid 25 million euros for it.", [("25000000", "EUR", "exact")]),
        ("Between 10 and 15 boats sank.", [("10", "boat", "least"), ("15", "boat", "most")]),
        ("The share rose from 3 to 5 percent.", [("3", "", "exact"), ("5", "percent", "exact")]),
        ("Several hundred people marched.", [("200", "people", "least")]),
        ("Dozens of houses burned down.", [("24", "house", "least")]),
        ("One in five pupils failed the test.", [("20", "percent", "exact")]),
        ("Three hundred and twelve houses burned.", [("312", "house", "exact")]),
        ("The 38-year-old ferry sank in the strait.", [("38", "year", "exact")]),
        ("The talks began at 10 a.m. in Lanth.", []),
        ("One of the ministers left.", []),
        ("The court struck down section 12 on Friday.", []),
        ("The town lies 2 km from the plant.", [("2", "kilometre", "exact")]),
        ("The judges voted 7-4 against it.", [("7-4", "vote", "exact")]),
        ("The ban was thrown out by seven votes to four.", [("7-4", "vote", "exact")]),
        ("The vote was six to three.", [("6-3", "vote", "exact")]),
        ("Some 25 to 30 boats left.", [("25", "boat", "least"), ("30", "boat", "most")]),
        ("They wanted a quarter-point rise.", [("0.25", "point", "exact")]),
        ("They wanted a quarter of a percentage point.", [("0.25", "percentage point", "exact")]),
        ("A quarter of a million people fled.", [("250000", "people", "exact")]),
        ("A half-million people fled.", [("500000", "people", "exact")]),
        ("Planes bombed two other sites.", [("2", "other site", "exact")]),
        ("Two employees died.", [("2", "killed", "exact")]),
        ("37 of them are now known to be dead.", [("37", "killed", "exact")]),
        ("Mortgage misery: 58 crowns a month more for you.", [("58", "", "exact")]),
        ("The crown ended the day 0.4 per cent lower.", [("0.4", "percent", "exact")]),
        ("Three people lost their lives.", [("3", "killed", "exact")]),
        ("The fire was out within three hours.", [("3", "hour", "most")]),
        ("Milan Hrask, 41, was a foreman.", [("41", "year", "exact")]),
        ("Among the dead is shift foreman Milan Hrask, 44.", [("44", "year", "exact")]),
        ("The dead man was Milan Hrask, who was 41.", [("41", "year", "exact")]),
    ],
)
def test_quantities_have_value_unit_and_bound(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    """Digits, words, shares and money are decimal numbers with what they count and how firmly."""
    assert mentions(sentence, "quantity") == expected


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("He announced it on 22 June.", "2025-06-23", ["2025-06-22"]),
        ("He announced it on June 22, 2019.", "2025-06-23", ["2019-06-22"]),
        ("He announced it on June 22.", "", ["--06-22"]),
        ("The strikes came on Sunday.", "2025-06-23", ["2025-06-22"]),
        ("The strikes came on Monday.", "2025-06-23T18:05:00+00:00", ["2025-06-23"]),
        ("He will meet Putin on Wednesday.", "2025-06-23", ["2025-06-25"]),
        ("The strikes came on Sunday.", "", []),
        ("The strikes came yesterday.", "2025-06-23", ["2025-06-22"]),
        ("The law was passed in March.", "2025-06-23", ["2025-03"]),
        ("The law was passed in December.", "2025-01-10", ["2024-12"]),
        ("Prices were highest in November 1981.", "2025-06-23", ["1981-11"]),
        ("The group was listed in 2014.", "2025-06-23", ["2014"]),
        ("Exports fell last year.", "2025-06-23", ["2024"]),
        ("He was born on February 31.", "2025-06-23", []),
        ("Sunday's strikes destroyed the site.", "2025-06-23", ["2025-06-22"]),
        ("He may march to the sea.", "2025-06-23", []),
        ("The hall blew up at twenty to six in the morning.", "", ["T05:40"]),
        ("They met at half past five in the afternoon.", "", ["T17:30"]),
        ("They met at five o'clock in the evening.", "", ["T17:00"]),
        ("They met at half past five.", "", []),
        ("By five to ten people came in the morning.", "", []),
        ("It happened just before 6am.", "", ["T06:00"]),
    ],
)
def test_dates_are_resolved_against_the_day_of_publication(
    sentence: str, published: str, expected: list[str]
) -> None:
    """Known days are ISO days; what is only partly known is cut short; nothing is invented."""
    assert [value for value, _, _ in mentions(sentence, "date", published=published)] == expected


def test_names_keep_one_kind_through_an_article() -> None:
    """A surname alone is the person that the article names in full, not a place."""
    found = claims(
        "Abbas Araghchi met Vladimir Putin in Moscow.\n\nAraghchi thanked President Putin."
    )
    kinds = {m.value: m.kind for claim in found for m in claim.mentions}
    assert kinds["araghchi"] == kinds["abbas araghchi"] == "name"
    assert kinds["putin"] == "name"
    assert kinds["moscow"] == "place"


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        ("President Masoud Pezeshkian's", True, "masoud pezeshkian"),
        ("the United Nations", False, "united nations"),
        ("U.S.", False, "united states"),
        ("Erdoğan", True, "erdogan"),
        ("General Workers' Federation", False, "general workers' federation"),
    ],
)
def test_names_are_folded(text: str, expected: str, *, person: bool) -> None:
    """Accents, case, articles, titles of persons and possessive endings do not part two names."""
    assert fold(text, person=person) == expected


def test_mentions_of_a_claim_do_not_overlap() -> None:
    """A date is no quantity and a name holds no number."""
    (claim,) = claims("On 22 June 2025 three US B-2 bombers hit Fordow, Natanz and Isfahan.")
    ends = [0, *(mention.end for mention in claim.mentions)]
    assert all(m.start >= end for m, end in zip(claim.mentions, ends, strict=False))
    assert {"fordow", "natanz", "isfahan"} <= {m.value for m in claim.mentions}


@given(st.integers(0, 10**12))
def test_digits_are_read_back(value: int) -> None:
    """A whole number printed with or without commas has one value."""
    for printed in (str(value), f"{value:,}"):
        assert number([printed]) == value
        assert canonical(Decimal(value)) == str(value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty-five thousand", "25000"),
        ("two dozen", "24"),
        ("half a million", "500000"),
        ("one and a half million", "1500000"),
        ("a hundred and ten", "110"),
        ("12m", "12000000"),
        (".75", "0.75"),
    ],
)
def test_number_words_are_read(words: str, value: str) -> None:
    """Spelled-out and mixed numbers have exact values."""
    found = number(words.split())
    assert found is not None
    assert canonical(found) == value
