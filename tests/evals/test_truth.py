"""Planted untruths are found, and what is true is not called untrue."""

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import evals.printed_text
import evals.sources
import evals.truth
from evals.sources import Source
from evals.truth import Untruths, check_answer, stands_in
from tests.evals.made_up import ALDERKRING, BEEMDLIJST, ENTRIES, MOLENRODE, Shown, answer

FORUM = "dorpsforum"
THREAD = "\n".join(
    (
        "Vossendam, deel 3",
        "• #12",
        "Wij willen twee wijkagenten.",
        "• #15",
        "Ik stel voor: vier wijkagenten. Was getekend, een lid.",
        "• #16",
        "Of zes wijkagenten.",
    )
)
TEXTS = {
    ALDERKRING: "Er komen bomen langs de weg. Dat helpt.",
    BEEMDLIJST: "Er zijn twee bruggen.\n\nTot 2025 bouwden wij een sluis.",
    MOLENRODE: "Molenrode heeft een sluis.",
}
FORUM_ENTRY = dict(ENTRIES[BEEMDLIJST]) | {"id": FORUM, "document_kind": "forum_draft"}
SOURCES = {name: Source(ENTRIES[name], ((text,),)) for name, text in TEXTS.items()}
SOURCES[FORUM] = Source(FORUM_ENTRY, ((THREAD,),))
TREES = "Er komen bomen langs de weg."
BRIDGES = "Er zijn twee bruggen."


def printed(*pages: str) -> Source:
    """A source of pages, in one reading."""
    return Source(ENTRIES[ALDERKRING], (pages,))


def check(found: Mapping[str, list[str | Shown]], **facts: Any) -> Untruths:
    return check_answer(answer(found, **facts), SOURCES)


# --- quotes -----------------------------------------------------------------------------------------------------------


def test_an_answer_that_is_true_has_no_untruths() -> None:
    told = check({ALDERKRING: [TREES, "Dat helpt."], BEEMDLIJST: [BRIDGES]})
    assert told == Untruths()
    assert not told


@pytest.mark.parametrize(
    "quote",
    [
        "Er komen geen bomen langs de weg.",
        "Er komen langs de weg bomen.",
        "er komen bomen langs de weg.",
        "Er komen bomen langs de weg!",
        "Er komen bomen langs de weg. Dat hielp.",
        "Er komen bomen … Dat helpt.",
        "Er komen bomen Dat helpt.",
        "Er komen bomen, langs de weg.",
    ],
)
def test_a_planted_false_quote_is_found(quote: str) -> None:
    told = check({ALDERKRING: [TREES, quote], BEEMDLIJST: [BRIDGES]})
    assert told == Untruths(quotes=(2,))
    assert told


def test_a_quote_of_another_programme_is_untrue() -> None:
    assert check({BEEMDLIJST: [TREES, BRIDGES]}) == Untruths(quotes=(1,))


@pytest.mark.parametrize("quote", ["", " ", "\n"])
def test_a_quote_of_nothing_is_untrue(quote: str) -> None:
    assert check({ALDERKRING: [quote]}).quotes == (1,)


def test_a_nearest_passage_is_looked_up_too() -> None:
    told = check_answer(answer({ALDERKRING: [TREES]}, {BEEMDLIJST: [BRIDGES, "Er zijn drie bruggen."]}), SOURCES)
    assert told == Untruths(quotes=(3,))


def test_a_programme_that_is_not_there_says_nothing() -> None:
    unknown = {name: source for name, source in SOURCES.items() if name != BEEMDLIJST}
    told = check_answer(answer({ALDERKRING: [TREES], BEEMDLIJST: [BRIDGES]}), unknown)
    assert told == Untruths(quotes=(2,), attributions=(2,))


# --- print ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        " Er komen\nbomen\u00a0 langs\tde weg.\n",
        "Er komen bo-\nmen langs de weg.",
        "Er komen bo\u00admen langs de weg.",
        "Er komen bo men langs de weg.",
    ],
)
def test_white_space_and_the_hyphens_of_print_may_differ(text: str) -> None:
    assert stands_in(TREES, printed(text))


def test_a_ligature_is_its_letters() -> None:
    assert stands_in("De fiets is efficiënt.", printed("De ﬁets is eﬃciënt."))


def test_the_bars_of_a_table_may_differ() -> None:
    assert stands_in("Bomen | 20 | 30", printed("Bomen 20 30"))
    assert not stands_in("Bomen | 20 | 30", printed("Bomen 20 40"))


LONG = "De gemeente wil dat de straten in het centrum worden afgesloten voor zwaar verkeer."


def test_a_quote_may_run_over_a_page_with_its_number_between() -> None:
    for pages in (
        ("Plan.\nDe gemeente wil dat de straten in het\n12", "centrum worden afgesloten voor zwaar verkeer.\n13"),
        ("12\nDe gemeente wil dat de straten in het", "13\ncentrum worden afgesloten voor zwaar verkeer."),
        ("De gemeente wil dat de straten in het cen-\n12", "trum worden afgesloten voor zwaar verkeer."),
    ):
        assert stands_in(LONG, printed(*pages))


def test_a_quote_may_run_over_a_page_with_a_running_head_between() -> None:
    heads = [f"Plan van Alderkring voor Vossendam | {n}\n" for n in range(1, 6)]
    bodies = ["Voorwoord.", "Eerst dit.", "De gemeente wil dat de straten in het", f"{LONG[38:]} En meer", "Tot slot."]
    assert stands_in(LONG, printed(*(head + body for head, body in zip(heads, bodies, strict=True))))
    feet = [f"\n{n} Plan van Alderkring voor Vossendam" for n in range(1, 6)]
    assert stands_in(LONG, printed(*(body + foot for body, foot in zip(bodies, feet, strict=True))))


def test_a_number_on_a_line_of_its_own_may_stand_within_a_text_without_pages() -> None:
    assert stands_in(
        LONG, printed("De gemeente wil dat de straten in het\n12\ncentrum worden afgesloten voor zwaar verkeer.")
    )


def test_a_column_may_end_before_the_page_does() -> None:
    other = "Hier staat wat in de andere kolom staat, en dat is lang. " * 5
    pages = ("De gemeente wil dat de straten in het\n" + other, "centrum worden afgesloten voor zwaar verkeer.")
    assert stands_in(LONG, printed(*pages))
    # But it goes on at the top of the next page, and what was left out began with a line.
    assert not stands_in(LONG, printed(pages[0], "Eerst dit. " + pages[1]))
    assert not stands_in(LONG, printed(pages[0].replace("\n", " "), pages[1]))


BEFORE, AFTER = "De gemeente wil dat de straten in het centrum", "worden afgesloten voor zwaar verkeer."


@pytest.mark.parametrize(
    "pages",
    [
        # At the end of a page and at the beginning of the next, with and without a number, on a line of its own or not.
        (f"{BEFORE} niet\n12", AFTER),
        (f"{BEFORE} niet", f"12\n{AFTER}"),
        (f"{BEFORE} niet", AFTER),
        (f"{BEFORE}\nniet\n12", AFTER),
        (f"{BEFORE}\nniet", AFTER),
        (f"{BEFORE}\n12", f"niet {AFTER}"),
        (f"{BEFORE}\n12", f"13\nniet\n{AFTER}"),
        # In a text without pages.
        (f"{BEFORE} niet {AFTER}",),
        (f"{BEFORE} niet\n12\n{AFTER}",),
        (f"{BEFORE}\nniet\n{AFTER}",),
    ],
)
def test_a_word_that_was_dropped_makes_a_quote_untrue(pages: tuple[str, ...]) -> None:
    assert not stands_in(LONG, printed(*pages))
    assert stands_in(f"{BEFORE} niet {AFTER}", printed(*pages))


@pytest.mark.parametrize("between", ["in 2026 niet", "24 uur", "2026"])
def test_a_figure_that_was_dropped_within_a_line_is_no_page_number(between: str) -> None:
    assert not stands_in(LONG, printed(f"{BEFORE} {between} {AFTER}"))
    assert not stands_in(LONG, printed(f"{BEFORE} {between} {AFTER}", "Tot slot."))
    assert not stands_in(LONG, printed(f"{BEFORE} {between}", AFTER))
    assert not stands_in(LONG, printed(BEFORE, f"{between} {AFTER}"))


def test_parts_of_two_pages_in_the_wrong_order_are_no_quote() -> None:
    assert not stands_in(
        LONG, printed("worden afgesloten voor zwaar verkeer.\n12", "De gemeente wil dat de straten in het centrum")
    )


def test_a_quote_stands_in_a_source_when_one_reading_has_it() -> None:
    wrong, right = ("De gemeente wil dat het centrum.",), (LONG,)
    assert stands_in(LONG, Source(ENTRIES[ALDERKRING], (wrong, right)))
    assert not stands_in(LONG, Source(ENTRIES[ALDERKRING], (wrong, wrong)))


# --- attributions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "facts",
    [
        {"publisher": "Beemdlijst"},
        {"municipality": "Molenrode"},
        {"municipality": None},
        {"title": "Ander plan"},
        {"document_kind": "safety_plan"},
        {"status": "draft"},
        {"status": "proposal"},
        {"status": "unknown"},
        {"author": "een lid"},
    ],
)
def test_a_citation_that_is_put_into_the_wrong_mouth_is_found(facts: Mapping[str, str | None]) -> None:
    assert check({ALDERKRING: ["Dat helpt.", Shown(TREES, facts)]}) == Untruths(attributions=(2,))


def test_a_draft_that_is_called_final_is_found() -> None:
    assert check({BEEMDLIJST: [Shown(BRIDGES, {"status": "final"})]}) == Untruths(attributions=(1,))


def test_any_programme_may_tell_of_the_past() -> None:
    past = Shown("Tot 2025 bouwden wij een sluis.", {"status": "past_result"})
    assert check({BEEMDLIJST: [past]}) == Untruths()


def test_a_quote_may_be_both_false_and_wrongly_attributed() -> None:
    assert check({ALDERKRING: [Shown("Er komt gras.", {"status": "draft"})]}) == Untruths((1,), (1,))


def posted(quote: str, status: str, author: str | None) -> Untruths:
    """What is untrue of a quote out of the forum."""
    told = answer(
        {BEEMDLIJST: [Shown(quote, {"programme_id": FORUM, "document_kind": "forum_draft", "status": status})]}
    )
    told["publishers"][0]["programme_id"] = FORUM
    told["citations"][0]["author"] = author
    return check_answer(told, SOURCES)


def test_the_first_post_of_a_forum_is_the_publisher_s_draft() -> None:
    first = "Wij willen twee wijkagenten."
    assert posted(first, "draft", None) == Untruths()
    assert posted(first, "proposal", "een lid") == Untruths(attributions=(1,))
    assert posted(first, "draft", "een lid") == Untruths(attributions=(1,))
    assert posted(first, "proposal", None) == Untruths(attributions=(1,))


@pytest.mark.parametrize("reply", ["Ik stel voor: vier wijkagenten.", "Of zes wijkagenten."])
def test_a_reply_in_a_forum_is_a_proposal_by_somebody(reply: str) -> None:
    assert posted(reply, "proposal", "een lid") == Untruths()
    assert posted(reply, "draft", None) == Untruths(attributions=(1,))
    assert posted(reply, "proposal", None) == Untruths(attributions=(1,))
    assert posted(reply, "draft", "een lid") == Untruths(attributions=(1,))


# --- publishers -------------------------------------------------------------------------------------------------------


def test_a_publisher_that_is_found_without_a_citation_is_named() -> None:
    assert check({ALDERKRING: [TREES], BEEMDLIJST: []}) == Untruths(publishers=("Beemdlijst",))


def test_a_citation_of_another_programme_is_none_of_a_publisher_s() -> None:
    told = answer({ALDERKRING: [TREES], BEEMDLIJST: [BRIDGES]})
    told["publishers"][1]["citations"] = [1]
    assert check_answer(told, SOURCES) == Untruths(publishers=("Beemdlijst",))


@pytest.mark.parametrize("status", ["answered", "not_found"])
def test_a_publisher_that_is_named_though_nothing_of_it_is_shown_is_found(status: str) -> None:
    found = {ALDERKRING: [TREES]} if status == "answered" else {}
    said = f"Alderkring wil bomen [1].\n\n> {TREES}\n\nBeemdlijst wil ze niet."
    told = check_answer(answer(found, status=status, answer=said), SOURCES)
    assert "Beemdlijst" in told.publishers
    assert ("Alderkring" in told.publishers) is (status == "not_found")


@pytest.mark.parametrize(
    "facts",
    [
        {"question": "Wat wil beemdlijst met bomen?"},
        {"understood_as": "Wat wil Beemdlijst met bomen?"},
        {"notes": ["Van Beemdlijst is er alleen een concept."]},
        # What a quote says is the programme's.
        {"answer": "> Anders dan Beemdlijst willen wij bomen."},
        {"answer": "In de Beemdlijsten staat niets."},
        # What is held is told where nothing can be answered.
        {"status": "unknown_publisher"},
        {"status": "unclear"},
    ],
)
def test_a_publisher_may_be_named_where_it_was_asked_about_or_is_quoted(facts: dict[str, Any]) -> None:
    usual = {"answer": "Beemdlijst zegt hier niets over.", "status": "answered"}
    assert check({ALDERKRING: [TREES]}, **(usual | facts)) == Untruths()


def test_a_publisher_whose_nearest_passage_is_shown_may_be_named() -> None:
    told = answer({ALDERKRING: [TREES]}, {BEEMDLIJST: [BRIDGES]}, answer="Beemdlijst zegt hier niets over.")
    assert check_answer(told, SOURCES) == Untruths()


def test_a_name_within_a_word_was_not_asked_about() -> None:
    short = {"kort": Source(dict(ENTRIES[BEEMDLIJST]) | {"publisher": "ZB"}, ((BRIDGES,),))}
    told = answer(question="Wat staat er over zbv’s en puzbak?", answer="ZB wil bruggen.", status="not_found")
    assert check_answer(told, short) == Untruths(publishers=("ZB",))
    assert check_answer(told | {"question": "Wat wil de zb met bruggen?"}, short) == Untruths()


# --- apart from what is checked ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("module", [evals.truth, evals.printed_text, evals.sources])
def test_it_shares_no_code_with_what_it_checks(module: Any) -> None:
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported
    assert not {name.partition(".")[0] for name in imported} & {"assistant", "ingest", "vectorstore", "web"}
    assert {name for name in imported if name.startswith("evals")} <= {"evals.printed_text", "evals.sources"}
