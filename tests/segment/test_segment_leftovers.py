"""What remains of a sentence when its statements are cut out is no claim, and none breaks off."""

from __future__ import annotations

import pytest
from segmented import texts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            'The governor said he wants to strike the "right balance."',
            ['The governor wants to strike the "right balance."'],
        ),
        (
            "The mayor said that the arrest was a “spectacle.”",
            ["the arrest was a “spectacle.”"],
        ),
        ('"The port is safe," the harbour master said.', ["The port is safe"]),
    ],
)
def test_a_quotation_at_the_end_of_a_claim_is_closed(sentence: str, expected: list[str]) -> None:
    """Half a pair of marks would read as words cut off; one around the whole claim has neither."""
    assert texts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Riley Seib, the party chairman, told Mr. Dale that he would not support the candidate.",
        "Anna Lind wrote in The Harbour Times that he would not support the candidate.",
        "Anna Lind told The Harbour Times that he would not support the candidate.",
    ],
)
def test_who_hears_or_prints_it_is_no_claim_by_itself(sentence: str) -> None:
    """What was said is the claim; "told Mr. Dale" alone says nothing."""
    assert not [text for text in texts(sentence) if text.endswith(("Dale", "Times"))]


def test_where_something_was_said_stays_a_claim() -> None:
    """Outlets do not always tell the place alike."""
    found = texts("Abbas Araghchi told a news conference in Tehran that he would go to Moscow.")
    assert any("Tehran" in text for text in found)


def test_examples_are_no_deeds() -> None:
    """A charge in a list of charges is not stated as done."""
    found = texts(
        "Mr. Stone was charged with seven counts, including obstruction, making false statements "
        "and witness tampering."
    )
    assert not [text for text in found if text.startswith("Mr. Stone making")]


def test_a_bracket_at_the_end_of_a_claim_is_closed() -> None:
    """Half a pair of brackets reads as words cut off."""
    found = texts("The minister said that the ferry carried too many people (212 in all).")
    assert "the ferry carried too many people (212 in all)" in found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "In court papers filed on Friday, prosecutors said that he must pay 750,000 crowns.",
            ["he must pay 750,000 crowns"],
        ),
        (
            "By publishing thousands of letters, the services believe the group was helping spies.",
            ["By publishing thousands of letters the group was helping spies"],
        ),
        (
            "At another point, Mr. Lind said, “We expect the repeal of all of the harbour laws.”",
            ["We expect the repeal of all of the harbour laws"],
        ),
        (
            "Lind added on Twitter: “The court is up for a vote on the whole of the harbour law.”",
            ["The court is up for a vote on the whole of the harbour law"],
        ),
        (
            "“Whatever it takes, I will do it,” Mr. Lind told “The Mike Rowe Show” radio program.",
            ["Whatever it takes, I will do it"],
        ),
        (
            "“He has more experience than all of them,” Lind said of the concerns of the others.",
            ["He has more experience than all of them"],
        ),
        (
            "While Senator Anna Lind called the nomination “shocking.”",
            ["Senator Anna Lind called the nomination “shocking.”"],
        ),
        (
            "Ryan spoke of his youth, saying “Harbour Lights” woke his interest in the sea.",
            ["Ryan spoke of his youth", "Harbour Lights woke his interest in the sea"],
        ),
        (
            "The senator, who serves in the No. 3 post, agreed with the plan.",
            ["The senator agreed with the plan", "The senator serves in the No. 3 post"],
        ),
        (
            'The whole question is whether they should stay or not," he told Harbour News.',
            ["The whole question is whether they should stay or not"],
        ),
    ],
)
def test_what_only_introduces_a_statement_is_no_claim(sentence: str, expected: list[str]) -> None:
    """Who says it, where it was asked and what led to it goes; the words that are said stay."""
    assert texts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "It does not say how much they paid, where is the doctor, here is your bill.",
        "How come in the harbour itself? This is one of the...in the harbour, there are no ships.",
    ],
)
def test_what_breaks_off_is_no_claim(sentence: str) -> None:
    """Without a subject, or with an article at the end, nothing is stated."""
    found = texts(sentence)
    assert "is the doctor" not in found
    assert not any(text.endswith(" the") for text in found)
