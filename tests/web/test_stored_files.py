"""The stored file of a programme, over HTTP."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.assistant import made_up
from tests.encoders import WordEncoder
from vectorstore.library import Library
from vectorstore.passage import Card
from web import wording
from web.stored_files import file_finder, file_route

PAGE = b"<script>alert(1)</script> Veilig"


def card(data: bytes) -> Card:
    return Card(hashlib.sha256(data).hexdigest(), "2026-11-29", 6, 0, (), 1, {"plan": 1}, 1, 0, (), (), ())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "teksten").mkdir()
    return tmp_path / "teksten"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "collectie", WordEncoder("veilig"))


def add(library: Library, programme_id: str, file: str, data: bytes) -> None:
    programme = made_up.programme(programme_id, "Alderkring", municipality="Vossendam")
    passages = made_up.passages(programme, "Veilig")
    library.add(replace(programme, file=file), made_up.text_of("Veilig"), (), passages, card(data))


def client(library: Library, *folders: Path) -> TestClient:
    return TestClient(Starlette(routes=[file_route(library, file_finder(library, folders))]))


def test_a_page_is_shown_as_text_and_runs_nothing(library: Library, folder: Path) -> None:
    (folder / "a.html").write_bytes(PAGE)
    add(library, "alderkring", "a.html", PAGE)
    answer = client(library, folder / "leeg", folder).get("/bestand/alderkring")
    assert answer.content == PAGE
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith("inline")


@pytest.mark.parametrize(
    ("file", "kind", "how"),
    [("a.pdf", "application/pdf", "inline"), ("a.docx", "application/octet-stream", "attachment")],
)
def test_a_pdf_is_shown_and_a_word_file_is_downloaded(
    library: Library, folder: Path, file: str, kind: str, how: str
) -> None:
    (folder / file).write_bytes(b"inhoud")
    add(library, "alderkring", file, b"inhoud")
    answer = client(library, folder).get("/bestand/alderkring")
    assert (answer.headers["content-type"], answer.headers["content-disposition"].split(";")[0]) == (kind, how)


def test_another_file_in_its_place_is_not_given(library: Library, folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"iets anders")
    add(library, "alderkring", "a.txt", PAGE)
    answer = client(library, folder).get("/bestand/alderkring")
    assert (answer.status_code, answer.text) == (404, wording.NO_FILE)


@pytest.mark.parametrize("path", ["/bestand/onbekend", "/bestand/..%2Fcollectie", "/bestand/%2Fetc%2Fpasswd"])
def test_what_is_no_programme_has_no_file(library: Library, folder: Path, path: str) -> None:
    add(library, "alderkring", "a.txt", PAGE)
    assert client(library, folder).get(path).status_code == 404


def test_a_file_that_names_private_persons_is_not_given(library: Library, folder: Path) -> None:
    (folder / "a.txt").write_bytes(PAGE)
    programme = made_up.programme("forum", "Beemdlijst", municipality="Vossendam")
    told = replace(card(PAGE), removed=(("forum", "Jan Jansen", None),))
    library.add(
        replace(programme, file="a.txt"), made_up.text_of("Veilig"), (), made_up.passages(programme, "Veilig"), told
    )
    assert client(library, folder).get("/bestand/forum").status_code == 404


def test_a_catalogue_cannot_point_outside_its_folder(library: Library, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_bytes(PAGE)
    add(library, "alderkring", "../geheim.txt", PAGE)
    assert client(library, folder).get("/bestand/alderkring").status_code == 404
