"""The measure of extraction, and the floor under it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from compare.evaluate.extraction import evaluate_extraction

PAGES = Path(__file__).parents[3] / "shared" / "data" / "html" / "scrapinghub"

FLOOR = {"precision": 0.962, "recall": 0.978, "f1": 0.97}
"""Reached: .966, .982, .974. Only ever raised."""

WORDS = [f"word{number} follows" for number in range(60)]


def page(text: str) -> bytes:
    """Return a page with one article."""
    return f"<html><body><article><h1>T</h1><p>{text}</p></article></body></html>".encode()


def test_a_perfect_and_a_half_extraction() -> None:
    """Equal bodies score 1; of a body twice as long, half the shingles are found."""
    text = " ".join(WORDS) + "."
    assert evaluate_extraction({"a": page(text)}, {"a": text}) == {
        "precision": 1.0, "recall": 1.0, "f1": 1.0,
    }  # fmt: skip
    longer = f"{text} {' '.join(f'other{word}' for word in WORDS)}"
    scores = evaluate_extraction({"a": page(text)}, {"a": longer})
    assert scores["precision"] == 1.0
    assert scores["recall"] == pytest.approx(117 / (len(longer.split()) - 3))


def test_a_refused_page_counts_as_nothing_found() -> None:
    """A page without an article lowers the recall and leaves the precision."""
    text = " ".join(WORDS) + "."
    pages = {"a": page(text), "b": b"<html></html>"}
    scores = evaluate_extraction(pages, {"a": text, "b": text})
    assert (scores["precision"], scores["recall"]) == (1.0, 0.5)
    assert evaluate_extraction({}, {})["f1"] == 0.0


@pytest.mark.shared
@pytest.mark.slow
def test_real_pages_stay_over_the_floor() -> None:
    """On the 181 pages of scrapinghub's benchmark the scores do not fall."""
    if not PAGES.is_dir():
        pytest.skip("the labelled pages are not beside this checkout")
    truth = json.loads((PAGES / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {
        name: gzip.decompress((PAGES / "html" / f"{name}.html.gz").read_bytes()) for name in truth
    }
    scores = evaluate_extraction(pages, {name: item["articleBody"] for name, item in truth.items()})
    assert {name: scores[name] for name in FLOOR if scores[name] < FLOOR[name]} == {}
