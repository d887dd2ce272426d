"""A fact and an article in, the numbers that the verdict is made of out.

The core is late interaction: for each token of the fact, the best cosine among the token vectors
of a sentence, weighed by how much the token's word tells (the recall of BERTScore, Zhang et al.
2020, with its optional idf weighting; MaxSim of ColBERT, Khattab and Zaharia 2020). Beside the
best sentence stand the best pair of sentences and the whole article, since a journalist may tell
a fact in two sentences, and what the fact's least covered words find.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.judge.stacked import StackedSentences, stack_facts
from compare.judge.token_stack import first_best

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding
    from compare.judge.stacked import Items, StackedFacts

FEATURES = (
    "best_cosine",
    "second_cosine",
    "best_recall",
    "second_recall",
    "pair_recall",
    "article_recall",
    "best_minimum",
    "pair_minimum",
    "article_minimum",
    "best_quantile",
    "pair_quantile",
    "article_quantile",
    "best_uncovered",
    "pair_uncovered",
    "article_uncovered",
    "best_precision",
    "names_best",
    "names_pair",
    "names_article",
    "numbers_missing_best",
    "numbers_missing_pair",
    "numbers_missing_article",
    "has_numbers",
    "words_best",
    "words_pair",
    "words_article",
    "polarity_mismatch",
    "log_fact_tokens",
    "log_sentences",
    "log_best_tokens",
)
"""Names of the columns, in order."""

COVERED = 0.6
"""A token whose best cosine is under this counts as uncovered."""


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """The sentences of one article, with their encodings, in reading order."""

    texts: tuple[str, ...]
    encodings: tuple[Encoding, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Features of ``n`` facts against one article.

    Attributes
    ----------
    values
        ``(n, len(FEATURES))`` float64.
    best, partner
        ``(n,)``: the sentence that covers most of each fact, and the one that adds most to it.
    rare_pair, rare_article
        ``(n,)``: how much these two, and the article, cover of what is rare in the story; no
        feature, since the labelled pairs that weights are fitted on have no story.
    """

    values: NDArray[np.float64]
    best: NDArray[np.intp]
    partner: NDArray[np.intp]
    rare_pair: NDArray[np.float64]
    rare_article: NDArray[np.float64]


def measure(facts: Sequence[str], encodings: Sequence[Encoding], passages: Passages) -> Table:
    """Return the features of each fact against one article.

    Parameters
    ----------
    facts, encodings
        The facts' words and vectors, in the same order.
    passages
        The article's sentences; at least one.

    Notes
    -----
    See :func:`measure_stacked`.
    """
    return measure_stacked(stack_facts(facts, encodings), passages)


def measure_stacked(facts: Sequence[StackedFacts], passages: Passages) -> Table:
    """Return the features of facts, stacked once for all articles, against one article.

    Parameters
    ----------
    facts
        See :func:`compare.judge.stacked.stack_facts`.
    passages
        The article's sentences; at least one.

    Notes
    -----
    Time grows with tokens of facts times tokens of the article, memory with the tokens of a block
    of facts times its sentences; ties between sentences go to the earlier one.
    """
    sentences = StackedSentences.of(passages.texts, passages.encodings)
    tables = [_describe(block, sentences) for block in facts]
    return Table(
        np.concatenate([np.zeros((0, len(FEATURES))), *(table.values for table in tables)]),
        np.concatenate([np.zeros(0, np.intp), *(table.best for table in tables)]),
        np.concatenate([np.zeros(0, np.intp), *(table.partner for table in tables)]),
        np.concatenate([np.zeros(0), *(table.rare_pair for table in tables)]),
        np.concatenate([np.zeros(0), *(table.rare_article for table in tables)]),
    )


def _describe(facts: StackedFacts, sentences: StackedSentences) -> Table:
    """Return the features of a block of facts, their best sentences and those ones' partners."""
    stack, other = facts.stack, sentences.stack
    similarity, precision = sentences.similarities(stack)
    rows = np.arange(len(stack.firsts))
    weights = stack.weights[:, None]
    recall = stack.sums(weights * similarity)
    best = first_best(recall)
    of_best = similarity[np.arange(len(similarity)), best[stack.owner]]
    with_best = np.maximum(similarity, of_best[:, None])
    partner = first_best(stack.sums(weights * with_best))
    columns = {
        "best": of_best,
        "pair": with_best[np.arange(len(similarity)), partner[stack.owner]],
        "article": similarity.max(axis=1),
    }
    cosines = facts.vectors @ sentences.vectors.T
    found = {
        "best_cosine": cosines.max(axis=1),
        "second_cosine": _second(cosines),
        "second_recall": _second(recall),
        "best_precision": precision[rows, best],
        "polarity_mismatch": facts.negated != sentences.negated[best],
        "log_fact_tokens": np.log1p(stack.sizes),
        "log_sentences": np.full(len(rows), np.log1p(len(other.sizes))),
        "log_best_tokens": np.log1p(other.sizes[best]),
        "has_numbers": facts.numbers.total > 0,
    }
    for level, column in columns.items():
        found[f"{level}_recall"] = stack.sums(stack.weights * column)
        found[f"{level}_minimum"] = stack.minima(column, facts.content, 0.0)
        found[f"{level}_quantile"] = stack.quantiles(column, 0.2)
        found[f"{level}_uncovered"] = stack.sums(stack.weights * (column < COVERED))
        found[f"names_{level}"] = stack.minima(column, facts.named, 1.0)
    for level, share in _shares(facts.words, sentences.words, best, partner).items():
        found[f"words_{level}"] = share
    for level, share in _shares(facts.numbers, sentences.numbers, best, partner).items():
        found[f"numbers_missing_{level}"] = np.where(facts.numbers.total > 0, 1 - share, 0.0)
    return Table(
        np.stack([found[name] for name in FEATURES], axis=1, dtype=float),
        best,
        partner,
        stack.sums(facts.rare * columns["pair"]),
        stack.sums(facts.rare * columns["article"]),
    )


def _second(values: NDArray[np.float64] | NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the second largest value of each row, or its only one."""
    return np.sort(values, axis=1)[:, -min(2, values.shape[1])].astype(float)


def _shares(
    items: Items,
    said: Sequence[Collection[str]],
    best: NDArray[np.intp],
    partner: NDArray[np.intp],
) -> dict[str, NDArray[np.float64]]:
    """Return the share of each fact's items in its best sentence, the best two, and anywhere."""
    present = items.presence(said)
    in_best = present[best[items.owner], items.ids]
    return {
        "best": items.shares(in_best),
        "pair": items.shares(in_best | present[partner[items.owner], items.ids]),
        "article": items.shares(np.any(present[:, items.ids], axis=0)),
    }
