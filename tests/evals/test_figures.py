"""All figures of a run of eight questions about two made-up publishers. The sums stand beside them."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from evals.cases import Case
from evals.coverage import Curve
from evals.dataset import About
from evals.figures import ALL_MEASURES, Figures, make_figures, score_cases
from evals.intervals import NOTHING, Estimate, Gap
from evals.metrics import MEASURES, Score
from evals.ranking import RANKINGS
from evals.truth import Untruths
from tests.evals.made_up import ALDERKRING, BEEMDLIJST, Shown, answer, case, gold, question, ranking

PUBLISHERS = {BEEMDLIJST: "Beemdlijst", ALDERKRING: "Alderkring"}
ROW = gold(ALDERKRING, "Er komen bomen.")
OAKS = gold(ALDERKRING, "Wij planten eiken.")
BRIDGES = gold(BEEMDLIJST, "Drie bruggen.", facts=["drie"], status="draft")
SLUICE = gold(BEEMDLIJST, "Een sluis.", status="draft")

RIGHT = case(
    question("bomen", ROW, absent=(BEEMDLIJST,)),
    answer({ALDERKRING: ["Er komen bomen."]}, {BEEMDLIJST: ["Veel gras."]}, timings_ms={"judge": 2.0, "total": 10.0}),
    probabilities={ALDERKRING: 0.9, BEEMDLIJST: 0.2},
    rankings={ALDERKRING: ranking("+")},
)
HALF = case(
    question("eiken", OAKS, BRIDGES, kind="comparison"),
    # Out of order; and of Alderkring the wrong quote.
    answer({BEEMDLIJST: ["Drie bruggen."], ALDERKRING: ["Er komt gras."]}, timings_ms={"total": 30.0}),
    probabilities={BEEMDLIJST: 0.95, ALDERKRING: 0.6},
    rankings={ALDERKRING: ranking("-+"), BEEMDLIJST: ranking("+")},
)
WRONG = case(
    question("bos", absent=(ALDERKRING,), about=(About(publisher="Beemdlijst", place="Vossendam"),)),
    answer({ALDERKRING: ["Er komt bos."]}, timings_ms={"total": 20.0}),
    probabilities={ALDERKRING: 0.7},
    untruths=Untruths(quotes=(1,), publishers=("Dorpskern",)),
)


def wording(n: int, given: dict[str, object]) -> Case:
    asked = question(f"sluis-{n}", SLUICE, kind="paraphrase", group="sluis")
    return case(asked, given, probabilities={BEEMDLIJST: 0.8}, rankings={BEEMDLIJST: ranking("+")})


TIMES = {"total": 40.0}
WORDINGS = (
    wording(1, answer({BEEMDLIJST: ["Een sluis."]}, timings_ms=TIMES)),
    wording(2, answer({BEEMDLIJST: ["Een sluis."]}, timings_ms=TIMES)),
    wording(3, answer({BEEMDLIJST: ["Een sluis."]}, timings_ms=TIMES)),
    # Called final, though it is a draft.
    wording(4, answer({BEEMDLIJST: [Shown("Een sluis.", {"status": "final"})]}, timings_ms=TIMES)),
    wording(5, answer(nearest={BEEMDLIJST: ["Een sluis."]}, timings_ms=TIMES)),
)
CASES = (RIGHT, HALF, WRONG, *WORDINGS)


@pytest.fixture(scope="module")
def figures() -> Figures:
    return make_figures(CASES, PUBLISHERS)


def told(measures: Mapping[str, Estimate], *names: str) -> dict[str, tuple[float | None, int]]:
    """Of some measures the figure, and of how many things it is one."""
    return {name: (measures[name].value, measures[name].count) for name in names or measures}


def test_all_measures_are_those_of_answers_and_those_of_rankings() -> None:
    assert [*ALL_MEASURES] == [*(measure.name for measure in MEASURES), *RANKINGS]
    for _, scores in score_cases(CASES):
        assert tuple(scores) == ALL_MEASURES
    assert score_cases([HALF])[0][1]["mrr"] == [Score(0.5, programme=ALDERKRING), Score(1.0, programme=BEEMDLIJST)]


def test_questions(figures: Figures) -> None:
    assert figures.questions == 8


def test_measures(figures: Figures) -> None:
    assert told(figures.measures) == {
        # 1 and three of the wordings.
        "right": (4 / 8, 8),
        # Of 1 + 2 + 5 programmes with gold: 1, 1 and 4.
        "gold_quote": (6 / 8, 8),
        # Of 1 + 2 + 1 + 4 citations shown: 1, 1, 0 and 4.
        "citation_precision": (6 / 8, 8),
        "facts": (1.0, 1),
        # Of 1 + 2 + 1 + 4 programmes found: all but the one of WRONG.
        "publisher_precision": (7 / 8, 8),
        # Of 1 + 2 + 5: all but that of the fifth wording.
        "publisher_recall": (7 / 8, 8),
        # All but WRONG and the fifth wording.
        "status": (6 / 8, 8),
        # The fifth wording refuses and should not, WRONG should and does not.
        "refusal_precision": (0.0, 1),
        "refusal_recall": (0.0, 1),
        # Of 1 + 1 + 4 right quotes, one is called final.
        "quoted_status": (5 / 6, 6),
        # Of 8 rankings one has its first relevant passage on the second place.
        "recall@1": (7 / 8, 8),
        "recall@3": (1.0, 8),
        "recall@5": (1.0, 8),
        "recall@10": (1.0, 8),
        "mrr": (7.5 / 8, 8),
        # 1 / log2(3) = .6309
        "ndcg@10": (pytest.approx((7 + 0.6309) / 8, abs=1e-5), 8),
    }
    # The five wordings are one cluster, but each question counts.
    assert figures.measures["facts"] == Estimate(1.0, None, None, 1)
    assert figures.measures["status"].low is not None


def test_kinds(figures: Figures) -> None:
    assert [*figures.kinds] == ["comparison", "direct", "paraphrase"]
    assert told(figures.kinds["comparison"], "status", "gold_quote") == {"status": (1.0, 1), "gold_quote": (0.5, 2)}
    assert told(figures.kinds["direct"], "status", "gold_quote") == {"status": (0.5, 2), "gold_quote": (1.0, 1)}
    assert told(figures.kinds["paraphrase"], "right", "mrr") == {"right": (3 / 5, 5), "mrr": (1.0, 5)}
    assert figures.kinds["paraphrase"]["facts"] == NOTHING


def test_publishers(figures: Figures) -> None:
    assert [*figures.publishers] == ["Alderkring", "Beemdlijst"]
    one, other = figures.publishers.values()
    # Whole answers count where only this publisher must be found: RIGHT for the one, the wordings for the other.
    names = ("gold_quote", "citation_precision", "publisher_precision", "status", "right", "mrr")
    assert told(one.measures, *names) == {
        "gold_quote": (1 / 2, 2),
        "citation_precision": (1 / 3, 3),
        "publisher_precision": (2 / 3, 3),
        "status": (1.0, 1),
        "right": (1.0, 1),
        "mrr": (0.75, 2),
    }
    assert told(other.measures, *names) == {
        "gold_quote": (5 / 6, 6),
        "citation_precision": (1.0, 5),
        "publisher_precision": (1.0, 5),
        "status": (4 / 5, 5),
        "right": (3 / 5, 5),
        "mrr": (1.0, 6),
    }
    # Er komen bomen. Er komt gras. Er komt bos. And: Drie bruggen. Een sluis, four times; nearest passages are none.
    assert (one.answers, one.quotes, one.characters) == (3, 1.0, (15 + 13 + 12) / 3)
    assert (other.answers, other.quotes, other.characters) == (5, 1.0, (13 + 4 * 10) / 5)


def test_quotes_and_characters_are_means_over_the_answers_that_quote_a_publisher() -> None:
    two = case(RIGHT.question, answer({ALDERKRING: ["Er komen bomen.", "Hoge."]}))
    one = case(RIGHT.question, answer({ALDERKRING: ["Een es."]}))
    none = case(RIGHT.question, answer(nearest={ALDERKRING: ["Er komen bomen."]}))
    even = make_figures([two, one, none], PUBLISHERS).publishers["Alderkring"]
    assert (even.answers, even.quotes, even.characters) == (2, 3 / 2, (15 + 5 + 7) / 2)


def test_gaps(figures: Figures) -> None:
    assert tuple(figures.gaps) == ALL_MEASURES
    gap = figures.gaps["gold_quote"]
    assert (gap.best, gap.worst) == ("Beemdlijst", "Alderkring")
    assert gap.estimate.value == pytest.approx(5 / 6 - 1 / 2)
    assert gap.estimate.count == 8
    assert figures.gaps["facts"] == Gap(NOTHING, None, None)


def test_confusions(figures: Figures) -> None:
    assert figures.status_confusion == {
        ("answered", "answered"): 6,
        ("answered", "not_found"): 1,
        ("not_found", "answered"): 1,
    }
    assert figures.quoted_confusion == {("final", "final"): 1, ("draft", "draft"): 4, ("draft", "final"): 1}


def test_leaks_untruths_and_citations(figures: Figures) -> None:
    # WRONG quotes Alderkring where Beemdlijst was asked about.
    assert figures.leaks == {"party": 1}
    assert figures.untruths == {"quotes": 1, "attributions": 0, "publishers": 1}
    # 2 + 2 + 1 + 5, nearest passages too.
    assert figures.citations == 10


def test_order(figures: Figures) -> None:
    # Two answers have several publishers: RIGHT has them in order, HALF has not.
    assert (figures.alphabetical.value, figures.alphabetical.count) == (1 / 2, 2)
    # HALF has the one pair, with the more probable one first.
    assert figures.first == Estimate(1.0, None, None, 1)


@pytest.mark.parametrize(
    ("found", "nearest", "ordered"),
    [
        ((ALDERKRING, BEEMDLIJST), (), 1.0),
        ((BEEMDLIJST, ALDERKRING), (), 0.0),
        # Whoever was not found stands after those that were.
        ((BEEMDLIJST,), (ALDERKRING,), 1.0),
        ((), (BEEMDLIJST, ALDERKRING), 0.0),
        ((ALDERKRING,), (), None),
    ],
)
def test_the_order_is_that_of_those_found_then_of_the_others(
    found: tuple[str, ...], nearest: tuple[str, ...], ordered: float | None
) -> None:
    given = answer({one: ["a"] for one in found}, {one: ["b"] for one in nearest})
    assert make_figures([case(question("bomen", ROW), given)], PUBLISHERS).alphabetical.value == ordered


def test_stability(figures: Figures) -> None:
    # Of ten pairs of wordings the six among the first four cite the same; the fifth cites nothing.
    assert figures.stability == Estimate(6 / 10, None, None, 1)
    assert make_figures(CASES[:-1], PUBLISHERS).stability == NOTHING


def test_curve(figures: Figures) -> None:
    # Most probable first: .95, .9 and five times .8 answer, .7 does not, .6 does, .2 does not. Eight are called found:
    # these but the fifth wording and the last; one of them does not answer.
    risk = (0.0,) * 7 + (1 / 8, 1 / 9, 2 / 10)
    curve = figures.curve
    assert curve is not None
    assert curve.area == pytest.approx((1 / 8 + 1 / 9 + 2 / 10) / 10)
    assert curve == Curve(tuple(n / 10 for n in range(1, 11)), risk, curve.area, (8 / 10, 1 / 8))


def test_stages(figures: Figures) -> None:
    # 10, 20, 30 and five times 40: the fourth is 40, and so is the last.
    assert figures.stages == {"judge": (2.0, 2.0), "total": (40.0, 40.0)}
    assert make_figures(CASES[:3], PUBLISHERS).stages["total"] == (20.0, 30.0)


def test_a_publisher_with_two_programmes_is_one() -> None:
    both = make_figures(CASES, {BEEMDLIJST: "Een", ALDERKRING: "Een", "dorpskern": "Twee"})
    # Of Twee nothing was measured.
    assert [*both.publishers] == ["Een"]
    assert both.publishers["Een"].answers == 8
    # HALF, which has gold in both, is a whole answer about the one publisher now.
    assert told(both.publishers["Een"].measures, "status") == {"status": (6 / 7, 7)}


def test_nothing_has_no_figures() -> None:
    none = make_figures([], PUBLISHERS)
    assert (none.questions, none.citations, none.curve, none.kinds, none.publishers, none.stages) == (
        0,
        0,
        None,
        {},
        {},
        {},
    )
    assert set(none.measures.values()) == {NOTHING}
    assert (none.alphabetical, none.first, none.stability) == (NOTHING, NOTHING, NOTHING)


def test_the_order_of_the_cases_is_of_no_account() -> None:
    forth = make_figures(CASES, PUBLISHERS)
    back = make_figures(CASES[::-1], PUBLISHERS)
    # But the intervals: other clusters are drawn.
    assert told(back.measures) == told(forth.measures)
    assert replace(back, measures={}, kinds={}, publishers={}, gaps={}, alphabetical=NOTHING) == replace(
        forth, measures={}, kinds={}, publishers={}, gaps={}, alphabetical=NOTHING
    )
