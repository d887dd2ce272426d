"""Values are compared, not strings."""

from __future__ import annotations

import pytest
from statements import claim

from compare.agreement import partings


def relations(first: object, second: object, *days: str) -> list[tuple[str, str]]:
    """Return kind and relation of every parting."""
    return [(p.kind, p.relation) for p in partings(first, second, *days)]  # type: ignore[arg-type]


def killed(text: str, words: str, value: str, bound: str = "exact", unit: str = "killed") -> object:
    """Make a claim with one toll."""
    return claim(text, ("quantity", words, value, unit, bound))


@pytest.mark.parametrize(
    ("value", "bound", "relation"),
    [
        ("41", "exact", None),
        ("41", "about", None),
        ("41", "least", "rounding or bound"),
        ("39", "exact", "conflict"),
        ("40", "about", "rounding or bound"),
        ("30", "least", "rounding or bound"),
        ("50", "most", "rounding or bound"),
        ("60", "least", "conflict"),
    ],
)
def test_tolls_part_by_value_and_bound(value: str, bound: str, relation: str | None) -> None:
    """Bounds that hold the other number round it; other numbers conflict; equal ones agree."""
    first = killed("The blast killed 41 people", "41", "41")
    second = killed(f"It killed some {value}", value, value, bound)
    expected = [] if relation is None else [("quantity", relation)]
    assert relations(first, second) == expected
    assert relations(second, first) == expected


@pytest.mark.parametrize("unit", ["killed", "injured", "casualty", "evacuated"])
def test_the_newer_article_with_more_dead_is_an_update(unit: str) -> None:
    """A toll that grew with time is no conflict; one that shrank is."""
    first = killed("It killed 34 people", "34", "34", unit=unit)
    second = killed("It killed 58 people", "58", "58", unit=unit)
    assert relations(first, second, "2025-06-22", "2025-06-23") == [("quantity", "later update")]
    assert relations(first, second, "2025-06-23", "2025-06-22") == [("quantity", "conflict")]
    assert relations(first, second, "2025-06-22", "2025-06-22") == [("quantity", "conflict")]


def test_what_is_not_said_is_no_conflict() -> None:
    """A number that the other claim leaves out parts nothing."""
    assert relations(killed("It killed 34", "34", "34"), claim("It killed many")) == []


def test_other_units_bare_numbers_and_far_numbers_are_not_compared() -> None:
    """Florins and metres, unitless numbers and numbers of another size count different things."""
    fine = claim("a fine of 500 florins", ("quantity", "500", "500", "florin"))
    distance = claim("within 300 metres", ("quantity", "300", "300", "metre"))
    seven, nine = (claim(f"section {n} stands", ("quantity", n, n)) for n in ("7", "9"))
    loan = claim("a loan of 200,000 florins", ("quantity", "200,000", "200000", "florin"))
    assert relations(fine, distance) == []
    assert relations(seven, nine) == []
    assert relations(fine, loan) == []


def test_numbers_of_one_fact_may_leave_out_what_they_count() -> None:
    """Where the claims are known to be one fact's, the last number of each is compared."""
    bare = claim("the manifest says 212", ("quantity", "212", "212"))
    other = claim("190 people were on its list", ("quantity", "190", "190", "people"))
    assert partings(bare, other) == ()
    (parted,) = partings(bare, other, aligned=True)
    assert (parted.relation, parted.first.unit) == ("conflict", "people")
    same = claim("212 people were on its list", ("quantity", "212", "212", "people"))
    far = claim("2,000 people were on its list", ("quantity", "2,000", "2000", "people"))
    small = claim("she left at six", ("quantity", "six", "6"))
    nine = claim("we rang nine times", ("quantity", "nine", "9", "time"))
    assert partings(bare, same, aligned=True) == ()
    assert partings(bare, far, aligned=True) == ()
    assert partings(small, nine, aligned=True) == ()


def test_a_plural_of_no_number_is_only_a_size() -> None:
    """Thousands may be 4,200 and dozens 58; 1,500 are not thousands."""
    for words, value, number, relation in (
        ("thousands", "2000", "4200", "rounding or bound"),
        ("dozens", "24", "58", "rounding or bound"),
        ("thousands", "2000", "1500", "conflict"),
    ):
        vague = claim(f"{words} of people left", ("quantity", words, value, "people", "least"))
        exact = claim(f"{number} people left", ("quantity", number, number, "people"))
        assert relations(vague, exact) == [("quantity", relation)]


def test_numbers_pair_up_by_size() -> None:
    """Of several numbers of a unit, those of like size are compared."""
    first = claim(
        "58 crowns more on 200,000 crowns",
        ("quantity", "58", "58", "crown"),
        ("quantity", "200,000", "200000", "crown"),
    )
    second = claim("85 crowns more", ("quantity", "85", "85", "crown"))
    assert [(p.first.text, p.second.text) for p in partings(first, second)] == [("58", "85")]


def test_the_dead_of_two_countries_are_two_counts() -> None:
    """Where the place differs too, a number is of another scope."""
    first, second = (
        claim(f"in {land} {n} died", ("quantity", n, n, "killed"), ("place", land, land.lower()))
        for land, n in (("Iran", "430"), ("Israel", "240"))
    )
    assert ("quantity", "different scope") in relations(first, second)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2025-06-22", "2025-06-22", []),
        ("2025-06-22", "2025-06", []),
        ("2025-06-21", "2025-06-22", [("date", "conflict")]),
        ("2025-06-12", "2025-06-22", [("date", "conflict")]),
        ("2023-11", "2023-12", [("date", "conflict")]),
    ],
)
def test_dates(one: str, other: str, expected: list[tuple[str, str]]) -> None:
    """A month agrees with its days; other days conflict, neighbouring ones too."""
    first, second = (claim(f"struck on {d}", ("date", d, d)) for d in (one, other))
    assert relations(first, second) == expected


def test_spellings_of_one_name_agree() -> None:
    """Transliterations, family names alone and initials are no difference."""
    pairs = [
        ("abbas araghchi", "araqchi"),
        ("fordo", "fordow"),
        ("united nations", "un"),
        ("donald trump", "trump"),
        ("kyiv", "kiev"),
        ("muammar gaddafi", "muammar qaddafi"),
    ]
    for one, other in pairs:
        first, second = (claim(f"met {n}", ("name", n, n, "person")) for n in (one, other))
        assert relations(first, second) == []


def test_other_persons_and_places_conflict() -> None:
    """Two persons, or two towns in the same role, differ; a town and a country do not."""
    lind, okafor = (claim(f"led by {n}", ("name", n, n, "person")) for n in ("lind", "okafor"))
    assert relations(lind, okafor) == [("name", "conflict")]
    tehran, istanbul, iran = (
        claim(f"spoke in {n}", ("place", n, n)) for n in ("tehran", "istanbul", "iran")
    )
    moscow = claim("travel to moscow", ("place", "moscow", "moscow"))
    assert relations(tehran, istanbul) == [("place", "conflict")]
    assert relations(tehran, iran) == []
    assert relations(tehran, moscow) == []


def test_two_upper_limits_conflict_and_two_lower_ones_do_not() -> None:
    """A fine of up to 12,000 is not one of up to 20,000; more than 400 may be more than 600."""
    for bound, relation in (("most", "conflict"), ("least", "rounding or bound")):
        first, second = (
            claim(f"limit of {n} florins", ("quantity", n, n, "florin", bound))
            for n in ("12000", "20000")
        )
        assert relations(first, second) == [("quantity", relation)]


def test_a_title_anchors_names() -> None:
    """Two captains of one ship are two tellings, whatever else the sentences say."""
    lind, okafor = (
        claim(f"captain {n} steered", ("name", n, n, "person")) for n in ("lind", "okafor")
    )
    assert [p.anchored for p in partings(lind, okafor)] == [True]


def test_days_that_follow_on_each_other_are_marked() -> None:
    """Neighbouring days conflict, and say that they are neighbours: a night belongs to both."""
    saturday, sunday, friday = (
        claim(f"struck on {day}", ("date", day, f"2025-06-{n}"))
        for day, n in (("Saturday", 21), ("Sunday", 22), ("Friday", 20))
    )
    assert [(p.relation, p.neighbouring) for p in partings(saturday, sunday)] == [
        ("conflict", True)
    ]
    assert [p.neighbouring for p in partings(friday, sunday)] == [False]


@pytest.mark.parametrize(
    ("one", "other", "bound", "expected"),
    [
        ("T05:40", "T06:00", "about", [("date", "rounding or bound")]),
        ("T05:40", "T07:00", "about", [("date", "conflict")]),
        ("T23:50", "T00:10", "about", [("date", "rounding or bound")]),
        ("T05:40", "T04:40", "exact", [("date", "conflict")]),
    ],
)
def test_times_of_day(one: str, other: str, bound: str, expected: list[object]) -> None:
    """A time that is only near may be three quarters of an hour off; another hour conflicts."""
    first = claim("it blew up at five", ("date", "five", one))
    second = claim("it blew up at six", ("date", "six", other, "", bound))
    assert relations(first, second) == expected


def test_votes_conflict_as_a_whole() -> None:
    """Six to three is not seven to two, and is itself."""
    first, second = (claim(f"by {n}", ("quantity", n, n, "vote")) for n in ("6-3", "7-2"))
    assert relations(first, second) == [("quantity", "conflict")]
    assert relations(first, first) == []


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (("two weeks", "2", "week"), ("14 days", "14", "day"), None),
        (("two weeks", "2", "week"), ("ten days", "10", "day"), "conflict"),
        (("25 basis points", "25", "basis point"), ("a quarter of a point", "0.25", "point"), None),
        (("a fifth", "20", "percent"), ("20 percent", "20", "percent"), None),
        (("3 miles", "3", "mile"), ("5 km", "5", "kilometre"), "rounding or bound"),
        (("5 dollars", "5", "USD"), ("6 euros", "6", "EUR"), None),
        (("25", "25", "boat", "least"), ("25", "25", "boat"), "rounding or bound"),
        (("two", "2", "other site"), ("three", "3", "site"), None),
    ],
)
def test_units_that_convert_are_compared(
    one: tuple[str, ...], other: tuple[str, ...], relation: str | None
) -> None:
    """Weeks are days and a basis point is a hundredth of a point; currencies stay apart."""
    first, second = (claim(f"it took {words[0]}", ("quantity", *words)) for words in (one, other))
    assert relations(first, second) == ([] if relation is None else [("quantity", relation)])


def test_a_range_holds_what_lies_in_it() -> None:
    """Of 25 to 30, 28 is a rounding, and 20 and 40 are conflicts."""
    low_high = ("quantity", "25", "25", "boat", "least"), ("quantity", "30", "30", "boat", "most")
    for number, relation in (("28", "rounding or bound"), ("20", "conflict"), ("40", "conflict")):
        other = claim(f"{number} sank", ("quantity", number, number, "boat"))
        assert relations(claim("25 to 30 sank", *low_high), other) == [("quantity", relation)]


def test_only_tolls_grow() -> None:
    """People who are on a list or in a square are no toll: another number is a conflict."""
    first, second = (killed(f"{n} people were aboard", n, n, unit="people") for n in ("190", "212"))
    assert relations(first, second, "2025-06-22", "2025-06-23") == [("quantity", "conflict")]


def test_missing_people_become_fewer() -> None:
    """The missing of the newer article are an update, more or fewer; at one time they conflict."""
    first, second = (killed(f"{n} are missing", n, n, unit="missing") for n in ("47", "21"))
    assert relations(first, second, "2025-06-22", "2025-06-23") == [("quantity", "later update")]
    assert relations(first, second, "2025-06-22", "2025-06-22") == [("quantity", "conflict")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("kiev", "kyiv", True),
        ("calcutta", "kolkata", True),
        ("bombay", "mumbai", True),
        ("bombay", "kolkata", False),
        ("turkey", "türkiye", True),
        ("niger", "nigeria", False),
        ("north korea", "south korea", False),
        ("austria", "australia", False),
        ("fordo", "fordow", True),
    ],
)
def test_places_are_told_apart_by_country(one: str, other: str, *, same: bool) -> None:
    """Older city names are one with newer; countries spelt alike are two."""
    first, second = (claim(f"talks in {n}", ("place", n, n)) for n in (one, other))
    assert (relations(first, second) == []) is same
