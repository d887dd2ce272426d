"""The page as a reader goes through it: without script, by kinds of differences, from the index."""

from __future__ import annotations

import base64
from importlib import resources
from typing import TYPE_CHECKING

import comparison_factory as factory
import pytest
from large_story import large_story
from report_browser import chromium, complaints, requested, resize
from selenium.webdriver.common.by import By
from test_report_kinds import differing

from compare.report import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser

_KINDS = ("quantity", "certainty", "voice", "agency", "wording", "sentiment", "weight", "humour")


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all tests of this module."""
    with chromium(tmp_path_factory.mktemp("profile")) as started:
        resize(started, 1280)
        yield started


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report of the model case with differences of many kinds, known and unknown."""
    folder = tmp_path_factory.mktemp("report")
    write_report(differing(dict.fromkeys(_KINDS, 9), words=3), folder)
    return folder


def _story(report: Path) -> str:
    return (report / f"story-{factory.moscow().stories[0].id}.html").as_uri()


def _open(driver: Chrome, address: str, *, script: bool = True) -> None:
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
    driver.get("about:blank")
    driver.get(address)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_without_script_the_table_has_its_signs(driver: Chrome, report: Path) -> None:
    """Every fact of a small story is there with its verdicts, and what the signs mean."""
    _open(driver, _story(report), script=False)
    section = driver.find_element(By.ID, "matrix")
    assert section.find_element(By.CSS_SELECTOR, ".grid").is_displayed()
    rows = section.find_elements(By.CSS_SELECTOR, "tbody tr")
    assert len(rows) == 22
    assert rows[6].text.split("\n")[0].endswith("no mutual-defence clause ○ ○ ○ ○ ● ○ ○")
    assert "◐ partly included" in section.text
    assert "first" not in section.find_element(By.TAG_NAME, "p").text
    assert not driver.find_element(By.CSS_SELECTOR, ".filter").is_displayed()


def test_without_script_a_long_table_says_what_it_leaves_out(
    driver: Chrome, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The first facts stand there, and the sentence above says how many there are."""
    comparison = large_story(3, 90)
    folder = tmp_path_factory.mktemp("long")
    write_report(comparison, folder)
    address = (folder / f"story-{comparison.stories[0].id}.html").as_uri()
    _open(driver, address, script=False)
    section = driver.find_element(By.ID, "matrix")
    assert len(section.find_elements(By.CSS_SELECTOR, "tbody tr")) == 12
    assert "the first 12 facts of 90" in section.text
    _open(driver, address)
    first = driver.find_elements(By.CSS_SELECTOR, "#matrix tbody tr")[0]
    assert first.get_attribute("id") == "r1"
    assert len(first.find_elements(By.CSS_SELECTOR, "td a[aria-label]")) == 3


def test_differences_stand_by_kind_with_what_differs_marked(driver: Chrome, report: Path) -> None:
    """Every kind has a heading that the top of the section leads to; its quotes mark its words."""
    _open(driver, _story(report))
    section = driver.find_element(By.ID, "differ")
    heads = [head.text.split("\n")[0] for head in section.find_elements(By.CSS_SELECTOR, ".kind")]
    assert [head.split()[0].lower() for head in heads] == list(_KINDS)
    links = section.find_elements(By.CSS_SELECTOR, ".kinds a")
    assert [link.text for link in links] == list(_KINDS)
    links[-1].click()
    assert driver.current_url.endswith(f"#k{len(_KINDS)}")
    cards = section.find_elements(By.CSS_SELECTOR, ".card")
    assert len(cards) == 2 * len(_KINDS)
    for card in (cards[0], cards[-1]):
        quotes = card.find_elements(By.CSS_SELECTOR, "blockquote")
        assert len(quotes) == 2
        for quote in quotes:
            marks = [mark.text for mark in quote.find_elements(By.TAG_NAME, "mark")]
            assert [len(mark.split()) for mark in marks] == [3]
            assert quote.text.startswith(marks[0])


def test_kinds_ask_for_nothing_and_keep_to_the_width(driver: Chrome, report: Path) -> None:
    """No console error, no other request, and no sideways scroll on a phone, open cell or not."""
    _open(driver, "about:blank")
    requested(driver)
    complaints(driver)
    driver.get(_story(report))
    assert requested(driver) == [_story(report)]
    assert complaints(driver) == []
    resize(driver, 320)
    driver.find_element(By.CSS_SELECTOR, "#differ .card .who a").click()
    for name in ("html", "dialog"):
        box = driver.find_element(By.TAG_NAME, name)
        assert box.get_property("scrollWidth") == box.get_property("clientWidth")
    resize(driver, 1280)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_kinds(driver: Chrome, report: Path, scheme: str) -> None:
    """Headings, names and contrasts hold with every kind of difference on the page."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    _open(driver, _story(report))
    axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    driver.execute_script(axe)
    found = driver.execute_async_script(
        "const done = arguments[0]; axe.run(document).then((found) => done(found.violations));"
    )
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert [(one["id"], one["nodes"][0]["html"][:150]) for one in found] == []


def test_the_index_leads_to_the_strongest_omission(driver: Chrome, report: Path) -> None:
    """Each story names the most telling fact of some; its link opens that fact's card."""
    _open(driver, (report / "index.html").as_uri())
    line = driver.find_element(By.CSS_SELECTOR, ".stories .telling")
    assert line.text.startswith("Of 7 sources Levant Ledger alone tells:")
    link = line.find_element(By.TAG_NAME, "a")
    words = link.text
    link.click()
    card = driver.find_element(By.CSS_SELECTOR, ":target")
    assert words in card.text
    assert card.get_attribute("class") == "card"


def test_the_rows_that_fit_come_without_a_hand(driver: Chrome, report: Path) -> None:
    """After a filter is cleared the box is filled again, not only by scrolling."""
    _open(driver, _story(report))
    words = driver.find_element(By.NAME, "words")
    words.send_keys("zebra")
    words.clear()
    words.send_keys(" ")
    rows = "return document.querySelectorAll('.grid tbody tr').length"
    driver.execute_async_script("setTimeout(arguments[0], 300)")
    assert driver.execute_script(rows) == 22


def test_a_print_has_the_kinds_and_no_controls(driver: Chrome, report: Path) -> None:
    """The lists under "show more" are on paper, and so are all quotes of the cards."""
    _open(driver, _story(report))
    sheet = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert sheet.count(b"/Type /Page\n") >= 5
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        driver.execute_script("dispatchEvent(new Event('beforeprint'))")
        items = driver.find_elements(By.CSS_SELECTOR, "#differ .more li")
        assert len(items) == 7 * len(_KINDS)
        assert all(item.size["height"] > 0 for item in items)
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
