"""The page that compares publishers, in a real browser: its way through, and what it makes of bad input."""

import csv
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import APIRequestContext, Browser, Page, expect
from pypdf import PdfReader

from assistant.question import Request
from assistant.scope import Filter
from tests.web.conftest import (
    BODYCAMS,
    HOSTILE,
    WordAssistant,
    free_port,
    services_of,
    serving,
    watching,
)
from vectorstore.library import Library
from web import compare_wording, wording

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")

COMPARED = "vergelijk?vraag=bodycams&partij=Alderkring&partij=Beemdlijst"


@pytest.fixture
def path() -> str:
    return "vergelijk"


def choose(page: Page, *names: str) -> None:
    page.get_by_label("Partij of gemeente", exact=True).click()
    for name in names:
        page.get_by_role("option", name=name).click()


def compare(page: Page, subject: str) -> None:
    page.get_by_label(compare_wording.SUBJECT).fill(subject)
    page.get_by_role("button", name=compare_wording.COMPARE, exact=True).click()


def test_a_subject_gives_a_row_for_each_that_was_chosen(page: Page, asked: list[Request]) -> None:
    choose(page, "Beemdlijst", "Alderkring")
    compare(page, "bodycams")
    rows = page.get_by_role("table").locator("tbody tr")
    expect(rows.locator("th")).to_have_text(["Alderkring (Vossendam)", "Beemdlijst (Vossendam)"])
    expect(rows.nth(0).locator(".vw-words")).to_have_text(BODYCAMS.text)
    expect(rows.nth(1)).to_contain_text(compare_wording.NOT_MENTIONED)
    assert asked == [Request("bodycams", (), Filter(("Beemdlijst", "Alderkring")))]
    page.get_by_role("button", name=wording.show_evidence(1)).click()
    expect(page.locator("#bewijs-1-1 mark")).to_have_text(BODYCAMS.text)


@pytest.mark.parametrize("path", [COMPARED])
def test_the_downloads_have_the_quotes_of_the_page(page: Page, tmp_path: Path) -> None:
    for kind, name in compare_wording.DOWNLOADS.items():
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        assert download.value.suggested_filename == f"vergelijking.{kind}"
        download.value.save_as(tmp_path / f"uit.{kind}")
    sheet = load_workbook(tmp_path / "uit.xlsx").active
    assert sheet is not None
    assert any(BODYCAMS.text in str(cell) for row in sheet.values for cell in row)
    with (tmp_path / "uit.csv").open(encoding="utf-8-sig", newline="") as file:
        assert any(BODYCAMS.text in cell for row in csv.reader(file, delimiter=";") for cell in row)
    document = Document(str(tmp_path / "uit.docx"))
    words = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(BODYCAMS.text in said for said in [*words, *(line.text for line in document.paragraphs)])


def test_a_download_that_cannot_be_made_is_told_in_a_sentence(fetched: APIRequestContext, address: str) -> None:
    answer = fetched.get(f"{address}/vergelijking.xlsx?vraag=bodycams&partij=Alderkring")
    assert answer.status == 400
    assert answer.text().startswith("Kies minstens 2 partijen of gemeenten")
    assert fetched.get(f"{address}/vergelijking.exe?vraag=bodycams").status == 404


def test_nothing_typed_and_too_few_chosen_are_told(page: Page) -> None:
    compare(page, " ")
    expect(page.get_by_role("alert")).to_contain_text("Typ een onderwerp of een vraag")
    compare(page, "bodycams")
    expect(page.get_by_role("alert")).to_contain_text("Kies minstens 2 partijen of gemeenten")
    choose(page, "Alderkring", "Beemdlijst")
    compare(page, "x" * 1001)
    expect(page.get_by_role("alert")).to_contain_text("Uw vraag is te lang.")
    compare(page, f"wijkagenten {HOSTILE}")
    expect(page.locator("caption")).to_have_text(f"Over: wijkagenten {HOSTILE}")
    assert page.locator("#uitkomst :is(img, script)").count() == 0


def test_a_second_click_before_the_first_has_ended_asks_once(page: Page, slow: WordAssistant) -> None:
    choose(page, "Alderkring", "Beemdlijst")
    compare(page, "wacht bodycams")
    expect(page.locator("#bezig")).to_have_text(wording.BUSY)
    page.get_by_role("button", name=compare_wording.COMPARE, exact=True).click()
    slow.go_on.release()
    expect(page.get_by_role("table")).to_be_visible()
    assert len(slow.requests) == 1


def test_a_lost_connection_is_told_and_the_page_is_loaded_again(page: Page) -> None:
    choose(page, "Alderkring", "Beemdlijst")
    compare(page, "bodycams")
    expect(page.locator("caption")).to_have_text("Over: bodycams")
    page.context.set_offline(True)
    page.evaluate("window.before = true")
    compare(page, "vuurwerk")
    expect(page.locator("body")).to_contain_text("De verbinding is weg.")
    expect(page.locator("caption")).to_have_text("Over: bodycams")
    page.context.set_offline(False)
    page.wait_for_function("window.before === undefined")
    expect(page.locator("caption")).to_have_text("Over: bodycams")
    compare(page, "vuurwerk")
    expect(page.locator("caption")).to_have_text("Over: vuurwerk")


def test_a_site_that_was_started_again_answers(browser: Browser, library: Library, site_folder: Path) -> None:
    port, services = free_port(), services_of(WordAssistant(library), library, site_folder)
    with ExitStack() as first:
        address = first.enter_context(serving(services, port=port))
        with watching(browser, f"{address}/{COMPARED}") as watched:
            page = watched.page
            expect(page.locator("caption")).to_have_text("Over: bodycams")
            first.close()
            page.evaluate("window.before = true")
            compare(page, "vuurwerk")
            expect(page.locator("body")).to_contain_text("De verbinding is weg.")
            with serving(services, port=port):
                page.wait_for_function("window.before === undefined")
                expect(page.locator("caption")).to_have_text("Over: bodycams")
                compare(page, "wijkagenten")
                expect(page.locator("caption")).to_have_text("Over: wijkagenten")


@pytest.mark.parametrize("path", [COMPARED])
def test_it_prints_without_its_form_and_with_its_quotes(page: Page) -> None:
    expect(page.get_by_role("table")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#formulier")).to_be_hidden()
    expect(page.get_by_role("table")).to_contain_text(BODYCAMS.text)
    # So low that what follows the table goes over to other pages.
    paper = page.pdf(width="150mm", height="90mm")
    printed = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(paper)).pages)
    assert compare_wording.SOURCES in printed
    assert "Versie van de collectie" in printed
    assert "vergelijking.docx" not in printed
