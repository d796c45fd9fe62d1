"""What the pages ask for and are sent with, and what an operator changes of them."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import APIRequestContext, Browser, expect

from tests.assistant import made_up
from tests.encoders import WordEncoder
from tests.web.conftest import (
    ALDERKRING,
    ALDERKRING_PARAGRAPHS,
    BODYCAMS,
    FIREWORKS,
    WORDS,
    Watched,
    WordAssistant,
    add,
    ask,
    services_of,
    serving,
    visit,
    watching,
)
from vectorstore.library import Library
from vectorstore.site_settings import SiteSettings
from web import check_wording, compare_wording, programme_wording, wording
from web.frame import PAGES

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")

COMPARED = "vergelijk?vraag=bodycams&partij=Alderkring&partij=Beemdlijst"


def origins(requests: list[str]) -> set[str]:
    """The sites that were asked for something; what a page makes itself is none, nor is what a browser has to show a
    PDF with."""
    made = ("data", "blob", "chrome", "chrome-extension")
    return {f"{parts.scheme}://{parts.netloc}" for parts in map(urlsplit, requests) if parts.scheme not in made}


def test_no_request_of_any_page_leaves_the_site(watched: Watched, address: str, tmp_path: Path) -> None:
    page = watched.page
    # Of whole pages, uploads, downloads and the files of programmes too, whichever window they are opened in.
    page.context.on("request", lambda request: watched.requests.append(request.url))
    answer = ask(page, "bodycams wijkagenten")
    answer.get_by_role("button", name=wording.show_evidence(1)).click()
    answer.get_by_role("button", name=wording.JUDGE_ANSWER).click()
    page.get_by_label("Goed").check()
    page.get_by_role("button", name=wording.JUDGE_CANCEL).click()
    visit(page, f"{address}/{COMPARED}")
    with page.expect_download():
        page.get_by_role("link", name=compare_wording.DOWNLOADS["docx"]).click()
    visit(page, f"{address}/zoek?woorden=bodycams")
    expect(page.get_by_role("table")).to_be_visible()
    claims = tmp_path / "beweringen.csv"
    claims.write_text("bewering\nbodycams\nvuurwerk\n", encoding="utf-8")
    visit(page, f"{address}/controleer")
    page.locator("#bestand input[type=file]").set_input_files(claims)
    expect(page.locator("#bestand")).to_contain_text("beweringen")
    page.get_by_role("button", name=check_wording.CHECK, exact=True).click()
    with page.expect_download():
        page.get_by_role("link", name=check_wording.DOWNLOADS["xlsx"]).click()
    visit(page, f"{address}/programmas")
    visit(page, f"{address}/programmas?programma=alderkring&zoek=bodycams")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=wording.OPEN_FILE).click()
    opened.value.close()
    visit(page, f"{address}/over")
    assert origins(watched.requests) == {address}
    assert watched.complaints == []


@pytest.mark.parametrize("path", [path for path, _ in PAGES])
def test_every_page_comes_with_headers_that_keep_it_to_its_site(
    fetched: APIRequestContext, address: str, path: str
) -> None:
    headers = fetched.get(f"{address}/{path}").headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers


@pytest.fixture(scope="module")
def operated(library: Library, site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site that an operator has changed all of."""
    logo = tmp_path_factory.mktemp("logo") / "logo.svg"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script>'
        '<rect width="9" height="9"/></svg>',
        encoding="utf-8",
    )
    settings = SiteSettings(
        name="Krant <& Co>",
        welcome="Welkom bij de <b>krant</b>.",
        logo=logo,
        accent="#7a1f5c",
        accent_dark="#f0b6dc",
        contact="redactie@krant.example",
        embed_in=("https://krant.example", "https://*.stad.example:8443"),
    )
    with serving(services_of(WordAssistant(library), library, site_folder), settings) as address:
        yield address


def test_an_operator_changes_name_logo_welcome_contact_and_colours(browser: Browser, operated: str) -> None:
    with watching(browser, operated) as watched:
        page = watched.page
        assert page.title() == "Vraag – Krant <& Co>"
        brand = page.locator(".vw-brand")
        expect(brand).to_have_text("Krant <& Co>")
        assert brand.locator("img").evaluate("image => image.complete && image.naturalWidth > 0")
        expect(page.locator(".vw-header p")).to_have_text("Welkom bij de <b>krant</b>.")
        expect(page.locator(".vw-footer")).to_contain_text("Contact: redactie@krant.example")
        colour = "getComputedStyle(document.querySelector('.vw-header h1')).color"
        assert page.evaluate(colour) == "rgb(122, 31, 92)"
        page.emulate_media(color_scheme="dark")
        page.wait_for_function(f"{colour} === 'rgb(240, 182, 220)'")
        visit(page, f"{operated}/over")
        expect(page.locator("#over")).to_contain_text("redactie@krant.example")
        assert page.title() == "Over – Krant <& Co>"
        assert watched.complaints == []


def test_an_operator_says_which_sites_may_show_it_in_a_frame(fetched: APIRequestContext, operated: str) -> None:
    for path, _ in PAGES:
        policy = fetched.get(f"{operated}/{path}").headers["content-security-policy"]
        assert policy.endswith("frame-ancestors 'self' https://krant.example https://*.stad.example:8443")


@pytest.fixture
def two_towns(tmp_path: Path) -> Iterator[Library]:
    """The small collection, with a town beside it that the operator's site is not about."""
    library = Library.open(tmp_path / "collectie", WordEncoder(*WORDS))
    add(library, ALDERKRING, ALDERKRING_PARAGRAPHS, (BODYCAMS, FIREWORKS))
    add(library, made_up.MOLENRODE, ("Bodycams.",), made_up.passages(made_up.MOLENRODE, "Bodycams."))
    yield library
    library.close()


def test_a_town_that_the_site_is_not_about_is_nowhere(browser: Browser, two_towns: Library, tmp_path: Path) -> None:
    two_towns.look_only_at(["Vossendam"])
    services = services_of(WordAssistant(two_towns), two_towns, tmp_path)
    with serving(services) as address, watching(browser, address) as watched:
        page = watched.page
        for path in ("", "vergelijk", "zoek?woorden=bodycams", "controleer?bewering=bodycams", "programmas", "over"):
            visit(page, f"{address}/{path}")
            if "=" in path:
                expect(page.locator("#uitkomst .vw-answer")).to_contain_text("Alderkring")
            assert "Molenrode" not in page.content()
        visit(page, f"{address}/programmas?programma=molenrode")
        expect(page.get_by_role("alert")).to_have_text(programme_wording.unknown_programme("molenrode"))
        assert page.request.get(f"{address}/bestand/molenrode").status == 404
