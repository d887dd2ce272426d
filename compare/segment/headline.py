"""Headlines: labels that state nothing, speakers before or after a colon, and Title Case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.segment import reporting

if TYPE_CHECKING:
    from compare.records import Span

_LABEL = re.compile(
    r"\s*(?:\[?(?:listen|watch|video|photos?|live|live updates?|updated?|breaking(?: news)?|"
    r"exclusive|opinion|editorial|analysis|explainer|explained|comment|column|factbox|podcast|"
    r"review|interview|report|just in|developing|news|in pictures|gallery|op-ed|fact check)\]?"
    r"\s*(?::|\||–|—| - )\s*)",  # dashes as printed
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\s*(?P<speaker>[^:?!]{2,40}):\s+(?=\S)")
_AFTER = re.compile(r"(?::|\s[-–—])\s+(?P<speaker>[^:?!,–—]{2,32})\s*$")
_MAX_SPEAKER_WORDS = 4
_SAID = r"(?:said|says|told|warned|added|announced|stated|wrote|argued|claimed|tweeted|posted)"
_FUNCTION_WORDS = frozenset(
    "a an the and or but nor of in on at to for from with by as after before over under amid "
    "amidst into onto up down out off than that is are was were be been being has have had will "
    "would can could might must should do does did not no his her its their our your my he she it "
    "they we you i who what which when where why how all more most new says said say against "
    "between during about despite without within while if because since until through".split()
)


def headline_parts(text: str, body: str) -> tuple[Span, Span | None]:
    """Return the span of what a headline states, and that of the speaker it names, if any.

    "Police: Suspect in custody" and "Suspect in custody: police" have a speaker; "Ukraine war:
    Kyiv hit" has a topic, and all of it is kept. A speaker is a word for speakers, or a name that
    the body lets speak.
    """
    label = _LABEL.match(text)
    start, end = (label.end() if label else 0), len(text.rstrip())
    before = _BEFORE.match(text, start, end)
    if before and _is_speaker(before["speaker"], body):
        return (before.end(), end), before.span("speaker")
    after = _AFTER.search(text, start, end)
    if after and _is_speaker(after["speaker"], body):
        return (start, after.start()), after.span("speaker")
    return (start, end), None


def _is_speaker(words: str, body: str) -> bool:
    parts = words.split()
    if not parts or len(parts) > _MAX_SPEAKER_WORDS:
        return False
    last = parts[-1].lower().strip("'\"")
    single = last.removesuffix("s")
    if {last, single} & (reporting.BODIES | reporting.DOCUMENTS | reporting.PEOPLE):
        return True
    name = re.escape(parts[-1])
    if not parts[-1][:1].isupper():
        return False
    spoken = rf"\b{name}\b[^.\n]{{0,40}}\b{_SAID}\b|\b{_SAID} [^.\n]{{0,30}}\b{name}\b"
    return re.search(rf"{spoken}|according to [^.\n]{{0,30}}\b{name}\b", body[:20_000]) is not None


def small_words(body: str) -> frozenset[str]:
    """Return the words that a body writes in small letters: evidence for sentence_case."""
    return frozenset(re.findall(r"\b[a-z][a-z'-]+\b", body))


def sentence_case(text: str, small: frozenset[str]) -> str:
    """Write a Headline In Capitals like a sentence, keeping its length.

    A word loses its capital where the article's body writes it small or where it is a function
    word; a text of which fewer than two thirds of the longer words are capitalised stays as it is.
    """
    words = re.findall(r"[^\W\d_]{4,}", text)
    capitals = sum(word[0].isupper() for word in words)
    if len(words) <= 2 or 3 * capitals < 2 * len(words):  # noqa: PLR2004  # a name, no headline
        return text

    def lower(match: re.Match[str]) -> str:
        word = match.group()
        folded = word.lower()
        if match.start() == 0 or len(folded) != len(word) or not folded.isascii():
            return word
        if word.isupper() and len(word) > 1 and not text.isupper():
            return word
        if len(word) == 1 and text[match.end() : match.end() + 1] == ".":
            return word  # of F.B.I.
        if folded in small or folded in _FUNCTION_WORDS:
            return folded
        return word.capitalize() if text.isupper() else word

    return re.sub(r"[^\W\d_]+(?:'[^\W\d_]+)?", lower, text)
