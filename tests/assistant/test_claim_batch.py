import io
import json
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.claim_batch import MOST_CLAIMS, numbered, read_claims
from assistant.question import Request
from assistant.scope import Filter
from assistant.sheets.docx_file import to_docx
from assistant.sheets.table import claim_rows
from vectorstore.errors import QuestionError


def written(file: Path, data: str | bytes) -> Path:
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


def test_json_lines(tmp_path: Path) -> None:
    line = {"id": "a", "claim": "Er komen 3 boa's.", "publishers": ["Volt"], "municipality": "Amsterdam"}
    file = written(tmp_path / "in.jsonl", f'{json.dumps(line)}\n\n{{"id": "b", "claim": "Meer licht."}}\r\n')
    read = read_claims(file)
    assert [one.number for one in read] == [1, 3]
    assert read[0].request == Request("Er komen 3 boa's.", (), Filter(("Volt",), "Amsterdam"), "a")
    assert read[1].request == Request("Meer licht.", id="b")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", 'dit is geen geldige JSON. Zet op elke regel één object, zoals {"id": "1", "claim": "…"}.'),
        ('{"id": "1"}', "'claim' ontbreekt."),
        ('{"claim": "a"}', "'id' ontbreekt."),
        ('{"id": "1", "question": "a", "claim": "b"}', "'question' ken ik niet. Wel: id, claim, publishers"),
        ('{"id": 1, "claim": "a"}', "'id' heeft een waarde van de verkeerde soort."),
    ],
)
def test_a_wrong_line_is_kept_with_what_is_wrong(tmp_path: Path, line: str, reason: str) -> None:
    wrong, right = read_claims(written(tmp_path / "in.jsonl", f'{line}\n{{"id": "2", "claim": "b"}}\n'))
    assert isinstance(wrong.request, QuestionError)
    assert str(wrong.request).startswith(reason)
    assert (wrong.number, right.number) == (1, 2)
    assert right.request == Request("b", id="2")


def test_text_has_a_claim_a_line(tmp_path: Path) -> None:
    read = read_claims(written(tmp_path / "in.txt", "\ufeffEr komen 3 boa’s.\r\n\r\n  Meer licht.  \n"))
    assert [one.request for one in read] == [Request("Er komen 3 boa’s."), Request("Meer licht.")]


def test_what_has_no_id_gets_the_number_of_its_line(tmp_path: Path) -> None:
    read = numbered(read_claims(written(tmp_path / "in.csv", "id;claim\na;Meer licht.\n;Minder licht.\nb;\n")))
    assert [one.request for one in read[:2]] == [Request("Meer licht.", id="a"), Request("Minder licht.", id="3")]
    assert isinstance(read[2].request, QuestionError)


@pytest.mark.parametrize("sign", [",", ";"])
def test_a_table_with_other_columns_too(tmp_path: Path, sign: str) -> None:
    rows = [
        ["bron", "id", "Bewering", "municipality", "publisher"],
        ["folder", "x", '"Er komen 3, of 4 boa’s; nu."', "Almere", "D66"],
        ["debat", "", "Meer licht.", "", ""],
    ]
    file = written(tmp_path / "in.CSV", "\n".join(sign.join(row) for row in rows))
    read = read_claims(file)
    assert [one.request for one in read] == [
        Request("Er komen 3, of 4 boa’s; nu.", (), Filter(("D66",), "Almere"), "x"),
        Request("Meer licht."),
    ]


def test_a_row_without_a_claim_is_wrong_and_an_empty_row_is_skipped(tmp_path: Path) -> None:
    read = read_claims(written(tmp_path / "in.csv", "id,claim\na,\n,\nb,Meer licht.\n"))
    assert [one.number for one in read] == [2, 4]
    assert str(read[0].request) == "de kolom 'claim' is leeg."
    assert read[1].request == Request("Meer licht.", id="b")


def test_a_table_without_claims_is_refused_with_the_way_out(tmp_path: Path) -> None:
    file = written(tmp_path / "in.csv", "id,tekst\n1,Meer licht.\n")
    with pytest.raises(QuestionError, match=r"in\.csv heeft geen kolom 'bewering' of 'claim'"):
        read_claims(file)


@pytest.mark.parametrize(("name", "data"), [("in.txt", b"\xff\xfe\x00"), ("in.csv", b"PK\x03\x04\x00"), ("in", b"\0")])
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(QuestionError, match="geen tekstbestand"):
        read_claims(written(tmp_path / name, data))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"weg\.jsonl kan niet worden gelezen"):
        read_claims(tmp_path / "weg.jsonl")


def test_a_table_that_cannot_be_read_is_refused_with_the_way_out(tmp_path: Path) -> None:
    file = written(tmp_path / "in.csv", "claim\n" + "a" * 200_000 + "\n")
    with pytest.raises(QuestionError, match=r"in\.csv kan niet worden gelezen\. Bewaar haar opnieuw als CSV"):
        read_claims(file)


def test_a_table_as_older_spreadsheets_write_it(tmp_path: Path) -> None:
    (one,) = read_claims(
        written(tmp_path / "in.csv", "id;bewering\r\na;Er komen 3 boa’s in cafés.\r\n".encode("cp1252"))
    )
    assert one.request == Request("Er komen 3 boa’s in cafés.", id="a")


@pytest.mark.parametrize(("name", "head"), [("in.txt", ""), ("in.csv", "claim\n")])
def test_more_claims_than_fit_are_refused_with_their_number(tmp_path: Path, name: str, head: str) -> None:
    assert len(read_claims(written(tmp_path / name, head + "Meer licht.\n" * MOST_CLAIMS))) == MOST_CLAIMS
    with pytest.raises(QuestionError, match=rf"{name} heeft 10\.000 beweringen\. Meer dan 200"):
        read_claims(written(tmp_path / name, head + "Meer licht.\n" * 10_000))


def test_json_of_a_program_may_be_longer(tmp_path: Path) -> None:
    lines = (json.dumps({"id": str(n), "claim": "Meer licht."}) for n in range(MOST_CLAIMS + 1))
    assert len(read_claims(written(tmp_path / "in.jsonl", "\n".join(lines)))) == MOST_CLAIMS + 1


def test_a_file_that_is_far_too_big_is_refused_unread(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"in\.txt is groter dan 5 MB"):
        read_claims(written(tmp_path / "in.txt", b"a" * 5_000_001))


# --- spreadsheets -----------------------------------------------------------------------------------------------------


def workbook(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.create_sheet("Ander blad").append(["claim", "Niet deze."])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_first_sheet_of_a_spreadsheet(tmp_path: Path) -> None:
    data = workbook(
        [],
        ["bron", " Bewering", "id", "Municipality", "publisher"],
        ["folder", " Er komen 3 boa’s. ", 7.0, "Almere", "D66"],
        [None, None, None],
        [date(2026, 3, 18), "Meer licht."],
        ["folder", None, 8],
        ["folder", 2030],
        ["folder"],
    )
    read = read_claims(written(tmp_path / "In.XLSX", data))
    assert [one.number for one in read] == [3, 5, 6, 7]
    assert read[0].request == Request("Er komen 3 boa’s.", (), Filter(("D66",), "Almere"), "7")
    assert read[1].request == Request("Meer licht.")
    assert str(read[2].request) == "de kolom 'Bewering' is leeg."
    assert read[3].request == Request("2030")


def test_a_formula_counts_as_its_outcome_and_is_not_run(tmp_path: Path) -> None:
    read = read_claims(written(tmp_path / "in.xlsx", workbook(["claim"], ['=HYPERLINK("x")'], ["Meer licht."])))
    assert [one.request for one in read] == [Request("Meer licht.")]


@pytest.mark.parametrize(
    ("rows", "told"), [(201, "201 beweringen"), (9_999, r"9\.999 beweringen"), (10_001, "te groot")]
)
def test_a_long_spreadsheet_is_refused(tmp_path: Path, rows: int, told: str) -> None:
    data = workbook(["claim"], *[["Meer licht."]] * rows)
    with pytest.raises(QuestionError, match=told):
        read_claims(written(tmp_path / "in.xlsx", data))


def changed(data: bytes, name: str, content: bytes) -> bytes:
    """A spreadsheet with another part in the place of one."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return file.getvalue()


GOOD = workbook(["claim"], ["Meer licht."])
SHEET = "xl/worksheets/sheet1.xml"
ROWS = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
CELL = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c></row>'
FAR = ROWS.format(CELL.format(1, "claim") + CELL.format(1048576, "a")).encode()
ENTITIES = "<!DOCTYPE x [<!ENTITY a0 'lol'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is geen spreadsheet"),
        (b"claim\nMeer licht.\n", "is geen spreadsheet"),
        (b"%PDF-1.7 \x00", "is geen spreadsheet"),
        (GOOD[: len(GOOD) // 2], "is geen spreadsheet"),
        (to_docx(claim_rows([], date(2026, 11, 29))), "is geen spreadsheet"),
        (changed(GOOD, SHEET, b"<worksheet"), "is geen spreadsheet"),
        (changed(GOOD, SHEET, b" " * 50_000_000), "is te groot"),
        (changed(GOOD, SHEET, (ENTITIES + ROWS.format(CELL.format(1, "&a11;"))).encode()), "is geen spreadsheet"),
        (changed(GOOD, SHEET, FAR), "is te groot"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, "heeft een wachtwoord, of is een oude"),
        (workbook(["tekst"], ["Meer licht."]), "heeft geen kolom 'bewering' of 'claim'"),
        (workbook(), "heeft geen kolom"),
    ],
)
def test_what_is_no_good_spreadsheet_is_told_with_the_way_out(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(QuestionError, match=rf"in\.xlsx {told}"):
        read_claims(written(tmp_path / "in.xlsx", data))


def test_a_zip_with_a_password_is_told(tmp_path: Path) -> None:
    locked = bytearray(GOOD)
    at = locked.index(b"PK\x01\x02")
    locked[at + 8] |= 1
    with pytest.raises(QuestionError, match="heeft een wachtwoord"):
        read_claims(written(tmp_path / "in.xlsx", bytes(locked)))
