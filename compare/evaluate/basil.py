"""Differences by sentence, against the sentences that people marked as biased (BASIL).

Each event is one story of the articles on it (three, of three outlets) and goes through the
stages of a run. A sentence carries a difference of a kind where the words that one of its two
sides rests on lie in it. The odds that a marked sentence carries one, over those of the rest,
are an odds ratio: 1 where marks and differences have nothing to do with each other.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
from threadpoolctl import threadpool_limits

from compare.errors import FormatError
from compare.evaluate.bootstrap import add_up, estimate
from compare.evaluate.results import Result
from compare.evaluate.rows import by_corpus, text_of
from compare.frame.selection import select
from compare.pairs import read_as_story
from compare.pipeline import default_stance
from compare.records import Article
from compare.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoder
    from compare.evaluate.bootstrap import Measure
    from compare.records import Span
    from compare.story_cache import StoryFindings

    Row = Mapping[str, Any]
    Progress = Callable[[str, int, int], None]

MARKS = ("lexical", "informational")
SPECIALITY = "speciality"
"""Stands beside the kinds: the sentence tells what no other source of its story tells."""

_HALF = 0.5
_CELLS = 4


def measure_basil(
    rows: Sequence[Row],
    encoder: Encoder,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> tuple[Result, ...]:
    """Labelled sentences in, odds ratios by kind of difference out.

    Parameters
    ----------
    rows
        A sentence each: ``event_id``, ``doc_id``, ``source``, ``text``, ``sent_idx`` (its place in
        the article), ``lexical`` and ``informational`` (whether it is marked).
    encoder, settings
        As for a run.
    progress
        Called with (stage, done, all).

    Returns
    -------
    One result a kind of difference, one for all of them, one for facts that a source alone
    tells; ``rows`` is how many sentences carry one. Each has ``lexical_odds_ratio`` and
    ``informational_odds_ratio`` over all sentences, with half a sentence added to each cell
    (Haldane, 1956); events are resampled.

    Raises
    ------
    FormatError
        Where a row lacks a field.
    """
    settings = settings or Settings()
    results: list[Result] = []
    for corpus, members in by_corpus(rows).items():
        events = defaultdict[str, list[tuple[int, "Row"]]](list)
        for number, row in members:
            events[text_of(row, number, "event_id")].append((number, row))
        units: list[str] = []
        marks: list[tuple[bool, ...]] = []
        carried: list[set[str]] = []
        with threadpool_limits(1, user_api="blas"):
            for done, (event, sentences) in enumerate(sorted(events.items())):
                if progress is not None:
                    progress("comparing events", done, len(events))
                for mark, kinds in _sentences(sentences, encoder, settings):
                    units.append(event)
                    marks.append(mark)
                    carried.append(kinds)
        if progress is not None:
            progress("comparing events", len(events), len(events))
        results += _results(corpus, units, np.array(marks, bool), carried)
    return tuple(results)


def _sentences(
    rows: Sequence[tuple[int, Row]], encoder: Encoder, settings: Settings
) -> Iterator[tuple[tuple[bool, ...], set[str]]]:
    """Give every sentence of one event: its marks, and the kinds of difference it carries."""
    documents = defaultdict[str, list[tuple[int, "Row"]]](list)
    for number, row in rows:
        documents[text_of(row, number, "doc_id")].append((number, row))
    articles = []
    places: list[tuple[str, Span, tuple[bool, ...]]] = []
    for _, sentences in sorted(documents.items()):
        article, spans = _article(sentences)
        articles.append(article)
        places += [(article.id, span, mark) for span, mark in spans]
    found = read_as_story(articles, encoder, settings, stance=default_stance(settings))
    carrying = list(_carrying(found))
    for article_id, (start, end), mark in places:
        kinds = {
            kind
            for kind, where, low, high in carrying
            if where == article_id and low < end and start < high
        }
        yield mark, kinds


def _article(
    rows: Sequence[tuple[int, Row]],
) -> tuple[Article, list[tuple[Span, tuple[bool, ...]]]]:
    """Return an article of its sentences, and where each stands with its marks."""
    texts, spans, at = [], [], 0
    for number, row in sorted(rows, key=lambda item: (_index(*item), item[0])):
        text = text_of(row, number, "text")
        mark = tuple(bool(row.get(name)) for name in MARKS)
        texts.append(text)
        spans.append(((at, at + len(text)), mark))
        at += len(text) + 1
    number, first = rows[0]
    source = text_of(first, number, "source").casefold()
    return Article.compose(source=source, title="", body="\n".join(texts)), spans


def _index(number: int, row: Row) -> int:
    index = row.get("sent_idx")
    if not isinstance(index, int):
        message = f"row {number} of the labelled file has no number in sent_idx; add that field"
        raise FormatError(message)
    return index


def _carrying(found: StoryFindings) -> Iterator[tuple[str, str, int, int]]:
    """Give (kind, article, start, end) of every stretch that carries a difference."""
    for difference in found.differences:
        for side in (difference.evidence_a, difference.evidence_b):
            yield difference.kind, side.article_id, side.start, side.end
    told = defaultdict[str, list[Any]](list)
    for judgement in found.judgements:
        told[judgement.fact_id].append(judgement)
    alone = {s.fact_id for s in select(found.facts, told, lambda j: j.source)}
    for judgement in found.judgements:
        if judgement.fact_id in alone:
            for side in judgement.evidence:
                yield SPECIALITY, side.article_id, side.start, side.end


def _results(
    corpus: str, units: Sequence[str], marks: NDArray[np.bool_], carried: Sequence[set[str]]
) -> Iterator[Result]:
    """Give the odds ratios of all differences, of each kind, and of what one source alone tells."""
    differing = [kinds - {SPECIALITY} for kinds in carried]
    shown = {"": np.array([bool(kinds) for kinds in differing], bool)}
    for kind in sorted(set().union(*carried)):
        shown[kind] = np.array([kind in kinds for kinds in carried], bool)
    for kind, carries in shown.items():
        rows = np.concatenate(
            [_cells(marks[:, number], carries) for number in range(len(MARKS))], axis=1
        )
        sums, _ = add_up(units, rows)
        measures: dict[str, Measure] = {
            f"{name}_odds_ratio": _odds_ratio(number) for number, name in enumerate(MARKS)
        }
        yield Result(corpus, int(carries.sum()), estimate(sums, measures), difference=kind)


def _cells(marked: NDArray[np.bool_], carries: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return ``(n, 4)``: which cell of the two-by-two table each sentence is in."""
    cells = np.zeros((len(marked), _CELLS))
    cells[np.arange(len(marked)), 2 * ~marked + ~carries] = 1
    return cells


def _odds_ratio(number: int) -> Measure:
    """Return the odds ratio of one table, the ``number``-th of the columns."""

    def measure(sums: NDArray[np.float64]) -> NDArray[np.float64]:
        table = sums[..., number * _CELLS : (number + 1) * _CELLS] + _HALF
        return np.asarray(table[..., 0] * table[..., 3] / (table[..., 1] * table[..., 2]))

    return measure
