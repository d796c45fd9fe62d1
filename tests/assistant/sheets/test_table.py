from dataclasses import replace
from datetime import date

from assistant.claim_wording import no_figure_note, no_judgement
from assistant.claims import ClaimCheck, difference_notes
from assistant.sheets import wording
from assistant.sheets.table import Table, answer_rows, claim_rows, comparison_rows, one_line
from tests.assistant.made_up import BEEMDLIJST
from tests.assistant.sheets.made_up import ADDRESS, FORMULA, answer, check

DAY = date(2026, 11, 29)


def column(table: Table, name: str) -> list[str]:
    return [row.get(name, "") for row in table.rows]


def test_a_comparison_has_a_row_for_each_quote_and_each_that_is_silent() -> None:
    table = comparison_rows(answer(), DAY)
    assert column(table, wording.PUBLISHER) == ["Alderkring", "Alderkring", "Beemdlijst", "Gemeente Molenrode"]
    assert column(table, wording.MUNICIPALITY) == ["Vossendam", "Vossendam", "Vossendam", "landelijk"]
    assert column(table, wording.YEAR) == ["2026", "2026", "2026", "onbekend"]
    assert column(table, wording.NUMBER) == ["1", "2", "3", ""]
    assert column(table, wording.QUOTE) == [
        f"„{FORMULA}”",
        "Hiervoor staat in de tekst: Wij willen niet dat:\n„Er komen 5 lampen.”",
        "„Geen hek.”",
        "niet genoemd",
    ]
    assert column(table, wording.STATUS) == [
        "vastgesteld",
        "vastgesteld",
        "voorstel van een deelnemer, niet van de partij",
        "vastgesteld",
    ]
    assert column(table, wording.PLACE)[1] == "Veiligheid › Deel 1"
    assert column(table, wording.PAGE) == ["", "", "iv", ""]
    assert column(table, wording.SOURCE) == [ADDRESS, ADDRESS, "", ""]
    assert [table.link(row) for row in table.rows] == [ADDRESS, ADDRESS, None, None]


def test_the_lines_around_a_comparison() -> None:
    table = comparison_rows(answer("  Wat\x00 staat er\nover hekken? "), DAY)
    assert table.subject == "Wat staat er over hekken?"
    assert table.facts == (
        "Hierover staat iets bij Alderkring en Beemdlijst.",
        "Gemaakt op 29 november 2026 met Veiligheidswijzer, collectie abc123.",
    )
    assert table.notes == ("Let op: +1 staat in [2].",)
    assert len(table.cells(table.rows[0])) == len(table.columns)


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    table = comparison_rows(answer(), DAY)
    for address in ("javascript:alert(1)", "file:///etc/passwd", "https://" + "a" * 2100, "https://a b"):
        assert table.link({wording.SOURCE: address}) is None


def test_a_claim_has_its_outcome_and_differences_beside_the_quote() -> None:
    table = claim_rows([check()], DAY)
    assert column(table, wording.CLAIM) == ["Er komen 6 lampen."] * 4
    assert column(table, wording.OUTCOME) == ["getallen wijken af", "getallen wijken af", "gevonden", "niet genoemd"]
    assert column(table, wording.DIFFERENCES) == [
        "",
        "Alderkring (Vossendam): de bewering noemt 6 lampen, het programma 5 lampen [2].",
        no_figure_note("6 lampen", [BEEMDLIJST]),
        "",
    ]
    assert table.facts == ("Gemaakt op 29 november 2026 met Veiligheidswijzer, collectie abc123.",)


def test_what_is_to_be_noted_of_a_claim_stands_once_and_what_goes_for_all_below() -> None:
    one = check()
    told = (*difference_notes(one.rows), "Let goed op.")
    table = claim_rows([check(notes=told), check("Er komen hekken.", told)], DAY, ["Regel 3 is overgeslagen: leeg."])
    assert column(table, wording.REMARKS) == ["Let goed op.", "", "", ""] * 2
    assert table.notes == (f"Let op: {no_judgement()}", "Regel 3 is overgeslagen: leeg.")
    assert table.subject == "2 beweringen"


def test_what_found_means_is_told_only_where_something_is_found() -> None:
    differing, found, silent = check().rows
    assert no_judgement() in difference_notes([found, silent])
    assert no_judgement() not in difference_notes([differing, silent])


def test_a_claim_that_could_not_be_checked_has_a_row_that_says_why() -> None:
    unclear = ClaimCheck("Hm.", answer("Hm.", ()), ())
    table = claim_rows([unclear], DAY)
    assert [(row[wording.CLAIM], row[wording.OUTCOME]) for row in table.rows] == [("Hm.", unclear.answer.lead)]


def test_a_party_that_is_not_there_has_a_fixed_outcome_and_its_sentence_beside_it() -> None:
    lead = "Van Cederbond heb ik geen programma."
    missing = replace(answer("Cederbond wil hekken.", ("Let goed op.",)), status="unknown_publisher", lead=lead)
    table = claim_rows([ClaimCheck("Cederbond wil hekken.", missing, ())], DAY)
    assert column(table, wording.OUTCOME) == ["niet in de collectie"]
    assert column(table, wording.REMARKS) == [f"{lead}\nLet goed op."]


def test_ids_that_claims_came_with_stand_first() -> None:
    plain = check()
    named = replace(plain, answer=replace(plain.answer, id="B-7"))
    assert claim_rows([plain], DAY).columns[0].name == wording.CLAIM
    table = claim_rows([named, plain], DAY)
    assert table.columns[0].name == wording.ID
    assert [table.cells(row)[0] for row in table.rows] == [*["B-7"] * 4, *[""] * 4]


def test_several_answers_have_their_outcome_once_and_one_without_quotes_has_a_row() -> None:
    unclear = replace(answer("Hm?", ()), publishers=(), lead="Waarover wilt u iets weten?")
    table = answer_rows([answer(), unclear], DAY, ["Regel 3 is overgeslagen: leeg."])
    assert column(table, wording.QUESTION) == ["Wat staat er over hekken?"] * 4 + ["Hm?"]
    assert column(table, wording.OUTCOME) == [answer().lead, "", "", "", "Waarover wilt u iets weten?"]
    assert column(table, wording.REMARKS) == ["+1 staat in [2].", "", "", "", ""]
    assert (table.subject, table.notes) == ("2 vragen", ("Regel 3 is overgeslagen: leeg.",))


def test_nothing_checked_is_an_empty_table() -> None:
    assert (claim_rows([], DAY).rows, claim_rows([], DAY).facts) == ((), ())


def test_a_line_without_what_a_file_cannot_hold() -> None:
    assert one_line("a\x00b\x0b \ud800c\n\u200bd\ufffe 👍") == "ab c \u200bd 👍"
