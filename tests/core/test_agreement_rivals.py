"""Which values are rivals at all, and which are one number told more or less exactly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from statements import claim

from compare.agreement import partings
from compare.agreement.polarity import opposition


def test_what_a_value_rose_from_is_no_rival_of_what_it_rose_to() -> None:
    """A base goes with a base: of "44 percent, up from 28" and "30 percent", 44 is the rival."""
    one = claim(
        "The chance rose to 44 percent, up from 28 percent",
        ("quantity", "44 percent", "44", "percent"),
        ("quantity", "28 percent", "28", "percent"),
    )
    other = claim("The chance is 30 percent", ("quantity", "30 percent", "30", "percent"))
    (parted,) = partings(one, other)
    assert (parted.first.text, parted.second.text) == ("44 percent", "30 percent")


def test_what_comes_on_top_is_no_rival_of_the_whole() -> None:
    """Two more debates are to come; three may be held in all."""
    one = claim("There are two more debates this year", ("quantity", "two", "2", "debate"))
    other = claim("There are three debates this year", ("quantity", "three", "3", "debate"))
    assert partings(one, other) == ()
    more = claim("There are two more than before", ("quantity", "two", "2", "debate"))
    assert partings(more, other) != ()


@pytest.mark.parametrize(
    ("coarse", "exact", "relation"),
    [
        ("13600000", "13625777", "rounding or bound"),
        ("43000000", "43885310", "rounding or bound"),
        ("44000000", "43885310", "rounding or bound"),
        ("45000000", "43885310", "conflict"),
        ("2000000", "2013455", "rounding or bound"),
        ("2000000", "2613455", "conflict"),
        ("4000000000", "3515000000", "conflict"),
        ("120", "124", "conflict"),
        ("6.5", "6.75", "conflict"),
    ],
)
def test_a_number_with_two_digits_less_rounds_the_other(
    coarse: str, exact: str, relation: str
) -> None:
    """Outlets write $13.6 million for $13,625,777, and $43 million for $43,885,310."""
    first = claim(f"paid {coarse} in tax", ("quantity", coarse, coarse, "USD"))
    second = claim(f"paid {exact} in tax", ("quantity", exact, exact, "USD"))
    for pair in ((first, second), (second, first)):
        assert [(p.kind, p.relation) for p in partings(*pair)] == [("quantity", relation)]


def test_two_persons_of_two_bodies_are_no_rivals() -> None:
    """The economist of one bank does not contradict that of another."""
    one = claim(
        "Northbank's chief economist Anna Lind calculates the odds",
        ("name", "Northbank", "northbank", "body"),
        ("name", "Anna Lind", "anna lind", "person"),
    )
    other = claim(
        "Southbank's chief economist Paul Holt calculates the odds",
        ("name", "Southbank", "southbank", "body"),
        ("name", "Paul Holt", "paul holt", "person"),
    )
    assert {p.relation for p in partings(one, other)} == {"different scope"}


def test_what_should_not_be_is_not_denied() -> None:
    """A wish leaves open what is."""
    wish = replace(claim("the envoy should not come here with a smile"), negated=True)
    assert not opposition(wish, claim("the envoy comes here with a smile"))
    flat = replace(claim("the envoy did not come"), negated=True)
    assert opposition(flat, claim("the envoy did come"))
