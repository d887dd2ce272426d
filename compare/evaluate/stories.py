"""Stories found against stories known: B-cubed and the adjusted Rand index, with an interval.

B-cubed asks of each article what share of its found story is in its true story (precision) and
what share of its true story was found with it (recall); a missed pair in a story of two weighs as
much as half of a large one. It is the only family of measures that meets all four of Amigó's
constraints on clusterings (Amigó, Gonzalo, Artiles and Verdejo, 2009).

``python -m compare.evaluate.stories stories.jsonl.gz`` measures at the default settings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path  # noqa: TC003  typer reads annotations as it runs
from typing import TYPE_CHECKING, Annotated

import numpy as np
import typer
from sklearn.metrics import adjusted_rand_score
from sklearn.metrics.cluster import contingency_matrix

from compare.cluster import cluster
from compare.encode import SentenceTransformerEncoder
from compare.errors import FormatError
from compare.evaluate.rows import read_rows
from compare.pipeline import article_vectors
from compare.records import Article, content_id
from compare.settings import ClusterSettings, EncodeSettings

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

    from compare.cluster import SameStoryModel

_RESAMPLES = 1000
_SEED = 20250622


@dataclass(frozen=True, slots=True)
class StoryScores:
    """How well found stories meet the known ones; all shares 0 to 1 but ``adjusted_rand``.

    Attributes
    ----------
    precision, recall, f1
        B-cubed: means over articles, and their harmonic mean.
    f1_low, f1_high
        95 % percentile bootstrap interval of ``f1`` over known stories.
    adjusted_rand
        1 for equal groupings, about 0 for chance, down to -0.5.
    n_articles, n_stories
        Articles, and known stories among them.
    """

    precision: float
    recall: float
    f1: float
    f1_low: float
    f1_high: float
    adjusted_rand: float
    n_articles: int
    n_stories: int

    def __str__(self) -> str:
        """Return the scores as one line."""
        return (
            f"{self.n_articles:5} articles {self.n_stories:5} stories"
            f"  B-cubed P {self.precision:.3f} R {self.recall:.3f}"
            f" F1 {self.f1:.3f} [{self.f1_low:.3f}, {self.f1_high:.3f}]"
            f"  adjusted Rand {self.adjusted_rand:.3f}"
        )


@dataclass(frozen=True, slots=True)
class LabelledCorpus:
    """Articles of one corpus, with the known story and the split of each, row for row."""

    name: str
    articles: tuple[Article, ...]
    known: tuple[str, ...]
    splits: tuple[str, ...]


def read_stories(path: Path) -> tuple[LabelledCorpus, ...]:
    """Labelled rows in, corpora out, by name.

    Rows have ``corpus``, ``doc_id``, ``event_id`` and ``text``, and may have ``split``,
    ``source``, ``date`` and ``title``. Articles are kept as they stand, equal ones too.

    Raises
    ------
    InputError, FormatError
        Where the file cannot be read, or a row lacks a column.
    """
    rows = read_rows(path)
    try:
        rows.sort(key=lambda row: (row["corpus"], row["doc_id"], row["event_id"]))
        return tuple(
            _corpus(name, list(group)) for name, group in groupby(rows, lambda row: row["corpus"])
        )
    except KeyError as error:
        message = f"a row of {path} has no column {error}; see the form of stories.jsonl"
        raise FormatError(message) from error


def _corpus(name: str, rows: list[dict[str, str | None]]) -> LabelledCorpus:
    return LabelledCorpus(
        name,
        tuple(_article(name, number, row) for number, row in enumerate(rows)),
        tuple(str(row["event_id"]) for row in rows),
        tuple(str(row.get("split") or "") for row in rows),
    )


def _article(name: str, number: int, row: dict[str, str | None]) -> Article:
    article = Article.compose(
        source=row.get("source") or "",
        title=row.get("title") or "",
        body=row["text"] or "",
        published=(row.get("date") or "")[:10],
        path=str(row["doc_id"]),
    )
    # Some sets hold one article twice; each row is scored.
    return replace(article, id=content_id(name, str(row["doc_id"]), str(number)))


def measure_stories(
    corpus: LabelledCorpus,
    vectors: NDArray[np.float32],
    settings: ClusterSettings,
    model: SameStoryModel | None = None,
) -> StoryScores:
    """Labelled articles and their vectors in, the scores of what ``cluster`` finds out."""
    found = {
        article_id: story.id
        for story in cluster(corpus.articles, vectors, settings, model)
        for article_id in story.article_ids
    }
    return score_stories(corpus.known, [found[article.id] for article in corpus.articles])


def score_stories(gold: Sequence[Hashable], found: Sequence[Hashable]) -> StoryScores:
    """Known and found story of each article in, scores out.

    Parameters
    ----------
    gold, found
        One label an article, row for row; only equality of labels counts.

    Raises
    ------
    ValueError
        Where there are no articles, or the two differ in length.

    Notes
    -----
    The bootstrap (Efron, 1979) draws known stories with replacement and keeps the grouping that
    was found; its seed is fixed.
    """
    if not gold or len(gold) != len(found):
        message = f"labels must be as many as articles, not {len(gold)} and {len(found)}"
        raise ValueError(message)
    truth, groups = _number(gold), _number(found)
    table = contingency_matrix(truth, groups, sparse=True)
    squares = table.multiply(table)
    # Rows are known stories: sums over their articles, so that a bootstrap need only add rows.
    sizes = np.asarray(table.sum(axis=1)).ravel().astype(np.float64)
    found_sizes = np.asarray(table.sum(axis=0)).ravel()
    precision = np.asarray(squares.multiply(1 / found_sizes).sum(axis=1)).ravel()
    recall = np.asarray(squares.sum(axis=1)).ravel() / sizes
    n = len(sizes)
    draws = np.random.default_rng(_SEED).integers(0, n, size=(_RESAMPLES, n))
    resampled = [_f1(precision[d].sum(), recall[d].sum(), sizes[d].sum())[2] for d in draws]
    low, high = np.percentile(resampled, [2.5, 97.5])
    p, r, f1 = _f1(precision.sum(), recall.sum(), sizes.sum())
    rand = float(adjusted_rand_score(truth, groups))
    return StoryScores(p, r, f1, float(low), float(high), rand, len(gold), n)


def _f1(precision: float, recall: float, n: float) -> tuple[float, float, float]:
    p, r = float(precision / n), float(recall / n)
    return p, r, 2 * p * r / (p + r)


def _number(labels: Sequence[Hashable]) -> NDArray[np.intp]:
    """Return a number for each label, counted in order of appearance."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(label, len(numbers)) for label in labels])


def main(stories: Annotated[Path, typer.Argument(help="rows as in stories.jsonl.gz")]) -> None:
    """Cluster each corpus at the default settings and print its scores."""
    encoder = SentenceTransformerEncoder(EncodeSettings())
    for corpus in read_stories(stories):
        vectors = article_vectors(corpus.articles, encoder)
        typer.echo(f"{corpus.name:10} {measure_stories(corpus, vectors, ClusterSettings())}")


if __name__ == "__main__":
    typer.run(main)
