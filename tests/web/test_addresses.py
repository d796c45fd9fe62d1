"""What an address gives again, and what a browser remembers."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from assistant.question import Request
from assistant.scope import Filter
from tests.web.conftest import BODYCAMS, HOSTILE, Watched, WordAssistant, ask, visit, watching
from vectorstore.library import Library
from web import wording

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")

MARKDOWN = "# Kop [link](https://elders.example) **vet** `code` | tabel |"


def query(page: Page) -> list[tuple[str, str]]:
    """What the address of a page says, in order."""
    return parse_qsl(urlsplit(page.url).query)


def choose(page: Page, label: str, name: str) -> None:
    page.get_by_label(label, exact=True).click()
    page.get_by_role("option", name=name).click()


def test_an_address_gives_the_answer_with_filters_and_earlier_questions(
    page: Page, asked: list[Request], address: str, library: Library
) -> None:
    choose(page, "Gemeente", "Vossendam")
    choose(page, "Partij of gemeente", "Alderkring")
    ask(page, "bodycams")
    ask(page, "En vuurwerk?")
    told = [
        ("vraag", "En vuurwerk?"),
        ("eerder", "bodycams"),
        ("gemeente", "Vossendam"),
        ("partij", "Alderkring"),
        ("collectie", library.version()),
    ]
    assert query(page) == told
    shown = page.locator("#antwoord").inner_text()

    asked.clear()
    visit(page, f"{address}/?{urlencode(told)}")
    expect(page.locator("#antwoord .vw-card")).to_be_visible()
    assert asked == [Request("En vuurwerk?", ("bodycams",), Filter(("Alderkring",), "Vossendam"))]
    assert page.locator("#antwoord").inner_text() == shown
    expect(page.get_by_label("Uw vraag")).to_have_value("En vuurwerk?")
    expect(page.get_by_label("Gemeente", exact=True)).to_have_value("Vossendam")
    expect(page.locator("#partijen .token")).to_have_text("Alderkring")

    page.reload()
    expect(page.locator("#antwoord .vw-card")).to_be_visible()
    assert query(page) == told


def test_earlier_questions_of_an_address_are_links_to_their_own(
    page: Page, asked: list[Request], address: str, library: Library
) -> None:
    choose(page, "Partij of gemeente", "Alderkring")
    for question in ("bodycams", "En vuurwerk?", "En camera's?"):
        ask(page, question)
    page.reload()
    earlier = page.locator("#eerder")
    expect(earlier.get_by_role("heading")).to_have_text(wording.EARLIER)
    expect(earlier.get_by_role("link")).to_have_text(["En vuurwerk?", "bodycams"])
    # One that is asked after it stands with its answer; those before it are not lost.
    ask(page, "En boa's?")
    expect(page.locator(".vw-turn > summary")).to_have_text(["En camera's?"])
    expect(earlier.get_by_role("link").first).to_have_text("En vuurwerk?")
    asked.clear()
    earlier.locator(".vw-opened").get_by_role("link", name="En vuurwerk?").click()
    expect(page.locator("#antwoord .vw-asked").first).to_contain_text("En vuurwerk?")
    assert query(page) == [
        ("vraag", "En vuurwerk?"),
        ("eerder", "bodycams"),
        ("partij", "Alderkring"),
        ("collectie", library.version()),
    ]
    assert asked == [Request("En vuurwerk?", ("bodycams",), Filter(("Alderkring",)))]


def test_a_question_asked_again_keeps_those_before_its_address(page: Page, asked: list[Request], address: str) -> None:
    visit(page, f"{address}/?vraag=vuurwerk&eerder=bodycams")
    expect(page.locator("#antwoord .vw-answer")).to_be_visible()
    page.get_by_role("button", name=wording.SEARCH_BUTTON).click()
    expect(page.locator("#bezig")).to_have_text("")
    page.wait_for_function("document.querySelectorAll('#antwoord .vw-answer').length === 1")
    expect(page.locator("#eerder").get_by_role("link")).to_have_text(["bodycams"])


@pytest.mark.parametrize("path", ["?vraag=bodycams&collectie=oud"])
def test_an_address_of_another_collection_says_so(page: Page) -> None:
    expect(page.get_by_role("alert")).to_have_text(wording.collection_changed("oud"))
    expect(page.locator("#antwoord .vw-card")).to_be_visible()


def test_back_gives_the_former_answer(page: Page) -> None:
    ask(page, "bodycams")
    former = page.url
    ask(page, "vuurwerk")
    page.go_back()
    expect(page.locator("#antwoord .vw-asked").first).to_contain_text("bodycams")
    expect(page.get_by_label("Uw vraag")).to_have_value("bodycams")
    assert page.url == former
    page.go_forward()
    expect(page.locator("#antwoord .vw-asked").first).to_contain_text("vuurwerk")


BOXES = pytest.mark.parametrize(
    ("path", "label"),
    [
        ("", "Uw vraag"),
        ("?gemeente=Vossendam", "Uw vraag"),
        ("?vraag=bodycams", "Uw vraag"),
        ("vergelijk?vraag=bodycams&partij=Alderkring&partij=Beemdlijst", "Onderwerp of vraag"),
        ("zoek?woorden=boa", "Woorden"),
        ("controleer", "Beweringen"),
        ("controleer?bewering=Er+komen+bodycams.", "Beweringen"),
    ],
)


@BOXES
def test_what_was_typed_is_there_when_the_page_is_loaded_anew(page: Page, address: str, path: str, label: str) -> None:
    visit(page, f"{address}/{path}")
    answer = page.locator("#antwoord .vw-answer, #uitkomst .vw-answer").first
    if "=" in path and "gemeente" not in path:
        answer.wait_for()
    page.get_by_label(label).fill("Wat staat er over vuurwerk")
    page.reload()
    expect(page.get_by_label(label)).to_have_value("Wat staat er over vuurwerk")
    page.get_by_role("link", name="Over", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    visit(page, f"{address}/{path.partition('?')[0]}")
    expect(page.get_by_label(label)).to_have_value("")


@pytest.mark.parametrize("path", ["vergelijk?vraag=bodycams&partij=Alderkring&partij=Beemdlijst", "zoek?woorden=boa"])
def test_other_pages_keep_their_own_address(page: Page, path: str) -> None:
    expect(page.locator("#uitkomst .vw-answer")).to_be_visible()
    assert urlsplit(page.url).path == f"/{path.partition('?')[0]}"
    page.get_by_role("button", name="Deel").click()


def test_the_title_of_a_page_tells_its_question_from_others(page: Page, address: str) -> None:
    ask(page, "bodycams")
    expect(page).to_have_title("bodycams – Vraag – Veiligheidswijzer")
    ask(page, "vuurwerk")
    expect(page).to_have_title("vuurwerk – Vraag – Veiligheidswijzer")
    page.get_by_role("button", name=wording.NEW_CONVERSATION).click()
    expect(page).to_have_title("Vraag – Veiligheidswijzer")
    visit(page, f"{address}/zoek?woorden=boa")
    expect(page).to_have_title("boa – Zoek – Veiligheidswijzer")
    visit(page, f"{address}/programmas?programma=alderkring")
    expect(page).to_have_title(f"Alderkring (Vossendam) – {wording.PROGRAMMES_PAGE} – Veiligheidswijzer")


@pytest.fixture
def clipboard(browser: Browser, address: str) -> Iterator[Watched]:
    """A page whose clipboard can be read."""
    with watching(browser, address, permissions=["clipboard-read", "clipboard-write"]) as watched:
        yield watched


def test_sharing_copies_the_address_and_a_quote_is_copied_as_a_citation(clipboard: Watched, address: str) -> None:
    page = clipboard.page
    answer = ask(page, "Wat wil Alderkring met bodycams?")
    answer.get_by_role("button", name=wording.SHARE).click()
    expect(answer.get_by_role("button", name=wording.SHARED)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.startswith(f"{address}/?vraag=Wat+wil+Alderkring+met+bodycams%3F&")
    answer.get_by_role("button", name=wording.COPY).first.click()
    expect(answer.get_by_role("button", name=wording.COPIED, exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == (
        f"„{BODYCAMS.text}” (Alderkring Vossendam, Verkiezingsprogramma 2026, Veiligheid › Deel 1, bladzijde 12)"
    )
    assert clipboard.complaints == []


@pytest.mark.parametrize("question", [HOSTILE, MARKDOWN])
def test_markup_in_an_address_is_shown_as_text(watched: Watched, address: str, question: str) -> None:
    page = watched.page
    visit(page, f"{address}/?{urlencode({'vraag': f'wijkagenten {question}', 'eerder': question})}")
    expect(page.locator("#antwoord .vw-asked").first).to_contain_text(f"wijkagenten {question}")
    assert page.locator("#antwoord :is(img, script, code, h1, a[href*=elders])").count() == 0
    whole = f"wijkagenten {question}"
    assert page.title() == f"{whole if len(whole) <= 60 else f'{whole[:59]}…'} – Vraag – Veiligheidswijzer"
    assert watched.complaints == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("?vraag=" + "x" * 10_000, "Uw vraag is te lang. Maak de vraag <korter>."),
        (f"?vraag=bodycams&partij={quote(HOSTILE)}", f"Van {HOSTILE} heb ik geen programma."),
        ("?vraag=bodycams&gemeente=Nergenshuizen", "Uit Nergenshuizen heb ik geen programma."),
        ("?vraag=bodycams&gemeente=%00%ff&partij=", "heb ik geen programma."),
    ],
    ids=["10 kB", "unknown party", "unknown town", "no text"],
)
def test_what_an_address_cannot_give_is_told_in_a_sentence(page: Page, said: str) -> None:
    expect(page.locator("main")).to_contain_text(said)
    ask(page, "vuurwerk")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("vergelijk?vraag=bodycams", "Kies minstens 2 partijen"),
        (f"vergelijk?vraag=bodycams&partij={quote(HOSTILE)}&partij=Alderkring", f"Van {HOSTILE} heb ik geen programma"),
        ("zoek?woorden=bodycams&gemeente=Nergenshuizen", "Nergenshuizen"),
        ("zoek?woorden=bodycams&jaar=99999999999999999999999", "99999999999999999999999"),
        (f"zoek?woorden=bodycams&soort={quote(HOSTILE)}", HOSTILE),
        ("zoek?woorden=" + "x" * 10_000, "te lang"),
        (f"controleer?bewering={quote(f'wijkagenten {HOSTILE}')}", HOSTILE),
        (f"programmas?programma={quote(HOSTILE)}", HOSTILE),
        ("programmas?programma=alderkring&van=5&tot=1&zoek=" + "x" * 10_000, "staat niet in dit programma"),
    ],
    ids=["one", "party", "town", "year", "kind", "long", "claim", "programme", "place"],
)
def test_other_pages_tell_it_too(watched: Watched, said: str) -> None:
    expect(watched.page.locator("main")).to_contain_text(said)
    assert watched.page.locator(".vw-answer img, .vw-message img, main script").count() == 0
    assert "gekaapt" not in watched.page.title()
    assert watched.complaints == []


def test_filters_are_remembered_in_this_browser_and_nowhere_else(watched: Watched, address: str) -> None:
    page = watched.page
    choose(page, "Gemeente", "Vossendam")
    choose(page, "Partij of gemeente", "Alderkring")
    for path in ("", "vergelijk", "zoek", "controleer"):
        visit(page, f"{address}/{path}")
        expect(page.get_by_label("Gemeente", exact=True)).to_have_value("Vossendam")
        expect(page.locator("#partijen .token")).to_have_text("Alderkring")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('veiligheidswijzer'))") == [
        "veiligheidswijzer-filter"
    ]
    assert page.evaluate("sessionStorage.length") == 0
    assert page.context.cookies() == []


@pytest.mark.parametrize("path", ["", "vergelijk", "zoek", "controleer"])
def test_what_somebody_elses_address_fills_in_is_not_remembered(page: Page, address: str, path: str) -> None:
    choose(page, "Partij of gemeente", "Alderkring")
    expect(page.locator("#partijen .token")).to_have_text("Alderkring")
    visit(page, f"{address}/{path}?partij=Beemdlijst")
    expect(page.locator("#partijen .token")).to_have_text("Beemdlijst")
    # What the visitor chooses there is; the other filter stays what it was.
    choose(page, "Gemeente", "Vossendam")
    visit(page, f"{address}/{path}")
    expect(page.get_by_label("Gemeente", exact=True)).to_have_value("Vossendam")
    expect(page.locator("#partijen .token")).to_have_text("Alderkring")
    page.get_by_role("button", name="Haal Alderkring weg").click()
    visit(page, f"{address}/{path}")
    expect(page.get_by_label("Gemeente", exact=True)).to_have_value("Vossendam")
    expect(page.locator("#partijen .token")).to_have_count(0)


@pytest.mark.parametrize("path", ["", "vergelijk", "controleer"])
def test_asking_before_a_slow_page_has_opened_stays_busy(page: Page, slow: WordAssistant) -> None:
    page.evaluate("window.veiligheidswijzer.keep({ gemeente: 'Vossendam' })")
    held: list[Route] = []
    # The first is what opens the page, the second is what was asked.
    page.route("**/queue/join*", lambda route: route.fallback() if held else held.append(route))
    page.reload()
    page.wait_for_function("window.veiligheidswijzer?.words.regions !== undefined")
    choose(page, "Partij of gemeente", "Alderkring")
    page.get_by_role("option", name="Beemdlijst").click()
    page.locator("#vraag textarea, #vraag input").fill("wacht bodycams")
    page.locator("button#zoek").click()
    expect(page.locator("#bezig")).not_to_have_text("")
    (opening,) = held
    opening.continue_()
    expect(page.get_by_label("Gemeente", exact=True)).to_have_value("Vossendam")
    expect(page.locator("#bezig")).not_to_have_text("")
    slow.go_on.release()
    expect(page.locator(".vw-answer, .vw-checked").first).to_contain_text("bodycams")
    expect(page.locator("#bezig")).to_have_text("")


def test_taking_all_parties_away_at_once_is_remembered(page: Page, address: str) -> None:
    choose(page, "Gemeente", "Vossendam")
    choose(page, "Partij of gemeente", "Alderkring")
    page.get_by_role("option", name="Beemdlijst").click()
    expect(page.locator("#partijen .token")).to_have_count(2)
    page.get_by_role("button", name="Wissen").click()
    expect(page.locator("#partijen .token")).to_have_count(0)
    visit(page, f"{address}/")
    expect(page.get_by_label("Gemeente", exact=True)).to_have_value("Vossendam")
    expect(page.locator("#partijen .token")).to_have_count(0)


def test_another_browser_knows_nothing_of_it(page: Page) -> None:
    expect(page.get_by_label("Gemeente", exact=True)).to_have_value(wording.ALL_TOWNS)
    expect(page.locator("#partijen .token")).to_have_count(0)
