"""The page that checks claims, in a real browser: its way through, and what it makes of bad input."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from assistant.question import Request
from tests.web.conftest import BODYCAMS, HOSTILE, WordAssistant
from web import check_wording, wording

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")


@pytest.fixture
def path() -> str:
    return "controleer"


def check(page: Page, claims: str) -> None:
    page.get_by_label(check_wording.CLAIMS).fill(claims)
    page.get_by_role("button", name=check_wording.CHECK, exact=True).click()


def upload(page: Page, file: Path) -> None:
    page.locator("#bestand input[type=file]").set_input_files(file)
    # The name is there when the file is.
    expect(page.locator("#bestand")).to_contain_text(file.stem)
    page.get_by_role("button", name=check_wording.CHECK, exact=True).click()


def sheet_of(path: Path, claims: int) -> Path:
    book = Workbook()
    assert book.active is not None
    book.active.append(["bewering"])
    for number in range(claims):
        book.active.append([f"bodycams {number}"])
    book.save(path)
    return path


def test_a_claim_is_checked_and_kept_as_files(page: Page, tmp_path: Path) -> None:
    check(page, "Alderkring wil bodycams")
    card = page.locator(".vw-card")
    expect(card.locator(".vw-words")).to_have_text(BODYCAMS.text)
    expect(card.locator(".vw-verdict-found")).to_have_text("Gevonden")
    expect(page.locator(".vw-missing")).to_contain_text("Beemdlijst")
    for ending in ("xlsx", "docx"):
        with page.expect_download() as download:
            page.get_by_role("link", name=check_wording.DOWNLOADS[ending]).click()
        assert download.value.suggested_filename == f"beweringen.{ending}"
        download.value.save_as(tmp_path / f"uit.{ending}")
    sheet = load_workbook(tmp_path / "uit.xlsx").active
    assert sheet is not None
    assert any(BODYCAMS.text in str(cell) for row in sheet.values for cell in row)
    document = Document(str(tmp_path / "uit.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(BODYCAMS.text in cell for cell in [*cells, *(line.text for line in document.paragraphs)])


def test_reading_on_leaves_the_outcome_where_it_is(page: Page) -> None:
    check(page, "Alderkring wil bodycams")
    page.get_by_role("button", name=wording.show_evidence(1)).click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=f"{wording.READ_ON} ({wording.NEW_TAB})").first.click()
    expect(opened.value.locator("#plek")).to_have_text(BODYCAMS.text)
    expect(page.locator(".vw-card .vw-words")).to_have_text(BODYCAMS.text)


def test_the_rows_of_a_sheet_are_checked_one_by_one(page: Page, asked: list[Request], tmp_path: Path) -> None:
    upload(page, sheet_of(tmp_path / "beweringen.xlsx", claims=4))
    expect(page.locator("details.vw-checked")).to_have_count(4)
    expect(page.locator(".vw-lead").first).to_have_text("4 beweringen gecontroleerd.")
    assert [request.question for request in asked] == [f"bodycams {n}" for n in range(4)]


def test_an_upload_keeps_its_ids_and_an_empty_cell_is_told_by_its_column(page: Page, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id;bewering\nA-1;bodycams\nA-2;\n", encoding="utf-8")
    upload(page, tmp_path / "in.csv")
    expect(page.get_by_role("alert")).to_have_text("Regel 3 is overgeslagen: de kolom 'bewering' is leeg.")
    with page.expect_download() as download:
        page.get_by_role("link", name=check_wording.DOWNLOADS["xlsx"]).click()
    download.value.save_as(tmp_path / "uit.xlsx")
    sheet = load_workbook(tmp_path / "uit.xlsx").active
    assert sheet is not None
    rows = list(sheet.values)
    head = next(n for n, row in enumerate(rows) if "bewering" in row)
    assert [row[:2] for row in rows[head : head + 2]] == [("id", "bewering"), ("A-1", "bodycams")]


def test_nothing_typed_and_no_file_is_told(page: Page, asked: list[Request]) -> None:
    check(page, "  \n ")
    expect(page.get_by_role("alert")).to_have_text(check_wording.NOTHING)
    assert asked == []
    check(page, "bodycams")
    expect(page.locator(".vw-card")).to_be_visible()


def test_a_claim_that_is_too_long_is_passed_over_by_its_number(page: Page) -> None:
    check(page, f"bodycams\n{'x' * 1001}")
    expect(page.get_by_role("alert")).to_contain_text("Regel 2 is overgeslagen: Uw vraag is te lang.")
    expect(page.locator(".vw-card .vw-words")).to_have_text(BODYCAMS.text)


def test_markup_in_a_claim_is_shown_as_text(page: Page) -> None:
    check(page, f"wijkagenten {HOSTILE} [link](https://elders.example) **vet**")
    expect(page.locator(".vw-checked > h2")).to_have_text(
        f"„wijkagenten {HOSTILE} [link](https://elders.example) **vet**”"
    )
    assert page.locator("#uitkomst :is(img, script, strong a)").count() == 0
    assert "gekaapt" not in page.title()


def test_more_claims_than_can_be_checked_are_told(page: Page, asked: list[Request]) -> None:
    check(page, "\n".join(f"bodycams {number}" for number in range(201)))
    expect(page.get_by_role("alert")).to_have_text(check_wording.too_many(201, 200))
    assert asked == []


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("beweringen.xlsx", b"geen spreadsheet", "beweringen.xlsx"),
        ("beweringen.csv", b"\0\1\2\3", "beweringen.csv"),
        ("zonder.csv", b"zin;naam\nbodycams;a\n", "bewering"),
        ("leeg.csv", b"", "bewering"),
    ],
)
def test_an_upload_that_is_no_table_of_claims_is_told(
    page: Page, tmp_path: Path, asked: list[Request], name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    upload(page, tmp_path / name)
    expect(page.get_by_role("alert")).to_contain_text(said)
    expect(page.get_by_role("alert")).not_to_contain_text(str(tmp_path.root + "tmp"))
    assert asked == []


def test_ten_thousand_rows_are_refused_with_their_number(page: Page, tmp_path: Path, asked: list[Request]) -> None:
    upload(page, sheet_of(tmp_path / "lang.xlsx", claims=10_000))
    expect(page.get_by_role("alert")).to_contain_text("lang.xlsx is te groot: meer dan 10.000 regels")
    assert asked == []


def test_another_kind_of_file_is_refused_in_dutch(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "foto.png"
    file.write_bytes(b"\x89PNG")
    page.locator("#bestand input[type=file]").set_input_files(file)
    toast = page.locator(".toast-wrap")
    expect(toast).to_contain_text("Het bestand foto.png kan hier niet. Kies er een van deze soort: .csv, .xlsx.")
    expect(toast).not_to_contain_text("Error")


def test_a_second_click_before_the_first_has_ended_asks_once(page: Page, slow: WordAssistant) -> None:
    check(page, "wacht bodycams")
    expect(page.locator("#bezig")).to_contain_text(check_wording.progress(0, 1))
    with page.expect_response("**/queue/join*"):
        page.get_by_role("button", name=check_wording.CHECK, exact=True).click()
    # The second click shows nothing by which it can be seen to have been taken up.
    page.wait_for_timeout(1000)
    slow.go_on.release()
    expect(page.locator(".vw-card")).to_be_visible()
    assert len(slow.requests) == 1


def test_many_claims_have_progress_and_can_be_stopped(page: Page, slow: WordAssistant) -> None:
    check(page, "bodycams\nwacht vuurwerk\nbodycams")
    bar = page.get_by_role("progressbar")
    expect(bar).to_have_attribute("value", "1")
    expect(bar).to_have_attribute("max", "3")
    page.get_by_role("button", name=check_wording.STOP).click()
    expect(page.get_by_role("button", name=check_wording.STOP)).to_be_hidden()
    expect(page.locator("#bezig")).to_have_text("")
    # What was checked by then is not lost.
    expect(page.locator(".vw-lead").first).to_have_text("Gestopt: 1 van 3 beweringen gecontroleerd.")
    expect(page.locator(".vw-checked > h2")).to_have_text(["„bodycams”"])
    expect(page.locator(".vw-card .vw-words")).to_have_text(BODYCAMS.text)
    expect(page.get_by_role("link", name=check_wording.DOWNLOADS["csv"])).to_be_visible()
    # The next is checked at once, and what the one that was under way still brings is not shown.
    check(page, "wijkagenten")
    expect(page.locator(".vw-checked > h2")).to_have_text(["„wijkagenten”"])
    slow.go_on.release()
    check(page, "bodycams")
    expect(page.locator(".vw-checked > h2")).to_have_text(["„bodycams”"])
    assert [request.question for request in slow.requests] == ["bodycams", "wacht vuurwerk", "wijkagenten", "bodycams"]


def test_stopped_before_the_first_is_told(page: Page, slow: WordAssistant) -> None:
    check(page, "wacht vuurwerk\nbodycams")
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "0")
    page.get_by_role("button", name=check_wording.STOP).click()
    expect(page.locator(".vw-lead")).to_have_text("Gestopt: 0 van 2 beweringen gecontroleerd.")
    expect(page.locator(".vw-checked")).to_have_count(0)


def test_an_unforeseen_error_is_told_in_dutch(page: Page) -> None:
    check(page, "kapot")
    expect(page.get_by_role("alert")).to_have_text(wording.UNEXPECTED)
    expect(page.locator("#bezig")).to_have_text("")


def test_the_upload_speaks_dutch_and_gives_no_size(page: Page, tmp_path: Path) -> None:
    place = page.locator("#bestand .upload-container")
    expect(place).to_have_attribute("aria-label", wording.UPLOAD)
    file = sheet_of(tmp_path / "beweringen.xlsx", claims=1)
    page.locator("#bestand input[type=file]").set_input_files(file)
    expect(page.locator("#bestand .file-preview")).to_contain_text("beweringen")
    shown = page.locator("#bestand").inner_text()
    assert "KB" not in shown
    assert shown.split() == [*check_wording.FILE.split(), "beweringen", ".xlsx"]
