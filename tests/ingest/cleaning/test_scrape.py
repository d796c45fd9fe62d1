"""Scrapes of party sites: pages, what is the site's, headings."""

import pytest

from ingest.cleaning.scrape import is_scrape, read_scrape
from ingest.document import Line

LONG = "Wij willen dat er in ons dorp genoeg woningen zijn voor iedereen die er wil wonen, jong en oud."


def page(path: str, *texts: str) -> list[Line]:
    rule = "=" * 60
    return [Line(text) for text in (rule, f"Bron: https://proef.nl{path}", rule, *texts)]


def scrape() -> list[Line]:
    return [
        Line("# Standpunten Proefpartij"),
        *page("/standpunten/", "Standpunten | Proefpartij", "Naar inhoud", "Standpunten", "Alles op een rij.", LONG),
        *page("/thema/wonen/", "Wonen | Thema's | Proefpartij", "Naar inhoud", "Wonen", LONG, "Speerpunten:",
              "Meer huur", "Lees meer »", "{title}"),
        *page("/thema/zorg/", "Zorg | Thema's | Proefpartij", "Naar inhoud", "Zorg", "Dat is voor ons", "belangrijk."),
    ]  # fmt: skip


def test_two_addresses_between_rules_make_a_scrape() -> None:
    assert is_scrape(scrape())
    assert not is_scrape([Line("Bron: https://proef.nl"), Line("Wonen")])


def test_every_line_has_the_address_of_its_page() -> None:
    assert {line.url for line in read_scrape(scrape()).lines} == {
        "https://proef.nl/standpunten/",
        "https://proef.nl/thema/wonen/",
        "https://proef.nl/thema/zorg/",
    }


def test_what_the_page_is_called_is_its_heading() -> None:
    lines = read_scrape(scrape()).lines
    assert [line.text for line in lines if line.kind == "heading" and line.level == 1] == [
        "Standpunten",
        "Wonen",
        "Zorg",
    ]


def test_a_paragraph_on_two_pages_stays_on_the_deeper_one() -> None:
    assert [line.url for line in read_scrape(scrape()).lines if line.text == LONG] == ["https://proef.nl/thema/wonen/"]


def test_a_sentence_cut_by_mark_up_is_whole_again() -> None:
    assert "Dat is voor ons belangrijk." in [line.text for line in read_scrape(scrape()).lines]


def test_what_was_taken_out_is_kept_with_the_name_of_its_rule() -> None:
    removed = {(gone.rule, gone.text) for gone in read_scrape(scrape()).removed}
    assert {("kop van het bestand", "# Standpunten Proefpartij"), ("invulplek", "{title}")} <= removed
    assert {("knop", "Lees meer »"), ("knop", "Naar inhoud")} <= removed


def rules(lines: list[Line], text: str) -> list[str]:
    return [gone.rule for gone in read_scrape(lines).removed if gone.text == text]


def texts(lines: list[Line], path: str) -> list[str]:
    return [line.text for line in read_scrape(lines).lines if line.url == f"https://proef.nl{path}"]


def test_the_way_to_a_page_above_its_heading_goes_and_is_kept_by_name() -> None:
    lines = [*page("/a/", "Wonen | Proef", "Thema’s", "Wonen", LONG, "Wonen"), *page("/b/", "Zorg | Proef", "Zorg")]
    assert texts(lines, "/a/") == ["Wonen", LONG]
    assert (rules(lines, "Thema’s"), rules(lines, "Wonen")) == (["kruimelpad"], ["herhaling van de kop"])


def test_short_lines_stay_where_the_line_with_the_title_comes_after_a_paragraph() -> None:
    lines = [*page("/a/", "Wonen | Proef", "Meer huizen", LONG, "Minder regels", "Wonen"), *page("/b/", "Zorg", "Zorg")]
    assert texts(lines, "/a/") == ["Wonen", "Meer huizen", LONG, "Minder regels"]
    assert rules(lines, "Meer huizen") == []


def test_a_paragraph_on_two_of_few_pages_stays_on_one_and_a_short_line_goes() -> None:
    lines = [
        *page("/a/", "Wonen", "Wonen", LONG, "Volg ons"),
        *page("/b/c/", "Zorg", "Zorg", LONG, "Volg ons"),
        *page("/d/", "Werk", "Werk", "Iedereen telt mee."),
        *page("/e/", "Geld", "Geld", "Ook dat telt mee."),
    ]
    assert [line.url for line in read_scrape(lines).lines if line.text == LONG] == ["https://proef.nl/b/c/"]
    assert rules(lines, LONG) == ["staat op een andere pagina"]
    assert rules(lines, "Volg ons") == ["herhaling op de site"] * 2


@pytest.mark.parametrize(
    ("text", "button"),
    [
        ("Ik wil lid worden", True),
        ("Ik wil graag helpen", True),
        ("Bekijk de kandidatenlijst", True),
        ("Bekijk hier ons verkiezingsprogramma", True),
        ("Bekijk alle standpunten", True),
        ("Ga direct naar de inhoud", True),
        ("naar uitgangspunten", True),
        ("Klik hier voor meer", True),
        ("Ik wil meer groen in mijn straat", False),
        ("Ik wil de wijk helpen", False),
        ("Bekijk per wijk wat er nodig is", False),
        ("Naar de toekomst", False),
        ("Klik en klaar", False),
    ],
)
def test_a_button_is_told_from_a_sentence_that_begins_as_one(text: str, button: bool) -> None:
    lines = [*page("/a/", "Wonen", "Wonen", LONG, text), *page("/b/", "Zorg", "Zorg")]
    assert rules(lines, text) == (["knop"] if button else [])


def test_a_paragraph_that_ends_in_an_article_goes_on_in_the_next_line() -> None:
    begin = "Wij hebben in ons dorp veel plekken waar jong en oud elkaar ontmoeten, zoals De"
    lines = [*page("/a/", "Wonen", "Wonen", begin, "Proefhoek en het plein."), *page("/b/", "Zorg", "Zorg")]
    assert texts(lines, "/a/")[1] == f"{begin} Proefhoek en het plein."


def texts_of(*pages: list[Line]) -> list[str]:
    return [line.text for line in read_scrape([line for page in pages for line in page]).lines]


def test_a_point_keeps_its_first_words_where_these_are_the_heading_of_another_page() -> None:
    heading = "Behoud van natuur, landschap en erfgoed in ons dorp"
    overview = page("/punten", "Punten | Proefpartij", "Punten", heading, "; geen snelweg door de duinen;")
    own = page("/punten/natuur", "Natuur | Proefpartij", "Natuur", heading, LONG)
    assert f"{heading}; geen snelweg door de duinen;" in texts_of(overview, own)


def test_a_word_of_a_sentence_stays_though_it_is_a_button_on_other_pages() -> None:
    pages = [
        page(
            f"/{name}",
            f"{name} | Proefpartij",
            name,
            f"{name}? Daarover kunt u",
            "hier",
            f"lezen wat wij met {name} willen.",
            "terug",
        )
        for name in ("Wonen", "Zorg", "Werk")
    ]
    assert texts_of(*pages) == [
        *("Wonen", "Wonen? Daarover kunt u hier lezen wat wij met Wonen willen."),
        *("Zorg", "Zorg? Daarover kunt u hier lezen wat wij met Zorg willen."),
        *("Werk", "Werk? Daarover kunt u hier lezen wat wij met Werk willen."),
    ]


def test_links_invitations_and_forms_go_by_the_name_of_their_rule() -> None:
    lines = page("/lid", "Lid | Proefpartij", "Lid", LONG, "Verslag van de raad", "Lees meer »", "Klik", "hier",
                 "voor ons programma.", "-", "Naam *", "Tussenvoegsel", "Adres *", "Verzenden")  # fmt: skip
    removed = read_scrape([*lines, *page("/wonen", "Wonen | Proefpartij", "Wonen", LONG)]).removed
    assert [(gone.rule, gone.text) for gone in removed if gone.rule not in ("paginascheiding", "paginatitel")] == [
        ("link", "Verslag van de raad"),
        ("knop", "Lees meer »"),
        ("regel zonder woorden", "-"),
        ("formulier", "Naam *"),
        ("formulier", "Tussenvoegsel"),
        ("formulier", "Adres *"),
        ("formulier", "Verzenden"),
        ("knop", "Klik hier voor ons programma."),
        ("staat op een andere pagina", LONG),
    ]
