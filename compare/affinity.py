"""Claims of one story in, how near each could come to every other out: one pass for all stages.

Alignment asks how much of a claim's words every other claim covers, as they tell in the news and as
they tell one claim of the story from another. The judge asks the same with some words set aside:
the values in which two claims part, which it knows only after it has looked at the two. So beside
the coverage stands its *ceiling*: the most that it can come to whichever of the claims' mentions
are set aside. Whatever asks for more than the ceiling need not be looked at.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

import numpy as np

from compare.interaction import rest_weights, stack, token_weights, weights_by
from compare.lexicon import rarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding
    from compare.records import Claim

BLOCK_TOKENS = 1024
"""Claims are compared so many tokens at a time; a claim of more is a block of its own."""

SLACK = 1e-3
"""What rounding to half and single precision may add to a coverage."""


@dataclass(frozen=True, slots=True, eq=False)
class Affinities:
    """How near the ``n`` claims of a story are to each other; read-only.

    Attributes
    ----------
    coverage
        ``(n, n)`` float32, about 0 to 1: how much of the claim of the row the claim of the column
        covers, as :func:`compare.interaction.coverage` has it.
    rare
        The same by other weights: how rare a word is among the claims, and not in the news.
    ceiling
        ``(n, n)`` float32, symmetric: at least what :func:`compare.interaction.rest_coverage`
        gives for the two claims, whichever of their mentions' words are set aside.
    """

    coverage: NDArray[np.float32]
    rare: NDArray[np.float32]
    ceiling: NDArray[np.float32]


def claim_affinities(
    claims: Sequence[Claim], encodings: Sequence[Encoding], threads: int = 1
) -> Affinities:
    """Return how near the claims of a story are to each other, in their order.

    Parameters
    ----------
    claims, encodings
        ``n`` claims and the vectors of their words.
    threads
        Blocks compared at once; changes no bit.

    Notes
    -----
    The cosines of two blocks of tokens are computed once and serve both ways. Time grows with the
    square of the number of tokens, memory with n², and never with tokens squared. Sums are taken
    in an order that follows from the order of the claims alone.
    """
    size = (len(claims), len(claims))
    coverage, rare, ceiling = (np.zeros(size, np.float32) for _ in range(3))
    blocks = _blocks(claims, encodings)

    def compare(pair: tuple[_Block, _Block]) -> None:
        mine, theirs = pair
        cosines = mine.tokens @ theirs.tokens.T
        forth = _reach(mine, np.maximum.reduceat(cosines, theirs.firsts, axis=1))
        back = _reach(theirs, np.maximum.reduceat(cosines, mine.firsts, axis=0).T)
        for kept, there, here in zip((coverage, rare, ceiling), forth, back, strict=True):
            kept[mine.rows, theirs.rows] = there
            kept[theirs.rows, mine.rows] = here

    with ThreadPoolExecutor(threads) as pool:  # each pair of blocks has places of its own
        list(pool.map(compare, combinations_with_replacement(blocks, 2)))
    ceiling = np.maximum((ceiling + ceiling.T) / 2, 0) + np.float32(SLACK)
    for kept in (coverage, rare, ceiling):
        kept.flags.writeable = False
    return Affinities(coverage, rare, ceiling)


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """Some claims that follow on each other: ``k`` of them with ``t`` tokens in all.

    Attributes
    ----------
    rows
        Which claims of the story.
    tokens, firsts, owner
        ``(t, d)`` float32, the token at which each claim begins, and the claim of each token.
    weights
        ``(k, t)``: of all tokens of each claim, zero elsewhere.
    rare
        The same by how rare words are among the claims.
    rest, aside
        The weights of the tokens outside mentions, scaled to a sum of 1 a claim where there are
        any, and of those inside.
    left
        ``(k, 1)``: the share of each claim's weight that lies outside mentions.
    """

    rows: slice
    tokens: NDArray[np.float32]
    firsts: NDArray[np.intp]
    owner: NDArray[np.intp]
    weights: NDArray[np.float64]
    rare: NDArray[np.float64]
    rest: NDArray[np.float64]
    aside: NDArray[np.float64]
    left: NDArray[np.float64]


def _blocks(claims: Sequence[Claim], encodings: Sequence[Encoding]) -> list[_Block]:
    """Part the claims into blocks of few enough tokens, in their order."""
    blocks = []
    rare = rarity([claim.text for claim in claims])
    start = held = 0
    for row, encoding in enumerate(encodings):
        if row > start and held + len(encoding.tokens) > BLOCK_TOKENS:
            blocks.append(_block(claims, encodings, slice(start, row), rare))
            start, held = row, 0
        held += len(encoding.tokens)
    if start < len(claims):
        blocks.append(_block(claims, encodings, slice(start, len(claims)), rare))
    return blocks


def _block(
    claims: Sequence[Claim],
    encodings: Sequence[Encoding],
    rows: slice,
    rarities: Mapping[str, float],
) -> _Block:
    tokens, firsts = stack(encodings[rows])
    owner = np.repeat(np.arange(len(firsts)), np.diff([*firsts, len(tokens)]))
    weights = np.zeros((len(firsts), len(tokens)))
    rest, rare = np.zeros_like(weights), np.zeros_like(weights)
    for row, (claim, encoding) in enumerate(zip(claims[rows], encodings[rows], strict=True)):
        place = slice(firsts[row], firsts[row] + len(encoding.tokens))
        named = [mention.text for mention in claim.mentions]
        weights[row, place] = token_weights(claim.text, encoding)
        rest[row, place] = rest_weights(claim.text, encoding, named)
        rare[row, place] = weights_by(claim.text, encoding.offsets[:, 0], rarities.__getitem__)
    left = rest.sum(axis=1, keepdims=True)
    scaled = np.divide(rest, left, out=np.zeros_like(rest), where=left > 0)
    return _Block(rows, tokens, firsts, owner, weights, rare, scaled, weights - rest, left)


def _reach(block: _Block, best: NDArray[np.float32]) -> tuple[NDArray[np.float64], ...]:
    """Return how much others cover of each claim, by both weights, and the most that it can be.

    Parameters
    ----------
    block, best
        ``k`` claims, and ``(t, m)``: the best cosine of each of their tokens in each of ``m``
        other claims.

    Returns
    -------
    Three of ``(k, m)``.

    Notes
    -----
    Let ``a`` be the mean of the cosines ``c`` over the tokens outside mentions and ``w`` weights,
    ``W`` of those tokens in all. Some of the tokens inside mentions count and others do not; the
    mean over all that count is at least ``x`` only where ``g(x) = W (a - x) + sum w max(c - x, 0)``
    over the tokens inside mentions is not negative. ``g`` is convex and falls from ``g(a) >= 0``
    to, no cosine being above 1, ``g(1) = -W (1 - a)``; so it is negative past the place where the
    chord between those two crosses zero, which is the value returned.
    """
    cosines = best.astype(np.float64)
    outside = block.rest @ cosines
    inside = block.aside @ np.maximum(cosines - outside[block.owner], 0)
    gap = np.maximum(1 - outside, 0)
    falls = inside + block.left * gap
    chord = np.divide(inside, falls, out=np.zeros_like(falls), where=falls > 0)
    return block.weights @ cosines, block.rare @ cosines, outside + gap * chord
