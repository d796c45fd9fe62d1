"""What the commands do to the collection of the settings: bring it up to date, make it anew, take over another one."""

import json
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from tqdm import tqdm

from ingest import wording
from ingest.catalogue import Entry, write_catalogue, write_file
from ingest.guard import Guard
from ingest.sources import drop_source, find_sources, own_entries, read_source
from ingest.sync import Outcome, Pending, Plan, plan_sync, sync
from vectorstore.embedding import load_encoder
from vectorstore.encoder import Encoder
from vectorstore.errors import CollectionEmpty, CollectionError
from vectorstore.folders import replacing
from vectorstore.library import Library
from vectorstore.records import Stored
from vectorstore.settings import Settings
from vectorstore.transfer import export_collection, import_collection
from vectorstore.wording import export_unreadable

__all__ = [
    "export_to",
    "import_from",
    "make_encoder",
    "open_collection",
    "plan_collection",
    "remove_programme",
    "sync_collection",
]


def make_encoder(settings: Settings) -> Encoder:
    """The encoder of the settings."""
    return load_encoder(settings.embedding_model, settings.cache_dir, settings.query_prompt, settings.passage_prompt)


@contextmanager
def open_collection(settings: Settings, encoder: Encoder | None = None) -> Iterator[Library]:
    """The collection of the settings, to look into; to write, with an encoder."""
    with closing(Library.open(settings.collection_dir, encoder)) as library:
        yield library


def plan_collection(settings: Settings, *, rebuild: bool = False) -> Plan:
    """What a sync would do; nothing is written. A collection that is not there yet counts as empty."""
    sources = find_sources(settings.programmes, settings.added_dir)
    editions: dict[str, str] = {}
    if not rebuild and settings.collection_dir.exists():
        try:
            with open_collection(settings) as library:
                editions = library.editions()
        except CollectionEmpty:
            pass
    return plan_sync(sources, editions, make_encoder(settings).name)


def sync_collection(settings: Settings, *, rebuild: bool = False) -> Outcome:
    """Brings the collection in line with the catalogues, with a progress bar on stderr. `rebuild` makes a new one,
    which takes the old one's place, and its archived versions, when it is complete."""
    sources = find_sources(settings.programmes, settings.added_dir)
    encoder = make_encoder(settings)
    if not rebuild:
        with open_collection(settings, encoder) as library:
            return _carry_out(plan_sync(sources, library.editions(), encoder.name), library)
    archived = _archived(settings)
    with replacing(settings.collection_dir) as folder, closing(Library.open(folder, encoder)) as library:
        outcome = _carry_out(plan_sync(sources, {}, encoder.name), library)
        held = library.editions()
        for stored in archived:
            if stored.programme.id in held:
                library.keep(stored)
    return outcome


def remove_programme(settings: Settings, programme_id: str) -> None:
    """Takes an added programme out of the collection, with its file and all its versions."""
    drop_source(settings.added_dir, programme_id)
    with open_collection(settings) as library:
        if programme_id in library.editions():
            library.remove(programme_id)


def export_to(settings: Settings, file: Path) -> None:
    """Writes the collection with its vectors, its versions and the files that it was made of."""
    sources = [source for source in find_sources(settings.programmes, settings.added_dir) if source.path.exists()]
    with open_collection(settings) as library:
        held = library.editions()
        entries = {
            source.entry.id: source.entry.model_dump_json().encode() for source in sources if source.entry.id in held
        }
        files = {source.entry.id: read_source(source) for source in sources if source.entry.id in held}
        export_collection(library, file, files, entries)


def import_from(settings: Settings, file: Path, *, replace: bool) -> int:
    """Takes over an exported collection; gives the number of programmes. Programmes that the catalogue of the settings
    does not have go into the collection's own folder, with their files."""
    imported = import_collection(file, settings.collection_dir, make_encoder(settings), replace=replace)
    shipped = {source.entry.id for source in find_sources(settings.programmes, settings.added_dir)}
    added = list(own_entries(settings.added_dir))
    for data in imported.entries.values():
        entry = _entry(file, data)
        if entry.id not in shipped:
            write_file(settings.added_dir / entry.file, imported.sources[entry.id])
            added.append(entry)
    if added:
        write_catalogue(settings.added_dir, added)
    return len(imported.editions)


def _entry(file: Path, data: bytes) -> Entry:
    try:
        return Entry(**json.loads(data))
    except (ValidationError, ValueError, TypeError) as error:
        raise CollectionError(export_unreadable(file, str(error))) from error


def _archived(settings: Settings) -> tuple[Stored, ...]:
    """The archived versions of the collection that is there; none when it cannot be read, which is why people make it
    anew."""
    if not settings.collection_dir.exists():
        return ()
    try:
        with open_collection(settings) as library:
            return library.archived()
    except CollectionError:
        return ()


def _carry_out(plan: Plan, library: Library) -> Outcome:
    total = sum(pending.size for pending in plan.pending)
    with (
        Guard() as guard,
        tqdm(
            total=total, desc=wording.reading(), unit="B", unit_scale=True, disable=None, leave=False, file=sys.stderr
        ) as bar,
    ):
        return sync(plan, library, guard, _Bar(bar))


class _Bar:
    """A progress bar that counts the bytes of the files."""

    def __init__(self, bar: "tqdm[Any]") -> None:
        self._bar = bar
        self._done = 0

    def begin(self, pending: Pending) -> None:
        self._bar.set_postfix_str(pending.source.entry.id)

    def advance(self, pending: Pending, part: float) -> None:
        self._bar.update(self._done + round(part * pending.size) - self._bar.n)
        if part >= 1:
            self._done += pending.size
