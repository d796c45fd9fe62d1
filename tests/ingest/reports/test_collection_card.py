import json
import re
from dataclasses import replace
from typing import get_args

import pytest

from ingest.reports.collection_card import Carded, as_html, as_json, as_markdown, describe_programme
from ingest.wording import KIND_NAMES, shown_status
from vectorstore.passage import Card, DocumentKind, PassageKind, Programme, Status
from vectorstore.wording import DOCUMENT_KINDS, STATUSES

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
        "Partij \\<Proef\\>",
        "Proefstad",
        "Samen ¦ veilig (jaar onbekend)",
        "verkiezingsprogramma",
        "concept",
        "<https://example.org/programma.pdf>",
        "2026-03-01, 0123456789ab",
        "40",
        "2",
        "1.234",
        "34",
        "0,25%",
    ]
    assert "- proef-proefstad-2026: Bladzijde 6 heeft \\<geen\\> tekst." in markdown


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
    assert (programme["document_kind"], programme["status"]) == ("election_programme", "draft")


def test_without_warnings_the_report_says_so() -> None:
    assert as_markdown([], "v1").endswith("Geen.\n")


@pytest.mark.parametrize(
    ("names", "codes"), [(DOCUMENT_KINDS, DocumentKind), (STATUSES, Status), (KIND_NAMES, PassageKind)]
)
def test_every_code_has_a_name(names: dict[str, str], codes: object) -> None:
    assert set(names) == set(get_args(codes))
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize("kind", get_args(DocumentKind))
@pytest.mark.parametrize("status", get_args(Status))
def test_people_read_names_and_never_codes(kind: DocumentKind, status: Status) -> None:
    told = [Carded(replace(PROGRAMME, document_kind=kind, status=status), CARD)]
    for page in (as_markdown(told, "v1"), as_html(told, "v1").partition("</style>")[2]):
        assert not re.search(rf"\b({kind}|{status})\b", page)
        assert DOCUMENT_KINDS[kind] in page
        assert shown_status(status) in page


def test_a_source_on_the_web_is_a_link_that_does_not_tell_where_it_was_followed() -> None:
    html = as_html([Carded(replace(PROGRAMME, url='https://example.org/?a=1&b="2"'), CARD)], "v1")
    address = "https://example.org/?a=1&amp;b=&quot;2&quot;"
    assert f'<a href="{address}" rel="noreferrer">{address}</a>' in html


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,hoi", "https:alert(1)", "file:///etc/passwd",
     "java\nscript:alert(1)", "https://example.org/\njavascript:", "//example.org"],
)  # fmt: skip
def test_what_is_no_web_address_is_never_a_link(url: str) -> None:
    told = [Carded(replace(PROGRAMME, url=url), CARD)]
    assert "<a " not in as_html(told, "v1")
    assert f"<{url}>" not in as_markdown(told, "v1")


def test_markdown_has_no_mark_up_of_a_programme() -> None:
    title = "[x](javascript:y) `a` *b* <i>c</i>\n# d"
    row = as_markdown([Carded(replace(PROGRAMME, title=title, url="https://example.org/a|b>c"), CARD)], "v1")
    assert "\\[x\\](javascript:y) \\`a\\` \\*b\\* \\<i\\>c\\</i\\> \\# d (jaar onbekend)" in row
    assert "<https://example.org/a%7Cb%3Ec>" in row


def test_a_row_is_told_as_data() -> None:
    row = describe_programme(Carded(replace(PROGRAMME, municipality=None, url=None), replace(CARD, pages=0)))
    assert (row.place, row.source, row.kind, row.status) == ("landelijk", "onbekend", "verkiezingsprogramma", "concept")
    assert row.amounts == ("geen", "geen", "1.234", "34", "0,25%")


def test_a_programme_is_named_after_who_wrote_it() -> None:
    town = replace(PROGRAMME, publisher="Gemeente Proefstad", publisher_kind="municipality")
    html = as_html([Carded(town, CARD), Carded(replace(PROGRAMME, municipality=None), CARD)], "v1")
    assert re.findall("<strong>(.*?)</strong>", html) == ["Gemeente Proefstad", "Partij &lt;Proef&gt;, landelijk"]


def test_who_wrote_in_a_forum_is_in_no_card() -> None:
    named = replace(CARD, removed=(("forum", "Jan Jansen", None), ("paginanummer", "7", 7)))
    carded = [Carded(PROGRAMME, named)]
    (data,) = json.loads(as_json(carded, "v1"))["programmes"]
    assert data["removed"] == [["paginanummer", "7", 7]]
    assert not any("Jansen" in made for made in (as_html(carded, "v1"), as_markdown(carded, "v1")))
