import pytest

from ingest.document import Line
from ingest.readers.text import read_text
from vectorstore.errors import SourceError


def lines(text: str) -> tuple[Line, ...]:
    document = read_text("proef.txt", text.encode())
    return document.lines


def test_a_text_is_one_page_without_label() -> None:
    document = read_text("proef.txt", b"Veilig")
    assert not document.sheets
    assert document.lines == (Line("Veilig"),)


def test_runs_of_white_space_become_one_space() -> None:
    assert lines("Meer  blauw \t op   straat  ") == (Line("Meer blauw op straat", open_end=True),)


def test_a_line_tells_whether_white_space_stood_at_its_end() -> None:
    assert [line.open_end for line in lines("Toe \nToe\nToe\u00a0\n")] == [True, False, True]


def test_a_ligature_is_its_letters_and_a_private_bullet_is_a_bullet() -> None:
    assert [line.text for line in lines("ﬁetspad\n\uf0b7 Meer groen")] == ["fietspad", "• Meer groen"]


def test_a_no_break_space_separates_words() -> None:
    assert lines("1\u00a0wijkagent\u202fper\u00a0\u00a05000") == (Line("1 wijkagent per 5000"),)


def test_zero_width_characters_separate_nothing() -> None:
    assert lines("veilig\u200bheid en hand\u2060having en boa\ufeff’s") == (Line("veiligheid en handhaving en boa’s"),)


def test_control_characters_are_dropped() -> None:
    assert lines("vei\x00lig\x07 \x1bwonen\x7f") == (Line("veilig wonen"),)


def test_a_form_feed_ends_a_line() -> None:
    assert [line.text for line in lines("eerste bladzij\x0ctweede bladzij")] == ["eerste bladzij", "tweede bladzij"]


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    document = read_text("proef.txt", b"\xef\xbb\xbfVeilige stad")
    assert document.lines == (Line("Veilige stad"),)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_ends_a_line(ending: str) -> None:
    assert lines(f"een{ending}twee{ending}") == (Line("een"), Line("twee"))


def test_a_line_below_a_blank_line_has_a_gap() -> None:
    assert lines("een\n\ntwee\ndrie\n \u00a0\n\nvier") == (
        Line("een"),
        Line("twee", gap=True),
        Line("drie"),
        Line("vier", gap=True),
    )


def test_a_line_of_invisible_characters_is_blank() -> None:
    assert lines("een\n\u200b\x00\ntwee") == (Line("een"), Line("twee", gap=True))


def test_indent_counts_characters_and_a_tab_as_four() -> None:
    assert [line.indent for line in lines("a\n  b\n\tc\n\u00a0 d")] == [0, 2, 4, 2]


def test_no_bytes_are_no_lines() -> None:
    assert lines("") == ()


def test_an_old_encoding_is_read_too() -> None:
    document = read_text("oud.txt", "Cafés in België".encode("cp1252"))
    assert document.lines == (Line("Cafés in België"),)
    assert document.warnings == ()


def test_a_warning_about_the_bytes_is_a_warning_of_the_document() -> None:
    document = read_text("kapot.txt", b"heel veilig \xe2\x80")
    assert document.lines == (Line("heel veilig \ufffd"),)
    assert [warning.startswith("In kapot.txt is 1 teken niet te lezen") for warning in document.warnings] == [True]


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(SourceError, match=r"^programma\.txt is geen tekst, maar een PDF\."):
        read_text("programma.txt", b"%PDF-1.7\n1 0 obj")
