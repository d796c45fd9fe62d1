"""Claims held against the five programmes, with the assistant as it is shipped."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

import pytest
from jsonschema import Draft202012Validator

from assistant.answer import Citation
from assistant.chain import Assistant, make_gazetteer
from assistant.claims import ClaimCheck, Rule, check_claim, read_claim, with_figures
from assistant.differences import ClaimFacts
from assistant.question import Request
from assistant.quotes import draft_quotes
from assistant.ruling import Ruling
from assistant.scope import Filter
from assistant.writer import Writer
from tests.assistant.made_up import ALDERKRING, MODEL, hit, judged, passages
from tests.assistant.scripted import scripted
from vectorstore.errors import ChatError, QuestionError

PVDA, D66, BIJ1, VOLT = "pvda-almere-concept", "d66-almere", "bij1-amsterdam-2026", "volt-amsterdam-2026"
AMSTELVEEN = "amstelveen-begroting-2026"


def check(assistant: Assistant, claim: str, *publishers: str, municipality: str | None = None) -> ClaimCheck:
    return check_claim(assistant, Request(claim, (), Filter(publishers, municipality)))


def verdicts(checked: ClaimCheck) -> dict[str, str]:
    return {row.publisher.programme.id: row.verdict for row in checked.rows}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Klopt het dat Volt meer agenten wil?", "Volt meer agenten wil?"),
        ("Is het waar dat Volt meer agenten wil?", "Volt meer agenten wil?"),
        ("Volt wil meer agenten, klopt dat?", "Volt wil meer agenten"),
        ("Volt wil meer agenten.", "Volt wil meer agenten."),
        ("Klopt inderdaad dat Volt meer agenten wil?", "Volt meer agenten wil?"),
        ("Bewering: Volt wil meer agenten.", "Volt wil meer agenten."),
        ("Klopt het?", "Klopt het?"),
        ("", ""),
    ],
)
def test_a_claim_is_read_without_what_asks_about_it(text: str, claim: str) -> None:
    assert read_claim(text) == claim


# --- verdicts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "programme", "claimed", "written"),
    [
        ("Amstelveen heeft vijf wijkboa's extra aangesteld.", AMSTELVEEN, "vijf wijkboa's", "twee wijkboa’s"),
        ("Coffeeshops zijn van BIJ1 open voor iedereen boven de 21.", BIJ1, "boven de 21", "boven de 18"),
        ("Volgens D66 is het aantal FTE in Almere sinds 2015 niet meegegroeid.", D66, "2015", "2012"),
        ("De PvdA Almere wil 50 wijkagenten.", PVDA, "50 wijkagenten", "44 wijkagenten, nu 24"),
        ("ClubEthics krijgt van Volt financiering tot en met 2027.", VOLT, "2027", "2030"),
    ],
)
def test_a_changed_figure_is_seen(assistant: Assistant, claim: str, programme: str, claimed: str, written: str) -> None:
    checked = check(assistant, claim)
    assert verdicts(checked) == {programme: "figures_differ"}
    (difference,) = (one for one in checked.rows[0].differences if one.kind != "negation")
    assert (difference.claimed, ", ".join(difference.written)) == (claimed, written)
    (citation,) = (one for one in checked.answer.citations if one.n == difference.citation)
    assert all(figure in citation.quote for figure in difference.written)
    assert f"de bewering noemt {claimed}" in checked.answer.text


@pytest.mark.parametrize(
    ("claim", "programme"),
    [
        ("Amstelveen heeft twee wijkboa's extra aangesteld.", AMSTELVEEN),
        ("Coffeeshops zijn van BIJ1 open voor iedereen boven de 18.", BIJ1),
        ("Volgens D66 is het aantal FTE in Almere sinds 2012 niet meegegroeid.", D66),
        ("De PvdA Almere wil vierenveertig wijkagenten.", PVDA),
        ("Volt houdt de norm van 1 opvangplek op 10.000 inwoners aan.", VOLT),
    ],
)
def test_a_claim_with_the_right_figure_is_found(assistant: Assistant, claim: str, programme: str) -> None:
    checked = check(assistant, claim)
    assert verdicts(checked) == {programme: "found"}
    assert checked.rows[0].differences == ()
    assert checked.rows[0].publisher.citations


def test_a_figure_that_the_quotes_do_not_give_is_told(assistant: Assistant) -> None:
    checked = check(assistant, "D66 Almere wil 50 jeugd-wijkagenten.")
    assert verdicts(checked) == {D66: "found"}
    (difference,) = checked.rows[0].differences
    assert (difference.claimed, difference.written, difference.citation) == ("50 jeugd-wijkagenten", (), None)
    assert "De bewering noemt 50 jeugd-wijkagenten. In de citaten van D66 (Almere)" in checked.answer.text


def test_a_figure_in_a_members_proposal_is_not_called_the_programmes(assistant: Assistant) -> None:
    text = " ".join(check(assistant, "De PvdA Almere wil 50 wijkagenten.").answer.notes)
    assert "de bewering noemt 50 wijkagenten, een voorstel van een deelnemer 44 wijkagenten" in text


def test_the_lead_says_whose_the_figure_is_when_it_stands_in_a_members_proposal_only(assistant: Assistant) -> None:
    checked = check(assistant, "De PvdA Almere wil 44 wijkagenten.")
    assert any(citation.author is None for citation in checked.answer.citations)
    assert checked.answer.lead == (
        "Gevonden bij PvdA (Almere). Het getal in de bewering (44 wijkagenten) staat bij PvdA (Almere) alleen in een "
        "voorstel van een deelnemer."
    )
    own = check(assistant, "Coffeeshops zijn van BIJ1 open voor iedereen boven de 18.")
    assert own.answer.lead == "Gevonden bij BIJ1 (Amsterdam)."


SQUARE, EVENING, GUARDS, CAMERAS, GATES = (
    "Op het plein letten wijkagenten op.",
    "Camera's werken vooral 's avonds.",
    "Er zijn 40 wijkagenten.",
    "De haven krijgt 12 camera's.",
    "Langs het kanaal komen 7 hekken.",
)


@pytest.mark.parametrize(
    ("best_first", "claim", "quoted"),
    [
        ((SQUARE, EVENING, GUARDS, CAMERAS), "44 wijkagenten en 10 camera's", [SQUARE, GUARDS, CAMERAS]),
        ((SQUARE, CAMERAS, EVENING, GUARDS), "44 wijkagenten en 10 camera's", [SQUARE, CAMERAS, GUARDS]),
        ((GUARDS, SQUARE, EVENING, CAMERAS), "44 wijkagenten en 10 camera's", [GUARDS, SQUARE, CAMERAS]),
        # All that is missing comes in, and nothing of what came in goes out.
        (
            (SQUARE, EVENING, "Wijkagenten lopen rond.", CAMERAS, GUARDS),
            "44 wijkagenten en 10 camera's",
            [SQUARE, GUARDS, CAMERAS],
        ),
        ((GUARDS, CAMERAS, GATES, EVENING), "44 wijkagenten, 10 camera's en 5 hekken", [GUARDS, CAMERAS, GATES]),
    ],
)
def test_a_passage_with_a_figure_takes_the_place_of_a_quote_without_one(
    best_first: tuple[str, ...], claim: str, quoted: list[str]
) -> None:
    found = passages(ALDERKRING, *best_first)
    hits = [hit(passage, 3.0 - n / 10) for n, passage in enumerate(found)]
    draft = draft_quotes(judged((ALDERKRING, hits)), MODEL)
    (row,) = with_figures(draft, ClaimFacts.read(f"Alderkring wil {claim}.", "wijkagenten camera's")).rows
    assert [quote.passage.text for quote in row.quotes] == quoted


@pytest.mark.parametrize(
    ("claim", "programme"),
    [
        ("BIJ1 vindt dat boa's dienstwapens of stroomstootwapens mogen dragen.", BIJ1),
        ("D66 Almere wil wapenstokken en peperspray in de uitrusting van boa's.", D66),
        ("Volt staat niet achter een landelijk vuurwerkverbod voor consumenten.", VOLT),
    ],
)
def test_a_negation_is_told_as_something_to_see(assistant: Assistant, claim: str, programme: str) -> None:
    checked = check(assistant, claim)
    assert verdicts(checked) == {programme: "found"}
    assert [difference.kind for difference in checked.rows[0].differences] == ["negation"]
    (note,) = (note for note in checked.answer.notes if "maar niet in allebei" in note)
    for judging in ("klopt niet", "onjuist", "onwaar", "fout", "tegen"):
        assert judging not in note


@pytest.mark.parametrize(
    ("claim", "programme"),
    [
        ("BIJ1 wil een nieuwe brandweerkazerne in Amsterdam-Noord.", BIJ1),
        ("D66 Almere wil vuurwerk helemaal verbieden.", D66),
        ("De PvdA in Almere wil een vuurwerkshow met Oud en Nieuw.", PVDA),
    ],
)
def test_what_a_programme_does_not_say_is_not_mentioned(assistant: Assistant, claim: str, programme: str) -> None:
    checked = check(assistant, claim)
    assert verdicts(checked) == {programme: "not_mentioned"}
    assert checked.rows[0].differences == ()
    assert checked.answer.lead.startswith("Niet genoemd bij ")


# --- whom it is about -------------------------------------------------------------------------------------------------


def test_a_claim_that_names_nobody_is_held_against_all(assistant: Assistant) -> None:
    checked = check(assistant, "Er moeten 44 wijkagenten komen.")
    assert set(verdicts(checked)) == {AMSTELVEEN, BIJ1, D66, PVDA, VOLT}
    assert verdicts(checked)[PVDA] == "found"


def test_a_filter_bounds_a_claim_that_names_nobody(assistant: Assistant) -> None:
    assert set(verdicts(check(assistant, "Boa's dragen een bodycam.", municipality="Almere"))) == {D66, PVDA}
    assert set(verdicts(check(assistant, "Boa's dragen een bodycam.", "BIJ1", "Volt"))) == {BIJ1, VOLT}


def test_a_claim_about_two_is_held_against_both(assistant: Assistant) -> None:
    checked = check(assistant, "Klopt het dat D66 en de PvdA in Almere 50 wijkagenten willen?")
    assert verdicts(checked) == {D66: "found", PVDA: "figures_differ"}
    assert checked.answer.lead == (
        "Getallen wijken af bij PvdA (Almere), alleen in een voorstel van een deelnemer. Gevonden bij D66 (Almere)."
    )


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        ("De Piratenpartij wil 50 wijkagenten.", "unknown_publisher"),
        ("D66 Rotterdam wil 50 wijkagenten.", "unknown_publisher"),
        ("Volt heeft het beste programma.", "advice_declined"),
        ("", "unclear"),
        ("   ", "unclear"),
        ("50", "unclear"),
        ("Schrijf een gedicht over 12 agenten.", "off_topic"),
    ],
)
def test_what_is_no_claim_about_a_programme_here_has_no_rows(assistant: Assistant, claim: str, status: str) -> None:
    checked = check(assistant, claim)
    assert (checked.answer.status, checked.rows) == (status, ())
    assert checked.to_json()["publishers"] == []


def test_a_filter_that_excludes_who_is_named_is_explained(assistant: Assistant) -> None:
    checked = check(assistant, "Volt wil meer agenten.", "D66")
    assert (checked.answer.status, checked.rows) == ("unclear", ())
    assert "U hebt gekozen voor D66" in checked.answer.lead


def test_a_claim_of_over_a_thousand_characters_is_refused(assistant: Assistant) -> None:
    assert check(assistant, f"Volt wil agenten {'1 ' * 491}") is not None
    with pytest.raises(QuestionError, match="De bewering is te lang: 1001 tekens"):
        check(assistant, f"Volt {'1' * 996}")


@pytest.mark.parametrize(("claimed", "other"), [("24 wijkagenten", "44 wijkagenten"), ("44 wijkagenten", "nu 24")])
def test_where_a_quote_has_two_figures_of_one_thing_both_are_told(
    assistant: Assistant, claimed: str, other: str
) -> None:
    checked = check(assistant, f"Volgens de PvdA in Almere zijn er nu {claimed}.")
    assert verdicts(checked) == {PVDA: "found"}
    (note,) = (note for note in checked.answer.notes if "Lees welk getal bij de bewering hoort" in note)
    assert f"naast {claimed} noemt citaat" in note
    assert f"ook {other}." in note


# --- the answer -------------------------------------------------------------------------------------------------------


def test_the_json_holds_to_the_contract_and_has_more(assistant: Assistant, contract: Draft202012Validator) -> None:
    claim = "De PvdA Almere wil 50 wijkagenten."
    told = check(assistant, claim).to_json()
    contract.validate(told)
    assert told["claim"] == told["question"] == claim
    (row,) = told["publishers"]
    assert row["verdict"] == "figures_differ"
    (difference,) = row["differences"]
    assert difference["citation"] in row["citations"]
    assert difference | {"citation": 0} == {
        "kind": "count",
        "claim": "50 wijkagenten",
        "quote": ["44 wijkagenten", "nu 24"],
        "citation": 0,
    }


def test_every_quote_stands_in_its_programme(assistant: Assistant) -> None:
    checked = check(assistant, "Er moeten 50 wijkagenten komen.")
    for citation in checked.answer.citations:
        text = assistant.library.text(citation.programme_id)
        assert text[citation.start : citation.end] == citation.quote
    assert [citation.n for citation in checked.answer.citations] == list(range(1, len(checked.answer.citations) + 1))


def test_without_a_ruling_there_is_no_judgement(assistant: Assistant) -> None:
    checked = check(assistant, "D66 Almere is voor bodycams.")
    assert checked.answer.lead == "Gevonden bij D66 (Almere)."
    assert any("Of de bewering klopt, leest u in de citaten zelf" in note for note in checked.answer.notes)


# --- a language model's ruling ----------------------------------------------------------------------------------------


def ruled(assistant: Assistant, claim: str, given: Literal["supported", "contradicted"]) -> ClaimCheck:
    def rule(text: str, citations: Sequence[Citation]) -> Ruling:
        assert text == claim
        return Ruling(given, (citations[0],))

    return check_claim(assistant, Request(claim), rule)


@pytest.mark.parametrize(
    ("given", "lead"),
    [
        ("supported", "Gesteund door een citaat van D66 (Almere)."),
        ("contradicted", "Tegengesproken door een citaat van D66 (Almere)."),
    ],
)
def test_a_ruling_that_rests_on_a_quote_is_told(
    assistant: Assistant, given: Literal["supported", "contradicted"], lead: str
) -> None:
    checked = ruled(assistant, "D66 Almere is voor bodycams.", given)
    assert verdicts(checked) == {D66: given}
    assert checked.answer.lead == lead
    assert not any("Of de bewering klopt" in note for note in checked.answer.notes)


def test_a_ruling_that_figures_go_against_is_not_told(assistant: Assistant) -> None:
    checked = ruled(assistant, "De PvdA Almere wil 50 wijkagenten.", "supported")
    assert verdicts(checked) == {PVDA: "figures_differ"}


def test_a_ruling_on_another_quote_or_on_none_is_not_told(assistant: Assistant) -> None:
    def rule_elsewhere(text: str, citations: Sequence[Citation]) -> Ruling:
        return Ruling("supported", (replace(citations[0], quote="iets anders"),))

    def rule_on_nothing(text: str, citations: Sequence[Citation]) -> Ruling:
        return Ruling("contradicted", ())

    def rule_not(text: str, citations: Sequence[Citation]) -> None:
        return None

    for rule in (rule_elsewhere, rule_on_nothing, rule_not):
        assert verdicts(check_claim(assistant, Request("D66 Almere is voor bodycams."), rule)) == {D66: "found"}


def test_a_programme_that_says_nothing_is_not_ruled_on(assistant: Assistant) -> None:
    def rule(text: str, citations: Sequence[Citation]) -> Any:
        raise AssertionError(text)

    checked = check_claim(assistant, Request("D66 Almere wil vuurwerk helemaal verbieden."), rule)
    assert verdicts(checked) == {D66: "not_mentioned"}


def with_model(assistant: Assistant, *script: str | Exception) -> Assistant:
    """The assistant with a language model that says this of each claim."""
    gazetteer = make_gazetteer(assistant.library.programmes())
    return replace(assistant, writer=Writer(scripted(*script), gazetteer, assistant.library.encoder()))


def test_the_model_that_is_set_rules_where_its_verdict_holds(assistant: Assistant) -> None:
    claim = "D66 is voorstander van het gebruik van bodycams."
    checked = check_claim(with_model(assistant, "gesteund [1]"), Request(claim))
    assert verdicts(checked) == {D66: "supported"}
    assert checked.answer.engine == "llm:proef"
    # A quote that is not there, a verdict of no kind, and that what was found is not mentioned, are none.
    for said in ("gesteund [9]", "misschien wel [1]", "tegengesproken [1]", "niet genoemd"):
        checked = check_claim(with_model(assistant, said), Request(claim))
        assert verdicts(checked) == {D66: "found"}
        assert checked.answer.engine == "quotes"


def test_a_model_that_fails_leaves_the_quotes_and_is_told(assistant: Assistant) -> None:
    claim = "D66 is voorstander van het gebruik van bodycams."
    without = check_claim(assistant, Request(claim))
    checked = check_claim(with_model(assistant, ValueError("kapot")), Request(claim))
    assert verdicts(checked) == {D66: "found"}
    assert checked.answer.citations == without.answer.citations
    assert set(checked.answer.notes) - set(without.answer.notes) == {
        "Er is geen oordeel van het taalmodel: het taalmodel gaf een fout (ValueError)."
    }


def test_a_model_that_fails_later_leaves_the_rulings_before(assistant: Assistant) -> None:
    claim = "D66 en Volt willen extra wijkagenten."
    (first, second) = (row.publisher for row in check(assistant, claim).rows if row.publisher.found)

    def failing_at(programme_id: str, given: Ruling | None) -> Rule:
        def rule(text: str, citations: Sequence[Citation]) -> Ruling | None:
            if citations[0].programme_id == programme_id:
                raise ChatError("te laat")
            return given

        return rule

    ruling = Ruling("contradicted", first.citations[:1])
    checked = check_claim(assistant, Request(claim), failing_at(second.programme.id, ruling))
    assert verdicts(checked) == {first.programme.id: "contradicted", second.programme.id: "found"}
    assert checked.answer.notes[-1] == "Er is geen oordeel van het taalmodel over Volt (Amsterdam): te laat."
    for rule in (failing_at(first.programme.id, ruling), failing_at(second.programme.id, None)):
        checked = check_claim(assistant, Request(claim), rule)
        assert set(verdicts(checked).values()) == {"found"}
        assert checked.answer.notes[-1] == "Er is geen oordeel van het taalmodel: te laat."


def test_a_claim_about_another_than_was_chosen_is_not_called_a_question(assistant: Assistant) -> None:
    checked = check(assistant, "D66 wil bodycams.", "Volt")
    assert checked.rows == ()
    assert checked.answer.lead == (
        "U hebt gekozen voor Volt, maar u noemt een andere partij of gemeente. Pas uw keuze aan, of laat die naam weg."
    )


@pytest.mark.parametrize("verdict", ["supported", "contradicted"])
def test_the_lead_says_whose_the_quote_is_that_a_ruling_rests_on(
    assistant: Assistant, verdict: Literal["supported", "contradicted"]
) -> None:
    def rule(text: str, citations: Sequence[Citation]) -> Ruling:
        return Ruling(verdict, tuple(citation for citation in citations if citation.author))

    lead = check_claim(assistant, Request("De PvdA Almere wil 44 wijkagenten."), rule).answer.lead
    assert lead.endswith("door een citaat van PvdA (Almere), alleen in een voorstel van een deelnemer.")


def test_a_ruling_that_is_not_used_is_no_work_of_the_model(assistant: Assistant) -> None:
    checked = check_claim(with_model(assistant, "gesteund [1]"), Request("De PvdA Almere wil 50 wijkagenten."))
    assert verdicts(checked) == {PVDA: "figures_differ"}
    assert checked.answer.engine == "quotes"
