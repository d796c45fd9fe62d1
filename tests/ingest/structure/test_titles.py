"""Titles of the contents found in the text, and headings that only their look tells."""

from ingest.document import Line, OutlineEntry
from ingest.structure.looks import find_look_headings, levels_by_look
from ingest.structure.titles import mark_titles


def marked(lines: list[Line], *titles: tuple[str, int | None]) -> list[tuple[str | None, str]]:
    contents = [OutlineEntry(title, 0, None, page) for title, page in titles]
    return [(line.title or line.text if line.kind else None, line.text) for line in mark_titles(lines, contents).lines]


def test_a_title_over_three_lines_is_one_heading() -> None:
    lines = [
        Line("Klaar.", page=8),
        Line("Markten die", page=9),
        Line("werken voor", page=9),
        Line("iedereen.", page=9),
        Line("Wij willen dat.", page=10),
    ]
    assert ("Markten die werken voor iedereen.", "Markten die werken voor iedereen.") in marked(
        lines, ("Markten die werken voor iedereen", 9)
    )


def test_a_title_in_capitals_is_called_what_the_contents_call_it() -> None:
    lines = [Line("PAK DE KANS11 KUNST VOOR IEDEREEN", page=37), Line("Hebben wij genoeg kunst?", page=37)]
    assert ("11 Kunst voor iedereen", "11 KUNST VOOR IEDEREEN") in marked(lines, ("11 Kunst voor iedereen", 37))


def test_a_title_within_a_sentence_is_no_heading() -> None:
    lines = [Line("Wij vinden gelijke kansen voor iedereen belangrijk.", page=4)]
    assert marked(lines, ("Gelijke kansen voor iedereen", 9)) == [(None, lines[0].text)]


def test_a_title_with_a_number_of_two_parts_is_found_where_it_is_glued_to_a_line() -> None:
    text = "waarin de buurt tijdelijk overlast 3.2. Wonen in de wijkWij willen rust."
    assert ("3.2. Wonen in de wijk", "3.2. Wonen in de wijk") in marked([Line(text)], ("3.2. Wonen in de wijk", 9))


def test_a_title_with_a_number_that_a_sentence_refers_to_is_no_heading() -> None:
    lines = [Line("Meer daarover staat in paragraaf 3.2. Wonen in de wijk.")]
    assert marked(lines, ("3.2. Wonen in de wijk", 9)) == [(None, lines[0].text)]


def test_a_title_that_the_text_of_its_page_ends_with_goes_above_that_text() -> None:
    lines = [Line("Slot van het vorige.", page=28), Line("Niet de overheid kiest.", page=29),
             Line("Dat blijft zo. Goed onderwijs voor elk kind", page=29), Line("Op de markt.", page=30)]  # fmt: skip
    assert [text for _, text in marked(lines, ("Goed onderwijs voor elk kind", 29))] == [
        "Slot van het vorige.",
        "Goed onderwijs voor elk kind",
        "Niet de overheid kiest.",
        "Dat blijft zo.",
        "Op de markt.",
    ]


def test_a_line_with_a_colon_that_recurs_is_a_heading_and_one_deeper() -> None:
    lines = [line for n in range(5) for line in (Line("Wij willen voor u:"), Line(f"• punt {n} van ons"))]
    found = find_look_headings(lines, ())
    assert found == {0, 2, 4, 6, 8}
    assert set(levels_by_look(lines, {}, sorted(found)).values()) == {1}


def test_names_under_each_other_are_no_headings() -> None:
    lines = [Line("Jan Proef"), Line("Piet Proef"), Line("Klaas Proef"), Line("Anne Proef"), Line("Wij bouwen voort.")]
    assert not find_look_headings(lines, ())


def test_a_signature_right_above_a_chapter_is_no_heading() -> None:
    lines = [Line("Doe mee."), Line("Jan Proef"), Line("Wonen", kind="heading", level=1), Line("Wij bouwen.")]
    assert not find_look_headings(lines, ())
