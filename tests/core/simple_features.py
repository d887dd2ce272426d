"""The features of facts in an article, fact by fact and as plainly as can be: an oracle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.interaction import stack, token_weights
from compare.judge.features import COVERED, FEATURES
from compare.judge.token_stack import TIE
from compare.judge.windows import LEAST_GAIN, MOST_SENTENCES
from compare.lexicon import NEGATIONS, WORD, fold, information, numbers, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding
    from compare.judge import Passages


def simple_features(
    facts: Sequence[str], encodings: Sequence[Encoding], passages: Passages
) -> tuple[NDArray[np.float64], NDArray[np.intp], NDArray[np.intp]]:
    """Return the features of each fact, and its best sentence and that one's partner."""
    tokens, firsts = stack(passages.encodings)
    vectors = np.stack([e.vector for e in passages.encodings]).astype(np.float32)
    lexical = [frozenset(words(text)) for text in passages.texts]
    values = np.zeros((len(facts), len(FEATURES)))
    best = np.zeros(len(facts), np.intp)
    partner = np.zeros(len(facts), np.intp)
    for row, (fact, encoding) in enumerate(zip(facts, encodings, strict=True)):
        similarity = np.zeros((len(encoding.tokens), len(firsts)))
        if len(encoding.tokens):
            cosines = encoding.tokens.astype(np.float32) @ tokens.T
            similarity[:] = np.maximum.reduceat(cosines, firsts, axis=1)
        values[row], best[row], partner[row] = _describe(
            fact,
            encoding,
            similarity,
            vectors @ encoding.vector.astype(np.float32),
            passages,
            lexical,
        )
    return values, best, partner


def _describe(
    fact: str,
    encoding: Encoding,
    similarity: NDArray[np.float64],
    cosines: NDArray[np.float32],
    passages: Passages,
    lexical: Sequence[frozenset[str]],
) -> tuple[NDArray[np.float64], int, int]:
    """Return one fact's features, its best sentence and that one's best partner."""
    weights = token_weights(fact, encoding)
    recall = weights @ similarity
    best = int(np.argmax(recall >= recall.max() - TIE))
    with_best = np.maximum(similarity, similarity[:, [best]])
    pair_recall = weights @ with_best
    partner = int(np.argmax(pair_recall >= pair_recall.max() - TIE))
    levels = {
        "best": (similarity[:, best], {best}),
        "pair": (with_best[:, partner], {best, partner}),
        "article": (similarity.max(axis=1), set(range(len(lexical)))),
    }
    ranked = np.sort(recall)[::-1]
    ranked_cosines = np.sort(cosines)[::-1]
    found = {
        "best_cosine": float(ranked_cosines[0]),
        "second_cosine": float(ranked_cosines[min(1, len(ranked_cosines) - 1)]),
        "second_recall": float(ranked[min(1, len(ranked) - 1)]),
        "best_precision": _precision(encoding, passages.encodings[best], passages.texts[best]),
        "polarity_mismatch": float(_negated(words(fact)) != _negated(lexical[best])),
        "log_fact_tokens": float(np.log1p(len(weights))),
        "log_sentences": float(np.log1p(len(passages.texts))),
        "log_best_tokens": float(np.log1p(len(passages.encodings[best].tokens))),
    }
    fact_words = list(dict.fromkeys(words(fact)))
    telling = np.array([information(word) for word in fact_words])
    fact_numbers = numbers(fact)
    name_rows = _name_rows(fact, encoding)
    found["has_numbers"] = float(bool(fact_numbers))
    for level, (column, units) in levels.items():
        content = column[weights > np.median(weights)] if len(weights) else column
        said = frozenset().union(*(lexical[unit] for unit in units))
        found[f"{level}_recall"] = float(weights @ column)
        found[f"{level}_minimum"] = float(content.min()) if content.size else 0.0
        found[f"{level}_quantile"] = float(np.quantile(column, 0.2)) if column.size else 0.0
        found[f"{level}_uncovered"] = float(weights @ (column < COVERED))
        found[f"names_{level}"] = float(column[name_rows].min()) if name_rows.size else 1.0
        present = np.array([word in said for word in fact_words], float)
        found[f"words_{level}"] = (
            float(telling @ present / telling.sum()) if telling.sum() > 0 else 0.0
        )
        missing = fact_numbers - numbers(" ".join(passages.texts[unit] for unit in sorted(units)))
        found[f"numbers_missing_{level}"] = (
            len(missing) / len(fact_numbers) if fact_numbers else 0.0
        )
    return np.array([found[name] for name in FEATURES]), best, partner


def _precision(fact: Encoding, sentence: Encoding, text: str) -> float:
    """Return how much of the sentence the fact covers (the precision of BERTScore)."""
    if not len(fact.tokens) or not len(sentence.tokens):
        return 0.0
    cosines = fact.tokens.astype(np.float32) @ sentence.tokens.astype(np.float32).T
    return float(token_weights(text, sentence) @ cosines.max(axis=0))


def _name_rows(fact: str, encoding: Encoding) -> NDArray[np.intp]:
    """Return the rows of tokens in capitalised words, the first word aside unless it is rare."""
    rare = 4.0  # in fewer than one article of fifty
    inside = np.zeros(len(encoding.tokens), bool)
    starts = encoding.offsets[:, 0]
    for number, match in enumerate(WORD.finditer(fact)):
        word = match.group()
        if word[0].isupper() and (number or information(fold(word)) > rare):
            inside |= (starts >= match.start()) & (starts < match.end())
    return np.flatnonzero(inside)


def _negated(found: Sequence[str] | frozenset[str]) -> bool:
    return not NEGATIONS.isdisjoint(found)


def simple_window(fact: str, encoding: Encoding, sentences: Sequence[Encoding]) -> tuple[int, ...]:
    """Return the sentences to verify one fact against."""
    if not len(encoding.tokens):
        return (0,)
    tokens, firsts = stack(sentences)
    cosines = encoding.tokens.astype(np.float32) @ tokens.T
    similarity = np.maximum.reduceat(cosines, firsts, axis=1).astype(np.float64)
    weights = token_weights(fact, encoding)
    covered = np.zeros(len(encoding.tokens))
    chosen: list[int] = []
    reached = -np.inf
    while len(chosen) < MOST_SENTENCES:
        coverage = weights @ np.maximum(similarity, covered[:, None])
        best = int(np.argmax(coverage >= coverage.max() - TIE))
        if coverage[best] - reached < LEAST_GAIN:
            break
        chosen.append(best)
        covered = np.maximum(covered, similarity[:, best])
        reached = float(coverage[best])
    return tuple(sorted(chosen))
