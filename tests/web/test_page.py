"""The page in a real browser, against a site that really runs."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.question import Request
from tests.web.conftest import BODYCAMS, HOSTILE, OFFICERS, Watched, WordAssistant, ask, services_of, serving, watching
from tests.web.pages import SMALL_TARGETS, SMALL_TEXT
from vectorstore.errors import SettingsError
from vectorstore.library import Library
from web import wording

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")

TITLE = "Vraag – Veiligheidswijzer"
ABOUT_ALDERKRING = "Wat schrijft Alderkring in Vossendam over bodycams?"


def test_question_by_enter_gives_quote_and_evidence(page: Page) -> None:
    ask(page, "Wat wil Alderkring met bodycams?")
    card = page.locator(".vw-card")
    expect(card.locator("blockquote .vw-words")).to_have_text(BODYCAMS.text)
    evidence = card.locator("details.vw-evidence")
    mark = evidence.locator("mark")
    expect(mark).to_be_hidden()
    evidence.locator("summary").click()
    expect(mark).to_be_visible()
    assert mark.evaluate("mark => mark.textContent") == BODYCAMS.text
    expect(evidence).to_contain_text("Veiligheid › Deel 1")
    expect(evidence.locator(".vw-badge")).to_have_text("Vastgesteld programma")
    link = evidence.get_by_role("link", name=wording.OPEN_SOURCE)
    expect(link).to_have_attribute("href", "https://alderkring.example/veilig?a=1&b=2")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_number_at_the_quote_opens_the_evidence(page: Page) -> None:
    ask(page, "bodycams")
    number = page.get_by_role("button", name="Toon bewijs 1 in de tekst")
    expect(number).to_have_attribute("aria-expanded", "false")
    number.click()
    expect(page.locator("#bewijs-1-1 mark")).to_be_visible()
    expect(number).to_have_attribute("aria-expanded", "true")


def test_follow_up_goes_with_the_earlier_question(page: Page, asked: list[Request]) -> None:
    ask(page, "Wat wil Alderkring met bodycams?")
    ask(page, "En met vuurwerk?")
    assert [(request.question, request.history) for request in asked] == [
        ("Wat wil Alderkring met bodycams?", ()),
        ("En met vuurwerk?", ("Wat wil Alderkring met bodycams?",)),
    ]
    expect(page.get_by_text("Gelezen als:").first).to_be_visible()
    earlier = page.locator(".vw-turn")
    expect(earlier.locator("blockquote").first).to_be_hidden()
    earlier.locator("summary").first.click()
    expect(earlier.locator(".vw-card .vw-words")).to_have_text(BODYCAMS.text)


def test_new_conversation_forgets_the_earlier_one(page: Page, asked: list[Request]) -> None:
    ask(page, "bodycams")
    page.get_by_role("button", name="Nieuw gesprek").click()
    expect(page.locator(".vw-answer")).to_have_count(0)
    expect(page.get_by_label("Uw vraag")).to_have_value("")
    ask(page, "vuurwerk")
    assert [request.history for request in asked] == [(), ()]


def test_example_fills_the_box_and_asks(page: Page, asked: list[Request]) -> None:
    page.get_by_role("button", name=ABOUT_ALDERKRING).click()
    expect(page.locator(".vw-card .vw-words")).to_have_text(BODYCAMS.text)
    expect(page.get_by_label("Uw vraag")).to_have_value(ABOUT_ALDERKRING)
    assert [request.question for request in asked] == [ABOUT_ALDERKRING]


def test_filters_go_with_the_question(page: Page, asked: list[Request]) -> None:
    page.get_by_label("Gemeente", exact=True).click()
    page.get_by_role("option", name="Vossendam").click()
    page.get_by_label("Partij of gemeente", exact=True).click()
    page.get_by_role("option", name="Alderkring").click()
    page.get_by_label("Uw vraag").fill("bodycams")
    page.get_by_role("button", name=wording.SEARCH_BUTTON).click()
    expect(page.locator(".vw-card h2")).to_have_text("Alderkring (Vossendam)")
    assert (asked[0].filter.municipality, asked[0].filter.publishers) == ("Vossendam", ("Alderkring",))
    expect(page.locator(".vw-missing")).to_have_count(0)


def test_markup_in_question_and_programme_is_shown_as_text(page: Page) -> None:
    ask(page, f"wijkagenten {HOSTILE}")
    expect(page.locator(".vw-card .vw-words")).to_have_text(OFFICERS.text)
    assert page.locator(".vw-answer img, .vw-answer script").count() == 0
    assert page.title() == f"{f'wijkagenten {HOSTILE}'[:59]}… – {TITLE}"


def test_error_is_a_sentence_and_the_page_goes_on(page: Page) -> None:
    page.get_by_label("Uw vraag").fill("x" * 1001)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Uw vraag is te lang. Maak de vraag <korter>.")
    ask(page, "bodycams")
    expect(page.locator(".vw-card")).to_be_visible()


@pytest.mark.parametrize("wrong", ["", "x" * 1001, "kapot"])
def test_an_answer_stays_in_view_when_the_next_question_fails(page: Page, wrong: str) -> None:
    ask(page, "bodycams")
    address = page.url
    page.get_by_label("Uw vraag").fill(wrong)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#antwoord .vw-card .vw-words")).to_have_text(BODYCAMS.text)
    expect(page.locator("#antwoord .vw-card .vw-words")).to_be_visible()
    expect(page.locator(".vw-turn")).to_have_count(0)
    assert page.url == address
    ask(page, "vuurwerk")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator(".vw-turn > summary")).to_have_text(["bodycams"])


def test_unforeseen_error_is_told_in_dutch(page: Page) -> None:
    page.get_by_label("Uw vraag").fill("kapot")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(wording.UNEXPECTED)
    expect(page.locator("#bezig")).not_to_contain_text(wording.BUSY)
    assert "Error" not in page.locator("body").inner_text()


def test_lost_connection_is_told_in_dutch(page: Page) -> None:
    page.context.set_offline(True)
    page.get_by_label("Uw vraag").fill("bodycams")
    page.keyboard.press("Enter")
    expect(page.locator(".toast-wrap")).to_contain_text("De verbinding is weg.")
    assert "Error" not in page.locator(".toast-wrap").inner_text()


def test_page_is_dutch_in_an_english_browser(page: Page) -> None:
    assert page.evaluate("document.documentElement.lang") == "nl"
    assert page.title() == TITLE
    ask(page, "bodycams")
    shown = page.locator("body").inner_text()
    assert not re.findall(r"\b(?:Gradio|Submit|Loading|Settings|Built|Use via|API|Error)\b", shown)
    assert page.evaluate("document.documentElement.lang") == "nl"


def test_answer_is_announced(page: Page) -> None:
    region = page.get_by_role("region", name="Antwoord")
    expect(region).to_have_attribute("aria-live", "polite")
    # The line in which a button tells what it did is there before it says anything.
    expect(page.locator("p[role=status]")).to_have_text("")


def test_signs_of_being_busy_are_those_of_the_page(page: Page) -> None:
    ask(page, "bodycams")
    signs = page.locator("[data-testid=status-tracker]")
    assert signs.count() > 0
    assert [sign.evaluate("sign => getComputedStyle(sign).display") for sign in signs.all()] == ["none"] * signs.count()


def test_every_request_stays_on_the_site_and_nothing_complains(watched: Watched, address: str) -> None:
    ask(watched.page, "bodycams")
    watched.page.locator(".vw-evidence summary").first.click()
    ask(watched.page, "vuurwerk")
    origins = {urlsplit(url)._replace(path="", query="", fragment="").geturl() for url in watched.requests}
    assert origins == {address}
    assert watched.complaints == []


def test_nothing_is_kept_in_the_browser(page: Page) -> None:
    ask(page, "bodycams")
    assert page.evaluate("JSON.stringify(localStorage)").count("bodycams") == 0
    assert page.context.cookies() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fits_a_telephone(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        color_scheme=scheme,  # type: ignore[arg-type]
        has_touch=True,
    )
    page = context.new_page()
    page.goto(address)
    page.get_by_label("Uw vraag").wait_for()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    ask(page, f"wijkagenten {'a' * 200} {HOSTILE}")
    page.get_by_role("button", name="Toon bewijs 2 in de tekst").click()
    expect(page.locator("#bewijs-1-2 mark")).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    assert page.evaluate(SMALL_TEXT) == []
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate("document.querySelector('.dark') !== null") == (scheme == "dark")
    context.close()


def test_answer_on_a_telephone_begins_at_its_first_line(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 664}, has_touch=True)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name=ABOUT_ALDERKRING).wait_for()
    page.evaluate("addEventListener('scrollend', () => (window.still = true))")
    ask(page, "bodycams")
    page.wait_for_function("window.still")
    top = page.locator("#antwoord").evaluate("answer => answer.getBoundingClientRect().top")
    assert 0 <= top <= 40
    context.close()


def test_a_number_on_a_telephone_moves_to_the_text_behind_it(browser: Browser, address: str) -> None:
    # So low a screen that the text does not fit below the number.
    with watching(browser, address, viewport={"width": 390, "height": 420}, has_touch=True) as watched:
        page = watched.page
        ask(page, "bodycams")
        number = page.get_by_role("button", name=wording.show_evidence(1))
        number.tap()
        expect(page.locator("#bewijs-1-1 mark")).to_be_in_viewport(ratio=0.9)
        expect(number).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("wrong", ["", "x" * 1001])
def test_what_is_wrong_is_seen_on_a_telephone_each_time(browser: Browser, address: str, wrong: str) -> None:
    with watching(browser, address, viewport={"width": 390, "height": 664}, has_touch=True) as watched:
        page = watched.page
        expect(page.get_by_role("button", name=ABOUT_ALDERKRING)).to_be_visible()
        page.get_by_label("Uw vraag").fill(wrong)
        for _ in range(2):
            page.evaluate("scrollTo(0, 0)")
            page.get_by_role("button", name=wording.SEARCH_BUTTON).click()
            expect(page.get_by_role("alert")).to_be_in_viewport(ratio=0.9)
        below = page.evaluate("document.getElementById('voorbeelden').getBoundingClientRect().top")
        assert page.get_by_role("alert").evaluate("alert => alert.getBoundingClientRect().bottom") <= below


def test_an_address_that_does_not_exist_is_a_page_for_a_reader_and_data_for_a_program(page: Page, address: str) -> None:
    answer = page.goto(f"{address}/bestaat-niet")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name=wording.NO_PAGE)).to_be_visible()
    told = page.request.get(f"{address}/bestaat-niet", headers={"accept": "application/json"})
    assert (told.status, told.json()) == (404, {"detail": "Not Found"})
    page.get_by_role("link", name=wording.NO_PAGE_LINK).click()
    expect(page.get_by_label("Uw vraag")).to_be_visible()


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("127.0.0.1", r"Poort {port} op 127\.0\.0\.1 is al in gebruik\. .* VW_PORT=\d+ .* VW_HOST"),
        ("192.0.2.1", r"Op 192\.0\.2\.1 \(poort {port}\) .* geen adres van deze computer\. .* VW_HOST=127\.0\.0\.1"),
        ("geen-naam.invalid", r"Op geen-naam\.invalid \(poort {port}\) .* geen adres van deze computer"),
    ],
)
def test_where_nothing_can_listen_is_told_with_the_way_out(
    library: Library, running: tuple[str, WordAssistant], site_folder: Path, host: str, said: str
) -> None:
    port = urlsplit(running[0]).port
    assert port is not None
    services = services_of(running[1], library, site_folder)
    with pytest.raises(SettingsError, match=said.format(port=port)), serving(services, port=port, host=host):
        pass


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_text_that_goes_on_fades_at_its_edge_and_not_on_paper(browser: Browser, address: str, scheme: str) -> None:
    with watching(browser, address, color_scheme=scheme) as watched:
        page = watched.page
        ask(page, "bodycams")
        page.get_by_role("button", name=wording.show_evidence(1)).click()
        box = page.locator("#bewijs-1-1 .vw-text")
        # So low that it scrolls, as that of a long section does.
        box.evaluate("box => (box.style.maxHeight = '6rem')")
        ground = box.evaluate("box => getComputedStyle(box).backgroundColor")
        shown = "([box, part]) => [getComputedStyle(box, part).display, getComputedStyle(box, part).backgroundImage]"
        for part in ("::before", "::after"):
            display, image = page.evaluate(shown, [box.element_handle(), part])
            assert display == "block"
            assert ground in image
        # Neither lies over the first line or the last when one has come there.
        box.evaluate("box => box.scrollTo(0, box.scrollHeight)")
        last, bottom = box.evaluate(
            """box => {
              const lines = document.createRange();
              lines.selectNodeContents(box);
              return [lines.getBoundingClientRect().bottom, box.getBoundingClientRect().bottom];
            }"""
        )
        assert last <= bottom - 32
        page.emulate_media(media="print")
        assert page.evaluate(shown, [box.element_handle(), "::after"])[0] == "none"
