"""The questions with their gold: JSON lines, one question a line, validated as they are read."""

import hashlib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.answer import AnswerStatus
from assistant.batch import lines_of
from assistant.question import Request
from assistant.scope import Filter
from evals.wording import field_wrong, question_double, question_line_wrong, questions_missing, questions_unreadable
from vectorstore.errors import QuestionError
from vectorstore.passage import Status
from vectorstore.wording import reason_of

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
    """The questions of a file, in its order; of one split, or all. Empty lines are skipped. Raises QuestionError when
    the file cannot be read, and with the number of a line that is wrong."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise QuestionError(questions_missing(path)) from error
    except OSError as error:
        raise QuestionError(questions_unreadable(path, reason_of(error))) from error
    questions: dict[str, Question] = {}
    for number, line in lines_of(data):
        try:
            question = Question.model_validate_json(line)
        except ValidationError as error:
            raise QuestionError(question_line_wrong(path, number, _what_is_wrong(error))) from error
        if question.id in questions:
            raise QuestionError(question_double(path, number, question.id))
        questions[question.id] = question
    return tuple(q for q in questions.values() if split in (None, q.split))


def _what_is_wrong(error: ValidationError) -> str:
    first = error.errors()[0]
    context = first.get("ctx", {})
    return field_wrong(
        ".".join(map(str, first["loc"])), first["type"], str(context.get("error", context.get("expected", "")))
    )
