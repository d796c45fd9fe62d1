import json

from ingest.reports.collection_card import Carded, as_html, as_json, as_markdown
from vectorstore.passage import Card, Programme

PROGRAMME = Programme(
    id="proef-proefstad-2026",
    publisher="Partij <Proef>",
    publisher_kind="party",
    municipality="Proefstad",
    title="Samen | veilig",
    document_kind="election_programme",
    status="draft",
    year=None,
    url="https://example.org/programma.pdf",
    file="proef.pdf",
    edition="abc",
)
CARD = Card(
    sha256="0123456789abcdef" * 4,
    added="2026-03-01",
    characters=12_000,
    pages=40,
    textless=(1, 6),
    passages=1_234,
    kinds={"plan": 1_200, "foreword": 34},
    words=2_000,
    suspects=5,
    suspect_words=(("naloog", 3),),
    removed=(("paginanummer", "7", 7),),
    warnings=("Bladzijde 6 heeft <geen> tekst.",),
)


def test_the_table_has_a_row_a_programme_with_what_a_person_looks_for() -> None:
    markdown = as_markdown([Carded(PROGRAMME, CARD)], "v1")
    row = next(line for line in markdown.splitlines() if line.startswith("| proef-proefstad-2026"))
    assert [cell.strip() for cell in row.replace("\\|", "¦").strip("|").split("|")] == [
        "proef-proefstad-2026",
        "Partij <Proef>",
        "Proefstad",
        "Samen ¦ veilig (jaar onbekend)",
        "draft",
        "https://example.org/programma.pdf",
        "2026-03-01, 0123456789ab",
        "40",
        "2",
        "1.234",
        "34",
        "0,25%",
    ]
    assert "- proef-proefstad-2026: Bladzijde 6 heeft <geen> tekst." in markdown


def test_html_shows_text_as_text() -> None:
    html = as_html([Carded(PROGRAMME, CARD)], "v1")
    assert "Partij &lt;Proef&gt;" in html
    assert "<Proef>" not in html
    assert "Bladzijde 6 heeft &lt;geen&gt; tekst." in html
    assert '<html lang="nl">' in html


def test_json_has_all_that_is_known() -> None:
    data = json.loads(as_json([Carded(PROGRAMME, CARD)], "v1"))
    assert data["collection"] == "v1"
    (programme,) = data["programmes"]
    assert programme["sha256"] == CARD.sha256
    assert programme["textless"] == [1, 6]
    assert programme["kinds"] == {"plan": 1200, "foreword": 34}
    assert programme["publisher"] == "Partij <Proef>"


def test_without_warnings_the_report_says_so() -> None:
    assert as_markdown([], "v1").endswith("Geen.\n")
