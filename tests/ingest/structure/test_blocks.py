import pytest

from ingest.document import Line, Post
from ingest.structure.blocks import find_blocks
from tests.ingest.made_up import lines_of


def outline(lines: list[Line]) -> list[tuple[str, ...]]:
    return [block.path for block in find_blocks(lines, "final") if block.kind == "heading"]


def kinds(lines: list[Line]) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in find_blocks(lines, "final")]


def test_the_first_line_is_the_title_and_the_rest_stands_under_it() -> None:
    blocks = find_blocks(lines_of("Veiligheid", "", "Wij willen rust."), "draft")
    assert [(block.kind, block.text, block.path, block.status, block.author) for block in blocks] == [
        ("heading", "Veiligheid", ("Veiligheid",), "draft", None),
        ("paragraph", "Wij willen rust.", ("Veiligheid",), "draft", None),
    ]


def test_unnumbered_headings_stand_side_by_side_under_the_title() -> None:
    lines = lines_of("Titel", "", "Politie en boa’s", "", "Rust.", "", "Privacy", "", "Orde.")
    assert outline(lines) == [("Titel",), ("Titel", "Politie en boa’s"), ("Titel", "Privacy")]


def test_an_unnumbered_heading_stands_inside_the_numbered_one_above_it() -> None:
    lines = lines_of("7. Titel", "", "1 Wijken", "", "Rust.", "", "In crises", "", "Orde.", "", "2 Feesten", "", "Lol.")
    assert outline(lines) == [
        ("7. Titel",),
        ("7. Titel", "1 Wijken"),
        ("7. Titel", "1 Wijken", "In crises"),
        ("7. Titel", "2 Feesten"),
    ]


def test_numbers_with_a_point_stand_under_their_first_number() -> None:
    lines = lines_of("Titel", "", "1 Wijken", "", "Rust.", "", "1.1 Noord", "", "Rust.", "", "1.1.1 Haven", "", "Rust.")
    lines += lines_of("", "1.2 Zuid", "", "Rust.", "", "2 Feesten", "", "Rust.")
    assert outline(lines)[1:] == [
        ("Titel", "1 Wijken"),
        ("Titel", "1 Wijken", "1.1 Noord"),
        ("Titel", "1 Wijken", "1.1 Noord", "1.1.1 Haven"),
        ("Titel", "1 Wijken", "1.2 Zuid"),
        ("Titel", "2 Feesten"),
    ]


def test_a_section_of_a_chapter_whose_heading_was_not_found_stands_in_no_other_chapter() -> None:
    marked = [("1. Overheid", 1), ("1.4 Veiligheid", 2), ("2.2 Van jong tot oud", 2), ("2.3 Onderwijs", 2)]
    assert outline([Line(text, kind="heading", level=level) for text, level in marked]) == [
        ("1. Overheid",),
        ("1. Overheid", "1.4 Veiligheid"),
        ("2.2 Van jong tot oud",),
        ("2.3 Onderwijs",),
    ]


def test_a_second_way_of_numbering_stands_one_deeper() -> None:
    lines = lines_of("Titel", "", "1. Wijken", "", "Rust.", "", "1 Noord", "", "Rust.", "", "2 Zuid", "", "Rust.")
    lines += lines_of("", "2. Feesten", "", "Rust.")
    assert outline(lines)[1:] == [
        ("Titel", "1. Wijken"),
        ("Titel", "1. Wijken", "1 Noord"),
        ("Titel", "1. Wijken", "2 Zuid"),
        ("Titel", "2. Feesten"),
    ]


def test_announced_blocks_hold_the_headings_below_them() -> None:
    lines = [
        Line("Titel"),
        Line("Ontwikkelingen", level=1),
        Line("Handhaving"),
        Line("Er zijn twee wijkboa’s aangesteld."),
        Line("Actiepunten", level=1),
        Line("Regels"),
        Line("De regels worden aangepast."),
    ]
    assert outline(lines) == [
        ("Titel",),
        ("Titel", "Ontwikkelingen"),
        ("Titel", "Ontwikkelingen", "Handhaving"),
        ("Titel", "Actiepunten"),
        ("Titel", "Actiepunten", "Regels"),
    ]


def test_a_reply_in_a_forum_is_a_proposal_by_its_writer() -> None:
    lines = [
        Line("Titel"),
        Line("Bericht #588", gap=True, level=1, post=Post(588, reply=False)),
        Line("Wij willen meer wijkagenten.", gap=True),
        Line("Bericht #758", gap=True, level=1, post=Post(758, reply=True)),
        Line("Ik wil er tien.", gap=True),
    ]
    writer = "deelnemer aan het forum, bericht #758"
    assert [(block.text, block.path[1:], block.status, block.author) for block in find_blocks(lines, "draft")] == [
        ("Titel", (), "draft", None),
        ("Bericht #588", ("Bericht #588",), "draft", None),
        ("Wij willen meer wijkagenten.", ("Bericht #588",), "draft", None),
        ("Bericht #758", ("Bericht #758",), "proposal", writer),
        ("Ik wil er tien.", ("Bericht #758",), "proposal", writer),
    ]


def test_a_heading_in_a_post_does_not_reach_into_the_next_post() -> None:
    lines = [
        Line("Titel"),
        Line("Bericht #1", gap=True, level=1, post=Post(1, reply=False)),
        Line("Hoe dan?", gap=True),
        Line("Zo.", gap=True),
        Line("Bericht #2", gap=True, level=1, post=Post(2, reply=True)),
        Line("Nee.", gap=True),
    ]
    assert outline(lines)[1:] == [("Titel", "Bericht #1"), ("Titel", "Bericht #1", "Hoe dan?"), ("Titel", "Bericht #2")]


def test_a_reply_in_a_forum_is_a_proposal_too_where_a_heading_was_marked() -> None:
    lines = [
        Line("Titel", kind="heading", level=0),
        Line("Bericht #1", level=1, post=Post(1, reply=False)),
        Line("Wat wij willen", kind="heading", level=2),
        Line("Meer wijkagenten."),
        Line("Bericht #2", level=1, post=Post(2, reply=True)),
        Line("Ik wil er tien."),
    ]
    found = [(block.text, block.path[1:], block.status) for block in find_blocks(lines, "draft")]
    assert found[-1] == ("Ik wil er tien.", ("Bericht #2",), "proposal")
    assert found[-3] == ("Meer wijkagenten.", ("Bericht #1", "Wat wij willen"), "draft")


def test_a_number_with_points_is_a_heading_as_deep_as_its_points() -> None:
    lines = lines_of("Titel", "", "8. Zorg", "", "Rust.", "", "8.14. Titel", "", "Orde.", "", "8.15. Slot", "", "Lol.")
    assert outline(lines)[1:] == [
        ("Titel", "8. Zorg"),
        ("Titel", "8. Zorg", "8.14. Titel"),
        ("Titel", "8. Zorg", "8.15. Slot"),
    ]


def test_a_chapter_with_its_number_of_all_is_a_heading() -> None:
    lines = lines_of("Titel", "", "Hoofdstuk 2 van 10", "", "Rust.", "", "Hoofdstuk 3 van 10", "", "Orde.")
    assert outline(lines)[1:] == [("Titel", "Hoofdstuk 2 van 10"), ("Titel", "Hoofdstuk 3 van 10")]


def test_a_line_with_a_bar_that_has_no_row_below_it_is_text() -> None:
    assert kinds(lines_of("Titel", "Meer groen | minder asfalt in de wijk.", "Zo wordt het koeler."))[1:] == [
        ("paragraph", "Meer groen | minder asfalt in de wijk."),
        ("paragraph", "Zo wordt het koeler."),
    ]


def test_without_blank_lines_a_heading_is_a_short_line_above_a_longer_one() -> None:
    lines = lines_of(
        "Titel",
        "Handhaving",
        "Er zijn twee wijkboa’s aangesteld.",
        "Nieuwe wetgeving",
        "Er komt een verbod op vuurwerk.",
    )
    assert kinds(lines) == [
        ("heading", "Titel"),
        ("heading", "Handhaving"),
        ("paragraph", "Er zijn twee wijkboa’s aangesteld."),
        ("heading", "Nieuwe wetgeving"),
        ("paragraph", "Er komt een verbod op vuurwerk."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Wij willen rust.",
        "Rust, orde;",
        "Wij willen het volgende:",
        "rust in de wijk",
        "• Rust in de wijk",
        "Regels | Raad |",
        "Wij willen rust " + "en orde " * 11,
        "Veiligheidsbeleidsontwikkelingen " * 4,
    ],
)
def test_a_line_that_reads_as_text_is_no_heading(text: str) -> None:
    assert outline(lines_of("Titel", "", text.strip(), "", "Verder.")) == [("Titel",)]


def test_with_blank_lines_a_heading_has_one_above_and_below_it() -> None:
    lines = lines_of("Titel", "", "Goed gedrag belonen", "Wij geven een prijs.", "", "Wij zijn trots", "op de stad.")
    assert outline(lines) == [("Titel",)]


def test_the_last_line_heads_nothing() -> None:
    assert kinds(lines_of("Titel", "", "Rust.", "", "Einde")) == [
        ("heading", "Titel"),
        ("paragraph", "Rust."),
        ("paragraph", "Einde"),
    ]


@pytest.mark.parametrize("glyph", ["•", "-", "–", "*", "▪", "·"])
def test_a_bullet_is_kept_apart_from_its_glyph(glyph: str) -> None:
    block = find_blocks(lines_of("Titel", f"{glyph} Meer agenten"), "final")[1]
    assert (block.kind, block.mark, block.text) == ("bullet", glyph, "Meer agenten")


def test_a_dash_within_a_word_or_before_it_is_no_bullet() -> None:
    assert kinds(lines_of("Titel", "-12 graden is koud.", "Jeugd - en jongerenwerk."))[1:] == [
        ("paragraph", "-12 graden is koud."),
        ("paragraph", "Jeugd - en jongerenwerk."),
    ]


def test_a_short_line_with_a_colon_leads_in_and_a_long_one_is_a_paragraph() -> None:
    long = "In april heeft de raad het plan vastgesteld en daarin staan voor allen deze prioriteiten:"
    assert len(long.split()) == 15
    assert kinds(lines_of("Titel", "Wij willen:", "• Rust", long, "• Orde"))[1:] == [
        ("lead_in", "Wij willen:"),
        ("bullet", "Rust"),
        ("paragraph", long),
        ("bullet", "Orde"),
    ]


def test_the_first_row_of_each_table_names_its_columns() -> None:
    lines = lines_of(
        "Titel",
        "Wat | wie |",
        "APV | Raad |",
        "HUP | Uitvoering",
        "Tussen twee tabellen.",
        "Wat | wanneer |",
        "APV | mei |",
    )
    assert kinds(lines)[1:] == [
        ("columns", "Wat | wie |"),
        ("row", "APV | Raad |"),
        ("row", "HUP | Uitvoering"),
        ("paragraph", "Tussen twee tabellen."),
        ("columns", "Wat | wanneer |"),
        ("row", "APV | mei |"),
    ]


def test_no_lines_are_no_blocks() -> None:
    assert find_blocks([], "final") == ()


def test_a_heading_that_stands_again_does_not_stand_under_itself() -> None:
    lines = [
        Line("Zorg", kind="heading", level=1),
        Line("Zorg", kind="heading", level=2),
        Line("Wij willen goede zorg."),
        Line("Preventie", kind="heading", level=2),
        Line("Wij willen dat u gezond blijft."),
        Line("Zorg", kind="heading", level=2),
        Line("Dat kost geld."),
    ]
    paths = [block.path for block in find_blocks(lines, "final") if block.kind != "heading"]
    assert paths == [("Zorg",), ("Zorg", "Preventie"), ("Zorg",)]


def test_a_chapter_whose_heading_stands_again_without_its_number_keeps_its_number() -> None:
    lines = [
        Line("7. Zorg", kind="heading", level=1),
        Line("Zorg", kind="heading", level=2),
        Line("Wij willen goede zorg."),
        Line("7.1 Zorg", kind="heading", level=2),
        Line("Wij willen zorg in de buurt."),
    ]
    paths = [block.path for block in find_blocks(lines, "final") if block.kind != "heading"]
    assert paths == [("7. Zorg",), ("7. Zorg", "7.1 Zorg")]
