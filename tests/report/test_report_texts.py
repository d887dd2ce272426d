"""Texts as they are shown: quotes, paragraphs, dates, and characters that would steer a page."""

from __future__ import annotations

import pytest

from compare.records import Article
from compare.report.characters import one_line, printable
from compare.report.page.tellings import differing_words
from compare.report.page.texts import Text, shown_date, shown_dates


@pytest.mark.parametrize(
    ("text", "value", "other", "marked"),
    [
        ("Bombs fell on June 21.", "June 21", "Bombs fell on June 22.", ["June 21"]),
        ("Bombs fell on June 21.", "2025-06-21", "Bombs fell on June 22.", ["21"]),
        ("It cost 1,200 in all.", "1200", "It cost 1,300 in all.", ["1,200"]),
        ("The same words", "", "the same words", []),
        ("Romania is not Oman", "oman", "x", ["Oman"]),
    ],
)
def test_differing_words_are_marked(text: str, value: str, other: str, marked: list[str]) -> None:
    """The value where it stands as a word, else the words that the other telling lacks."""
    pieces = differing_words(text, value, other)
    assert "".join(words for words, _ in pieces) == text
    assert [words for words, is_marked in pieces if is_marked] == marked


def _article(text: str) -> Article:
    return Article.compose(source="S", title="", body=text)


def test_a_quote_is_the_sentence_with_the_words_marked() -> None:
    """Context comes with the evidence; stretches far apart are joined by an ellipsis."""
    text = "One came. Two went home. Three stayed.\n\nFour slept."
    made = Text(_article(text), "a1", [(0, 9), (10, 24), (25, 38), (40, 51)])
    assert made.quote([(14, 18)]) == (("Two ", False), ("went", True), (" home.", False))
    assert made.quote([(40, 44), (0, 3)]) == (
        ("One", True),
        (" came.", False),
        (" … ", False),
        ("Four", True),
        (" slept.", False),
    )
    assert made.place(45) == "paragraph 2 of 2"


def test_a_very_long_sentence_is_cut_at_words() -> None:
    """A quote stays readable however long its sentence."""
    text = "word " * 1000 + "here " + "word " * 1000
    pieces = Text(_article(text), "a1", [(0, len(text))]).quote([(5000, 5004)])
    assert pieces[1] == ("here", True)
    assert max(len(words) for words, _ in pieces) < 250
    assert pieces[0][0].startswith("word")


def test_the_reading_view_says_how_many_tell() -> None:
    """Stretches carry their fact and its reach; where two overlap the longer goes first."""
    text = "Alpha beta gamma."
    (paragraph,) = Text(_article(text), "a1", []).reading(
        [((0, 5), "f1", "few"), ((0, 10), "f2", "alone"), ((6, 16), "f3", "shared")]
    )
    assert [(piece.text, piece.fact_id) for piece in paragraph.pieces] == [
        ("Alpha beta", "f2"),
        (" gamma", "f3"),
        (".", ""),
    ]


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2025-06-22", "22 June 2025"),
        ("2025-06-22T18:05:00+00:00", "22 June 2025, 18:05 UTC"),
        ("", ""),
        ("soon", "soon"),
        ("2025-13-01", "2025-13-01"),
    ],
)
def test_dates_are_written_out(published: str, shown: str) -> None:
    """A reader sees a date in words; what is no date is shown as it is."""
    assert shown_date(published) == shown


def test_ranges_of_days_do_not_repeat_themselves() -> None:
    """Month and year stand once where they are the same."""
    assert shown_dates("2025-06-22", "2025-06-24T10:00:00+00:00") == "22 to 24 June 2025"
    assert shown_dates("2025-06-30", "2025-07-02") == "30 June to 2 July 2025"
    assert shown_dates("2024-12-31", "2025-01-01") == "31 December 2024 to 1 January 2025"
    assert shown_dates("2025-06-22", "2025-06-22") == "22 June 2025"
    assert shown_dates("", "2025-06-22") == "22 June 2025"


def test_characters_are_replaced_one_for_one() -> None:
    """Nothing that steers is left, and no offset moves."""
    text = "a\x1b[31m\x00\r\n\u202eb\u2066c\u2028\ud800\U0001f600"
    shown = printable(text)
    assert len(shown) == len(text)
    assert shown == "a\ufffd[31m\ufffd \n\u2060b\u2060c \ufffd\U0001f600"
    assert one_line(" a\n\n b ") == "a b"
