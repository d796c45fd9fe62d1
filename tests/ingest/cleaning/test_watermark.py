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
