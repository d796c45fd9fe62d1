"""A small collection of made-up parties, an assistant over it that can be worked out by hand, a site that really runs,
and a browser."""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from assistant.answer import Answer, Citation, Claim, PublisherAnswer, cite
from assistant.claims import ClaimCheck
from assistant.question import Request
from assistant.search import search
from tests.assistant import made_up
from tests.browsers import open_chromium
from tests.encoders import WordEncoder
from vectorstore.errors import QuestionError
from vectorstore.library import Library
from vectorstore.passage import Passage, Programme, Section
from vectorstore.site_settings import SiteSettings
from web.services import Services
from web.site import build_site, start
from web.stored_files import file_finder

WORDS = ("bodycams", "wijkagenten", "vuurwerk", "camera")
HOSTILE = '<script>document.title = "gekaapt"</script><img src=x onerror="document.title=1"> ${1+1} {{value}}'
"""What a question or a programme may hold, and must be shown as it is."""

ALDERKRING = replace(made_up.ALDERKRING, url="https://alderkring.example/veilig?a=1&b=2", edition="alderkring-1")
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
BODYCAMS = replace(of_two(_bodycams), page="12")
FIREWORKS = replace(_fireworks, context="Wij zijn tegen:")
OFFICERS = of_two(_officers)


@dataclass
class WordAssistant:
    """Finds a passage when the question has a word of WORDS that the passage has too; keeps what it was asked."""

    library: Library
    requests: list[Request] = field(default_factory=list)

    def ask(self, request: Request) -> Answer:
        self.requests.append(request)
        if len(request.question) > 1000:
            raise QuestionError("Uw vraag is te lang. Maak de vraag <korter>.")
        if request.question == "kapot":
            raise RuntimeError("something that nobody foresaw")
        if "stemmen" in request.question:
            return self._answer(request, "advice_declined", "Ik geef geen stemadvies.", ())
        rows = tuple(self._row(p, request.question, n) for n, p in enumerate(self._wanted(request), start=1))
        found = [row for row in rows if row.found]
        if found:
            return self._answer(request, "answered", "Hierover staat iets in de programma’s.", rows)
        return self._answer(request, "not_found", "Hierover staat niets in de programma’s.", rows)

    def _wanted(self, request: Request) -> list[Programme]:
        chosen = request.filter.publishers
        return [p for p in self.library.programmes() if not chosen or p.publisher in chosen]

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
            id=None,
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


def services_of(ask: Callable[[Request], Answer], library: Library, folder: Path) -> Services:
    """A site's services over an assistant that only answers; its files and its feedback are in a folder."""
    return Services(
        library=library,
        stream=lambda request: iter([ask(request)]),
        compare=ask,
        search=partial(search, library),
        check=lambda request: ClaimCheck(request.question, ask(request), ()),
        find_file=file_finder(library, (folder,)),
        feedback=folder / "feedback",
    )


@contextmanager
def serving(services: Services, settings: SiteSettings | None = None) -> Iterator[str]:
    """A site that really runs on a free port: its address."""
    settings = settings or SiteSettings()
    site = build_site(services, settings)
    try:
        yield start(site, services, settings, "127.0.0.1", free_port()).rstrip("/")
    finally:
        site.close(verbose=False)


def add(library: Library, programme: Programme, paragraphs: tuple[str, ...], *passages: Passage) -> None:
    """Stores a programme of one section."""
    text = made_up.text_of(*paragraphs)
    library.add(programme, text, (Section(("Veiligheid",), 0, len(text), programme.status, None),), passages)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library.open(tmp_path_factory.mktemp("collection"), WordEncoder(*WORDS))
    add(library, ALDERKRING, ALDERKRING_PARAGRAPHS, BODYCAMS, FIREWORKS)
    add(library, BEEMDLIJST, BEEMDLIJST_PARAGRAPHS, OFFICERS)
    yield library
    library.close()


@pytest.fixture
def word_assistant(library: Library) -> WordAssistant:
    return WordAssistant(library)


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the small site has its files and keeps its feedback."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def running(library: Library, site_folder: Path) -> Iterator[tuple[str, WordAssistant]]:
    """A site over the small collection: its address, and the assistant behind it."""
    assistant = WordAssistant(library)
    with serving(services_of(assistant.ask, library, site_folder)) as address:
        yield address, assistant


@pytest.fixture
def address(running: tuple[str, WordAssistant]) -> str:
    return running[0]


@pytest.fixture
def asked(running: tuple[str, WordAssistant]) -> list[Request]:
    """What this test's page asks."""
    requests = running[1].requests
    requests.clear()
    return requests


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_chromium() as browser:
        yield browser


@dataclass
class Watched:
    """A page with all that it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def watching(browser: Browser, address: str) -> Iterator[Watched]:
    """The page as an English browser on a desktop opens it: its language must not matter."""
    with browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900}) as context:
        watched = Watched(context.new_page())
        watched.page.on("request", lambda request: watched.requests.append(request.url))
        watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        watched.page.on(
            "console", lambda said: watched.complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        watched.page.goto(address)
        watched.page.get_by_label("Uw vraag").wait_for()
        yield watched


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    with watching(browser, address) as watched:
        yield watched


@pytest.fixture
def page(watched: Watched) -> Page:
    return watched.page


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
