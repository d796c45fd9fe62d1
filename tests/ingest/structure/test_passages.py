from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from ingest.catalogue import Entry
from ingest.cleaning.site import clean
from ingest.document import Block, Reading
from ingest.read import read_programme
from ingest.readers.text import read_text
from ingest.structure.blocks import find_blocks
from ingest.structure.passages import LONGEST, compose_text, cut_passages, find_sections
from ingest.structure.sentences import split_sentences
from vectorstore.errors import SourceError
from vectorstore.passage import Passage


def block(kind: str, text: str, *path: str, mark: str = "") -> Block:
    return Block(kind, mark, text, path or ("Titel",), "final", None)  # type: ignore[arg-type]


def cut(*blocks: Block) -> tuple[Passage, ...]:
    return cut_passages("proef", compose_text(blocks)[1], split_sentences)


def read(entry: Entry, *lines: str) -> Reading:
    return read_programme(entry, "\n".join(lines).encode())


def check_positions(reading: Reading) -> None:
    """Every position cuts out what it claims, and sentences hold all of their passage but white space."""
    end = 0
    for passage in reading.passages:
        assert passage.start >= end, "passages overlap"
        assert reading.text[passage.start : passage.end] == passage.text
        assert passage.text == passage.text.strip() != ""
        end = passage.start
        for a, b in passage.sentences:
            assert a < b
            assert reading.text[end:a].strip() == "", "a sentence leaves something out"
            end = b
        assert (passage.sentences[0][0], end) == (passage.start, passage.end)
        assert len(passage.text) <= LONGEST or len(passage.sentences) == 1
    for section in reading.sections:
        assert reading.text[section.start : section.end].startswith(section.path[-1])
    assert len({passage.id for passage in reading.passages}) == len(reading.passages)


def test_the_clean_text_sets_blocks_apart_and_keeps_lists_and_tables_together() -> None:
    text, placed = compose_text(
        [
            block("heading", "Titel"),
            block("paragraph", "Rust."),
            block("bullet", "Een", mark="•"),
            block("bullet", "Twee", mark="-"),
            block("columns", "Wat | wie"),
            block("row", "APV | Raad"),
        ]
    )
    assert text == "Titel\n\nRust.\n\n• Een\n- Twee\n\nWat | wie\nAPV | Raad"
    assert [text[start:end] for _, (start, end) in placed] == [
        "Titel",
        "Rust.",
        "Een",
        "Twee",
        "Wat | wie",
        "APV | Raad",
    ]
    assert [span for _, span in placed][:3] == [(0, 5), (7, 12), (16, 19)]


def test_a_section_reaches_from_its_heading_to_the_last_block_under_it() -> None:
    text, placed = compose_text(
        [
            block("heading", "Titel", "Titel"),
            block("heading", "1 Wijk", "Titel", "1 Wijk"),
            block("paragraph", "Rust.", "Titel", "1 Wijk"),
            block("heading", "Crises", "Titel", "1 Wijk", "Crises"),
            block("paragraph", "Orde.", "Titel", "1 Wijk", "Crises"),
            block("heading", "2 Stad", "Titel", "2 Stad"),
            block("paragraph", "Lol.", "Titel", "2 Stad"),
        ]
    )
    assert [(section.path[-1], text[section.start : section.end]) for section in find_sections(placed)] == [
        ("Titel", text),
        ("1 Wijk", "1 Wijk\n\nRust.\n\nCrises\n\nOrde."),
        ("Crises", "Crises\n\nOrde."),
        ("2 Stad", "2 Stad\n\nLol."),
    ]


def test_two_neighbouring_sections_of_one_name_stay_two() -> None:
    text, placed = compose_text(
        [
            block("heading", "Titel", "Titel"),
            block("heading", "Wijk", "Titel", "Wijk"),
            block("paragraph", "Rust.", "Titel", "Wijk"),
            block("heading", "Wijk", "Titel", "Wijk"),
            block("paragraph", "Orde.", "Titel", "Wijk"),
        ]
    )
    assert [text[section.start : section.end] for section in find_sections(placed)][1:] == [
        "Wijk\n\nRust.",
        "Wijk\n\nOrde.",
    ]


def test_headings_lead_ins_and_column_names_are_no_passages() -> None:
    passages = cut(
        block("heading", "Titel"),
        block("lead_in", "Wij willen:"),
        block("bullet", "Rust", mark="•"),
        block("columns", "Wat | wie |"),
        block("row", "APV | Raad |"),
    )
    assert [(passage.text, passage.context) for passage in passages] == [
        ("Rust", "Wij willen:"),
        ("APV | Raad", "Wat | wie"),
    ]


def test_a_lead_in_holds_for_all_its_bullets() -> None:
    passages = cut(block("lead_in", "Wij willen:"), block("bullet", "Rust"), block("bullet", "Orde"))
    assert [passage.context for passage in passages] == ["Wij willen:", "Wij willen:"]


def test_a_paragraph_ends_a_lead_in() -> None:
    passages = cut(block("lead_in", "Wij willen:"), block("paragraph", "Meer rust."), block("bullet", "Orde"))
    assert [passage.context for passage in passages] == ["Wij willen:", None]


def test_a_lead_in_of_bullets_does_not_reach_the_paragraph_below_them() -> None:
    passages = cut(block("lead_in", "Wij willen:"), block("bullet", "Rust"), block("paragraph", "En dan dit."))
    assert [passage.context for passage in passages] == ["Wij willen:", None]


def test_the_last_sentence_of_a_paragraph_leads_its_bullets_in() -> None:
    first, *bullets = cut(
        block("paragraph", "Het plan is vastgesteld. Het plan noemt deze prioriteiten:"),
        block("bullet", "Rust"),
        block("bullet", "Orde"),
    )
    assert first.text == "Het plan is vastgesteld. Het plan noemt deze prioriteiten:"
    assert [passage.context for passage in bullets] == ["Het plan noemt deze prioriteiten:"] * 2


def test_a_lead_in_holds_for_the_paragraph_below_it() -> None:
    passages = cut(block("lead_in", "TOELICHTING:"), block("paragraph", "Het moet."), block("paragraph", "Echt."))
    assert [passage.context for passage in passages] == ["TOELICHTING:", None]


def test_the_names_of_columns_do_not_reach_the_rows_of_a_table_below_other_text() -> None:
    table = (block("columns", "Wat | wie"), block("row", "APV | Raad"))
    for between in (block("paragraph", "Tot zover."), block("bullet", "Rust", mark="•"), block("lead_in", "Ook:")):
        passages = cut(*table, between, block("row", "Lamp | Straat"))
        assert [passage.context for passage in passages if "|" in passage.text] == ["Wat | wie", None]


def test_the_names_of_columns_hold_over_the_headings_within_a_table() -> None:
    found = cut(block("columns", "Wat | 2027"), block("heading", "Zorg"), block("row", "Huisarts | 5"),
                block("heading", "Werk"), block("row", "Banen | 7"))  # fmt: skip
    assert [passage.context for passage in found] == ["Wat | 2027"] * 2


def test_a_note_at_the_foot_of_a_page_does_not_end_a_table_that_goes_on_overleaf() -> None:
    parts = [(block("columns", "Wat | 2027"), 1), (block("row", "Huisarts | 5"), 1),
             (block("paragraph", "1 Een noot."), 1), (block("row", "Banen | 7"), 2)]  # fmt: skip
    found = cut(*(replace(one, page=page) for one, page in parts))
    assert [passage.context for passage in found] == ["Wat | 2027", None, "Wat | 2027"]


def test_a_heading_ends_a_lead_in() -> None:
    passages = cut(block("lead_in", "Wij willen:"), block("heading", "Politie"), block("bullet", "Rust"))
    assert [passage.context for passage in passages] == [None]


def test_a_long_paragraph_is_cut_into_parts_of_about_one_length() -> None:
    sentences = [f"Zin {letter} {'a' * 93}." for letter in "abcdefghij"]
    assert {len(sentence) for sentence in sentences} == {100}
    # 10 sentences and 9 spaces are 1009 characters: two parts, of about 504 each.
    first, second = cut(block("paragraph", " ".join(sentences)))
    assert (first.text, second.text) == (" ".join(sentences[:5]), " ".join(sentences[5:]))
    assert (first.start, first.end, second.start, second.end) == (0, 504, 505, 1009)


def test_a_sentence_is_never_cut_however_long() -> None:
    short, long, last = f"Zin {'b' * 45}.", f"Zin {'c' * 895}.", f"Zin {'d' * 45}."
    assert [passage.text for passage in cut(block("bullet", f"{short} {long} {last}"))] == [short, long, last]


def test_a_paragraph_of_just_the_longest_length_stays_whole() -> None:
    text = f"Zin {'a' * 340}. Zin {'b' * 349}."
    assert len(text) == LONGEST == 700
    assert [passage.text for passage in cut(block("paragraph", text))] == [text]
    assert len(cut(block("paragraph", f"{text[:-1]}b."))) == 2


def test_the_same_sentence_twice_has_two_ids(entry: Entry) -> None:
    reading = read(entry, "Titel", "", "Rust.", "", "Wijk", "", "Rust.", "", "Rust.")
    assert [passage.text for passage in reading.passages] == ["Rust."] * 3
    assert len({passage.id for passage in reading.passages}) == 3


def test_the_same_text_in_another_programme_has_other_ids(entry: Entry) -> None:
    lines = ("Titel", "", "Rust.")
    (here,), (there,) = (read(one, *lines).passages for one in (entry, entry.model_copy(update={"id": "ander"})))
    assert here.id != there.id


def test_an_id_stays_when_other_text_changes_and_goes_when_its_own_does(entry: Entry) -> None:
    old = read(entry, "Titel", "", "Rust is goed.", "", "Orde is beter.")
    new = read(entry, "Titel", "", "Er is iets bijgekomen.", "", "Rust is goed.", "", "Orde is best.")
    assert old.passages[0].id == new.passages[1].id
    assert old.passages[0].start != new.passages[1].start
    assert old.passages[1].id not in {passage.id for passage in new.passages}


def test_an_id_goes_with_its_heading(entry: Entry) -> None:
    old = read(entry, "Titel", "", "Politie", "", "Rust is goed.")
    new = read(entry, "Titel", "", "Brandweer", "", "Rust is goed.")
    assert old.passages[0].id != new.passages[0].id


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_empty_file_is_an_error_that_names_it_and_says_what_to_do(entry: Entry, text: str) -> None:
    with pytest.raises(SourceError) as raised:
        read_programme(entry, text.encode())
    said = "proef.txt is leeg. Download of bewaar het bestand opnieuw en probeer het nog eens."
    assert str(raised.value) == said


def test_a_file_with_nothing_to_quote_is_an_error_that_names_it(entry: Entry) -> None:
    with pytest.raises(SourceError) as raised:
        read_programme(entry, b"Alleen een titel\n\nWij willen:\n")
    assert str(raised.value).startswith("In proef.txt staat geen tekst.")


def test_positions_in_the_five_programmes_cut_what_they_claim(readings: dict[str, Reading]) -> None:
    assert len(readings) == 5
    for reading in readings.values():
        check_positions(reading)


def squeeze(text: str) -> str:
    return "".join(text.split())


_LINE = st.one_of(
    # A text with control characters is refused (ingest/readers/decode.py), and never comes so far.
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=80),
    st.lists(st.sampled_from("De raad besluit. | 1. • - : “Kom!” #12 o.a. 2026 …".split(" ")), max_size=20).map(
        " ".join
    ),
    st.sampled_from(["", "1 Wijken", "1.1 Noord", "#12", "Wat | wie |", "|---|---|", "|", ":", "• ", "Een zin. " * 80]),
)


@examples(deadline=None, derandomize=True, database=None, max_examples=60)
@given(st.lists(_LINE, max_size=12))
def test_positions_in_any_text_cut_what_they_claim_and_no_kept_line_is_lost(generated: list[str]) -> None:
    document = read_text("proef.txt", "\n".join(generated).encode())
    kept, removed = clean(document.lines)
    assert len(kept) + len(removed) >= len(document.lines)
    text, placed = compose_text(find_blocks(kept, "final"))
    reading = Reading(text, find_sections(placed), cut_passages("proef", placed, split_sentences), removed)
    check_positions(reading)
    # A glyph that stands against its point ("•Rust") is set apart from it, so only white space may differ.
    assert [squeeze(line) for line in text.split("\n") if line] == [squeeze(line.text) for line in kept]
