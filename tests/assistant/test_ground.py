from dataclasses import replace

from assistant.ground import Grounded, ground
from assistant.quotes import Draft, DraftQuote, DraftRow, draft_quotes
from tests.assistant.made_up import ALDERKRING, BEEMDLIJST, MODEL, MOLENRODE, hit, judged, passages, text_of
from vectorstore.passage import Passage

PARAGRAPHS = ("Bij elk station komen fietsenrekken.", "De gemeente zet lantaarns in het park.")
RACKS, LIGHTS = passages(ALDERKRING, *PARAGRAPHS)
(TREES,) = passages(BEEMDLIJST, "Er komen bomen langs de weg.")
JUDGED = judged((ALDERKRING, [hit(RACKS, 2.0)]), (BEEMDLIJST, [hit(TREES, -2.0)]))


def whole(passage: Passage) -> DraftQuote:
    return DraftQuote(passage, (passage.start, passage.end))


def proposing(*quotes: DraftQuote, nearest: tuple[DraftQuote, ...] = ()) -> Grounded:
    """What is left of these quotes, proposed for Alderkring, in whose evidence only RACKS is."""
    return ground(Draft(JUDGED, (DraftRow(JUDGED.verdicts[0], quotes, nearest),), "quotes"))


def test_what_the_engine_proposes_holds() -> None:
    grounded = ground(draft_quotes(JUDGED, MODEL))
    assert grounded.dropped == 0
    found, silent = grounded.rows
    assert [claim.text for claim in found.claims] == [RACKS.text]
    assert [citation.quote for citation in silent.nearest] == [TREES.text]
    assert not silent.found


def test_a_quote_says_what_its_text_says() -> None:
    (row,) = proposing(DraftQuote(RACKS, (RACKS.start + 4, RACKS.end - 1))).rows
    (citation,) = row.citations
    assert citation.quote == "elk station komen fietsenrekken"
    assert text_of(*PARAGRAPHS)[citation.start : citation.end] == citation.quote
    assert row.claims[0].citations == (citation,)


def test_a_quote_that_was_not_found_as_evidence_is_dropped() -> None:
    grounded = proposing(whole(LIGHTS), whole(RACKS))
    assert [claim.text for claim in grounded.rows[0].claims] == [RACKS.text]
    assert grounded.dropped == 1


def test_a_quote_of_another_programme_is_dropped() -> None:
    grounded = proposing(whole(TREES))
    assert not grounded.rows[0].found
    assert grounded.dropped == 1


def test_a_passage_that_claims_to_be_evidence_but_is_of_another_programme_is_dropped() -> None:
    assert proposing(whole(replace(TREES, id=RACKS.id))).dropped == 1


def test_a_span_outside_its_passage_is_dropped() -> None:
    grounded = proposing(
        DraftQuote(RACKS, (RACKS.start, RACKS.end + 1)),
        DraftQuote(RACKS, (RACKS.start, RACKS.start)),
        DraftQuote(RACKS, (RACKS.end, RACKS.start)),
        nearest=(DraftQuote(RACKS, (-1, RACKS.end)),),
    )
    assert grounded.rows[0].citations == ()
    assert grounded.rows[0].nearest == ()
    assert grounded.dropped == 4


def test_citations_are_numbered_from_one_quotes_before_nearest_passages() -> None:
    budget = passages(MOLENRODE, "Er zijn twee bruggen.", "Er is een sluis.")
    evidence = judged(
        (BEEMDLIJST, [hit(TREES, -2.0)]),
        (ALDERKRING, [hit(RACKS, 2.0), hit(LIGHTS, 1.8)]),
        (MOLENRODE, [hit(passage, 1.0) for passage in budget]),
    )
    silent, party, town = ground(draft_quotes(evidence, MODEL)).rows
    assert [citation.n for citation in party.citations] == [1, 2]
    assert [citation.n for citation in town.citations] == [3, 4]
    assert [citation.n for citation in silent.nearest] == [5]


def test_rows_keep_their_order_whatever_their_scores() -> None:
    rows = ground(draft_quotes(judged((ALDERKRING, [hit(RACKS, 0.1)]), (BEEMDLIJST, [hit(TREES, 9.0)])), MODEL)).rows
    assert [row.programme.publisher for row in rows] == ["Alderkring", "Beemdlijst"]


def test_nothing_proposed_is_nothing_grounded() -> None:
    assert ground(Draft(judged(), (), "quotes")) == Grounded(Draft(judged(), (), "quotes"), (), 0)
