"""The half of the collection that needs no vectors: which programmes there are, their editions, and their records."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from vectorstore.errors import CollectionEmpty, CollectionError, SettingsError
from vectorstore.passage import Card, Passage, PassageKind, Programme, Section, Version
from vectorstore.ranking import Candidates, ProgrammeWords
from vectorstore.records import Edition, Entry, Records, Stored, from_metadata
from vectorstore.spelling import Spelling
from vectorstore.wording import (
    collection_changed,
    collection_empty,
    collection_unreadable,
    town_unknown,
    unknown_programme,
)

__all__ = ["Shelf"]


class Shelf(ABC):
    """Looks things up. What was read is remembered until something changes; a record is opened when it is asked for.
    Where a method takes an edition, None is the current one, and the beginning of its name is enough; see
    `Entry.choose`. An edition or a programme that is not there, or is not of the towns that are looked at, is a
    CollectionError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._records = Records(folder / "records")
        self._entries: dict[str, Entry] | None = None
        self._stored: dict[str, Stored] = {}
        self._indexed: ProgrammeWords | None = None
        self._asked: dict[tuple[str, tuple[PassageKind, ...]], Candidates] = {}
        self._towns: frozenset[str] = frozenset()

    def look_only_at(self, towns: Sequence[str]) -> None:
        """From now on only programmes of these municipalities, and those of none, are looked up and searched; of all
        when no town is given. What is written or removed, and the version, are of the whole collection all the same.
        Raises SettingsError for a town that no programme is of."""
        known = sorted({p.municipality for p in (entry.programme for entry in self._all().values()) if p.municipality})
        for town in towns:
            if town not in known:
                raise SettingsError(town_unknown(town, known))
        self._towns = frozenset(towns)
        self._forget()

    @abstractmethod
    def _metadata(self) -> Sequence[Mapping[str, Any]]:
        """What `to_metadata` wrote of each programme, in any order."""

    def editions(self) -> dict[str, str]:
        """The current edition of each programme, by its id. No record is opened for it."""
        return {programme_id: entry.current.edition for programme_id, entry in self._all().items()}

    def programmes(self) -> tuple[Programme, ...]:
        """All programmes, alphabetical by publisher and municipality. No record is opened for it."""
        return tuple(entry.programme for entry in self._looked_at().values())

    def versions(self, programme_id: str) -> tuple[Version, ...]:
        """The editions of a programme that are kept, newest first. No record is opened for it."""
        return self._entry(programme_id).versions

    def version(self) -> str:
        """Changes when any passage, or what is said of it, does. Raises CollectionEmpty when nothing was read in."""
        editions = self.editions()
        if not editions:
            raise CollectionEmpty(collection_empty())
        return hashlib.sha256(" ".join(sorted(editions.values())).encode()).hexdigest()[:12]

    def stored(self, programme_id: str, edition: str | None = None) -> Stored:
        """All that is kept of an edition, but for its vectors."""
        entry = self._entry(programme_id)
        return self._read(entry.current if edition is None else entry.choose(edition))

    def programme(self, programme_id: str, edition: str | None = None) -> Programme:
        return self._entry(programme_id).programme if edition is None else self.stored(programme_id, edition).programme

    def text(self, programme_id: str, edition: str | None = None) -> str:
        """The clean text that positions point into."""
        return self.stored(programme_id, edition).text

    def sections(self, programme_id: str, edition: str | None = None) -> tuple[Section, ...]:
        return self.stored(programme_id, edition).sections

    def passages(self, programme_id: str, edition: str | None = None) -> tuple[Passage, ...]:
        """The passages of a programme in reading order."""
        return self.stored(programme_id, edition).passages

    def card(self, programme_id: str) -> Card | None:
        """How the current edition was read; None where that was not told."""
        return self.stored(programme_id).card

    def archived(self) -> tuple[Stored, ...]:
        """The archived editions of all programmes, of each the oldest first."""
        entries = self._looked_at().values()
        return tuple(self._read(edition) for entry in entries for edition in reversed(entry.archived))

    def _looked_at(self) -> dict[str, Entry]:
        """The entries that are not hidden from who looks things up."""
        entries = self._all()
        if not self._towns:
            return entries
        return {id_: entry for id_, entry in entries.items() if entry.programme.municipality in (None, *self._towns)}

    def spelling(self) -> Spelling:
        """Reads the words of a question as the texts spell them. Raises CollectionEmpty when nothing was read in."""
        return self._words().spelling

    def _entry(self, programme_id: str) -> Entry:
        return _find(programme_id, self._looked_at())

    def _any_entry(self, programme_id: str) -> Entry:
        """An entry to write to, whatever is looked at."""
        return _find(programme_id, self._all())

    def _all(self) -> dict[str, Entry]:
        if self._entries is None:
            try:
                entries = [from_metadata(metadata) for metadata in self._metadata()]
            except (ValueError, KeyError, TypeError) as error:
                raise CollectionError(collection_unreadable(str(self._folder), f"programma: {error}")) from error
            entries.sort(key=_alphabetical)
            self._entries = {entry.programme.id: entry for entry in entries}
        return self._entries

    def _read(self, edition: Edition) -> Stored:
        if edition.token not in self._stored:
            try:
                self._stored[edition.token] = self._records.read(edition.token)
            except FileNotFoundError as error:
                # Another process has replaced this edition.
                self._forget()
                raise CollectionError(collection_changed()) from error
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise CollectionError(collection_unreadable(str(self._folder), f"record: {error}")) from error
        return self._stored[edition.token]

    def _words(self) -> ProgrammeWords:
        """The words of all programmes. Raises CollectionEmpty when nothing was read in."""
        if self._indexed is None:
            programmes = {key: self._read(entry.current).passages for key, entry in self._looked_at().items()}
            if not any(programmes.values()):
                raise CollectionEmpty(collection_empty())
            self._indexed = ProgrammeWords(programmes)
        return self._indexed

    def _candidates(self, edition: Edition, kinds: tuple[PassageKind, ...]) -> Candidates:
        """What of an edition may be found by a search among passages of these kinds."""
        if (edition.token, kinds) not in self._asked:
            self._asked[edition.token, kinds] = Candidates.among(self._read(edition).passages, kinds)
        return self._asked[edition.token, kinds]

    def _forget(self) -> None:
        self._entries = self._indexed = None
        self._stored, self._asked = {}, {}


def _find(programme_id: str, entries: Mapping[str, Entry]) -> Entry:
    if programme_id not in entries:
        raise CollectionError(unknown_programme(programme_id, list(entries)))
    return entries[programme_id]


def _alphabetical(entry: Entry) -> tuple[str, str, str]:
    programme = entry.programme
    return programme.publisher.casefold(), programme.municipality or "", programme.id
