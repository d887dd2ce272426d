"""Are claims cut and grouped as people group them: gold propositions of several articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.align import align, same_fact_probabilities
from compare.errors import FormatError
from compare.evaluate.bootstrap import Estimate, add_up, estimate
from compare.evaluate.grouping import score_groups
from compare.evaluate.results import Result
from compare.evaluate.rows import by_corpus, text_of
from compare.records import Article, Claim, Story, content_id
from compare.segment import load_parser, segment
from compare.segment.boundaries import plain_sentences
from compare.segment.claims import words_of
from compare.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoder
    from compare.records import Span

    Documents = Mapping[tuple[str, str], Article]
    Progress = Callable[[str, int, int], None]

MATCHED = 0.5
"""Share of characters from which a proposition counts as found."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """One gold proposition: its topic, its gold group in it, and its words in one article."""

    topic: str
    group: int
    article: Article
    spans: tuple[Span, ...]


def measure_facts(
    rows: Iterable[Mapping[str, Any]],
    documents: Iterable[Mapping[str, Any]],
    encoder: Encoder,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> tuple[Result, ...]:
    """Take grouped propositions and their articles; return one result a corpus, by name.

    Parameters
    ----------
    rows
        With ``topic`` and ``clusters``: each with ``spans`` of ``documentFile`` (``0.txt``) and
        ``docSpanOffsets`` (``116, 142;201, 281``); perhaps ``corpus``.
    documents
        With ``topic``, ``doc`` (a number) and ``text``.
    encoder, settings
        As for a run.
    progress
        Called with (stage, done, all).

    Returns
    -------
    ``b_cubed_...`` and ``adjusted_rand`` of the facts that the pipeline's alignment makes of the
    gold propositions; ``proposition_recall``: the share of propositions of which the claims that
    the pipeline cuts from one sentence hold at least half of the characters;
    ``one_claim_recall``: the share that has, with a single claim, at least half of the characters
    of both in common. White space does not count. Resampled by topic.

    Raises
    ------
    FormatError
        Where a row lacks a column, or a span lies in no document.

    Notes
    -----
    A proposition that stands in several gold groups is taken in the first of them.
    """
    settings = settings or Settings()
    texts = articles_by_topic(documents)
    results = []
    for corpus, members in by_corpus(rows).items():
        topics = [_propositions(row, number, texts) for number, row in members]
        found = [
            f"{number} {group}"
            for number, topic in enumerate(topics)
            for group in _found_groups(topic, encoder, settings)
        ]
        everything = [proposition for topic in topics for proposition in topic]
        if not everything:
            message = "the labelled file has no proposition in it; give topics with clusters"
            raise FormatError(message)
        measures = {
            **score_groups(
                [(p.topic, p.group) for p in everything], found, [p.topic for p in everything]
            ),
            **_recall(everything, progress),
        }
        results.append(Result(corpus, len(everything), measures))
    return tuple(results)


def articles_by_topic(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], Article]:
    """Return articles by topic and number; every one is a source of its own."""
    found = {}
    for number, row in enumerate(rows, start=1):
        key = text_of(row, number, "topic"), str(row.get("doc"))
        found[key] = Article.compose(
            source=" ".join(key), title="", body=text_of(row, number, "text")
        )
    return found


def grouped_spans(
    row: Mapping[str, Any], number: int, texts: Documents
) -> dict[tuple[str, tuple[Span, ...]], set[int]]:
    """Return the numbers of the groups that each proposition of a topic stands in.

    Propositions are (article id, spans), in order of their first group and place in it.

    Raises
    ------
    FormatError
        See :func:`measure_facts`.
    """
    topic = text_of(row, number, "topic")
    found: dict[tuple[str, tuple[Span, ...]], set[int]] = {}
    try:
        for group, cluster in enumerate(row["clusters"]):
            for span in cluster["spans"]:
                article = texts[topic, str(span["documentFile"]).removesuffix(".txt")]
                spans = _spans(span["docSpanOffsets"])
                if not article.text or spans[-1][1] > len(article.text):
                    raise ValueError  # noqa: TRY301  told below, with the others
                found.setdefault((article.id, spans), set()).add(group)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        message = (
            f"row {number} of the labelled file has clusters of another form, "
            "or spans that lie in none of the documents; see the README for the form"
        )
        raise FormatError(message) from error
    return found


def _propositions(row: Mapping[str, Any], number: int, texts: Documents) -> list[Proposition]:
    """Return the distinct propositions of a topic, in order of their groups and places."""
    topic = text_of(row, number, "topic")
    articles = {article.id: article for (own, _), article in texts.items() if own == topic}
    return [
        Proposition(topic, min(groups), articles[article_id], spans)
        for (article_id, spans), groups in grouped_spans(row, number, texts).items()
    ]


def _spans(offsets: str) -> tuple[Span, ...]:
    pairs = (part.split(",") for part in offsets.split(";"))
    return tuple(sorted((int(start), int(end)) for start, end in pairs))


def _found_groups(topic: Sequence[Proposition], encoder: Encoder, settings: Settings) -> list[str]:
    """Return the fact that alignment puts each proposition into."""
    claims = [_as_claim(proposition, number) for number, proposition in enumerate(topic)]
    encodings = encoder.encode([claim.text for claim in claims])
    texts = [_sentence(proposition) for proposition in topic]
    sentences = list(zip(texts, encoder.encode(texts), strict=True))
    articles = {p.article.id: p.article.source for p in topic}
    story = Story(content_id(*articles), "", tuple(articles), "", "")
    probabilities = same_fact_probabilities(claims, encodings, sentences)
    facts = align(story, claims, encodings, articles, settings.align, probabilities)
    fact_of = {claim_id: fact.id for fact in facts for claim_id in fact.claim_ids}
    return [fact_of[claim.id] for claim in claims]


def _sentence(proposition: Proposition) -> str:
    """Return the sentences that a proposition stands in, from its first word to its last."""
    text = proposition.article.text
    first, last = proposition.spans[0][0], proposition.spans[-1][1]
    touched = [s for s in plain_sentences(text) if s[0] < last and first < s[1]]
    return text[touched[0][0] : touched[-1][1]] if touched else text[first:last]


def _as_claim(proposition: Proposition, number: int) -> Claim:
    article, spans = proposition.article, proposition.spans
    return Claim(
        id=f"{article.id}-{number}",
        article_id=article.id,
        spans=spans,
        text=words_of(article.text, spans),
        sentence=(spans[0][0], spans[-1][1]),
        part="body",
        paragraph=0,
        position=spans[0][0] / max(1, len(article.text)),
    )


def _recall(propositions: Sequence[Proposition], progress: Progress | None) -> dict[str, Estimate]:
    """Return how many propositions the pipeline's own claims hold."""
    articles = list({p.article.id: p.article for p in propositions}.values())
    parser = load_parser()
    cut = {}
    for done, article in enumerate(articles):
        if progress is not None:
            progress("cutting articles", done, len(articles))
        cut[article.id] = [
            (claim.sentence, characters(article.text, claim.spans))
            for claim in segment([article], parser)
        ]
    if progress is not None:
        progress("cutting articles", len(articles), len(articles))
    rows = np.array([_matched(p, cut[p.article.id]) for p in propositions], np.float64)
    counts = np.column_stack([np.ones(len(rows)), rows])
    sums, _ = add_up([p.topic for p in propositions], counts)
    return estimate(sums, {"proposition_recall": _by_sentence, "one_claim_recall": _by_claim})


def _by_sentence(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(sums[:, 1] / sums[:, 0])


def _by_claim(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(sums[:, 2] / sums[:, 0])


def _matched(
    proposition: Proposition, cut: Sequence[tuple[Span, frozenset[int]]]
) -> tuple[bool, bool]:
    """Tell whether the claims of one sentence hold a proposition, and whether one claim is it."""
    wanted = characters(proposition.article.text, proposition.spans)
    in_sentence: dict[Span, set[int]] = {}
    is_one = False
    for sentence, own in cut:
        shared = wanted & own
        if shared:
            in_sentence.setdefault(sentence, set()).update(shared)
            is_one = is_one or len(shared) >= MATCHED * len(wanted | own)
    most = max((len(shared) for shared in in_sentence.values()), default=0)
    return most > 0 and most >= MATCHED * len(wanted), is_one


def characters(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Return the places of all characters in some spans, white space aside."""
    return frozenset(
        place for start, end in spans for place in range(start, end) if not text[place].isspace()
    )
