"""Intervals, and the chance of a difference. What chance draws cannot be worked out by hand but where it is bounded."""

from collections.abc import Sequence
from itertools import product

import pytest

from evals.intervals import NOTHING, Estimate, Gap, difference, estimate, largest_gap
from evals.metrics import Score


def scores(*values: float) -> list[tuple[str, Score]]:
    """Scores of as many questions that have no other wording."""
    return [(f"vraag-{n}", Score(value)) for n, value in enumerate(values)]


def bounds(one: Estimate) -> tuple[float, float]:
    assert one.low is not None
    assert one.high is not None
    return one.low, one.high


def width(one: Estimate) -> float:
    low, high = bounds(one)
    return high - low


SEVEN_OF_TEN = scores(1, 1, 0, 1, 1, 0, 1, 1, 0, 1)


# --- a figure ---------------------------------------------------------------------------------------------------------


def test_a_figure_is_the_sum_of_the_numerators_over_that_of_the_denominators() -> None:
    # (2 + 1) / (3 + 3); the mean of 2/3 and 1/3 is the same, but not of 2/3 and 1/1.
    assert estimate([("a", Score(2, 3)), ("b", Score(1, 3))]).value == 3 / 6
    assert estimate([("a", Score(2, 3)), ("b", Score(1, 1))]).value == 3 / 4


def test_the_same_scores_have_the_same_interval() -> None:
    assert estimate(SEVEN_OF_TEN) == estimate(SEVEN_OF_TEN)


def test_the_interval_contains_the_figure() -> None:
    figure = estimate(SEVEN_OF_TEN)
    assert (figure.value, figure.count, figure.p) == (0.7, 10, None)
    # Of a binomial of 10 with p = .7, at most 3 has a chance of 1.1% and at most 4 of 4.7%, so 2.5% falls at 4; 10 has
    # one of 2.8%, so 97.5% falls there.
    assert bounds(figure) == pytest.approx((0.4, 1.0))


def test_more_questions_make_an_interval_narrower() -> None:
    many = scores(*[1, 1, 0, 1, 1, 0, 1, 1, 0, 1] * 10)
    # The deviation of a mean falls with the root of the number: about 4 * sqrt(.7 * .3 / n), .58 and .18.
    assert width(estimate(many)) == pytest.approx(0.18, abs=0.03)
    assert width(estimate(SEVEN_OF_TEN)) > 0.5


def test_what_never_differs_has_an_interval_without_width() -> None:
    assert estimate(scores(1, 1, 1)) == Estimate(1.0, 1.0, 1.0, 3)


def test_a_single_cluster_has_no_interval() -> None:
    assert estimate([("bruggen", Score(1)), ("bruggen", Score(0))]) == Estimate(0.5, None, None, 2)


@pytest.mark.parametrize("none", [[], [("a", Score(0, 0)), ("b", Score(0, 0))]])
def test_nothing_measured_is_no_figure(none: list[tuple[str, Score]]) -> None:
    assert estimate(none) == NOTHING == Estimate(None, None, None, 0)


def test_questions_without_a_denominator_are_no_part() -> None:
    some = scores(1, 0, 1, 0)
    assert estimate([("leeg", Score(0, 0)), *some, ("ook leeg", Score(0, 0))]) == estimate(some)
    assert estimate(some).count == 4


def test_what_is_drawn_again_is_the_cluster() -> None:
    # Ten questions in five wordings each, all right or all wrong: ten facts, not fifty. As wordings of one question the
    # deviation is sqrt(.7 * .3 / 10) = .145, as fifty questions sqrt(.7 * .3 / 50) = .065.
    values = [value for _, value in SEVEN_OF_TEN]
    wordings = [(f"vraag-{n}", value) for n, value in enumerate(values) for _ in range(5)]
    single = [(f"vraag-{n}-{m}", value) for n, value in enumerate(values) for m in range(5)]
    together, apart = estimate(wordings), estimate(single)
    assert together.value == apart.value == 0.7
    assert together.count == apart.count == 50
    assert width(together) == pytest.approx(4 * 0.145, abs=0.06)
    assert width(apart) == pytest.approx(4 * 0.065, abs=0.03)
    assert bounds(together) == bounds(estimate(SEVEN_OF_TEN))


# --- a difference -----------------------------------------------------------------------------------------------------


def by_cluster(**values: Sequence[float]) -> dict[str, list[Score]]:
    return {name: [Score(value) for value in found] for name, found in values.items()}


def test_a_difference_is_the_mean_over_the_clusters_that_both_have() -> None:
    one = by_cluster(a=[0], b=[0, 1], c=[1], x=[1])
    other = by_cluster(a=[1], b=[1, 1], c=[1], y=[0])
    # 1 - 0, 1 - 1/2 and 1 - 1; x and y have nothing to be held against.
    found = difference(one, other)
    assert found.value == pytest.approx((1 + 1 / 2 + 0) / 3)
    assert found.count == 3
    low, high = bounds(found)
    assert 0.0 <= low < 1 / 2 < high <= 1.0


def test_p_counts_the_signs_that_give_as_much() -> None:
    # Of the eight ways to put signs before 1, 1 and 1, one gives 3 and one -3.
    assert difference(by_cluster(a=[0], b=[0], c=[0]), by_cluster(a=[1], b=[1], c=[1])).p == pytest.approx(2 / 8)
    # Before 1, 1 and -1 the sum is 1 or more for 3, 1, 1 and 1 of eight: twice 4/8.
    assert difference(by_cluster(a=[0], b=[0], c=[1]), by_cluster(a=[1], b=[1], c=[0])).p == pytest.approx(1.0)


def test_p_of_five_clusters_is_that_of_all_thirty_two_ways() -> None:
    deltas = (1, 1, 1, 1, -0.5)
    sums = [
        sum(sign * delta for sign, delta in zip(signs, deltas, strict=True)) for signs in product((1, -1), repeat=5)
    ]
    # 4.5, then 3.5, which is what was found: two of 32 give as much, and two as little.
    assert sum(one >= sum(deltas) for one in sums) == 2
    found = difference(by_cluster(a=[0], b=[0], c=[0], d=[0], e=[0.5]), by_cluster(a=[1], b=[1], c=[1], d=[1], e=[0]))
    assert found.value == pytest.approx(3.5 / 5)
    assert found.p == pytest.approx(4 / 32)


def test_turned_around_a_difference_has_the_other_sign_and_the_same_p() -> None:
    one, other = by_cluster(a=[0], b=[0], c=[1], d=[0]), by_cluster(a=[1], b=[0.5], c=[1], d=[1])
    there, back = difference(one, other), difference(other, one)
    assert there.value == pytest.approx(2.5 / 4)
    assert back.value == pytest.approx(-2.5 / 4)
    assert there.p == pytest.approx(back.p)


def test_no_difference_is_sure() -> None:
    same = by_cluster(a=[1], b=[0], c=[1])
    assert difference(same, same) == Estimate(0.0, 0.0, 0.0, 3, 1.0)


def test_one_cluster_tells_no_difference_apart_from_chance() -> None:
    assert difference(by_cluster(a=[0]), by_cluster(a=[1])) == Estimate(1.0, None, None, 1, 1.0)


def test_what_shares_no_cluster_has_no_difference() -> None:
    assert difference(by_cluster(a=[0]), by_cluster(b=[1])) == NOTHING
    assert difference({"a": [Score(0, 0)]}, by_cluster(a=[1])) == NOTHING


# --- the largest gap --------------------------------------------------------------------------------------------------


def test_the_gap_is_between_the_best_and_the_worst() -> None:
    found = largest_gap({"Alderkring": scores(1, 1, 0), "Beemdlijst": scores(1, 0, 0), "Dorpskern": scores(1, 1, 1, 1)})
    assert (found.best, found.worst) == ("Dorpskern", "Beemdlijst")
    assert found.estimate.value == pytest.approx(1 - 1 / 3)
    assert found.estimate.count == 4 + 3
    # Dorpskern is right whatever is drawn; of Beemdlijst none of three (8/27) or all of three (1/27 = 3.7%) may be.
    assert bounds(found.estimate) == (0.0, 1.0)


def test_the_same_groups_have_the_same_gap() -> None:
    groups = {"Alderkring": SEVEN_OF_TEN, "Beemdlijst": scores(1, 0, 0, 1, 0)}
    assert largest_gap(groups) == largest_gap(groups)


def test_one_cluster_gives_no_interval() -> None:
    assert largest_gap({"Alderkring": scores(1), "Beemdlijst": scores(0, 1)}) == Gap(
        Estimate(0.5, None, None, 3), "Alderkring", "Beemdlijst"
    )


def test_groups_of_which_nothing_was_measured_do_not_count() -> None:
    empty: list[tuple[str, Score]] = [("a", Score(0, 0))]
    assert largest_gap({"Alderkring": scores(1, 1), "Beemdlijst": empty}) == Gap(NOTHING, None, None)
    assert largest_gap({}) == Gap(NOTHING, None, None)
