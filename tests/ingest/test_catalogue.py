from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.catalogue import CATALOGUE_NAME, read_catalogue
from tests.ingest.conftest import PROGRAMMES
from tests.ingest.corpora import CORPORA
from vectorstore.errors import CatalogueError

FACTS = CORPORA / "programmas"
ENTRY: dict[str, Any] = {
    "id": "partij-stad",
    "file": "partij-stad.txt",
    "publisher": "Partij",
    "publisher_kind": "party",
    "municipality": "Stad",
    "title": "Programma",
    "document_kind": "election_programme",
    "status": "final",
    "year": 2026,
    "url": None,
}


def written(folder: Path, content: object) -> Path:
    text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True)
    (folder / CATALOGUE_NAME).write_text(text, encoding="utf-8")
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(CatalogueError) as raised:
        read_catalogue(folder)
    message = str(raised.value)
    assert str(folder / CATALOGUE_NAME) in message
    assert "\n" not in message
    return message


@pytest.mark.skipif(not FACTS.is_dir(), reason=f"not in {CORPORA}: programmas")
def test_the_shipped_catalogue_says_what_the_facts_say() -> None:
    facts = yaml.safe_load((FACTS / "catalogue-facts.yaml").read_text(encoding="utf-8"))
    shipped = {entry.file: entry.model_dump(exclude={"id", "added", "sha256"}) for entry in read_catalogue(PROGRAMMES)}
    assert len(facts) == 5
    assert shipped == {fact["file"]: fact for fact in facts}


@pytest.mark.skipif(not FACTS.is_dir(), reason=f"not in {CORPORA}: programmas")
def test_the_shipped_texts_are_those_of_the_corpora() -> None:
    for entry in read_catalogue(PROGRAMMES):
        assert (PROGRAMMES / entry.file).read_bytes() == (FACTS / entry.file).read_bytes()


def test_the_shipped_catalogue_names_each_text_after_its_file() -> None:
    entries = read_catalogue(PROGRAMMES)
    assert [entry.id for entry in entries] == [
        "amstelveen-begroting-2026",
        "bij1-amsterdam-2026",
        "d66-almere",
        "pvda-almere-concept",
        "volt-amsterdam-2026",
    ]
    assert [entry.file for entry in entries] == [f"{entry.id}.txt" for entry in entries]
    assert {file.name for file in PROGRAMMES.iterdir()} == {entry.file for entry in entries} | {CATALOGUE_NAME}


def test_entries_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    other = {
        **ENTRY,
        "id": "ander",
        "file": "ander.txt",
        "municipality": None,
        "year": None,
        "url": "https://ander.nl/a",
    }
    entries = read_catalogue(written(tmp_path, [ENTRY, other]))
    assert [entry.model_dump(exclude_unset=True) for entry in entries] == [ENTRY, other]


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    message = refusal(written(tmp_path, [{**ENTRY, "jaar": 2026}]))
    assert "bij programma partij-stad, staat de onbekende sleutel 'jaar'" in message


@pytest.mark.parametrize("key", [key for key in ENTRY if key != "id"])
def test_a_missing_key_is_refused_though_its_value_may_be_null(tmp_path: Path, key: str) -> None:
    message = refusal(written(tmp_path, [{name: value for name, value in ENTRY.items() if name != key}]))
    assert f"bij programma partij-stad, ontbreekt de sleutel '{key}'" in message


def test_an_entry_without_id_is_known_by_its_number(tmp_path: Path) -> None:
    nameless = {name: value for name, value in ENTRY.items() if name != "id"}
    message = refusal(written(tmp_path, [ENTRY, nameless]))
    assert "bij programma nummer 2, ontbreekt de sleutel 'id'" in message


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "Partij Stad"),
        ("id", "partij--stad"),
        ("file", "../partij.txt"),
        ("file", "map\\partij.txt"),
        ("publisher", ""),
        ("publisher_kind", "company"),
        ("municipality", ""),
        ("title", None),
        ("document_kind", "verkiezingsprogramma"),
        ("status", "definitief"),
        ("year", "2026"),
        ("year", 26),
        ("year", True),
        ("url", "www.partij.nl"),
        ("url", "https://partij.nl/a b"),
    ],
)
def test_a_value_that_cannot_be_is_refused(tmp_path: Path, key: str, value: object) -> None:
    message = refusal(written(tmp_path, [{**ENTRY, key: value}]))
    name = value if key == "id" else "partij-stad"
    assert f"bij programma {name}, heeft '{key}' een waarde die niet kan: {value!r}." in message


def test_two_programmes_cannot_share_an_id(tmp_path: Path) -> None:
    other = {**ENTRY, "file": "ander.txt"}
    assert f"staat id '{ENTRY['id']}' twee keer" in refusal(written(tmp_path, [ENTRY, other]))


@pytest.mark.parametrize("content", ["", "[]", "id: partij-stad", "programma's", {"programmes": [ENTRY]}])
def test_a_catalogue_that_is_no_list_of_programmes_is_refused(tmp_path: Path, content: object) -> None:
    assert "moet een lijst met minstens één programma zijn" in refusal(written(tmp_path, content))


def test_a_list_of_words_is_refused(tmp_path: Path) -> None:
    message = refusal(written(tmp_path, ["partij-stad"]))
    assert "bij programma nummer 1, staat geen lijst van sleutels" in message


def test_what_is_no_yaml_is_refused_with_its_place(tmp_path: Path) -> None:
    message = refusal(written(tmp_path, "- id: partij\n  title: [open\n  year: 2026\n"))
    assert "is geen geldige YAML" in message
    assert "Kijk op regel 3, bij teken 7, of vlak daarvoor." in message


def test_a_catalogue_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / CATALOGUE_NAME).write_bytes("- title: Café\n".encode("latin-1"))
    assert "is geen geldige YAML" in refusal(tmp_path)


def test_a_missing_catalogue_is_refused_with_the_setting_that_points_to_it(tmp_path: Path) -> None:
    message = refusal(tmp_path)
    assert "is er niet" in message
    assert "VW_PROGRAMMES" in message
