"""catalogue.yaml: which programmes there are, whose they are, and what their standing is."""

import os
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from ingest.source_wording import (
    catalogue_doubled,
    catalogue_entry_wrong,
    catalogue_missing,
    catalogue_not_a_list,
    catalogue_not_yaml,
    source_unreadable,
    source_unwritable,
)
from vectorstore.errors import CatalogueError, SourceError
from vectorstore.gazetteer import normalise
from vectorstore.passage import DocumentKind, PublisherKind, Status
from vectorstore.wording import FOLDER, reason_of

__all__ = ["CATALOGUE_NAME", "Entry", "read_catalogue", "write_catalogue", "write_file"]

CATALOGUE_NAME = "catalogue.yaml"

_Words = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
"""No control characters: what a catalogue says is printed in terminals and pages."""


class Entry(BaseModel):
    """One programme in the catalogue. `file` is a name in the catalogue's own folder."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, str_strip_whitespace=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    file: Annotated[str, Field(pattern=r"^[^/\\\x00]*[^/\\.\x00][^/\\\x00]*$")]
    publisher: _Words
    publisher_kind: PublisherKind
    municipality: _Words | None
    title: _Words
    document_kind: DocumentKind
    status: Status
    year: Annotated[int, Field(ge=1900, le=2100)] | None
    url: Annotated[str, Field(pattern=r"^https?://[^\s\x00-\x1f\x7f-\x9f]+$")] | None
    added: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None
    """The day on which the file was added or fetched; set by `add`, as the next is."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    """What the file held then: another file in its place is refused."""

    def is_of(self, publisher: str, municipality: str | None) -> bool:
        """Whether this is a document of that publisher in that town, however the two are spelled."""
        return _heard(self.publisher) == _heard(publisher) and _heard(self.municipality) == _heard(municipality)


_ENTRIES = TypeAdapter(list[Entry])


def read_catalogue(folder: Path) -> tuple[Entry, ...]:
    """The entries of `folder/catalogue.yaml`, in its order. Raises CatalogueError, which names entry and key."""
    path = folder / CATALOGUE_NAME
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CatalogueError(catalogue_missing(path)) from error
    except OSError as error:
        raise CatalogueError(source_unreadable(path, reason_of(error))) from error
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise CatalogueError(catalogue_not_yaml(path, line, column)) from error
    if not isinstance(data, list) or not data:
        raise CatalogueError(catalogue_not_a_list(path))
    try:
        entries = _ENTRIES.validate_python(data)
    except ValidationError as error:
        raise CatalogueError(_describe(path, data, error.errors()[0])) from error
    programme_id, count = Counter(entry.id for entry in entries).most_common(1)[0]
    if count > 1:
        raise CatalogueError(catalogue_doubled(path, "id", programme_id))
    return tuple(entries)


def write_catalogue(folder: Path, entries: Sequence[Entry]) -> None:
    """Writes `folder/catalogue.yaml` in one step: whoever reads it finds the old one or the new."""
    data = [entry.model_dump() for entry in entries]
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    write_file(folder / CATALOGUE_NAME, text.encode())


def write_file(path: Path, data: bytes) -> None:
    """Writes a file in one step, and its folder when there is none yet. Raises SourceError when that cannot be."""
    if not path.name:
        raise SourceError(source_unwritable(path, FOLDER))
    new = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise SourceError(source_unwritable(path, reason_of(error))) from error


def _heard(name: str | None) -> tuple[str, ...]:
    """A name without case, accents, white space and punctuation; as it is when it has nothing else."""
    return normalise(name or "") or (name or "",)


def _describe(path: Path, data: list[object], error: ErrorDetails) -> str:
    place = error["loc"]
    index = place[0] if place and isinstance(place[0], int) else 0
    raw = data[index]
    name = str(raw["id"]) if isinstance(raw, dict) and raw.get("id") else f"nummer {index + 1}"
    key = str(place[1]) if len(place) > 1 else None
    return catalogue_entry_wrong(path, name, key, error["type"], error.get("input"))
