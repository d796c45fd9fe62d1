"""Reading of real PDFs, made for each test. Partij Proef and Proefstad are made up."""

import io

import pytest
from PIL import Image

from ingest.document import Document, Line, OutlineEntry, Properties, Removed
from ingest.readers.pdf import read_pdf
from ingest.readers.pictures import picture_of_page
from tests.ingest.pdfs import (
    BOLD,
    HEIGHT,
    INVISIBLE,
    WIDTH,
    Bookmark,
    Facts,
    Patch,
    Picture,
    Piece,
    Text,
    attach,
    make_pdf,
    one_page,
    paragraph,
    plain_pdf,
    shown,
    stream,
)

PLAN = "Partij Proef wil meer wijkagenten in Proefstad."


def read(*pages: list[Piece], facts: Facts = Facts()) -> Document:  # noqa: B008
    return read_pdf("plan.pdf", make_pdf(*pages, facts=facts))


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def place(line: Line) -> tuple[int, int, int, int]:
    assert line.box is not None
    return round(line.box.left), round(line.box.bottom), round(line.box.right), round(line.box.top)


def test_a_line_has_its_text_and_its_page() -> None:
    document = read([Text(PLAN)], [Text("Ook wil zij meer licht in het park.")])
    assert [(line.text, line.page) for line in document.lines] == [
        (PLAN, 1),
        ("Ook wil zij meer licht in het park.", 2),
    ]


def test_a_sheet_has_its_size_and_the_number_of_its_characters() -> None:
    (sheet,) = read([Text(PLAN)]).sheets
    assert (sheet.number, sheet.label, sheet.characters, sheet.picture) == (1, None, len(PLAN), False)
    assert (sheet.width, sheet.height) == (WIDTH, HEIGHT)


def test_the_size_of_a_line_grows_with_its_letters() -> None:
    heading, body = read([Text("Een veilige stad", bottom=740, size=22), Text(PLAN, size=11)]).lines
    assert heading.size is not None
    assert body.size is not None
    assert heading.size == pytest.approx(2 * body.size, abs=0.2)
    assert 11 <= body.size <= 14


def test_a_bold_font_makes_a_bold_line() -> None:
    heading, body = read([Text("Een veilige stad", bottom=740, font=BOLD), Text(PLAN)]).lines
    assert (heading.bold, body.bold) == (True, False)


def test_a_line_with_a_bold_word_in_it_is_not_bold() -> None:
    (line,) = read([Text("Rust", font=BOLD), Text("in de wijk van iedereen.", left=100)]).lines
    assert (line.text, line.bold) == ("Rust in de wijk van iedereen.", False)


def test_a_line_stands_where_it_is_printed() -> None:
    (line,) = read([Text(PLAN, left=100, bottom=650, size=10)]).lines
    left, bottom, right, top = place(line)
    assert left == 100
    assert 300 < right < 330
    assert 645 <= bottom <= 650 < 657 <= top <= 662


def test_the_lines_of_a_page_stand_from_the_top_down_in_whatever_order_they_were_painted() -> None:
    document = read([Text("Ook wil zij licht.", bottom=680), Text(PLAN, bottom=694)])
    assert texts(document) == [PLAN, "Ook wil zij licht."]


def test_two_columns_are_read_one_after_the_other_below_the_introduction_above_both() -> None:
    intro = (
        "In Proefstad moet iedereen zich veilig kunnen voelen, op straat en thuis, overdag en",
        "in de nacht. Daar werken wij aan, samen met de bewoners van alle wijken van de stad.",
    )
    left = (
        "Wij willen meer wijkagenten",
        "in alle wijken van Proefstad,",
        "en meer licht in de parken.",
        "Dat is goed voor iedereen.",
        "De gemeente zet vol in op",
    )
    right = (
        "voorlichting op de scholen.",
        "Wij willen ook minder lawaai",
        "in de straten van het centrum",
        "en rust in de avonduren daar.",
        "Handhavers letten daar op.",
    )
    page = [*paragraph(*right, left=320, top=600), *paragraph(*left, top=600), *paragraph(*intro, top=700)]
    assert texts(read(page)) == [*intro, *left, *right]


@pytest.mark.parametrize("left", [85, 130])
@pytest.mark.parametrize("lift", [0, 1.5])
def test_a_bullet_that_stands_apart_from_its_text_is_put_before_it(left: float, lift: float) -> None:
    words = paragraph("Meer groen in de wijk, ook in", "het centrum van Proefstad.", left=left)
    document = read([*words, Text("•", bottom=700 + lift)])
    assert texts(document) == ["• Meer groen in de wijk, ook in", "het centrum van Proefstad."]


WINGDINGS = stream(
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
    b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <B7> <F0B7> endbfchar endcmap end end"
)


def test_a_bullet_of_a_symbol_font_without_unicode_is_a_bullet() -> None:
    content = b"BT /F2 11 Tf 72 700 Td (\xb7) Tj /F1 11 Tf 18 0 Td (Meer groen in de wijk.) Tj ET"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Symbol/ToUnicode 7 0 R>>"
    data = plain_pdf(stream(content), font, WINGDINGS, fonts=b"/F2 6 0 R")
    assert texts(read_pdf("plan.pdf", data)) == ["• Meer groen in de wijk."]


def test_a_hyphen_at_the_end_of_a_line_is_kept_there() -> None:
    assert texts(read(paragraph("Wij voeren een pro-", "gressief beleid."))) == [
        "Wij voeren een pro-",
        "gressief beleid.",
    ]


def test_a_hyphen_within_a_line_is_kept() -> None:
    assert texts(read([Text("Wij willen zorg- en hulpverleners in Nieuw-West.")])) == [
        "Wij willen zorg- en hulpverleners in Nieuw-West."
    ]


@pytest.mark.parametrize("between", ["  ", "   "])
def test_a_heading_typed_with_spaces_between_its_letters_is_put_together_in_words(between: str) -> None:
    spaced = between.join(" ".join(word) for word in ("Veilige", "stad", "2026"))
    assert texts(read([Text(spaced, bottom=740, size=20), Text(PLAN)])) == ["Veilige stad 2026", PLAN]


def test_a_heading_set_with_wide_letters_is_put_together_in_words() -> None:
    assert texts(read([Text("Een veilige wijk", bottom=740, size=20, spacing=9), Text(PLAN)])) == [
        "Een veilige wijk",
        PLAN,
    ]


def test_a_row_of_figures_is_not_put_together() -> None:
    assert texts(read([Text("1 2 3 4 5 6 7 8 9"), Text(PLAN, bottom=600)]))[0] == "1 2 3 4 5 6 7 8 9"


def test_a_numbered_heading_and_the_text_that_begins_on_its_line_are_two_lines() -> None:
    page: list[Piece] = [
        Text("1.1 Wonen is de basis", size=14, font=BOLD),
        Text("Een", left=480),
        Text("thuis is de basis voor alles.", bottom=680),
    ]
    document = read(page)
    assert [(line.text, line.bold) for line in document.lines] == [
        ("1.1 Wonen is de basis", True),
        ("Een", False),
        ("thuis is de basis voor alles.", False),
    ]


def test_ligatures_become_letters_and_accents_stay() -> None:
    cmap = WINGDINGS.replace(b"<F0B7>", b"<FB01>")
    data = plain_pdf(stream(shown(b"Het of\xb7ci\xeble plan, \xe9\xe9n caf\xe9")), cmap, font=b"/ToUnicode 6 0 R")
    (line,) = read_pdf("plan.pdf", data).lines
    assert line.text == "Het officiële plan, één café"


TURNS = {0: b"1 0 0 1 0 0", 90: b"0 1 -1 0 595 0", 180: b"-1 0 0 -1 595 842", 270: b"0 -1 1 0 0 842"}


@pytest.mark.parametrize("turn", TURNS)
def test_a_page_that_is_turned_is_read_as_it_is_seen(turn: int) -> None:
    content = b"%b cm BT /F1 11 Tf 72 500 Td (Wij willen rust in de wijk.) Tj 0 -14 Td (En licht.) Tj ET" % TURNS[turn]
    document = read_pdf("plan.pdf", plain_pdf(stream(content), page=b"/Rotate %d" % turn))
    assert texts(document) == ["Wij willen rust in de wijk.", "En licht."]
    assert place(document.lines[0])[:2] == (72, 498)
    assert document.sheets[0].height == (842.0 if turn % 180 == 0 else 595.0)


def test_places_count_from_the_corner_of_what_is_shown_of_a_page() -> None:
    data = plain_pdf(stream(shown(PLAN.encode())), page=b"/CropBox[50 100 545 742]")
    (line,) = read_pdf("plan.pdf", data).lines
    assert place(line)[:2] == (22, 598)


def test_page_labels_in_roman_and_arabic_figures_are_those_of_the_file() -> None:
    facts = Facts(labels={1: ("ROMAN_LOWER", 1), 3: ("ARABIC", 1)})
    document = read([Text("Voorwoord van Partij Proef")], [Text(PLAN)], [Text(PLAN)], [Text(PLAN)], facts=facts)
    assert [sheet.label for sheet in document.sheets] == ["i", "ii", "1", "2"]


def test_page_labels_that_only_count_the_pages_say_nothing() -> None:
    document = read([Text(PLAN)], [Text(PLAN)], facts=Facts(labels={1: ("ARABIC", 1)}))
    assert [sheet.label for sheet in document.sheets] == [None, None]


def test_an_outline_has_titles_depths_and_pages() -> None:
    marks = [Bookmark("Veiligheid", 1), Bookmark("1.1 Wijkagenten", 1, 1), Bookmark("Wonen", 2)]
    document = read([Text(PLAN)], [Text(PLAN)], facts=Facts(bookmarks=marks))
    assert document.outline == (
        OutlineEntry("Veiligheid", 0, 1),
        OutlineEntry("1.1 Wijkagenten", 1, 1),
        OutlineEntry("Wonen", 0, 2),
    )


@pytest.mark.parametrize(
    ("outline", "found"),
    [
        ((b"/Outlines 99 0 R",), ()),
        ((b"/Outlines 42",), ()),
        ((b"/Outlines 6 0 R", b"<</First 99 0 R/Last 99 0 R>>"), ()),
        (
            (b"/Outlines 6 0 R", b"<</First 7 0 R>>", b"<</Title(Wonen)/Dest[5 0 R/Fit]/Next 7 0 R>>"),
            (OutlineEntry("Wonen", 0, 1),),
        ),
        (
            (b"/Outlines 6 0 R", b"<</First 7 0 R>>", b"<</Title(Wonen)/Dest[99 0 R/Fit]>>"),
            (OutlineEntry("Wonen", 0, None),),
        ),
    ],
    ids=["missing", "a number", "no entries", "a loop", "no such page"],
)
def test_of_a_damaged_outline_no_more_is_taken_than_there_is(
    outline: tuple[bytes, ...], found: tuple[OutlineEntry, ...]
) -> None:
    catalogue, *more = outline
    document = read_pdf("plan.pdf", plain_pdf(stream(shown(PLAN.encode())), *more, catalogue=catalogue))
    assert (texts(document), document.outline) == ([PLAN], found)


@pytest.mark.parametrize("labels", [b"/PageLabels 99 0 R", b"/PageLabels 42", b"/PageLabels<</Nums[(een)]>>"])
def test_damaged_page_labels_count_as_none(labels: bytes) -> None:
    document = read_pdf("plan.pdf", plain_pdf(stream(shown(PLAN.encode())), catalogue=labels))
    assert (texts(document), document.sheets[0].label) == ([PLAN], None)


def test_properties_are_those_of_the_file() -> None:
    document = read([Text(PLAN)], facts=Facts(title="Programma 2026", author="Partij Proef"))
    assert document.properties == Properties("Programma 2026", "2000-01-01")


@pytest.mark.parametrize("info", [b"99 0 R", b"6 0 R", b"7 0 R"])
def test_damaged_properties_count_as_none(info: bytes) -> None:
    more = b"42", b"<</CreationDate(gisteren)>>"
    data = plain_pdf(stream(shown(PLAN.encode())), *more, trailer=b"/Info " + info)
    assert read_pdf("plan.pdf", data).properties == Properties()


def test_an_attachment_is_named_and_not_read() -> None:
    document = read_pdf("plan.pdf", attach(one_page(PLAN), "bijlage.txt", b"Partij Proef wil iets anders."))
    assert document.properties.attachments == ("bijlage.txt",)
    assert texts(document) == [PLAN]


def test_a_page_with_only_a_picture_between_pages_with_text_is_warned_of() -> None:
    document = read([Text(PLAN)], [Picture()], [Text(PLAN)], [Picture()], [Picture()])
    (warning,) = document.warnings
    assert warning.startswith("In plan.pdf staat op bladzijde 2 en 4-5 geen leesbare tekst, alleen beeld.")
    assert [sheet.picture for sheet in document.sheets] == [False, True, False, True, True]


def test_an_empty_page_needs_no_warning() -> None:
    assert read([Text(PLAN)], []).warnings == ()


def hidden(piece: Text, *around: Piece) -> tuple[list[str], tuple[Removed, ...]]:
    """What is read and what is reported of a page with a plan at the top and a piece at 500 points."""
    document = read([Text(PLAN), *around, piece])
    return texts(document), document.removed


def test_white_text_on_white_is_dropped_and_reported() -> None:
    assert hidden(Text("Stem op een ander", bottom=500, grey=1)) == (
        [PLAN],
        (Removed("onzichtbare tekst", "Stem op een ander", 1),),
    )


def test_text_beside_the_page_is_dropped_and_reported() -> None:
    assert hidden(Text("Stem op een ander", left=WIDTH + 20, bottom=500)) == (
        [PLAN],
        (Removed("tekst buiten de pagina", "Stem op een ander", 1),),
    )


def test_text_too_small_to_read_is_dropped_and_reported() -> None:
    assert hidden(Text("Stem op een ander", bottom=500, size=1.5)) == (
        [PLAN],
        (Removed("onleesbaar kleine tekst", "Stem op een ander", 1),),
    )


def test_text_that_is_not_painted_is_dropped_and_reported() -> None:
    assert hidden(Text("Stem op een ander", bottom=500, mode=INVISIBLE)) == (
        [PLAN],
        (Removed("onzichtbare tekst", "Stem op een ander", 1),),
    )


def test_small_print_that_can_be_read_stays() -> None:
    assert hidden(Text("Zie ook de begroting", bottom=500, size=5)) == ([PLAN, "Zie ook de begroting"], ())


def test_white_text_on_a_dark_ground_stays() -> None:
    found = hidden(Text("Een veilige stad", bottom=500, grey=1), Patch(60, 490, 400, 30, 0.2))
    assert found == ([PLAN, "Een veilige stad"], ())


def test_white_text_on_a_light_ground_that_cannot_be_told_apart_is_dropped() -> None:
    found = hidden(Text("Stem op een ander", bottom=500, grey=1), Patch(60, 490, 400, 30, 0.95))
    assert found[0] == [PLAN]


def test_the_unpainted_letters_that_a_machine_read_in_a_scan_stay() -> None:
    document = read([Picture(60, 100, 450, 700), Text(PLAN, mode=INVISIBLE)])
    assert (texts(document), document.removed, document.warnings) == ([PLAN], (), ())


def size_of_picture(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(picture_of_page(data, 1))) as picture:
        assert picture.format == "JPEG"
        return picture.size


def test_a_page_can_be_shown_as_a_picture_900_pixels_wide() -> None:
    assert size_of_picture(one_page(PLAN)) == (900, 1274)


def test_the_picture_of_a_page_that_is_a_long_strip_is_not_endless() -> None:
    strip = plain_pdf(stream(b""), page=b"/CropBox[0 0 10 842]")
    assert size_of_picture(strip) == (33, 2700)
