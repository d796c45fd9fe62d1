"""The questions with their gold: JSON lines, one question a line, validated as they are read."""

import hashlib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answer import AnswerStatus
from assistant.question import Request
from assistant.scope import Filter
from evals.wording import question_line_wrong, questions_missing
from vectorstore.errors import QuestionError

__all__ = ["QUESTIONS", "Gold", "Question", "Split", "load_questions"]

QUESTIONS = Path(__file__).parent / "questions" / "first.jsonl"
"""The first question set, over the five programmes."""

Split = Literal["dev", "test"]


class Gold(BaseModel):
    """What must be found in one programme: any one of `quotes`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    programme_id: str
    quotes: Annotated[tuple[str, ...], Field(min_length=1)]


class Question(BaseModel):
    """A question, what the caller gives with it, and what is expected: the status, the gold per programme that must
    be found, and the programmes that must not be."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    kind: str
    question: str
    history: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    municipality: str | None = None
    status: AnswerStatus
    gold: tuple[Gold, ...]
    absent: tuple[str, ...] = ()

    @property
    def split(self) -> Split:
        """`dev` to tune on, `test` to report: half and half, by a hash of the id."""
        return "dev" if hashlib.sha256(self.id.encode()).digest()[0] % 2 == 0 else "test"

    @property
    def request(self) -> Request:
        return Request(self.question, self.history, Filter(self.publishers, self.municipality), self.id)


def load_questions(path: Path, split: Split | None = None) -> tuple[Question, ...]:
    """The questions of a file, in its order; of one split, or all. Raises QuestionError with the line's number."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise QuestionError(questions_missing(path)) from error
    questions: list[Question] = []
    for number, line in enumerate(lines, start=1):
        try:
            questions.append(Question.model_validate_json(line))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise QuestionError(question_line_wrong(path, number, place, first["msg"])) from error
    return tuple(q for q in questions if split in (None, q.split))
