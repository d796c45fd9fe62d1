"""A question with what an engine gave for it: a line of a run's answers."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from evals.dataset import Gold, Question
from evals.given import Given, Ranked, Ranking, Verdict
from evals.truth import Untruths

__all__ = ["Case", "case_from_json", "case_to_json"]


@dataclass(frozen=True, slots=True)
class Case:
    """`set` is the name of the question's set; `untruths` are what its answer says of its sources that is not so."""

    set: str
    engine: str
    question: Question
    given: Given
    untruths: Untruths

    @property
    def answer(self) -> Mapping[str, Any]:
        return self.given.answer

    @property
    def found(self) -> tuple[str, ...]:
        """The programmes that the answer says something was found in."""
        return tuple(row["programme_id"] for row in self.answer["publishers"] if row["found"])

    @property
    def gold(self) -> Mapping[str, Gold]:
        """The gold by id of its programme."""
        return {gold.programme_id: gold for gold in self.question.gold}

    def shown(self, programme: str) -> Sequence[Mapping[str, Any]]:
        """The citations with which the answer says that a programme answers; not its nearest passages."""
        by_number = {citation["n"]: citation for citation in self.answer["citations"]}
        rows = [row for row in self.answer["publishers"] if row["programme_id"] == programme and row["found"]]
        return [by_number[n] for row in rows for n in row["citations"]]


def case_to_json(case: Case) -> str:
    """One line, without the question: that stands in the run's questions."""
    given = case.given
    data = {
        "set": case.set,
        "engine": case.engine,
        "id": case.question.id,
        "answer": given.answer,
        "verdicts": {name: asdict(verdict) for name, verdict in given.verdicts.items()},
        "rankings": {name: asdict(ranking) for name, ranking in given.rankings.items()},
        "untruths": asdict(case.untruths),
    }
    return json.dumps(data, ensure_ascii=False)


def case_from_json(line: str, questions: Mapping[tuple[str, str], Question]) -> Case:
    """`questions` are by set and id. Raises ValueError or KeyError for a line that is not whole."""
    data = json.loads(line)
    rankings = {
        name: Ranking(tuple(Ranked(**one) for one in ranking["passages"]), ranking["relevant"])
        for name, ranking in data["rankings"].items()
    }
    verdicts = {name: Verdict(**verdict) for name, verdict in data["verdicts"].items()}
    untruths = Untruths(**{key: tuple(found) for key, found in data["untruths"].items()})
    question = questions[data["set"], data["id"]]
    return Case(data["set"], data["engine"], question, Given(data["answer"], verdicts, rankings), untruths)
