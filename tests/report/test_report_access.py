"""What readers with screen readers and keyboards meet, and what a reader takes along."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING

import comparison_factory as factory
import pytest
from large_story import large_story
from report_browser import chromium, resize
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from compare.report import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser

_CLIPBOARD = "navigator.clipboard.writeText = async (text) => { window.taken = text; };"
"""A clipboard that a test can read."""


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all tests of this module."""
    with chromium(tmp_path_factory.mktemp("profile")) as started:
        resize(started, 1280)
        yield started


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report of the model case."""
    folder = tmp_path_factory.mktemp("report")
    write_report(factory.moscow(), folder)
    return folder


def _story(report: Path) -> str:
    return (report / f"story-{factory.moscow().stories[0].id}.html").as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", ["index", "story", "cell"])
def test_axe_finds_nothing(driver: Chrome, report: Path, page: str, scheme: str) -> None:
    """Axe-core, which checks WCAG's rules as far as a program can, has no complaint."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    driver.get("about:blank")
    driver.get((report / "index.html").as_uri() if page == "index" else _story(report))
    if page == "cell":
        driver.find_element(By.CSS_SELECTOR, "#r3 td:nth-child(6) a").click()
    axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    driver.execute_script(axe)
    found = driver.execute_async_script(
        "const done = arguments[0]; axe.run(document).then((found) => done(found.violations));"
    )
    shown = [(one["id"], one["impact"], one["nodes"][0]["html"][:150]) for one in found]
    assert shown == []


def test_a_cell_is_copied_as_a_citation(driver: Chrome, report: Path) -> None:
    """Source, headline, date, quote and offsets, which are those of the tables."""
    comparison = factory.moscow()
    driver.get(_story(report))
    driver.execute_script(_CLIPBOARD)
    driver.find_element(By.CSS_SELECTOR, "#r7 td:nth-child(3) a").click()
    driver.find_element(By.ID, "cell-cite").click()
    taken = driver.execute_script("return window.taken")
    fact = comparison.facts[6]
    judgement = next(
        j for j in comparison.judgements if j.fact_id == fact.id and j.source == "Capital Wire"
    )
    words = judgement.nearest
    assert words is not None
    assert taken.startswith("Capital Wire, “")
    assert f"Nearest words: “{words.text}” (characters {words.start} to {words.end})." in taken
    assert f"On “{fact.text}”: omitted 72 % (narrative-compare, comparison " in taken
    assert "June 2025" in taken
    assert driver.find_element(By.ID, "cell-copied").text == "Copied."


def test_offsets_of_a_citation_count_characters(
    driver: Chrome, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Emoji before the words move them by one each, as in the tables, not by two."""
    comparison = factory.hostile()
    folder = tmp_path_factory.mktemp("hostile")
    write_report(comparison, folder)
    driver.get((folder / f"story-{comparison.stories[0].id}.html").as_uri())
    driver.execute_script(_CLIPBOARD)
    driver.find_element(By.CSS_SELECTOR, "#r2 td:nth-child(3) a").click()
    driver.find_element(By.ID, "cell-cite").click()
    nearest = [j.nearest for j in comparison.judgements if j.nearest]
    assert f"(characters {nearest[0].start} to {nearest[0].end})" in driver.execute_script(
        "return window.taken"
    )


def test_the_filter_knows_kinds_of_differences(driver: Chrome, report: Path) -> None:
    """Only facts whose tellings part in a place are left, and the count says so."""
    driver.get(_story(report))
    Select(driver.find_element(By.NAME, "kind")).select_by_visible_text("place")
    rows = driver.find_elements(By.CSS_SELECTOR, ".grid tbody tr")
    assert [row.get_attribute("id") for row in rows] == ["r3"]
    assert driver.find_element(By.CSS_SELECTOR, ".filter output").text == "1 of 22 facts"


def test_sources_that_tell_alike_fold(
    driver: Chrome, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Two sources with one text become one column that names both; unfolding brings them back."""
    comparison = large_story(2, 12, alike=True)
    folder = tmp_path_factory.mktemp("alike")
    write_report(comparison, folder)
    driver.get((folder / f"story-{comparison.stories[0].id}.html").as_uri())
    box = driver.find_element(By.NAME, "fold")
    box.click()
    heads = driver.find_elements(By.CSS_SELECTOR, ".grid thead th")
    assert [head.text for head in heads if head.is_displayed()] == ["Fact", "Outlet AA +1"]
    box.click()
    assert all(head.is_displayed() for head in heads)
    assert len(driver.find_elements(By.CSS_SELECTOR, "#r1 td:not([hidden])")) == 2


def test_rows_are_built_as_they_are_reached(
    driver: Chrome, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A long matrix begins with a few rows; scrolling, filtering and a permalink bring others."""
    comparison = large_story(3, 200)
    folder = tmp_path_factory.mktemp("long")
    write_report(comparison, folder)
    address = (folder / f"story-{comparison.stories[0].id}.html").as_uri()
    driver.get(address)
    count = "return document.querySelectorAll('.grid tbody tr').length"
    assert driver.execute_script(count) < 60
    driver.find_element(By.NAME, "words").send_keys(comparison.facts[-1].text.split(" in ")[0])
    assert driver.execute_script(count) == 1
    driver.get("about:blank")
    driver.get(f"{address}#{comparison.facts[-1].id}.1")
    assert driver.find_element(By.ID, "cell-fact").text == comparison.facts[-1].text
    assert driver.execute_script(count) == 200


def test_every_link_of_a_report_resolves(driver: Chrome, report: Path) -> None:
    """Links lead to files that are there and to anchors that are there."""
    for page in ("index.html", _story(report).rsplit("/", 1)[1]):
        driver.get((report / page).as_uri())
        lost = driver.execute_script(
            "return JSON.stringify([...document.querySelectorAll('a[href]')].map((a) => "
            "a.getAttribute('href')).filter((h) => h.startsWith('#') && h.length > 1 && "
            "!h.includes('.') && !document.getElementById(h.slice(1))))"
        )
        assert json.loads(lost) == []
        hrefs = driver.execute_script(
            "return [...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'))"
        )
        files = {h.partition("#")[0] for h in hrefs if not h.startswith(("#", "http"))}
        assert {name for name in files if not (report / name).is_file()} == set()
