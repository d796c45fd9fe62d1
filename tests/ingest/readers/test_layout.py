"""Order of lines by their places. A letter is 5 points wide and 12 high; lines stand 14 points apart."""

import pytest

from ingest.document import Line
from ingest.readers.layout import in_reading_order
from tests.ingest.places import at, column, texts

LEFT = (
    "Wij willen wijkagenten in",
    "alle wijken van Proefstad,",
    "en meer licht in de parken.",
    "Dat is goed voor iedereen.",
    "De gemeente zet in op",
)
RIGHT = (
    "voorlichting op de scholen.",
    "Wij willen ook minder herrie",
    "in de straten van de stad",
    "en rust in de avonduren.",
    "Handhavers letten daarop.",
)
WIDE = "Een zin die over de hele bladzijde loopt, van de linkerkant tot de rechterkant."


def columns(top: float) -> list[Line]:
    """Two columns of five lines, line by line from left to right."""
    left, right = column(*LEFT, left=70, top=top), column(*RIGHT, left=320, top=top)
    return [line for row in zip(left, right, strict=True) for line in row]


def test_no_lines_are_no_lines() -> None:
    assert in_reading_order([]) == ()


def test_a_line_without_a_place_has_no_order() -> None:
    with pytest.raises(ValueError, match="without a place"):
        in_reading_order([Line("Rust"), Line("Licht")])


def test_one_column_is_read_from_the_top_down() -> None:
    lines = column(*LEFT, left=70, top=700)
    assert texts(in_reading_order(lines[::-1])) == list(LEFT)


def test_two_columns_are_read_one_after_the_other() -> None:
    assert texts(in_reading_order(columns(700))) == [*LEFT, *RIGHT]


def test_what_stands_above_both_columns_comes_first_and_what_stands_below_last() -> None:
    lines = [at(WIDE, 70, 600), *columns(700), at(WIDE, 70, 740)]
    assert texts(in_reading_order(lines)) == [WIDE, *LEFT, *RIGHT, WIDE]


def test_a_wide_line_between_columns_parts_what_stands_above_it_from_what_stands_below() -> None:
    lines = [*columns(700), at(WIDE, 70, 600), *columns(560)]
    assert texts(in_reading_order(lines)) == [*LEFT, *RIGHT, WIDE, *LEFT, *RIGHT]


def test_columns_that_do_not_begin_at_one_height_are_still_columns() -> None:
    left, right = column(*LEFT, left=70, top=700), column(*RIGHT, left=320, top=665)
    assert texts(in_reading_order([*right, *left])) == [*LEFT, *RIGHT]


def test_columns_whose_lines_stand_half_a_line_apart_are_still_columns() -> None:
    left, right = column(*LEFT, left=70, top=700), column(*RIGHT, left=320, top=693)
    assert texts(in_reading_order([*right, *left])) == [*LEFT, *RIGHT]


def test_three_columns_are_read_one_after_the_other() -> None:
    third = (
        "Partij Proef wil meer",
        "rust in de avonduren",
        "en ook in de ochtend",
        "en in de hele nacht,",
        "ook op zondag dan.",
    )
    lines = [
        *column(*third, left=440, top=700),
        *column(*third, left=255, top=700),
        *column(*third, left=70, top=700),
    ]
    assert texts(in_reading_order(lines)) == [*third, *third, *third]


def test_a_short_heading_stays_in_its_column() -> None:
    left = [at("Rust", 70, 720, bold=True), *column(*LEFT, left=70, top=700)]
    right = [at("Licht", 320, 720, bold=True), *column(*RIGHT, left=320, top=700)]
    assert texts(in_reading_order([*right, *left])) == ["Rust", *LEFT, "Licht", *RIGHT]


def test_three_lines_beside_each_other_are_no_columns() -> None:
    left, right = column(*LEFT[:3], left=70, top=700), column(*RIGHT[:3], left=320, top=700)
    assert texts(in_reading_order([*left, *right]))[0] == f"{LEFT[0]} {RIGHT[0]}"


def test_white_in_the_middle_of_a_few_lines_is_no_gutter() -> None:
    wide = column(*[WIDE] * 20, left=70, top=700)
    pieces = [at(LEFT[0], 70, 700 - 14 * 20), at(RIGHT[0], 320, 700 - 14 * 20)]
    assert texts(in_reading_order([*pieces, *wide])) == [*[WIDE] * 20, f"{LEFT[0]} {RIGHT[0]}"]


def test_the_names_and_numbers_of_a_contents_page_are_no_columns() -> None:
    names = column(*LEFT, left=70, top=700)
    numbers = column("12", "14", "21", "30", "48", left=500, top=700)
    assert texts(in_reading_order([*numbers, *names])) == [
        f"{name} {number}" for name, number in zip(LEFT, ("12", "14", "21", "30", "48"), strict=True)
    ]


def test_a_bullet_is_put_before_the_text_on_its_line() -> None:
    lines = [at("Meer rust in de wijk.", 90, 700), at("•", 70, 700), at("Meer licht.", 90, 686), at("•", 70, 688)]
    assert texts(in_reading_order(lines)) == ["• Meer rust in de wijk.", "• Meer licht."]


def test_lines_that_only_touch_in_height_are_two_lines() -> None:
    assert texts(in_reading_order([at("Rust", 70, 700), at("licht", 200, 693)])) == ["Rust", "licht"]


def test_lines_that_stand_over_each_other_are_two_lines() -> None:
    assert texts(in_reading_order([at("Rust in de wijk", 70, 700), at("licht", 90, 699)])) == [
        "Rust in de wijk",
        "licht",
    ]


def test_a_bold_number_and_name_is_no_part_of_the_plain_words_on_its_line() -> None:
    lines = [at("Een", 500, 700), at("1.1 Wonen is de basis", 70, 700, bold=True)]
    assert texts(in_reading_order(lines)) == ["1.1 Wonen is de basis", "Een"]


def test_a_bold_point_is_part_of_the_plain_words_on_its_line() -> None:
    lines = [at("• Rust.", 70, 700, bold=True), at("Wij willen rust in de wijk.", 110, 700)]
    assert texts(in_reading_order(lines)) == ["• Rust. Wij willen rust in de wijk."]


def test_a_line_with_more_white_above_it_than_usual_stands_apart() -> None:
    lines = [*column(*LEFT, left=70, top=700), *column(*RIGHT, left=70, top=700 - 14 * 5 - 10)]
    gaps = [line.text for line in in_reading_order(lines) if line.gap]
    assert gaps == [RIGHT[0]]


def test_the_first_line_of_a_page_and_of_a_column_does_not_stand_apart() -> None:
    assert not any(line.gap for line in in_reading_order(columns(700)))


def test_lines_set_wide_apart_throughout_do_not_stand_apart() -> None:
    lines = column(*LEFT, *RIGHT, left=70, top=700, step=20)
    assert not any(line.gap for line in in_reading_order(lines))
