"""Where programmes come from: a catalogue that somebody keeps, and the collection's own folder, which `add` fills."""

import hashlib
from collections.abc import Sequence
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

__all__ = ["Source", "drop_source", "find_sources", "keep_source", "own_entries", "own_entry", "read_source"]


@dataclass(frozen=True, slots=True)
class Source:
    """One programme's catalogue entry, and the folder that its file is in."""

    entry: Entry
    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / self.entry.file


def find_sources(programmes: Path, own: Path) -> tuple[Source, ...]:
    """All programmes: those of the catalogue in `programmes`, in its order, then those that were added. An added one
    with the id of a shipped one stands in its place. Raises CatalogueError when a catalogue cannot be used."""
    added = {entry.id: Source(entry, own) for entry in own_entries(own)}
    shipped = [Source(entry, programmes) for entry in read_catalogue(programmes)]
    placed = [added.pop(source.entry.id, source) for source in shipped]
    return (*placed, *added.values())


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


def keep_source(own: Path, entry: Entry, data: bytes) -> None:
    """Puts a file into the collection's own folder, then its entry into the catalogue there, in place of an older one
    with its id; the older file goes last. Stopped halfway, the catalogue names what is there, as long as a file with
    other content has another name; refused by the disk, nothing is left behind."""
    entries = own_entries(own)
    older = next((held for held in entries if held.id == entry.id), None)
    replaced = [entry if held is older else held for held in entries]
    write_file(own / entry.file, data)
    try:
        write_catalogue(own, replaced if older else [*entries, entry])
    except SourceError:
        if entry.file not in [held.file for held in entries]:
            with suppress(SourceError):
                _delete(own / entry.file)
        raise
    if older and older.file != entry.file:
        _delete(own / older.file)


def drop_source(own: Path, programme_id: str) -> None:
    """Takes a programme out of the collection's own folder, its files first: stopped halfway, it can be dropped again.
    Raises SourceError when it is not there."""
    entry = own_entry(own, programme_id)
    others = [held for held in own_entries(own) if held.id != programme_id]
    _delete(own / entry.file)
    _delete_unnamed(own, programme_id, others)
    if others:
        write_catalogue(own, others)
    else:
        _delete(own / CATALOGUE_NAME)


def _delete_unnamed(own: Path, programme_id: str, entries: Sequence[Entry]) -> None:
    """Deletes what a kill left of a programme: a file that no entry names any more, and one that was not yet whole."""
    named = {own / entry.file for entry in entries}
    with writing(own):
        left = [*own.glob(f"{programme_id}-*"), *own.glob(f".{programme_id}*.new"), own / f".{CATALOGUE_NAME}.new"]
    for path in left:
        if path not in named and not path.is_dir():
            _delete(path)


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise SourceError(source_unwritable(path, reason_of(error))) from error
