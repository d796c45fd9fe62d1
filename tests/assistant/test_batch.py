import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from assistant.batch import read_batch
from assistant.question import Request
from assistant.scope import Filter
from vectorstore.errors import QuestionError


def written(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "vragen.jsonl"
    file.write_bytes("\n".join(lines).encode())
    return file


def test_a_line_becomes_a_request(tmp_path: Path) -> None:
    line = {
        "id": "1",
        "question": "En BIJ1?",
        "history": ["Wat wil Volt met vuurwerk?"],
        "publishers": ["BIJ1"],
        "municipality": "Amsterdam",
    }
    (read,) = read_batch(written(tmp_path, json.dumps(line)))
    assert read.number == 1
    assert read.request == Request("En BIJ1?", ("Wat wil Volt met vuurwerk?",), Filter(("BIJ1",), "Amsterdam"), id="1")


def test_an_id_and_a_question_are_enough(tmp_path: Path) -> None:
    (read,) = read_batch(written(tmp_path, '{"id": "1", "question": "vuurwerk"}'))
    assert read.request == Request("vuurwerk", id="1")


def test_empty_lines_are_skipped_and_counted(tmp_path: Path) -> None:
    lines = read_batch(
        written(tmp_path, "", '{"id": "1", "question": "a"}\r', "  ", '{"id": "2", "question": "b"}', "")
    )
    assert [line.number for line in lines] == [2, 4]
    assert all(isinstance(line.request, Request) for line in lines)


def test_the_mark_that_windows_begins_a_file_with_is_no_mistake(tmp_path: Path) -> None:
    (read,) = read_batch(written(tmp_path, '\ufeff{"id": "1", "question": "vuurwerk"}'))
    assert read.request == Request("vuurwerk", id="1")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "dit is geen geldige JSON"),
        ("geen json", "dit is geen geldige JSON"),
        ('{"id": "1"}', "'question' ontbreekt."),
        ('{"question": "a"}', "'id' ontbreekt."),
        ('{"id": "1", "question": "a", "town": "Almere"}', "'town' ken ik niet. Wel: id, question, history"),
        ('{"id": 1, "question": "a"}', "'id' heeft een waarde van de verkeerde soort."),
        ('{"id": "1", "question": "a", "history": "b"}', "'history' heeft een waarde van de verkeerde soort."),
        ('{"id": "1", "question": "a", "publishers": [1]}', "'publishers.0' heeft een waarde van de verkeerde soort."),
        ('{"id": "1", "question": null}', "'question' heeft een waarde van de verkeerde soort."),
    ],
)
def test_a_wrong_line_is_kept_with_what_is_wrong(tmp_path: Path, line: str, reason: str) -> None:
    good = '{"id": "2", "question": "b"}'
    wrong, right = read_batch(written(tmp_path, line, good))
    assert isinstance(wrong.request, QuestionError)
    assert str(wrong.request).startswith(reason)
    assert (wrong.number, right.number) == (1, 2)
    assert right.request == Request("b", id="2")


def test_bytes_that_are_no_text_are_one_wrong_line(tmp_path: Path) -> None:
    file = tmp_path / "vragen.jsonl"
    file.write_bytes(b'{"id": "1", "question": "\xff"}\n{"id": "2", "question": "b"}\n')
    wrong, right = read_batch(file)
    assert isinstance(wrong.request, QuestionError)
    assert isinstance(right.request, Request)


def test_a_line_that_is_no_object_is_told_what_a_line_is(tmp_path: Path) -> None:
    (line,) = read_batch(written(tmp_path, '["a"]'))
    assert isinstance(line.request, QuestionError)
    assert str(line.request).startswith("dit is geen geldige JSON. Zet op elke regel één object")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"weg\.jsonl kan niet worden gelezen"):
        read_batch(tmp_path / "weg.jsonl")
    with pytest.raises(QuestionError, match="kan niet worden gelezen"):
        read_batch(tmp_path)


def test_a_file_that_is_no_text_is_told_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "vragen.docx"
    with ZipFile(file, "w") as zipped:
        zipped.writestr("word/document.xml", "<w:document/>\n" * 20)
    with pytest.raises(QuestionError, match=r"vragen\.docx is geen tekstbestand\. Geef met --batch een tekstbestand"):
        read_batch(file)
