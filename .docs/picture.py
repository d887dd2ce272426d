# ruff: noqa: INP001 - a script beside its pictures is no package
"""Draw the README's pictures: the index and an open cell of the shipped corpus, in Chromium.

Run ``make report`` and ``make test`` first, then ``.venv/bin/python .docs/picture.py``.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.wait import WebDriverWait

import compare

ROOT = Path(__file__).resolve().parent.parent
STORY, FACT, SOURCE = "Putin", "mutual", "Harbour Daily"
"""Words of the story's title and of the fact; who leaves it out."""


def permalink(report: Path) -> str:
    """Return the address of the cell: the page, the fact's id and the number of the column."""
    story = compare.load(report).story(STORY)
    facts = story.omissions
    fact = facts.loc[facts["text"].str.contains(FACT), "fact_id"].iloc[0]
    column = list(story.matrix.columns).index(SOURCE)
    return f"{(report / f'story-{story.story.id}.html').as_uri()}#{fact}.{column}"


def main(report: Path) -> None:
    """Write ``.docs/index.png`` and ``.docs/story.png``."""
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars"):
        options.add_argument(argument)
    options.add_argument("--window-size=1180,960")
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        driver.get((report / "index.html").as_uri())
        driver.save_screenshot(str(ROOT / ".docs" / "index.png"))
        driver.get(permalink(report.resolve()))
        dialog = driver.find_element("css selector", "dialog")
        WebDriverWait(driver, 10).until(lambda _: dialog.is_displayed())
        # The button to close has the focus; its ring would draw the eye.
        driver.execute_script("document.activeElement.blur()")
        driver.save_screenshot(str(ROOT / ".docs" / "story.png"))
    finally:
        driver.quit()


if __name__ == "__main__":
    main((Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "report").resolve())
