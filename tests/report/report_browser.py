"""A real Chromium for tests of pages, and what it asked for and complained about."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)

_CONTRASTS = """
const light = (colour) => {
  const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (node) => {
  for (let at = node; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (!colour.endsWith(', 0)')) return colour;
  }
};
const least = {};
for (const choice of ['h1', '.lede a', '.note', '.count', 'blockquote', 'mark', '.intro',
                      '.grid th', 'summary', '.untold blockquote', '.num', '.legend li']) {
  for (const node of document.querySelectorAll(choice)) {
    const pair = [light(getComputedStyle(node).color), light(ground(node))].sort();
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    least[choice] = Math.min(least[choice] || 99, ratio);
  }
}
return least;
"""


@contextlib.contextmanager
def chromium(profile: Path) -> Iterator[webdriver.Chrome]:
    """Start the system's Chromium with a profile of its own, and end it.

    Where there is none the test is skipped, unless ``CI`` is set: there it must run.
    """
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    driver_program = shutil.which("chromedriver")
    if program is None or driver_program is None:
        missing = "chromium" if program is None else "chromedriver"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{missing} is not installed, and CI must test the page")
        pytest.skip(f"{missing} is not installed, so the page was not tested in a browser")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for flag in (*_FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(driver_program))
    driver.set_script_timeout(120)  # axe-core on a busy machine
    try:
        yield driver
    finally:
        driver.quit()


def resize(driver: webdriver.Chrome, width: int, height: int = 900) -> None:
    """Give the page exactly this room, however small a window may be."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )


def complaints(driver: webdriver.Chrome) -> list[str]:
    """Return what the console said since it was last asked."""
    return [entry["message"] for entry in driver.get_log("browser")]  # type: ignore[no-untyped-call]


def requested(driver: webdriver.Chrome) -> list[str]:
    """Return the addresses that were asked for since this was last called."""
    found: list[str] = []
    for entry in driver.get_log("performance"):  # type: ignore[no-untyped-call]
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            found.append(message["params"]["request"]["url"])
    return found


def contrasts(driver: webdriver.Chrome) -> dict[str, float]:
    """Return the least contrast of each kind of text with its ground (WCAG 2.2's ratio)."""
    least: dict[str, float] = driver.execute_script(_CONTRASTS)
    return least
