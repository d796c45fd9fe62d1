from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.quotes import DraftRow, draft_quotes
from tests.assistant.made_up import ALDERKRING, BEEMDLIJST, MODEL, hit, judged, passages
from vectorstore.passage import Passage

RACKS, LIGHTS, GUARDS, POSTS = passages(
    ALDERKRING,
    "Bij elk station komen fietsenrekken.",
    "De gemeente zet lantaarns in het park.",
    "Er lopen bewakers langs het kanaal.",
    "Paaltjes houden auto's van het plein.",
)


def row(*log_odds: tuple[Passage, float]) -> DraftRow:
    (found,) = draft_quotes(judged((ALDERKRING, [hit(passage, value) for passage, value in log_odds])), MODEL).rows
    return found


def quoted(found: DraftRow) -> list[Passage]:
    return [quote.passage for quote in found.quotes]


def test_a_quote_is_the_whole_passage() -> None:
    (quote,) = row((LIGHTS, 2.0)).quotes
    assert quote.passage == LIGHTS
    assert quote.span == (LIGHTS.start, LIGHTS.end)


def test_at_most_three_quotes_best_first() -> None:
    found = row((POSTS, 2.7), (RACKS, 2.8), (LIGHTS, 3.0), (GUARDS, 2.9))
    assert quoted(found) == [LIGHTS, GUARDS, RACKS]
    assert found.nearest == ()


@pytest.mark.parametrize(
    ("second", "expected"), [(2.5, [RACKS, LIGHTS]), (2.0, [RACKS, LIGHTS]), (1.9, [RACKS]), (-5.0, [RACKS])]
)
def test_a_further_passage_is_quoted_within_the_margin(second: float, expected: list[Passage]) -> None:
    assert quoted(row((RACKS, 3.0), (LIGHTS, second))) == expected


@pytest.mark.parametrize(
    ("own", "expected"),
    [(1.0, [LIGHTS, RACKS]), (-3.0, [RACKS])],
)
def test_beside_a_proposal_by_somebody_else_stands_what_the_publisher_says_itself(
    own: float, expected: list[Passage]
) -> None:
    proposed = replace(RACKS, status="proposal", author="deelnemer aan het forum, bericht #12")
    found = [passage.id for passage in quoted(row((proposed, 4.0), (LIGHTS, own), (GUARDS, own - 0.1)))]
    assert found == [passage.id for passage in expected]


def test_there_is_room_for_what_the_publisher_says_itself() -> None:
    proposals = [replace(one, status="proposal", author="deelnemer, bericht #12") for one in (RACKS, GUARDS, POSTS)]
    assert quoted(row(*((one, 4.0) for one in proposals), (LIGHTS, 1.0))) == [LIGHTS, *proposals[:2]]


def test_what_is_not_found_has_its_nearest_passage_and_no_quote() -> None:
    found = row((RACKS, -2.0), (LIGHTS, -1.0))
    assert found.quotes == ()
    (nearest,) = found.nearest
    assert nearest.passage == LIGHTS


def test_a_programme_without_passages_has_neither() -> None:
    found = row()
    assert (found.quotes, found.nearest) == ((), ())


SUMMARY = "Meer fietsenrekken bij het station."
PARAGRAPH = "Er komen meer fietsenrekken bij het station, want nu staan fietsen in de weg."


@pytest.mark.parametrize("order", [(SUMMARY, PARAGRAPH), (PARAGRAPH, SUMMARY)])
def test_a_summary_and_its_paragraph_give_one_quote_the_fuller(order: Sequence[str]) -> None:
    better, worse = passages(ALDERKRING, *order)
    (quote,) = quoted(row((better, 3.0), (worse, 2.9)))
    assert quote.text == PARAGRAPH


def test_the_fuller_statement_takes_the_place_of_the_better_one() -> None:
    summary, lights, paragraph = passages(ALDERKRING, SUMMARY, LIGHTS.text, PARAGRAPH)
    found = quoted(row((summary, 3.0), (lights, 2.9), (paragraph, 2.8)))
    assert [passage.text for passage in found] == [PARAGRAPH, LIGHTS.text]


def test_a_twin_after_three_quotes_still_makes_one_fuller() -> None:
    summary, lights, guards, paragraph = passages(ALDERKRING, SUMMARY, LIGHTS.text, GUARDS.text, PARAGRAPH)
    found = quoted(row((summary, 3.0), (lights, 2.9), (guards, 2.8), (paragraph, 2.7)))
    assert [passage.text for passage in found] == [PARAGRAPH, LIGHTS.text, GUARDS.text]


def test_a_members_words_never_take_the_place_of_the_partys() -> None:
    own, reply = passages(ALDERKRING, "Wij willen tien wijkagenten.", "Wij willen tien wijkagenten in de wijk.")
    reply = replace(reply, status="proposal", author="deelnemer aan het forum, bericht #12")
    row = draft_quotes(judged((ALDERKRING, [hit(own, 2.0), hit(reply, 1.5)])), MODEL).rows[0]
    assert [quote.passage for quote in row.quotes] == [own, reply]


def test_passages_that_share_few_words_are_two_statements() -> None:
    one, other = passages(ALDERKRING, "Camera's bij het station helpen.", "Camera's in het park helpen zelden iemand.")
    assert quoted(row((one, 3.0), (other, 2.9))) == [one, other]


def test_each_programme_has_its_own_quotes() -> None:
    (trees,) = passages(BEEMDLIJST, "Er komen bomen langs de weg.")
    draft = draft_quotes(judged((ALDERKRING, [hit(RACKS, 9.0)]), (BEEMDLIJST, [hit(trees, 0.5)])), MODEL)
    assert [quoted(found) for found in draft.rows] == [[RACKS], [trees]]
    assert draft.engine == "quotes"
