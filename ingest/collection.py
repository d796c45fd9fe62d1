"""What the commands do to the collection of the settings: bring it up to date, make it anew, take over another one."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import count
from typing import Any, Literal

from filelock import FileLock, Timeout
from tqdm import tqdm

from ingest import wording
from ingest.add_wording import already_held, id_of_another, id_taken
from ingest.catalogue import Entry, read_catalogue
from ingest.guard import Guard
from ingest.sources import (
    Held,
    Source,
    drop_source,
    find_held,
    find_sources,
    keep_source,
    own_entry,
)
from ingest.sync import Outcome, Pending, Plan, plan_sync, sync
from vectorstore.embedding import load_encoder
from vectorstore.encoder import Encoder
from vectorstore.errors import CollectionEmpty, CollectionError, EncoderMismatch, OptionError
from vectorstore.folders import put_back, replacing, settle, writing
from vectorstore.library import Library
from vectorstore.records import Stored
from vectorstore.settings import Settings
from vectorstore.wording import other_encoder

__all__ = [
    "held_programmes",
    "keep_programme",
    "make_encoder",
    "one_writer",
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
def one_writer(settings: Settings) -> Iterator[None]:
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
    with one_writer(settings):
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


def held_programmes(settings: Settings) -> tuple[Held, ...]:
    """The programmes that there are, shipped and added. Raises CatalogueError when a catalogue cannot be used."""
    return find_held(settings.programmes, settings.added_dir)


def keep_programme(
    settings: Settings, entry: Entry, name: str, data: bytes, *, meant: bool
) -> Literal["new", "renewed", "same"]:
    """Puts an added file, that is called `name`, into the collection's own folder; tells whether the programme was
    there, with this file or another. `meant` says that a person chose the id.

    Raises OptionError when another programme has the same file; when the id is that of another publisher, or of one in
    another town, unless it is meant and the file is the same; and when the id, unless it is meant, is that of a
    document of another kind or year.
    """
    kept: Literal["new", "renewed", "same"] = "new"
    with one_writer(settings):
        held = held_programmes(settings)
        for one in held:
            same = one.sha256 == entry.sha256
            if one.entry.id == entry.id:
                _check_next(one.entry, entry, name, held, meant=meant, same=same)
                kept = "same" if same else "renewed"
                if same and one.entry.added:  # it came in on that day
                    entry = entry.model_copy(update={"added": one.entry.added})
            elif same:
                raise OptionError(already_held(name, one.entry.id))
        keep_source(settings.added_dir, entry, data)
    return kept


def _check_next(was: Entry, entry: Entry, name: str, held: Sequence[Held], *, meant: bool, same: bool) -> None:
    """Whether an entry may take the place of the one that there is; see `keep_programme`."""
    if not was.is_of(entry.publisher, entry.municipality) and not (meant and same):
        taken = {one.entry.id for one in held}
        free = next(called for number in count(2) if (called := f"{entry.id}-{number}") not in taken)
        raise OptionError(id_of_another(name, entry.id, was.publisher, was.municipality, free))
    if not (meant or same) and (was.document_kind, was.year) != (entry.document_kind, entry.year):
        raise OptionError(id_taken(name, entry.id, was.title, was.document_kind, was.year))


def remove_programme(settings: Settings, programme_id: str) -> bool:
    """Takes an added programme out of the collection with all its versions, then its file and its entry: stopped
    halfway, it can be removed again. Tells whether there is a shipped programme that it stood in for."""
    with one_writer(settings):
        own_entry(settings.added_dir, programme_id)
        with suppress(CollectionEmpty), open_collection(settings) as library:
            if programme_id in library.editions():
                library.remove(programme_id)
            else:  # perhaps it was removed, and that was stopped before it was out of the files
                library.tidy()
        drop_source(settings.added_dir, programme_id)
    return any(entry.id == programme_id for entry in read_catalogue(settings.programmes))


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
