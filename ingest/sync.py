"""Brings the collection in line with the catalogues: reads what is new or changed, removes what is gone."""

import hashlib
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal, Protocol

from ingest.catalogue import Entry
from ingest.document import Reading
from ingest.guard import Guard
from ingest.reports.card import make_card
from ingest.source_wording import same_file
from ingest.sources import Source, read_source
from ingest.tasks import read_file
from vectorstore.errors import SourceError
from vectorstore.library import Library
from vectorstore.passage import Programme

__all__ = ["Failure", "Outcome", "Pending", "Plan", "Silent", "Watch", "plan_sync", "sync"]

_AHEAD = 2
"""Programmes that are read while another is encoded: enough to keep both busy, few enough to fit in memory."""
_READERS = tuple("choppa-srx cssselect lxml mammoth markdown-it-py pypdf pypdfium2 tinycss2 wordfreq".split())
"""Packages that decide what is read: another version of one may read otherwise."""
_KILLED_WITHIN_S = 0.1


@dataclass(frozen=True, slots=True)
class Pending:
    """A programme to read: where from, the edition that it will be, and whether the collection has an older one. `size`
    is that of the file, in bytes."""

    source: Source
    sha256: str
    edition: str
    size: int
    reason: Literal["new", "changed"]


@dataclass(frozen=True, slots=True)
class Failure:
    """A programme that could not be read, and the sentence that says why. What the collection had of it stays."""

    programme_id: str
    message: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sync will do."""

    pending: tuple[Pending, ...]
    unchanged: tuple[str, ...]
    gone: tuple[str, ...]
    failed: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sync did: ids of programmes that were read, that were as they were, and that were removed."""

    read: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    failed: tuple[Failure, ...] = ()


class Watch(Protocol):
    """Who follows a sync: told of each programme as it begins, and of the part of it that is done."""

    def begin(self, pending: Pending) -> None: ...

    def advance(self, pending: Pending, part: float) -> None: ...


class Silent:
    """Follows nothing."""

    def begin(self, pending: Pending) -> None:
        """A programme is taken up."""

    def advance(self, pending: Pending, part: float) -> None:
        """So much of it is done, 0 to 1."""


def plan_sync(sources: Sequence[Source], editions: Mapping[str, str], encoder_name: str) -> Plan:
    """What is new, changed and gone, by the editions that the collection has. Reads the files, writes nothing.

    A file that is missing, or that another programme has too, is a failure of that programme alone.
    """
    pending: list[Pending] = []
    unchanged: list[str] = []
    failed: list[Failure] = []
    seen: dict[str, str] = {}
    for source in sources:
        entry = source.entry
        try:
            data = read_source(source)
            sha256 = hashlib.sha256(data).hexdigest()
            if sha256 in seen:
                raise SourceError(same_file(source.path, entry.id, seen[sha256]))
        except SourceError as error:
            failed.append(Failure(entry.id, str(error)))
            continue
        seen[sha256] = entry.id
        edition = _edition(entry, sha256, encoder_name)
        if editions.get(entry.id) == edition:
            unchanged.append(entry.id)
        else:
            reason: Literal["new", "changed"] = "changed" if entry.id in editions else "new"
            pending.append(Pending(source, sha256, edition, len(data), reason))
    gone = sorted(editions.keys() - {source.entry.id for source in sources})
    return Plan(tuple(pending), tuple(unchanged), tuple(gone), tuple(failed))


def sync(plan: Plan, library: Library, guard: Guard, watch: Watch | None = None) -> Outcome:
    """Carries a plan out, one programme at a time, each replaced in one step. A file that cannot be read is reported
    in the outcome, and the rest goes on."""
    follow = watch or Silent()
    read: list[str] = []
    failed = list(plan.failed)
    with closing(_readings(plan.pending, guard)) as readings:
        for pending, future in readings:
            follow.begin(pending)
            entry = pending.source.entry
            try:
                reading = future.result()
            except SourceError as error:
                failed.append(Failure(entry.id, str(error)))
            else:
                card = make_card(reading, pending.sha256, entry.added or date.today().isoformat())
                library.add(
                    _programme(entry, pending.edition),
                    reading.text,
                    reading.sections,
                    reading.passages,
                    card,
                    partial(follow.advance, pending),
                )
                read.append(entry.id)
            follow.advance(pending, 1.0)
    for programme_id in plan.gone:
        library.remove(programme_id)
    library.tidy()
    return Outcome(tuple(read), plan.unchanged, plan.gone, tuple(failed))


def _readings(pending: Sequence[Pending], guard: Guard) -> Generator[tuple[Pending, Future[Reading]]]:
    """Each programme with its reading, which a child process makes while the one before it is encoded. When nobody
    wants the rest, the child is killed in the middle of the file that it reads."""
    with ThreadPoolExecutor(max_workers=1) as reader:
        begun: list[tuple[Pending, Future[Reading]]] = []
        try:
            for item in pending:
                begun.append((item, reader.submit(_read, guard, item)))
                if len(begun) > _AHEAD:
                    yield begun[0]
                    del begun[0]
            while begun:
                yield begun[0]
                del begun[0]
        finally:
            running = [future for _, future in begun if not future.cancel()]
            # More than once: the thread may just have been about to start a child.
            while wait(running, timeout=_KILLED_WITHIN_S).not_done:
                guard.close()


def _read(guard: Guard, pending: Pending) -> Reading:
    source = pending.source
    return guard.run(read_file, source.entry, source.path, pending.sha256, name=source.entry.file)


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


def _edition(entry: Entry, sha256: str, encoder_name: str) -> str:
    parts = (sha256, entry.model_dump_json(), encoder_name, _reading_code())
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@cache
def _reading_code() -> str:
    """A hash of the code that reads and of what is encoded, so that better code reads again what older code read."""
    digest = hashlib.sha256()
    for module in [*_modules(files("ingest")), files("vectorstore") / "vectors.py"]:
        digest.update(module.read_bytes())
    for package in _READERS:
        digest.update(f"{package} {version(package)}".encode())
    return digest.hexdigest()


def _modules(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            found += _modules(item)
        elif item.name.endswith(".py"):
            found.append(item)
    return found
