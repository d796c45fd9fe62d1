"""Scrapes of party sites: pages, what is the site's, headings."""

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
