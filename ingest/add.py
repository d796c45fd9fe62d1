"""Adds a programme: a file or a web page becomes a file in the collection's own folder, with its catalogue entry."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath

from pydantic import ValidationError

from ingest import wording
from ingest.catalogue import Entry
from ingest.document import Reading
from ingest.guard import Guard
from ingest.propose import Proposal, propose, slug
from ingest.source_wording import add_incomplete, add_wrong, source_missing_here, source_unreadable
from ingest.tasks import read_unnamed
from vectorstore.errors import SourceError
from vectorstore.gazetteer import Gazetteer, load_gazetteer
from vectorstore.passage import DocumentKind, PublisherKind, Status
from vectorstore.wording import reason_of

__all__ = ["Ask", "Given", "Loaded", "compose_entry", "knows_town", "load", "read_loaded"]

Ask = Callable[[str, str | None], str]
"""Asks a person: the question and what is proposed → the answer, what was proposed when the person just agrees, or
nothing when there is none."""
_UNNAMEABLE = re.compile(r"[/\\\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What a file may have in its name, and a catalogue or a message may not."""
_TOWN = re.compile(r"gemeente\s+(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller said on the command line; None where nothing was said. `national` says that there is no town."""

    publisher: str | None = None
    municipality: str | None = None
    national: bool = False
    title: str | None = None
    year: int | None = None
    kind: DocumentKind | None = None
    status: Status | None = None
    url: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as it was found or fetched: its name, what it holds, and where it was fetched from."""

    name: str
    data: bytes
    url: str | None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def load(source: str) -> Loaded:
    """Gets a file from the disk, or a page from the web. Raises SourceError when it is not there or may not be had."""
    if source.partition("://")[0].casefold() in ("http", "https"):
        from ingest.fetch import fetch  # here: what speaks HTTP takes a tenth of a second to load

        fetched = fetch(source)
        return Loaded(fetched.name, fetched.data, fetched.url)
    path = Path(source)
    try:
        return Loaded(_UNNAMEABLE.sub("_", path.name), path.read_bytes(), None)
    except FileNotFoundError as error:
        raise SourceError(source_missing_here(path)) from error
    except OSError as error:
        raise SourceError(source_unreadable(path, reason_of(error))) from error


def read_loaded(loaded: Loaded, guard: Guard) -> Reading:
    """Reads a file that has no entry yet. Raises SourceError when it cannot be read."""
    return guard.run(read_unnamed, loaded.name, loaded.data, loaded.url, name=loaded.name)


def compose_entry(loaded: Loaded, reading: Reading, given: Given, ask: Ask | None) -> Entry:
    """The catalogue entry of a file. What the caller did not say is asked, with what the file tells as the proposal;
    without anybody to ask, publisher and town must have been said, and what is not stated stays unknown.

    Raises SourceError when something that is needed is missing, or cannot be.
    """
    gazetteer = load_gazetteer(())
    proposal = propose(loaded.name, reading, gazetteer)
    stem = PurePath(loaded.name).stem
    known = _as_written(_asked(given, proposal, stem, ask) if ask else given, gazetteer)
    if not known.publisher or not (known.municipality or known.national):
        raise SourceError(add_incomplete(loaded.name, proposal.publisher, proposal.municipality))
    kind: DocumentKind = known.kind or proposal.kind or "other"
    status: Status = known.status or proposal.status or "unknown"
    publisher_kind: PublisherKind = "municipality" if _TOWN.fullmatch(known.publisher) else "party"
    programme_id = known.id or slug(known.publisher, known.municipality or "landelijk", known.year)
    try:
        return Entry(
            id=programme_id,
            # Another content, another name: an older version stays whole until the catalogue names the new one.
            file=f"{programme_id}-{loaded.sha256[:8]}{PurePath(loaded.name).suffix.casefold()}",
            publisher=known.publisher,
            publisher_kind=publisher_kind,
            municipality=None if known.national else known.municipality,
            title=known.title or proposal.title or stem,
            document_kind=kind,
            status=status,
            year=known.year,
            url=known.url or loaded.url,
            added=date.today().isoformat(),
            sha256=loaded.sha256,
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise SourceError(add_wrong(str(first["loc"][0]), first.get("input"))) from error


def knows_town(entry: Entry) -> bool:
    """Whether the town of an entry, if it has one, is a name that questions are searched for."""
    return entry.municipality is None or load_gazetteer(()).municipality(entry.municipality) is not None


def _asked(given: Given, proposal: Proposal, stem: str, ask: Ask) -> Given:
    """What the caller said, completed by asking; a file that tells no title has its name for one."""
    publisher = given.publisher or ask(wording.ask_publisher(), proposal.publisher)
    town = given.municipality
    if not town and not given.national:
        town = ask(wording.ask_municipality(), proposal.municipality) or None
    title = given.title or ask(wording.ask_title(), proposal.title or stem)
    year = given.year
    while year is None:
        answer = ask(wording.ask_year(), str(proposal.year) if proposal.year else None)
        if not answer:
            break
        year = int(answer) if re.fullmatch(r"(?:19|20)[0-9]{2}", answer) else None
    return replace(
        given,
        publisher=publisher or None,
        municipality=town,
        national=given.national or town is None,
        title=title or None,
        year=year,
    )


def _as_written(given: Given, gazetteer: Gazetteer) -> Given:
    """The same, with party and town as they are usually spelled: that is how a question finds them."""
    publisher, town = (given.publisher or "").strip(), (given.municipality or "").strip()
    body = _TOWN.fullmatch(publisher)
    if body:
        publisher = f"Gemeente {gazetteer.municipality(body[1]) or body[1]}"
    return replace(
        given,
        publisher=gazetteer.party(publisher) or publisher or None,
        municipality=gazetteer.municipality(town) or town or None,
    )
