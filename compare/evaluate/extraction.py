"""How well the body of an article is told from the page around it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from compare.read.decode import decode
from compare.read.draft import UnusableError
from compare.read.page import article_of_page, declared_encoding

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"\w+")
_SHINGLE = 4


def evaluate_extraction(pages: Mapping[str, bytes], bodies: Mapping[str, str]) -> dict[str, float]:
    """Return precision, recall and F1 of extracted bodies, as scrapinghub's benchmark takes them.

    Shingles of four words are compared as multisets on each page; precision and recall are means
    over the pages (each page counts alike, however long), and F1 is their harmonic mean.

    Parameters
    ----------
    pages
        HTML by page name.
    bodies
        The true body of each of these pages, by the same names.

    Returns
    -------
    dict
        ``precision``, ``recall`` and ``f1``, 0 to 1.

    Notes
    -----
    The measure of Zyte's article-extraction-benchmark (``evaluate.py``), less its bootstrap. A
    page that is refused counts as an empty body: recall 0, and left out of the precision.
    """
    precisions, recalls = [], []
    for name in sorted(bodies):
        true, found = _shingles(bodies[name]), _shingles(_body(pages[name]))
        shared = sum((true & found).values())
        if found:
            precisions.append(shared / sum(found.values()))
        if true:
            recalls.append(shared / sum(true.values()))
    precision = sum(precisions) / len(precisions) if precisions else 0.0
    recall = sum(recalls) / len(recalls) if recalls else 0.0
    total = precision + recall
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / total if total else 0.0,
    }


def _body(page: bytes) -> str:
    try:
        return article_of_page(decode(page, declared_encoding(page))).body
    except UnusableError:
        return ""


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(
        tuple(words[start : start + _SHINGLE]) for start in range(max(1, len(words) - _SHINGLE + 1))
    )
