"""What stands beside each other on a narrow screen: tables, the ways to the pages, and the bars of Zoek."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import visit, watching

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")

WIDTHS = (320, 390, 600, 768, 1280)
TABLES = {"programmas": "#programma table", "over": "#over table", "zoek?woorden=wijkagenten": "#uitkomst table"}
LONG = "Leefbaarheidsproblematiek en verkiezingsprogramma"
TOO_WIDE = """() => [...document.querySelectorAll(".vw-table")]
  .filter((box) => box.scrollWidth > box.clientWidth)
  .map((box) => `${box.getAttribute("aria-label")}: ${box.scrollWidth} in ${box.clientWidth}`)"""
PAST_THE_EDGE = """() => {
  const edge = document.querySelector(".vw-header").getBoundingClientRect().right;
  const links = [...document.querySelectorAll(".vw-top nav a")];
  return links.filter((link) => link.getBoundingClientRect().right > edge + 0.5).map((link) => link.textContent);
}"""
BARS = """() => [...document.querySelectorAll("td.vw-bar")].map((cell) => {
  const number = document.createRange();
  number.selectNode(cell.lastChild);
  const [bar, said, card] = [cell.firstChild, number, cell].map((one) => one.getBoundingClientRect());
  const middle = (bar.top + bar.bottom) / 2;
  const beside = bar.right <= said.left && said.top < middle && middle < said.bottom;
  return beside && said.right <= card.right - parseFloat(getComputedStyle(cell).paddingRight) + 0.5;
})"""


@pytest.mark.parametrize("path", TABLES)
def test_a_table_fits_its_page(page: Page, path: str) -> None:
    expect(page.locator(TABLES[path]).first).to_be_visible()
    titles = page.locator('#programma td[data-label="Titel"] a')
    titles.evaluate_all("(links, long) => links.forEach((link) => (link.textContent = long))", LONG)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        found += [f"{width} px: {one}" for one in page.evaluate(TOO_WIDE)]
    assert found == []


@pytest.mark.parametrize("path", TABLES)
def test_a_table_of_cards_is_still_read_as_a_table(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    table = page.get_by_role("table").first
    expect(table.get_by_role("rowheader").first).to_be_visible()
    columns = table.get_by_role("columnheader").count()
    assert table.get_by_role("row").nth(1).get_by_role("cell").count() == columns - 1


@pytest.mark.parametrize("path", ["over"])
def test_a_figure_on_a_telephone_says_what_it_is(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    row = page.locator("#over tbody tr").first
    assert row.evaluate("row => getComputedStyle(row).display") == "block"
    label = "cell => getComputedStyle(cell, '::before').content"
    assert [cell.evaluate(label) for cell in row.locator("td").all()] == [
        '"Hier"',
        '"Onzekerheid (95%)"',
        '"Gewone aanpak"',
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_ways_to_the_pages_end_where_the_page_does(browser: Browser, address: str, width: int) -> None:
    with watching(browser, address, viewport={"width": width, "height": 844}) as watched:
        assert watched.page.evaluate(PAST_THE_EDGE) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_number_stands_beside_its_bar_and_off_the_edge(browser: Browser, address: str, width: int) -> None:
    with watching(browser, address, viewport={"width": width, "height": 844}) as watched:
        visit(watched.page, f"{address}/zoek?woorden=wijkagenten")
        expect(watched.page.locator("td.vw-bar").first).to_be_visible()
        assert watched.page.evaluate(BARS) == [True] * watched.page.locator("td.vw-bar").count()
