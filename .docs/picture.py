# ruff: noqa: INP001 - a script beside its picture is no package
"""Draw the README's picture: a story page of the shipped corpus in headless Chromium.

Run ``make report`` first, then ``.venv/bin/python .docs/picture.py``.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = Path(__file__).resolve().parent.parent
STORY = "Putin"
FACT = "mutual"
WIDTH, HEIGHT = 1180, 860


def main() -> None:
    """Write ``.docs/story.png``."""
    page = next(
        path
        for path in sorted((ROOT / "report").glob("story-*.html"))
        if STORY in path.read_text(encoding="utf-8").partition("</title>")[0]
    )
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars"):
        options.add_argument(argument)
    options.add_argument(f"--window-size={WIDTH},{HEIGHT}")
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        driver.get(page.as_uri())
        card = driver.find_element("xpath", f"//article[h3[contains(., '{FACT}')]]")
        driver.execute_script(
            "arguments[0].querySelectorAll('details').forEach(one => { one.open = true; });"
            "arguments[0].scrollIntoView();",
            card,
        )
        driver.save_screenshot(str(ROOT / ".docs" / "story.png"))
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
