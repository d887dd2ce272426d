"""The lenses' closer look at two claims, for who has no tellings: the judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.frame.attachment import belong_together
from compare.frame.statement import PREDICATE_SIMILARITY, is_one_statement, predicate_similarity
from compare.frame.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.agreement import Parting
    from compare.encode import Encoding
    from compare.grammar import Grammar
    from compare.records import Article, Claim


class ClaimScrutiny:
    """A :class:`compare.judge.Scrutiny` by the rules of the lenses, so that both say the same.

    Parameters
    ----------
    articles
        The story's articles, by id.
    encodings
        The vectors of its claims, by id.
    grammar
        What gives a claim its words.
    """

    def __init__(
        self,
        articles: Mapping[str, Article],
        encodings: Mapping[str, Encoding],
        grammar: Grammar,
    ) -> None:
        self._articles = articles
        self._encodings = encodings
        self._grammar = grammar
        self._tellings: dict[str, Telling] = {}

    def belong_together(self, parting: Parting, first: Claim, second: Claim, rest: float) -> bool:
        """Tell whether two values are of one act, in claims that share ``rest`` besides."""
        return belong_together(parting, self._telling(first), self._telling(second), rest)

    def have_one_predicate(self, first: Claim, second: Claim) -> bool:
        """Tell whether two claims make one statement, of one verb, negated or not."""
        one, other = self._telling(first), self._telling(second)
        return (
            is_one_statement(one, other)
            and predicate_similarity(one, other) >= PREDICATE_SIMILARITY
        )

    def _telling(self, claim: Claim) -> Telling:
        known = self._tellings.get(claim.id)
        if known is None:
            known = self._tellings[claim.id] = Telling(
                self._articles[claim.article_id], claim, self._encodings[claim.id], self._grammar
            )
        return known
