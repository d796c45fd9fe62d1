"""What a heading says about what stands under it."""

import pytest

from ingest.structure.kinds import kind_of_heading


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
        ("Resultaten", None),
        ("Wonen", None),
    ],
)
def test_the_words_of_a_heading_tell_its_kind(heading: str, kind: str | None) -> None:
    assert kind_of_heading(heading) == kind
