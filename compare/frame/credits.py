"""A telling in, who states it out: the claim's voice, or whom the claim itself credits.

"Port authority data showed", "the chamber puts the cost at 340 million", "the bank expects prices
to fall" and "by the ministry's own count" name a source as "according to" does, though no verb of
saying is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.frame.clause import clause
from compare.lexicon import words
from compare.records import Voice

if TYPE_CHECKING:
    from compare.frame.clause import Clause
    from compare.frame.telling import Telling
    from compare.records import VoiceKind

_SHOWS = frozenset("show indicate reveal list record".split())
_PUTS = frozenset({"put", "have", "peg"})
_FORESEES = frozenset("expect forecast project predict anticipate reckon estimate".split())
_SAYS = frozenset({"say"})
_DEFINITE = frozenset("the its their".split())
_RECKONINGS = frozenset("count reckoning estimate figure tally calculation account".split())
_PAPERS = frozenset(
    "datum data figure statistic record document paper report return survey poll study transcript "
    "register account filing log minute projection forecast release statement indictment "
    "complaint lawsuit".split()
)
"""What is written down, and can be cited for what it shows."""


def voice_of(telling: Telling) -> Voice:
    """Return who states a claim; where that is the outlet, whom its words credit, if anyone.

    An outlet that names itself ("Fox News has confirmed") speaks in its own voice.
    """
    voice = telling.claim.voice
    if voice.speaker and _is_itself(voice.speaker, telling.article.source):
        return Voice()
    if voice.kind != "outlet":
        return voice
    found = clause(telling)
    return (found and _credited(found)) or voice


def _is_itself(speaker: str, source: str) -> bool:
    """Tell whether a speaker is the source, by all words of its name or by its initials."""
    said, own = ([w for w in words(t) if w != "the"] for t in (speaker, source))
    return bool(own) and (set(own) <= set(said) or "".join(w[0] for w in said) == "".join(own))


def _credited(found: Clause) -> Voice | None:
    """Return the voice that a clause credits with what it says; None for no one."""
    verb = found.words[found.main].lemma
    for subject in found.below(found.main, "nsubj"):
        word = found.words[subject]
        if word.part not in {"NOUN", "PROPN"}:
            continue
        says = bool(found.below(found.main, "ccomp"))
        if verb in _SHOWS and says and word.lemma in _PAPERS:
            return _voice(found, subject, "show")
        amount = any(found.words[n].part == "NUM" for n in found.under(found.main))
        if verb in _PUTS and amount and _at(found) and (verb != "have" or word.lemma in _PAPERS):
            return _voice(found, subject, verb)
        if verb in _FORESEES and found.below(found.main, "ccomp", "xcomp"):
            return _voice(found, subject, verb)
        if verb in _SAYS and subject > found.main:  # "more than 300 million, say the businesses"
            return _voice(found, subject, verb)
    for preposition in found.below(found.main, "prep"):
        for counted in found.below(preposition, "pobj"):
            owners = found.below(counted, "poss")
            if (
                found.words[preposition].lemma in {"by", "on"}
                and found.words[counted].lemma in _RECKONINGS
                and any(found.words[n].part in {"NOUN", "PROPN"} for n in owners)
            ):
                return Voice("document", found.printed(*found.under(counted)), "show")
    return None


def _voice(found: Clause, speaker: int, verb: str) -> Voice:
    """Return the voice of a speaker: a document, a body or person that is named, or another."""
    inside = found.under(speaker)
    words = [found.words[n] for n in inside]
    named = any(w.part == "PROPN" for w in words) or any(
        found.words[n].lemma in _DEFINITE for n in found.below(speaker)
    )
    kind: VoiceKind = "named" if named else "unnamed"
    if found.words[speaker].lemma in _PAPERS:
        kind = "document"
    return Voice(kind, found.printed(*inside), verb)


def _at(found: Clause) -> bool:
    """Tell whether a clause puts something *at* a value."""
    return any(
        word.lemma == "at" and word.role == "prep" and found.words[word.head].part != "ADP"
        for word in found.words
    )
