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
    assert lines("Meer  blauw \t op   straat  ") == (Line("Meer blauw op straat"),)


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


@pytest.mark.parametrize(
    ("data", "position"),
    [
        ("Cafés".encode("latin-1"), 3),
        ("Veilig".encode("utf-16"), 0),
        (b"heel veilig \xe2\x80", 12),
    ],
)
def test_bytes_that_are_not_utf8_are_reported_with_file_and_place(data: bytes, position: int) -> None:
    with pytest.raises(SourceError) as raised:
        read_text("oud.txt", data)
    assert str(raised.value).startswith(f"oud.txt is geen UTF-8-tekst (fout bij byte {position}).")
