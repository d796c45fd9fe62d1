"""How a programme is written down: the record of each of its editions, a file of its own, and the few facts that stand
with Chroma's collections and tell which edition counts.

A record is a file, and not a document in Chroma, because Chroma would index its every three letters, keep it in its
log as well, and leave it in its pages when it is removed; a file is gone when it is deleted.
"""

import hashlib
import json
import os
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from vectorstore.errors import CollectionError
from vectorstore.passage import Card, Passage, Programme, Section, Version
from vectorstore.wording import unknown_edition

__all__ = [
    "HOME",
    "LAYOUT",
    "Edition",
    "Entry",
    "Records",
    "Stored",
    "from_metadata",
    "from_record",
    "home_of",
    "new_edition",
    "same_words",
    "to_metadata",
    "to_record",
]

LAYOUT = 2
"""The way the collection is laid out; raised when that changes."""
HOME = "programme-"
"""How the names begin of the Chroma collections that are a programme each."""
_SHORTEST_PREFIX = 4


@dataclass(frozen=True, slots=True)
class Stored:
    """One edition of a programme as it is kept."""

    programme: Programme
    text: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """Where an edition is kept: `token` is in the name of its record and of its Chroma collections. Each time that it
    is written it gets another token, so that nothing that counts is ever written over."""

    edition: str
    token: str
    added: str | None
    sha256: str | None

    def place(self, name: str) -> str:
        """What its Chroma collection of passages, or of sentences, is called."""
        return f"{name}-{self.token}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a programme without opening a record. `archived` is newest first."""

    programme: Programme
    current: Edition
    archived: tuple[Edition, ...]

    @property
    def kept(self) -> tuple[Edition, ...]:
        """The current edition and the archived ones, newest first."""
        return (self.current, *self.archived)

    @property
    def versions(self) -> tuple[Version, ...]:
        """Newest first."""
        return tuple(Version(k.edition, k.added, k.sha256, current=k is self.current) for k in self.kept)

    def choose(self, edition: str) -> Edition:
        """The edition that is called so, or the only one that begins so, with four characters at least. Raises
        CollectionError with those that there are."""
        called = [kept for kept in self.kept if kept.edition == edition]
        begun = [kept for kept in self.kept if kept.edition.startswith(edition)]
        chosen = called or (begun if len(edition) >= _SHORTEST_PREFIX else [])
        if len(chosen) != 1:
            raise CollectionError(unknown_edition(self.programme.id, edition, [kept.edition for kept in self.kept]))
        return chosen[0]

    def archived_after(self, current: Edition, unchanged: bool) -> tuple[Edition, ...]:
        """What is archived when another edition becomes current: the one before too, unless it says the same."""
        before = self.archived if unchanged else self.kept
        return tuple(kept for kept in before if kept.edition != current.edition)

    def with_archived(self, edition: Edition) -> "Entry":
        """The entry with one more archived edition, the newest of them."""
        return replace(self, archived=(edition, *(kept for kept in self.archived if kept.edition != edition.edition)))


class Records:
    """A folder with a file for each edition."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, token: str, stored: Stored) -> None:
        """Raises OSError. The file is whole or not there."""
        self._folder.mkdir(exist_ok=True)
        unfinished = self._folder / f"{token}.part"
        with unfinished.open("w", encoding="utf-8") as file:
            file.write(to_record(stored))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._file(token))

    def read(self, token: str) -> Stored:
        """Raises FileNotFoundError when it is not there; ValueError, KeyError or TypeError when it is damaged."""
        return from_record(self._file(token).read_text("utf-8"))

    def others(self, tokens: Iterable[str]) -> list[Path]:
        """The files that are of none of these editions."""
        known = {self._file(token) for token in tokens}
        return sorted(set(self._folder.glob("*")) - known)

    def _file(self, token: str) -> Path:
        return self._folder / f"{token}.json"


def home_of(programme_id: str) -> str:
    """What a programme's own Chroma collection is called: Chroma allows few characters."""
    return f"{HOME}{hashlib.sha256(programme_id.encode()).hexdigest()[:32]}"


def new_edition(stored: Stored) -> Edition:
    """A place for an edition to be written."""
    card = stored.card
    return Edition(
        stored.programme.edition, uuid.uuid4().hex, card.added if card else None, card.sha256 if card else None
    )


def to_record(stored: Stored) -> str:
    """An edition of a programme as JSON, on one line."""
    return json.dumps(asdict(stored), ensure_ascii=False)


def from_record(document: str) -> Stored:
    """What `to_record` wrote."""
    record = json.loads(document)
    return Stored(
        Programme(**record["programme"]),
        record["text"],
        tuple(Section(**{**section, "path": tuple(section["path"])}) for section in record["sections"]),
        tuple(
            Passage(
                **{
                    **passage,
                    "section": tuple(passage["section"]),
                    "sentences": tuple((start, end) for start, end in passage["sentences"]),
                }
            )
            for passage in record["passages"]
        ),
        _card(record["card"]),
    )


def _card(card: dict[str, Any] | None) -> Card | None:
    """JSON has no tuples."""
    if card is None:
        return None
    flat = {name: tuple(card[name]) for name in ("textless", "warnings")}
    deep = {name: tuple(tuple(item) for item in card[name]) for name in ("suspect_words", "removed")}
    return Card(**{**card, **flat, **deep})


def to_metadata(entry: Entry) -> dict[str, str]:
    """An entry as the metadata of a Chroma collection."""
    return {
        "edition": entry.current.edition,
        "programme": json.dumps(asdict(entry.programme), ensure_ascii=False),
        "kept": json.dumps([asdict(edition) for edition in entry.kept], ensure_ascii=False),
    }


def from_metadata(metadata: Mapping[str, Any]) -> Entry:
    """What `to_metadata` wrote. Raises ValueError, KeyError or TypeError when it is damaged."""
    current, *archived = (Edition(**edition) for edition in json.loads(metadata["kept"]))
    return Entry(Programme(**json.loads(metadata["programme"])), current, tuple(archived))


def same_words(one: Stored, other: Stored) -> bool:
    """Whether a reader would see no difference: the same text, sections and facts. How it is cut and encoded for the
    search may differ, and so may what its file is called."""
    other_facts = replace(other.programme, edition=one.programme.edition, file=one.programme.file)
    return (one.text, one.sections, one.programme) == (other.text, other.sections, other_facts)
