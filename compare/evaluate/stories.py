"""Stories found against stories known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from compare.cluster import cluster
from compare.errors import FormatError
from compare.evaluate.grouping import score_groups
from compare.evaluate.rows import read_rows
from compare.records import Article, content_id

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from compare.cluster import SameStoryModel
    from compare.settings import ClusterSettings


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

    Rows have ``doc_id``, ``event_id`` and ``text``, and may have ``corpus``,
    ``split``, ``source``, ``date`` and ``title``. Articles are kept as they stand, equal ones too.

    Raises
    ------
    InputError, FormatError
        Where the file cannot be read, or a row lacks a column.
    """
    return labelled_corpora(read_rows(path))


def labelled_corpora(rows: Sequence[Mapping[str, Any]]) -> tuple[LabelledCorpus, ...]:
    """Labelled rows in, corpora out, by name; rows without ``corpus`` are one of empty name.

    Raises
    ------
    FormatError
        Where a row lacks a column.
    """
    for number, row in enumerate(rows, start=1):
        for name in ("doc_id", "event_id", "text"):
            if row.get(name) is None:
                message = f"row {number} of the labelled file has no {name}; add that field"
                raise FormatError(message)
    ordered = sorted(
        rows, key=lambda row: (_corpus_name(row), str(row["doc_id"]), str(row["event_id"]))
    )
    return tuple(_corpus(name, list(group)) for name, group in groupby(ordered, _corpus_name))


def _corpus_name(row: Mapping[str, Any]) -> str:
    return str(row.get("corpus") or "")


def _corpus(name: str, rows: list[Mapping[str, Any]]) -> LabelledCorpus:
    return LabelledCorpus(
        name,
        tuple(_article(name, number, row) for number, row in enumerate(rows)),
        tuple(str(row["event_id"]) for row in rows),
        tuple(str(row.get("split") or "") for row in rows),
    )


def _article(name: str, number: int, row: Mapping[str, Any]) -> Article:
    article = Article.compose(
        source=str(row.get("source") or ""),
        title=str(row.get("title") or ""),
        body=str(row["text"]),
        published=str(row.get("date") or "")[:10],
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
    return score_stories(corpus.known, found_stories(corpus, vectors, settings, model))


def found_stories(
    corpus: LabelledCorpus,
    vectors: NDArray[np.float32],
    settings: ClusterSettings,
    model: SameStoryModel | None = None,
) -> list[str]:
    """Return the story that ``cluster`` puts each article into, row for row."""
    found = {
        article_id: story.id
        for story in cluster(corpus.articles, vectors, settings, model)
        for article_id in story.article_ids
    }
    return [found[article.id] for article in corpus.articles]


def score_stories(gold: Sequence[Hashable], found: Sequence[Hashable]) -> StoryScores:
    """Known and found story of each article in, scores out; see ``grouping.score_groups``.

    Raises
    ------
    ValueError
        Where there are no articles, or the two differ in length.
    """
    scores = score_groups(gold, found)
    f1 = scores["b_cubed_f1"]
    return StoryScores(
        precision=_known(scores["b_cubed_precision"].value),
        recall=_known(scores["b_cubed_recall"].value),
        f1=_known(f1.value),
        f1_low=_known(f1.low),
        f1_high=_known(f1.high),
        adjusted_rand=_known(scores["adjusted_rand"].value),
        n_articles=len(gold),
        n_stories=len(set(gold)),
    )


def _known(value: float | None) -> float:
    """Return a value that some articles always define."""
    return float("nan") if value is None else value
