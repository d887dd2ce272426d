"""B-cubed, adjusted Rand, and the reading of labelled articles."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import FormatError
from compare.evaluate.stories import measure_stories, read_stories, score_stories
from compare.settings import ClusterSettings

SHARED = Path(__file__).parents[3] / "shared" / "data" / "stories.jsonl.gz"

labels = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=25)


@settings(max_examples=25, deadline=None)
@given(labels)
def test_equals_b_cubed_article_by_article(pairs: list[tuple[int, int]]) -> None:
    """Precision and recall are the means that their definition asks for."""
    gold, found = zip(*pairs, strict=True)
    n = len(pairs)
    precision, recall = [], []
    for i in range(n):
        together = sum(gold[i] == gold[j] and found[i] == found[j] for j in range(n))
        precision.append(together / sum(found[i] == found[j] for j in range(n)))
        recall.append(together / sum(gold[i] == gold[j] for j in range(n)))
    scores = score_stories(gold, found)
    assert scores.precision == pytest.approx(np.mean(precision))
    assert scores.recall == pytest.approx(np.mean(recall))
    assert scores.n_stories == len(set(gold))


def test_a_perfect_grouping() -> None:
    """Other names for the same groups score one, with no spread."""
    scores = score_stories(["a", "a", "b", "c"], [7, 7, 9, 1])
    assert (scores.f1, scores.f1_low, scores.f1_high, scores.adjusted_rand) == (1, 1, 1, 1)


def test_the_interval_holds_the_score_and_repeats() -> None:
    """The bootstrap has a fixed seed, and its interval lies about the score."""
    generator = np.random.default_rng(0)
    gold = generator.integers(0, 40, 120).tolist()
    found = [g if generator.random() < 0.8 else -1 for g in gold]
    scores = score_stories(gold, found)
    assert scores.f1_low < scores.f1 < scores.f1_high
    assert score_stories(gold, found) == scores


def test_labels_must_match() -> None:
    """No labels, or another number of them, cannot be scored."""
    with pytest.raises(ValueError, match="not 0 and 0"):
        score_stories([], [])
    with pytest.raises(ValueError, match="not 1 and 2"):
        score_stories(["a"], ["b", "c"])


def _write(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return path


def test_labelled_rows_are_read_and_measured(tmp_path: Path) -> None:
    """Rows become corpora by name; equal rows are scored each; missing columns may be null."""
    text = "divers searched the flooded hull of the ferry Maren "
    row: dict[str, object] = {
        "corpus": "b",
        "doc_id": "1",
        "event_id": "e",
        "title": None,
        "date": None,
        "text": text,
    }
    rows = [
        row,
        dict(row),
        {**row, "corpus": "a", "split": "dev", "date": "2025-01-02T03:04"},
    ]
    one, two = read_stories(_write(tmp_path / "rows.jsonl.gz", rows))
    assert (one.name, one.splits, one.articles[0].published) == ("a", ("dev",), "2025-01-02")
    assert two.known == ("e", "e")
    scores = measure_stories(two, np.eye(2, dtype=np.float32)[[0, 0]], ClusterSettings())
    assert (scores.n_articles, scores.f1) == (2, 1)


def test_a_row_without_a_column_is_named(tmp_path: Path) -> None:
    """A labelled file of another form is refused with the column it lacks."""
    path = _write(tmp_path / "rows.jsonl.gz", [{"corpus": "a", "doc_id": "1", "text": "x"}])
    with pytest.raises(FormatError, match="event_id"):
        read_stories(path)


@pytest.mark.shared
def test_every_shared_row_is_scored() -> None:
    """No labelled article is lost, not even where a set holds it twice."""
    if not SHARED.exists():
        pytest.skip("the labelled data of ../shared is absent")
    corpora = read_stories(SHARED)
    assert {corpus.name for corpus in corpora} == {"allsides", "basil", "ecbplus", "newswcl50"}
    for corpus in corpora:
        assert len({article.id for article in corpus.articles}) == len(corpus.known)
