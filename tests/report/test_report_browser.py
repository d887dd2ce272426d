"""The page in a real Chromium: what a reader clicks, types, prints, and what an attacker tries."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import comparison_factory as factory
import pytest
from report_browser import chromium, complaints, contrasts, requested, resize
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from compare.report import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all tests of this module."""
    with chromium(tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the reports of all hand-made comparisons."""
    folder = tmp_path_factory.mktemp("reports")
    for name in ("moscow", "large", "hostile", "empty"):
        write_report(getattr(factory, name)(), folder / name)
    return folder


def _address(reports: Path, name: str, page: str = "") -> str:
    comparison = getattr(factory, name)()
    file = page or f"story-{comparison.stories[0].id}.html"
    return (reports / name / file).as_uri()


@pytest.fixture
def page(driver: Chrome, reports: Path) -> Chrome:
    """Open the story of the model case on a laptop's screen."""
    resize(driver, 1280)
    driver.get("about:blank")
    requested(driver)
    complaints(driver)
    driver.get(_address(reports, "moscow"))
    return driver


def _cell(page: Chrome, row: int, column: int) -> WebElement:
    return page.find_element(By.CSS_SELECTOR, f"#r{row} td:nth-child({column + 2}) a")


def _dialog(page: Chrome) -> WebElement:
    return page.find_element(By.ID, "cell")


def _shown_rows(page: Chrome) -> list[str]:
    rows = page.find_elements(By.CSS_SELECTOR, ".grid tbody tr")
    return [row.find_element(By.TAG_NAME, "bdi").text for row in rows if row.is_displayed()]


@pytest.mark.parametrize(
    ("name", "file"),
    [("moscow", ""), ("moscow", "index.html"), ("hostile", ""), ("empty", "index.html")],
)
def test_a_page_asks_for_nothing_and_complains_of_nothing(
    driver: Chrome, reports: Path, name: str, file: str
) -> None:
    """One file is opened and no other, and the console stays empty."""
    driver.get("about:blank")
    requested(driver)
    complaints(driver)
    address = _address(reports, name, file)
    driver.get(address)
    assert requested(driver) == [address]
    assert complaints(driver) == []


def test_the_model_case_is_seen_without_scrolling_far(page: Chrome) -> None:
    """The first fact of "what only some tell" is the missing clause, with who tells and who not."""
    card = page.find_element(By.CSS_SELECTOR, "#some .card")
    assert "The pact with Russia holds no mutual-defence clause" in card.text
    assert "1 of 7\ntells it:\nLevant Ledger" in card.text
    assert "The two states signed a partnership treaty in January." in card.text
    for source in ("Bosphorus Daily", "Capital Wire", "Eastern Herald", "Gulf Monitor"):
        assert source in card.text


def test_a_cell_opens_both_tellings_and_closes_again(page: Chrome) -> None:
    """A click shows the fact's telling beside the nearest words of the other, each marked."""
    cell = _cell(page, 7, 1)
    cell.click()
    dialog = _dialog(page)
    assert dialog.is_displayed()
    heads = [head.text for head in dialog.find_elements(By.TAG_NAME, "h3")]
    assert heads == ["Levant Ledger", "Capital Wire"]
    marks = [mark.text for mark in dialog.find_elements(By.TAG_NAME, "mark")]
    assert marks == [
        "The pact with Russia holds no mutual-defence clause",
        "The two states signed a partnership treaty in January.",
    ]
    assert "Russia condemned the strikes." in dialog.text
    dialog.find_element(By.CSS_SELECTOR, ".close").click()
    assert not dialog.is_displayed()


def test_a_chip_opens_its_cell(page: Chrome) -> None:
    """The name of a source on a card leads to the same two tellings."""
    page.find_element(By.CSS_SELECTOR, "#some .card .chips a").click()
    heads = [head.text for head in _dialog(page).find_elements(By.TAG_NAME, "h3")]
    assert heads == ["Levant Ledger", "Bosphorus Daily"]


def test_the_matrix_is_walked_by_keys_alone(page: Chrome) -> None:
    """Arrows walk, Enter opens, arrows change the source, Escape closes and gives back focus."""
    _cell(page, 6, 3).send_keys(Keys.NULL)
    page.execute_script("arguments[0].focus()", _cell(page, 6, 3))
    keys = ActionChains(page)
    keys.send_keys(Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.ENTER).perform()
    dialog = _dialog(page)
    verdict = dialog.find_element(By.ID, "cell-verdict")
    assert dialog.is_displayed()
    assert verdict.text == "Levant Ledger: included 93 %"
    ActionChains(page).send_keys(Keys.ARROW_RIGHT).perform()
    assert verdict.text.startswith("Northern Courier: omitted")
    ActionChains(page).send_keys(Keys.ESCAPE).perform()
    assert not dialog.is_displayed()
    assert page.switch_to.active_element == _cell(page, 7, 4)


def test_one_cell_takes_part_in_tabbing(page: Chrome) -> None:
    """A matrix of a thousand cells is one stop on the way through the page."""
    stops = page.find_elements(By.CSS_SELECTOR, '.grid td a:not([tabindex="-1"])')
    assert len(stops) == 1
    names = {cell.get_attribute("aria-label") for cell in stops}
    assert names == {"Bosphorus Daily: included 96 %"}


def test_the_filter_keeps_what_fits(page: Chrome) -> None:
    """By words, by verdict of a source, by how many tell it; the count is told."""
    form = page.find_element(By.CSS_SELECTOR, ".filter")
    words = form.find_element(By.NAME, "words")
    words.send_keys("MUTUAL pact")
    assert _shown_rows(page) == ["The pact with Russia holds no mutual-defence clause"]
    assert form.find_element(By.TAG_NAME, "output").text == "1 of 22 facts"
    words.clear()
    words.send_keys(" ")
    Select(form.find_element(By.NAME, "verdict")).select_by_visible_text("contradicted")
    assert len(_shown_rows(page)) == 3
    Select(form.find_element(By.NAME, "source")).select_by_visible_text("Levant Ledger")
    assert _shown_rows(page) == [factory.moscow().facts[2].text]
    Select(form.find_element(By.NAME, "source")).select_by_value("")
    Select(form.find_element(By.NAME, "verdict")).select_by_visible_text("unsure")
    assert len(_shown_rows(page)) == 3
    Select(form.find_element(By.NAME, "verdict")).select_by_value("")
    Select(form.find_element(By.NAME, "reach")).select_by_visible_text("most")
    assert len(_shown_rows(page)) == 5


def test_the_order_can_be_changed(page: Chrome) -> None:
    """The most telling facts come first, or those that are contradicted."""
    order = Select(page.find_element(By.NAME, "order"))
    order.select_by_value("salience")
    first = _shown_rows(page)[0]
    order.select_by_value("disagreement")
    assert _shown_rows(page)[0] == factory.moscow().facts[2].text
    order.select_by_value("number")
    assert _shown_rows(page)[0] == factory.moscow().facts[0].text != first


def test_a_permalink_opens_its_cell(page: Chrome, reports: Path) -> None:
    """The address of an open cell opens it again, in another window too."""
    _cell(page, 3, 4).click()
    address = page.current_url
    verdict = page.find_element(By.ID, "cell-verdict").text
    assert address.endswith(f"#{factory.moscow().facts[2].id}.4")
    page.get(_address(reports, "moscow", "index.html"))
    page.get(address)
    assert page.find_element(By.ID, "cell-verdict").text == verdict
    assert verdict == "Levant Ledger: contradicted 91 %"
    assert "states another place" in page.find_element(By.ID, "cell-reasons").text


def test_a_permalink_unfolds_its_fact(driver: Chrome, reports: Path) -> None:
    """A fact under "show all" is shown where its address is opened."""
    driver.get("about:blank")
    fact = factory.large().facts[-1]
    driver.get(f"{_address(reports, 'large')}#f-{fact.id}")
    assert driver.find_element(By.ID, f"f-{fact.id}").is_displayed()


@pytest.mark.parametrize("width", [320, 768, 1280, 2560])
@pytest.mark.parametrize(
    ("name", "file"), [("large", ""), ("hostile", ""), ("moscow", "index.html")]
)
def test_no_width_makes_the_page_scroll_sideways(
    driver: Chrome, reports: Path, name: str, file: str, width: int
) -> None:
    """Only the matrix scrolls, inside its own box."""
    resize(driver, width)
    driver.get(_address(reports, name, file))
    root = driver.find_element(By.TAG_NAME, "html")
    assert root.get_property("scrollWidth") == root.get_property("clientWidth")


def test_headings_of_rows_and_columns_stay_in_sight(driver: Chrome, reports: Path) -> None:
    """A matrix scrolled to its far corner still names facts and sources."""
    resize(driver, 320)
    driver.get(_address(reports, "large"))
    script = """
    const box = document.querySelector('.scroll');
    box.scrollTo(9999, 3000);
    const edge = box.getBoundingClientRect();
    const head = box.querySelector('thead th:last-child').getBoundingClientRect();
    const side = [...box.querySelectorAll('tbody th')].map((th) => th.getBoundingClientRect());
    return [head.top - edge.top, Math.max(...side.map((one) => Math.abs(one.left - edge.left)))];
    """
    top, left = driver.execute_script(script)
    assert 0 <= top <= 2
    assert 0 <= left <= 2


def test_hostile_words_stay_words(driver: Chrome, reports: Path) -> None:
    """Tags, handlers, styles and addresses of an article are shown, and none of them works."""
    resize(driver, 1280)
    driver.get(_address(reports, "hostile"))
    assert driver.title.startswith("</title><script>document.title='run'</script>")
    paragraphs = driver.find_elements(By.CSS_SELECTOR, ".text p[data-o]")
    shown = "".join(paragraph.text for paragraph in paragraphs)
    for attack in ("<script>document.title='run'</script>", "<img src=x onerror=", "{{ 7 * 7 }}"):
        assert attack in shown
    assert not driver.find_elements(By.TAG_NAME, "img")
    assert driver.find_element(By.TAG_NAME, "body").is_displayed()
    links = driver.find_elements(By.TAG_NAME, "a")
    assert not [a for a in links if (a.get_attribute("href") or "").startswith("javascript")]


def test_evidence_is_marked_exactly_among_wide_characters(driver: Chrome, reports: Path) -> None:
    """Offsets hold past emoji, control characters, line ends and words of both directions."""
    driver.get(_address(reports, "hostile"))
    _cell(driver, 2, 1).click()
    marks = [mark.text for mark in _dialog(driver).find_elements(By.TAG_NAME, "mark")]
    assert marks == ["A first sentence of that outlet.", "and words after it."]


def test_everything_can_be_read_without_script(driver: Chrome, reports: Path) -> None:
    """Verdicts, quotes and the way from a cell to its paragraph are there without JavaScript."""
    resize(driver, 1280)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        driver.get(_address(reports, "moscow"))
        assert not driver.find_element(By.CSS_SELECTOR, ".filter").is_displayed()
        assert "judgements.csv" in driver.find_element(By.ID, "matrix").text
        card = driver.find_element(By.CSS_SELECTOR, "#some .card")
        assert "The two states signed a partnership treaty in January." in card.text
        for source in ("Bosphorus Daily", "Eastern Herald", "Gulf Monitor"):
            assert source in card.text
        place = card.find_element(By.CSS_SELECTOR, ".told a[href]")
        target = str(place.get_attribute("href")).partition("#")[2]
        assert "no mutual-defence clause" in driver.find_element(By.ID, target).text
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_printed_page_holds_everything(page: Chrome) -> None:
    """On paper the matrix is whole, folded parts are open, and controls are gone."""
    sheet = base64.b64decode(page.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert sheet.startswith(b"%PDF")
    assert sheet.count(b"/Type /Page\n") >= 3
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not page.find_element(By.CSS_SELECTOR, ".contents").is_displayed()
        assert not page.find_element(By.CSS_SELECTOR, ".filter").is_displayed()
        box = page.find_element(By.CSS_SELECTOR, ".scroll")
        height = "return arguments[0].scrollHeight - arguments[0].clientHeight"
        assert page.execute_script(height, box) <= 2
        page.execute_script("dispatchEvent(new Event('beforeprint'))")
        folded = page.find_element(By.CSS_SELECTOR, "#shared details blockquote")
        assert folded.size["height"] > 0
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast_in_both_schemes(page: Chrome, scheme: str) -> None:
    """Words stand at 4.5 to 1 or more on their ground (WCAG 2.2, 1.4.3)."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    least: dict[str, float] = contrasts(page)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert len(least) == 12
    assert {name: ratio for name, ratio in least.items() if ratio < 4.5} == {}
