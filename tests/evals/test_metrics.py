import pytest

from evals.metrics import contains, found_scores, gold_recall, mean, percentile


def test_a_quote_contains_a_gold_quote_white_space_aside() -> None:
    assert contains("Er komen\n  bomen langs de weg.", "komen bomen")
    assert not contains("Er komen bomen", "Er komen bomen langs")
    assert not contains("Er komen Bomen", "bomen")


def test_gold_recall_is_the_part_of_programmes_with_an_accepted_quote() -> None:
    gold = {"a": ["twee bruggen", "een sluis"], "b": ["bomen"], "c": ["lantaarns"], "d": ["paaltjes"]}
    quotes = {"a": ["Er is een sluis."], "b": ["Er zijn struiken.", "Er komen bomen."], "c": []}
    assert gold_recall(quotes, gold) == 2 / 4


def test_a_gold_quote_counts_only_in_its_own_programme() -> None:
    assert gold_recall({"b": ["Er komen bomen."]}, {"a": ["bomen"]}) == 0.0


def test_gold_recall_does_not_apply_without_gold() -> None:
    assert gold_recall({"a": ["Er komen bomen."]}, {}) is None


def test_found_scores_are_precision_and_recall() -> None:
    # Found a, b and c: a is expected, b must not be found, of c nothing is known. Of a and d, a is found.
    precision, recall = found_scores(["a", "b", "c"], ["a", "d"], ["b", "e"])
    assert precision == 1 / 2
    assert recall == 1 / 2


def test_found_scores_that_do_not_apply_are_none() -> None:
    assert found_scores([], ["a"], ["b"]) == (None, 0.0)
    assert found_scores(["b"], [], ["b"]) == (0.0, None)
    assert found_scores(["c"], [], ["b"]) == (None, None)
    assert found_scores([], [], []) == (None, None)


def test_mean_leaves_out_what_has_no_score() -> None:
    assert mean([1.0, None, 0.0, 0.5]) == 0.5
    assert mean([None, None]) is None
    assert mean([]) is None


@pytest.mark.parametrize(
    ("part", "value"), [(0.5, 20.0), (0.51, 30.0), (0.75, 30.0), (0.95, 40.0), (1.0, 40.0), (0.0, 10.0)]
)
def test_percentile_is_the_nearest_rank(part: float, value: float) -> None:
    assert percentile([40.0, 10.0, 30.0, 20.0], part) == value


def test_the_percentile_of_one_value_is_that_value() -> None:
    assert percentile([7.0], 0.5) == percentile([7.0], 0.95) == 7.0
