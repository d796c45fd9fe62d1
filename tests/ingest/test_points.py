"""What a whole reading must give that no one step of it gives: each from file to passages."""

import pytest

from ingest.catalogue import Entry
from ingest.read import read_programme
from tests.ingest.pdfs import make_pdf, paragraph, plain_pdf, shown, stream

# Codes are the letters of ASCII, but that a tilde stands for a soft hyphen.
SOFT_TILDE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /P def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
2 beginbfrange <20> <7D> <0020> <7E> <7E> <00AD> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""
SCRAPE = """Teksten van de site
====================
Bron: https://proef.example/wonen
====================
Wonen | Partij Proef
Wonen
Wij willen dat er in de wijk meer woningen komen voor jong en oud, en dat wie er woont mag blijven.
====================
Bron: https://proef.example/rust
====================
Rust | Partij Proef
Rust
Wij willen dat het in de wijk rustig is, dat er licht brandt, en dat wie er loopt zich veilig voelt.
"""


@pytest.mark.parametrize(
    "data",
    [
        make_pdf(paragraph("Wij willen in alle wijken meer hand\u00ad", "having en rust op straat.")),
        plain_pdf(
            stream(shown(b"Wij willen in alle wijken meer hand~having en rust op straat.")),
            stream(SOFT_TILDE),
            font=b"/ToUnicode 6 0 R",
        ),
    ],
    ids=["at the end of a line", "within one"],
)
def test_a_soft_hyphen_of_a_pdf_is_in_no_word(entry: Entry, data: bytes) -> None:
    reading = read_programme(entry.model_copy(update={"file": "proef.pdf"}), data)
    assert [passage.text for passage in reading.passages] == [
        "Wij willen in alle wijken meer handhaving en rust op straat."
    ]
    assert reading.suspects == ()


def test_a_passage_of_a_scrape_keeps_the_address_of_its_page(entry: Entry) -> None:
    reading = read_programme(entry, SCRAPE.encode())
    assert [(passage.url, passage.section[-1], passage.text[:35]) for passage in reading.passages] == [
        ("https://proef.example/wonen", "Wonen", "Wij willen dat er in de wijk meer w"),
        ("https://proef.example/rust", "Rust", "Wij willen dat het in de wijk rusti"),
    ]
