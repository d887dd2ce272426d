"""Measure the story page: its size, and how long a filter takes in Chromium; prints JSON.

``python tests/benchmarks/page.py`` renders a story of 5 articles and 150 facts and one of 50
articles and 1,000 facts. Budgets: 120 KB and 600 KB, and 100 ms for a filter, which counts from
the event until the page is laid out again; the median of the changes below is given.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

from large_story import large_story
from report_browser import chromium, resize

from compare.report.page import to_pages

BUDGETS = {(5, 150): 120_000, (50, 1000): 600_000}
FILTER_MS = 100
_CHANGES = """
const form = document.querySelector('.filter');
const took = (set) => {
  set(form.elements);
  const start = performance.now();
  form.dispatchEvent(new Event('input'));
  document.body.getBoundingClientRect();
  return performance.now() - start;
};
return [
  took((e) => { e.words.value = 'storm'; }),
  took((e) => { e.words.value = 'bank ferry'; }),
  took((e) => { e.words.value = ''; e.verdict.value = 'p'; }),
  took((e) => { e.source.value = '2'; }),
  took((e) => { e.source.value = ''; e.verdict.value = 'u'; }),
  took((e) => { e.verdict.value = ''; e.order.value = 'salience'; }),
  took((e) => { e.order.value = 'number'; e.reach.value = 'alone'; }),
];
"""


def main() -> None:
    """Print one JSON object a story."""
    with tempfile.TemporaryDirectory() as folder, chromium(Path(folder) / "profile") as driver:
        resize(driver, 1280)
        for (n_sources, n_facts), budget in BUDGETS.items():
            comparison = large_story(n_sources, n_facts)
            page = Path(folder) / f"{n_sources}.html"
            pages = to_pages(comparison, "0" * 64)
            page.write_text(pages[f"story-{comparison.stories[0].id}.html"], encoding="utf-8")
            driver.get(page.as_uri())
            took = driver.execute_script(_CHANGES)
            figures = {
                "articles": n_sources,
                "facts": n_facts,
                "bytes": page.stat().st_size,
                "budget_bytes": budget,
                "filter_ms": round(statistics.median(took), 1),
                "slowest_filter_ms": round(max(took), 1),
                "budget_filter_ms": FILTER_MS,
            }
            sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
