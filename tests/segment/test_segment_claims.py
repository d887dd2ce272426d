"""Clauses become claims: subjects are carried in, nothing said is lost, nothing asked is stated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from segmented import article, claims, texts

from compare.segment import segment
from compare.segment.statements import MIN_WORDS

if TYPE_CHECKING:
    from compare.records import Article

STORY = """\
The harbour master closed the port on Sunday and ordered all ferries back, but said that no ship \
was in danger.

"We have seen worse storms," Anna Lind told reporters in Kalimaro. "Nobody needs to be afraid."

At least twelve people, most of them fishermen, were rescued after their boats overturned, \
according to the coastguard. The ministry, which owns the pier, did not answer questions.
"""


def test_coordinated_verbs_share_their_subject_and_reported_speech_is_its_speakers() -> None:
    """One sentence with three statements gives three claims, the last with the speaker's voice."""
    found = claims(
        "The Kremlin condemned Israel's actions and expressed condolences, but clarified that its "
        "treaty with Iran does not include a mutual defense clause."
    )
    assert [claim.text for claim in found] == [
        "The Kremlin condemned Israel's actions",
        "The Kremlin expressed condolences",
        "its treaty with Iran does not include a mutual defense clause",
    ]
    assert len(found[1].spans) == 2, "the carried subject is a span of its own"
    assert found[0].voice.kind == "outlet"
    voice = found[2].voice
    assert (voice.kind, voice.speaker, voice.verb) == ("named", "The Kremlin", "clarify")
    assert [claim.negated for claim in found] == [False, False, True]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The alliance has not issued a statement or condemned the attacks.",
            [
                "The alliance has not issued a statement",
                "The alliance has not condemned the attacks",
            ],
        ),
        (
            "The ferry, which carried 212 people, sank in minutes.",
            ["The ferry sank in minutes", "The ferry carried 212 people"],
        ),
        (
            "The council rejected the plan, although two members had praised it warmly.",
            ["The council rejected the plan", "two members had praised it warmly"],
        ),
        (
            "Elena Varko said she would resign on Friday.",
            ["Elena Varko would resign on Friday"],
        ),
        (
            "Police stormed the building, arresting three students.",
            ["Police stormed the building", "Police arresting three students"],
        ),
    ],
)
def test_clauses_become_claims_of_their_own(sentence: str, expected: list[str]) -> None:
    """Auxiliaries, antecedents and speakers are carried into the clause that needs them."""
    assert sorted(texts(sentence)) == sorted(expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "If the rain goes on, the dam will break within a week.",
        "The man who shot the guard was arrested.",
        "Ministers met in Lanth to discuss the budget.",
        "When interest rates are low, house prices grow.",
    ],
)
def test_what_is_only_true_together_stays_together(sentence: str) -> None:
    """Conditions, purposes and restrictive relatives are not cut off."""
    assert texts(sentence) == [sentence.rstrip(".")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Will the government fall this week?",
        "A bad day.",
        "Read more about the ferry disaster on our website.",
        "Sign up for our newsletter to get the news.",
        "By Our Correspondent",
        "Here is what he told us on Friday.",
    ],
)
def test_questions_calls_and_leftovers_state_nothing(sentence: str) -> None:
    """What states nothing gives no claim, and does not take its neighbours along."""
    assert texts(f"{sentence}\n\nThe dam broke on Sunday.") == ["The dam broke on Sunday"]


def test_a_dateline_is_no_part_of_a_claim() -> None:
    """Place and agency before the first words of a story are left out, in each usual form."""
    for dateline in ("MOSCOW (Northgate Wire) - ", "LANTH, March 3 (NW) — ", "Castrel - "):
        assert texts(f"{dateline}The court struck down the law.") == [
            "The court struck down the law"
        ]


def test_abbreviations_do_not_end_a_sentence() -> None:
    """Titles, initials and country names keep their full stops inside one sentence."""
    found = claims("Gen. John F. Miller met U.S. officials in Washington. They talked for hours.")
    assert [claim.text for claim in found] == [
        "Gen. John F. Miller met U.S. officials in Washington",
        "They talked for hours",
    ]


def test_a_headline_in_capitals_is_read_like_a_sentence() -> None:
    """Title Case does not hide the verb, and the words stay as printed."""
    found = claims("They will pay for a new bridge.", title="Mayor Says City Will Pay For Bridge")
    assert found[0].part == "headline"
    assert found[0].text == "City Will Pay For Bridge"
    assert (found[0].voice.speaker, found[0].voice.verb) == ("Mayor", "say")


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("The treaty does not include a defence clause.", True),
        ("No one was hurt in the fire.", True),
        ("The minister denied the charge.", True),
        ("The minister did not deny the charge.", False),
        ("He refused to comment on the report.", True),
        ("Prices declined in the second quarter.", False),
        ("The court never heard the case.", True),
    ],
)
def test_negation_is_that_of_the_main_clause(sentence: str, *, negated: bool) -> None:
    """Particles, ``no`` on subject or object and denying verbs negate; two of them do not."""
    assert [claim.negated for claim in claims(sentence)] == [negated]


def _check(given_article: Article) -> None:
    for number, claim in enumerate(segment([given_article])):
        text = given_article.text
        assert claim.id == f"{given_article.id}-{number}"
        words = [word for start, end in claim.spans for word in text[start:end].split()]
        assert claim.text == " ".join(words)
        assert len(words) >= MIN_WORDS - 1
        low, high = claim.sentence
        assert all(low <= start < end <= high for start, end in claim.spans)
        ends = [0, *(end for _, end in claim.spans)]
        assert all(start >= end for (start, _), end in zip(claim.spans, ends, strict=False))
        assert 0 <= claim.position <= 1
        assert (claim.voice.kind == "outlet") == (not claim.voice.speaker)
        for mention in claim.mentions:
            assert text[mention.start : mention.end] == mention.text
            assert any(a <= mention.start and mention.end <= b for a, b in claim.spans)


STRANGE = "“|”|\n\n|\n|…| |said|12|%|$|\u200b|\u00a0|é|日本|(|who|June 22|…”|\U0001f600|<b>|'|U.S."
FRAGMENTS = st.sampled_from([*re.findall(r"\w+|[^\w\s]", STORY), *STRANGE.split("|")])


@settings(max_examples=40, deadline=None)
@given(st.lists(FRAGMENTS, max_size=60), st.lists(FRAGMENTS, max_size=12))
def test_spans_give_the_words_of_every_claim(body: list[str], title: list[str]) -> None:
    """Whatever the text: spans lie in it, in order and disjoint, and mentions lie in the spans."""
    _check(article(" ".join(body), title=" ".join(title).strip()))


def test_spans_give_the_words_of_a_story() -> None:
    """The same on a text as outlets print it."""
    _check(article(STORY, title="Port closed", standfirst="No ship is in danger, officials say"))


def test_claims_cover_what_a_sentence_says() -> None:
    """No word of content is lost: it stands in a claim or in the voice of one."""
    given_article = article(STORY)
    found = segment([given_article])
    covered = {i for claim in found for start, end in claim.spans for i in range(start, end)}
    voices = " ".join(f"{claim.voice.speaker} {claim.voice.verb}" for claim in found)
    joining = {"and", "but", "that", "after", "said", "told", "which", "according", "to", "of"}
    lost = [
        match.group()
        for match in re.finditer(r"\w+", STORY)
        if match.start() not in covered
        and match.group() not in joining
        and match.group() not in voices
    ]
    assert lost == []


def test_neither_order_nor_company_of_articles_changes_a_claim() -> None:
    """Articles segmented together, apart or in another order give the same claims."""
    one, other = article(STORY, title="Port closed"), article("Rates rose. Banks were glad of it.")
    together = segment([one, other])
    assert segment([other, one]) == (*segment([other]), *segment([one]))
    assert together == (*segment([one]), *segment([other]))


def test_progress_is_told_after_every_article() -> None:
    """A caller can show how far segmentation has come."""
    told: list[tuple[int, int]] = []
    segment([article("It rained.")] * 2, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_strange_texts_break_nothing() -> None:
    """Other languages, endless words, lists and floods of punctuation never raise."""
    german = "Der Minister wies die Vorwürfe am Montag zurück. Er werde nicht zurücktreten. " * 3
    assert {claim.text for claim in claims(german)} == {
        "Der Minister wies die Vorwürfe am Montag zurück.",
        "Er werde nicht zurücktreten.",
    }
    for body in (
        "x" * 1_000_000,
        '"' * 5000,
        "( " * 3000,
        "日本語。" * 500,
        ", ".join(["Mali"] * 900),
    ):
        assert all(claim.text for claim in claims(body))
    long = claims("The cat sat on the mat. " * 2000)
    assert len(long) == 2000
    assert {claim.text for claim in long} == {"The cat sat on the mat"}


def test_a_condition_stays_with_what_it_is_a_condition_of() -> None:
    """Without "as long as" and "if" the rest would be stated of every case."""
    assert texts(
        "The governor intends to lift the curfew by Friday, as long as the streets stay quiet."
    ) == ["The governor intends to lift the curfew by Friday, as long as the streets stay quiet"]
    (found,) = claims(
        "If the crews cannot agree on wages by the deadline, Lind said that she was ready to close "
        "the port."
    )
    assert found.text.startswith("If the crews cannot agree on wages by the deadline")
    assert found.text.endswith("was ready to close the port")
    assert found.voice.speaker == "Lind"
    assert texts(
        "Talks can begin after the government opens the northern gates again, Lind said."
    ) == ["Talks can begin after the government opens the northern gates again"]


def test_a_prefix_is_no_word() -> None:
    """No claim ends between a prefix and its word."""
    found = texts("The mayor would wait, but if the strait re-opens then he could sail on Tuesday.")
    assert not any(text.endswith(("re", "-")) for text in found)
    assert any("re-opens" in text for text in found)
    found = texts("According to the paper, the e-mails belied the mayor and the T-shirts sold out.")
    assert not any(text.startswith(("mails", "shirts", "-")) for text in found)


def test_a_noun_right_before_a_verb_is_its_subject() -> None:
    """What is listed before it is another clause's object, however the parser hangs it."""
    found = texts(
        "Airports have grappled with delays and federal workers have gone without paychecks."
    )
    assert found == [
        "Airports have grappled with delays",
        "federal workers have gone without paychecks",
    ]


def test_a_bare_auxiliary_states_nothing() -> None:
    """What "he would" stands for stands elsewhere in the sentence."""
    found = texts("The mayor would put a bill on the floor, as the president said he would.")
    assert found == ["The mayor would put a bill on the floor"]


def test_a_quoted_word_after_an_abbreviation_begins_no_sentence() -> None:
    """A headline quotes single words."""
    found = texts("The report was read.", title="F.B.I. 'Destroyed' Captain's Life, Minister Says")
    assert found[0].startswith("F.B.I. 'Destroyed'")
