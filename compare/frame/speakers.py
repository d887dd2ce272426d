"""Two speakers as printed in, whether they may be one out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.lexicon import WORD, fold

if TYPE_CHECKING:
    from compare.frame.telling import Telling

NEAR = 80
"""Two names within this many characters of each other belong together somewhere: "Karel Odum,
spokesman of the ministry"."""

REACH = 200
"""An attribution carries over to what stands at most this many characters behind it."""

REPORT_REACH = 130
"""A verb that reports does so at most this many characters ahead."""

_PARAGRAPHS = 6
"""A quotation is looked for in so many paragraphs, the one that a statement stands in included."""

_STEM = 4
_SMALL = frozenset("the a an of in at for to and or on by with who its their his her our".split())
_SELF = frozenset("i we my our me us i'm we're i've we've".split())
_PRONOUNS = frozenset("he she it they i we who you that which this these those".split())
_WHEN = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night "
    "today yesterday week month year".split()
)
_REPORTS = frozenset("said says told tells according added adds count".split())
_DEFINITE = frozenset("the its their his her this that these those".split())


def is_pronoun(speaker: str) -> bool:
    """Tell whether a speaker is none, or one that only the text before it names.

    A time of day is none either, misread as it may be before a verb of saying.
    """
    found = [fold(word) for word in WORD.findall(speaker)]
    return not found or found[0] in _PRONOUNS or found[-1] in _WHEN


def may_be_one(first: Telling, one: str, second: Telling, other: str) -> bool:
    """Tell whether the speakers of two tellings may be one person or body.

    They may where they share a word, a stem or initials; where either article prints words of
    both close together; and where one is no more than a definite role ("the minister", "the
    company"), for that stands for someone whom the text names elsewhere.
    """
    if is_pronoun(one) or is_pronoun(other):
        return True
    mine, theirs = _content(one), _content(other)
    if not mine or not theirs:
        return True
    if any(_alike(a, b) for a in mine for b in theirs):
        return True
    if _is_role(one) or _is_role(other):
        return True
    if _initials(one) in theirs or _initials(other) in mine:
        return True
    return any(
        _are_near(a, b, telling.article.text)
        for a in _keys(one)
        for b in _keys(other)
        for telling in (first, second)
    )


def _content(speaker: str) -> list[str]:
    return [word for word in map(fold, WORD.findall(speaker)) if word not in _SMALL]


def _keys(speaker: str) -> list[str]:
    """Return the names in a speaker, or the last word of its first phrase where it has none."""
    printed = WORD.findall(speaker)
    names = [w for w in printed[bool(printed and fold(printed[0]) in _SMALL) :] if w[0].isupper()]
    lower = [w for w in printed if not w[0].isupper() and fold(w) not in _SMALL]
    return names or lower[-1:] or printed[-1:]


def _is_role(speaker: str) -> bool:
    """Tell whether a speaker is a definite phrase without a name of its own.

    "Varko's lawyer" is one, and "the Vermont senator": the name in it is somebody else's.
    """
    printed = WORD.findall(speaker)
    owners = [n for n, word in enumerate(printed) if re.search(r"['’]s?$", word)]
    if owners:
        printed = ["his", *printed[owners[-1] + 1 :]]
    return len(printed) > 1 and fold(printed[0]) in _DEFINITE and not printed[-1][0].isupper()


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= _STEM and one[:_STEM] == other[:_STEM]


def _initials(speaker: str) -> str:
    return "".join(word[0] for word in _content(speaker))


def _are_near(one: str, other: str, text: str) -> bool:
    gap = rf"\b[^.!?\n]{{0,{NEAR}}}\b"
    a, b = re.escape(one), re.escape(other)
    return re.search(rf"\b{a}{gap}{b}\b|\b{b}{gap}{a}\b", text) is not None


def may_be_spoken(telling: Telling, speaker: str) -> bool:
    """Tell whether the outlet's own statement may be somebody's after all.

    It may where it stands in quotation marks or between two that are sentences apart, where it
    says "I" or "we", and where its sentence or the words before report, or name the speaker whom
    the other telling has: then the attribution carries over.
    """
    claim, text = telling.claim, telling.article.text
    low, high = claim.sentence
    sentence = text[low:high]
    if claim.voice.quoted or re.search(r'["“”]', sentence) or _is_inside_quotes(text, low):
        return True
    if not _SELF.isdisjoint(map(fold, WORD.findall(claim.text))):
        return True
    around, near = (_words(text[max(0, low - reach) : high]) for reach in (REACH, REPORT_REACH))
    return not (around.isdisjoint(_content(speaker)) and near.isdisjoint(_REPORTS))


def _words(text: str) -> set[str]:
    """Return the folded words of a text, "the coastguard's" as that of the coastguard."""
    return {re.sub(r"['’]s?$", "", fold(word)) for word in WORD.findall(text)}


def _is_inside_quotes(text: str, place: int) -> bool:
    """Tell whether a quotation that was opened before a place is still open there.

    One that runs over paragraphs is opened anew in each, or runs on unmarked where every sentence
    makes a paragraph: the last paragraph with a mark in it tells.
    """
    paragraphs = text[:place].rsplit("\n\n", _PARAGRAPHS)[-_PARAGRAPHS:]
    for paragraph in reversed(paragraphs):
        if re.search(r'["“”]', paragraph):
            return paragraph.count("“") > paragraph.count("”") or paragraph.count('"') % 2 == 1
    return False
