"""The risk-coverage curve; the sums stand beside it."""

import pytest

from evals.coverage import Curve, Labelled, labelled, risk_coverage
from tests.evals.made_up import ALDERKRING, BEEMDLIJST, MOLENRODE, answer, case, gold, question


def test_of_a_case_the_programmes_are_labelled_of_which_it_is_known_whether_they_answer() -> None:
    asked = question("bomen", gold(ALDERKRING, "bomen"), absent=(BEEMDLIJST, "dorpskern"))
    probabilities = {ALDERKRING: 0.9, BEEMDLIJST: 0.7, MOLENRODE: 0.6}
    given = case(asked, answer({BEEMDLIJST: ["a"], MOLENRODE: ["b"]}), probabilities=probabilities)
    # Of molenrode nothing is known, and dorpskern was not searched.
    assert labelled([given]) == [Labelled(0.9, False, True), Labelled(0.7, True, False)]


def test_the_curve_of_four_programmes() -> None:
    # Most probable first: answers, does not, answers, does not. Wrong of 1, 2, 3 and 4: 0, 1, 1 and 2.
    found = [
        Labelled(0.3, False, False),
        Labelled(0.9, True, True),
        Labelled(0.5, True, True),
        Labelled(0.8, True, False),
    ]
    curve = risk_coverage(found)
    assert curve is not None
    assert curve.coverage == (1 / 4, 2 / 4, 3 / 4, 1.0)
    assert curve.risk == (0.0, 1 / 2, 1 / 3, 2 / 4)
    # (0 + 1/2 + 1/3 + 1/2) / 4 = (8/6) / 4
    assert curve.area == pytest.approx(1 / 3)
    # Three of four are called found, one of these wrongly.
    assert curve.at == (3 / 4, 1 / 3)


def test_a_perfect_order_has_the_smallest_area() -> None:
    # Wrong of 1, 2, 3: 0, 0, 1; the other way around: 1, 1, 1 of 1, 2, 3.
    good = [Labelled(0.9, True, True), Labelled(0.8, True, True), Labelled(0.1, False, False)]
    bad = [Labelled(0.1, False, True), Labelled(0.2, False, True), Labelled(0.9, True, False)]
    areas = [curve.area for curve in (risk_coverage(good), risk_coverage(bad)) if curve]
    assert areas == [pytest.approx(1 / 9), pytest.approx((1 + 1 / 2 + 1 / 3) / 3)]


def test_without_anything_called_found_there_is_no_point() -> None:
    assert risk_coverage([Labelled(0.2, False, True)]) == Curve((1.0,), (0.0,), 0.0, None)


def test_nothing_has_no_curve() -> None:
    assert risk_coverage([]) is None
