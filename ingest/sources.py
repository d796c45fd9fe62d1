"""Where programmes come from: a catalogue that somebody keeps, and the collection's own folder, which `add` fills."""

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ingest.catalogue import CATALOGUE_NAME, Entry, read_catalogue, write_catalogue, write_file
from ingest.source_wording import (
    not_added_here,
    source_changed,
    source_missing,
    source_unreadable,
    source_unwritable,
)
from vectorstore.errors import SourceError
from vectorstore.folders import put_back, writing
from vectorstore.wording import reason_of

__all__ = [
    "Held",
    "Source",
    "drop_source",
    "find_file",
    "find_held",
    "find_sources",
    "is_file_of",
    "keep_source",
    "own_entries",
    "own_entry",
    "read_source",
]


@dataclass(frozen=True, slots=True)
class Source:
    """One programme's catalogue entry, and the folder that its file is in."""

    entry: Entry
    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / self.entry.file


@dataclass(frozen=True, slots=True)
class Held:
    """A programme that there is, with the SHA-256 of its file; None where that cannot be read."""

    entry: Entry
    sha256: str | None


def find_sources(programmes: Path, own: Path) -> tuple[Source, ...]:
    """All programmes: those of the catalogue in `programmes`, in its order, then those that were added. An added one
    with the id of a shipped one stands in its place. Raises CatalogueError when a catalogue cannot be used."""
    added = {entry.id: Source(entry, own) for entry in own_entries(own)}
    shipped = [Source(entry, programmes) for entry in read_catalogue(programmes)]
    placed = [added.pop(source.entry.id, source) for source in shipped]
    return (*placed, *added.values())


def find_held(programmes: Path, own: Path) -> tuple[Held, ...]:
    """All programmes, in the order of `find_sources`, and raising as it does."""
    held: list[Held] = []
    for source in find_sources(programmes, own):
        sha256 = None
        with suppress(SourceError):
            sha256 = hashlib.sha256(read_source(source)).hexdigest()
        held.append(Held(source.entry, sha256))
    return tuple(held)


def own_entries(own: Path) -> tuple[Entry, ...]:
    """The catalogue of the collection's own folder; empty when nothing was added."""
    with writing(own):
        put_back(own)
    return read_catalogue(own) if (own / CATALOGUE_NAME).exists() else ()


def own_entry(own: Path, programme_id: str) -> Entry:
    """An entry of the collection's own folder. Raises SourceError when it is not there."""
    entries = own_entries(own)
    for held in entries:
        if held.id == programme_id:
            return held
    raise SourceError(not_added_here(programme_id, [held.id for held in entries]))


def read_source(source: Source) -> bytes:
    """The bytes of a programme's file. Raises SourceError when it is missing, cannot be read, or is another one than
    its entry was made for."""
    try:
        data = source.path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(source_missing(source.path, source.entry.id)) from error
    except OSError as error:
        raise SourceError(source_unreadable(source.path, reason_of(error))) from error
    if source.entry.sha256 not in (None, hashlib.sha256(data).hexdigest()):
        raise SourceError(source_changed(source.path, source.entry.id))
    return data


def is_file_of(programme_id: str, name: str) -> bool:
    """Whether a file in the collection's own folder is called as `add` calls those of this programme."""
    return re.fullmatch(rf"{re.escape(programme_id)}-[0-9a-f]{{8}}(?:\.[^.]*)?", name) is not None


def find_file(own: Path, programme_id: str, sha256: str | None) -> Path | None:
    """The file of a version in the collection's own folder, by what it held when it was read in."""
    if not sha256:
        return None
    with writing(own):
        found = sorted(own.glob(f"{programme_id}-{sha256[:8]}*"))
    return next((path for path in found if is_file_of(programme_id, path.name)), None)


def keep_source(own: Path, entry: Entry, data: bytes) -> None:
    """Puts a file into the collection's own folder, then its entry into the catalogue there, in place of an older one
    with its id. The older file stays, as its version does, so that a quote from it can be checked. Stopped halfway, the
    catalogue names what is there, as long as a file with other content has another name; refused by the disk, nothing
    is left behind."""
    entries = own_entries(own)
    known = any(held.id == entry.id for held in entries)
    there = (own / entry.file).exists()
    write_file(own / entry.file, data)
    try:
        write_catalogue(own, [entry if held.id == entry.id else held for held in entries] + ([] if known else [entry]))
    except SourceError:
        if not there:
            with suppress(SourceError):
                _delete(own / entry.file)
        raise


def drop_source(own: Path, programme_id: str) -> None:
    """Takes a programme out of the collection's own folder, the files of all its versions first: stopped halfway, it
    can be dropped again. Raises SourceError when it is not there."""
    entry = own_entry(own, programme_id)
    others = [held for held in own_entries(own) if held.id != programme_id]
    with writing(own):
        unfinished = [*own.glob(f".{programme_id}-*.new"), own / f".{CATALOGUE_NAME}.new"]
        of_versions = [path for path in own.iterdir() if is_file_of(programme_id, path.name) and path.is_file()]
    named = {own / held.file for held in others}
    for path in {own / entry.file, *unfinished, *of_versions} - named:
        _delete(path)
    if others:
        write_catalogue(own, others)
    else:
        _delete(own / CATALOGUE_NAME)


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise SourceError(source_unwritable(path, reason_of(error))) from error
