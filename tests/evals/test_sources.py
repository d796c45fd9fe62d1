"""Files of each sort, read by the code that answers are held against."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from evals.sources import Source, read_sources
from tests.ingest.pdfs import Text, make_pdf, paragraph


def one_file(folder: Path, name: str, data: bytes | str) -> Source:
    """What is read of a folder with this one file."""
    entry = {"id": "alderkring", "file": name, "publisher": "Alderkring", "year": 2026, "url": None}
    (folder / "catalogue.yaml").write_text(yaml.safe_dump([entry]), encoding="utf-8")
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    sources = read_sources(folder)
    assert [*sources] == ["alderkring"]
    assert sources["alderkring"].entry == entry
    return sources["alderkring"]


def text_of(folder: Path, name: str, data: bytes | str) -> str:
    """The text of a file that has no pages, and one reading."""
    ((text,),) = one_file(folder, name, data).readings
    return text


def words(text: str) -> list[str]:
    return text.split()


# --- plain text -------------------------------------------------------------------------------------------------------


def test_a_text_is_as_it_stands_but_for_the_mark_before_it(tmp_path: Path) -> None:
    text = "Er komen\n\n  bomen*.\n#588\n"
    assert text_of(tmp_path, "a.txt", "\ufeff" + text) == text


def test_all_files_of_the_catalogue_are_read(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [{"id": name, "file": f"{name}.txt", "publisher": name} for name in ("een", "twee")]
    (tmp_path / "catalogue.yaml").write_text(yaml.safe_dump(rows), encoding="utf-8")
    for name in ("een", "twee", "drie"):
        (tmp_path / f"{name}.txt").write_text(f"Dit is {name}.", encoding="utf-8")
    assert read_sources(tmp_path) == {row["id"]: Source(row, ((f"Dit is {row['id']}.",),)) for row in rows}


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "catalogue.yaml").write_text("- {id: een, file: een.txt}\n", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        read_sources(tmp_path)


# --- Markdown ---------------------------------------------------------------------------------------------------------


def test_markdown_is_without_what_sets_words_off(tmp_path: Path) -> None:
    text = "# Plan\n\nWij *willen* **drie** bruggen, `nu`, in _Vossendam_ en 2\\. sluizen.\n\n- één\n"
    assert (
        text_of(tmp_path, "a.md", text)
        == "# Plan\n\nWij willen drie bruggen, nu, in Vossendam en 2. sluizen.\n\n- één\n"
    )


# --- web pages --------------------------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Titel</title><style>p { color: red }</style></head>
<body><h1>Plan</h1><p>Wij willen <b>drie</b> bruggen &amp; &eacute;&eacute;n sluis.<script>let x = "<p>Niet dit.</p>";
</script><template><p>Ook dit niet.</p></template><br>Nu.</p><ul><li>A<li>B</ul></body></html>"""


def test_a_web_page_is_what_it_says_and_not_what_it_does(tmp_path: Path) -> None:
    told = words(text_of(tmp_path, "a.html", PAGE))
    assert told == words("Plan Wij willen drie bruggen & één sluis. Nu. A B")


@pytest.mark.parametrize(
    "page",
    [
        # Marks that may be left out, and an end without a beginning.
        "<title>T</title><p>Een brug.",
        "<head><title>T</title><p>Een brug.",
        "<title>T</title></head><p>Een brug.",
        "</script></style><p>Een brug.",
        "<p>Een <!-- geen --> brug.",
    ],
)
def test_a_page_with_a_mark_too_few_or_too_many_is_read(tmp_path: Path, page: str) -> None:
    assert words(text_of(tmp_path, "a.html", page)) == ["Een", "brug."]


# --- PDF --------------------------------------------------------------------------------------------------------------


def test_a_pdf_has_two_readings_page_by_page(tmp_path: Path) -> None:
    data = make_pdf(paragraph("Er komen bomen.", "Langs de weg."), [], paragraph("Er komt een sluis."))
    source = one_file(tmp_path, "a.pdf", data)
    assert len([*source.readings]) == 2
    for pages in source.readings:
        assert [words(page) for page in pages] == [
            words("Er komen bomen. Langs de weg."),
            [],
            words("Er komt een sluis."),
        ]
        # Lines stay apart: what a line ends with is looked at.
        assert [line.strip() for line in pages[0].splitlines()] == ["Er komen bomen.", "Langs de weg."]


def test_a_pdf_is_known_by_what_it_begins_with(tmp_path: Path) -> None:
    assert len([*one_file(tmp_path, "a.txt", make_pdf([Text("Er komen bomen.")])).readings]) == 2
