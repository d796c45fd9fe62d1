"""What visitors said of answers becomes candidates for the question sets. A person makes a question of one: whether it
is fit, what kind it is, and its gold. Until then `load_questions` refuses the line."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.feedback import FeedbackVerdict
from evals import wording
from evals.dataset import NATIONAL
from vectorstore.errors import RunError
from vectorstore.wording import reason_of

__all__ = ["Read", "Said", "make_candidates", "read_feedback", "write_candidates"]


class Said(BaseModel):
    """One line of what the assistant keeps."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    day: str
    version: str
    verdict: FeedbackVerdict
    quote: int | None
    words: str
    answer: Mapping[str, Any]

    @property
    def question(self) -> str:
        """The question in full: a follow-up as it was understood."""
        return " ".join(str(self.answer.get("understood_as") or self.answer.get("question") or "").split())


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds, and the numbers of the lines that cannot be read."""

    said: tuple[Said, ...]
    bad: tuple[int, ...]


def read_feedback(file: Path) -> Read:
    """Raises RunError when the file cannot be read."""
    try:
        lines = file.read_bytes().split(b"\n")
    except OSError as error:
        raise RunError(wording.feedback_unreadable(file, reason_of(error))) from error
    said: list[Said] = []
    bad: list[int] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                said.append(Said.model_validate_json(line))
            except ValidationError:
                bad.append(number)
    return Read(tuple(said), tuple(bad))


def make_candidates(said: Sequence[Said]) -> tuple[dict[str, Any], ...]:
    """One line for each question, whatever its case, in the order in which they were first asked, in the shape of a
    question set. `kind` is None, and each gold has no quotes: these are for a person to fill in. `feedback` is what was
    said of it, to be taken out then."""
    groups: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        groups[one.question.casefold()].append(one)
    return tuple(_candidate(group) for group in groups.values())


def write_candidates(candidates: Sequence[Mapping[str, Any]], file: Path) -> None:
    """Writes them as JSON lines. Raises RunError when the file is there already, for somebody may have worked in it, or
    cannot be written."""
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in candidates)
    except OSError as error:
        raise RunError(wording.candidates_unwritable(file, reason_of(error))) from error


def _candidate(group: Sequence[Said]) -> dict[str, Any]:
    first = group[0]
    publishers = first.answer.get("publishers", ())
    found = [row["programme_id"] for row in publishers if row["found"]]
    return {
        "id": f"bezoeker-{hashlib.sha256(first.question.casefold().encode()).hexdigest()[:8]}",
        "kind": None,
        "question": first.question,
        "about": [{"publisher": row["publisher"], "place": row["municipality"] or NATIONAL} for row in publishers],
        "status": first.answer.get("status"),
        "gold": [{"programme_id": one, "quotes": [], "status": _status(first.answer, one)} for one in found],
        "feedback": [_told(one) for one in group],
    }


def _status(answer: Mapping[str, Any], programme: str) -> str | None:
    return next((one["status"] for one in answer.get("citations", ()) if one["programme_id"] == programme), None)


def _told(one: Said) -> dict[str, Any]:
    """A verdict, with the quote that it is about."""
    quotes = (cited for cited in one.answer.get("citations", ()) if cited["n"] == one.quote)
    cited = next(quotes, None)
    about = {"programme_id": cited["programme_id"], "quote": cited["quote"]} if cited else {}
    told = {"verdict": one.verdict, "words": one.words, "day": one.day, "version": one.version}
    return told | {"collection": one.answer.get("collection")} | about
