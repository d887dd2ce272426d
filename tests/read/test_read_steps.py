"""The small steps: times, encodings, duplicates."""

from __future__ import annotations

import random
import re

import pytest

from compare.read.decode import decode
from compare.read.draft import UnusableError
from compare.read.duplicates import without_duplicates
from compare.read.times import published_time
from compare.records import Article


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2025-06-22", "2025-06-22"),
        ("2025-06-22T18:05:00.123Z", "2025-06-22T18:05:00+00:00"),
        ("2025-06-22 00:00:00", "2025-06-22"),
        ("20250622T120000Z", "2025-06-22T12:00:00+00:00"),
        ("20250622", "2025-06-22"),
        ("Sun, 22 Jun 2025 18:05:00 GMT", "2025-06-22T18:05:00+00:00"),
        ("June 22, 2025 6:05 p.m. EDT", "2025-06-22T22:05:00+00:00"),
        ("Published on Sunday, 22 June 2025 at 18:05 CEST", "2025-06-22T16:05:00+00:00"),
        ("1750615500", "2025-06-22T18:05:00+00:00"),
        ("1750615500000", "2025-06-22T18:05:00+00:00"),
        ("23/06/2025", "2025-06-23"),
        ("06/23/2025 10:00", "2025-06-23T10:00:00+00:00"),
        ("05.05.2025", "2025-05-05"),
        ("03/04/2025", ""),
        ("June 22", ""),
        ("June 2025", ""),
        ("yesterday", ""),
        ("1799-12-31", ""),
        ("2101-01-01", ""),
        ("31 February 2025", ""),
        ("2025", ""),
        ("", ""),
        ("0" * 5000, ""),
        ("2025-06-22T18:05:00+99:99", ""),
    ],
)
def test_times_are_read_or_left(given: str, expected: str) -> None:
    """Whole dates in any usual form; never a guess at a missing part or an ambiguous order."""
    assert published_time(given) == expected


SENTENCES = {
    "cp1252": "The ministry’s spokesman, José Muñoz, said “no” in São Paulo and paid €6 for it.",
    "cp1250": "Minister spraw zagranicznych oświadczył, że rząd nie zgodzi się na ustępstwa.",
    "cp1251": "Министр иностранных дел сообщил о поездке в Москву, где пройдут переговоры.",
    "koi8-r": "Министр иностранных дел сообщил о поездке в Москву, где пройдут переговоры.",
    "cp1256": "أعلن وزير الخارجية أنه سيتوجه إلى موسكو للقاء الرئيس وبحث التطورات الأخيرة",
    "cp1255": "שר החוץ הודיע ביום ראשון כי ייסע למוסקבה לפגישה עם הנשיא לדון במצב האזורי",
    "gb18030": "外交部长星期日宣布，他将前往莫斯科会见总统并讨论局势。" * 3,
    "shift_jis": "外務大臣は日曜日、モスクワを訪問し大統領と会談すると発表した。" * 3,
    "utf-16": "The minister said “no”.",
    "utf-16-le": "The minister said no.",
    "utf-8-sig": "The minister said “no”.",
}


@pytest.mark.parametrize("encoding", SENTENCES)
def test_encodings_are_told(encoding: str) -> None:
    """News sentences come back from the encodings that the web was written in."""
    assert decode(SENTENCES[encoding].encode(encoding)) == SENTENCES[encoding]


def test_a_declared_encoding_decides_where_bytes_allow_it() -> None:
    """The page's word counts for bytes that are no UTF-8, and never against UTF-8."""
    assert decode("Ångström".encode("latin-1"), "iso-8859-1") == "Ångström"
    assert decode("Ångström".encode(), "iso-8859-1") == "Ångström"
    assert decode("It’s on.".encode("cp1252"), "no-such-encoding") == "It’s on."


def test_damaged_utf8_stays_utf8() -> None:
    """One broken byte costs one character, not every accent of the text."""
    data = "naïve café, déjà vu à gogo".encode().replace("é".encode(), b"\xc3", 1)
    assert decode(data) == "naïve caf\ufffd, déjà vu à gogo"


def test_binary_data_are_refused() -> None:
    """Bytes of no text are refused by what they are."""
    with pytest.raises(UnusableError, match="a PNG image"):
        decode(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(UnusableError, match="binary data"):
        decode(bytes(range(256)) * 10)


def article(text: str, number: int, source: str = "A", published: str = "") -> Article:
    """Return an article at a path of its own."""
    return Article.compose(
        source=source, title="", body=text, published=published, path=f"{number:03}.txt"
    )


def brute_force(articles: list[Article], threshold: float) -> set[str]:
    """Return the paths of copies by comparing each article with all that were kept."""
    kept: list[tuple[str, set[tuple[str, ...]]]] = []
    copies = set()
    for one in sorted(articles, key=lambda item: (not item.published, item.published, item.path)):
        words = re.findall(r"\w+", one.text.casefold())
        width = min(5, len(words))
        shingles = {tuple(words[i : i + width]) for i in range(len(words) - width + 1)}
        if any(
            source == one.source and len(shingles & other) / len(shingles | other) >= threshold
            for source, other in kept
        ):
            copies.add(one.path)
        else:
            kept.append((one.source, shingles))
    return copies


@pytest.mark.parametrize("threshold", [0.3, 0.7, 0.9, 1.0])
def test_near_duplicates_are_those_of_brute_force(threshold: float) -> None:
    """Prefix filtering finds exactly the copies that comparing all pairs finds."""
    chance = random.Random(7)  # noqa: S311 - a fixed sample
    # Letters only: texts that give other numbers are never copies.
    vocabulary = [f"w{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(300)]
    articles = []
    for family in range(12):
        words = chance.choices(vocabulary, k=chance.randint(3, 90))
        for copy in range(8):
            varied = list(words)
            for _ in range(chance.randint(0, 4)):
                varied[chance.randrange(len(varied))] = chance.choice(vocabulary)
            articles.append(
                article(" ".join(varied), family * 8 + copy, "AB"[copy % 2],
                        chance.choice(["", "2025-06-22", "2025-06-21"]))
            )  # fmt: skip
    kept, copies = without_duplicates(articles, threshold)
    assert {copy.path for copy in copies} == brute_force(articles, threshold)
    assert len(kept) + len(copies) == len(articles)
    shuffled = chance.sample(articles, len(articles))
    assert without_duplicates(shuffled, threshold) == (kept, copies)


def test_an_update_with_another_number_is_no_copy() -> None:
    """A source's second article that differs in its toll alone is kept: a new toll is news."""
    text = "rescuers said late on Tuesday that at least {toll} people had died " * 5
    given = [article(text.format(toll=34), 1), article(text.format(toll=58), 2)]
    kept, copies = without_duplicates(given, 0.5)
    assert len(kept) == 2
    assert not copies


def test_the_earliest_copy_is_kept() -> None:
    """Of copies the one published first stays, then the one first by path; sources stay apart."""
    text = "one two three four five six seven eight nine ten"
    given = [
        article(text, 1), article(text, 2, published="2025-06-23"), article(text, 4, source="B"),
        article(text, 3, published="2025-06-22"),
    ]  # fmt: skip
    kept, copies = without_duplicates(given, 0.9)
    assert [item.path for item in kept] == ["003.txt", "004.txt"]
    assert [(copy.path, copy.article_id, copy.similarity) for copy in copies] == [
        ("001.txt", kept[0].id, 1.0),
        ("002.txt", kept[0].id, 1.0),
    ]
