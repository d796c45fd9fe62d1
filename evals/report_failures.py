"""What went wrong with a question, for the report: what was expected, what was given, and why that is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from assistant.answer import AnswerStatus
from evals import report_failures_wording as wording
from evals.cases import Case
from evals.dataset import Kind, Question
from evals.metrics import Leak, gold_quote, has_fact, leak, passage_status, right
from evals.run import SetFacts

__all__ = ["Failure", "KindFailures", "Quote", "find_failures", "name_programmes"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A citation as it was given: its number, its text, and where it is from in words."""

    n: int
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A question whose answer is not wholly right. `chosen` is the filter that was given with it, `absent` are the
    names of the programmes that have no answer, `status` and `quotes` are what was given."""

    question: Question
    reasons: tuple[str, ...]
    chosen: str
    absent: tuple[str, ...]
    status: AnswerStatus
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class KindFailures:
    """What went wrong of one kind, out of how many questions of that kind."""

    kind: Kind
    questions: int
    failures: tuple[Failure, ...]


def find_failures(cases: Sequence[Case], names: Mapping[str, str]) -> tuple[KindFailures, ...]:
    """Every case that is not wholly right, by kind. `names` are those of the programmes, by id."""
    found = []
    for kind in get_args(Kind):
        asked = [case for case in cases if case.question.kind == kind]
        failures = tuple(_failure(case, names) for case in asked if right(case)[0].numerator == 0)
        if failures:
            found.append(KindFailures(kind, len(asked), failures))
    return tuple(found)


def name_programmes(facts: SetFacts, cases: Sequence[Case]) -> dict[str, str]:
    """The name of each programme by its id: its publisher and place and, where that is not enough, its title, known
    from the citations, or else its id."""
    titles = {
        citation["programme_id"]: str(citation["title"]) for case in cases for citation in case.answer["citations"]
    }
    names = {one: wording.programme(str(told["publisher"]), told["place"]) for one, told in facts.programmes.items()}
    plain = list(names.values())
    return {
        one: name if plain.count(name) == 1 else wording.namesake(name, titles.get(one, one))
        for one, name in names.items()
    }


def _failure(case: Case, names: Mapping[str, str]) -> Failure:
    question = case.question
    return Failure(
        question=question,
        reasons=tuple(_reasons(case, names)),
        chosen=wording.chosen(question.publishers, question.municipality),
        absent=tuple(names[programme] for programme in question.absent),
        status=case.answer["status"],
        quotes=tuple(_quotes(case, names)),
    )


def _quotes(case: Case, names: Mapping[str, str]) -> Iterator[Quote]:
    shown = {citation["n"] for programme in case.found for citation in case.shown(programme)}
    for one in case.answer["citations"]:
        told = wording.source(names[one["programme_id"]], one["section"], one["page"], one["status"], one["author"])
        yield Quote(one["n"], one["quote"], told if one["n"] in shown else wording.nearest(told))


def _reasons(case: Case, names: Mapping[str, str]) -> Iterator[str]:
    """Why `right` does not hold, each part of it in words."""
    if case.answer["status"] != case.question.status:
        yield wording.wrong_status(case.question.status, case.answer["status"])
    for score in gold_quote(case):
        programme = str(score.programme)
        if programme not in case.found:
            yield wording.not_found(names[programme])
        elif not score.numerator:
            yield wording.no_gold_quote(names[programme])
    for programme, gold in case.gold.items():
        quotes = [citation["quote"] for citation in case.shown(programme)]
        missing = [fact for fact in gold.facts if not any(has_fact(quote, fact) for quote in quotes)]
        if quotes:
            yield from (wording.no_fact(names[programme], fact) for fact in missing)
    for programme in case.found:
        if programme in case.question.absent:
            yield wording.wrongly_found(names[programme])
    for programme, wanted, told in passage_status(case):
        if wanted != told:
            yield wording.wrong_passage_status(names[programme], wanted, told)
    yield from _citation_reasons(case, names)


def _citation_reasons(case: Case, names: Mapping[str, str]) -> Iterator[str]:
    leaked: dict[tuple[str, Leak], list[int]] = {}
    for citation in case.answer["citations"]:
        sort = leak(citation, case.question.about)
        if sort is not None:
            leaked.setdefault((citation["programme_id"], sort), []).append(citation["n"])
    yield from (wording.leaked(numbers, names[programme], sort) for (programme, sort), numbers in leaked.items())
    yield from map(wording.untrue_quote, case.untruths.quotes)
    yield from map(wording.wrong_source, case.untruths.attributions)
    yield from map(wording.without_citation, case.untruths.publishers)
