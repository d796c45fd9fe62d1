"""Brings the collection in line with the catalogue: reads what is new or changed, removes what is gone."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ingest.catalogue import Entry
from ingest.read import read_programme, read_source
from vectorstore.library import Library
from vectorstore.passage import Programme

__all__ = ["Outcome", "sync"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sync did: ids of programmes that were read, that were as they were, and that were removed."""

    read: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def sync(
    folder: Path,
    catalogue: Sequence[Entry],
    library: Library,
    begin: Callable[[str, int, int], None] | None = None,
) -> Outcome:
    """Reads what changed since the last time, one programme at a time, each replaced in one step.

    Every file is read from disk before anything is written, so that a missing one stops the run with the collection
    as it was. `begin` is called before each programme that is read, with its number out of how many.
    """
    stored = {programme.id: programme.edition for programme in library.programmes()}
    sources = [(entry, read_source(folder, entry)) for entry in catalogue]
    wanted = [(entry, data, _edition(entry, data, library.encoder_name)) for entry, data in sources]
    changed = [item for item in wanted if stored.get(item[0].id) != item[2]]
    readings = [(_programme(entry, edition), read_programme(entry, data)) for entry, data, edition in changed]
    for number, (programme, reading) in enumerate(readings, start=1):
        if begin:
            begin(programme.id, number, len(readings))
        library.add(programme, reading.text, reading.sections, reading.passages)
    gone = sorted(stored.keys() - {entry.id for entry in catalogue})
    for programme_id in gone:
        library.remove(programme_id)
    library.tidy()
    read = tuple(programme.id for programme, _ in readings)
    return Outcome(read, tuple(entry.id for entry in catalogue if entry.id not in read), tuple(gone))


def _programme(entry: Entry, edition: str) -> Programme:
    return Programme(
        id=entry.id,
        publisher=entry.publisher,
        publisher_kind=entry.publisher_kind,
        municipality=entry.municipality,
        title=entry.title,
        document_kind=entry.document_kind,
        status=entry.status,
        year=entry.year,
        url=entry.url,
        file=entry.file,
        edition=edition,
    )


def _edition(entry: Entry, data: bytes, encoder_name: str) -> str:
    digest = hashlib.sha256(data)
    for part in (entry.model_dump_json(), encoder_name, _reading_code()):
        digest.update(b"\x1f" + part.encode())
    return digest.hexdigest()[:16]


@cache
def _reading_code() -> str:
    """A hash of the code that reads, so that a better reader reads again what an older one read."""
    digest = hashlib.sha256()
    for module in _modules(files("ingest")):
        digest.update(module.read_bytes())
    return digest.hexdigest()


def _modules(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            found += _modules(item)
        elif item.name.endswith(".py"):
            found.append(item)
    return found
