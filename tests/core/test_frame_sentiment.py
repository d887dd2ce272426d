"""The lens for sentiment: whom two tellings judge, in which words, and by whose mouth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from fake_encoder import FakeEncoder
from statements import claim

from compare.frame import Telling, sentiment
from compare.frame.groups import GROUPS
from compare.frame.tone import Sentence
from compare.frame.tone_words import ALL, RULERS, may_judge
from compare.records import Article, Claim, Voice
from compare.verifier import shipped_verifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoder
    from compare.grammar import Grammar
    from compare.verifier import Stance, Target

_BANK = ("name", "Bank of Calvera", "bank of calvera", "body")
_LIND = ("name", "Lind", "lind", "person")


class _Even:
    """A model that holds every sentence for neutral."""

    name, revision = "even", "1"

    def sentiment(self, targets: Sequence[Target]) -> NDArray[np.float64]:
        return np.array([[0.1, 0.8, 0.1]] * len(targets))


class _Sure:
    """A model that holds sentences with a word for negative, at a given chance, others neutral."""

    name, revision = "sure", "1"

    def __init__(self, word: str, plain: float = 0.1) -> None:
        self._word, self._plain = word, plain

    def sentiment(self, targets: Sequence[Target]) -> NDArray[np.float64]:
        chances = [0.9 if self._word in text else self._plain for text, _, _ in targets]
        return np.array([[chance, 1 - chance, 0.0] for chance in chances])


def _told(
    first: Claim, second: Claim, encoder: Encoder, grammar: Grammar | None, stance: Stance | None
) -> list[tuple[str, str]]:
    tellings = []
    for made, source in ((first, "A"), (second, "B")):
        article = Article.compose(source=source, title="", body=made.text)
        encoding = encoder.encode([made.text])[0]
        tellings.append(Telling(article, made, encoding, grammar, stance=stance))
    return [(found.value_a, found.value_b) for found in sentiment.look(*tellings)]


@pytest.mark.parametrize(
    ("judging", "plain", "mention", "wanted"),
    [
        (
            "The masters of the Bank of Calvera raised the key rate on Thursday.",
            "The Bank of Calvera raised the key rate on Thursday.",
            _BANK,
            "Bank of Calvera: masters (negative)",
        ),
        (
            "On Thursday the disgraced Lind left the ministry in Orlesk.",
            "On Thursday Lind left the ministry in Orlesk.",
            _LIND,
            "Lind: disgraced (negative)",
        ),
        (
            "Lind, a hero of the strike, left the ministry in Orlesk.",
            "Lind left the ministry in Orlesk.",
            _LIND,
            "Lind: hero (positive)",
        ),
        (
            "Lind's gaffe-prone tenure at the ministry ended on Thursday.",
            "Lind's tenure at the ministry ended on Thursday.",
            _LIND,
            "Lind: gaffe-prone (negative)",
        ),
        (
            "The regime raised the key rate in Orlesk on Thursday.",
            "The government raised the key rate in Orlesk on Thursday.",
            ("place", "Orlesk", "orlesk"),
            "government: regime (negative)",
        ),
    ],
)
def test_what_a_writer_calls_somebody_takes_a_side(
    judging: str,
    plain: str,
    mention: tuple[str, ...],
    wanted: str,
    encoder: Encoder,
    grammar: Grammar,
) -> None:
    """A name, or a group by its word, with the words that judge; the plain telling is neutral."""
    mine, theirs = claim(judging, mention), claim(plain, mention, name="b")
    name = wanted.partition(":")[0]
    found = _told(mine, theirs, encoder, grammar, _Even())
    assert found == [(wanted, f"{name} (neutral)")]
    assert _told(theirs, mine, encoder, grammar, _Even()) == [(f"{name} (neutral)", wanted)]
    assert not _told(mine, mine, encoder, grammar, _Even())
    assert not _told(mine, theirs, encoder, grammar, None)
    assert not _told(mine, theirs, encoder, None, _Even())


def test_what_somebody_did_needs_the_model_too(encoder: Encoder, grammar: Grammar) -> None:
    """Whether "threatened" is plain truth only the model can say, from both sentences."""
    said = claim("Lind said that rates could rise again in December.", _LIND)
    threatened = claim("Lind threatened that rates could rise again in December.", _LIND, name="b")
    wanted = [("Lind (neutral)", "Lind: threatened (negative)")]
    assert _told(said, threatened, encoder, grammar, _Sure("threatened")) == wanted
    assert not _told(said, threatened, encoder, grammar, _Even())
    # The model finds the plain sentence just as bad: what is told is bad, not how.
    assert not _told(said, threatened, encoder, grammar, _Sure("threatened", plain=0.85))
    assert _told(said, threatened, encoder, grammar, shipped_verifier()) == wanted


def test_a_speaker_may_be_a_pronoun(encoder: Encoder, grammar: Grammar) -> None:
    """Who "she" is stands in the claim's voice."""
    named = Voice("named", "Governor Elena Castoro", "say")
    castoro = ("name", "Castoro", "castoro", "person")
    plain = claim("Castoro said that rates could rise again.", castoro, voice=named)
    text = "She threatened that rates could rise again."
    judging = claim(text, name="b", voice=replace(named, verb="threaten"))
    found = _told(plain, judging, encoder, grammar, _Sure("threatened"))
    assert found == [("Castoro (neutral)", "Castoro: threatened (negative)")]


def test_a_sentence_with_a_like_word_is_not_plain(encoder: Encoder, grammar: Grammar) -> None:
    """Where the other telling judges too, if somebody else, it does not pass for neutral."""
    mine = claim("The disgraced Lind left the ministry on Thursday.", _LIND)
    theirs = claim("Lind left the notorious ministry on Thursday.", _LIND, name="b")
    assert not _told(mine, theirs, encoder, grammar, _Even())


def test_what_others_say_is_not_the_writers(encoder: Encoder, grammar: Grammar) -> None:
    """Quoted and reported words take no side, nor do headlines that give each word a capital."""
    plain = claim("Lind left the ministry in Orlesk on Thursday.", _LIND, name="b")
    for text in (
        'Critics said "the disgraced Lind left the ministry in Orlesk on Thursday".',
        "Critics said that the disgraced Lind left the ministry in Orlesk on Thursday.",
        "According to critics, the disgraced Lind left the ministry in Orlesk on Thursday.",
        "The Disgraced Lind Leaves The Ministry In Orlesk On Thursday",
    ):
        assert not _told(claim(text, _LIND), plain, encoder, grammar, _Even()), text


def test_who_acts_for_a_country_is_told_from_what_goes_on_there(
    encoder: Encoder, grammar: Grammar
) -> None:
    """Its bombers are its own, its regime is not; peoples and initials join the country."""
    hit = claim("US bombers hit the peaceful plants at Orlesk.", ("place", "US", "united states"))
    people = ("name", "American", "american", "people")
    plain = claim("American aircraft hit the plants at Orlesk.", people, name="b")
    found = _told(hit, plain, encoder, grammar, _Sure("peaceful"))
    assert found == [("United States: hit peaceful plants (negative)", "United States (neutral)")]
    mention = ("place", "Belmara", "belmara")
    regime = claim("Belmara's regime lost in court on Thursday.", mention)
    court = claim("Belmara's court ruled on Thursday.", mention, name="b")
    assert not _told(regime, court, encoder, grammar, _Even())


def test_who_bears_a_word(grammar: Grammar) -> None:
    """A word is tied to the doer of its verb, not to the next name, nor through "not"."""
    for text, name, wanted in (
        ("Varko lashed out at Lind.", "Lind", []),
        ("Varko lashed out at Lind.", "Varko", ["lashed"]),
        ("Lind did not lash out.", "Lind", []),
        ("Lind is a hero.", "Lind", ["hero"]),
        ("Lind is not a hero.", "Lind", []),
        ("Lind would threaten nobody.", "Lind", []),
        ("Lind left and threatened the union.", "Lind", ["threatened"]),
        ("Lind left, and the union threatened a strike.", "Lind", []),
        ("After threatening the union, Lind left.", "Lind", ["threatening"]),
        ("Lind refused to cave.", "Lind", ["refused"]),
        ("Lind posted a tweet lashing out at the union.", "Lind", ["lashing"]),
        ("Lind condemned the aggression.", "Lind", []),
        ("Lind launched an aggression.", "Lind", ["aggression"]),
        ("Lind left in a rambling speech.", "Lind", ["rambling"]),
        ("The notorious Lind cover was pulled.", "Lind", []),
        ("The plans were made by the brutal Lind.", "Lind", ["brutal"]),
        ("A longtime blowhard, Lind left.", "Lind", ["blowhard"]),
        ("A beleaguered Lind bid was made.", "Lind", []),
        ("Lind falsely claimed a victory.", "Lind", ["falsely"]),
    ):
        sentence = Sentence(text, grammar(text))
        bearer = next(n for n, w in enumerate(sentence.words) if text[w.start : w.end] == name)
        found = [sentence.printed(one.number) for one in sentence.judging(bearer)]
        assert found == wanted, text


def test_the_sieve_lets_every_judging_word_pass() -> None:
    """Sentences are only parsed where a word begins like a judging one; plain ones are not."""
    for word in (*ALL, *RULERS):
        assert may_judge(f"He is {word}."), word
    assert may_judge("They clung to power.")
    assert not may_judge("The ship left at noon.")


def test_words_of_one_group_are_one() -> None:
    """Each word is in one group, and a group's own word stands for it."""
    assert GROUPS["regime"] == GROUPS["government"] == "government"
    assert all(GROUPS[word] == word for word in GROUPS.values())


def test_vectors_of_another_model_are_enough(grammar: Grammar) -> None:
    """The lens reads words, so that it works with any encoder."""
    mine = claim("The disgraced Lind left the ministry in Orlesk.", _LIND)
    theirs = claim("Lind left the ministry in Orlesk.", _LIND, name="b")
    assert _told(mine, theirs, FakeEncoder(), grammar, _Even())


def test_loosely_like_claims_must_have_one_predicate(encoder: Encoder, grammar: Grammar) -> None:
    """Claims of one fact that have little in common, and say two things, are not compared."""
    mine = claim("The disgraced Lind will announce his plans for the second term.", _LIND)
    theirs = claim("Lind was asked about his brother in Orlesk.", _LIND, name="b")
    assert not _told(mine, theirs, encoder, grammar, _Even())


def test_a_law_and_a_tag_are_nobody(encoder: Encoder, grammar: Grammar) -> None:
    """What is misread for a body is judged by no one."""
    for words in ("Assemblies Act", "R-Orlesk"):
        mention = ("name", words, words.lower(), "body")
        mine = claim(f"The court upheld the notorious {words} on Thursday.", mention)
        theirs = claim(f"The court upheld the {words} on Thursday.", mention, name="b")
        assert not _told(mine, theirs, encoder, grammar, _Even())
