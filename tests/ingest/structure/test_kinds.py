"""What a heading says about what stands under it."""

import pytest

from ingest.document import Block
from ingest.structure.kinds import kind_of_heading, mark_kinds


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Voorwoord Jan de Proef", "foreword"),
        ("DANKWOORD", "foreword"),
        ("De programmacommissie:", "candidates"),
        ("De Permanente Programmacommissie", "candidates"),
        ("Leden verkiezingsprogrammacommissie", "candidates"),
        ("Onze kandidaten", "candidates"),
        ("Colofon programma", "colophon"),
        ("INDEX", "sources"),
        ("Dit hebben wij bereikt", "past_result"),
        ("Beste lezer,", "foreword"),
        ("Beste inwoners van Proefstad,", "foreword"),
        ("Beste dorpsgenoten", "foreword"),
        ("Beste Proefenaren", "foreword"),
        ("Beste zorg dichtbij huis", None),
        ("Lieve stad", None),
        ("Beste mensen voor de klas", None),
        ("Copyright © 2026 Partij Proef", "colophon"),
        ("Copyright en auteursrecht hervormen", None),
        ("Gebruiksvoorwaarden", "colophon"),
        ("Algemene voorwaarden website", "colophon"),
        ("Privacyverklaring", "colophon"),
        ("Privacy", None),
        ("Voorwaarden voor een vergunning", None),
        ("Resultaten", None),
        ("Wonen", None),
    ],
)
def test_the_words_of_a_heading_tell_its_kind(heading: str, kind: str | None) -> None:
    assert kind_of_heading(heading) == kind


PLAN = "Wij willen dat iedereen in Proefstad mee kan doen, en dat er niemand achterblijft in de stad. " * 4


def sorts(*parts: tuple[str, tuple[str, ...]]) -> list[str]:
    """The kinds of paragraphs, each given with the chapters that it stands under."""
    blocks = [
        Block("bullet" if text.startswith("•") else "paragraph", "", text.lstrip("• "), path, "final", None)
        for text, path in parts
    ]
    return [block.sort for block in mark_kinds(blocks)]


def test_a_small_section_with_a_signature_below_it_is_a_letter() -> None:
    letter = [("Wij gaan ervoor.", ("Samen",)), ("Jan Proef, lijsttrekker Partij Proef", ("Samen",))]
    assert sorts(*letter, (PLAN, ("Wonen",))) == ["foreword", "foreword", "plan"]


def test_a_signature_below_a_whole_programme_makes_no_letter_of_it() -> None:
    found = sorts((PLAN, ("Programma", "Wonen")), ("Jan Proef, lijsttrekker", ("Programma", "Wonen")))
    assert found == ["plan", "plan"]


@pytest.mark.parametrize(
    "text",
    [
        "De toelage van de fractievoorzitter gaat omlaag.",
        "• De toelage van de fractievoorzitter gaat omlaag",
        "Wie wordt de lijsttrekker?",
    ],
)
def test_a_sentence_about_who_leads_the_list_is_no_signature(text: str) -> None:
    assert sorts((text, ("Bestuur",)), (PLAN, ("Wonen",))) == ["plan", "plan"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De auteursrechten van de teksten op deze website liggen bij Bureau Proef.", "colophon"),
        ("Door het gebruik van deze site gaat u akkoord met deze voorwaarden.", "colophon"),
        ("De gemeente maakt haar website ook toegankelijk voor wie slecht ziet.", "plan"),
    ],
)
def test_the_terms_of_a_site_are_no_plan(text: str, kind: str) -> None:
    assert sorts((text, ("Site",)), (PLAN, ("Wonen",))) == [kind, "plan"]
