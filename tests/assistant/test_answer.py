from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from assistant.answer import Answer, Claim, PublisherAnswer, cite
from tests.assistant.made_up import ALDERKRING, BEEMDLIJST, passages, text_of

PARAGRAPHS = ("Er komen fietsenrekken. Dat helpt.", "De gemeente zet lantaarns in het park.")
TEXT = text_of(*PARAGRAPHS)
FIRST, SECOND = passages(ALDERKRING, *PARAGRAPHS)


def test_a_quote_is_cut_out_by_position() -> None:
    citation = cite(3, ALDERKRING, SECOND, (SECOND.start + 3, SECOND.end - 1))
    assert citation.quote == "gemeente zet lantaarns in het park"
    assert TEXT[citation.start : citation.end] == citation.quote
    assert citation.n == 3


def test_what_is_said_of_a_quote_comes_from_the_catalogue_and_the_text() -> None:
    (reply,) = passages(BEEMDLIJST, "Meer bomen.", status="proposal", author="deelnemer")
    citation = cite(1, BEEMDLIJST, reply, (reply.start, reply.end))
    assert (citation.publisher, citation.municipality, citation.title) == ("Beemdlijst", "Vossendam", "Programma")
    assert (citation.document_kind, citation.url) == ("concept_programme", None)
    assert (citation.status, citation.author) == ("proposal", "deelnemer")
    assert (citation.section, citation.passage_id) == (("Veiligheid", "Deel 0"), reply.id)


@pytest.mark.parametrize(
    ("address", "page", "sheet", "of_passage", "expected"),
    [
        ("https://example.org/plan.pdf", "11", 12, None, "https://example.org/plan.pdf#page=12"),
        ("https://example.org/plan", "11", 12, None, "https://example.org/plan"),
        ("https://example.org/plan.pdf", None, None, None, "https://example.org/plan.pdf"),
        ("https://example.org/", None, None, "https://example.org/zorg", "https://example.org/zorg"),
        (None, "11", 12, None, None),
    ],
)
def test_the_address_leads_to_the_page_that_was_quoted(
    address: str | None, page: str | None, sheet: int | None, of_passage: str | None, expected: str | None
) -> None:
    held = replace(ALDERKRING, url=address)
    passage = replace(FIRST, page=page, sheet=sheet, url=of_passage)
    citation = cite(1, held, passage, (passage.start, passage.end))
    assert (citation.url, citation.page) == (expected, page)


@pytest.mark.parametrize(
    "span",
    [
        (SECOND.start - 1, SECOND.end),
        (SECOND.start, SECOND.end + 1),
        (SECOND.start, SECOND.start),
        (SECOND.end, SECOND.start),
        (FIRST.start, FIRST.end),
        (-5, -1),
    ],
)
def test_a_span_outside_its_passage_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="does not lie in passage alderkring-1"):
        cite(1, ALDERKRING, SECOND, span)


def test_a_passage_of_another_programme_is_refused() -> None:
    with pytest.raises(ValueError, match="of beemdlijst"):
        cite(1, BEEMDLIJST, FIRST, (FIRST.start, FIRST.end))


def test_a_statement_without_a_citation_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="needs a citation"):
        Claim("Alderkring wil fietsenrekken.", ())


def test_a_publisher_is_found_when_it_has_a_claim() -> None:
    citation = cite(1, ALDERKRING, FIRST, (FIRST.start, FIRST.end))
    assert PublisherAnswer(ALDERKRING, (Claim(citation.quote, (citation,)),), ()).found
    silent = PublisherAnswer(ALDERKRING, (), (citation,))
    assert not silent.found
    assert silent.citations == ()


def an_answer(identity: str | None = None) -> Answer:
    (trees,) = passages(BEEMDLIJST, "Meer bomen.")
    claimed = cite(1, ALDERKRING, FIRST, (FIRST.start, FIRST.end))
    nearest = cite(2, BEEMDLIJST, trees, (trees.start, trees.end))
    return Answer(
        id=identity,
        question="fietsenrekken?",
        understood_as=None,
        status="answered",
        lead="Hierover staat iets bij Alderkring.",
        text="Hierover staat iets bij Alderkring [1].",
        publishers=(
            PublisherAnswer(BEEMDLIJST, (), (nearest,)),
            PublisherAnswer(ALDERKRING, (Claim(claimed.quote, (claimed,)),), ()),
        ),
        searched=("alderkring", "beemdlijst"),
        notes=(),
        engine="quotes",
        collection="abc",
        timings_ms={"total": 1.5},
    )


def test_citations_stand_in_order_of_their_numbers_nearest_included() -> None:
    assert [(c.n, c.programme_id) for c in an_answer().citations] == [(1, "alderkring"), (2, "beemdlijst")]


def test_the_json_keeps_the_contract(contract: Draft202012Validator) -> None:
    stored = an_answer("vraag-1").to_json()
    contract.validate(stored)
    assert stored["id"] == "vraag-1"
    assert stored["answer"] == "Hierover staat iets bij Alderkring [1]."
    assert [(p["publisher"], p["found"], p["citations"], p["nearest"]) for p in stored["publishers"]] == [
        ("Beemdlijst", False, [], [2]),
        ("Alderkring", True, [1], []),
    ]
    assert stored["citations"][0]["section"] == ["Veiligheid", "Deel 0"]


def test_without_a_batch_line_there_is_no_id(contract: Draft202012Validator) -> None:
    stored = an_answer().to_json()
    contract.validate(stored)
    assert "id" not in stored


def test_the_contract_itself_refuses_what_it_should(contract: Draft202012Validator) -> None:
    stored = an_answer().to_json()
    assert not contract.is_valid(stored | {"status": "maybe"})
    assert not contract.is_valid({key: value for key, value in stored.items() if key != "searched"})
    assert not contract.is_valid(stored | {"citations": [stored["citations"][0] | {"n": 0}]})
