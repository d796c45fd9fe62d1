"""Takes a collection to another computer: all of it in one file, with the files that it was made of."""

import hashlib
import json
from collections.abc import Sequence, Set
from pathlib import Path

from pydantic import ValidationError

from ingest import collection, wording
from ingest.catalogue import CATALOGUE_NAME, Entry, read_catalogue, write_catalogue, write_file
from ingest.collection import one_writer, open_collection
from ingest.sources import find_sources, is_file_of, read_source
from vectorstore.errors import CollectionEmpty, CollectionError, ExportError
from vectorstore.folders import replacing, writing
from vectorstore.settings import Settings
from vectorstore.transfer import Imported, export_collection, import_collection
from vectorstore.wording import export_unreadable

__all__ = ["export_to", "import_from"]

_OLDER = "ouder."
"""What stands in an export before the name of an older version's file: an id has no full stop."""


def export_to(settings: Settings, file: Path) -> None:
    """Writes the collection with its vectors, its versions and the files that it was made of, those of older versions
    too where they are kept. Raises SourceError when the file of a programme is missing, or another one by now: the
    programme would be lost where the collection is taken over."""
    with open_collection(settings) as library:
        held = library.editions()
        sources = [one for one in find_sources(settings.programmes, settings.added_dir) if one.entry.id in held]
        entries = {source.entry.id: source.entry.model_dump_json().encode() for source in sources}
        files = {source.entry.id: read_source(source) for source in sources}
        for path in _older_files(settings.added_dir, [source.entry for source in sources]):
            with writing(settings.added_dir):
                files[f"{_OLDER}{path.name}"] = path.read_bytes()
        export_collection(library, file, files, entries)


def import_from(settings: Settings, file: Path, *, replace: bool) -> int:
    """Takes over an exported collection; gives the number of programmes. What was added to it, and what the catalogue
    of the settings does not have, becomes the collection's own folder. Collection and folder change together, at the
    end; whatever goes wrong before leaves both as they were."""
    shipped = {entry.id for entry in read_catalogue(settings.programmes)}
    with one_writer(settings):
        if not replace and _in_use(settings):
            raise CollectionError(wording.import_not_empty(settings.data_dir))
        return _take_over(settings, file, shipped)


def _take_over(settings: Settings, file: Path, shipped: Set[str]) -> int:
    with replacing(settings.collection_dir, settings.added_dir) as (folder, own):
        imported = import_collection(file, folder, collection.make_encoder(settings))
        added = [entry for entry in _entries(file, imported) if entry.added or entry.id not in shipped]
        if len({entry.file for entry in added} - {CATALOGUE_NAME}) < len(added):
            raise ExportError(export_unreadable(file, "twee bestanden met één naam"))
        for entry in added:
            write_file(own / entry.file, imported.sources[entry.id])
        for name, data in imported.sources.items():
            older = name.removeprefix(_OLDER)
            if name.startswith(_OLDER) and any(is_file_of(entry.id, older) for entry in added):
                write_file(own / older, data)
        if added:
            write_catalogue(own, added)
    return len(imported.editions)


def _older_files(own: Path, entries: Sequence[Entry]) -> list[Path]:
    """The files of versions that came before those of the entries."""
    with writing(own):
        there = sorted(own.iterdir()) if own.exists() else []
    named = {entry.file for entry in entries}
    ids = [entry.id for entry in entries]
    return [path for path in there if path.name not in named and any(is_file_of(one, path.name) for one in ids)]


def _in_use(settings: Settings) -> bool:
    """Whether there is anything to lose; a collection that cannot be read is."""
    if settings.added_dir.exists() and any(settings.added_dir.iterdir()):
        return True
    if not settings.collection_dir.exists():
        return False
    try:
        with open_collection(settings) as library:
            return bool(library.editions())
    except CollectionEmpty:
        return False
    except CollectionError:
        return True


def _entries(file: Path, imported: Imported) -> list[Entry]:
    """The catalogue's entries that came along. Raises ExportError when they do not fit the files."""
    try:
        entries = {name: Entry(**json.loads(data)) for name, data in imported.entries.items()}
    except (ValidationError, ValueError, TypeError) as error:
        raise ExportError(export_unreadable(file, "catalogus")) from error
    for name, entry in entries.items():
        data = imported.sources.get(entry.id)
        if name != entry.id or data is None or entry.sha256 not in (None, hashlib.sha256(data).hexdigest()):
            raise ExportError(export_unreadable(file, f"bestand van {name}"))
    return list(entries.values())
