import math

import pytest

from assistant.judge import Judged, Verdict
from assistant.quotes import draft_quotes
from assistant.rerank import rerank
from tests.assistant.made_up import ALDERKRING, BEEMDLIJST, MODEL, hit, judged, passages, programme, query
from tests.encoders import WordReranker
from vectorstore.passage import Passage

NONE, ONE, TWO = passages(
    ALDERKRING, "Een stalling bij het station.", "Meer fiets paden.", "Van fiets naar fiets lopen."
)


def order(verdict: Verdict) -> list[Passage]:
    return [scored.hit.passage for scored in verdict.scored]


def many(found: int, each: int, fiets_last: bool = False) -> Judged:
    """So many programmes that were found, with so many passages, which the judge puts in their own order; perhaps with
    the word in the last of each."""
    evidence = []
    for number in range(found):
        made_up = programme(f"lijst-{number}", f"Lijst {number}")
        texts = [f"Plan {place}." for place in range(each)]
        if fiets_last:
            texts[-1] = "Meer fiets paden."
        own = passages(made_up, *texts)
        evidence.append((made_up, [hit(passage, 9.0 - place / 10) for place, passage in enumerate(own)]))
    return judged(*evidence)


def test_the_passages_of_what_was_found_stand_in_the_rerankers_order() -> None:
    before = judged((ALDERKRING, [hit(NONE, 3.0), hit(ONE, 2.5), hit(TWO, 0.5)]))
    (verdict,) = rerank(before, WordReranker("fiets")).verdicts
    assert order(verdict) == [TWO, ONE, NONE]


def test_the_judges_ranks_are_dealt_out_anew_and_its_verdict_stays() -> None:
    before = judged((ALDERKRING, [hit(NONE, 3.0), hit(ONE, 2.5), hit(TWO, 0.5)]))
    (verdict,) = rerank(before, WordReranker("fiets")).verdicts
    assert [scored.rank for scored in verdict.scored] == [3.0, 2.5, 0.5]
    assert [scored.probability for scored in verdict.scored] == [1 / (1 + math.exp(-x)) for x in (0.5, 2.5, 3.0)]
    assert (verdict.probability, verdict.found) == (before.verdicts[0].probability, True)


def test_as_many_are_quoted_as_before_and_the_reranker_says_which() -> None:
    # The margin is 1: of 3.0, 2.5 and 0.5 two are near enough.
    before = judged((ALDERKRING, [hit(NONE, 3.0), hit(ONE, 2.5), hit(TWO, 0.5)]))
    (row,) = draft_quotes(before, MODEL).rows
    assert [quote.passage for quote in row.quotes] == [NONE, ONE]
    (row,) = draft_quotes(rerank(before, WordReranker("fiets")), MODEL).rows
    assert [quote.passage for quote in row.quotes] == [TWO, ONE]


def test_with_equal_scores_all_stays_as_it_was() -> None:
    before = judged((ALDERKRING, [hit(NONE, 3.0), hit(ONE, 2.5), hit(TWO, 2.5)]))
    assert rerank(before, WordReranker("onzin")) == before


def test_a_passage_is_read_with_its_heading_and_its_question() -> None:
    reranker = WordReranker("fiets")
    rerank(judged((ALDERKRING, [hit(ONE, 3.0), hit(NONE, 2.0)])), reranker)
    assert reranker.asked == [
        ("Wat staat er over fietsendieven?", ("Deel 1: Meer fiets paden.", "Deel 0: Een stalling bij het station."))
    ]


def test_all_programmes_are_read_at_once_and_keep_apart() -> None:
    trees, bikes = passages(BEEMDLIJST, "Meer bomen.", "Een fiets voor ieder.")
    reranker = WordReranker("fiets")
    before = judged((ALDERKRING, [hit(NONE, 3.0), hit(ONE, 2.0)]), (BEEMDLIJST, [hit(trees, 9.0), hit(bikes, 8.0)]))
    assert [order(verdict) for verdict in rerank(before, reranker).verdicts] == [[ONE, NONE], [bikes, trees]]
    assert len(reranker.asked) == 1


def test_what_was_not_found_is_left_alone() -> None:
    own = passages(BEEMDLIJST, "Meer bomen.", "Een fiets voor ieder.")
    before = judged((BEEMDLIJST, [hit(own[0], -1.0), hit(own[1], -2.0)]), (ALDERKRING, []))
    reranker = WordReranker("fiets")
    assert rerank(before, reranker) is before
    assert reranker.asked == []


def test_an_overview_keeps_the_order_of_the_chapters() -> None:
    before = judged((ALDERKRING, [hit(NONE, 0.0), hit(ONE, 0.0)]), asked=query([ALDERKRING], intent="overview"))
    assert rerank(before, WordReranker("fiets")) is before


@pytest.mark.parametrize(("found", "each"), [(1, 10), (4, 10), (5, 8), (13, 3), (20, 2)])
def test_of_each_programme_as_many_are_read_and_forty_in_all_at_most(found: int, each: int) -> None:
    reranker = WordReranker("fiets")
    rerank(many(found, 30), reranker)
    ((_, texts),) = reranker.asked
    assert len(texts) == found * each <= 40


def test_with_more_programmes_than_can_be_read_the_judges_order_stays() -> None:
    before, reranker = many(21, 30), WordReranker("fiets")
    assert rerank(before, reranker) is before
    assert reranker.asked == []


def test_what_is_not_among_the_first_ten_keeps_its_place() -> None:
    before = many(1, 11, fiets_last=True)
    assert rerank(before, WordReranker("fiets")) == before
    (verdict,) = rerank(many(1, 10, fiets_last=True), WordReranker("fiets")).verdicts
    assert [passage.text for passage in order(verdict)][:2] == ["Meer fiets paden.", "Plan 0."]
