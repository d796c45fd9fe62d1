"""catalogue.yaml: which programmes there are, whose they are, and what their standing is."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from ingest.wording import (
    catalogue_doubled,
    catalogue_entry_wrong,
    catalogue_missing,
    catalogue_not_a_list,
    catalogue_not_yaml,
    source_unreadable,
)
from vectorstore.errors import CatalogueError
from vectorstore.passage import DocumentKind, PublisherKind, Status

__all__ = ["CATALOGUE_NAME", "Entry", "read_catalogue"]

CATALOGUE_NAME = "catalogue.yaml"

_Words = Annotated[str, Field(min_length=1)]


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
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None


_ENTRIES = TypeAdapter(list[Entry])


def read_catalogue(folder: Path) -> tuple[Entry, ...]:
    """The entries of `folder/catalogue.yaml`, in its order. Raises CatalogueError, which names entry and key."""
    path = folder / CATALOGUE_NAME
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CatalogueError(catalogue_missing(path)) from error
    except OSError as error:
        raise CatalogueError(source_unreadable(path, error.strerror or type(error).__name__)) from error
    except (yaml.YAMLError, ValueError) as error:
        raise CatalogueError(catalogue_not_yaml(path, " ".join(str(error).split()))) from error
    if not isinstance(data, list) or not data:
        raise CatalogueError(catalogue_not_a_list(path))
    try:
        entries = _ENTRIES.validate_python(data)
    except ValidationError as error:
        raise CatalogueError(_describe(path, data, error.errors()[0])) from error
    for key in ("id", "file"):
        value, count = Counter(getattr(entry, key) for entry in entries).most_common(1)[0]
        if count > 1:
            raise CatalogueError(catalogue_doubled(path, key, value))
    return tuple(entries)


def _describe(path: Path, data: list[object], error: ErrorDetails) -> str:
    place = error["loc"]
    index = place[0] if place and isinstance(place[0], int) else 0
    raw = data[index]
    name = str(raw["id"]) if isinstance(raw, dict) and raw.get("id") else f"nummer {index + 1}"
    key = str(place[1]) if len(place) > 1 else None
    return catalogue_entry_wrong(path, name, key, error["type"], error.get("input"))
