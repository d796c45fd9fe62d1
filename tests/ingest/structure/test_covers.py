"""Title pages, on lines made by hand."""

from ingest.document import Line
from ingest.structure.covers import find_cover_lines

TEXT = "Wij willen meer wijkagenten in alle wijken van Proefstad, en meer licht in de parken. " * 4


def test_lines_without_pages_dress_nothing() -> None:
    assert find_cover_lines([Line("Proefstad"), Line(TEXT)], {0}, {0}) == set()


def test_every_line_of_a_page_with_few_words_before_the_first_section_is_dressing() -> None:
    lines = [
        Line("Partij Proef", page=1),
        Line("Programma 2026", page=1),
        Line("Veiligheid", page=2),
        Line(TEXT, page=2),
    ]
    assert find_cover_lines(lines, {2}, {0, 1, 2}) == {0, 1}


def test_what_stands_before_page_one_dresses_as_a_page_before_the_first_section_does() -> None:
    lines = [Line("Partij Proef"), Line("Programma 2026"), Line("Veiligheid", page=1), Line(TEXT, page=1)]
    assert find_cover_lines(lines, {2}, {0, 1, 2}) == {0, 1}


def test_a_page_of_text_before_the_first_section_is_no_cover() -> None:
    lines = [Line("Voorwoord", page=1), Line(TEXT, page=1), Line("Veiligheid", page=2)]
    assert find_cover_lines(lines, {2}, {0, 2}) == set()


def test_a_page_with_a_bullet_before_the_first_section_is_no_cover() -> None:
    lines = [Line("Onze punten", page=1), Line("• Rust", page=1), Line("Veiligheid", page=2)]
    assert find_cover_lines(lines, {2}, {0, 2}) == set()


def test_what_is_set_large_beside_the_heading_of_a_chapter_on_a_page_of_its_own_is_dressing() -> None:
    lines = [
        Line("Voorwoord", page=1),
        Line(TEXT, page=1),
        Line("Hoofdstuk 2", page=2),
        Line("Veiligheid", page=2),
        Line(TEXT, page=3),
    ]
    assert find_cover_lines(lines, {0, 3}, {0, 2, 3}) == {2}


def test_a_page_with_a_heading_and_a_line_set_as_text_is_no_cover() -> None:
    lines = [Line("Veiligheid", page=1), Line("Hoofdstuk 1", page=1), Line("Wij willen rust.", page=1)]
    assert find_cover_lines(lines, {0}, {0, 1}) == set()


def test_a_page_of_large_words_without_a_known_heading_after_the_first_section_is_no_cover() -> None:
    lines = [Line("Veiligheid", page=1), Line(TEXT, page=1), Line("Rust voor iedereen", page=2)]
    assert find_cover_lines(lines, {0}, {0, 2}) == set()


def test_without_an_outline_no_page_is_before_the_first_section() -> None:
    lines = [Line("Partij Proef", page=1), Line("Programma 2026", page=1), Line(TEXT, page=2)]
    assert find_cover_lines(lines, set(), {0, 1}) == set()


def test_the_number_of_a_chapter_by_itself_on_the_page_of_its_heading_is_dressing() -> None:
    lines = [Line("Voorwoord", page=1), Line(TEXT, page=1), Line("2", page=2), Line("Veiligheid", page=2)]
    assert find_cover_lines(lines, {0, 3}, {0, 3}) == {2}
