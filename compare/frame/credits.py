"""A telling in, who states it out: the claim's voice, or whom the claim itself credits.

"Port authority data showed", "the chamber puts the cost at 340 million" and "by the ministry's own
count" name a source as "according to" does, though no verb of saying is there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.frame.clause import clause
from compare.lexicon import words
from compare.records import Voice

if TYPE_CHECKING:
    from compare.frame.clause import Clause
    from compare.frame.telling import Telling

_SHOWS = frozenset("show indicate reveal list record".split())
_PUTS = frozenset({"put"})
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
    credited = _credited(found) if found else ""
    return replace(voice, kind="document", speaker=credited, verb="show") if credited else voice


def _is_itself(speaker: str, source: str) -> bool:
    """Tell whether a speaker is the source, by all words of its name or by its initials."""
    said, own = ([w for w in words(t) if w != "the"] for t in (speaker, source))
    return bool(own) and (set(own) <= set(said) or "".join(w[0] for w in said) == "".join(own))


def _credited(found: Clause) -> str:
    """Return the words for whom a clause credits with what it says; empty for no one."""
    verb = found.words[found.main].lemma
    for subject in found.below(found.main, "nsubj"):
        word = found.words[subject]
        says = bool(found.below(found.main, "ccomp"))
        if verb in _SHOWS and says and word.lemma in _PAPERS:
            return found.printed(*found.under(subject))
        amount = any(found.words[n].part == "NUM" for n in found.under(found.main))
        if verb in _PUTS and amount and word.part in {"NOUN", "PROPN"} and _at(found):
            return found.printed(*found.under(subject))
    for preposition in found.below(found.main, "prep"):
        for counted in found.below(preposition, "pobj"):
            owners = found.below(counted, "poss")
            if (
                found.words[preposition].lemma in {"by", "on"}
                and found.words[counted].lemma in _RECKONINGS
                and any(found.words[n].part in {"NOUN", "PROPN"} for n in owners)
            ):
                return found.printed(*found.under(counted))
    return ""


def _at(found: Clause) -> bool:
    """Tell whether a clause puts something *at* a value."""
    return any(
        word.lemma == "at" and word.role == "prep" and found.words[word.head].part != "ADP"
        for word in found.words
    )
