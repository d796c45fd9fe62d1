"""A case, and the line of a run that it becomes."""

import json
from typing import Any

import pytest

from evals.cases import Case, case_from_json, case_to_json
from evals.given import Given, Ranked, Ranking, Verdict
from evals.truth import Untruths
from tests.evals.made_up import ALDERKRING, BEEMDLIJST, MOLENRODE, Shown, answer, case, gold, question

BOTH = question("bomen", gold(ALDERKRING, "Er komen bomen."), gold(BEEMDLIJST, "Drie bruggen."), absent=(MOLENRODE,))
GIVEN = Given(
    answer({ALDERKRING: ["Er komen\nbomen\u2028langs één gracht."], BEEMDLIJST: ["a", "b"]}, {MOLENRODE: ["c"]}),
    {ALDERKRING: Verdict(0.75, found=True), MOLENRODE: Verdict(0.25, found=False)},
    {ALDERKRING: Ranking((Ranked("Er komen bomen.", relevant=True), Ranked("Gras.", relevant=False)), 3)},
)
WHOLE = Case("klein", "quotes", BOTH, GIVEN, Untruths((1, 3), (2,), ("Dorpskern",)))
ASKED = {("klein", "bomen"): BOTH, ("ander", "bomen"): question("bomen")}


def test_found_are_the_programmes_in_which_something_was_found() -> None:
    assert WHOLE.found == (ALDERKRING, BEEMDLIJST)


def test_gold_is_by_programme() -> None:
    assert WHOLE.gold == {ALDERKRING: BOTH.gold[0], BEEMDLIJST: BOTH.gold[1]}


def test_what_is_shown_of_a_programme_are_its_citations_and_not_its_nearest_passages() -> None:
    assert [c["quote"] for c in WHOLE.shown(BEEMDLIJST)] == ["a", "b"]
    assert [c["n"] for c in WHOLE.shown(BEEMDLIJST)] == [2, 3]
    assert WHOLE.shown(MOLENRODE) == WHOLE.shown("dorpskern") == []


def test_a_citation_is_found_by_its_number_wherever_it_stands() -> None:
    turned = dict(GIVEN.answer) | {"citations": GIVEN.answer["citations"][::-1]}
    assert [c["quote"] for c in case(BOTH, turned).shown(BEEMDLIJST)] == ["a", "b"]


def test_a_case_is_one_line_from_which_it_is_read_back() -> None:
    line = case_to_json(WHOLE)
    assert "\n" not in line
    assert case_from_json(line, ASKED) == WHOLE


def test_a_case_without_anything_is_read_back() -> None:
    empty = case(BOTH, answer(status="unclear"))
    assert case_from_json(case_to_json(empty), ASKED) == empty


def test_the_question_is_that_of_its_set_and_does_not_stand_in_the_line() -> None:
    data: dict[str, Any] = json.loads(case_to_json(WHOLE))
    assert {*data} == {"set", "engine", "id", "answer", "verdicts", "rankings", "untruths"}
    other = case_from_json(json.dumps(data | {"set": "ander"}), ASKED)
    assert (other.set, other.question) == ("ander", ASKED["ander", "bomen"])


def test_what_is_read_back_can_be_shown_with_the_facts_of_its_citation() -> None:
    draft = case(BOTH, answer({ALDERKRING: [Shown("a", {"status": "draft", "page": "iv"})]}))
    (shown,) = case_from_json(case_to_json(draft), ASKED).shown(ALDERKRING)
    assert (shown["status"], shown["page"]) == ("draft", "iv")


LINE = case_to_json(WHOLE)


@pytest.mark.parametrize(
    "line", ["", LINE[:-1], LINE[: len(LINE) // 2], '{"set": "klein"}', LINE.replace("klein", "weg")]
)
def test_a_line_that_is_not_whole_or_of_a_question_that_is_not_there_is_refused(line: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        case_from_json(line, ASKED)
