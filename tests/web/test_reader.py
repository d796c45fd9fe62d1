"""A programme as a document: its tree, its text, and what is marked in it."""

import re
from dataclasses import replace
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from tests.assistant.made_up import passages, text_of
from tests.web.conftest import ALDERKRING, HOSTILE
from vectorstore.passage import Section
from web.reader import Reading, find_words, render_text, render_tree

TEXT = "Veilig\n\nInleiding.\n\nPolitie\n\nWij willen:\n• meer agenten\n• minder regels <b>\n\nSlot\n\nEinde."
SECTIONS = (
    Section(("Veilig",), 0, len(TEXT), "final", None),
    Section(("Veilig", "Politie"), TEXT.index("Politie"), TEXT.index("Slot"), "final", None),
    Section(("Veilig", "Slot"), TEXT.index("Slot"), len(TEXT), "final", None),
)


def plain(html: str) -> str:
    """What a reader sees of HTML, without white space."""
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_headings_become_a_tree_of_links_to_them() -> None:
    tree = render_tree(SECTIONS)
    assert tree.count("<ul>") == tree.count("</ul>") == 2
    assert tree.count("<li>") == tree.count("</li>") == 3
    html = render_text(Reading(TEXT, SECTIONS, (), "election_programme"))
    assert re.findall(r'href="#([^"]+)"', tree) == re.findall(r'id="([^"]+)"', html)
    assert '<h3 id="deel-1">Veilig</h3>' in html
    assert '<h4 id="deel-2">Politie</h4>' in html


def test_bullets_are_a_list_and_markup_is_text() -> None:
    html = render_text(Reading(TEXT, SECTIONS, (), "election_programme"))
    assert "<p>Wij willen:</p><ul><li>meer agenten</li><li>minder regels &lt;b&gt;</li></ul>" in html


def test_place_is_marked_once_with_the_id_that_the_address_jumps_to() -> None:
    start = TEXT.index("meer agenten")
    html = render_text(Reading(TEXT, SECTIONS, (), "election_programme", (start, start + 4)))
    assert '<li><mark id="plek">meer</mark> agenten</li>' in html
    assert html.count("<mark") == 1


def test_place_over_two_bullets_is_marked_in_both_and_is_one_place() -> None:
    start, end = TEXT.index("agenten"), TEXT.index(" regels")
    html = render_text(Reading(TEXT, SECTIONS, (), "election_programme", (start, end)))
    assert '<li>meer <mark id="plek">agenten</mark></li><li><mark>minder</mark> regels' in html


def test_words_are_found_in_any_case_and_over_white_space() -> None:
    assert find_words("Meer\nAgenten, meer  agenten", "meer agenten") == ((0, 12), (14, 27))
    assert find_words("a.c abc", "a.c") == ((0, 3),)
    assert find_words("tekst", "  ") == ()


def test_each_place_where_words_stand_has_an_id_of_its_own() -> None:
    html = render_text(Reading(TEXT, SECTIONS, (), "election_programme", found=find_words(TEXT, "e")))
    ids = re.findall(r'<mark id="vondst-([0-9]+)">', html)
    assert ids == [str(n) for n in range(1, TEXT.casefold().count("e") + 1)]


def test_words_over_two_lines_are_one_place() -> None:
    html = render_text(Reading("een\ntwee", (), (), "election_programme", found=((0, 8),)))
    assert html == '<p><mark id="vondst-1">een</mark></p><p><mark>twee</mark></p>'


def test_what_is_no_plan_is_labelled() -> None:
    (first, second) = passages(ALDERKRING, "Wij bouwden 12 huizen.", "Wij bouwen er 14.")
    text = text_of("Wij bouwden 12 huizen.", "Wij bouwen er 14.")
    html = render_text(Reading(text, (), (replace(first, kind="past_result"), second), "election_programme"))
    assert (
        html.index("Terugblik op wat al gedaan is, geen plan") < html.index("Wij bouwden") < html.index("Wij bouwen er")
    )
    assert html.count("geen plan") == 1


@given(st.lists(st.sampled_from(["•", "x", " ", "\n", "\n\n", "–", "<", "&", "woord", HOSTILE])).map("".join))
def test_no_character_of_the_text_is_lost_and_none_is_markup(text: str) -> None:
    html = render_text(Reading(text, (), (), "election_programme"))
    # The sign of a bullet is drawn by the list.
    bare = re.sub(r"(?m)^[•–-] +", "", text)
    assert plain(html) == re.sub(r"\s+", "", bare)
    assert "<script" not in html
    assert "<img" not in html
