"""The whole way by keyboard alone: no mouse, and nothing is filled in but by typing."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.web.conftest import BODYCAMS, visit
from web import compare_wording, wording
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


def visit_by_skip_link(page: Page) -> None:
    """To the top of the page, and past its head."""
    page.evaluate(f"{FOCUSED}.blur()")
    page.locator(".vw-skip").evaluate("link => link.focus()")
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
