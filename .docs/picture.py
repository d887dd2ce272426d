# ruff: noqa: INP001 - a script beside its picture is no package
"""Draw the README's picture: a story page of the shipped corpus in headless Chromium.

Run ``make report`` and ``make test`` first, then ``.venv/bin/python .docs/picture.py``.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.wait import WebDriverWait

ROOT = Path(__file__).resolve().parent.parent
STORY, FACT, SOURCE = "Putin", "mutual", "Harbour Daily"
"""Words of the story's title and of the fact; who leaves it out."""


def main(report: Path) -> None:
    """Write ``.docs/story.png``: a cell of the matrix, opened."""
    page = next(
        path
        for path in sorted(report.glob("story-*.html"))
        if STORY in path.read_text(encoding="utf-8").partition("</title>")[0]
    )
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars"):
        options.add_argument(argument)
    options.add_argument("--window-size=1180,960")
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        driver.get(page.as_uri())
        cell = driver.find_element(
            "xpath", f"//tr[th[contains(., '{FACT}')]]//a[contains(@aria-label, '{SOURCE}')]"
        )
        driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", cell)
        cell.click()
        dialog = driver.find_element("css selector", "dialog")
        WebDriverWait(driver, 10).until(lambda _: dialog.is_displayed())
        driver.save_screenshot(str(ROOT / ".docs" / "story.png"))
    finally:
        driver.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "report")
