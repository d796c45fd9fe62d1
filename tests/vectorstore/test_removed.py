"""What was removed is in none of the collection's files: not its words, and not its vectors."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.encoders import WordEncoder
from tests.on_disk import files_with, small_disk
from tests.vectorstore.made_up import WORDS, add, card, programme
from vectorstore.errors import CollectionError
from vectorstore.library import Library

DIMENSION = 64


class Telling(WordEncoder):
    """Every text has a vector of its own, worked out from its letters."""

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = [np.random.default_rng(list(text.encode())).normal(size=DIMENSION) for text in texts]
        array = np.array(rows, dtype=np.float32).reshape(len(texts), DIMENSION)
        return np.asarray(array / np.linalg.norm(array, axis=1)[:, None], dtype=np.float32)

    def encode_question(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self.encode_passages([text])[0]
        return vector


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    library = Library.open(folder, Telling(*WORDS))
    yield library
    library.close()


def fill(library: Library, programme_id: str, edition: str, count: int = 40) -> None:
    said = [
        (f"Geheim {edition} {programme_id} {i}.", f"Ook {programme_id} geheim {edition} {i}.") for i in range(count)
    ]
    add(library, programme(programme_id, edition, publisher=f"Partij {programme_id}"), *said, known=card("2026-01-01"))


def has_vector(folder: Path, vector: NDArray[np.float32]) -> bool:
    # SQLite may cut a vector in two; a quarter is then whole.
    quarters = [part.tobytes() for part in np.split(vector.astype("<f4"), 4)]
    return any(files_with(folder, quarter) for quarter in quarters)


def test_nothing_of_a_removed_programme_is_in_any_file(folder: Path, library: Library) -> None:
    fill(library, "zeppelin", "eerste")
    fill(library, "zeppelin", "tweede")
    fill(library, "ballon", "eerste")
    removed, stayed = library.vectors("zeppelin"), library.vectors("ballon")
    assert files_with(folder, b"Geheim tweede zeppelin 7.") != []
    assert files_with(folder, b"Geheim eerste zeppelin 7.") != []
    assert has_vector(folder, removed.passages[7])
    library.remove("zeppelin")
    for _ in range(2):
        assert files_with(folder, b"zeppelin") == []
        assert not any(has_vector(folder, row) for row in (*removed.passages, *removed.sentences))
        assert files_with(folder, b"Geheim eerste ballon 7.") != []
        assert has_vector(folder, stayed.passages[7])
        library.close()
    with closing(Library.open(folder, Telling(*WORDS))) as again:
        assert list(again.editions()) == ["ballon"]
        assert again.vectors("ballon").sentences.tobytes() == stayed.sentences.tobytes()


def test_the_vectors_of_a_replaced_edition_are_in_no_file_once_all_is_tidy(folder: Path, library: Library) -> None:
    fill(library, "zeppelin", "eerste")
    old = library.vectors("zeppelin")
    fill(library, "zeppelin", "tweede")
    library.tidy()
    assert not any(has_vector(folder, row) for row in (*old.passages, *old.sentences))
    (archived,) = files_with(folder, b"Geheim eerste zeppelin 7.")
    assert archived.startswith("records")


def test_a_scrub_that_was_interrupted_is_done_the_next_time(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library, "zeppelin", "eerste")
    fill(library, "ballon", "eerste")
    removed = library.vectors("zeppelin")

    def interrupted(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("vectorstore.library.scrub", interrupted)
        with pytest.raises(KeyboardInterrupt):
            library.remove("zeppelin")
    assert has_vector(folder, removed.passages[7])
    library.close()
    with closing(Library.open(folder, Telling(*WORDS))) as again:
        again.tidy()
    assert files_with(folder, b"zeppelin") == []
    assert not any(has_vector(folder, row) for row in removed.passages)


def test_an_index_with_room_to_spare_holds_nothing_of_what_was_in_memory(folder: Path, library: Library) -> None:
    for number in range(12):
        fill(library, "zeppelin", str(number), 90)
        fill(library, "ballon", str(number), 2)
    library.remove("zeppelin")
    assert files_with(folder, b"zeppelin") == []
    indexes = [file.read_bytes() for file in folder.rglob("data_level0.bin")]
    assert sorted(len(index.rstrip(bytes(1))) * 100 // len(index) for index in indexes)[-1] <= 4


def test_a_collection_where_nothing_changed_is_not_written_to(folder: Path, library: Library) -> None:
    fill(library, "ballon", "eerste")
    library.tidy()
    library.tidy()
    before = {file: file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()}
    library.close()
    with closing(Library.open(folder, Telling(*WORDS))) as again:
        again.editions()
        again.tidy()
    after = {file: file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()}
    assert {f: t for f, t in after.items() if f.suffix != ".sqlite3"} == {
        f: t for f, t in before.items() if f.suffix != ".sqlite3"
    }


def test_a_database_that_another_process_keeps_for_itself_is_told(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vectorstore.folders._PATIENCE_S", 0.1)
    fill(library, "ballon", "eerste")
    fill(library, "zeppelin", "eerste")
    fill(library, "ballon", "tweede")
    with closing(sqlite3.connect(folder / "chroma.sqlite3")) as database:
        database.execute("BEGIN")
        database.execute("SELECT count(*) FROM collections").fetchone()
        with pytest.raises(CollectionError, match=r"kan niet worden geschreven \(database is locked\)"):
            library.tidy()
        database.rollback()
    library.tidy()
    assert list(library.editions()) == ["ballon", "zeppelin"]


SMALL = """
import os, resource, sys
from pathlib import Path
from tests.vectorstore.test_removed import Telling, fill, WORDS
from vectorstore.errors import CollectionError
from vectorstore.library import Library
from vectorstore.transfer import export_collection
folder, out, limit = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
library = Library.open(folder, Telling(*WORDS))
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    if sys.argv[4] == "add":
        fill(library, "zeppelin", "tweede", 6000)
    else:
        export_collection(library, out, {"groot.pdf": os.urandom(8_000_000)})
    print("gelukt")
except CollectionError as error:
    print(error)
hits = library.search(library.probe("camera", "camera"), "zeppelin", 5)
print(library.editions()["zeppelin"], len(hits) >= 5, len(library.text("zeppelin")) > 100)
library.close()
"""


def run_small(folder: Path, out: Path, limit: int, what: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", SMALL, str(folder), str(out), str(limit), what],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=Path(__file__).parent.parent.parent,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("what", ["add", "export"])
def test_files_that_may_not_grow_leave_the_collection_answering(
    tmp_path: Path, folder: Path, library: Library, what: str
) -> None:
    fill(library, "zeppelin", "eerste")
    library.close()
    said, searched = run_small(folder, tmp_path / "uit.zip", 400_000, what)
    assert said.startswith(("In de map", "Het bestand"))
    assert "kan niet worden geschreven (" in said
    assert searched == "zeppelin eerste True True"
    assert list(tmp_path.glob("*uit*")) == []
    with closing(Library.open(folder, Telling(*WORDS))) as again:
        again.tidy()
        assert again.vectors("zeppelin").passages.shape == (40, DIMENSION)
        assert len(list((folder / "records").iterdir())) == 1


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "schijf", 6) as place:
        yield place


@pytest.mark.parametrize("what", ["add", "export"])
def test_a_disk_that_is_full_is_told_in_one_line_and_the_collection_answers(disk: Path, what: str) -> None:
    folder = disk / "collectie"
    with closing(Library.open(folder, Telling(*WORDS))) as library:
        fill(library, "zeppelin", "eerste")
    said, searched = run_small(folder, disk / "uit.zip", 0, what)
    assert "kan niet worden geschreven (de schijf is vol)" in said
    assert searched == "zeppelin eerste True True"
    assert list(disk.glob("*uit*")) == []
