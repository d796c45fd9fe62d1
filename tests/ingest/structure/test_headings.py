"""How deep headings stand."""

import pytest

from ingest.document import Line, OutlineEntry
from ingest.structure.headings import mark_headings

BODY = "Wij willen dat iedereen in de stad mee kan doen, en dat niemand achterblijft bij de rest van het land."


def body() -> Line:
    return Line(BODY, page=1, size=10)


def head(text: str, size: float = 10, *, bold: bool = True) -> Line:
    return Line(text, page=1, size=size, bold=bold)


def levels(*lines: Line, outline: tuple[OutlineEntry, ...] = ()) -> list[tuple[int, str]]:
    """The headings with their levels; each is followed by a paragraph."""
    text = [one for line in lines for one in (line, body())]
    marked = mark_headings([body(), *text], outline, ()).lines
    return [(line.level or 0, line.text) for line in marked if line.kind == "heading"]


def test_the_outline_tells_the_depth() -> None:
    outline = (OutlineEntry("Wonen", 0, 1), OutlineEntry("Huren", 1, 1), OutlineEntry("Kopen", 2, 1))
    found = levels(head("Wonen"), head("Huren"), head("Kopen"), outline=outline)
    assert found == [(1, "Wonen"), (2, "Huren"), (3, "Kopen")]


def test_an_entry_of_the_outline_is_found_where_number_and_capitals_differ() -> None:
    assert levels(head("1. WONEN"), outline=(OutlineEntry("Wonen", 0, 1),)) == [(1, "1. WONEN")]


def test_an_entry_with_another_page_is_not_the_line() -> None:
    assert levels(Line("Wonen", page=1, size=10), outline=(OutlineEntry("Wonen", 0, 7),)) == []


@pytest.mark.parametrize(
    ("sentence", "is_heading"),
    [
        (Line("Zo bouwen we samen aan een dorp waar iedereen mee kan doen.", page=1, size=10), False),
        (Line("Zo bouwen we samen aan een dorp waar iedereen mee kan doen.", page=1, size=14), True),
        (Line("Zo bouwen we samen aan een dorp waar iedereen mee kan doen", page=1, size=10), True),
        (Line("Zo bouwen we aan het dorp.", page=1, size=10), True),
    ],
    ids=["as the text", "larger", "without a full stop", "short"],
)
def test_a_sentence_that_is_set_as_the_text_is_no_heading_because_it_has_a_bookmark(
    sentence: Line, is_heading: bool
) -> None:
    outline = (OutlineEntry(sentence.text, 1, 1),)
    assert bool(levels(sentence, outline=outline)) == is_heading


def test_an_outline_whose_depths_contradict_the_numbers_is_not_believed() -> None:
    outline = (OutlineEntry("1 Wonen", 1, 1), OutlineEntry("1.1 Huren", 0, 1), OutlineEntry("2 Werk", 1, 1))
    found = levels(head("1 Wonen", 16), head("1.1 Huren", 12), head("2 Werk", 16), outline=outline)
    assert found == [(1, "1 Wonen"), (2, "1.1 Huren"), (1, "2 Werk")]


def test_points_in_a_number_tell_the_depth() -> None:
    found = levels(head("1.1 Huren"), head("1.1.1 Sociaal"), head("1.2 Kopen"))
    assert found == [(2, "1.1 Huren"), (3, "1.1.1 Sociaal"), (2, "1.2 Kopen")]


def test_what_is_set_larger_stands_higher() -> None:
    found = levels(head("Wonen", 20), head("Huren", 14), head("Sociaal", 12), head("Kopen", 14))
    assert found == [(1, "Wonen"), (2, "Huren"), (3, "Sociaal"), (2, "Kopen")]


def test_what_is_set_larger_stands_above_capitals_that_are_set_smaller() -> None:
    found = levels(head("WONEN", 12), head("Bouwen", 16), head("HUREN", 12), head("Werk", 16))
    assert found == [(2, "WONEN"), (1, "Bouwen"), (2, "HUREN"), (1, "Werk")]


def test_capitals_stand_above_small_letters_of_the_same_size() -> None:
    assert levels(head("WONEN", 12), head("Huren", 12)) == [(1, "WONEN"), (2, "Huren")]


def test_a_number_with_a_full_stop_behind_it_tells_the_depth_too() -> None:
    assert levels(head("8. Zorg", 14), head("8.14. Titel", 12)) == [(1, "8. Zorg"), (2, "8.14. Titel")]


def test_a_chapter_with_its_number_of_all_stands_as_deep_as_it_is_set() -> None:
    found = levels(head("Hoofdstuk 2 van 10", 16), head("Huren", 12), head("Hoofdstuk 3 van 10", 16))
    assert found == [(1, "Hoofdstuk 2 van 10"), (2, "Huren"), (1, "Hoofdstuk 3 van 10")]


def test_an_entry_with_a_typing_error_is_the_line_and_one_with_another_name_is_not() -> None:
    outline = (OutlineEntry("Betaalbaar wonnen", 1, 1), OutlineEntry("Betaalbaar reizen", 2, 1))
    assert levels(head("Betaalbaar wonen"), outline=outline) == [(2, "Betaalbaar wonen")]


def test_bold_stands_above_plain_of_the_same_size() -> None:
    found = levels(head("Wonen", 14), head("Huren", 14, bold=False))
    assert found == [(1, "Wonen"), (2, "Huren")]


def test_a_style_of_which_few_are_known_stands_one_deeper_than_those() -> None:
    outline = (OutlineEntry("Wonen", 0, 1),)
    found = levels(head("Wonen", 14), head("Huren", 14), head("Kopen", 14), outline=outline)
    assert found == [(1, "Wonen"), (2, "Huren"), (2, "Kopen")]


def test_a_style_of_which_most_are_known_stands_as_deep_as_those() -> None:
    outline = (OutlineEntry("Wonen", 0, 1), OutlineEntry("Werk", 0, 1))
    found = levels(head("Wonen", 14), head("Werk", 14), head("Zorg", 14), outline=outline)
    assert found == [(1, "Wonen"), (1, "Werk"), (1, "Zorg")]


def test_a_number_stands_above_what_looks_like_it() -> None:
    found = levels(head("1. Groen"), head("Parken"), head("Bomen"), head("2. Veilig"), head("Agenten"))
    assert found == [(1, "1. Groen"), (2, "Parken"), (2, "Bomen"), (1, "2. Veilig"), (2, "Agenten")]


def test_a_line_that_leads_in_stands_under_what_it_is_about() -> None:
    found = levels(head("Parken"), head("Daarom willen wij:"), head("Bomen"), head("Daarom willen wij:"))
    assert found == [(1, "Parken"), (2, "Daarom willen wij:"), (1, "Bomen"), (2, "Daarom willen wij:")]


@pytest.mark.parametrize(
    "line",
    [
        Line("Klein en vet", page=1, size=7, bold=True),
        Line("vet in kleine letter", page=1, size=12, bold=True),
        Line("Vet met een komma,", page=1, size=12, bold=True),
        Line("2026", page=1, size=14, bold=True),
        Line("Dit is een hele zin die groot is gezet, en geen kop die boven iets staat.", page=1, size=12),
        Line("• Vet punt", page=1, size=12, bold=True),
        Line(" ".join(["woord"] * 26), page=1, size=12, bold=True),
    ],
)
def test_what_is_no_heading_however_it_is_set(line: Line) -> None:
    assert levels(line) == []


def test_the_name_in_the_contents_is_the_title_of_a_cover_in_capitals() -> None:
    contents = (OutlineEntry("Kies voor groen", 0, None, 1),)
    marked = mark_headings([body(), head("KIES VOOR GROEN", 30), body()], (), contents).lines
    assert [(line.level, line.title) for line in marked if line.kind == "heading"] == [(1, "Kies voor groen")]
