"""The page that searches words, in a real browser: its way through, and what it makes of bad input."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import HOSTILE
from web import search_wording, wording

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")


@pytest.fixture
def path() -> str:
    return "zoek"


def search(page: Page, words: str) -> None:
    page.locator("#vraag").get_by_role("textbox", name=search_wording.WORDS).fill(words)
    page.keyboard.press("Enter")


def test_words_give_counts_and_sentences_that_lead_to_their_place(page: Page) -> None:
    search(page, "bodycams")
    expect(page.locator(".vw-lead")).to_contain_text("1 zin heeft uw woorden.")
    row = page.get_by_role("table").locator("tbody tr", has_text="Alderkring")
    expect(row.locator("td").first).to_have_text("1")
    hit = page.locator(".vw-hits li").first
    expect(hit.locator(".vw-words")).to_have_text("„Alderkring is voorstander van het gebruik van bodycams.”")
    expect(hit.locator("b")).to_have_text("bodycams")
    hit.get_by_role("link", name="Veiligheid › Deel 1, bladzijde 12").click()
    expect(page.locator("#plek")).to_have_text("Alderkring is voorstander van het gebruik van bodycams.")
    expect(page.locator("#plek")).to_be_in_viewport()


def test_a_bullet_stands_below_the_line_that_leads_it_in(page: Page) -> None:
    search(page, "vuurwerk")
    hit = page.locator(".vw-hits li").first
    expect(hit.locator(".vw-words")).to_have_text("„Vuurwerk in heel Vossendam”")
    expect(hit.locator(".vw-lead-in")).to_have_text(f"{wording.LEAD_IN} Wij zijn tegen:")


def test_filters_narrow_what_is_searched_and_stand_in_the_address(page: Page) -> None:
    page.get_by_label(search_wording.STATUSES, exact=True).click()
    page.get_by_role("option", name="Voorstel van een deelnemer").click()
    page.keyboard.press("Escape")
    search(page, "wijkagenten")
    expect(page.locator(".vw-hits .vw-badge").first).to_have_text("Voorstel van een deelnemer, niet van de partij")
    assert "status=proposal" in page.url
    page.reload()
    expect(page.locator(".vw-hits .vw-badge").first).to_be_visible()
    expect(page.locator(".token")).to_have_text("Voorstel van een deelnemer, niet van de partij")


@pytest.mark.parametrize("words", ["", "   ", "x" * 201])
def test_what_cannot_be_searched_is_told(page: Page, words: str) -> None:
    search(page, words)
    expect(page.get_by_role("alert")).to_be_visible()
    search(page, "bodycams")
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    # What was found last stays beside what is wrong.
    search(page, words)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("table")).to_be_visible()


def test_nothing_found_is_told(page: Page) -> None:
    search(page, "camera")
    expect(page.locator(".vw-lead")).to_have_text("„camera” staat niet in de programma’s waarin u zocht.")


def test_markup_is_shown_as_text(page: Page) -> None:
    search(page, "graag")
    expect(page.locator(".vw-hits .vw-words").first).to_have_text(f"„En {HOSTILE} graag.”")
    search(page, f"graag <b>vet</b> {HOSTILE}")
    expect(page.locator(".vw-lead")).to_contain_text("ligt er dicht bij")
    assert page.locator("#uitkomst :is(img, script)").count() == 0
    expect(page).to_have_title(re.compile(r"^graag <b>vet</b> <script>"))


def test_a_lost_connection_is_told(page: Page) -> None:
    page.context.set_offline(True)
    search(page, "bodycams")
    expect(page.locator("body")).to_contain_text("De verbinding is weg.")
    expect(page.locator("#bezig")).not_to_contain_text(wording.BUSY)


def test_a_box_says_what_it_stands_for_when_nothing_is_chosen(page: Page) -> None:
    for label, words in (
        ("Partij of gemeente", "Alle partijen en gemeenten"),
        (search_wording.YEARS, "Alle jaren"),
        (search_wording.KINDS, "Alle soorten"),
        (search_wording.STATUSES, "Alle"),
    ):
        expect(page.get_by_label(label, exact=True)).to_have_attribute("placeholder", words)
    parties = page.get_by_label("Partij of gemeente", exact=True)
    parties.click()
    page.get_by_role("option", name="Alderkring").click()
    expect(parties).to_have_attribute("placeholder", "")
    page.get_by_role("button", name="Haal Alderkring weg").click()
    expect(parties).to_have_attribute("placeholder", "Alle partijen en gemeenten")


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_what_is_chosen_and_the_field_behind_it_take_one_line(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    box = page.get_by_label(search_wording.STATUSES, exact=True)
    box.click()
    page.get_by_role("option", name="Voorstel van een deelnemer").click()
    page.keyboard.press("Escape")
    token, field = page.locator("#statussen .token").bounding_box(), box.bounding_box()
    assert token is not None
    assert field is not None
    assert token["y"] <= field["y"]
    assert field["y"] + field["height"] <= token["y"] + token["height"]


def test_a_box_has_its_label_for_a_name_and_its_help_beside_it(page: Page) -> None:
    for _ in range(2):
        words = page.get_by_role("textbox", name=search_wording.WORDS, exact=True)
        expect(words).to_have_accessible_description(search_wording.WORDS_HELP)
        parties = page.get_by_role("combobox", name="Partij of gemeente", exact=True)
        expect(parties).to_have_accessible_description(wording.PUBLISHER_HELP)
        # What Gradio makes anew is told anew.
        page.locator("#formulier .info-text").evaluate_all("all => all.forEach((help) => help.removeAttribute('id'))")
        search(page, "bodycams")
        expect(page.get_by_role("table")).to_be_visible()


@pytest.mark.parametrize(("width", "is_table"), [(390, False), (599, False), (600, True), (768, True), (1280, True)])
def test_the_counts_are_a_table_where_there_is_room(page: Page, width: int, is_table: bool) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    search(page, "bodycams")
    row = page.get_by_role("table").locator("tbody tr").first
    expect(row).to_be_visible()
    tops = row.locator("th, td").evaluate_all("cells => cells.map((cell) => cell.getBoundingClientRect().top)")
    assert (len(set(tops)) == 1) is is_table
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    table = page.locator(".vw-table")
    assert table.evaluate("table => table.scrollWidth <= table.clientWidth")
