"""Words of one group against those of another in, how much more the first says each out.

The log odds ratio with an informative Dirichlet prior of Monroe, Colaresi and Quinn (2008,
"Fightin' Words"). The prior is how common a word is in news, from the information weights that
ship with the package, and counts one word for each in either vocabulary: a story has few words,
and a prior as large as its text would let none stand out.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt
from typing import TYPE_CHECKING

from compare.lexicon import information

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Contrast:
    """One word: how often each group says it, the log odds ratio and its standard score."""

    word: str
    n_own: int
    n_other: int
    log_odds: float
    z: float


def contrast(own: Mapping[str, int], other: Mapping[str, int]) -> tuple[Contrast, ...]:
    """Return every word of two groups, those that the first says more first.

    Parameters
    ----------
    own, other
        Counts by folded word (see :func:`compare.lexicon.words`).

    Returns
    -------
    By falling ``z``, then by word. Positive where the first group says it more; beyond 1.96 a
    word stands out, as far as one word looked at by itself goes.
    """
    vocabulary = sorted({*own, *other})
    n_own, n_other = sum(own.values()), sum(other.values())
    common = {word: exp(-information(word)) for word in vocabulary}
    total = len(vocabulary)
    scale = total / sum(common.values()) if common else 0.0
    found = []
    for word in vocabulary:
        prior = common[word] * scale
        a, b = own.get(word, 0) + prior, other.get(word, 0) + prior
        rest_a, rest_b = n_own + total - a, n_other + total - b
        # One word alone makes up its whole group: there is nothing to set it against.
        odds = log(a / rest_a) - log(b / rest_b) if rest_a > 0 and rest_b > 0 else 0.0
        score = odds / sqrt(1 / a + 1 / b)
        found.append(
            Contrast(word, own.get(word, 0), other.get(word, 0), round(odds, 4), round(score, 4))
        )
    return tuple(sorted(found, key=lambda one: (-one.z, one.word)))
