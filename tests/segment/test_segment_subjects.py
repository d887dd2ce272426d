"""A claim has the subject that its sentence gives it, also where the parser hung it elsewhere."""

from __future__ import annotations

import pytest
from segmented import texts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The ministry handed the letters to the Select Committee on Varnhaven, which is led by "
            "Anna Lind.",
            "the Select Committee on Varnhaven is led by Anna Lind",
        ),
        (
            "He is close to Attorney General Jonas Holt, a former judge, who has told aides that "
            "the case is weak.",
            "Attorney General Jonas Holt has told aides that the case is weak",
        ),
        (
            "Jonas Holt and Paul Merrin, who was charged last month, also attended the meeting.",
            "Paul Merrin was charged last month",
        ),
        (
            "There was a quarrel on the air between two ministers, in which Lind accused Holt of "
            "hiding the letters.",
            "Lind accused Holt of hiding the letters",
        ),
        (
            "Holt suggested that her use of private e-mail while serving as a minister was wrong.",
            "her use of private e-mail while serving as a minister was wrong",
        ),
        (
            "The governor said claims that dock workers beat guards were false and appalling.",
            "claims that dock workers beat guards were false and appalling",
        ),
        (
            "According to messages obtained by the Herald’s Julia Rowe, Holt wrote to the company "
            "in July.",
            "Holt wrote to the company in July",
        ),
        (
            "“Amnesty encourages further crime, draws traffickers to the coast and undermines our "
            "confidence in the law,” he said.",
            "Amnesty undermines our confidence in the law",
        ),
        (
            "An angry Holt lashed out at Lind, calling her a liar, as he has done before, and "
            "threatening to publish the letters.",
            "he threatening to publish the letters",
        ),
    ],
)
def test_a_subject_is_the_one_that_the_sentence_means(sentence: str, expected: str) -> None:
    """Relatives, lists, complements and names after a comma are where a small parser slips."""
    assert expected in texts(sentence)


def test_a_pronoun_is_not_the_speaker_where_another_person_is_near() -> None:
    """The wife may be meant; to put his name there would make the claim false."""
    found = texts("Tom Kirsch, a lawyer for Holt's wife, said she has signed an agreement.")
    assert "she has signed an agreement" in found


def test_a_participle_after_a_dash_is_about_the_subject() -> None:
    """Who won savings by ending waste is who saves; the savings do not."""
    found = texts(
        "President Holt achieved a third of the savings by ending needless payments to companies "
        "-- saving them 600 crowns a year on medicine."
    )
    assert "President Holt saving them 600 crowns a year on medicine" in found


def test_what_follows_a_quotation_is_not_done_by_whom_it_quotes() -> None:
    """The speaker waves, not "I"."""
    found = texts("She made no apologies, saying that “I will speak the truth” and waving a flag.")
    assert not any(text.startswith("I waving") for text in found)
