"""Facts, and the sentences of an article, as what is measured of them all at once needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.judge.rarity import rare_weights
from compare.judge.token_stack import FACT_TOKENS, TokenStack, slices
from compare.lexicon import NEGATIONS, WORD, fold, information, numbers, words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding

RARE = 4.0
"""A capitalised first word is a name where it tells this much: in fewer than one article of 50."""


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """The words, or the numbers, of ``k`` facts: ``m`` in all, each once a fact.

    Attributes
    ----------
    columns
        Each of them by its column in :meth:`presence`.
    ids, owner, weights
        ``(m,)``: the column of each, whose it is, and what it counts.
    total
        ``(k,)``: the sum of weights of each fact.
    """

    columns: Mapping[str, int]
    ids: NDArray[np.intp]
    owner: NDArray[np.intp]
    weights: NDArray[np.float64]
    total: NDArray[np.float64]

    @classmethod
    def of(cls, weighed: Sequence[Mapping[str, float]]) -> Items:
        """Return the items of some facts, each with its weight."""
        columns = {item: n for n, item in enumerate(dict.fromkeys(i for w in weighed for i in w))}
        owner = np.repeat(np.arange(len(weighed)), [len(w) for w in weighed])
        weights = np.array([weight for w in weighed for weight in w.values()], float)
        return cls(
            columns,
            np.array([columns[item] for w in weighed for item in w], np.intp),
            owner,
            weights,
            _sums(owner, weights, len(weighed)),
        )

    def presence(self, found: Sequence[Collection[str]]) -> NDArray[np.bool_]:
        """Return ``(s, columns)``: which of the items each of ``s`` sentences has."""
        present = np.zeros((len(found), len(self.columns)), bool)
        for row, items in enumerate(found):
            present[row, [self.columns[item] for item in items if item in self.columns]] = True
        return present

    def shares(self, present: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return ``(k,)``: the share of each fact's weight that is present, 0 where it has none.

        Parameters
        ----------
        present
            ``(m,)``: whether each item is there.
        """
        there = _sums(self.owner, self.weights * present, len(self.total))
        return np.divide(there, self.total, out=np.zeros_like(there), where=self.total > 0)


@dataclass(frozen=True, slots=True, eq=False)
class StackedFacts:
    """A block of ``k`` facts with ``t`` tokens.

    Attributes
    ----------
    stack, vectors
        Their tokens, and ``(k, d)`` float32.
    content, named
        ``(t,)``: whether a token weighs more than the median of its fact's, and whether it lies
        in a name.
    negated
        ``(k,)``: whether a word negates.
    words, numbers
        What they are made of.
    rare
        ``(t,)``: what each token tells of its fact inside the story.
    """

    stack: TokenStack
    vectors: NDArray[np.float32]
    content: NDArray[np.bool_]
    named: NDArray[np.bool_]
    negated: NDArray[np.bool_]
    words: Items
    numbers: Items
    rare: NDArray[np.float64]

    @classmethod
    def of(
        cls,
        texts: Sequence[str],
        encodings: Sequence[Encoding],
        rarity: Mapping[str, float] | None = None,
    ) -> StackedFacts:
        """Stack facts; there must be at least one.

        Without ``rarity`` a word tells inside the story what it tells anywhere.
        """
        stack = TokenStack.of(texts, encodings)
        rare = stack.weights
        if rarity is not None:
            rare = np.concatenate(
                [
                    rare_weights(text, one, rarity) if len(one.tokens) else np.zeros(1)
                    for text, one in zip(texts, encodings, strict=True)
                ]
            )
        medians = [np.median(own) for own in np.split(stack.weights, stack.firsts[1:])]
        named = np.zeros(len(stack.owner), bool)
        for text, encoding, first in zip(texts, encodings, stack.firsts, strict=True):
            named[first : first + len(encoding.tokens)] = _in_names(text, encoding)
        found = [dict.fromkeys(words(text)) for text in texts]
        return cls(
            stack,
            _vectors(encodings),
            stack.weights > np.array(medians)[stack.owner],
            named,
            np.array([not NEGATIONS.isdisjoint(own) for own in found], bool),
            Items.of([{word: information(word) for word in own} for own in found]),
            Items.of([dict.fromkeys(sorted(numbers(text)), 1.0) for text in texts]),
            rare,
        )


@dataclass(frozen=True, slots=True, eq=False)
class StackedSentences:
    """The ``s`` sentences of one article.

    ``stack``, ``vectors`` and ``negated`` are as for facts; ``words`` and ``numbers`` are those
    of each sentence.
    """

    stack: TokenStack
    vectors: NDArray[np.float32]
    negated: NDArray[np.bool_]
    words: tuple[frozenset[str], ...]
    numbers: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, texts: Sequence[str], encodings: Sequence[Encoding]) -> StackedSentences:
        """Stack sentences; there must be at least one."""
        found = tuple(frozenset(words(text)) for text in texts)
        return cls(
            TokenStack.of(texts, encodings),
            _vectors(encodings),
            np.array([not NEGATIONS.isdisjoint(own) for own in found], bool),
            found,
            tuple(numbers(text) for text in texts),
        )

    def similarities(self, facts: TokenStack) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return how near sentences come to facts, token by token, and how much facts cover.

        Returns
        -------
        ``(t, s)``: the best cosine of each token of the facts in each sentence. ``(k, s)``: how
        much of each sentence each fact covers (the precision of BERTScore).
        """
        own = self.stack
        best = np.zeros((len(facts.owner), len(own.firsts)))
        covered = np.zeros((len(facts.firsts), len(own.firsts)))
        for cosines, some, tokens, firsts in facts.cosines(own.tokens, own.firsts):
            best[:, some] = np.maximum.reduceat(cosines, firsts, axis=1)
            back = np.maximum.reduceat(cosines, facts.firsts, axis=0)
            covered[:, some] = np.add.reduceat(back * own.weights[tokens], firsts, axis=1)
        return best, covered


def stack_facts(
    texts: Sequence[str],
    encodings: Sequence[Encoding],
    rarity: Mapping[str, float] | None = None,
) -> tuple[StackedFacts, ...]:
    """Return facts in blocks of few enough tokens, in their order."""
    sizes = [len(encoding.tokens) for encoding in encodings]
    return tuple(
        StackedFacts.of(texts[rows], encodings[rows], rarity) for rows in slices(sizes, FACT_TOKENS)
    )


def _sums(owner: NDArray[np.intp], values: NDArray[np.float64], n: int) -> NDArray[np.float64]:
    """Return ``(n,)``: the sum of the values of each owner; numpy's are whole where none is."""
    return np.bincount(owner, values, minlength=n).astype(float)


def _vectors(encodings: Sequence[Encoding]) -> NDArray[np.float32]:
    return np.stack([encoding.vector for encoding in encodings]).astype(np.float32)


def _in_names(text: str, encoding: Encoding) -> NDArray[np.bool_]:
    """Tell which tokens lie in capitalised words, the first word aside unless it is rare."""
    inside = np.zeros(len(encoding.tokens), bool)
    starts = encoding.offsets[:, 0]
    for number, match in enumerate(WORD.finditer(text)):
        word = match.group()
        if word[0].isupper() and (number or information(fold(word)) > RARE):
            inside |= (starts >= match.start()) & (starts < match.end())
    return inside
