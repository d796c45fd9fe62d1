"""How often the check of a claim is right, over claims that were written from the five programmes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.chain import Assistant
from assistant.claims import ClaimRow, check_claim
from assistant.question import Request

__all__ = ["CLAIMS", "CheckedClaim", "LabelledClaim", "load_claims", "measure_claims"]

CLAIMS = Path(__file__).parent / "questions" / "beweringen.jsonl"

ClaimKind = Literal["true", "paraphrase", "figure", "negated", "absent"]
"""`true` in the programme's words, `paraphrase` in others; `figure`: true but for one figure; `negated`: true but for a
"niet" or "geen"; `absent`: the programme does not mention it."""


class LabelledClaim(BaseModel):
    """A claim about one programme. `written` is the figure that stands there instead, of the kind `figure` only."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    claim: str
    programme_id: str
    kind: ClaimKind
    written: str | None = None
    split: Literal["dev", "test"]


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim, and whether all that was said of it is right."""

    labelled: LabelledClaim
    right: bool


def load_claims(path: Path = CLAIMS) -> tuple[LabelledClaim, ...]:
    """The claims of a file, one JSON object a line."""
    return tuple(map(LabelledClaim.model_validate_json, path.read_text(encoding="utf-8").splitlines()))


def measure_claims(assistant: Assistant, claims: Sequence[LabelledClaim]) -> tuple[CheckedClaim, ...]:
    """Checks every claim. It is right when it was looked up in the one programme that it is about, with the verdict and
    the differences that it should have."""
    return tuple(CheckedClaim(one, _is_right(one, check_claim(assistant, Request(one.claim)).rows)) for one in claims)


def _is_right(claim: LabelledClaim, rows: Sequence[ClaimRow]) -> bool:
    if [row.publisher.programme.id for row in rows] != [claim.programme_id]:
        return False
    (row,) = rows
    denies = any(difference.kind == "negation" for difference in row.differences)
    match claim.kind:
        case "true" | "paraphrase":
            return row.verdict == "found" and not row.differences
        case "negated":
            return row.verdict == "found" and denies
        case "absent":
            return row.verdict == "not_mentioned"
        case "figure":
            written = [text for difference in row.differences for text in difference.written]
            return row.verdict == "figures_differ" and any(str(claim.written) in text for text in written)
