"""Tables by the places of their cells. A letter is 5 points wide and 12 high; rows stand 14 points apart."""

from collections.abc import Sequence

import pytest

from ingest.document import Line
from ingest.readers.grids import Row, lay_out_rows
from tests.ingest.places import at

LEFTS = (70, 300, 360, 420)
"""Where the cells of a table begin."""
HEADER = ("Maatregel", "2026", "2027", "2028")


def row(number: int, *cells: str, bold: bool = False, page: int = 1) -> Row:
    """The cells of a row, from left to right; an empty cell has no piece."""
    top = 700 - 14 * number
    return tuple(at(cell, left, top, page, bold=bold) for cell, left in zip(cells, LEFTS, strict=False) if cell)


def laid_out(*rows: Sequence[str]) -> list[tuple[str, str | None]]:
    return [(line.text, line.kind) for line in lay_out_rows([row(i, *cells) for i, cells in enumerate(rows)])]


def test_no_rows_are_no_lines() -> None:
    assert lay_out_rows([]) == ()


def test_a_line_without_a_place_is_in_no_row() -> None:
    with pytest.raises(ValueError, match="without a place"):
        lay_out_rows([(Line("Rust"), Line("12"))])


def test_rows_of_one_piece_are_given_back_as_they_are() -> None:
    rows = [row(0, "Wij willen rust."), row(1, "Wij willen licht.")]
    assert lay_out_rows(rows) == (rows[0][0], rows[1][0])


def test_pieces_of_a_line_are_put_together_with_the_place_of_both() -> None:
    (line,) = lay_out_rows([(at("•", 70, 700), at("Meer rust", 90, 701, bold=True))])
    assert (line.text, line.kind, line.bold) == ("• Meer rust", None, False)
    assert line.box is not None
    assert (line.box.left, line.box.bottom, line.box.right, line.box.top) == (70, 688, 135, 701)


def test_the_first_row_of_a_table_names_its_columns() -> None:
    assert laid_out(HEADER, ("Wijkagenten", "10", "20", "30"), ("Straatlicht", "4", "5", "6")) == [
        ("Maatregel | 2026 | 2027 | 2028", "columns"),
        ("Wijkagenten | 10 | 20 | 30", "row"),
        ("Straatlicht | 4 | 5 | 6", "row"),
    ]


def test_what_stands_above_and_below_a_table_is_no_part_of_it() -> None:
    table = HEADER, ("Wijkagenten", "10", "20", "30"), ("Straatlicht", "4", "5", "6")
    assert laid_out(("In miljoenen euro's:",), *table, ("", "Bron: de begroting."))[0] == ("In miljoenen euro's:", None)
    assert laid_out(*table, ("", "Bron: de begroting."))[-1] == ("Bron: de begroting.", None)


def test_a_missing_cell_is_an_empty_one_in_its_own_column() -> None:
    table = laid_out(HEADER, ("Wijkagenten", "10", "20", "30"), ("Straatlicht", "4", "", "6"), ("Rust", "", "", "7"))
    assert [text for text, _ in table[2:]] == ["Straatlicht | 4 |  | 6", "Rust |  |  | 7"]


def test_a_last_row_of_two_cells_that_stand_under_no_others_is_no_part_of_the_table() -> None:
    table = [row(i, *cells) for i, cells in enumerate((HEADER, ("Bomen", "1", "2", "3"), ("Licht", "4", "5", "6")))]
    below = (at("Zie ook", 70, 600), at("de begroting", 200, 600))
    assert lay_out_rows([*table, below])[-1].text == "Zie ook de begroting"


def test_two_rows_are_no_table() -> None:
    assert laid_out(HEADER, ("Wijkagenten", "10", "20", "30")) == [
        ("Maatregel 2026 2027 2028", None),
        ("Wijkagenten 10 20 30", None),
    ]


def test_a_title_and_its_page_number_are_no_table() -> None:
    contents = [("Veiligheid", "12"), ("Wonen", "14"), ("Groen in de wijk", "21"), ("Financiën", "30")]
    assert laid_out(*contents) == [(f"{title} {number}", None) for title, number in contents]


def test_the_number_of_a_section_its_title_and_its_page_number_are_no_table() -> None:
    long = "Partij Proef wil rust in alle wijken"
    rows = [(at("1", 70, 700 - 14 * i), at(long, 100, 700 - 14 * i), at("12", 500, 700 - 14 * i)) for i in range(4)]
    assert [line.kind for line in lay_out_rows(rows)] == [None] * 4


def test_the_wrapped_first_cell_of_a_row_is_part_of_that_row() -> None:
    table = laid_out(
        HEADER,
        ("Meer wijkagenten en meer", "10", "20", "30"),
        ("handhavers in de nacht",),
        ("Straatlicht", "4", "5", "6"),
    )
    assert table[1:] == [
        ("Meer wijkagenten en meer handhavers in de nacht | 10 | 20 | 30", "row"),
        ("Straatlicht | 4 | 5 | 6", "row"),
    ]


def test_the_wrapped_first_cell_of_the_last_row_is_part_of_that_row() -> None:
    table = laid_out(
        HEADER, ("Straatlicht", "4", "5", "6"), ("Meer wijkagenten en meer", "10", "20", "30"), ("handhavers",)
    )
    assert table[-1] == ("Meer wijkagenten en meer handhavers | 10 | 20 | 30", "row")


def test_a_line_below_a_table_that_is_wider_than_its_first_column_is_no_part_of_it() -> None:
    below = "Wij willen ook meer groen in alle wijken van Proefstad."
    table = laid_out(HEADER, ("Straatlicht", "4", "5", "6"), ("Wijkagenten", "10", "20", "30"), (below,))
    assert table[-1] == (below, None)


def test_a_heading_within_a_table_is_a_line_of_its_own() -> None:
    rows = [
        row(0, *HEADER),
        row(1, "Wijkagenten", "10", "20", "30"),
        row(2, "Groen", bold=True),
        row(3, "Bomen", "1", "2", "3"),
    ]
    assert [(line.text, line.kind, line.bold) for line in lay_out_rows(rows)[1:]] == [
        ("Wijkagenten | 10 | 20 | 30", "row", False),
        ("Groen", None, True),
        ("Bomen | 1 | 2 | 3", "row", False),
    ]


def test_a_row_set_bold_is_a_row() -> None:
    rows = [row(0, *HEADER), row(1, "Bomen", "1", "2", "3"), row(2, "Totaal", "1", "2", "3", bold=True)]
    assert [(line.text, line.kind, line.bold) for line in lay_out_rows(rows)[1:]] == [
        ("Bomen | 1 | 2 | 3", "row", False),
        ("Totaal | 1 | 2 | 3", "row", False),
    ]


def test_a_table_that_goes_on_without_column_names_has_only_rows() -> None:
    figures = ("Wijkagenten", "10", "20,5", "€ 30"), ("Straatlicht", "4", "5", "6%"), ("Bomen", "-1", "2", "1.200")
    assert [kind for _, kind in laid_out(*figures)] == ["row"] * 3


BOMEN, LICHT = ("Bomen", "1", "2", "3"), ("Straatlicht", "4", "5", "6")


def test_a_last_row_under_a_heading_of_its_own_is_part_of_the_table() -> None:
    table = [row(0, *HEADER), row(1, *BOMEN), row(2, *LICHT)]
    lines = lay_out_rows([*table, row(3, "Ineens", bold=True), row(4, "Wijkpost", "9")])
    assert [(line.text, line.kind) for line in lines[-2:]] == [("Ineens", None), ("Wijkpost | 9 |  | ", "row")]


def test_totals_below_the_lines_that_name_them_are_one_row_with_those_lines() -> None:
    table = [row(0, *HEADER), row(1, *BOMEN), row(2, *LICHT)]
    named = [row(3, "Totaal van alle", bold=True), row(4, "plannen samen", bold=True), row(5, "", "5", "7", "9")]
    lines = lay_out_rows([*table, *named])
    assert [(line.text, line.kind) for line in lines[3:]] == [("Totaal van alle plannen samen | 5 | 7 | 9", "row")]


def test_a_heading_higher_above_the_line_that_names_a_row_is_no_part_of_it() -> None:
    table = [row(0, *HEADER), row(1, *BOMEN), row(2, *LICHT)]
    named = [row(3, "Samen", bold=True), row(5, "Totaal", bold=True), row(6, "", "5", "7", "9")]
    lines = lay_out_rows([*table, *named])
    assert [(line.text, line.kind) for line in lines[3:]] == [("Samen", None), ("Totaal | 5 | 7 | 9", "row")]


def test_column_names_that_are_given_once_more_are_column_names() -> None:
    table = [row(0, *HEADER), row(1, *BOMEN), row(2, "Licht", bold=True)]
    lines = lay_out_rows([*table, row(3, "Soort", *HEADER[1:]), row(4, *LICHT)])
    assert [line.kind for line in lines] == ["columns", "row", None, "columns", "row"]


def test_two_tables_with_text_between_them_each_have_their_column_names() -> None:
    table = HEADER, ("Wijkagenten", "10", "20", "30"), ("Straatlicht", "4", "5", "6")
    text = [("Wij willen ook meer groen in alle wijken van Proefstad.",)] * 4
    kinds = [kind for _, kind in laid_out(*table, *text, *table)]
    assert kinds == ["columns", "row", "row", None, None, None, None, "columns", "row", "row"]
