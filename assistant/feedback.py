"""What a visitor thinks of an answer or a quote, kept in a file on this machine, with their consent only. Nothing about
the visitor is kept: no address, no moment but the day, no name of a conversation."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, Literal, get_args

from filelock import FileLock, Timeout

from assistant import feedback_wording as wording
from assistant.question import visible
from vectorstore.errors import QuestionError
from vectorstore.wording import reason_of

__all__ = ["FEEDBACK_FILE", "LONGEST_WORDS", "Feedback", "FeedbackVerdict", "keep_feedback", "program_version"]

FeedbackVerdict = Literal["good", "beside_question", "wrong_party", "outdated", "other"]
FEEDBACK_FILE: Final = "feedback.jsonl"
"""In the folder that is given."""
LONGEST_WORDS: Final = 1000
"""Characters."""
_LONGEST_LINE = 1_000_000
_PASSED_OVER = ("id", "timings_ms")
"""Of the answer: what a caller may call a question, and how busy the machine was."""
_WAIT = 5.0
"""Seconds for another to finish writing."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """A verdict on a quote, by its number in the answer, or on the whole answer (None), with words if they like.
    `answer` is the answer's JSON; `version` that of the program."""

    verdict: FeedbackVerdict
    answer: Mapping[str, Any]
    consent: bool
    day: date
    version: str
    quote: int | None = None
    words: str = ""

    def to_json(self) -> dict[str, Any]:
        """The object that is kept."""
        return {
            "day": self.day.isoformat(),
            "version": self.version,
            "verdict": self.verdict,
            "quote": self.quote,
            "words": visible(self.words),
            "answer": {key: value for key, value in self.answer.items() if key not in _PASSED_OVER},
        }


def program_version() -> str:
    """The version of this program."""
    return version("veiligheidswijzer")


def keep_feedback(folder: Path, record: Feedback) -> None:
    """Adds a line to the file in the folder, which only the owner may read. Raises QuestionError when there is no
    consent, when the record is not as it should be, or when it cannot be written; nothing is kept then."""
    _check(record)
    line = (json.dumps(record.to_json(), ensure_ascii=False) + "\n").encode("utf-8", "replace")
    if len(line) > _LONGEST_LINE:
        raise QuestionError(wording.ANSWER_TOO_BIG)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(folder / "feedback.lock", timeout=_WAIT, mode=0o600):
            opened = os.open(folder / FEEDBACK_FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(opened, "ab") as file:
                file.write(line)
    except Timeout as error:
        raise QuestionError(wording.not_kept(wording.BUSY)) from error
    except OSError as error:
        raise QuestionError(wording.not_kept(reason_of(error))) from error


def _check(record: Feedback) -> None:
    if record.consent is not True:
        raise QuestionError(wording.NO_CONSENT)
    if record.verdict not in get_args(FeedbackVerdict):
        raise QuestionError(wording.unknown_verdict(record.verdict))
    if len(record.words) > LONGEST_WORDS:
        raise QuestionError(wording.words_too_long(len(record.words), LONGEST_WORDS))
    numbers = {citation["n"] for citation in record.answer.get("citations", ())}
    if record.quote is not None and record.quote not in numbers:
        raise QuestionError(wording.unknown_quote(record.quote))
