"""Words that a line end or white space tore."""

from ingest.cleaning.torn import join_torn_lines, mend_broken_words, unglue_lines
from ingest.document import Line


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def test_a_single_letter_at_a_lines_end_belongs_to_the_word_below() -> None:
    assert texts(join_torn_lines([Line("D"), Line("aarbij laten wij")])) == ["Daarbij laten wij"]
    assert texts(join_torn_lines([Line("met een o"), Line("pen blik")])) == ["met een open blik"]


def test_two_words_on_two_lines_stay_two_words() -> None:
    assert texts(join_torn_lines([Line("het raakt"), Line("iedereen")])) == ["het raakt", "iedereen"]


def test_where_lines_end_in_white_space_one_without_it_was_cut_inside_a_word() -> None:
    spaced = [Line("wij kiezen", open_end=True), Line("voor groen", open_end=True)] * 15
    torn = [*spaced, Line("• Toe"), Line("werken naar meer")]
    assert texts(join_torn_lines(torn))[-1] == "• Toewerken naar meer"
    assert texts(join_torn_lines(torn[-2:])) == ["• Toe", "werken naar meer"]


def test_white_space_goes_out_of_words_where_a_text_has_it_in_many() -> None:
    broken = [Line("de kwet sbaren v an de stad, land - en tuinbouwers")] * 15
    mended, count = mend_broken_words(broken)
    assert mended[0].text == "de kwetsbaren van de stad, land- en tuinbouwers"
    assert count == 45


def test_a_few_broken_words_are_left_alone() -> None:
    assert mend_broken_words([Line("de kwet sbaren")]) == ((Line("de kwet sbaren"),), 0)


def test_a_heading_glued_to_a_sentence_is_a_line_of_its_own() -> None:
    assert texts(unglue_lines([Line("sneller ingetrokken.Betaalbaar, groen vervoer")])) == [
        "sneller ingetrokken.",
        "Betaalbaar, groen vervoer",
    ]


def test_names_with_a_capital_inside_and_addresses_are_no_glue() -> None:
    for text in ("wij werken met GroenLinks samen", "zie www.proef.nl/Wonen"):
        assert texts(unglue_lines([Line(text)])) == [text]
