"""Where programmes come from: a catalogue that somebody keeps, and the collection's own folder, which `add` fills."""

from dataclasses import dataclass
from pathlib import Path

from ingest.catalogue import CATALOGUE_NAME, Entry, read_catalogue, write_catalogue, write_file
from ingest.source_wording import not_added_here, source_missing, source_unreadable
from vectorstore.errors import SourceError

__all__ = ["Source", "drop_source", "find_sources", "keep_source", "own_entries", "read_source"]


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
    return read_catalogue(own) if (own / CATALOGUE_NAME).exists() else ()


def read_source(source: Source) -> bytes:
    """The bytes of a programme's file. Raises SourceError when it is missing or cannot be read."""
    try:
        return source.path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(source_missing(source.path, source.entry.id)) from error
    except OSError as error:
        raise SourceError(source_unreadable(source.path, error.strerror or type(error).__name__)) from error


def keep_source(own: Path, entry: Entry, data: bytes) -> None:
    """Puts a file into the collection's own folder, then its entry into the catalogue there, in place of an older one
    with its id; the older file goes last. Stopped halfway, the catalogue still names a file that is there."""
    entries = own_entries(own)
    older = next((held for held in entries if held.id == entry.id), None)
    write_file(own / entry.file, data)
    if older is None:
        write_catalogue(own, [*entries, entry])
    else:
        write_catalogue(own, [entry if held.id == entry.id else held for held in entries])
        if older.file != entry.file:
            (own / older.file).unlink(missing_ok=True)


def drop_source(own: Path, programme_id: str) -> None:
    """Takes a programme out of the collection's own folder, its file too. Raises SourceError when it is not there."""
    entries = own_entries(own)
    entry = next((held for held in entries if held.id == programme_id), None)
    if entry is None:
        raise SourceError(not_added_here(programme_id, [held.id for held in entries]))
    others = [held for held in entries if held.id != programme_id]
    if others:
        write_catalogue(own, others)
    else:
        (own / CATALOGUE_NAME).unlink()
    (own / entry.file).unlink(missing_ok=True)
