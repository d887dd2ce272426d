"""The nouns of a comparison: articles, claims, stories, facts, judgements, differences.

Every record is frozen, compares by value and holds tuples only, so that results can be hashed,
saved and compared byte by byte. Arrays (vectors) travel beside records, never inside them.
Identifiers come from content: the same article has the same ``id`` wherever its file lies.

The words are those of their literatures. A *story* is the set of articles on one event (in Topic
Detection and Tracking, "story" means one such report). A *claim* is the smallest thing stated, a
clause-level proposition inside one sentence. A *fact* is what claims of several articles state
alike: the Summary Content Unit of the Pyramid method (Nenkova and Passonneau, 2004).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.articles import Article, Corpus, Duplicate, InputFile, Refusal, content_id
from compare.sentiments import Sentiment

__all__ = [
    "RELATIONS",
    "VERDICTS",
    "Article",
    "Claim",
    "Comparison",
    "Corpus",
    "Difference",
    "Duplicate",
    "Evidence",
    "Fact",
    "InputFile",
    "Judgement",
    "Mention",
    "MentionKind",
    "Part",
    "Refusal",
    "Sentiment",
    "Span",
    "Story",
    "Verdict",
    "Voice",
    "VoiceKind",
    "content_id",
]

Span = tuple[int, int]
"""Half-open character offsets ``(start, end)`` into the text of one article."""

Part = Literal["headline", "standfirst", "body"]
"""Where in an article something stands."""

Verdict = Literal["included", "partial", "contradicted", "omitted", "not yet known"]
"""What a source does with a fact."""

VERDICTS: tuple[Verdict, ...] = ("included", "partial", "contradicted", "omitted", "not yet known")

VoiceKind = Literal["outlet", "named", "unnamed", "document"]
"""Who states a claim: the outlet itself, a named or an unnamed speaker, or a document."""

MentionKind = Literal["quantity", "date", "place", "name"]
"""What a mention refers to; ``name`` covers persons, bodies and peoples."""

RELATIONS = (
    *("conflict", "rounding or bound", "later update", "different scope", "wording"),
    *("attribution", "stance", "denial", "certainty", "agency", "prominence"),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity, date, place or name inside a claim, with its parsed value.

    Attributes
    ----------
    kind
        ``quantity``, ``date``, ``place`` or ``name``.
    start, end
        Offsets into the article's text.
    text
        The words themselves.
    value
        Canonical form that two tellings are compared by: a decimal number, a vote (``7-4``),
        an ISO date (``2025-06-22``, or ``--06-22`` where the year is unknown) or clock time
        (``T05:40``), a folded name.
    unit
        What a quantity counts or measures (``killed``, ``percent``, ``USD``), or who bears a
        name (``person``, ``body``, ``people``); may be empty.
    bound
        ``exact``, ``least``, ``most`` or ``about``.
    """

    kind: MentionKind
    start: int
    end: int
    text: str
    value: str
    unit: str = ""
    bound: Literal["exact", "least", "most", "about"] = "exact"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who states a claim, and with which verb.

    Attributes
    ----------
    kind
        ``outlet`` where the article states it in its own voice.
    speaker
        The speaker's words as printed (``The Kremlin``, ``officials``), empty for the outlet.
    verb
        Lemma of the reporting verb (``say``, ``deny``), empty for the outlet.
    quoted
        Whether the claim stands inside quotation marks.
    """

    kind: VoiceKind = "outlet"
    speaker: str = ""
    verb: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """The smallest thing stated: a clause-level proposition inside one sentence.

    Attributes
    ----------
    id
        Article id, a hyphen, and the claim's number in its article.
    spans
        One or more spans of the article, in reading order; a subject carried over from an
        earlier clause is a span of its own.
    text
        The words of the spans, joined by single spaces.
    sentence
        The span of the sentence that holds it.
    part, paragraph, position
        Where it stands: part of the article, paragraph number (from 0, headline included) and
        its start as a share of the text, 0 to 1.
    voice
        Who states it.
    mentions
        Quantities, dates, places and names within its spans.
    negated
        Whether its main clause is negated.
    """

    id: str
    article_id: str
    spans: tuple[Span, ...]
    text: str
    sentence: Span
    part: Part
    paragraph: int
    position: float
    voice: Voice = Voice()
    mentions: tuple[Mention, ...] = ()
    negated: bool = False

    @property
    def hull(self) -> Span:
        """The shortest span of the article that holds all of its words."""
        return self.spans[0][0], self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class Story:
    """The articles on one event; an article on an event of its own is a story of one."""

    id: str
    title: str
    article_ids: tuple[str, ...]
    first_published: str
    last_published: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims of a story that state the same thing.

    ``text`` is the words of the claim nearest to all the others, ``claim_ids`` its claims with
    that one first. ``weight`` is the number of sources with a claim in it, plus how prominently
    they tell it (0 to 1: headline, standfirst, lead, repetition).
    """

    id: str
    story_id: str
    text: str
    claim_ids: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of one article: ``article.text[start:end] == text``."""

    article_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one source does with one fact of a story in which it has an article.

    Attributes
    ----------
    article_id
        The source's article that the verdict rests on (of several, the one that says most).
    verdict
        One of :data:`VERDICTS`.
    probability
        Calibrated probability of the verdict, 0 to 1.
    unsure
        Whether ``probability`` is under the stated threshold.
    evidence
        The words the verdict rests on; empty for omissions.
    nearest
        For omissions and facts not yet known, the closest thing the article says.
    similarity
        Late-interaction similarity of fact and evidence (or nearest), 0 to 1.
    reasons
        In words, what moved the verdict.
    """

    story_id: str
    fact_id: str
    source: str
    article_id: str
    verdict: Verdict
    probability: float
    unsure: bool
    evidence: tuple[Evidence, ...]
    nearest: Evidence | None
    similarity: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One typed way in which two tellings of one fact part.

    Attributes
    ----------
    kind
        The lens that found it: ``quantity``, ``date``, ``place``, ``name``, ...
    relation
        How the values stand to each other: one of :data:`RELATIONS`.
    source_a, source_b
        In alphabetical order.
    strength
        0 to 1.
    direction
        ``a`` or ``b`` where one side is firmer (certainty), names the doer (agency) or leads with
        the fact (weight); else empty.
    """

    story_id: str
    fact_id: str
    kind: str
    relation: str
    source_a: str
    value_a: str
    evidence_a: Evidence
    source_b: str
    value_b: str
    evidence_b: Evidence
    strength: float = 1.0
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything a run found: enough to render every page and table again.

    ``stories`` are in order of size, ``facts`` in order of weight inside their story (told by
    most first, then by place in the articles), ``judgements`` by fact and source.
    """

    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    judgements: tuple[Judgement, ...]
    differences: tuple[Difference, ...]
    refusals: tuple[Refusal, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    files: tuple[InputFile, ...] = ()
    n_records: int = 0
    settings: tuple[tuple[str, str], ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    sentiments: tuple[Sentiment, ...] = ()
