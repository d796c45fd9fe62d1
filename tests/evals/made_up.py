"""Made-up parties in made-up towns, with answers and cases put together by hand: what the tests of the evals share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.cases import Case
from evals.dataset import About, Gold, Question
from evals.given import Given, Ranked, Ranking, Verdict
from evals.truth import Untruths

__all__ = [
    "ALDERKRING",
    "BEEMDLIJST",
    "ENTRIES",
    "MOLENRODE",
    "VOSSENDAM",
    "Shown",
    "answer",
    "case",
    "citation",
    "gold",
    "question",
    "ranking",
]

ALDERKRING, BEEMDLIJST, MOLENRODE = "alderkring", "beemdlijst", "molenrode"
"""The programmes of two parties in one town, the second a draft, and the budget of another town."""
VOSSENDAM = About(publisher=None, place="Vossendam")

_ROWS: tuple[tuple[str, str, str, str, str, str], ...] = (
    (ALDERKRING, "Alderkring", "party", "Vossendam", "election_programme", "final"),
    (BEEMDLIJST, "Beemdlijst", "party", "Vossendam", "concept_programme", "draft"),
    (MOLENRODE, "Gemeente Molenrode", "municipality", "Molenrode", "municipal_budget", "final"),
)
ENTRIES: Mapping[str, Mapping[str, Any]] = {
    programme: {
        "id": programme,
        "file": f"{programme}.txt",
        "publisher": publisher,
        "publisher_kind": kind,
        "municipality": town,
        "title": f"Plan van {publisher}",
        "document_kind": document,
        "status": status,
        "year": 2026,
        "url": None,
    }
    for programme, publisher, kind, town, document, status in _ROWS
}
"""What the catalogue says of them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A quote in an answer; `facts` are those of its citation that are not as the catalogue has them."""

    quote: str
    facts: Mapping[str, Any]

    @classmethod
    def of(cls, shown: "str | Shown") -> "Shown":
        return cls(shown, {}) if isinstance(shown, str) else shown


def gold(programme: str, *quotes: str, facts: Sequence[str] = (), status: str = "final") -> Gold:
    """What must be found in a programme."""
    return Gold.model_validate(
        {"programme_id": programme, "quotes": quotes, "facts": tuple(facts), "status": status},
    )


def question(name: str = "bomen", *expected: Gold, **facts: Any) -> Question:
    """A question about Vossendam with this gold; without any it has no answer. `facts` say what else is not usual."""
    usual = {
        "id": name,
        "kind": "direct",
        "question": f"Wat staat er over {name}?",
        "about": (VOSSENDAM,),
        "status": "answered" if expected else "not_found",
        "gold": expected,
    }
    return Question.model_validate(usual | facts)


def citation(n: int, programme: str, shown: str | Shown) -> dict[str, Any]:
    """A citation as the contract has it."""
    entry, one = ENTRIES[programme], Shown.of(shown)
    told = {key: entry[key] for key in ("publisher", "municipality", "title", "document_kind", "status", "url")}
    usual = {
        "n": n,
        "programme_id": programme,
        **told,
        "author": None,
        "section": [],
        "page": None,
        "quote": one.quote,
        "start": 0,
        "end": len(one.quote),
        "passage_id": f"{programme}: {one.quote}",
    }
    return usual | dict(one.facts)


def answer(
    found: Mapping[str, Sequence[str | Shown]] | None = None,
    nearest: Mapping[str, Sequence[str | Shown]] | None = None,
    **facts: Any,
) -> dict[str, Any]:
    """An answer as the contract has it: a row for each programme found with its quotes, in the order in which they are
    given, then one for each other programme with its nearest passages."""
    rows: list[dict[str, Any]] = []
    citations: list[dict[str, Any]] = []
    for is_found, programmes in ((True, found or {}), (False, nearest or {})):
        for programme, quotes in programmes.items():
            first = len(citations) + 1
            citations += [citation(n, programme, shown) for n, shown in enumerate(quotes, start=first)]
            numbers = list(range(first, first + len(quotes)))
            entry = ENTRIES[programme]
            rows.append(
                {
                    "programme_id": programme,
                    "publisher": entry["publisher"],
                    "municipality": entry["municipality"],
                    "found": is_found,
                    "citations": numbers if is_found else [],
                    "nearest": [] if is_found else numbers,
                }
            )
    usual = {
        "question": "Wat staat er over bomen?",
        "understood_as": None,
        "status": "answered" if found else "not_found",
        "answer": "",
        "publishers": rows,
        "citations": citations,
        "searched": [row["programme_id"] for row in rows],
        "notes": [],
        "engine": "quotes",
        "collection": "proef",
        "timings_ms": {"total": 1.0},
    }
    return usual | facts


def case(
    asked: Question,
    given: Mapping[str, Any],
    *,
    probabilities: Mapping[str, float] | None = None,
    rankings: Mapping[str, Ranking] | None = None,
    untruths: Untruths | None = None,
) -> Case:
    """What the quotes engine gave for a question; `probabilities` are by id of the programmes that were searched."""
    found = {row["programme_id"] for row in given["publishers"] if row["found"]}
    verdicts = {name: Verdict(value, name in found) for name, value in (probabilities or {}).items()}
    return Case("klein", "quotes", asked, Given(given, verdicts, rankings or {}), untruths or Untruths())


def ranking(relevance: str, relevant: int | None = None) -> Ranking:
    """A ranking written out, best first: + is a passage with an accepted quote, - one without. `relevant` is how many
    there are in all, where these are not all."""
    passages = tuple(Ranked(f"Alinea {n}.", sign == "+") for n, sign in enumerate(relevance, start=1))
    return Ranking(passages, relevance.count("+") if relevant is None else relevant)
