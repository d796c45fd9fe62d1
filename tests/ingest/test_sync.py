from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, cast

import chromadb
import pytest
import yaml
from chromadb.config import Settings as ChromaSettings

from ingest.catalogue import CATALOGUE_NAME, read_catalogue
from ingest.sync import Outcome, sync
from tests.encoders import WordEncoder
from vectorstore.errors import SourceError
from vectorstore.library import Library

if TYPE_CHECKING:
    from chromadb.api.client import Client

WORDS = ("camera", "boa", "vuurwerk")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three programmes of two sentences each."""
    folder = tmp_path / "teksten"
    folder.mkdir()
    write(folder, "een", "Wij willen een camera.", "Wij willen een boa.")
    write(folder, "twee", "Geen camera hier.", "Geen boa hier.")
    write(folder, "drie", "Alleen vuurwerk.", "En een boa.")
    name(folder, "een", "twee", "drie")
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "collectie", WordEncoder(*WORDS))
    yield library
    library.close()


def write(folder: Path, programme: str, *paragraphs: str) -> None:
    (folder / f"{programme}.txt").write_text("\n\n".join(("Titel", *paragraphs)), encoding="utf-8")


def name(folder: Path, *programmes: str, title: str = "Programma") -> None:
    """Writes a catalogue of these programmes."""
    entries = [
        {
            "id": programme,
            "file": f"{programme}.txt",
            "publisher": f"Partij {programme}",
            "publisher_kind": "party",
            "municipality": None,
            "title": title,
            "document_kind": "election_programme",
            "status": "final",
            "year": None,
            "url": None,
        }
        for programme in programmes
    ]
    (folder / CATALOGUE_NAME).write_text(yaml.safe_dump(entries), encoding="utf-8")


def run(folder: Path, library: Library) -> Outcome:
    return sync(folder, read_catalogue(folder), library)


def texts(library: Library, programme: str) -> list[str]:
    return [passage.text for passage in library.passages(programme)]


def nearest(library: Library, programme: str, question: str) -> tuple[str, float]:
    best = library.search(library.probe(question, question), programme, 5)[0]
    return best.passage.text, round(best.dense, 5)


def records(tmp_path: Path, collection: str) -> int:
    """How many vectors Chroma holds, of whatever edition."""
    client = chromadb.PersistentClient(str(tmp_path / "collectie"), ChromaSettings(anonymized_telemetry=False))
    with closing(cast("Client", client)):
        return sum(one.count() for one in client.list_collections() if one.name.startswith(f"{collection}-"))


def test_the_first_run_reads_all_and_the_second_none(folder: Path, library: Library) -> None:
    assert run(folder, library) == Outcome(("een", "twee", "drie"), (), ())
    version = library.version()
    assert run(folder, library) == Outcome((), ("een", "twee", "drie"), ())
    assert library.version() == version


def test_what_was_read_can_be_searched(folder: Path, library: Library) -> None:
    run(folder, library)
    assert texts(library, "twee") == ["Geen camera hier.", "Geen boa hier."]
    assert nearest(library, "twee", "boa") == ("Geen boa hier.", 1.0)


def test_what_the_catalogue_says_is_kept(folder: Path, library: Library) -> None:
    run(folder, library)
    programme = library.programme("een")
    assert (programme.publisher, programme.municipality, programme.title, programme.year) == (
        "Partij een",
        None,
        "Programma",
        None,
    )


def test_only_a_changed_file_is_read_again(folder: Path, library: Library) -> None:
    run(folder, library)
    before = library.version(), {one: library.programme(one).edition for one in ("een", "twee", "drie")}
    write(folder, "twee", "Toch een camera.")
    assert run(folder, library) == Outcome(("twee",), ("een", "drie"), ())
    assert texts(library, "twee") == ["Toch een camera."]
    assert library.version() != before[0]
    assert library.programme("een").edition == before[1]["een"]
    assert library.programme("drie").edition == before[1]["drie"]


def test_a_file_that_was_only_touched_is_not_read_again(folder: Path, library: Library) -> None:
    run(folder, library)
    (folder / "een.txt").touch()
    assert run(folder, library).read == ()


def test_a_changed_entry_is_read_again(folder: Path, library: Library) -> None:
    run(folder, library)
    name(folder, "een", "twee", "drie", title="Ander programma")
    assert run(folder, library).read == ("een", "twee", "drie")
    assert library.programme("een").title == "Ander programma"


def test_a_programme_that_left_the_catalogue_leaves_the_collection(
    folder: Path, library: Library, tmp_path: Path
) -> None:
    write(folder, "twee", "Een camera. Een boa.")
    run(folder, library)
    assert (records(tmp_path, "passages"), records(tmp_path, "sentences")) == (5, 2)
    name(folder, "een", "drie")
    assert run(folder, library) == Outcome((), ("een", "drie"), ("twee",))
    assert [programme.id for programme in library.programmes()] == ["drie", "een"]
    assert (records(tmp_path, "passages"), records(tmp_path, "sentences")) == (4, 0)


def test_a_missing_file_stops_the_run_with_the_collection_as_it_was(folder: Path, library: Library) -> None:
    run(folder, library)
    version = library.version()
    write(folder, "een", "Iets anders.")
    (folder / "drie.txt").unlink()
    with pytest.raises(SourceError) as raised:
        run(folder, library)
    assert str(raised.value).startswith(f"Het bestand {folder / 'drie.txt'} van programma drie is er niet.")
    assert library.version() == version
    assert texts(library, "een") == ["Wij willen een camera.", "Wij willen een boa."]
    assert texts(library, "drie") == ["Alleen vuurwerk.", "En een boa."]


def test_a_folder_in_the_place_of_a_file_is_reported(folder: Path, library: Library) -> None:
    (folder / "drie.txt").unlink()
    (folder / "drie.txt").mkdir()
    with pytest.raises(SourceError) as raised:
        run(folder, library)
    assert str(raised.value).startswith(f"Het bestand {folder / 'drie.txt'} kan niet worden gelezen (")
    assert library.programmes() == ()


def test_a_text_without_words_stops_the_run_before_anything_is_written(folder: Path, library: Library) -> None:
    (folder / "drie.txt").write_text("\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"^In drie\.txt staat geen tekst\."):
        run(folder, library)
    assert library.programmes() == ()


def test_each_programme_that_is_read_is_announced_with_its_number(folder: Path, library: Library) -> None:
    run(folder, library)
    write(folder, "een", "Iets anders.")
    write(folder, "drie", "Nog iets anders.")
    begun: list[tuple[str, int, int]] = []
    sync(folder, read_catalogue(folder), library, lambda *told: begun.append(told))
    assert begun == [("een", 1, 2), ("drie", 2, 2)]


def test_an_interrupted_run_leaves_a_searchable_collection_and_the_next_one_finishes_it(
    folder: Path, library: Library, tmp_path: Path
) -> None:
    run(folder, library)
    for programme in ("een", "twee", "drie"):
        write(folder, programme, f"Nieuw is een boa. En {programme}.")

    def stop_at_the_second(programme: str, number: int, count: int) -> None:
        if number == 2:
            raise KeyboardInterrupt(f"{programme} van {count}")

    with pytest.raises(KeyboardInterrupt, match="twee van 3"):
        sync(folder, read_catalogue(folder), library, stop_at_the_second)
    assert texts(library, "een") == ["Nieuw is een boa. En een."]
    assert texts(library, "twee") == ["Geen camera hier.", "Geen boa hier."]
    assert nearest(library, "een", "boa") == ("Nieuw is een boa. En een.", 1.0)
    assert nearest(library, "twee", "camera") == ("Geen camera hier.", 1.0)

    assert run(folder, library) == Outcome(("twee", "drie"), ("een",), ())
    assert [texts(library, programme) for programme in ("een", "twee", "drie")] == [
        ["Nieuw is een boa. En een."],
        ["Nieuw is een boa. En twee."],
        ["Nieuw is een boa. En drie."],
    ]
    assert (records(tmp_path, "passages"), records(tmp_path, "sentences")) == (3, 6)


def test_another_encoder_reads_everything_again(folder: Path, tmp_path: Path, library: Library) -> None:
    run(folder, library)
    editions = {programme.edition for programme in library.programmes()}
    other = Library.open(tmp_path / "andere", WordEncoder(*WORDS, name="andere"))
    run(folder, other)
    assert editions.isdisjoint(programme.edition for programme in other.programmes())
    other.close()


def test_the_same_sentence_in_two_programmes_is_two_passages(folder: Path, library: Library) -> None:
    write(folder, "twee", "Wij willen een boa.")
    run(folder, library)
    own = {programme: library.passages(programme)[-1] for programme in ("een", "twee")}
    assert own["een"].text == own["twee"].text == "Wij willen een boa."
    assert own["een"].id != own["twee"].id
