"""A story as the judge reads it: articles by sentence, claims by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from compare.affinity import Affinities
    from compare.encode import Encoding
    from compare.judge.features import Passages
    from compare.judge.scrutiny import Scrutiny
    from compare.records import Article, Claim, Fact, Span


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One article as the judge reads it.

    Attributes
    ----------
    article
        The article.
    sentences, passages
        Spans of its sentences, and their words and vectors, in reading order; at least one.
    claims
        Its claims, in reading order.
    """

    article: Article
    sentences: tuple[Span, ...]
    passages: Passages
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, eq=False)
class StoryClaims:
    """The claims of a story by id, and the vectors of their words.

    ``affinities`` are those of all claims, in their order; where they are not given, every claim
    of an article is looked at for every fact, with the same verdicts. ``sameness`` are their
    same-fact probabilities, ``(n, n)`` in that order; where they are not given, a fact's words
    alone tell whether an article states it. ``scrutiny`` reads two claims closely before one
    contradicts the other; where there is none, their values and words decide.
    """

    claims: Mapping[str, Claim]
    encodings: Mapping[str, Encoding]
    affinities: Affinities | None = None
    sameness: NDArray[np.float64] | None = None
    scrutiny: Scrutiny | None = None
    _rows: dict[str, int] = field(default_factory=dict, init=False)

    def row(self, claim: Claim) -> int:
        """Return the row of a claim in :attr:`affinities` and :attr:`sameness`."""
        if not self._rows:
            self._rows.update((claim_id, row) for row, claim_id in enumerate(self.claims))
        return self._rows[claim.id]

    def places(
        self, facts: Sequence[Fact], claims: Sequence[Claim]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return rows and columns of the facts' central claims against some claims.

        They pick a ``(len(facts), len(claims))`` part of :attr:`affinities` or :attr:`sameness`.
        """
        central = np.array([self.row(self.claims[f.claim_ids[0]]) for f in facts], np.intp)
        columns = np.array([self.row(claim) for claim in claims], np.intp)
        return central[:, np.newaxis], columns[np.newaxis]
