"""The collection and each programme as a document, in a real browser."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import BODYCAMS, HOSTILE, ask, visit
from web import programme_wording, wording

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")


READ = "programmas?programma=alderkring"


@pytest.fixture
def path() -> str:
    return "programmas"


def test_every_programme_stands_in_the_table_and_can_be_read(page: Page) -> None:
    rows = page.get_by_role("table").locator("tbody tr")
    expect(rows.locator("th")).to_have_text(["Alderkring (Vossendam)", "Beemdlijst (Vossendam)"])
    expect(rows.nth(0)).to_contain_text("29 november 2026")
    expect(rows.nth(0)).to_contain_text("2 bladzijden")
    rows.nth(1).get_by_role("link").click()
    expect(page.locator(".vw-document h2").first).to_have_text("Beemdlijst (Vossendam): Concept <b>2026</b>")
    expect(page.locator(".vw-reading")).to_contain_text(HOSTILE)
    assert page.locator(".vw-reading :is(img, script)").count() == 0
    page.get_by_role("link", name=programme_wording.BACK).click()
    expect(page.get_by_role("table")).to_be_visible()


@pytest.mark.parametrize("path", [READ])
def test_the_tree_leads_to_its_section_on_the_same_page(page: Page, address: str) -> None:
    page.locator(".vw-tree").get_by_role("link", name="Veiligheid").click()
    assert page.url == f"{address}/{READ}#deel-1"
    expect(page.locator("#deel-1")).to_be_in_viewport()


@pytest.mark.parametrize("path", [READ])
def test_words_are_found_within_it(page: Page, address: str) -> None:
    page.get_by_label(programme_wording.SEARCH_WITHIN).fill("bodycams")
    page.keyboard.press("Enter")
    expect(page.locator(".vw-reading mark")).to_have_text("bodycams")
    expect(page.get_by_role("status").filter(has_text="staat 1 keer")).to_be_visible()
    visit(page, f"{address}/{READ}&zoek={quote(HOSTILE)}")
    expect(page.get_by_text("staat niet in dit programma")).to_contain_text(HOSTILE)


@pytest.mark.parametrize("path", [f"{READ}&zoek=we"])
def test_one_goes_from_each_place_where_words_stand_to_the_next(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 320})
    page.reload()
    places = page.locator(".vw-reading mark")
    expect(places).to_have_text(["We", "we", "we"])
    way = page.get_by_role("group", name=programme_wording.places_of("we"))
    further = way.get_by_role("button", name=programme_wording.NEXT)
    expect(further).to_be_focused()
    for number in (1, 2, 3, 1):
        expect(way).to_contain_text(f"{number} van 3")
        expect(page.locator("mark[aria-current]")).to_have_id(f"vondst-{number}")
        expect(page.locator("mark[aria-current]")).to_be_in_viewport(ratio=0.9)
        expect(further).to_be_in_viewport(ratio=0.9)
        page.keyboard.press("Enter")
    expect(way).to_contain_text("2 van 3")
    way.get_by_role("button", name=programme_wording.PREVIOUS).click()
    expect(way).to_contain_text("1 van 3")
    expect(page.get_by_role("status").filter(has_text="1 van 3: We hebben een sterk team")).to_have_count(1)


@pytest.mark.parametrize("path", [READ])
def test_what_was_left_out_is_told_with_its_page(page: Page) -> None:
    page.get_by_text("Weggelaten: 2 regels, en waarom").click()
    expect(page.locator(".vw-removed li")).to_have_text(["11 (bladzijde 1)", "12 (bladzijde 2)"])


@pytest.mark.parametrize("path", [""])
def test_a_quote_of_a_pdf_leads_to_its_page_of_the_stored_file(page: Page, address: str, pdf: bytes) -> None:
    answer = ask(page, "bodycams")
    answer.get_by_role("button", name=wording.show_evidence(1)).click()
    link = answer.get_by_role("link", name=wording.open_file_at("12"))
    expect(link).to_have_attribute("href", "/bestand/alderkring#page=2")
    file = page.request.get(f"{address}/bestand/alderkring")
    assert file.body() == pdf
    assert file.headers["content-type"] == "application/pdf"


@pytest.mark.parametrize("path", [""])
def test_read_on_shows_the_quote_in_the_whole_programme(page: Page) -> None:
    answer = ask(page, "bodycams")
    answer.get_by_role("button", name=wording.show_evidence(1)).click()
    answer.get_by_role("link", name=wording.READ_ON).click()
    expect(page.locator("#plek")).to_have_text(BODYCAMS.text)
    expect(page.locator("#plek")).to_be_in_viewport()


@pytest.mark.parametrize("path", [f"programmas?programma={quote(HOSTILE)}"])
def test_a_programme_that_is_not_there_is_told_beside_those_that_are(page: Page) -> None:
    expect(page.get_by_role("alert")).to_have_text(programme_wording.unknown_programme(HOSTILE))
    rows = page.get_by_role("table").locator("tbody tr")
    expect(rows.locator("th")).to_have_text(["Alderkring (Vossendam)", "Beemdlijst (Vossendam)"])
    # What the program calls them is nothing to a visitor.
    expect(page.get_by_role("alert")).not_to_contain_text("alderkring")
