"""The figures of the last report of the evals, as the page "Over" tells them."""

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

__all__ = ["Digest", "Measure", "MeasuredSet", "read_last_digest"]


class Measure(BaseModel):
    """A measure, as parts of 1, with its 95% interval; `baseline` is that of the tutorials' stack."""

    model_config = ConfigDict(frozen=True)

    name: str
    meaning: str
    value: float | None
    low: float | None
    high: float | None
    baseline: float | None


class MeasuredSet(BaseModel):
    """What was measured over one set of questions."""

    model_config = ConfigDict(frozen=True)

    name: str
    meaning: str
    questions: int
    measures: tuple[Measure, ...]
    quotes: int
    untrue_quotes: int


class Digest(BaseModel):
    """What `evals/report_digest.py` writes; `created` is an ISO date and time."""

    model_config = ConfigDict(frozen=True)

    created: str
    questions: str
    sets: tuple[MeasuredSet, ...]


def read_last_digest(folder: Path) -> Digest | None:
    """The newest of the digests in a folder, by what it says itself; None where there is none that can be read."""
    digests = [digest for file in sorted(folder.glob("*.json")) if (digest := _read(file))]
    return max(digests, key=lambda digest: digest.created, default=None)


def _read(file: Path) -> Digest | None:
    try:
        return Digest.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError):
        return None
