from pathlib import Path

import pytest

from ingest.catalogue import Entry, read_catalogue, write_catalogue
from ingest.sources import drop_source, find_file, find_sources, is_file_of, keep_source, own_entries, read_source
from vectorstore.errors import SourceError


def named(entry: Entry, programme_id: str, file: str) -> Entry:
    return entry.model_copy(update={"id": programme_id, "file": file})


@pytest.fixture
def shipped(tmp_path: Path, entry: Entry) -> Path:
    folder = tmp_path / "programmas"
    folder.mkdir()
    write_catalogue(folder, [named(entry, "een", "een.txt"), named(entry, "twee", "twee.txt")])
    return folder


def test_added_programmes_come_after_the_shipped_ones(shipped: Path, tmp_path: Path, entry: Entry) -> None:
    own = tmp_path / "eigen"
    keep_source(own, named(entry, "drie", "drie.txt"), b"Tekst.")
    assert [(source.entry.id, source.folder) for source in find_sources(shipped, own)] == [
        ("een", shipped),
        ("twee", shipped),
        ("drie", own),
    ]


def test_an_added_programme_stands_in_for_the_shipped_one_of_its_name(
    shipped: Path, tmp_path: Path, entry: Entry
) -> None:
    own = tmp_path / "eigen"
    keep_source(own, named(entry, "een", "een-nieuw.txt"), b"Nieuwe tekst.")
    sources = find_sources(shipped, own)
    assert [source.entry.id for source in sources] == ["een", "twee"]
    assert read_source(sources[0]) == b"Nieuwe tekst."


def test_a_newer_file_stands_in_the_catalogue_and_the_older_one_stays(tmp_path: Path, entry: Entry) -> None:
    keep_source(tmp_path, named(entry, "een", "een-0123abcd.pdf"), b"oud")
    keep_source(tmp_path, named(entry, "een", "een-4567abcd.txt"), b"nieuw")
    assert [held.file for held in own_entries(tmp_path)] == ["een-4567abcd.txt"]
    assert (tmp_path / "een-0123abcd.pdf").read_bytes() == b"oud"


@pytest.mark.parametrize(
    ("name", "is_of"),
    [
        ("een-0123abcd.pdf", True),
        ("een-0123abcd", True),
        ("een-twee-0123abcd.pdf", False),
        ("een-0123abcd-4567abcd.pdf", False),
        ("een-0123abc.pdf", False),
        ("steen-0123abcd.pdf", False),
        ("catalogue.yaml", False),
    ],
)
def test_a_file_is_told_to_be_of_a_programme_by_its_name(name: str, is_of: bool) -> None:
    assert is_file_of("een", name) is is_of


def test_the_file_of_a_version_is_found_by_what_it_held(tmp_path: Path) -> None:
    for name in ("een-0123abcd.pdf", "een-0123abcd-4567abcd.pdf"):
        (tmp_path / name).write_bytes(b"tekst")
    assert find_file(tmp_path, "een", f"0123abcd{'0' * 56}") == tmp_path / "een-0123abcd.pdf"
    assert find_file(tmp_path, "een", f"4567abcd{'0' * 56}") is None
    assert find_file(tmp_path, "een", None) is None


def test_what_is_dropped_leaves_no_file(tmp_path: Path, entry: Entry) -> None:
    keep_source(tmp_path, named(entry, "een", "een.txt"), b"a")
    keep_source(tmp_path, named(entry, "twee", "twee.txt"), b"b")
    drop_source(tmp_path, "een")
    assert [held.id for held in own_entries(tmp_path)] == ["twee"]
    assert not (tmp_path / "een.txt").exists()
    drop_source(tmp_path, "twee")
    assert own_entries(tmp_path) == ()


def test_only_what_was_added_can_be_dropped(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^Programma een is niet toegevoegd met 'add' \(wel toegevoegd: nog geen\)"):
        drop_source(tmp_path, "een")


def test_a_catalogue_that_is_written_is_read_the_same(tmp_path: Path, entry: Entry) -> None:
    written = entry.model_copy(update={"title": "Één: „veilig” & wel #1", "added": "2026-03-01", "sha256": "0" * 64})
    write_catalogue(tmp_path, [written])
    assert read_catalogue(tmp_path) == (written,)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, entry: Entry) -> None:
    (tmp_path / "eigen").write_text("geen map", encoding="utf-8")
    with pytest.raises(SourceError, match="kan niet worden geschreven"):
        keep_source(tmp_path / "eigen", entry, b"tekst")
