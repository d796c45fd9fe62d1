"""The whole way by keyboard alone: no mouse, and nothing is filled in but by typing."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.web.conftest import BODYCAMS, visit
from web import compare_wording, search_wording, wording
from web.frame import PAGES

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")

FOCUSED = "document.activeElement"
VISIBLE_FOCUS = """(focused) => [focused, focused.closest("#formulier .container > .wrap")].some((element) => {
  const style = element && getComputedStyle(element);
  return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
})"""
MOST_STOPS = 80


def tab_to(page: Page, wanted: Locator) -> None:
    """Presses Tab until the focus is there. Each stop on the way can be seen to have the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focused = page.evaluate_handle(FOCUSED)
        if page.evaluate(f"{FOCUSED} === document.body"):
            continue
        assert page.evaluate(VISIBLE_FOCUS, focused), focused.evaluate("element => element.outerHTML")
        if wanted.evaluate(f"wanted => wanted === {FOCUSED}"):
            return
    raise AssertionError(f"no way to {wanted} with Tab")


def choose(page: Page, label: str, *names: str) -> None:
    """Chooses from a list by typing the beginning of a name and pressing Enter."""
    tab_to(page, page.get_by_label(label, exact=True))
    for name in names:
        page.keyboard.type(name[:4])
        expect(page.get_by_role("option", name=name)).to_be_visible()
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")


def test_a_list_of_towns_closes_when_it_is_left(page: Page) -> None:
    towns = page.get_by_label("Gemeente", exact=True)
    tab_to(page, towns)
    expect(page.get_by_role("option")).not_to_have_count(1)
    tab_to(page, page.get_by_role("button", name=wording.SEARCH_BUTTON))
    # Longer than the list takes to come back.
    page.wait_for_timeout(400)
    expect(page.get_by_role("option")).to_have_count(0)


def test_ask_open_evidence_follow_up_compare_and_download(page: Page, address: str, tmp_path: Path) -> None:
    tab_to(page, page.get_by_label("Uw vraag"))
    page.keyboard.type("Wat wil Alderkring met bodycams?")
    page.keyboard.press("Enter")
    number = page.get_by_role("button", name=wording.show_evidence(1))
    expect(number).to_be_visible()
    tab_to(page, number)
    page.keyboard.press("Enter")
    expect(page.locator("#bewijs-1-1 mark")).to_be_visible()
    tab_to(page, page.locator("#bewijs-1-1").get_by_role("link", name=wording.READ_ON))

    page.keyboard.press("Control+Home")
    visit_by_skip_link(page)
    tab_to(page, page.get_by_label("Uw vraag"))
    page.keyboard.type("En met vuurwerk?")
    page.keyboard.press("Enter")
    expect(page.locator("#antwoord .vw-asked").first).to_contain_text("En met vuurwerk?")

    visit(page, f"{address}/vergelijk")
    tab_to(page, page.get_by_label(compare_wording.SUBJECT))
    page.keyboard.type("bodycams")
    choose(page, "Partij of gemeente", "Alderkring", "Beemdlijst")
    tab_to(page, page.get_by_role("button", name=compare_wording.COMPARE, exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("table")).to_contain_text(BODYCAMS.text)
    tab_to(page, page.get_by_role("link", name=compare_wording.DOWNLOADS["xlsx"]))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    sheet = tmp_path / "vergelijking.xlsx"
    download.value.save_as(sheet)
    cells = [str(cell) for row in load_workbook(sheet).active.values for cell in row]  # type: ignore[union-attr]
    assert any(BODYCAMS.text in cell for cell in cells)


@pytest.mark.parametrize(
    ("path", "label", "way", "first"),
    [
        ("", "Uw vraag", wording.TO_ANSWER, wording.show_evidence(1)),
        ("vergelijk?partij=Alderkring&partij=Beemdlijst", compare_wording.SUBJECT, wording.TO_OUTCOME, None),
        ("zoek", search_wording.WORDS, wording.TO_OUTCOME, None),
    ],
)
def test_one_stop_after_the_box_leads_past_the_filters(page: Page, label: str, way: str, first: str | None) -> None:
    # So tall that the page has no need to move to the answer by itself.
    page.set_viewport_size({"width": 1280, "height": 1400})
    box, link = page.get_by_label(label, exact=True), page.get_by_role("link", name=way)
    expect(box).to_be_visible()
    expect(link).to_have_count(0)
    tab_to(page, box)
    page.keyboard.type("bodycams")
    page.keyboard.press("Enter")
    answer = page.locator("#antwoord, #uitkomst")
    expect(answer.locator(".vw-answer")).to_be_visible()
    expect(box).to_be_focused()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Shift+Tab")
    expect(link).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(answer).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.closest('#antwoord, #uitkomst') !== null")
    if first:
        expect(page.get_by_role("button", name=first)).to_be_focused()


@pytest.mark.parametrize("path", ["", "vergelijk?partij=Alderkring&partij=Beemdlijst"])
def test_an_opened_text_has_the_focus_and_escape_goes_back_to_its_number(page: Page) -> None:
    # The address chooses two parties, or none.
    expect(page.locator("#partijen .token")).to_have_count(2 if "partij=" in page.url else 0)
    page.locator("#vraag textarea").fill("bodycams")
    page.keyboard.press("Enter")
    number = page.get_by_role("button", name=wording.show_evidence(1))
    tab_to(page, number)
    page.keyboard.press("Enter")
    evidence = page.locator("#bewijs-1-1")
    expect(evidence.get_by_role("group", name=wording.text_around(1))).to_be_focused()
    expect(evidence.locator("mark")).to_be_in_viewport()
    expect(number).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(evidence.get_by_role("link", name=wording.READ_ON)).to_be_focused()
    page.keyboard.press("Escape")
    expect(number).to_be_focused()
    expect(number).to_have_attribute("aria-expanded", "false")
    expect(evidence.locator("mark")).to_be_hidden()
    # A mouse leaves the focus where it is pressed.
    number.click()
    expect(evidence.locator("mark")).to_be_visible()
    expect(number).to_be_focused()


def visit_by_skip_link(page: Page) -> None:
    """To the top of the page, and past its head."""
    page.evaluate(f"{FOCUSED}.blur()")
    page.get_by_role("link", name=wording.SKIP).evaluate("link => link.focus()")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("path", [path for path, _ in PAGES])
def test_the_way_past_the_head_is_the_first_stop(page: Page, address: str, path: str) -> None:
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=wording.SKIP)
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()
    assert page.url == f"{address}/{path}#inhoud"


def test_the_dialogue_keeps_the_focus_and_gives_it_back(page: Page) -> None:
    tab_to(page, page.get_by_label("Uw vraag"))
    page.keyboard.type("bodycams")
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name=wording.JUDGE_ANSWER)
    expect(button).to_be_visible()
    tab_to(page, button)
    page.keyboard.press("Enter")
    dialogue = page.get_by_role("dialog")
    expect(dialogue).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate(f"{FOCUSED} === document.body || {FOCUSED}.closest('dialog') !== null")
    page.keyboard.press("Escape")
    expect(dialogue).to_be_hidden()
    expect(button).to_be_focused()
