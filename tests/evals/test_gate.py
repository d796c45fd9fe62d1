from pathlib import Path
from typing import Literal

import pytest

from evals.dataset import About, Question
from evals.figures import make_figures
from evals.gate import Bound, check_gates, fixed_part, load_gates, named_figures
from evals.run import Manifest, Run, SetFacts
from evals.sets import SETS
from evals.truth import Untruths
from tests.evals.made_up import ALDERKRING, BEEMDLIJST, answer, case, gold, question
from vectorstore.errors import RunError

ONE = question("bomen", gold(ALDERKRING, "Er komen tien bomen langs de weg."))
TWO = question("paden", absent=(BEEMDLIJST,))
CASES = (
    case(ONE, answer({ALDERKRING: ["Er komen tien bomen langs de weg."]})),
    case(TWO, answer({BEEMDLIJST: ["Er komt een pad."]}), untruths=Untruths(quotes=(1,))),
)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Two cases, of which one is right; in the other a quote is untrue."""
    programmes: dict[str, dict[str, str | None]] = {
        name: {"publisher": name.title(), "place": "Vossendam", "status": "final"} for name in (ALDERKRING, BEEMDLIJST)
    }
    manifest = Manifest(
        created="2026-11-28T12:00:00+01:00",
        code={"version": "1", "commit": None, "source": "a"},
        machine={},
        encoder="proef",
        settings={},
        threshold=0.5,
        split="all",
        engines=("quotes",),
        sets={"klein": SetFacts(questions="h", collection="c", programmes=programmes)},
    )
    begun = Run.begin(tmp_path / "meting", manifest, {"klein": (ONE, TWO)})
    begun.add(CASES)
    return begun


def bounds(run: Run, side: Literal["at_least", "at_most"], **wanted: float) -> dict[str, bool]:
    return {bound.figure: bound.holds for bound in check_gates(run, {"klein": {side: wanted}})}


def test_a_figure_below_its_bound_does_not_hold(run: Run) -> None:
    # One of two questions is right; the one programme with gold is found.
    assert bounds(run, "at_least", right=0.5, publisher_recall=1.0) == {"right": True, "publisher_recall": True}
    assert bounds(run, "at_least", right=0.51) == {"right": False}


def test_a_count_above_its_bound_does_not_hold(run: Run) -> None:
    assert bounds(run, "at_most", untrue_quotes=0, leaks_town=0) == {"untrue_quotes": False, "leaks_town": True}
    assert bounds(run, "at_most", untrue_quotes=1) == {"untrue_quotes": True}


def test_what_was_not_measured_does_not_hold(run: Run) -> None:
    # There is no question with a fact, and no group of wordings.
    assert bounds(run, "at_least", facts=0.0, stability=0.0) == {"facts": False, "stability": False}


def test_a_set_that_was_not_asked_is_passed_over(run: Run) -> None:
    assert check_gates(run, {"groot": {"at_least": {"right": 1.0}}}) == ()


def test_a_figure_that_there_is_none_of_is_named(run: Run) -> None:
    with pytest.raises(RunError, match="rihgt"):
        check_gates(run, {"klein": {"at_least": {"rihgt": 1.0}}})


@pytest.mark.parametrize("text", ["[klein.at_mots]\nright = 1", "dit is geen toml", "klein = 3"])
def test_a_file_with_something_else_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "gates.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RunError, match=r"gates\.toml"):
        load_gates(file)


def test_the_shipped_bounds_are_on_figures_that_there_are() -> None:
    known = named_figures(make_figures(CASES, {ALDERKRING: "Alderkring"}))
    gates = load_gates()
    assert set(gates) <= {one.name for one in SETS}
    for of_set in gates.values():
        assert {name for of_side in of_set.values() for name in of_side} <= set(known)
    assert gates["programmas"]["at_most"]["untrue_quotes"] == 0


def test_a_value_on_the_bound_holds() -> None:
    assert Bound("klein", "right", 0.5, None, 0.5).holds
    assert Bound("klein", "area", None, 0.1, 0.1).holds
    assert not Bound("klein", "area", None, 0.1, None).holds


def test_the_fixed_part_is_a_quarter_with_whole_clusters() -> None:
    questions = SETS[0].load()
    part = fixed_part(questions)
    assert 0.2 < len(part) / len(questions) < 0.32
    clusters = {one.cluster for one in part}
    assert [one for one in questions if one.cluster in clusters] == list(part)
    assert {one.split for one in part} == {"dev", "test"}


def test_the_fixed_part_does_not_change_with_the_others() -> None:
    asked = [
        Question(
            id=f"vraag-{n}",
            kind="silent",
            question=f"Wat staat er over nummer {n}?",
            about=(About(publisher=None, place=None),),
            status="not_found",
            gold=(),
        )
        for n in range(40)
    ]
    assert fixed_part(asked[:20]) == tuple(one for one in fixed_part(asked) if one in asked[:20])
