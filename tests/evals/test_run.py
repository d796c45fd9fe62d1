from typing import Any

from evals import wording
from evals.dataset import Gold, Question
from evals.run import Case, Summary, summarise

FILES = {"alderkring": "Er komen bomen langs de weg.", "beemdlijst": "Er zijn twee bruggen.", "molenrode": "Een sluis."}


def answer(status: str, found: dict[str, str], silent: dict[str, str], total: float) -> dict[str, Any]:
    """A contract object: a quote for each programme found, the nearest passage for each other one."""
    rows = [*((programme, quote, True) for programme, quote in found.items())]
    rows += [(programme, quote, False) for programme, quote in silent.items()]
    return {
        "status": status,
        "publishers": [
            {
                "programme_id": programme,
                "found": is_found,
                "citations": [n] if is_found else [],
                "nearest": [] if is_found else [n],
            }
            for n, (programme, _, is_found) in enumerate(rows, start=1)
        ],
        "citations": [
            {"n": n, "programme_id": programme, "quote": quote} for n, (programme, quote, _) in enumerate(rows, start=1)
        ],
        "timings_ms": {"total": total},
    }


BOTH = Question(
    id="bomen",
    kind="several",
    question="Wie schrijft er over bomen?",
    status="answered",
    gold=(
        Gold(programme_id="alderkring", quotes=("komen bomen",)),
        Gold(programme_id="beemdlijst", quotes=("drie bruggen",)),
    ),
    absent=("molenrode",),
)
NOBODY = Question(
    id="bos", kind="silent", question="En over het bos?", status="not_found", gold=(), absent=("alderkring",)
)

# Of the two that must be found, one has its gold quote; molenrode must not be found.
HALF = Case(
    BOTH,
    answer(
        "answered",
        {
            "alderkring": "Er komen bomen langs de weg.",
            "beemdlijst": "Er zijn twee bruggen.",
            "molenrode": "Een sluis.",
        },
        {},
        30.0,
    ),
)
# Wrongly found, with a quote that stands in no source.
WRONG = Case(NOBODY, answer("answered", {"alderkring": "Er komt bos."}, {"beemdlijst": "Er zijn twee bruggen."}, 10.0))
RIGHT = Case(NOBODY, answer("not_found", {}, {"alderkring": "Er komen bomen"}, 20.0))


def test_the_figures_of_one_case() -> None:
    assert HALF.gold_recall == 1 / 2
    assert HALF.found_scores == (2 / 3, 1.0)
    assert HALF.status_right
    assert not HALF.right


def test_a_case_is_right_when_nothing_in_it_is_wrong() -> None:
    assert RIGHT.right
    assert RIGHT.gold_recall is None
    assert RIGHT.found_scores == (None, None)
    assert not WRONG.right
    assert WRONG.found_scores == (0.0, None)


def test_a_nearest_passage_is_no_gold_quote() -> None:
    silent = Case(BOTH, answer("not_found", {}, {"alderkring": "Er komen bomen langs de weg."}, 1.0))
    assert silent.gold_recall == 0.0
    assert silent.found_scores == (None, 0.0)


def test_the_summary_of_two_cases_by_hand() -> None:
    assert summarise([HALF, WRONG], FILES) == Summary(
        questions=2,
        answerable=1,
        gold_recall=1 / 2,
        status_accuracy=1 / 2,
        found_precision=1 / 3,
        found_recall=1.0,
        quotes=5,
        untrue_quotes=1,
        p50_ms=10.0,
        p95_ms=30.0,
    )


def test_what_applies_to_no_case_has_no_figure() -> None:
    figures = summarise([RIGHT], FILES)
    assert (figures.gold_recall, figures.found_precision, figures.found_recall) == (None, None, None)
    assert (figures.status_accuracy, figures.quotes, figures.untrue_quotes) == (1.0, 1, 0)


def test_the_figures_are_told_in_dutch() -> None:
    told = wording.summary(summarise([HALF, WRONG], FILES)).splitlines()
    assert [line.split()[-1] for line in told[:8]] == ["2", "1", "50,0%", "50,0%", "33,3%", "100,0%", "5", "1"]
    assert told[-1].endswith("30 ms")
    assert wording.summary(summarise([RIGHT], FILES)).count("geen") == 3


def test_a_failure_is_told_with_what_was_expected() -> None:
    assert wording.failure(WRONG).splitlines()[1:] == [
        "bos (silent): En over het bos?",
        "    verwacht: not_found, niets",
        "    gegeven:  answered, alderkring; juiste citaten geen",
    ]
