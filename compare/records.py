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

import hashlib
from dataclasses import dataclass
from typing import Literal

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

RELATIONS = ("conflict", "rounding or bound", "later update", "different scope", "wording")


def content_id(*parts: str, length: int = 12) -> str:
    """Return a hexadecimal identifier made of the given strings, in their order.

    Parameters
    ----------
    *parts
        Strings; their boundaries count (``("ab", "c")`` and ``("a", "bc")`` differ).
    length
        Hexadecimal digits kept of the SHA-256 digest; 12 digits make a chance collision among a
        million records about one in five hundred.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Article:
    """One text of a source.

    ``text`` is everything printed: headline, standfirst and body, parted by blank lines, so that
    a span can point into any of them.

    Attributes
    ----------
    id
        Twelve hexadecimal digits made of source, text and date.
    source
        The outlet's name, as shown to readers.
    title, standfirst
        As they stand at the start of ``text``; empty where the article has none.
    text
        Headline, standfirst and body.
    published
        ISO 8601: ``2025-06-22`` where only the day is known, else
        ``2025-06-22T18:05:00+00:00``, always in UTC; empty where unknown.
    url
        Where it was published; may be empty.
    path
        File it was read from, with forward slashes, relative to the corpus.
    record
        Row (from 1) in a file that holds several articles, else 0.
    metadata
        Further columns of the record, sorted by name (country, owner, leaning, ...).
    """

    id: str
    source: str
    title: str
    standfirst: str
    text: str
    published: str
    url: str
    path: str
    record: int
    metadata: tuple[tuple[str, str], ...] = ()

    @classmethod
    def compose(
        cls,
        *,
        source: str,
        title: str,
        body: str,
        standfirst: str = "",
        published: str = "",
        url: str = "",
        path: str = "",
        record: int = 0,
        metadata: tuple[tuple[str, str], ...] = (),
    ) -> Article:
        """Make an article of its parts; ``text`` and ``id`` follow from them."""
        text = "\n\n".join(part for part in (title, standfirst, body) if part)
        return cls(
            id=content_id(source, text, published),
            source=source,
            title=title,
            standfirst=standfirst,
            text=text,
            published=published,
            url=url,
            path=path,
            record=record,
            metadata=metadata,
        )

    @property
    def standfirst_start(self) -> int:
        """Offset at which the standfirst begins, or would begin."""
        return len(self.title) + 2 if self.title and len(self.text) > len(self.title) else 0

    @property
    def body_start(self) -> int:
        """Offset at which the body begins; the length of ``text`` where there is none."""
        start = self.standfirst_start
        if self.standfirst:
            start += len(self.standfirst) + 2
        elif self.title and self.text == self.title:
            start = len(self.text)
        return min(start, len(self.text))

    @property
    def words(self) -> int:
        """Number of words, as white space parts them."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Refusal:
    """One record that gave no article, and why."""

    path: str
    record: int
    reason: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """One record left out because its source already has this article."""

    path: str
    record: int
    source: str
    article_id: str
    """The article that was kept."""
    similarity: float
    """Share of word shingles in common, 0 to 1; 1 for exact copies."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file that was read, and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """What reading gave: ``len(articles) + len(refusals) + len(duplicates) == n_records``."""

    articles: tuple[Article, ...]
    refusals: tuple[Refusal, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    files: tuple[InputFile, ...] = ()
    n_records: int = 0


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
        Canonical form that two tellings are compared by: a decimal number, an ISO date
        (``2025-06-22``, or ``--06-22`` where the year is unknown) or clock time (``T05:40``), a
        folded name.
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
