"""Claims made by hand, for tests of what is done with claims."""

from __future__ import annotations

from dataclasses import replace

from compare.records import Claim, Mention, Voice

FIELDS = 4


def claim(
    text: str,
    *found: tuple[str, ...],
    name: str = "a",
    number: int = 0,
    voice: Voice | None = None,
    negated: bool = False,
) -> Claim:
    """Make a claim whose mentions are given as (kind, words, value[, unit[, bound]])."""
    mentions = []
    for kind, words, value, *rest in found:
        start = text.index(words)
        unit = rest[0] if rest else ""
        bound = rest[1] if len(rest) > 1 else "exact"
        mentions.append(Mention(kind, start, start + len(words), words, value, unit, bound))  # type: ignore[arg-type]
    return Claim(
        id=f"{name}-{number}",
        article_id=name,
        spans=((0, len(text)),),
        text=text,
        sentence=(0, len(text)),
        part="body",
        paragraph=1,
        position=0.5,
        voice=voice or Voice(),
        mentions=tuple(mentions),
        negated=negated,
    )


PRINTED = {
    "say": "said", "tell": "told us", "deny": "denied", "concede": "conceded", "sing": "sang",
}  # fmt: skip


def reported(made: Claim) -> tuple[Claim, str]:
    """Return a claim and its sentence, in which whoever states it is named behind it."""
    voice = made.voice
    if not voice.speaker or voice.speaker in made.text:
        return made, made.text
    verb = PRINTED.get(voice.verb, voice.verb)
    sentence = f"{made.text.rstrip('.')}, {voice.speaker} {verb}."
    return replace(made, sentence=(0, len(sentence))), sentence
