"""Reported speech is a claim of its speaker, wherever in text the speaker is named."""

from __future__ import annotations

import pytest
from segmented import claims


@pytest.mark.parametrize(
    ("sentence", "kind", "speaker", "verb"),
    [
        ("Elena Varko said the ship was safe.", "named", "Elena Varko", "say"),
        ("The ship was safe, officials said.", "unnamed", "officials", "say"),
        ("A city spokesman denied that the talks began.", "unnamed", "A city spokesman", "deny"),
        ("The ship was safe, according to the report.", "document", "the report", "according to"),
        ("The study found that rents had doubled.", "document", "The study", "find"),
        ("The ministry said the bridge had collapsed.", "named", "The ministry", "say"),
        ('"The ship is safe," said Elena Varko, 51.', "named", "Elena Varko", "say"),
        ("The ministry said in a note that the dam had failed.", "named", "The ministry", "say"),
        ("The bridge, she said, was in good repair.", "unnamed", "she", "say"),
    ],
)
def test_an_attribution_becomes_the_voice(
    sentence: str, kind: str, speaker: str, verb: str
) -> None:
    """Kind, words and verb of the speaker are kept; the words of attribution leave the claim."""
    (claim,) = claims(sentence)
    assert (claim.voice.kind, claim.voice.speaker, claim.voice.verb) == (kind, speaker, verb)
    assert claim.voice.quoted == ('"' in sentence)
    assert verb not in claim.text


@pytest.mark.parametrize(
    "sentence",
    [
        "You know that the ship was safe.",
        "This means that prices will rise again.",
        "It is believed that the ship was safe.",
        "The falling prices suggest that demand is weak.",
        "Officials did not say when the bridge would open.",
    ],
)
def test_nobody_states_what_only_seems_reported(sentence: str) -> None:
    """Generic subjects, things and indirect questions hand no statement over."""
    (claim,) = claims(sentence)
    assert claim.voice.kind == "outlet"
    assert claim.text == sentence.rstrip(".")


def test_a_quotation_goes_on_over_sentences_and_paragraphs() -> None:
    """Sentences without a speaker of their own belong to the speaker of their quotation."""
    found = claims(
        "“We have lost everything,” said Anna Lind. “The shop is gone. The house is "
        "gone.”\n\n“Nobody has come to help us.”\n\nThe water is falling now."
    )
    spoken = [claim for claim in found if claim.voice.quoted]
    assert {claim.voice.speaker for claim in spoken} == {"Anna Lind"}
    assert len(spoken) == 4
    assert found[-1].voice.kind == "outlet"


def test_a_speaker_after_the_quotation_speaks_for_what_comes_before() -> None:
    """Two sentences in one pair of marks have one speaker, named behind the second."""
    found = claims('"The dam is old. It will break," Pell Istvar warned.')
    assert [claim.voice.speaker for claim in found] == ["Pell Istvar", "Pell Istvar"]
    assert [claim.text for claim in found] == ["The dam is old", "It will break"]


def test_a_pronoun_is_the_last_named_person_it_fits() -> None:
    """A subject who acts can be the next speaker; whoever was "she" is not "he"."""
    found = claims(
        "Anna Lind said the dam was old. She said it would break.\n\n"
        "Radek Somar refused to answer. “The dam is strong,” he said."
    )
    assert found[1].voice.speaker == "Anna Lind"
    assert found[-1].voice.speaker == "Radek Somar"


def test_a_pronoun_may_be_the_only_person_a_clause_names() -> None:
    """Who is spoken of, and does nothing, can speak next."""
    found = claims(
        "Peter Miller left the hall.\n\n"
        "None of this surprised John Smith. The dam will break, he said."
    )
    assert found[-1].voice.speaker == "John Smith"


def test_what_is_reported_may_have_a_past_tense_that_looks_like_a_participle() -> None:
    """The parser takes some for participles, which could have no subject."""
    body = "A person close to it said the first evidence pointed to a pump that failed."
    found = [(c.text, c.voice.speaker) for c in claims(body)]
    assert found == [("the first evidence pointed to a pump that failed", "A person close to it")]


def test_who_declares_himself_pleased_reports_nothing() -> None:
    """A verb whose words are about its own speaker does not make another's words his."""
    found = claims(
        "Within an hour of the ruling the government had declared itself satisfied, the opposition "
        "had declared itself encouraged."
    )
    assert all(claim.voice.kind == "outlet" for claim in found)


def test_news_in_an_attribution_is_a_claim_as_well() -> None:
    """Where something was said is told apart from what was said."""
    found = claims('"We will go to Moscow," Araghchi declared during a press conference in Tehran.')
    assert {claim.text for claim in found} == {
        "We will go to Moscow",
        "Araghchi declared during a press conference in Tehran",
    }


def test_a_neighbouring_clause_is_not_taken_for_what_somebody_says() -> None:
    """What a semicolon parts, or a verb that has its object, is in the outlet's voice."""
    found = claims(
        "Inflation was 5.8% in August; governor says a rise in December is possible.\n\nThe union "
        "had its agreement with the operators, Marta Ollen had declared victory on the quay."
    )
    voices = {claim.text: claim.voice.speaker for claim in found}
    assert voices["Inflation was 5.8% in August"] == ""
    assert voices["The union had its agreement with the operators"] == ""


def test_a_few_quoted_words_do_not_make_a_quotation() -> None:
    """Scare quotes inside a claim leave it in the outlet's voice."""
    (claim,) = claims("The mayor called the raid a “great success” for the city.")
    assert (claim.voice.kind, claim.voice.quoted) == ("outlet", False)


@pytest.mark.parametrize(
    ("title", "text", "speaker"),
    [
        ("Police: Suspect held after shooting", "Suspect held after shooting", "Police"),
        ("Bridge was unsafe for years - report", "Bridge was unsafe for years", "report"),
        ("Varko: Ship was in good repair", "Ship was in good repair", "Varko"),
        ("WATCH: Bridge falls into the river", "Bridge falls into the river", ""),
        ("Ukraine war: Missiles hit the port", "Ukraine war: Missiles hit the port", ""),
    ],
)
def test_a_headline_names_its_speaker_at_a_colon(title: str, text: str, speaker: str) -> None:
    """Speakers are words for speakers or names the body lets speak; topics stay, labels go."""
    first = claims("The ship was old, Varko said.", title=title)[0]
    assert (first.text, first.voice.speaker) == (text, speaker)


def test_a_headlines_verb_of_saying_is_no_part_of_a_name() -> None:
    """The parser may read "minister denies vessel" as a name; what stands before is nobody's."""
    title = "Toll from ferry sinking rises to 34; minister denies vessel was overloaded"
    found = {
        c.text: (c.voice.speaker, c.voice.verb)
        for c in claims("The port was closed on Sunday.", title=title)
    }
    assert found["vessel was overloaded"] == ("minister", "deny")
    assert found["Toll from ferry sinking rises to 34"] == ("", "")
