"""Watermarks and the copies they bring."""

from ingest.cleaning.watermark import take_out_watermark
from ingest.document import Line

PAGES = [Line(f"CONCEPT{text}") for text in ("Wij willen rust in de wijk.", "Wij willen orde op straat.")]


def test_a_watermark_goes_with_the_copy_of_the_line_it_stands_in() -> None:
    lines = [*PAGES, Line("Wij bouwen huizen voor iedereen."), Line("CONCEPTWij bouwen huizen voor iedereen.")]
    kept, removed = take_out_watermark(lines)
    assert [line.text for line in kept[2:]] == ["Wij bouwen huizen voor iedereen."]
    assert [gone.rule for gone in removed[2:]] == ["watermerk", "herhaalde regel"]


def test_a_short_line_is_no_copy_of_a_part_of_another() -> None:
    lines = [*PAGES, Line("Nederland is mooi CONCEPT"), Line("Nederland")]
    assert [line.text for line in take_out_watermark(lines)[0][2:]] == ["Nederland is mooi", "Nederland"]


def test_a_word_that_is_used_once_in_a_short_text_is_no_watermark() -> None:
    lines = [Line("CONCEPT verkiezingsprogramma"), Line("Wij willen rust."), Line("Wij willen orde.")]
    assert take_out_watermark(lines) == (tuple(lines), ())


def test_a_word_that_is_used_now_and_then_is_no_watermark() -> None:
    lines = [Line("Dit is een CONCEPT"), *(Line(f"Zin {n}.") for n in range(20))]
    assert take_out_watermark(lines) == (tuple(lines), ())


PRINTED = "Zo bouwen wij aan een dorp waarin iedereen meedoet."
"""A line of a page; its copies follow."""


def kept_after(*texts: str) -> list[str]:
    kept, _ = take_out_watermark([*PAGES, *map(Line, texts)])
    return [line.text for line in kept[2:]]


def test_the_last_line_of_a_copy_goes_from_before_the_page_number_glued_to_it() -> None:
    assert kept_after(PRINTED, f"CONCEPT{PRINTED}", f"{PRINTED} 8PROGRAMMA 2023Herfst") == [
        PRINTED,
        "8PROGRAMMA 2023Herfst",
    ]
    assert kept_after("Wonen", "CONCEPT", "Wonen43PROGRAMMA 2023Herfst") == ["Wonen", "43PROGRAMMA 2023Herfst"]


def test_a_copy_goes_when_the_first_line_of_its_page_is_glued_to_it() -> None:
    first = "In ons dorp wonen jong en oud door elkaar en"
    assert kept_after(first, PRINTED, f"CONCEPT{PRINTED}", f"{PRINTED} {first}") == [first, PRINTED]
    assert kept_after(first, PRINTED, "CONCEPT", f"Zo bouwen wij aan een dorp {first}") == [first, PRINTED]


def test_a_copy_goes_when_another_heading_is_glued_to_each() -> None:
    assert kept_after(f"{PRINTED}INLEIDING", "CONCEPT", f"{PRINTED}DORPEN") == [f"{PRINTED}INLEIDING", "DORPEN"]


def test_points_that_begin_alike_are_whole() -> None:
    points = "Wij willen meer geld voor de bibliotheek.", "Wij willen meer geld voor de muziekschool."
    assert kept_after(*points, "CONCEPT") == list(points)
    assert kept_after("Wonen", "Wonen 40 jaar na nu", "CONCEPT") == ["Wonen", "Wonen 40 jaar na nu"]
