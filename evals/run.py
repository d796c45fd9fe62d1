"""A run of the questions through the assistant, and what it measured."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer import Answer
from evals.dataset import Question
from evals.metrics import found_scores, gold_recall, mean, percentile
from evals.truth import untrue_quotes

__all__ = ["Case", "Summary", "run", "summarise"]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with the answer that was given."""

    question: Question
    answer: Mapping[str, Any]

    @property
    def gold_recall(self) -> float | None:
        quotes: dict[str, list[str]] = {}
        for row in self.answer["publishers"]:
            by_number = {citation["n"]: citation["quote"] for citation in self.answer["citations"]}
            quotes[row["programme_id"]] = [by_number[n] for n in row["citations"]]
        return gold_recall(quotes, {gold.programme_id: gold.quotes for gold in self.question.gold})

    @property
    def status_right(self) -> bool:
        return bool(self.answer["status"] == self.question.status)

    @property
    def right(self) -> bool:
        """The status is as expected, and so is every publisher that must be found, with a gold quote, or must not."""
        return self.status_right and self.gold_recall in (None, 1.0) and self.found_scores[0] in (None, 1.0)

    @property
    def found_scores(self) -> tuple[float | None, float | None]:
        found = [row["programme_id"] for row in self.answer["publishers"] if row["found"]]
        return found_scores(found, [gold.programme_id for gold in self.question.gold], self.question.absent)


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a run. Parts are 0 to 1, times are milliseconds in process."""

    questions: int
    answerable: int
    gold_recall: float | None
    status_accuracy: float
    found_precision: float | None
    found_recall: float | None
    quotes: int
    untrue_quotes: int
    p50_ms: float
    p95_ms: float


def run(questions: Iterable[Question], ask: Callable[[Question], Answer]) -> tuple[Case, ...]:
    """Asks every question."""
    return tuple(Case(question, ask(question).to_json()) for question in questions)


def summarise(cases: Sequence[Case], files: Mapping[str, str]) -> Summary:
    """The figures over some cases. `files` are the sources that quotes are looked up in. The first answer of a
    process loads the embedding model; a caller who wants the time of the others asks one question beforehand."""
    times = [case.answer["timings_ms"]["total"] for case in cases]
    return Summary(
        questions=len(cases),
        answerable=sum(bool(case.question.gold) for case in cases),
        gold_recall=mean([case.gold_recall for case in cases]),
        status_accuracy=sum(case.status_right for case in cases) / len(cases),
        found_precision=mean([case.found_scores[0] for case in cases]),
        found_recall=mean([case.found_scores[1] for case in cases]),
        quotes=sum(len(case.answer["citations"]) for case in cases),
        untrue_quotes=sum(1 for case in cases for _ in untrue_quotes(case.answer, files)),
        p50_ms=percentile(times, 0.50),
        p95_ms=percentile(times, 0.95),
    )
