"""A proposition says one thing: one conjunct, one circumstance, and no bracket beside it."""

from __future__ import annotations

import pytest

from compare.segment import propositions


def _texts(sentence: str) -> list[str]:
    return [
        " ".join(sentence[start:end] for start, end in spans) for spans in propositions(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He starred in Far from Home (2002) and lived by the sea.", "Far from Home (2002"),
        (
            "Anna Lind (born 9 May 1954) is a well-known minister.",
            "Anna Lind is a well-known minister",
        ),
        ("The ferry was launched in 1991 by two friends.", "The ferry was launched by two friends"),
        ("He was an actor and a director.", "He was an actor"),
    ],
)
def test_a_proposition_says_one_thing(sentence: str, expected: str) -> None:
    """Titles stay whole, and what a bracket adds is no part of the rest."""
    assert expected in _texts(sentence)


def test_no_proposition_is_given_twice() -> None:
    """However many ways lead to it."""
    found = _texts("Anna Lind (born 9 May 1954) is a minister, a writer and a mother of two.")
    assert len(found) == len(set(found))
