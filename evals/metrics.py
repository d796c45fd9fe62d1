"""Measures as small pure functions over one case. Each gives scores, a numerator and a denominator apiece, so that one
sum makes a figure of any number of them; a case that a measure does not apply to has none."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean
from typing import Any, Literal

from evals.cases import Case
from evals.dataset import NATIONAL, About
from evals.letters import letters_of

__all__ = [
    "MEASURES",
    "Leak",
    "Measure",
    "Score",
    "contains",
    "has_fact",
    "jaccard",
    "leak",
    "passage_status",
    "percentile",
    "place_of",
    "rank_correlation_pairs",
    "stability",
]

Leak = Literal["town", "party"]


@dataclass(frozen=True, slots=True)
class Score:
    """What one thing that was measured came to: `numerator` out of `denominator`, 0 to 1. `programme` is the one that
    it is about, where it is about one."""

    numerator: float
    denominator: float = 1.0
    programme: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its name in files, and how a case is scored by it. More is better."""

    name: str
    scores: Callable[[Case], Sequence[Score]]


def contains(quote: str, accepted: str) -> bool:
    """Whether a quote has all of an accepted quote; white space, hyphens and signs aside."""
    return letters_of(accepted) in letters_of(quote)


def has_fact(quote: str, fact: str) -> bool:
    """`contains`, but a figure is not found within a longer one: 24 is neither in 2024 nor in 24.000."""
    letters = letters_of(fact)
    before = r"(?<!\d)(?<!\d[.,])" if letters[:1].isdigit() else ""
    after = r"(?!\d|[.,]\d)" if letters[-1:].isdigit() else ""
    folded = "".join(letters_of(sign) or sign for sign in quote)
    return re.search(before + r"\W*".join(letters) + after, folded) is not None


def gold_quote(case: Case) -> list[Score]:
    """Of each programme that must be found, whether an accepted quote of it is shown."""
    return [Score(float(_first_right(case, programme) is not None), programme=programme) for programme in case.gold]


def citation_precision(case: Case) -> list[Score]:
    """Of each citation of a programme whose gold is known, whether it has an accepted quote or lies within one. A
    citation of a programme that must not be found has none."""
    return [
        Score(
            float(programme in case.gold and _is_right(citation["quote"], case.gold[programme].quotes)),
            programme=programme,
        )
        for programme in case.found
        if programme in case.gold or programme in case.question.absent
        for citation in case.shown(programme)
    ]


def facts(case: Case) -> list[Score]:
    """Of each word or figure that an answer must have, whether what is quoted has it."""
    return [
        Score(float(any(has_fact(c["quote"], fact) for c in case.shown(programme))), programme=programme)
        for programme, gold in case.gold.items()
        for fact in gold.facts
    ]


def publisher_precision(case: Case) -> list[Score]:
    """Of each programme that the answer says something was found in, whether it must be. One that is neither expected
    nor known to be absent does not count."""
    known = {*case.gold, *case.question.absent}
    return [Score(float(p in case.gold), programme=p) for p in case.found if p in known]


def publisher_recall(case: Case) -> list[Score]:
    """Of each programme that must be found, whether the answer says so."""
    return [Score(float(p in case.found), programme=p) for p in case.gold]


def status(case: Case) -> list[Score]:
    """Whether the answer has the status that is expected."""
    return [Score(float(case.answer["status"] == case.question.status))]


def refusal_precision(case: Case) -> list[Score]:
    """Of each answer that declines, or says that nothing was found, whether it had to."""
    return [Score(float(_must_refuse(case)))] if _refuses(case) else []


def refusal_recall(case: Case) -> list[Score]:
    """Of each question that must be declined, or has no answer, whether the answer says so."""
    return [Score(float(_refuses(case)))] if _must_refuse(case) else []


def quoted_status(case: Case) -> list[Score]:
    """Of each accepted quote that is shown, whether it is called what it is: a programme, a draft, a proposal, a result
    of the past."""
    return [Score(float(given == expected), programme=programme) for programme, expected, given in passage_status(case)]


def right(case: Case) -> list[Score]:
    """Whether nothing of a case is wrong: its status, every publisher that must be found, with an accepted quote and
    all facts, none that must not be, no leak and no untruth."""
    parts = (status, gold_quote, facts, publisher_precision, publisher_recall, quoted_status)
    whole = all(score.numerator == score.denominator for part in parts for score in part(case))
    return [Score(float(whole and not leaks(case) and not case.untruths))]


def passage_status(case: Case) -> Iterator[tuple[str, str, str]]:
    """Programme, expected and given status of each accepted quote that is shown first."""
    for programme, gold in case.gold.items():
        citation = _first_right(case, programme)
        if citation is not None:
            yield programme, gold.status, citation["status"]


def leaks(case: Case) -> list[Leak]:
    """The citations of somebody who was not asked about; nearest passages count too."""
    found = (leak(citation, case.question.about) for citation in case.answer["citations"])
    return [one for one in found if one is not None]


def leak(citation: Mapping[str, Any], about: Sequence[About]) -> Leak | None:
    """Whether a citation is of another place than a question is about, or of another party there."""
    place, publisher = place_of(citation), citation["publisher"]
    fits = [one for one in about if one.publisher in (None, publisher)]
    if not about or any(one.place in (None, place) for one in fits):
        return None
    return "town" if fits else "party"


def place_of(citation: Mapping[str, Any]) -> str:
    """The town of a citation, or NATIONAL."""
    return str(citation["municipality"] or NATIONAL)


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """The part that two sets share of what is in either; 1 when both are empty."""
    return len(one & other) / len(one | other) if one | other else 1.0


def stability(cases: Sequence[Case]) -> float:
    """How much the citations of some wordings of one question have in common: the mean of `jaccard` over all pairs."""
    cited = [frozenset(c["passage_id"] for p in case.found for c in case.shown(p)) for case in cases]
    return fmean(jaccard(one, other) for one, other in combinations(cited, 2))


def rank_correlation_pairs(case: Case) -> tuple[int, int]:
    """Pairs of publishers found of which the one shown first was the more probable, and the less probable."""
    probable = [case.given.verdicts[p].probability for p in case.found if p in case.given.verdicts]
    pairs = list(combinations(probable, 2))
    return sum(one > other for one, other in pairs), sum(one < other for one, other in pairs)


def percentile(values: Sequence[float], part: float) -> float:
    """The smallest value that at least `part` (0 to 1) of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * round(part * 1000) // 1000))
    return ordered[rank - 1]


def _first_right(case: Case, programme: str) -> Mapping[str, Any] | None:
    """The first citation shown of a programme that has an accepted quote."""
    accepted = case.gold[programme].quotes
    rights = (c for c in case.shown(programme) if any(contains(c["quote"], one) for one in accepted))
    return next(rights, None)


def _is_right(quote: str, accepted: Sequence[str]) -> bool:
    return any(contains(quote, one) or contains(one, quote) for one in accepted)


def _refuses(case: Case) -> bool:
    return bool(case.answer["status"] != "answered")


def _must_refuse(case: Case) -> bool:
    return case.question.status != "answered"


MEASURES = (
    Measure("right", right),
    Measure("gold_quote", gold_quote),
    Measure("citation_precision", citation_precision),
    Measure("facts", facts),
    Measure("publisher_precision", publisher_precision),
    Measure("publisher_recall", publisher_recall),
    Measure("status", status),
    Measure("refusal_precision", refusal_precision),
    Measure("refusal_recall", refusal_recall),
    Measure("quoted_status", quoted_status),
)
"""How answers are measured, in the order in which they are told. How rankings are: `evals.ranking`."""
