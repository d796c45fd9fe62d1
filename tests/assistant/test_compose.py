import ast
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from assistant import wording
from assistant.answer import Answer
from assistant.compose import compose
from assistant.gather import Evidence, Gathered
from assistant.ground import ground
from assistant.judge import judge
from assistant.question import Intent, Query, Request
from assistant.quotes import draft_quotes
from assistant.scope import Element, Filter, Missing
from tests.assistant.made_up import ALDERKRING, BEEMDLIJST, MODEL, MOLENRODE, hit, judged, passages, programme, query
from vectorstore.passage import Hit, Programme

HELD = (ALDERKRING, BEEMDLIJST, MOLENRODE)
(RACKS,) = passages(ALDERKRING, "Bij elk station komen fietsenrekken.")
(TREES,) = passages(BEEMDLIJST, "Er komen bomen langs de weg.")
(BRIDGES,) = passages(MOLENRODE, "Er zijn twee bruggen.")
FOUND = (ALDERKRING, [hit(RACKS, 2.0)])
SILENT = (BEEMDLIJST, [hit(TREES, -2.0)])


def answer(*evidence: tuple[Programme, list[Hit]], asked: Query | None = None) -> Answer:
    return compose(ground(draft_quotes(judged(*evidence, asked=asked), MODEL)), HELD, "versie")


# --- status and lead -------------------------------------------------------------------------------------------------


def test_the_lead_says_where_something_was_found_and_where_not() -> None:
    given = answer(FOUND, SILENT)
    assert given.status == "answered"
    assert given.lead == ("Hierover staat iets bij Alderkring (Vossendam). Niet gevonden bij Beemdlijst (Vossendam).")
    assert given.searched == ("alderkring", "beemdlijst")
    assert (given.engine, given.collection) == ("quotes", "versie")


def test_where_no_word_of_the_question_stands_it_is_no_more_than_a_chance() -> None:
    asked = replace(query([ALDERKRING, BEEMDLIJST]), words="bakfiets lastig")
    evidence = (
        Evidence(ALDERKRING, (hit(RACKS, 2.0, 0.0),), ("lastig",)),
        Evidence(BEEMDLIJST, (hit(TREES, 2.0, 0.5),), ("lastig",)),
    )
    found = compose(ground(draft_quotes(judge(Gathered(asked, evidence), MODEL), MODEL)), HELD, "versie")
    assert found.lead == "Hierover staat iets bij Beemdlijst (Vossendam). Misschien ook bij Alderkring (Vossendam)."
    alone = compose(ground(draft_quotes(judge(Gathered(asked, evidence[:1]), MODEL), MODEL)), HELD, "versie")
    assert alone.lead == "Misschien staat hierover iets bij Alderkring (Vossendam)."
    assert alone.notes == (
        "Geen van de woorden uit uw vraag staat in de citaten van Alderkring (Vossendam). "
        "Ze lijken er alleen op: lees of ze erover gaan.",
    )


def test_nothing_found_is_told_with_what_was_searched() -> None:
    assert answer(SILENT).status == "not_found"
    assert answer(SILENT).lead == "Hierover heb ik niets gevonden in het programma van Beemdlijst (Vossendam)."
    two = answer(SILENT, (MOLENRODE, [hit(BRIDGES, -2.0)]))
    assert two.lead == "Hierover heb ik niets gevonden bij Beemdlijst (Vossendam) en Gemeente Molenrode."
    assert [citation.quote for citation in two.citations] == [TREES.text, BRIDGES.text]


def test_nothing_found_on_a_question_that_is_not_about_programmes_is_off_topic() -> None:
    given = answer(SILENT, asked=query([BEEMDLIJST], political=False))
    assert given.status == "off_topic"
    assert given.publishers == ()
    assert given.lead.startswith("Dit gaat niet over een programma dat ik ken.")
    assert "Alderkring (Vossendam), Beemdlijst (Vossendam) en Gemeente Molenrode" in given.lead


@pytest.mark.parametrize(
    ("intent", "status", "says"),
    [
        ("advice", "advice_declined", "Ik geef geen stemadvies en geen oordeel over partijen of plannen."),
        ("off_topic", "off_topic", "Dit gaat niet over een programma dat ik ken."),
        ("unclear", "unclear", "Waarover wilt u iets weten van Alderkring? Noem een onderwerp"),
        ("small_talk", "unclear", "Stel gerust een vraag"),
        ("assistant", "off_topic", "Ik ben Veiligheidswijzer, een computerprogramma."),
        ("collection", "off_topic", "Ik doorzoek één document. Alderkring (Vossendam): "),
    ],
)
def test_a_question_without_an_answer_gets_its_own_reply(intent: Intent, status: str, says: str) -> None:
    given = answer(asked=query([ALDERKRING], intent=intent))
    assert given.status == status
    assert given.lead.startswith(says)
    assert (given.publishers, given.citations, given.searched, given.notes) == ((), (), (), ())


def test_an_unclear_question_that_names_nobody_is_not_told_of_anybody() -> None:
    given = answer(asked=query(HELD, intent="unclear", named=False))
    assert given.lead.startswith("Waarover wilt u iets weten? Noem een onderwerp")


def test_a_question_outside_the_filter_is_told_so() -> None:
    asked = query(
        intent="outside_filter", outside_filter=True, request=Request("?", filter=Filter(("Beemdlijst",), "Vossendam"))
    )
    assert answer(asked=asked).lead == (
        "U hebt gekozen voor Beemdlijst en Vossendam, maar u noemt een andere partij of gemeente. "
        "Pas uw keuze aan, of laat die naam weg."
    )


def test_an_overview_shows_all_that_was_gathered_and_says_what_it_is() -> None:
    plans = passages(ALDERKRING, "Er komen fietsenrekken.", "Er komen lantaarns.", "Er komen paden.", "Meer licht.")
    gathered = [hit(plan, -9.0) for plan in plans]
    given = answer((ALDERKRING, gathered), asked=query([ALDERKRING], intent="overview"))
    assert given.status == "answered"
    assert given.lead.startswith("Een greep uit wat er staat bij Alderkring (Vossendam): uit elk hoofdstuk één stuk")
    assert [citation.quote for citation in given.citations] == [plan.text for plan in plans]


def test_a_question_that_takes_something_for_granted_is_answered_with_a_note() -> None:
    asked = replace(query([ALDERKRING]), presupposes=True)
    note = "Uw vraag gaat ergens van uit. Lees in de citaten of dat zo in de tekst staat."
    assert note in answer((ALDERKRING, [hit(RACKS, 2.0)]), asked=asked).notes
    assert note not in answer((ALDERKRING, [hit(RACKS, -2.0)]), asked=asked).notes


def test_a_word_that_stands_nowhere_in_what_is_quoted_is_told() -> None:
    asked = replace(query([ALDERKRING]), text="zwartrijden op de fiets")
    found = Evidence(ALDERKRING, (hit(RACKS, 2.0),), ("zwartrijden",))
    given = compose(ground(draft_quotes(judge(Gathered(asked, (found,)), MODEL), MODEL)), HELD, "versie")
    assert given.notes == (
        "Het woord ‘zwartrijden’ staat niet in de tekst van Alderkring (Vossendam). Lees of de citaten erover gaan.",
    )


def test_the_words_that_answer_are_bold_and_the_rest_stays_words() -> None:
    (passage,) = passages(ALDERKRING, "Er komen *44* fietsenrekken.")
    asked = replace(query([ALDERKRING], request=Request("Hoeveel rekken komen er?")), words="rekken")
    given = answer((ALDERKRING, [hit(passage, 2.0)]), asked=asked)
    assert r"> „Er komen \***44**\* fietsenrekken.” [1]" in given.text
    assert given.to_json()["citations"][0]["marks"] == [[10, 12]]
    assert given.notes == ()


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("Hoeveel rekken komen er?", "In de citaten van Alderkring (Vossendam) staat geen getal."),
        ("Wanneer komen er rekken?", "In de citaten van Alderkring (Vossendam) staat geen datum of jaar."),
    ],
)
def test_a_number_or_time_that_is_asked_for_and_is_not_there_is_told(question: str, note: str) -> None:
    asked = query([ALDERKRING, BEEMDLIJST], request=Request(question))
    (trees,) = passages(BEEMDLIJST, "In maart 2027 komen er 44 bomen.")
    first, *others = answer(FOUND, (BEEMDLIJST, [hit(trees, 2.0)]), asked=asked).notes
    assert first == note
    assert others == ["De tekst van Beemdlijst (Vossendam) is een concept, niet het vastgestelde programma."]


@pytest.mark.parametrize(
    ("missing", "lead"),
    [
        (
            Missing(Element("Beemdlijst", "Molenrode"), (BEEMDLIJST,)),
            "Van Beemdlijst in Molenrode heb ik geen programma; wel van Beemdlijst (Vossendam).",
        ),
        (
            Missing(Element("Dorpskern", None), ()),
            "Van Dorpskern heb ik geen programma. Ik ken de programma’s van "
            "Alderkring (Vossendam), Beemdlijst (Vossendam) en Gemeente Molenrode.",
        ),
        (
            Missing(Element("Gemeente Vossendam", "Vossendam"), (ALDERKRING, BEEMDLIJST)),
            "Van de gemeente Vossendam zelf heb ik geen document; "
            "wel van Alderkring (Vossendam) en Beemdlijst (Vossendam).",
        ),
        (
            Missing(Element("Beemdlijst", None, national=True), (BEEMDLIJST,)),
            "Ik heb het landelijke programma van Beemdlijst niet; wel van Beemdlijst (Vossendam).",
        ),
        (
            Missing(Element(None, "Elzenhof"), ()),
            "Uit Elzenhof heb ik geen programma’s. Ik ken de programma’s van "
            "Alderkring (Vossendam), Beemdlijst (Vossendam) en Gemeente Molenrode.",
        ),
        (
            Missing(Element(None, None, national=True), ()),
            "Ik heb geen landelijke programma’s. Ik ken de programma’s van "
            "Alderkring (Vossendam), Beemdlijst (Vossendam) en Gemeente Molenrode.",
        ),
    ],
)
def test_what_is_not_in_the_collection_is_told_with_what_is(missing: Missing, lead: str) -> None:
    given = answer(asked=query(missing=[missing]))
    assert given.status == "unknown_publisher"
    assert given.lead == lead


# --- notes -----------------------------------------------------------------------------------------------------------


def test_a_final_programme_needs_no_note() -> None:
    assert answer(FOUND).notes == ()


def test_parties_of_which_there_is_nothing_share_a_sentence() -> None:
    missing = [
        Missing(Element("Dorpskern", None), ()),
        Missing(Element("Beemdlijst", "Molenrode"), (BEEMDLIJST,)),
        Missing(Element("Zandpad", None), ()),
    ]
    given = answer(FOUND, asked=query([ALDERKRING], missing=missing))
    assert given.notes == (
        "Van Dorpskern en Zandpad heb ik geen programma.",
        "Van Beemdlijst in Molenrode heb ik geen programma; wel van Beemdlijst (Vossendam).",
    )


def test_a_missing_party_beside_a_found_one_is_noted() -> None:
    missing = Missing(Element("Dorpskern", "Vossendam"), ())
    given = answer(FOUND, asked=query([ALDERKRING], missing=[missing]))
    assert given.status == "answered"
    assert given.notes == ("Van Dorpskern in Vossendam heb ik geen programma.",)


def test_a_draft_is_noted_where_it_is_quoted() -> None:
    note = "De tekst van Beemdlijst (Vossendam) is een concept, niet het vastgestelde programma."
    assert answer((BEEMDLIJST, [hit(TREES, 2.0)])).notes == (note,)
    assert answer(SILENT).notes == ()


def test_a_municipal_budget_is_noted_as_no_party() -> None:
    given = answer((MOLENRODE, [hit(BRIDGES, 2.0)]))
    assert given.notes == ("Gemeente Molenrode is geen partij: dit is beleid van de gemeente zelf.",)


def test_a_members_proposal_is_noted_by_its_number() -> None:
    (reply,) = passages(BEEMDLIJST, "Er komen twee bomen.", status="proposal", author="deelnemer aan het forum")
    given = answer(FOUND, (BEEMDLIJST, [hit(reply, 2.0)]))
    assert given.notes[-1] == (
        "Citaat [2] is een voorstel van een deelnemer aan het forum. Het is geen tekst van de partij."
    )
    assert "voorstel van een deelnemer, niet van de partij" in given.text


def test_the_proposals_of_an_answer_share_one_note() -> None:
    texts = ("Er komen twee bomen.", "De vijver wordt dieper.", "Elke straat krijgt een bankje.")
    replies = passages(BEEMDLIJST, *texts, status="proposal", author="deelnemer aan het forum")
    given = answer(FOUND, (BEEMDLIJST, [hit(reply, 2.0) for reply in replies]))
    assert [note for note in given.notes if "voorstel" in note] == [
        "De citaten [2], [3] en [4] zijn voorstellen van een deelnemer aan het forum. Het is geen tekst van de partij."
    ]


def test_several_drafts_and_several_municipalities_share_a_note_each() -> None:
    other_draft = programme("zandlijst", "Zandlijst", status="draft")
    other_town = replace(MOLENRODE, id="beekdorp", publisher="Gemeente Beekdorp", municipality="Beekdorp")
    (trees, bridges) = passages(other_draft, "Meer bomen."), passages(other_town, "Meer bruggen.")
    given = answer(
        (BEEMDLIJST, [hit(TREES, 2.0)]),
        (other_draft, [hit(trees[0], 2.0)]),
        (MOLENRODE, [hit(BRIDGES, 2.0)]),
        (other_town, [hit(bridges[0], 2.0)]),
    )
    assert given.notes == (
        "De teksten van Beemdlijst (Vossendam) en Zandlijst (Vossendam) zijn concepten, niet de vastgestelde "
        "programma’s.",
        "Gemeente Molenrode en Gemeente Beekdorp zijn geen partijen: dit is beleid van de gemeenten zelf.",
    )


# --- Markdown --------------------------------------------------------------------------------------------------------


def test_each_quote_stands_under_its_publisher_with_its_number_and_place() -> None:
    assert answer(FOUND, SILENT).text == (
        "Hierover staat iets bij Alderkring (Vossendam). Niet gevonden bij Beemdlijst (Vossendam).\n\n"
        "**Alderkring (Vossendam)**, Programma\n\n"
        "> „Bij elk station komen fietsenrekken.” [1]\n>\n"
        "> — Veiligheid › Deel 0 (vastgesteld)\n\n"
        "- Beemdlijst (Vossendam): niet gevonden in dit programma.\n\n"
        "  Het dichtst in de buurt, maar waarschijnlijk geen antwoord:\n\n"
        "> „Er komen bomen langs de weg.” [2]\n>\n"
        "> — Veiligheid › Deel 0 (vastgesteld)"
    )


def test_a_bullet_is_quoted_with_the_line_that_leads_it_in() -> None:
    bullet = replace(RACKS, context="Wij zijn tegen:")
    assert (
        "> Hiervoor staat in de tekst: Wij zijn tegen:\n>\n> „Bij elk station"
        in answer((ALDERKRING, [hit(bullet, 2.0)])).text
    )


def test_the_lead_says_when_only_a_member_wrote_of_it() -> None:
    reply = replace(RACKS, author="deelnemer aan het forum, bericht #12", status="proposal")
    lead = answer((ALDERKRING, [hit(reply, 2.0)])).lead
    assert lead == "Hierover staat iets bij Alderkring (Vossendam), alleen in een voorstel van een deelnemer."


def test_the_lead_keeps_what_a_party_wrote_apart_from_what_a_member_wrote_elsewhere() -> None:
    reply = replace(TREES, author="deelnemer aan het forum, bericht #12", status="proposal")
    lead = answer(FOUND, (BEEMDLIJST, [hit(reply, 2.0)])).lead
    assert lead == (
        "Hierover staat iets bij Alderkring (Vossendam). "
        "Bij Beemdlijst (Vossendam) staat het alleen in een voorstel van een deelnemer."
    )


HOSTILE = "<script>alert(1)</script> [klik](javascript:alert(1)) **dik** `code` # kop ![x](y) <img src=x> &lt; ~a~ \\\\"
PLANTED = programme("planted", HOSTILE, title=HOSTILE)


def test_a_planted_programme_stays_words() -> None:
    (planted,) = passages(PLANTED, HOSTILE, author=HOSTILE)
    given = answer((PLANTED, [hit(planted, 2.0)]))
    assert given.citations[0].quote == HOSTILE
    plain = re.sub(r"\\[^\w\s]", "", given.text)
    for live in ("<", "`", "](", "![", "&", "~"):
        assert live not in plain
    # What is left of Markdown is the answer's own: the publisher in bold, the quote marks, the note in italics.
    assert plain.count("**") == 2
    assert re.sub(r"\\([^\w\s])", r"\1", given.text).count(HOSTILE) >= 3


def test_a_line_of_a_quote_cannot_start_a_block() -> None:
    (planted,) = passages(ALDERKRING, "Eerst\n\n# kop\n- punt\n1. een\n> citaat")
    lines = answer((ALDERKRING, [hit(planted, 2.0)])).text.split("\n")
    assert "> „Eerst # kop - punt 1. een \\> citaat” [1]" in lines


def test_a_question_is_kept_as_asked_and_not_repeated_in_the_answer() -> None:
    given = answer(FOUND, asked=query([ALDERKRING], request=Request(HOSTILE, id="7")))
    assert (given.question, given.id) == (HOSTILE, "7")
    assert "script" not in given.text


def test_every_answer_keeps_the_contract(contract: Draft202012Validator) -> None:
    missing = Missing(Element("Dorpskern", None), ())
    for given in (
        answer(FOUND, SILENT),
        answer(SILENT),
        answer(asked=query(missing=[missing])),
        *(answer(asked=query(intent=intent)) for intent in get_args(Intent) if intent not in ("question", "overview")),
    ):
        assert list(contract.iter_errors(given.to_json())) == []


# --- wording ---------------------------------------------------------------------------------------------------------


def test_names_are_joined_as_in_a_sentence() -> None:
    assert [wording.join(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A en B",
        "A, B en C",
    ]


def test_the_place_of_a_quote_names_the_page_where_there_is_one() -> None:
    citation = answer(FOUND).citations[0]
    assert wording.place_of(citation) == "Veiligheid › Deel 0 (vastgesteld)"


def sentences(file: Path) -> list[str]:
    """The strings of a module, its docstrings aside."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in notes)
    return [node.value for node in constants if isinstance(node.value, str)]


ENGLISH = set("the and not with this that found please error file question answer party your you from are for".split())


def test_no_sentence_of_the_assistant_is_english_or_familiar() -> None:
    said = sentences(Path(wording.__file__))
    assert len(said) > 50
    for sentence in said:
        words = set(re.findall(r"[a-z]+", re.sub(r"\{.*?\}|id, question, history.*|\"id\".*", "", sentence.lower())))
        assert not words & ENGLISH, sentence
        assert not words & {"je", "jij", "jouw", "jullie"}, sentence
