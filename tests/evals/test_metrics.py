"""Each measure over cases put together by hand; the sums stand beside them."""

import pytest

from evals.cases import Case
from evals.dataset import NATIONAL, About, Question
from evals.metrics import (
    MEASURES,
    Leak,
    Score,
    contains,
    jaccard,
    leak,
    leaks,
    passage_status,
    percentile,
    place_of,
    rank_correlation_pairs,
    stability,
)
from evals.truth import Untruths
from tests.evals.made_up import ALDERKRING, BEEMDLIJST, MOLENRODE, Shown, answer, case, citation, gold, question

MEASURE = {measure.name: measure.scores for measure in MEASURES}
TREES = gold(ALDERKRING, "Er komen bomen.", "Wij planten eiken.", facts=["eiken", "tien"])
BRIDGES = gold(BEEMDLIJST, "Er komen drie bruggen.", status="draft")
BOTH = question("bomen", TREES, BRIDGES, absent=(MOLENRODE,))
NOBODY = question("bos", absent=(ALDERKRING,))
DRAFT = {"status": "draft"}
HALF = case(
    BOTH,
    answer(
        {
            # Right in whole, right as part of an accepted quote, wrong.
            ALDERKRING: ["Wij willen dat: wij planten eiken. Nu.", "komen bomen", "Er komt gras."],
            # Wrong; and a programme that must not be found.
            BEEMDLIJST: ["Er komen twee bruggen."],
            MOLENRODE: ["Een sluis."],
        }
    ),
)
WHOLE = case(
    BOTH,
    answer({ALDERKRING: ["Wij planten eiken.", "Het zijn er tien."], BEEMDLIJST: ["Er komen drie bruggen."]}),
)
REFUSED = case(NOBODY, answer(nearest={ALDERKRING: ["Er komt gras."]}))
ANSWERED = case(NOBODY, answer({ALDERKRING: ["Er komt gras."]}))
MISSED = case(BOTH, answer(nearest={ALDERKRING: ["Er komen bomen."], BEEMDLIJST: ["Er komen drie bruggen."]}))


def score(name: str, of: Case) -> list[tuple[float, float, str | None]]:
    return [(one.numerator, one.denominator, one.programme) for one in MEASURE[name](of)]


def yes(programme: str | None = None) -> tuple[float, float, str | None]:
    return 1.0, 1.0, programme


def no(programme: str | None = None) -> tuple[float, float, str | None]:
    return 0.0, 1.0, programme


def test_the_measures_that_are_told() -> None:
    assert [*MEASURE] == (
        "right gold_quote citation_precision facts publisher_precision publisher_recall status refusal_precision "
        "refusal_recall quoted_status"
    ).split()


def test_a_score_is_one_thing_out_of_one_unless_it_says_so() -> None:
    assert Score(0.0) == Score(0.0, 1.0, None)


# --- quotes -----------------------------------------------------------------------------------------------------------


def test_a_quote_contains_an_accepted_quote_white_space_hyphens_and_signs_aside() -> None:
    assert contains("Er komen\n  bo-\nmen langs de weg.", "komen bomen,")
    assert contains("• EÉN CAFÉ", "een café")
    assert not contains("Er komen bomen", "Er komen bomen langs")


def test_gold_is_found_where_an_accepted_quote_is_shown_as_an_answer() -> None:
    assert score("gold_quote", HALF) == [yes(ALDERKRING), no(BEEMDLIJST)]
    assert score("gold_quote", WHOLE) == [yes(ALDERKRING), yes(BEEMDLIJST)]
    assert score("gold_quote", MISSED) == [no(ALDERKRING), no(BEEMDLIJST)]
    assert score("gold_quote", REFUSED) == []


def test_a_part_of_an_accepted_quote_is_not_all_of_it() -> None:
    part = case(question("bomen", TREES), answer({ALDERKRING: ["planten eiken"]}))
    assert score("gold_quote", part) == [no(ALDERKRING)]
    assert score("citation_precision", part) == [yes(ALDERKRING)]


def test_a_gold_quote_counts_only_in_its_own_programme() -> None:
    elsewhere = case(question("bomen", TREES), answer({BEEMDLIJST: ["Er komen bomen."]}))
    assert score("gold_quote", elsewhere) == [no(ALDERKRING)]


def test_a_citation_is_right_when_it_has_an_accepted_quote_or_lies_within_one() -> None:
    assert score("citation_precision", HALF) == [
        yes(ALDERKRING),
        yes(ALDERKRING),
        no(ALDERKRING),
        no(BEEMDLIJST),
        no(MOLENRODE),
    ]
    assert score("citation_precision", ANSWERED) == [no(ALDERKRING)]


def test_a_citation_of_a_programme_of_which_nothing_is_known_does_not_count() -> None:
    unknown = case(question("bomen", TREES), answer({BEEMDLIJST: ["Er komen twee bruggen."]}))
    assert score("citation_precision", unknown) == score("publisher_precision", unknown) == []


def test_each_fact_must_stand_in_what_is_shown_of_its_programme() -> None:
    assert score("facts", HALF) == [yes(ALDERKRING), no(ALDERKRING)]
    assert score("facts", WHOLE) == [yes(ALDERKRING), yes(ALDERKRING)]
    elsewhere = case(question("bomen", TREES), answer({ALDERKRING: ["Eiken."], BEEMDLIJST: ["Het zijn er tien."]}))
    assert score("facts", elsewhere) == [yes(ALDERKRING), no(ALDERKRING)]
    assert score("facts", case(question("bruggen", BRIDGES), answer())) == []


@pytest.mark.parametrize(
    ("fact", "quote", "there"),
    [
        ("24", "Er komen 24 boten.", True),
        ("24", "Er komen er 24.", True),
        ("24", "Vanaf 2024 komen er boten.", False),
        ("500", "Er komen 1.500 boten.", False),
        ("500", "Er komen 500, soms 600 boten.", True),
        ("2,5", "Er gaat € 12,5 miljoen naar toe.", False),
        ("2,5", "Er gaat € 2,5 miljoen naar toe.", True),
        ("1.000", "Er komen 1000 boten.", True),
        ("5 dagen", "De post is 15 dagen open.", False),
        ("5 dagen", "De post is 5 da-\ngen open.", True),
        ("2027-2030", "Het plan 2027–2030 begint.", True),
        ("16.5%", "De heffing wordt 16.5%.", True),
        ("boven de 18", "Voor wie boven de 18 is.", True),
        ("boven de 18", "Boven de 180 meter.", False),
    ],
)
def test_a_figure_is_not_found_within_another(fact: str, quote: str, there: bool) -> None:
    asked = question("boten", gold(ALDERKRING, quote, facts=[fact]))
    assert score("facts", case(asked, answer({ALDERKRING: [quote]}))) == [(float(there), 1.0, ALDERKRING)]


# --- publishers -------------------------------------------------------------------------------------------------------


def test_found_is_right_of_a_programme_that_must_be() -> None:
    assert score("publisher_precision", HALF) == [yes(ALDERKRING), yes(BEEMDLIJST), no(MOLENRODE)]
    assert score("publisher_precision", ANSWERED) == [no(ALDERKRING)]
    assert score("publisher_precision", REFUSED) == []


def test_whoever_must_be_found_is_or_is_not() -> None:
    assert score("publisher_recall", HALF) == [yes(ALDERKRING), yes(BEEMDLIJST)]
    assert score("publisher_recall", MISSED) == [no(ALDERKRING), no(BEEMDLIJST)]
    assert score("publisher_recall", REFUSED) == []


def test_a_status_is_that_of_the_question_or_not() -> None:
    assert [score("status", one) for one in (HALF, MISSED, REFUSED, ANSWERED)] == [[yes()], [no()], [yes()], [no()]]
    declined = case(question("stem", status="advice_declined"), answer(status="not_found"))
    assert score("status", declined) == [no()]


def test_an_answer_that_refuses_had_to_or_had_not_to() -> None:
    # Whether it had to refuse at all is asked, not whether it did so in the right words: that is the status.
    unknown = case(question("bos", status="unknown_publisher"), answer(status="not_found"))
    for given, precision, recall in (
        (HALF, [], []),
        (MISSED, [no()], []),
        (REFUSED, [yes()], [yes()]),
        (ANSWERED, [], [no()]),
        (unknown, [yes()], [yes()]),
    ):
        assert score("refusal_precision", given) == precision
        assert score("refusal_recall", given) == recall


# --- status of a quote ------------------------------------------------------------------------------------------------


def test_the_status_of_the_first_right_quote_is_that_of_the_gold_or_not() -> None:
    called_final = answer({BEEMDLIJST: ["Een sluis.", Shown("Er komen drie bruggen.", {"status": "final"})]})
    assert score("quoted_status", WHOLE) == [yes(ALDERKRING), yes(BEEMDLIJST)]
    assert score("quoted_status", case(BOTH, called_final)) == [no(BEEMDLIJST)]
    assert [*passage_status(case(BOTH, called_final))] == [(BEEMDLIJST, "draft", "final")]
    assert score("quoted_status", MISSED) == []


# --- right ------------------------------------------------------------------------------------------------------------


def test_a_case_is_right_when_nothing_in_it_is_wrong() -> None:
    assert [score("right", one) for one in (WHOLE, REFUSED)] == [[yes()], [yes()]]
    assert [score("right", one) for one in (HALF, MISSED, ANSWERED)] == [[no()], [no()], [no()]]


EIKEN, TEN, THREE = "Wij planten eiken.", "Het zijn er tien.", "Er komen drie bruggen."


@pytest.mark.parametrize(
    "given",
    [
        answer({ALDERKRING: [EIKEN, TEN], BEEMDLIJST: [THREE]}, status="not_found"),
        answer({ALDERKRING: [EIKEN, TEN], BEEMDLIJST: ["Er komen twee bruggen."]}),
        answer({ALDERKRING: [EIKEN], BEEMDLIJST: [THREE]}),
        answer({ALDERKRING: [EIKEN, TEN]}),
        answer({ALDERKRING: [EIKEN, TEN], BEEMDLIJST: [THREE], MOLENRODE: ["Een sluis."]}),
        answer({ALDERKRING: [EIKEN, TEN], BEEMDLIJST: [Shown(THREE, {"status": "final"})]}),
        # A nearest passage of another town.
        answer({ALDERKRING: [EIKEN, TEN], BEEMDLIJST: [THREE]}, {MOLENRODE: ["Een sluis."]}),
    ],
    ids=["status", "quote", "fact", "publisher missed", "publisher too many", "called final", "leak"],
)
def test_one_thing_that_is_wrong_makes_a_case_wrong(given: dict[str, object]) -> None:
    assert score("right", case(BOTH, given)) == [no()]


@pytest.mark.parametrize("untruths", [Untruths(quotes=(1,)), Untruths(attributions=(1,)), Untruths(publishers=("X",))])
def test_an_untruth_makes_a_case_wrong(untruths: Untruths) -> None:
    assert score("right", case(BOTH, WHOLE.answer, untruths=untruths)) == [no()]


# --- leaks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ((About(publisher="Alderkring", place="Vossendam"),), None),
        ((About(publisher=None, place="Vossendam"),), None),
        ((About(publisher="Alderkring", place=None),), None),
        ((About(publisher=None, place=None),), None),
        ((), None),
        ((About(publisher="Alderkring", place="Molenrode"),), "town"),
        ((About(publisher=None, place=NATIONAL),), "town"),
        ((About(publisher="Beemdlijst", place="Vossendam"),), "party"),
        ((About(publisher="Beemdlijst", place="Molenrode"),), "party"),
        # One of two that are asked about will do, but not the town of one with the party of the other.
        ((About(publisher="Beemdlijst", place=None), About(publisher="Alderkring", place=None)), None),
        ((About(publisher="Beemdlijst", place="Vossendam"), About(publisher="Alderkring", place="Molenrode")), "town"),
    ],
)
def test_a_citation_of_who_was_not_asked_about_is_a_leak(about: tuple[About, ...], expected: Leak | None) -> None:
    assert leak(citation(1, ALDERKRING, "Er komen bomen."), about) == expected


def test_a_national_programme_is_no_town_s() -> None:
    national = citation(1, ALDERKRING, Shown("Er komen bomen.", {"municipality": None}))
    assert place_of(national) == NATIONAL
    assert leak(national, (About(publisher="Alderkring", place="Vossendam"),)) == "town"
    assert leak(national, (About(publisher="Alderkring", place=NATIONAL),)) is None


def test_nearest_passages_leak_too() -> None:
    given = answer({ALDERKRING: ["Er komen bomen."]}, {MOLENRODE: ["Een sluis.", "Een dijk."]})
    assert leaks(case(BOTH, given)) == ["town", "town"]
    asked: Question = question("bomen", TREES, about=(About(publisher="Beemdlijst", place="Vossendam"),))
    assert leaks(case(asked, given)) == ["party", "party", "party"]


# --- of several cases -------------------------------------------------------------------------------------------------


def test_jaccard_is_the_part_that_two_sets_share() -> None:
    assert jaccard(frozenset("abc"), frozenset("bcd")) == 2 / 4
    assert jaccard(frozenset("ab"), frozenset()) == 0.0
    assert jaccard(frozenset(), frozenset()) == 1.0


def test_stability_is_the_mean_over_all_pairs_of_wordings() -> None:
    one = case(BOTH, answer({ALDERKRING: ["a", "b"]}))
    two = case(BOTH, answer({ALDERKRING: ["b"]}, {BEEMDLIJST: ["niet gevonden"]}))
    three = case(BOTH, answer())
    # {a, b} and {b} share 1 of 2; either shares nothing with the empty one.
    assert stability([one, two, three]) == pytest.approx((1 / 2 + 0 + 0) / 3)
    assert stability([one, one, one]) == 1.0
    assert stability([three, three]) == 1.0


def test_pairs_of_publishers_are_in_the_order_of_their_probability_or_not() -> None:
    given = answer({ALDERKRING: ["a"], BEEMDLIJST: ["b"], MOLENRODE: ["c"]})
    # a before b and c before neither: .6 > .5, .6 < .9, .5 < .9.
    probabilities = {ALDERKRING: 0.6, BEEMDLIJST: 0.5, MOLENRODE: 0.9}
    assert rank_correlation_pairs(case(BOTH, given, probabilities=probabilities)) == (1, 2)
    level = {ALDERKRING: 0.6, BEEMDLIJST: 0.6}
    assert rank_correlation_pairs(case(BOTH, given, probabilities=level)) == (0, 0)
    assert rank_correlation_pairs(case(BOTH, answer({ALDERKRING: ["a"]}), probabilities=probabilities)) == (0, 0)


@pytest.mark.parametrize(
    ("part", "value"), [(0.5, 20.0), (0.51, 30.0), (0.75, 30.0), (0.95, 40.0), (1.0, 40.0), (0.0, 10.0)]
)
def test_percentile_is_the_nearest_rank(part: float, value: float) -> None:
    assert percentile([40.0, 10.0, 30.0, 20.0], part) == value


def test_the_percentile_of_one_value_is_that_value() -> None:
    assert percentile([7.0], 0.5) == percentile([7.0], 0.95) == 7.0
