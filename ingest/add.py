"""Makes the catalogue's entry of a file that is added: of what was said, what a person answers, what the version before
had, and what the file tells."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import Any, Final, get_args

from pydantic import ValidationError

from ingest import add_wording as wording
from ingest.catalogue import Entry
from ingest.document import Reading
from ingest.facts import Fact, Key
from ingest.load import Loaded
from ingest.propose import Proposal, kind_of, propose, slug
from ingest.sources import Held
from vectorstore.errors import OptionError
from vectorstore.gazetteer import Gazetteer, load_gazetteer
from vectorstore.passage import DocumentKind, PublisherKind, Status
from vectorstore.wording import DOCUMENT_KINDS, STATUSES, code_of

__all__ = ["Ask", "Composed", "Given", "check_given", "compose_entry", "knows_town", "versions_apart"]

Ask = Callable[[str, str | None], str]
"""Asks a person: the question and what is proposed → the answer, what was proposed when the person just agrees, or
nothing when there is none."""
Values = Mapping[Key, str | int]
"""What is known by some source; a key is not there where that source knows nothing."""
_TOWN = re.compile(r"gemeente\s+(.+)", re.IGNORECASE)
_UNTOLD: Final = (None, "unknown", "other")
"""What stands in an entry where nothing is known."""
_ANY_ENTRY: Final[Mapping[str, object]] = {
    "id": "x",
    "file": "x",
    "publisher": "x",
    "publisher_kind": "party",
    "municipality": None,
    "title": "x",
    "document_kind": "other",
    "status": "unknown",
    "year": None,
    "url": None,
}


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
class Composed:
    """An entry, and for each of its facts where it comes from."""

    entry: Entry
    facts: tuple[Fact, ...]


def check_given(given: Given) -> None:
    """Raises OptionError for the first thing said that a catalogue cannot hold."""
    said = {
        "id": given.id,
        "publisher": given.publisher,
        "municipality": given.municipality,
        "title": given.title,
        "year": given.year,
        "url": given.url,
    }
    for key, value in said.items():
        if value is not None:
            _checked(key, value)


def compose_entry(
    loaded: Loaded, reading: Reading, given: Given, held: Sequence[Held] = (), ask: Ask | None = None
) -> Composed:
    """The catalogue entry of a file. What the caller did not say is asked, with what the version before had, or what
    the file tells, as the proposal. Without anybody to ask, publisher and town must have been said; the rest is taken
    from the version before, then from the file, and the year, which the name is made of, stays unknown.

    Raises OptionError when something that is needed is missing, or cannot be.
    """
    gazetteer = load_gazetteer(())
    proposal = propose(loaded.name, reading, gazetteer)
    known = _as_written(_ask_whose(given, proposal, ask) if ask else given, gazetteer)
    publisher = known.publisher
    if not publisher or not (known.municipality or known.national):
        raise OptionError(wording.add_incomplete(loaded.name, proposal.publisher, proposal.municipality))
    if ask and known.year is None:
        named = _version_before(known.id, known, loaded.sha256, held)
        known = replace(known, year=_ask_fact("year", (named and named.entry.year) or proposal.year, ask))
    programme_id = known.id or slug(publisher, known.municipality or "landelijk", known.year)
    before = _version_before(programme_id, known, loaded.sha256, held)
    whose = _whose(publisher, known, before, loaded.sha256, held)
    facts = _find_facts(known, before, _told(loaded, proposal, whose.publisher_kind), loaded, ask)
    entry = _validated(
        id=programme_id,
        # Another content, another name: the file of an older version stays what it is.
        file=f"{programme_id}-{loaded.sha256[:8]}{PurePath(loaded.name).suffix.casefold()}",
        publisher=whose.publisher,
        publisher_kind=whose.publisher_kind,
        municipality=whose.municipality,
        added=date.today().isoformat(),
        sha256=loaded.sha256,
        **{fact.key: fact.value for fact in facts if fact.value is not None},
    )
    return Composed(entry, facts)


def knows_town(entry: Entry) -> bool:
    """Whether the town of an entry, if it has one, is a name that questions are searched for."""
    return entry.municipality is None or load_gazetteer(()).municipality(entry.municipality) is not None


def versions_apart(entry: Entry, held: Sequence[Held]) -> tuple[str, ...]:
    """The programmes that a new one may be a next version of: of the same publisher, town and kind, and not of another
    year; where one of the two has no year, nobody can tell."""
    return tuple(
        one.entry.id
        for one in held
        if one.entry.is_of(entry.publisher, entry.municipality)
        and one.entry.document_kind == entry.document_kind
        and None in (entry.year, one.entry.year)
    )


def _told(loaded: Loaded, proposal: Proposal, publisher_kind: PublisherKind) -> Values:
    """What the file tells; one that tells no title has its name for one."""
    kind, status = kind_of(proposal, publisher_kind)
    return _without_unknown(
        {
            "title": proposal.title or PurePath(loaded.name).stem,
            "document_kind": kind,
            "status": status,
            "year": proposal.year,
        }
    )


def _without_unknown(values: Mapping[Key, str | int | None]) -> Values:
    return {key: value for key, value in values.items() if value is not None and value not in _UNTOLD}


def _version_before(programme_id: str | None, known: Given, sha256: str, held: Sequence[Held]) -> Held | None:
    """The programme with this id, if this can be its next version: of the same publisher and town, or, where it was
    called by its name, the very same file, of which something is put right."""
    for one in held:
        if one.entry.id == programme_id:
            again = known.id is not None and one.sha256 == sha256
            return one if again or one.entry.is_of(known.publisher or "", known.municipality) else None
    return None


def _whose(publisher: str, known: Given, before: Held | None, sha256: str, held: Sequence[Held]) -> Entry:
    """An entry with publisher and town alone: spelled as in the version before, or else in another programme of theirs
    (answers would tell of two publishers), unless that is put right."""
    corrected = before is not None and before.sha256 == sha256 and known.id is not None
    of_theirs = (one for one in held if one.entry.is_of(publisher, known.municipality))
    spelled = before or next(of_theirs, None)
    if spelled is not None and not corrected:
        return spelled.entry
    kind: PublisherKind = "municipality" if _TOWN.fullmatch(publisher) else "party"
    return _validated(publisher=publisher, publisher_kind=kind, municipality=known.municipality)


def _carried(before: Held | None, told: Values, sha256: str, meant: bool) -> Values:
    """What a next version has from the one before. Of another file not the web address, where perhaps the old text
    stands; not a year, when the file tells another; and not kind and status, when the file calls itself a draft and the
    one before was none, or the other way round, or when it calls itself another kind and no one said (`meant`) that it
    is a next version."""
    if before is None:
        return {}
    was = before.entry
    values = dict(_without_unknown({key: getattr(was, key) for key in get_args(Key)}))
    if before.sha256 == sha256:
        return values
    values.pop("url", None)
    if told.get("year", was.year) != was.year:
        values.pop("year", None)
    kind = told.get("document_kind")
    was_draft = was.status == "draft" or was.document_kind in ("concept_programme", "forum_draft")
    other = kind not in (was.document_kind, None) and was.document_kind != "other" and not meant
    if other or (kind is not None and (kind == "concept_programme") != was_draft):
        values.pop("document_kind", None)
        values.pop("status", None)
    return values


def _find_facts(known: Given, before: Held | None, told: Values, loaded: Loaded, ask: Ask | None) -> tuple[Fact, ...]:
    carried = _carried(before, told, loaded.sha256, known.id is not None)
    said: dict[Key, str | int | None] = {
        "title": known.title,
        "document_kind": known.kind,
        "status": known.status,
        "year": known.year,
        "url": known.url or loaded.url,
    }
    old_url = before.entry.url if before else None
    facts: list[Fact] = []
    for key, value in said.items():
        proposed = carried.get(key, told.get(key))
        if value is None and ask and key != "year":
            value = _ask_fact(key, proposed, ask)
        if value is not None or (ask and key != "title"):  # there is no document without a title
            facts.append(Fact(key, value, "unknown" if value in _UNTOLD else "said"))
        elif key in carried:
            other = told.get(key)
            facts.append(Fact(key, carried[key], "before", other if other != carried[key] else None))
        elif key in told and key != "year":
            facts.append(Fact(key, told[key], "file"))
        else:
            facts.append(Fact(key, None, "unknown", old_url if key == "url" else told.get(key)))
    return tuple(facts)


def _ask_whose(given: Given, proposal: Proposal, ask: Ask) -> Given:
    """What the caller said, completed by asking whose it is, and where."""
    publisher = given.publisher or _ask_checked("publisher", wording.ask_publisher(), proposal.publisher, ask)
    town = given.municipality
    if not town and not given.national:
        town = _ask_town(proposal.municipality, ask)
    return replace(given, publisher=publisher, municipality=town, national=given.national or town is None)


def _ask_town(proposed: str | None, ask: Ask) -> str | None:
    """A town that no list has is asked for once more; it is meant when that is said again."""
    town: str | None = _ask_checked("municipality", wording.ask_municipality(), proposed, ask)
    if town and load_gazetteer(()).municipality(town) is None:
        town = _ask_checked("municipality", f"{wording.town_unknown(town)}\n{wording.ask_municipality()}", town, ask)
    return town


def _ask_fact(key: Key, proposed: str | int | None, ask: Ask) -> Any:
    names = wording.NAMES.get(key)
    shown = names[str(proposed)] if names and proposed else proposed
    return _ask_checked(key, wording.ask_fact(key), None if shown is None else str(shown), ask)


def _ask_checked(key: str, question: str, proposed: str | None, ask: Ask) -> Any:
    """Asks until the answer can be, each time with what is wrong with it; None when there is none."""
    complaint = ""
    while True:
        answer = ask(complaint + question, proposed)
        if not answer:
            return None
        try:
            return _checked(key, _meant_by(key, answer))
        except OptionError:
            complaint = f"{wording.answer_wrong(key, answer)}\n"


def _meant_by(key: str, answer: str) -> str | int:
    """A typed answer as the catalogue has it."""
    if key == "year" and re.fullmatch(r"[0-9]{1,9}", answer):
        return int(answer)
    if key == "document_kind":
        return code_of(DOCUMENT_KINDS, answer) or answer
    if key == "status":
        return code_of(STATUSES, answer) or answer
    return answer


def _checked(key: str, value: str | int) -> str | int:
    _validated(**{key: value})
    return value


def _validated(**facts: object) -> Entry:
    """An entry of these facts. Raises OptionError, in the words of the command line, when one cannot be."""
    try:
        return Entry.model_validate({**_ANY_ENTRY, **facts})
    except ValidationError as error:
        first = error.errors()[0]
        raise OptionError(wording.add_wrong(str(first["loc"][0]), first.get("input"))) from error


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
