"""Whose words they are: quotations that go on, and pronouns that stand for a speaker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.records import Voice
from compare.segment import reporting
from compare.segment.antecedents import Antecedents
from compare.segment.quotation import quotation_of
from compare.segment.voice import make_voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.records import VoiceKind
    from compare.segment.drafts import Draft
    from compare.segment.quotation import Quotation

_MAX_STEPS = 100
"""Claims looked through for the speaker of a quotation, each way; no paragraph has more."""


def settle_voices(drafts: Sequence[Draft], text: str) -> list[Voice]:
    """Return the voice of every draft of one article, in the same order.

    A quotation without an attribution of its own takes that of the same quotation, else of the
    nearest attributed one before it in its paragraph, else after it; a paragraph that is all
    quotation takes the speaker of the paragraph before.
    """
    held = [quotation_of(list(draft.quotations), draft.spans) for draft in drafts]
    own = _own_voices(drafts, held, text)
    settled: list[Voice] = []
    last: tuple[Voice, int] | None = None
    for n, draft in enumerate(drafts):
        quoted = held[n] is not None
        paragraph = draft.block.paragraph
        found = own[n]
        if found is None and quoted:
            found = _in_paragraph(drafts, own, held, n)
        if found is None and quoted and last is not None and paragraph - last[1] <= 1:
            found = last[0]
        if found is None:
            settled.append(Voice(quoted=quoted))
            continue
        last = (found, paragraph)
        settled.append(replace(found, quoted=quoted))
    return settled


def _own_voices(
    drafts: Sequence[Draft], held: Sequence[Quotation | None], text: str
) -> list[Voice | None]:
    """Return the voices that drafts have from their own sentence, pronouns resolved."""
    people = Antecedents()
    voices: list[Voice | None] = []
    for draft, quotation in zip(drafts, held, strict=True):
        voice = _headline_voice(draft, text)
        if draft.attribution is not None and draft.doc is not None:
            quoted = quotation is not None
            offset = draft.block.span[0]
            voice = make_voice(draft.attribution, draft.doc, text, offset, quoted=quoted)
            if voice.kind == "unnamed" and draft.head_is_named():
                voice = replace(voice, kind="named")
            if voice.speaker.lower() in reporting.PERSONAL:
                voice = people.resolve(voice)
            else:
                people.note_speaker(voice, draft)
        voices.append(voice)
        people.note_subject(draft, text)
    return voices


def _headline_voice(draft: Draft, text: str) -> Voice | None:
    """Return the voice that a headline names before or after a colon, or None."""
    span = draft.block.speaker
    if span is None:
        return None
    speaker = " ".join(text[span[0] : span[1]].split())
    last = speaker.split()[-1].lower().removesuffix("s")
    kind: VoiceKind = "named"
    if last in reporting.DOCUMENTS:
        kind = "document"
    elif last in reporting.PEOPLE or speaker.islower():
        kind = "unnamed"
    return Voice(kind, speaker, "say")


def _in_paragraph(
    drafts: Sequence[Draft],
    voices: Sequence[Voice | None],
    held: Sequence[Quotation | None],
    n: int,
) -> Voice | None:
    """Return the voice that the paragraph gives to the quotation of draft ``n``."""
    paragraph = drafts[n].block.paragraph
    around = []
    for step in (1, -1):
        m = n + step
        while 0 <= m < len(drafts) and abs(m - n) <= _MAX_STEPS:
            if drafts[m].block.paragraph != paragraph:
                break
            around.append(m)
            m += step
    spoken = [m for m in around if (voice := voices[m]) is not None and voice.kind != "outlet"]
    same = [m for m in spoken if held[m] == held[n]]
    quoted = [m for m in spoken if held[m] is not None]
    for choices in (same, [m for m in quoted if m < n], [m for m in spoken if m < n], quoted):
        if choices:
            return voices[min(choices, key=lambda m: (abs(m - n), m))]
    return None
