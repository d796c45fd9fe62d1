"""What the catalogue wants to know of a document, beside whose it is, and who says so."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Fact", "Key", "Origin"]

Key = Literal["title", "document_kind", "status", "year", "url"]
Origin = Literal["said", "before", "file", "unknown"]


@dataclass(frozen=True, slots=True)
class Fact:
    """The value that a key gets, None where that is unknown; who says so: a person, the version before, or the file;
    and another value that a person could mean."""

    key: Key
    value: str | int | None
    origin: Origin
    perhaps: str | int | None = None
