"""What speaks for two articles being on one event."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from compare.cluster.pairs import FEATURES, PairSpace, load_model
from compare.cluster.wording import PRIOR_ARTICLES, wording_rows
from compare.records import Article

if TYPE_CHECKING:
    from numpy.typing import NDArray


def article(body: str, published: str = "") -> Article:
    """Make an article of a text."""
    return Article.compose(source="Outlet", title="", body=body, published=published)


def features(*articles: Article) -> dict[str, float]:
    """Return the features of the first two articles, by name, with equal vectors."""
    vectors = np.tile(np.eye(8, dtype=np.float32)[0], (len(articles), 1))
    values = PairSpace.of(articles, vectors).features(np.array([0]), np.array([1]))
    return dict(zip(FEATURES, values[:, 0, 0].tolist(), strict=True))


def cosines(*texts: str) -> NDArray[np.float64]:
    """Return the cosines of the texts' word-pair rows."""
    rows = wording_rows([article(text) for text in texts])
    return np.asarray((rows @ rows.T).toarray())


def test_features_of_a_pair() -> None:
    """Equal texts ten days apart: cosines of one, and the logarithm of one plus the days."""
    text = "divers searched flooded hull"
    found = features(article(text, "2025-03-01"), article(text, "2025-03-11"))
    expected = {"vectors": 1, "wording": 1, "days": math.log(11), "undated": 0}
    assert found == pytest.approx(expected, abs=1e-9)


def test_a_missing_date_says_nothing_of_days() -> None:
    """Without a date, days are 0 and the number of rivals counts instead."""
    texts = [article("divers searched hull", "2025-03-01"), article("court struck down law")]
    found = features(*texts, article("a third"))
    assert (found["days"], found["wording"]) == (0, 0)
    assert found["undated"] == pytest.approx(math.log(3))


def test_shipped_weights_point_the_right_way() -> None:
    """Likeness speaks for one event; days between, or no date, against it."""
    model = load_model()
    signs = dict(zip(FEATURES, np.sign(model.weights).tolist(), strict=True))
    assert signs == {"vectors": 1, "wording": 1, "days": -1, "undated": -1}


def test_cosines_are_exact_whatever_the_block() -> None:
    """A pair's features have the same bits alone as among a hundred others."""
    generator = np.random.default_rng(1)
    rows = generator.normal(size=(100, 384))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    words = [f"word{n}" for n in range(40)]
    articles = [article(" ".join(generator.choice(words, 60))) for _ in range(100)]
    space = PairSpace.of(articles, rows.astype(np.float32))
    everything = np.arange(100)
    whole = space.features(everything, everything)
    for i, j in ((0, 1), (3, 97), (98, 99)):
        alone = space.features(everything[i : i + 1], everything[j : j + 1])
        assert alone[:, 0, 0].tobytes() == whole[:, i, j].copy().tobytes()
    assert np.array_equal(whole, whole.transpose(0, 2, 1))


def test_word_pairs_weigh_by_rarity() -> None:
    """The weights are those of the stated formula, worked out by hand for two articles."""
    shared = math.log((2 + PRIOR_ARTICLES) / 2)
    own = math.log(2 + PRIOR_ARTICLES) * math.sqrt(PRIOR_ARTICLES / (2 + PRIOR_ARTICLES))
    cosine = cosines("red fox runs", "red fox sleeps")[0, 1]
    assert cosine == pytest.approx(shared**2 / (shared**2 + own**2))


def test_only_word_pairs_count() -> None:
    """The same words in another order share nothing; function words and case do not matter."""
    found = cosines("red fox runs home", "home runs fox red", "The Red fox of the runs, home!")
    assert found[0, 1] == 0
    assert found[0, 2] == pytest.approx(1)


def test_words_past_the_limit_are_not_read() -> None:
    """An endless text costs no more than its first 2,000 words."""
    start = " ".join(f"w{n}x" for n in range(2000))
    assert np.allclose(cosines(start, start + " more words here"), 1)


def test_times_and_days_mix() -> None:
    """A time of day and a plain day lie at most half a day apart within one day."""
    texts = [article("a b", "2025-03-01T23:59:59+00:00"), article("c d", "2025-03-01")]
    assert features(*texts)["days"] == pytest.approx(math.log1p(0.5), abs=1e-4)
