from collections.abc import Sequence
from pathlib import Path

import pytest

from evals.cases import Case
from evals.compare import compare
from evals.run import Manifest, Run, SetFacts
from evals.tables import comparison_table
from tests.evals.made_up import ALDERKRING, answer, case, gold, question, ranking
from vectorstore.errors import RunError

TREES = gold(ALDERKRING, "Er komen tien bomen langs de weg.")
QUESTIONS = [question(f"bomen-{n}", TREES) for n in range(4)]


def right(n: int) -> Case:
    found = answer({ALDERKRING: ["Er komen tien bomen langs de weg."]})
    return case(QUESTIONS[n], found, rankings={ALDERKRING: ranking("+-")})


def wrong(n: int) -> Case:
    silent = answer(nearest={ALDERKRING: ["Er komt een pad."]})
    return case(QUESTIONS[n], silent, rankings={ALDERKRING: ranking("-+")})


def kept(folder: Path, cases: Sequence[Case]) -> Run:
    manifest = Manifest(
        created="2026-11-28T12:00:00+01:00",
        code={},
        machine={},
        encoder="proef",
        settings={},
        threshold=0.5,
        split="all",
        engines=("quotes",),
        sets={"klein": SetFacts(questions="h", collection="c", programmes={})},
    )
    run = Run.begin(folder, manifest, {"klein": [one.question for one in cases]})
    run.add(cases)
    return run


def test_the_second_run_has_what_it_won_less_what_it_lost(tmp_path: Path) -> None:
    first = kept(tmp_path / "een", [right(0), wrong(1), wrong(2), wrong(3)])
    second = kept(tmp_path / "twee", [wrong(0), right(1), right(2), wrong(3)])
    found = compare(first, second, ("quotes", "quotes"))
    assert found.questions == 4
    assert [one.question.id for one, _ in found.won] == ["bomen-1", "bomen-2"]
    assert [one.question.id for one, _ in found.lost] == ["bomen-0"]
    # Of four differences -1, +1, +1, 0 the mean is a quarter.
    assert found.measures["right"].value == 0.25
    # A good passage moves from place 2 to 1 or back: 1/1 - 1/2 is a half, so -0.5, +0.5, +0.5, 0.
    assert found.measures["mrr"].value == 0.125
    # No question has facts.
    assert found.measures["facts"].value is None


def test_only_questions_of_both_runs_count(tmp_path: Path) -> None:
    first, second = kept(tmp_path / "een", [right(0), right(1)]), kept(tmp_path / "twee", [wrong(1), right(2)])
    found = compare(first, second, ("quotes", "quotes"))
    assert found.questions == 1
    assert [one.question.id for one, _ in found.lost] == ["bomen-1"]
    assert found.measures["right"].value == -1.0
    assert found.measures["right"].low is None


def test_runs_without_a_question_in_common_are_refused(tmp_path: Path) -> None:
    first, second = kept(tmp_path / "een", [right(0)]), kept(tmp_path / "twee", [right(1)])
    with pytest.raises(RunError, match="geen enkele vraag gemeen"):
        compare(first, second, ("quotes", "quotes"))
    with pytest.raises(RunError, match="baseline"):
        compare(first, first, ("quotes", "baseline"))


def test_a_split_is_compared_alone(tmp_path: Path) -> None:
    cases = [right(0), wrong(1), right(2), wrong(3)]
    run = kept(tmp_path / "een", cases)
    of_dev = [one for one in cases if one.question.split == "dev"]
    assert 0 < len(of_dev) < 4
    assert compare(run, run, ("quotes", "quotes"), "dev").questions == len(of_dev)


def test_the_table_lists_what_was_won_and_lost(tmp_path: Path) -> None:
    first, second = kept(tmp_path / "een", [right(0), wrong(1)]), kept(tmp_path / "twee", [wrong(0), right(1)])
    told = comparison_table(compare(first, second, ("quotes", "quotes")))
    won, lost = told.split("Nu goed, eerst niet (1)")[1].split("Eerst goed, nu niet (1)")
    assert "bomen-1" in won
    assert "bomen-0" not in won
    assert "bomen-0" in lost
    assert "+0,0 (-100,0 tot +100,0)" in told
