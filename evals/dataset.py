"""The questions with their gold: JSON lines, one question a line, validated as they are read."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.answer import AnswerStatus
from assistant.question import Request
from assistant.scope import Filter
from evals.wording import question_double, question_line_wrong, questions_missing
from vectorstore.errors import QuestionError
from vectorstore.passage import Status

__all__ = ["NATIONAL", "About", "Gold", "Kind", "Question", "Split", "load_questions"]

NATIONAL = "landelijk"
"""The place of a programme that is no town's."""

Split = Literal["dev", "test"]
Kind = Literal[
    "direct",
    "paraphrase",
    "misspelt",
    "keyword",
    "yes_no",
    "number",
    "several",
    "comparison",
    "followup",
    "silent",
    "near_miss",
    "unknown_publisher",
    "wrong_town",
    "national",
    "off_topic",
    "advice",
    "injection_question",
    "injection_document",
    "status",
    "english",
    "german",
    "turkish",
    "unclear",
]
"""What makes a question hard; `evals/README.md` says what each means."""

_STRICT = ConfigDict(extra="forbid", frozen=True)


class About(BaseModel):
    """Whom a question is about: a publisher in a place, either of them None where the question leaves it open. The
    place of a national programme is NATIONAL."""

    model_config = _STRICT

    publisher: str | None
    place: str | None


class Gold(BaseModel):
    """What must be found in one programme: any one of `quotes`, all of `facts` (words that must stand in what is
    quoted), and the status of what is quoted."""

    model_config = _STRICT

    programme_id: str
    quotes: Annotated[tuple[str, ...], Field(min_length=1)]
    facts: tuple[str, ...] = ()
    status: Status


class Question(BaseModel):
    """A question, what the caller gives with it, and what is expected: the status of the answer, the gold per programme
    that must be found, and the programmes that must not be. `group` is the same for several wordings of one question.
    """

    model_config = _STRICT

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    kind: Kind
    question: str
    history: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    municipality: str | None = None
    about: tuple[About, ...]
    status: AnswerStatus
    gold: tuple[Gold, ...]
    absent: tuple[str, ...] = ()
    group: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> "Question":
        expected = [gold.programme_id for gold in self.gold]
        if bool(expected) != (self.status == "answered"):
            raise ValueError("gold staat er precies bij de status answered")
        if len(set(expected)) < len(expected) or set(expected) & set(self.absent):
            raise ValueError("een programma staat er twee keer, of zowel in gold als in absent")
        return self

    @property
    def cluster(self) -> str:
        """Questions of one cluster are not independent: the wordings of one question."""
        return self.group or self.id

    @property
    def split(self) -> Split:
        """`dev` to tune on, `test` to report: half and half, by a hash of the cluster, so that no question is tuned on
        in other words."""
        return "dev" if hashlib.sha256(self.cluster.encode()).digest()[0] % 2 == 0 else "test"

    @property
    def request(self) -> Request:
        return Request(self.question, self.history, Filter(self.publishers, self.municipality), self.id)


def load_questions(path: Path, split: Split | None = None) -> tuple[Question, ...]:
    """The questions of a file, in its order; of one split, or all. Raises QuestionError with the line's number."""
    try:
        with path.open(encoding="utf-8") as file:
            lines = list(file)  # not str.splitlines, which also cuts at what may stand in a text: U+2028
    except (FileNotFoundError, IsADirectoryError) as error:
        raise QuestionError(questions_missing(path)) from error
    questions: list[Question] = []
    for number, line in enumerate(lines, start=1):
        try:
            questions.append(Question.model_validate_json(line))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise QuestionError(question_line_wrong(path, number, place, first["msg"])) from error
    _refuse_doubles(path, questions)
    return tuple(q for q in questions if split in (None, q.split))


def _refuse_doubles(path: Path, questions: Sequence[Question]) -> None:
    seen: set[str] = set()
    for number, question in enumerate(questions, start=1):
        if question.id in seen:
            raise QuestionError(question_double(path, number, question.id))
        seen.add(question.id)
