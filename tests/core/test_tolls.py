"""Claims of two articles that give one toll, and numbers less exact than a fact's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from statements import claim

from compare.agreement import partings
from compare.align.pairs import ONE_TOLL, same_fact_probabilities
from compare.align.tolls import toll_pairs
from compare.judge.exactness import less_exact

if TYPE_CHECKING:
    from compare.encode import Encoder
    from compare.records import Claim

DEAD = (
    claim("Two men are dead", ("quantity", "Two", "2", "killed"), name="a"),
    claim(
        "An explosion at the plant killed three people",
        ("quantity", "three", "3", "killed"),
        name="b",
        number=1,
    ),
)


def _pairs(claims: list[Claim], encoder: Encoder, standing: float = 4.0) -> list[tuple[int, int]]:
    size = len(claims)
    vectors = encoder.encode([one.text for one in claims])
    ceiling = np.ones((size, size), np.float32)
    return list(toll_pairs(claims, vectors, np.full((size, size), standing), ceiling))


def test_two_articles_that_give_one_toll_state_one_fact(encoder: Encoder) -> None:
    """Whatever words stand around the numbers, how many died is one fact."""
    assert _pairs(list(DEAD), encoder) == [(0, 1)]
    probabilities = same_fact_probabilities(DEAD, encoder.encode([one.text for one in DEAD]))
    assert probabilities[0, 1] == probabilities[1, 0] <= ONE_TOLL


def test_a_rival_number_leaves_a_toll_alone(encoder: Encoder) -> None:
    """Where one article gives two numbers of a kind that fit alike, neither is taken."""
    rival = claim(
        "Two women and a man are dead", ("quantity", "Two", "2", "killed"), name="b", number=2
    )
    earlier = claim("Three men are dead", ("quantity", "Three", "3", "killed"), name="b", number=3)
    assert _pairs([DEAD[0], rival], encoder) == [(0, 1)]
    assert _pairs([DEAD[0], rival, earlier], encoder) == []


@pytest.mark.parametrize(
    "other",
    [
        claim("Two people are hurt", ("quantity", "Two", "2", "injured"), name="b", number=1),
        claim("Forty men are dead", ("quantity", "Forty", "40", "killed"), name="b", number=1),
        claim("Three men are dead", ("quantity", "Three", "3", "killed"), name="a", number=1),
        claim(
            "The plant closed after a blast that killed three men",
            ("quantity", "three", "3", "killed"),
            name="b",
            number=1,
        ),
        claim("Two men are fined", ("quantity", "Two", "2", "men"), name="b", number=1),
    ],
)
def test_what_is_no_toll_of_one_event(other: Claim, encoder: Encoder) -> None:
    """Other harm, another size, an article's own other number, what is told by the way."""
    assert _pairs([DEAD[0], other], encoder) == []


def test_tolls_must_stand_out(encoder: Encoder) -> None:
    """Claims that are no nearer than all others of the two articles say nothing."""
    assert _pairs(list(DEAD), encoder, standing=-3.0) == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (("Three people are dead", ("quantity", "Three", "3", "killed")), ""),
        (
            ("More than 30 people are dead", ("quantity", "30", "30", "killed", "least")),
            "less exact: 34 / 30",
        ),
        (
            ("Dozens are dead", ("quantity", "Dozens", "24", "killed", "least")),
            "less exact: 34 / Dozens",
        ),
    ],
)
def test_a_number_that_is_told_less_exactly(said: tuple[str, tuple[str, ...]], shown: str) -> None:
    """A bound or a size bears a number out, and does not give it; a conflict is no matter of it."""
    fact = claim("34 people are dead", ("quantity", "34", "34", "killed"))
    own = claim(said[0], said[1], name="b", number=1)
    assert less_exact([own], [partings(fact, own, aligned=True)]) == shown


def test_who_gives_the_number_too_gives_it() -> None:
    """An article that has the exact number elsewhere in its claims of the fact is exact."""
    fact = claim("34 people are dead", ("quantity", "34", "34", "killed"))
    rough = claim("More than 30 are dead", ("quantity", "30", "30", "killed", "least"), name="b")
    exact = claim("34 have died", ("quantity", "34", "34", "killed"), name="b", number=1)
    parted = [partings(fact, one, aligned=True) for one in (rough, exact)]
    assert less_exact([rough, exact], parted) == ""
    assert less_exact([rough], parted[:1])
