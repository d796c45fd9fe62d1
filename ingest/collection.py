"""What the commands do to the collection of the settings: bring it up to date, make it anew, take over another one."""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence, Set
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout
from pydantic import ValidationError
from tqdm import tqdm

from ingest import wording
from ingest.catalogue import CATALOGUE_NAME, Entry, read_catalogue, write_catalogue, write_file
from ingest.guard import Guard
from ingest.source_wording import already_held, id_taken
from ingest.sources import Source, drop_source, find_sources, keep_source, own_entry, read_source
from ingest.sync import Outcome, Pending, Plan, plan_sync, sync
from vectorstore.embedding import load_encoder
from vectorstore.encoder import Encoder
from vectorstore.errors import CollectionEmpty, CollectionError, EncoderMismatch, SourceError
from vectorstore.folders import put_back, replacing, settle, writing
from vectorstore.library import Library
from vectorstore.records import Stored
from vectorstore.settings import Settings
from vectorstore.transfer import Imported, export_collection, import_collection
from vectorstore.wording import export_unreadable, other_encoder

__all__ = [
    "export_to",
    "import_from",
    "keep_programme",
    "make_encoder",
    "open_collection",
    "plan_collection",
    "remove_programme",
    "sync_collection",
]

_LOCK = "write.lock"


def make_encoder(settings: Settings) -> Encoder:
    """The encoder of the settings."""
    return load_encoder(settings.embedding_model, settings.cache_dir, settings.query_prompt, settings.passage_prompt)


@contextmanager
def open_collection(settings: Settings, encoder: Encoder | None = None) -> Iterator[Library]:
    """The collection of the settings, to look into; to write, with an encoder."""
    with closing(Library.open(settings.collection_dir, encoder)) as library:
        yield library


@contextmanager
def _one_writer(settings: Settings) -> Iterator[None]:
    """One command writes at a time, so that none overwrites what another adds; a second waits, and says so. Whoever
    looks things up does not wait. What a killed command left halfway is settled first."""
    with writing(settings.data_dir):
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        lock = FileLock(settings.data_dir / _LOCK)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            print(wording.waiting_for_another(settings.data_dir), file=sys.stderr)
            lock.acquire()
    try:
        settle(settings.collection_dir, settings.added_dir)
        yield
    finally:
        lock.release()


def plan_collection(settings: Settings, *, rebuild: bool = False) -> Plan:
    """What a sync would do; nothing is written. A collection that is not there yet counts as empty. Raises
    EncoderMismatch where a sync would."""
    sources = find_sources(settings.programmes, settings.added_dir)
    folder, encoder_name = settings.collection_dir, make_encoder(settings).name
    editions: dict[str, str] = {}
    with writing(folder):
        put_back(folder)
    if not rebuild and folder.exists():
        with suppress(CollectionEmpty), open_collection(settings) as library:
            if library.encoder_name != encoder_name:
                raise EncoderMismatch(other_encoder(str(folder), library.encoder_name, encoder_name))
            editions = library.editions()
    return plan_sync(sources, editions, encoder_name)


def sync_collection(settings: Settings, *, rebuild: bool = False, guard: Guard | None = None) -> Outcome:
    """Brings the collection in line with the catalogues, with a progress bar on stderr. `rebuild` makes a new one,
    which takes the old one's place, with its archived versions and with what can no longer be read, when it is
    complete. `guard` is one whose child has started already."""
    guard = guard or Guard()
    encoder = make_encoder(settings)
    with _one_writer(settings):
        sources = find_sources(settings.programmes, settings.added_dir)
        if rebuild:
            return _make_anew(settings, sources, encoder, guard)
        with open_collection(settings, encoder) as library:
            return _carry_out(plan_sync(sources, library.editions(), encoder.name), library, guard)


def _make_anew(settings: Settings, sources: Sequence[Source], encoder: Encoder, guard: Guard) -> Outcome:
    current, archived = _standing(settings)
    with replacing(settings.collection_dir) as (folder,), closing(Library.open(folder, encoder)) as library:
        outcome = _carry_out(plan_sync(sources, {}, encoder.name), library, guard)
        failed = {failure.programme_id for failure in outcome.failed}
        for stored in current:
            if stored.programme.id in failed:  # what the collection had of it stays
                library.add(stored.programme, stored.text, stored.sections, stored.passages, stored.card)
        held = library.editions()
        for stored in archived:
            if stored.programme.id in held:
                library.keep(stored)
    return outcome


def keep_programme(
    settings: Settings, entry: Entry, name: str, data: bytes, *, meant: bool
) -> Literal["new", "renewed", "same"]:
    """Puts an added file, that is called `name`, into the collection's own folder; tells whether the programme was
    there, with this file or another. Raises SourceError when another programme has the same file, and when the id,
    unless it is `meant`, is that of a document of another kind or year."""
    kept: Literal["new", "renewed", "same"] = "new"
    with _one_writer(settings):
        for source in find_sources(settings.programmes, settings.added_dir):
            same = False
            with suppress(SourceError):
                same = hashlib.sha256(read_source(source)).hexdigest() == entry.sha256
            if source.entry.id == entry.id:
                told = source.entry.document_kind, source.entry.year
                if not (meant or same) and told != (entry.document_kind, entry.year):
                    raise SourceError(id_taken(name, entry.id, source.entry.title))
                kept = "same" if same else "renewed"
                if same and source.entry.added:  # it came in on that day
                    entry = entry.model_copy(update={"added": source.entry.added})
            elif same:
                raise SourceError(already_held(name, source.entry.id))
        keep_source(settings.added_dir, entry, data)
    return kept


def remove_programme(settings: Settings, programme_id: str) -> bool:
    """Takes an added programme out of the collection with all its versions, then its file and its entry: stopped
    halfway, it can be removed again. Tells whether there is a shipped programme that it stood in for."""
    with _one_writer(settings):
        own_entry(settings.added_dir, programme_id)
        with suppress(CollectionEmpty), open_collection(settings) as library:
            if programme_id in library.editions():
                library.remove(programme_id)
            else:  # perhaps it was removed, and that was stopped before it was out of the files
                library.tidy()
        drop_source(settings.added_dir, programme_id)
    return any(entry.id == programme_id for entry in read_catalogue(settings.programmes))


def export_to(settings: Settings, file: Path) -> None:
    """Writes the collection with its vectors, its versions and the files that it was made of. Raises SourceError when
    one of these is missing, or another one by now: the programme would be lost where the collection is taken over."""
    with open_collection(settings) as library:
        held = library.editions()
        sources = [one for one in find_sources(settings.programmes, settings.added_dir) if one.entry.id in held]
        entries = {source.entry.id: source.entry.model_dump_json().encode() for source in sources}
        files = {source.entry.id: read_source(source) for source in sources}
        export_collection(library, file, files, entries)


def import_from(settings: Settings, file: Path, *, replace: bool) -> int:
    """Takes over an exported collection; gives the number of programmes. What was added to it, and what the catalogue
    of the settings does not have, becomes the collection's own folder. Collection and folder change together, at the
    end; whatever goes wrong before leaves both as they were."""
    shipped = {entry.id for entry in read_catalogue(settings.programmes)}
    with _one_writer(settings):
        if not replace and _in_use(settings):
            raise CollectionError(wording.import_not_empty(settings.data_dir))
        return _take_over(settings, file, shipped)


def _take_over(settings: Settings, file: Path, shipped: Set[str]) -> int:
    with replacing(settings.collection_dir, settings.added_dir) as (folder, own):
        imported = import_collection(file, folder, make_encoder(settings))
        added = [entry for entry in _entries(file, imported) if entry.added or entry.id not in shipped]
        if len({entry.file for entry in added} - {CATALOGUE_NAME}) < len(added):
            raise CollectionError(export_unreadable(file, "twee bestanden met één naam"))
        for entry in added:
            write_file(own / entry.file, imported.sources[entry.id])
        if added:
            write_catalogue(own, added)
    return len(imported.editions)


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
    """The catalogue's entries that came along. Raises CollectionError when they do not fit the files."""
    try:
        entries = {name: Entry(**json.loads(data)) for name, data in imported.entries.items()}
    except (ValidationError, ValueError, TypeError) as error:
        raise CollectionError(export_unreadable(file, "catalogus")) from error
    for name, entry in entries.items():
        data = imported.sources.get(entry.id)
        if name != entry.id or data is None or entry.sha256 not in (None, hashlib.sha256(data).hexdigest()):
            raise CollectionError(export_unreadable(file, f"bestand van {name}"))
    return list(entries.values())


def _standing(settings: Settings) -> tuple[tuple[Stored, ...], tuple[Stored, ...]]:
    """The programmes of the collection that is there, and its archived versions, of each the oldest first. What cannot
    be read, which is why people make it anew, is left out, with a warning where it is one version."""
    standing: dict[bool, list[Stored]] = {True: [], False: []}
    if settings.collection_dir.exists():
        with suppress(CollectionError), open_collection(settings) as library:
            for programme_id in library.editions():
                for version in reversed(library.versions(programme_id)):
                    try:
                        standing[version.current].append(library.stored(programme_id, version.edition))
                    except CollectionError:
                        print(wording.version_lost(programme_id, version.edition), file=sys.stderr)
    return tuple(standing[True]), tuple(standing[False])


def _carry_out(plan: Plan, library: Library, guard: Guard) -> Outcome:
    total = sum(pending.size for pending in plan.pending)
    with (
        guard,
        tqdm(
            total=total, desc=wording.reading(), unit="B", unit_scale=True, disable=None, leave=False, file=sys.stderr
        ) as bar,
    ):
        return sync(plan, library, guard, _Bar(bar))


class _Bar:
    """A progress bar that counts the bytes of the files."""

    def __init__(self, bar: "tqdm[Any]") -> None:
        self._bar = bar
        self._before = 0

    def begin(self, pending: Pending) -> None:
        self._before = int(self._bar.n)
        self._bar.set_postfix_str(pending.source.entry.id)

    def advance(self, pending: Pending, part: float) -> None:
        self._bar.update(self._before + round(part * pending.size) - self._bar.n)
