"""Many sources and many facts, and articles beside each other, in a real Chromium."""

from __future__ import annotations

import base64
import statistics
from importlib import resources
from typing import TYPE_CHECKING

import comparison_factory as factory
import pytest
from large_story import large_story
from report_browser import chromium, complaints, requested, resize
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from compare.report import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

    from compare.records import Comparison

pytestmark = pytest.mark.browser

_SOURCES, _FACTS = 35, 400


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all tests of this module."""
    with chromium(tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture(scope="module")
def many() -> Comparison:
    """Return a story of 35 sources."""
    return large_story(_SOURCES, _FACTS)


@pytest.fixture(scope="module")
def address(many: Comparison, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write its report."""
    folder = tmp_path_factory.mktemp("many")
    write_report(many, folder)
    return (folder / f"story-{many.stories[0].id}.html").as_uri()


@pytest.fixture
def page(driver: Chrome, address: str) -> Chrome:
    """Open it on a laptop's screen."""
    resize(driver, 1280)
    driver.get("about:blank")
    requested(driver)
    complaints(driver)
    driver.get(address)
    return driver


def test_it_asks_for_nothing_and_complains_of_nothing(page: Chrome, address: str) -> None:
    """One file, and an empty console."""
    assert requested(page) == [address]
    assert complaints(page) == []


def test_every_fact_stands_once_with_its_words(page: Chrome, many: Comparison) -> None:
    """Lists that the script makes out of the articles hold the words that the tables hold."""
    script = """
    const own = (node) => [...node.childNodes].find((one) => one.nodeType === 3 && one.data.trim());
    return [...document.querySelectorAll("[id^='f-']")].map((node) => [
      node.id.slice(2), (node.querySelector("h3 bdi") || own(node)).textContent.trim()]);
    """
    found = page.execute_script(script)
    assert len(found) == len(many.facts)
    assert dict(found) == {fact.id: fact.text for fact in many.facts}


def test_facts_in_other_company_each_share_a_list(page: Chrome) -> None:
    """A heading of a single fact each would be no list; here each fact names its tellers."""
    heads = page.find_elements(By.CSS_SELECTOR, "#some .more h3")
    texts = [head.get_attribute("textContent") or "" for head in heads]
    assert texts[-1].startswith("several, each in other company")
    assert all("alone" in text or text.split()[-1] != "1" for text in texts)
    aside = page.find_elements(By.CSS_SELECTOR, "#some .more ol:last-of-type i")[-1]
    assert "told by Outlet" in (aside.get_attribute("textContent") or "")


def test_a_card_names_the_exceptions_and_the_rest_when_asked(page: Chrome) -> None:
    """Ten of 35 stand there, those that do not tell it first; a button brings the others."""
    chips = page.find_element(By.CSS_SELECTOR, "#shared .card .chips")
    links = chips.find_elements(By.TAG_NAME, "a")
    assert len(links) == 10
    assert all("i" not in str(link.get_attribute("class")).split() for link in links)
    button = chips.find_element(By.TAG_NAME, "button")
    assert button.text == "and 25 more"
    button.send_keys(Keys.ENTER)
    assert len(chips.find_elements(By.TAG_NAME, "a")) == _SOURCES
    assert page.switch_to.active_element == chips.find_elements(By.TAG_NAME, "a")[10]


def test_all_columns_fit_a_wide_screen(page: Chrome) -> None:
    """At 2560 nothing of the table has to be scrolled sideways, and neither has the page."""
    resize(page, 2560, 1400)
    script = """
    const [box, root] = [document.querySelector('.scroll'), document.documentElement];
    return [box.scrollWidth - box.clientWidth, root.scrollWidth - root.clientWidth];
    """
    assert page.execute_script(script) == [0, 0]


@pytest.mark.parametrize("width", [320, 1280, 1600, 1920, 3840])
def test_no_width_makes_the_page_scroll_sideways(page: Chrome, width: int) -> None:
    """Only the table and the pictures scroll, inside their own boxes; beside each other too."""
    resize(page, width)
    root = page.find_element(By.TAG_NAME, "html")
    assert root.get_property("scrollWidth") == root.get_property("clientWidth")
    Select(page.find_element(By.NAME, "left")).select_by_index(1)
    assert root.get_property("scrollWidth") == root.get_property("clientWidth")


def test_a_filter_answers_within_a_tenth_of_a_second(page: Chrome) -> None:
    """By words, verdict and order; the median, until the page is laid out again."""
    script = """
    const form = document.querySelector('.filter');
    const took = (name, value) => {
      form.elements[name].value = value;
      const start = performance.now();
      form.dispatchEvent(new Event('input'));
      document.body.getBoundingClientRect();
      return performance.now() - start;
    };
    return [took('words', 'storm'), took('words', ''), took('verdict', 'p'), took('verdict', 'u'),
      took('order', 'salience'), took('reach', 'alone'), took('kind', 'voice')];
    """
    assert statistics.median(page.execute_script(script)) < 100


def test_axe_finds_nothing(page: Chrome) -> None:
    """WCAG's rules hold with 35 sources, articles beside each other and a cell open."""
    Select(page.find_element(By.NAME, "left")).select_by_index(2)
    axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.execute_script(axe)
    run = "const done = arguments[0]; axe.run(document).then((found) => done(found.violations));"
    for step in ("", "document.querySelector('#r3 td:nth-child(9) a').click()"):
        page.execute_script(step)
        found = page.execute_async_script(run)
        assert [(one["id"], one["nodes"][0]["html"][:150]) for one in found] == []


def test_a_long_story_can_be_printed(page: Chrome) -> None:
    """On paper stand the first hundred rows of more than 10,000 cells, and a line says so."""
    sheet = base64.b64decode(page.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert sheet.startswith(b"%PDF")
    assert len(page.find_elements(By.CSS_SELECTOR, ".grid tbody tr")) == 100
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert "first 100 rows" in page.find_element(By.CSS_SELECTOR, ".paper").text
        assert not page.find_element(By.CSS_SELECTOR, ".beside").is_displayed()
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.fixture
def moscow(driver: Chrome, tmp_path_factory: pytest.TempPathFactory) -> Chrome:
    """Open the model case."""
    folder = tmp_path_factory.mktemp("moscow")
    write_report(factory.moscow(), folder)
    resize(driver, 1280)
    driver.get("about:blank")
    driver.get((folder / f"story-{factory.moscow().stories[0].id}.html").as_uri())
    return driver


def test_the_page_begins_with_the_missing_clause(moscow: Chrome) -> None:
    """Who tells it, what, and the nearest that another says stand on the first screen."""
    box = moscow.find_element(By.CSS_SELECTOR, ".lede + .telling")
    first, words, nearest = box.text.split("\n")
    assert first == "Of 7 sources Levant Ledger alone tells:"
    assert words == "The pact with Russia holds no mutual-defence clause"
    assert nearest.startswith("Nearest that another says, Gulf Monitor: “")
    assert box.rect["y"] + box.rect["height"] < 600


def test_linked_words_bring_the_other_articles_to_the_same_fact(moscow: Chrome) -> None:
    """Two articles side by side; Enter on words of one marks those of the other, and says so."""
    left, right = (Select(moscow.find_element(By.NAME, name)) for name in ("left", "right"))
    assert not moscow.find_element(By.NAME, "right").is_enabled()
    left.select_by_index(1)
    assert len(_texts(moscow)) == 7
    right.select_by_index(2)
    one, other = _texts(moscow)
    assert one.location["x"] < other.location["x"]
    assert abs(one.location["y"] - other.location["y"]) < 2
    number = next(
        a.get_attribute("data-f")
        for a in one.find_elements(By.CSS_SELECTOR, "[data-f]")
        if other.find_elements(By.CSS_SELECTOR, f'[data-f="{a.get_attribute("data-f")}"]')
    )
    link = one.find_element(By.CSS_SELECTOR, f'[data-f="{number}"]')
    moscow.execute_script("arguments[0].focus()", link)
    ActionChains(moscow).send_keys(Keys.ENTER).perform()
    marked = moscow.find_elements(By.CSS_SELECTOR, ".texts .is-same")
    assert {mark.get_attribute("data-f") for mark in marked} == {number}
    assert len(marked) == 2
    said = moscow.find_element(By.CSS_SELECTOR, ".beside output").text
    assert said.startswith("1 of 1 beside it tells it")
    left.select_by_index(0)
    assert len(_texts(moscow)) == 7
    assert not moscow.find_elements(By.CSS_SELECTOR, ".parallel")


def _texts(page: Chrome) -> list[WebElement]:
    return [text for text in page.find_elements(By.CSS_SELECTOR, ".text") if text.is_displayed()]


def test_the_cell_of_the_one_that_tells_has_another_beside_it(moscow: Chrome) -> None:
    """Its own telling comes first, then the nearest of who leaves it out."""
    moscow.find_element(By.CSS_SELECTOR, "#r7 td:nth-child(6) a").click()
    heads = [head.text for head in moscow.find_elements(By.CSS_SELECTOR, "#cell h3")]
    assert heads == ["Levant Ledger", "Bosphorus Daily"]
