"""The folder of a collection as a file system has it: what Chroma leaves in it, and how a whole one is replaced.

Chroma 1.5 (the version is pinned) takes a removed collection out of its database, but not out of the pages of its
SQLite file, and it leaves the folder with the collection's vectors where it was: `scrub` makes both gone. In the index
files of a small collection it writes what happened to stand in its memory: `blank_unused` takes that out.
"""

import errno
import glob
import os
import re
import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from vectorstore.errors import CollectionError
from vectorstore.wording import collection_unreadable, collection_unwritable, reason_of

__all__ = [
    "blank_unused",
    "is_full",
    "is_marked",
    "make_ready",
    "mark",
    "put_back",
    "replacing",
    "require_room",
    "scrub",
    "settle",
    "writing",
]

_DATABASE = "chroma.sqlite3"
_MARK = "to-scrub"
_INDEX = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""The name of a folder in which Chroma keeps the vectors of one collection."""
_HEADER = struct.Struct("<iQQQQ")
"""How an index begins: version, offset, vectors that there is room for, vectors that there are, bytes of each."""
_PATIENCE_S = 60.0
"""How long another process may be writing."""
_SPARE = 500_000
"""Bytes that a disk has free when it is not full."""


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """An error of the file system becomes a CollectionError that names the folder."""
    try:
        yield
    except OSError as error:
        raise CollectionError(collection_unwritable(folder, reason_of(error))) from error


def make_ready(folder: Path) -> None:
    """Makes the folder when it is not there. Raises CollectionError when it cannot be written, or has a database that
    is none: Chroma says so once, and then has lost, for the rest of the process, its own object for that folder."""
    with writing(folder):
        put_back(folder)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    if not (folder / _DATABASE).exists():
        return
    try:
        with closing(sqlite3.connect(folder / _DATABASE, timeout=_PATIENCE_S)) as database:
            database.execute("PRAGMA schema_version").fetchone()
    except sqlite3.Error as error:
        raise CollectionError(collection_unreadable(str(folder), str(error))) from error


def require_room(folder: Path, size: int) -> None:
    """Raises OSError when so many bytes do not fit. To find that out by writing is worse: of an index that did not fit
    Chroma does not say so."""
    if shutil.disk_usage(folder).free < size + _SPARE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def is_full(folder: Path) -> bool:
    return shutil.disk_usage(folder).free < _SPARE


def mark(folder: Path) -> None:
    """Says that something will be removed, so that an interruption does not make one forget to scrub."""
    with writing(folder):
        (folder / _MARK).touch()


def is_marked(folder: Path) -> bool:
    return (folder / _MARK).exists()


def scrub(folder: Path) -> None:
    """Makes what was removed gone from the files: the vectors of collections that are no more, and the pages that
    SQLite no longer uses. Harmless while others read."""
    with writing(folder):
        # Listed before the database is asked: Chroma writes a collection down before it makes its folder.
        indexes = [item for item in folder.iterdir() if _INDEX.fullmatch(item.name)]
    with writing(folder), _asking(folder) as database:
        used = {row[0] for row in database.execute("SELECT id FROM segments")}
        for index in indexes:
            if index.name not in used:
                shutil.rmtree(index)
        database.execute("VACUUM")
        (folder / _MARK).unlink(missing_ok=True)


def blank_unused(folder: Path, names: Sequence[str]) -> None:
    """Blanks what Chroma wrote to the disk for these collections without a meaning: it sets memory apart for a hundred
    vectors and does not clear it, so that the text of a programme that is removed could stay in the files of another.
    Only for collections that are never written to again. Raises OSError, also when Chroma wrote less than it should,
    for of a disk that is full it does not tell."""
    query = "SELECT s.id FROM segments AS s JOIN collections AS c ON c.id = s.collection WHERE c.name = ?"
    with _asking(folder) as database:
        indexes = [folder / row[0] for name in names for row in database.execute(query, [name])]
    for index in indexes:
        if index.is_dir():
            header = (index / "header.bin").read_bytes().ljust(_HEADER.size, bytes(1))
            _version, _offset, _room, count, size = _HEADER.unpack_from(header)
            # The lengths of the lists are never filled in, and stand in the list's own file.
            for name, used in (("data_level0.bin", count * size), ("length.bin", 0)):
                with (index / name).open("r+b") as file:
                    end = file.seek(0, os.SEEK_END)
                    if not count or end < used:
                        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                    file.seek(used)
                    file.write(bytes(end - used))


@contextmanager
def _asking(folder: Path) -> Iterator[sqlite3.Connection]:
    """Chroma's database, past Chroma. An error of SQLite becomes a CollectionError."""
    try:
        with closing(sqlite3.connect(folder / _DATABASE, timeout=_PATIENCE_S)) as database:
            yield database
    except sqlite3.Error as error:
        raise CollectionError(collection_unwritable(folder, str(error))) from error


@contextmanager
def replacing(*folders: Path) -> Iterator[tuple[Path, ...]]:
    """Gives for each folder an empty one to build in. When all went well these take the places of `folders`, and only
    then what stood there is deleted; one that is still empty does not take the place of none. Nothing changes when
    something did not go well. Killed between two renames, an old folder stands aside, where `settle` finds it."""
    settle(*folders)
    placed: list[Path] = []
    try:
        for folder in folders:
            with writing(folder):
                _new(folder).mkdir(parents=True)
        yield tuple(_new(folder) for folder in folders)
        for folder in folders:
            with writing(folder):
                _sync(_new(folder))
        for folder in folders:
            with writing(folder):
                if folder.exists():
                    folder.rename(_old(folder))
                elif not any(_new(folder).iterdir()):
                    _new(folder).rmdir()
                    continue
                _new(folder).rename(folder)
                placed.append(folder)
    except BaseException:
        with suppress(OSError, CollectionError):
            for folder in placed:
                folder.rename(_new(folder))
            settle(*folders)
        raise
    for folder in folders:
        shutil.rmtree(_old(folder), ignore_errors=True)


def settle(*folders: Path) -> None:
    """Ends what a kill left of a `replacing` of these folders: what was not replaced whole is again as it was before,
    and what stands beside it, with texts in it, is gone. Only while nobody else writes. Raises CollectionError."""
    # All the new ones lose their names before an old one goes.
    unfinished = any(_new(folder).exists() for folder in folders)
    for folder in folders:
        with writing(folder):
            if unfinished and _old(folder).exists() and folder.exists():
                shutil.rmtree(folder)
            put_back(folder)
    for folder in folders:
        with writing(folder):
            for leftover in (*folder.parent.glob(f"{glob.escape(_new(folder).name)}*"), _old(folder)):
                if leftover.exists():
                    shutil.rmtree(leftover)


def put_back(folder: Path) -> None:
    """Gives back the folder that an interruption left aside. Raises OSError."""
    if _old(folder).exists() and not folder.exists():
        _old(folder).rename(folder)


def _new(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.incoming")


def _old(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.outgoing")


def _sync(folder: Path) -> None:
    """Has the system write to the disk what is in its memory."""
    for path in (file for file in folder.rglob("*") if file.is_file()):
        with path.open("rb") as file:
            os.fsync(file.fileno())
