"""Headings of several lines in narrow columns."""

from ingest.cleaning.columns import join_column_headings
from ingest.document import Line

BODY = [Line("De stad is van ons allemaal en"), Line("daarom doen we dat met elkaar.")]


def headings(*lines: Line) -> list[str]:
    return [line.text for line in join_column_headings([*BODY, *lines, *BODY * 10]) if line.kind == "heading"]


def test_lines_that_are_set_in_are_one_heading_where_the_text_below_is_not() -> None:
    set_in = [Line("Aanpak van de oorzaken", indent=1), Line("van migratie", indent=1)]
    assert headings(*set_in) == ["Aanpak van de oorzaken van migratie"]


def test_the_first_line_of_the_paragraph_may_be_set_in_too() -> None:
    set_in = [
        Line("Een coronajaar in het", indent=1),
        Line("onderwijs", indent=1),
        Line("Veel studenten geven", indent=1),
    ]
    assert headings(*set_in, Line("aan dat zij vertraging hebben.")) == ["Een coronajaar in het onderwijs"]


def test_what_ends_in_an_article_is_no_heading() -> None:
    set_in = [Line("Zetel in de Raad", indent=1), Line("In het verlengde van een", indent=1)]
    assert headings(*set_in, Line("Europese minister is dat goed.")) == ["Zetel in de Raad"]


def test_a_hyphen_at_the_end_of_a_line_is_taken_out_of_a_heading() -> None:
    set_in = [Line("Gecontroleerde decrimi-", indent=1), Line("nalisering van drugs", indent=1)]
    assert headings(*set_in) == ["Gecontroleerde decriminalisering van drugs"]


def test_a_first_line_that_is_set_in_is_no_heading() -> None:
    assert headings(Line("Volt wil dat iedereen in een", indent=1), Line("veilig land kan wonen.")) == []


def test_a_sentence_that_has_not_ended_is_not_cut() -> None:
    assert headings(Line("de inwoners van"), Line("Amsterdam Noord", indent=1)) == []


def test_wide_lines_are_left_as_they_are() -> None:
    lines = [Line("Woord " * 15), Line("Een kop", indent=1), Line("Woord " * 15)] * 5
    assert join_column_headings(lines) == tuple(lines)
