"""A list of parts beside the table of contents."""

from ingest.document import Line, OutlineEntry
from ingest.structure.contents import Contents
from ingest.structure.parts import find_parts

OUTLINE = [
    OutlineEntry("Voorwoord", 0, None, 2),
    OutlineEntry("Gezinnen", 0, None, 6),
    OutlineEntry("Ouderen", 0, None, 9),
    OutlineEntry("Onderwijs", 0, None, 14),
    OutlineEntry("Werk", 0, None, 20),
    OutlineEntry("Colofon", 0, None, 30),
]
LIST = [
    "Inleiding",
    "I Thuis",
    "II Een veilige en",
    "verantwoordelijke",
    "samenleving",
    "III Een sterke economie",
    "Slot",
]
TEXT = [(4, "…zo gaan wij verder. THUIS"), (5, "Het gezin."), (12, "Hulp. EEN VEILIGE EN"), (12, "VERANTWOORDELIJKE"),
        (12, "SAMENLEVING"), (12, "Wij zorgen."), (18, "EEN STERKE ECONOMIE"), (19, "Wij werken.")]  # fmt: skip


def contents(names: list[str]) -> Contents:
    lines = [*(Line(name, page=1) for name in names), *(Line(words, page=page) for page, words in TEXT * 4)]
    return Contents(tuple(lines), (), tuple(OUTLINE))


def test_a_part_stands_above_the_chapters_behind_its_title_page() -> None:
    found = find_parts(contents(LIST))
    assert [(entry.depth, entry.title) for entry in found.outline] == [
        (0, "Voorwoord"),
        (0, "I Thuis"),
        (1, "Gezinnen"),
        (1, "Ouderen"),
        (0, "II Een veilige en verantwoordelijke samenleving"),
        (1, "Onderwijs"),
        (0, "III Een sterke economie"),
        (1, "Werk"),
        (0, "Colofon"),
    ]


def test_the_list_goes_out_of_the_text_with_the_words_above_and_below_it() -> None:
    found = find_parts(contents(LIST))
    assert [removed.text for removed in found.removed] == LIST
    assert found.lines[0].text == TEXT[0][1]


def test_a_list_of_two_or_one_whose_title_pages_are_not_found_is_left() -> None:
    for given in (contents(["I Thuis", "II Buiten"]), contents(["I Vrede", "II Recht", "III Geluk"])):
        assert find_parts(given) == given
