"""Rankings, measured by ir-measures; the sums stand beside them."""

from math import log2

import pytest

from evals.given import Ranking
from evals.metrics import Score
from evals.ranking import RANKINGS, rank_scores, score_rankings
from tests.evals.made_up import ALDERKRING, BEEMDLIJST, answer, case, gold, question, ranking


def scores(one: Ranking) -> dict[str, float]:
    return score_rankings({"a": one})["a"]


def test_the_measures_that_are_told() -> None:
    assert RANKINGS == ("recall@1", "recall@3", "recall@5", "recall@10", "mrr", "ndcg@10")


def test_a_relevant_passage_on_top_is_all_that_can_be_had() -> None:
    assert scores(ranking("+---")) == dict.fromkeys(RANKINGS, 1.0)


@pytest.mark.parametrize(
    ("place", "found"), [(2, (0, 1, 1, 1)), (3, (0, 1, 1, 1)), (4, (0, 0, 1, 1)), (6, (0, 0, 0, 1)), (10, (0, 0, 0, 1))]
)
def test_one_relevant_passage_further_down(place: int, found: tuple[int, ...]) -> None:
    told = scores(ranking("-" * (place - 1) + "+"))
    assert tuple(told[f"recall@{k}"] for k in (1, 3, 5, 10)) == found
    assert told["mrr"] == pytest.approx(1 / place)
    # Its gain, 1 at the top, is divided by log2(place + 1).
    assert told["ndcg@10"] == pytest.approx(1 / log2(place + 1))


def test_ndcg_of_two_of_three_relevant_passages() -> None:
    # Relevant at 2 and 5, and one that is not in the ranking at all. The best order has them at 1, 2 and 3.
    told = scores(ranking("-+--+-", relevant=3))
    gain = 1 / log2(3) + 1 / log2(6)
    best = 1 / log2(2) + 1 / log2(3) + 1 / log2(4)
    assert told["ndcg@10"] == pytest.approx(gain / best)
    assert told["ndcg@10"] == pytest.approx(0.4776, abs=5e-5)
    # Any accepted quote will do: one of the three is among the first three.
    assert told["recall@3"] == 1.0
    assert told["mrr"] == 1 / 2


def test_ndcg_looks_no_further_than_ten() -> None:
    # Twelve relevant passages, ten of them in the ranking: none could be ranked better.
    assert scores(ranking("+" * 10, relevant=12))["ndcg@10"] == pytest.approx(1.0)


@pytest.mark.parametrize("one", [ranking("---"), ranking("---", relevant=2), ranking(""), ranking("", relevant=2)])
def test_nothing_relevant_is_nought(one: Ranking) -> None:
    assert scores(one) == dict.fromkeys(RANKINGS, 0.0)


def test_each_ranking_has_its_own_score() -> None:
    told = score_rankings({"a": ranking("+-"), "b": ranking("-+"), "c": ranking("--", relevant=1), "d": ranking("")})
    assert {name: found["mrr"] for name, found in told.items()} == {"a": 1.0, "b": 0.5, "c": 0.0, "d": 0.0}
    assert score_rankings({}) == {}


def test_a_case_has_a_score_for_each_programme_with_gold() -> None:
    asked = question("bomen", gold(ALDERKRING, "bomen"), gold(BEEMDLIJST, "bomen"))
    given = case(asked, answer(), rankings={ALDERKRING: ranking("-+"), BEEMDLIJST: ranking("+")})
    told = rank_scores(given)
    assert tuple(told) == RANKINGS
    assert told["mrr"] == [Score(0.5, programme=ALDERKRING), Score(1.0, programme=BEEMDLIJST)]
    assert told["recall@1"] == [Score(0.0, programme=ALDERKRING), Score(1.0, programme=BEEMDLIJST)]


def test_a_case_without_gold_has_no_scores() -> None:
    assert rank_scores(case(question(), answer())) == {name: [] for name in RANKINGS}
