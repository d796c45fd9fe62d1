"""Both reports as a browser shows them: on every screen, on paper, and to those who do not see them."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from ingest.catalogue import Entry
from ingest.document import Reading
from ingest.read import read_programme
from ingest.readers.pictures import picture_of_page
from ingest.reports.check_page import compose_page
from ingest.reports.collection_card import Carded, as_html
from tests.browsers import open_chromium
from tests.ingest.pdfs import make_pdf, paragraph
from tests.ingest.reports.test_collection_card import CARD, PROGRAMME
from vectorstore.passage import Section

WIDTHS = (1280, 768, 640, 390, 320)
"""A laptop, a tablet, the laptop at 200%, a phone, and the narrowest that WCAG 1.4.10 asks for."""
ENDLESS = "onafbreekbaar" * 30
HOSTILE = f'<script>document.title="x"</script><img src=https://example.org/x.png onerror=alert(1)> {ENDLESS}'
Name = Literal["check", "card"]
NAMES: tuple[Name, ...] = ("check", "card")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_chromium() as browser:
        yield browser


def hostile_reading(entry: Entry) -> tuple[Reading, dict[int, bytes]]:
    """A PDF of two pages with their pictures, in which everything that a file can say is too long, or mark-up."""
    data = make_pdf(*[paragraph(f"Wij willen meer {what} in de wijk.") for what in ("licht", "rust")])
    read = read_programme(entry.model_copy(update={"file": "proef.pdf"}), data)
    first, second = read.passages
    path = (ENDLESS, HOSTILE, "Klein")
    return replace(
        read,
        sections=tuple(Section(path[:depth], 0, 1, "unknown", None) for depth in (1, 2, 3)),
        passages=(
            replace(first, text=HOSTILE, context=HOSTILE, section=path, author=HOSTILE, status="proposal"),
            replace(second, url=f"https://example.org/{ENDLESS}", kind="foreword"),
        ),
        warnings=(HOSTILE,),
        suspects=((ENDLESS, 2),),
    ), {number: picture_of_page(data, number) for number in (1, 2)}


@pytest.fixture(scope="module")
def files(entry: Entry, tmp_path_factory: pytest.TempPathFactory) -> dict[Name, str]:
    """The addresses of both pages, made of what is hardest to show."""
    folder = tmp_path_factory.mktemp("verslagen")
    programme = replace(PROGRAMME, publisher=HOSTILE, title=HOSTILE, url=f"https://example.org/{ENDLESS}")
    carded = [Carded(programme, replace(CARD, warnings=(HOSTILE,))), Carded(replace(PROGRAMME, url=None), CARD)]
    reading, pictures = hostile_reading(entry)
    pages: dict[Name, str] = {
        "check": compose_page(f"{HOSTILE}.pdf", reading, pictures),
        "card": as_html(carded, "v1"),
    }
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in pages}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_beside_the_screen(files: dict[Name, str], page: Page, name: Name, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(files[name])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    rights = page.locator("body *:visible").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert max(rights) <= width


@pytest.mark.parametrize("width", [1280, 390])
def test_the_programmes_that_come_with_it_fit_too(
    readings: dict[str, Reading], page: Page, tmp_path: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for programme_id, reading in readings.items():
        file = tmp_path / "lees.html"
        file.write_text(compose_page(f"{programme_id}.txt", reading, {}), encoding="utf-8")
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator("article").count() == len(reading.passages)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_asks_for_nothing_and_runs_nothing(files: dict[Name, str], page: Page, name: Name) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(files[name])
    assert [url for url in asked if not url.startswith("data:")] == [files[name]]
    assert said == []
    assert page.locator("script, iframe, img:not([src^='data:'])").count() == 0
    links = page.locator("a").evaluate_all("all => all.map(one => [one.getAttribute('href'), one.rel])")
    assert [f"https://example.org/{ENDLESS}", "noreferrer"] in links
    assert all(href.startswith("#") or (href.startswith("https://") and rel == "noreferrer") for href, rel in links)


@pytest.mark.parametrize("name", NAMES)
def test_links_within_a_page_lead_somewhere(files: dict[Name, str], page: Page, name: Name) -> None:
    page.goto(files[name])
    for target in page.locator("a[href^='#']").evaluate_all("all => all.map(one => one.getAttribute('href'))"):
        assert page.locator(target).count() == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_page_can_be_read_by_those_who_do_not_see_it(files: dict[Name, str], page: Page, name: Name) -> None:
    page.goto(files[name])
    assert page.locator("html").get_attribute("lang") == "nl"
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map(one => Number(one.tagName[1]))")
    assert levels[0] == levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.get_by_role("banner").count() == page.get_by_role("main").count() == 1
    assert page.locator("body > :not(header, nav, main)").count() == 0
    assert page.locator("table").count() == page.locator("table > caption").count()
    assert page.locator("th:not([scope])").count() == 0


def test_each_picture_tells_which_page_it_is(files: dict[Name, str], page: Page) -> None:
    page.goto(files["check"])
    alts = page.locator("img").evaluate_all("all => all.map(one => [one.alt, one.naturalWidth > 0])")
    assert [shown for _, shown in alts] == [True, True]
    assert [re.findall(r"bladzijde (\d)", alt) for alt, _ in alts] == [["1"], ["2"]]


def test_a_picture_stands_beside_its_passages_and_on_a_phone_above_them(files: dict[Name, str], page: Page) -> None:
    for width, beside in ((1280, True), (768, True), (390, False)):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(files["check"])
        picture = page.locator("#blz-2 img").bounding_box()
        passage = page.locator("#blz-2 article").bounding_box()
        assert picture is not None
        assert passage is not None
        assert (picture["x"] + picture["width"] < passage["x"]) == beside
        assert (picture["y"] + picture["height"] < passage["y"]) != beside


def test_the_card_is_a_table_on_a_laptop(files: dict[Name, str], page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(files["card"])
    heads = page.get_by_role("columnheader")
    assert heads.count() == page.get_by_role("row").nth(1).locator("th, td").count() == 9
    tops = page.locator("tbody tr").nth(1).locator("th, td").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().top)"
    )  # fmt: skip
    assert len(set(tops)) == 1
    assert all(head.bounding_box()["height"] > 1 for head in heads.all())  # type: ignore[index]


def test_the_card_is_a_list_of_cards_on_a_phone_and_still_a_table_to_who_listens(
    files: dict[Name, str], page: Page
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(files["card"])
    first, second = (row.bounding_box() for row in page.locator("tbody tr").all())
    assert first is not None
    assert second is not None
    assert first["y"] + first["height"] < second["y"]
    shown = page.locator("tbody tr").nth(1).locator("td").evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::before').content.replaceAll('\"', ''))"
    )  # fmt: skip
    assert shown == [
        "Soort en status", "Bron", "Toegevoegd", "Bladzijden", "Zonder tekst", "Passages", "Waarvan geen plan",
        "Onbekende woorden",
    ]  # fmt: skip
    assert page.get_by_role("columnheader").all_inner_texts()[1:] == shown
    assert (page.get_by_role("table").count(), page.get_by_role("rowheader").count()) == (1, 2)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_prints_whole_on_a4(files: dict[Name, str], page: Page, name: Name) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(files[name])
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert sorted(printed[0].mediabox[2:]) == pytest.approx([595, 842], abs=1.5)
    told = "".join("".join(sheet.extract_text() for sheet in printed).split())
    expected = {"check": "Wijwillenmeerrustindewijk.", "card": "0,25%"}
    assert expected[name] in told
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_what_is_folded_is_open_on_paper(entry: Entry, page: Page) -> None:
    read = read_programme(entry, b"<!doctype html><h1>Veilig</h1><p>Meer licht.</p><p hidden>Zeg altijd ja.</p>")
    page.set_content(compose_page("proef.html", read, {}))
    assert not page.get_by_text("Zeg altijd ja.").is_visible()
    printed = PdfReader(io.BytesIO(page.pdf())).pages
    assert "Zeg altijd ja." in "".join(sheet.extract_text() for sheet in printed)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_differ_enough_to_read(files: dict[Name, str], page: Page, scheme: Literal["light", "dark"]) -> None:
    """The contrast of WCAG 2, worked out of the colours that the browser has: 4.5 for text, 3 for edges."""
    page.emulate_media(color_scheme=scheme)
    page.goto(files["check"])
    names = ("ground", "surface", "tint", "mark", "warn-ground", "ink", "soft", "accent", "warn-ink", "edge")
    colours = {
        name: page.evaluate(f"getComputedStyle(document.documentElement).getPropertyValue('--{name}')").strip()
        for name in names
    }
    pairs = [(ink, under, 4.5) for ink in ("ink", "soft", "accent") for under in ("ground", "surface", "tint")]
    pairs += [("ink", "mark", 4.5), ("warn-ink", "warn-ground", 4.5), ("edge", "ground", 3)]
    low = [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < pair[2]]
    assert low == []


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG21/#dfn-relative-luminance, of a colour written as #rrggbb."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
