"""A small collection of made-up parties, an assistant over it that can be worked out by hand, a site that really runs,
and a browser."""

import asyncio
import gc
import hashlib
import io
import re
import socket
import threading
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import APIRequestContext, Browser, BrowserContext, Locator, Page, expect
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from assistant import compare_wording
from assistant.answer import Answer, Citation, Claim, PublisherAnswer, Summary, cite
from assistant.claims import ClaimCheck, ClaimRow
from assistant.question import Request
from assistant.search import search
from tests.assistant import made_up
from tests.encoders import WordEncoder
from vectorstore.errors import QuestionError
from vectorstore.library import Library
from vectorstore.passage import Card, Passage, Programme, Section
from vectorstore.site_settings import SiteSettings
from web.services import Model, Services
from web.site import build_site, start
from web.stored_files import file_finder

WORDS = ("bodycams", "wijkagenten", "vuurwerk", "camera")
HOSTILE = '<script>document.title = "gekaapt"</script><img src=x onerror="document.title=1"> ${1+1} {{value}}'
"""What a question or a programme may hold, and must be shown as it is."""

ALDERKRING = replace(
    made_up.ALDERKRING,
    url="https://alderkring.example/veilig?a=1&b=2",
    edition="alderkring-1",
    file="alderkring.pdf",
)
BEEMDLIJST = replace(
    made_up.BEEMDLIJST, document_kind="forum_draft", title="Concept <b>2026</b>", edition="beemdlijst-1"
)


def of_two(passage: Passage) -> Passage:
    """A passage with its two sentences apart."""
    end = passage.start + passage.text.index(". ") + 1
    return replace(passage, sentences=((passage.start, end), (end + 1, passage.end)))


ALDERKRING_PARAGRAPHS = (
    "We hebben een sterk team van boa’s.",
    "Alderkring is voorstander van het gebruik van bodycams. Daar gaan we mee door.",
    "Wij zijn tegen:",
    "Vuurwerk in heel Vossendam",
)
BEEMDLIJST_PARAGRAPHS = (f"Meer wijkagenten in de wijk. En {HOSTILE} graag.",)

_, _bodycams, _, _fireworks = made_up.passages(ALDERKRING, *ALDERKRING_PARAGRAPHS)
(_officers,) = made_up.passages(
    BEEMDLIJST, *BEEMDLIJST_PARAGRAPHS, status="proposal", author="deelnemer aan het forum, bericht #12"
)
BODYCAMS = replace(of_two(_bodycams), page="12", sheet=2)
FIREWORKS = replace(_fireworks, context="Wij zijn tegen:")
OFFICERS = of_two(_officers)

SENTENCES = ("Alderkring is voor bodycams [1].", "Alderkring gaat daarmee door [1].", "Er komen er meer [1].")
"""What the language model of the small site writes, one after the other."""
MODEL = Model("verzonnen-model", "model.example")


@dataclass
class WordAssistant:
    """Finds a passage when the question has a word of WORDS that the passage has too; keeps what it was asked. A
    question with "wacht" in it waits for `go_on`, and so does each sentence that its language model writes."""

    library: Library
    requests: list[Request] = field(default_factory=list)
    go_on: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    @contextmanager
    def waiting_apart(self) -> Iterator[None]:
        """What waits in here waits for a `go_on` of its own: it goes on at the end, and takes nothing from what comes
        after."""
        self.go_on = go_on = threading.Semaphore(0)
        yield
        go_on.release(100)

    def stream(self, request: Request) -> Iterator[Answer]:
        """The answer, and then again as SENTENCES come."""
        go_on = self.go_on
        answer = self.ask(request)
        yield answer
        for number in range(1, len(SENTENCES) + 1):
            go_on.acquire(timeout=20)
            citation = answer.citations[0]
            claims = tuple(Claim(sentence, (citation,)) for sentence in SENTENCES[:number])
            yield replace(answer, summary=Summary(MODEL.name, MODEL.place, claims, 0))

    def compare(self, request: Request) -> Answer:
        """The answer of `ask`, of two publishers or more."""
        chosen = request.filter.publishers
        if not request.question.strip():
            raise QuestionError(compare_wording.NO_SUBJECT)
        if len(chosen) < 2:
            raise QuestionError(compare_wording.too_few(chosen, 2, [p.publisher for p in self.library.programmes()]))
        return self.ask(request)

    def check(self, request: Request) -> ClaimCheck:
        """A claim is found where its words are."""
        answer = self.ask(request)
        rows = tuple(
            ClaimRow(row, "found" if row.found else "not_mentioned", (), row.citations, ()) for row in answer.publishers
        )
        return ClaimCheck(request.question, answer, rows)

    def ask(self, request: Request) -> Answer:
        self.requests.append(request)
        if "wacht" in request.question:
            self.go_on.acquire(timeout=20)
        if len(request.question) > 1000:
            raise QuestionError("Uw vraag is te lang. Maak de vraag <korter>.")
        if request.question == "kapot":
            raise RuntimeError("something that nobody foresaw")
        if "stemmen" in request.question:
            return self._answer(request, "advice_declined", "Ik geef geen stemadvies.", ())
        if request.question == "hm":
            return self._answer(request, "unclear", "Ik begrijp uw vraag niet. Welk onderwerp bedoelt u?", ())
        known = [programme.publisher for programme in self.library.programmes()]
        if unknown := [name for name in request.filter.publishers if name not in known]:
            return self._answer(request, "unknown_publisher", f"Van {unknown[0]} heb ik geen programma.", ())
        if not self._wanted(request):
            town = request.filter.municipality
            return self._answer(request, "unknown_publisher", f"Uit {town} heb ik geen programma.", ())
        rows = tuple(self._row(p, request.question, n) for n, p in enumerate(self._wanted(request), start=1))
        found = [row for row in rows if row.found]
        if found:
            return self._answer(request, "answered", "Hierover staat iets in de programma’s.", rows)
        return self._answer(request, "not_found", "Hierover staat niets in de programma’s.", rows)

    def _wanted(self, request: Request) -> list[Programme]:
        chosen, town = request.filter.publishers, request.filter.municipality
        return [
            p
            for p in self.library.programmes()
            if (not chosen or p.publisher in chosen) and town in (None, p.municipality)
        ]

    def _row(self, of: Programme, question: str, n: int) -> PublisherAnswer:
        passages = self.library.passages(of.id)
        asked = [word for word in WORDS if re.search(word, question, re.IGNORECASE)]
        hit = next((p for p in passages if any(word in p.text.lower() for word in asked)), None)
        if hit is None:
            nearest = passages[0]
            return PublisherAnswer(of, (), (cite(n, of, nearest, (nearest.start, nearest.end)),))
        citation = cite(n, of, hit, (hit.start, hit.end))
        return PublisherAnswer(of, (Claim(citation.quote, (citation,)),), ())

    def _answer(self, request: Request, status: str, lead: str, rows: tuple[PublisherAnswer, ...]) -> Answer:
        return Answer(
            id=request.id,
            question=request.question,
            understood_as=f"{request.question} (Alderkring)" if request.history else None,
            status=status,  # type: ignore[arg-type]
            lead=lead,
            text=lead,
            publishers=rows,
            searched=tuple(row.programme.id for row in rows),
            notes=("Het programma van Beemdlijst is een concept.",) if rows else (),
            engine="quotes",
            collection=self.library.version(),
        )


def only_citation(answer: Answer, publisher: str) -> Citation:
    """The one citation of a publisher in an answer."""
    (row,) = [row for row in answer.publishers if row.programme.publisher == publisher]
    (citation,) = (*row.citations, *row.nearest)
    return citation


def services_of(assistant: WordAssistant, library: Library, folder: Path, model: Model | None = None) -> Services:
    """A site's services over the small assistant; its files and its feedback are in a folder. With a model, it writes
    summaries."""
    return Services(
        library=library,
        stream=assistant.stream if model else lambda request: iter([assistant.ask(request)]),
        compare=assistant.compare,
        search=partial(search, library),
        check=assistant.check,
        find_file=file_finder(library, (folder,)),
        feedback=folder / "feedback",
        model=model,
    )


@contextmanager
def serving(
    services: Services, settings: SiteSettings | None = None, port: int | None = None, host: str = "127.0.0.1"
) -> Iterator[str]:
    """A site that really runs, on a free port if none is given: its address."""
    settings = settings or SiteSettings()
    with _loops_cleared():
        site = build_site(services, settings)
    try:
        with _loops_cleared():
            address = start(site, services, settings, host, port or free_port()).rstrip("/")
        yield address
    finally:
        site.close(verbose=False)


@contextmanager
def _loops_cleared() -> Iterator[None]:
    """Where no event loop runs, Gradio makes some for its locks and leaves them open (`safe_get_lock` in its utils);
    they are cleared away at once, or whatever test comes next would be blamed for them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        try:
            yield
        finally:
            asyncio.set_event_loop(None)
            gc.collect()


def add(
    library: Library,
    programme: Programme,
    paragraphs: tuple[str, ...],
    passages: Sequence[Passage],
    card: Card | None = None,
) -> None:
    """Stores a programme of one section."""
    text = made_up.text_of(*paragraphs)
    library.add(programme, text, (Section(("Veiligheid",), 0, len(text), programme.status, None),), passages, card)


@pytest.fixture(scope="session")
def pdf() -> bytes:
    """The file that Alderkring's programme was read from: its quote is on the second sheet."""
    written = io.BytesIO()
    canvas = Canvas(written, invariant=True)
    for sentence in (ALDERKRING_PARAGRAPHS[0], BODYCAMS.text):
        canvas.drawString(72, 700, sentence)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory, pdf: bytes) -> Iterator[Library]:
    library = Library.open(tmp_path_factory.mktemp("collection"), WordEncoder(*WORDS))
    removed = (("paginanummer", "11", 1), ("paginanummer", "12", 2))
    sha256 = hashlib.sha256(pdf).hexdigest()
    card = Card(sha256, "2026-11-29", 120, 2, (), 2, {"plan": 2}, 20, 1, (("Vossendam", 1),), removed, ())
    add(library, ALDERKRING, ALDERKRING_PARAGRAPHS, (BODYCAMS, FIREWORKS), card)
    add(library, BEEMDLIJST, BEEMDLIJST_PARAGRAPHS, (OFFICERS,))
    yield library
    library.close()


@pytest.fixture
def word_assistant(library: Library) -> WordAssistant:
    return WordAssistant(library)


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory, pdf: bytes) -> Path:
    """Where the small site has its files and keeps its feedback."""
    folder = tmp_path_factory.mktemp("site")
    (folder / ALDERKRING.file).write_bytes(pdf)
    return folder


@pytest.fixture(scope="session")
def running(library: Library, site_folder: Path) -> Iterator[tuple[str, WordAssistant]]:
    """A site over the small collection: its address, and the assistant behind it."""
    assistant = WordAssistant(library)
    with serving(services_of(assistant, library, site_folder)) as address:
        yield address, assistant


@pytest.fixture(scope="session")
def running_with_model(library: Library, site_folder: Path) -> Iterator[tuple[str, WordAssistant]]:
    """The same with a language model."""
    assistant = WordAssistant(library)
    with serving(services_of(assistant, library, site_folder, MODEL)) as address:
        yield address, assistant


@pytest.fixture
def with_model(running_with_model: tuple[str, WordAssistant]) -> Iterator[tuple[str, WordAssistant]]:
    """The site with a language model, which writes a sentence each time that `go_on` is released."""
    with running_with_model[1].waiting_apart():
        yield running_with_model


@pytest.fixture
def address(running: tuple[str, WordAssistant]) -> str:
    return running[0]


@pytest.fixture
def asked(running: tuple[str, WordAssistant]) -> list[Request]:
    """What this test's page asks."""
    requests = running[1].requests
    requests.clear()
    return requests


@pytest.fixture
def slow(running: tuple[str, WordAssistant], asked: list[Request]) -> Iterator[WordAssistant]:
    """The assistant behind the page; whatever waits for it goes on when the test has ended."""
    with running[1].waiting_apart():
        yield running[1]


@pytest.fixture
def swept() -> Iterator[None]:
    """What Gradio's client leaves open is cleared away before the next test, which would be blamed for it."""
    yield
    gc.collect()


WHEN_LEFT = ("AbortError:", "Connection errored out.", "Method not implemented.")
"""What Gradio says when a page is left while it still listens to the server."""


@dataclass
class Watched:
    """A page with all that it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def complain(self, said: str) -> None:
        if not any(words in said for words in WHEN_LEFT):
            self.complaints.append(said)


DESKTOP: Mapping[str, Any] = {"locale": "en-US", "viewport": {"width": 1280, "height": 900}}
"""An English browser on a desktop: its language must not matter."""


@contextmanager
def watching(browser: Browser, address: str, **context: Any) -> Iterator[Watched]:
    """The page in a browser of its own that was never here, on a desktop unless `context` says otherwise."""
    with browser.new_context(**{**DESKTOP, **context}) as opened:
        yield watch(opened, address)


def watch(context: BrowserContext, address: str) -> Watched:
    """A new page of a browser, in which nothing is kept of the site; not its scripts, which take a second to load."""
    context.set_default_timeout(15_000)
    watched = Watched(context.new_page())
    origin = "/".join(address.split("/")[:3])
    kept = {"origin": origin, "storageTypes": "all"}
    context.new_cdp_session(watched.page).send("Storage.clearDataForOrigin", kept)
    watched.page.on("request", lambda request: watched.requests.append(request.url))
    watched.page.on("pageerror", lambda error: watched.complain(str(error)))
    watched.page.on("console", lambda said: watched.complain(said.text) if said.type in ("error", "warning") else None)
    visit(watched.page, address)
    return watched


def visit(page: Page, address: str) -> None:
    """Opens an address, and waits until the page can be used, and has nothing left to do: of keys that are pressed in
    the midst of it, on a machine that is busy, the first may be lost."""
    page.goto(address)
    page.wait_for_function("window.veiligheidswijzer?.words.regions !== undefined")
    page.evaluate("new Promise((idle) => requestIdleCallback(idle, { timeout: 3000 }))")


@pytest.fixture
def path() -> str:
    """What of the small site a test's page opens; a module or a test that is about another page says so here."""
    return ""


@pytest.fixture(scope="session")
def desktop(browser: Browser) -> Iterator[BrowserContext]:
    """The browser in which most pages are opened, one after the other."""
    with browser.new_context(**DESKTOP) as context:
        yield context


@pytest.fixture
def watched(desktop: BrowserContext, address: str, path: str) -> Iterator[Watched]:
    yield watch(desktop, f"{address}/{path}")
    for page in desktop.pages:
        page.close()
    desktop.set_offline(False)


@pytest.fixture
def page(watched: Watched) -> Page:
    return watched.page


@pytest.fixture
def fetched(browser: Browser) -> Iterator[APIRequestContext]:
    """Fetches an address without opening a page."""
    with browser.new_context() as context:
        yield context.request


def ask(page: Page, question: str) -> Locator:
    """Types a question and presses Enter, waits for what it says to be there, and returns the answer."""
    page.get_by_label("Uw vraag").fill(question)
    page.keyboard.press("Enter")
    newest = page.locator("#antwoord .vw-answer")
    expect(newest.locator(".vw-asked").first).to_contain_text(question)
    return newest


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
