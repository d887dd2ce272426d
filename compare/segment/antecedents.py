"""Who a pronoun stands for: the persons and bodies an article has spoken of so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from compare.segment.voice import pronouns_of, speaker_kind, spoken_words

if TYPE_CHECKING:
    from compare.records import Voice, VoiceKind
    from compare.segment.drafts import Draft

_MAX_SUBJECT = 12
_HUMAN = frozenset({"he", "she"})


@dataclass(slots=True)
class Candidate:
    """Somebody who was a speaker or a subject, and the pronouns that may mean them."""

    kind: VoiceKind
    words: str
    pronouns: frozenset[str]

    @property
    def surname(self) -> str:
        """The last word, by which two mentions of one person are told to be one."""
        return self.words.split()[-1].casefold()


@dataclass(slots=True)
class Antecedents:
    """What an article has named so far, the latest last.

    A pronoun stands for the latest candidate that fits it. Whoever was once "she" is never "he"
    afterwards; further than that, nothing is guessed from names.
    """

    candidates: list[Candidate] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)

    def note_speaker(self, voice: Voice, draft: Draft) -> None:
        """Remember a speaker, unless "the official" may be somebody who already has a name."""
        definite = voice.speaker.lower().startswith(("the ", "this ", "that "))
        if draft.attribution is None or draft.doc is None or not voice.speaker:
            return
        if voice.kind == "unnamed" and definite:
            return
        pronouns = pronouns_of([draft.doc[i] for i in draft.attribution.speaker])
        self._add(Candidate(voice.kind, voice.speaker, pronouns))

    def note_subject(self, draft: Draft, text: str) -> None:
        """Remember a person who is the subject of a claim, or the only one that it names."""
        if draft.doc is None or not 0 < len(draft.subject) <= _MAX_SUBJECT:
            return
        tokens = [draft.doc[i] for i in draft.subject]
        offset = draft.block.span[0]
        pronouns = pronouns_of(tokens)
        person = any(
            name.kind == "name" and name.start <= offset + token.idx < name.end
            for name in draft.names
            for token in tokens
        )
        if person and pronouns & _HUMAN:
            words = spoken_words(tokens, text, offset)
            kind = speaker_kind(tokens)
            self._add(Candidate("named" if kind == "unnamed" else kind, words, pronouns))
            return
        persons = {name.text for name in draft.names if name.unit == "person"}
        if len(persons) == 1:
            # "None of this will have surprised Araghchi. On Sunday he sounded ..."
            self._add(Candidate("named", persons.pop(), _HUMAN))

    def resolve(self, voice: Voice) -> Voice:
        """Put the latest fitting candidate in the place of a pronoun; keep it where none fits."""
        pronoun = voice.speaker.lower()
        for candidate in reversed(self.candidates):
            known = self.genders.get(candidate.surname)
            if pronoun not in candidate.pronouns or (
                pronoun in _HUMAN and known not in {None, pronoun}
            ):
                continue
            if pronoun in _HUMAN:
                self.genders[candidate.surname] = pronoun
            return replace(voice, kind=candidate.kind, speaker=candidate.words)
        return voice

    def _add(self, candidate: Candidate) -> None:
        if candidate.words:
            self.candidates.append(candidate)
            del self.candidates[:-50]
