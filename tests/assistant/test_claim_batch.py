import json
from pathlib import Path

import pytest

from assistant.claim_batch import read_claims
from assistant.question import Request
from assistant.scope import Filter
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


def test_text_has_a_claim_a_line_with_its_number_as_id(tmp_path: Path) -> None:
    read = read_claims(written(tmp_path / "in.txt", "\ufeffEr komen 3 boa’s.\r\n\r\n  Meer licht.  \n"))
    assert [one.request for one in read] == [Request("Er komen 3 boa’s.", id="1"), Request("Meer licht.", id="3")]


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
        Request("Meer licht.", id="3"),
    ]


def test_a_row_without_a_claim_is_wrong_and_an_empty_row_is_skipped(tmp_path: Path) -> None:
    read = read_claims(written(tmp_path / "in.csv", "id,claim\na,\n,\nb,Meer licht.\n"))
    assert [one.number for one in read] == [2, 4]
    assert str(read[0].request) == "'claim' ontbreekt."
    assert read[1].request == Request("Meer licht.", id="b")


def test_a_table_without_claims_is_refused_with_the_way_out(tmp_path: Path) -> None:
    file = written(tmp_path / "in.csv", "id,tekst\n1,Meer licht.\n")
    with pytest.raises(QuestionError, match=r"in\.csv heeft geen kolom 'claim'"):
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
