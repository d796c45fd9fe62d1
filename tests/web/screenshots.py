"""Pictures of every page and state over the five programmes, and of a summary that is being written over made-up
ones: python -m tests.web.screenshots"""

import argparse
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Browser, Page

from assistant.answer import Answer
from assistant.question import Request
from tests.browsers import open_chromium
from tests.encoders import WordEncoder
from tests.web.conftest import (
    ALDERKRING,
    ALDERKRING_PARAGRAPHS,
    BEEMDLIJST,
    BEEMDLIJST_PARAGRAPHS,
    BODYCAMS,
    FIREWORKS,
    MODEL,
    OFFICERS,
    WORDS,
    WordAssistant,
    add,
    services_of,
    serving,
    visit,
)
from tests.web.real_site import real_site
from vectorstore.library import Library
from web import wording

WIDTHS = (390, 768, 1280)
TALLEST = 2400
"""Pixels of a page that a picture shows."""
COLOURS = 48
FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
ABOUT_BODYCAMS = "Wat wil D66 in Almere met bodycams?"


def asked(question: str) -> str:
    return f"/?{urlencode({'vraag': question})}"


def open_first_evidence(page: Page) -> None:
    page.get_by_role("button", name=wording.show_evidence(1)).first.click()
    page.locator(".vw-evidence mark").first.wait_for()


def judge(page: Page) -> None:
    page.get_by_role("button", name=wording.JUDGE_ANSWER).click()
    page.get_by_role("dialog").wait_for()


def open_first_claim(page: Page) -> None:
    page.locator("details.vw-checked summary").first.click()


def nothing(page: Page) -> None:
    """The page as it is opened."""


COMPARED = {"vraag": "vuurwerk", "partij": ["BIJ1", "D66", "Volt"]}
CLAIMS = {
    "bewering": [
        "De PvdA Almere wil 50 wijkagenten",
        "D66 Almere wil bodycams",
        "Volt staat achter een landelijk vuurwerkverbod",
        "BIJ1 wil stopformulieren",
    ]
}
STATES: Mapping[str, tuple[str, str, Callable[[Page], None]]] = {
    "vraag": ("/", ".voorbeeld", nothing),
    "antwoord": (asked(ABOUT_BODYCAMS), ".vw-card", open_first_evidence),
    "antwoord-van-allen": (asked("Wat staat er over vuurwerk?"), ".vw-card", nothing),
    "niet-gevonden": (asked("Wat wil Volt in Amsterdam met windmolens?"), ".vw-answer", nothing),
    "niet-in-de-collectie": (asked("Wat wil D66 in Amsterdam met camera’s?"), ".vw-link", nothing),
    "geen-advies": (asked("Op wie moet ik stemmen?"), ".vw-answer", nothing),
    "oordeel": (asked(ABOUT_BODYCAMS), ".vw-card", judge),
    "vergelijk": (f"/vergelijk?{urlencode(COMPARED, doseq=True)}", "#uitkomst table", nothing),
    "vergelijk-fout": ("/vergelijk?vraag=vuurwerk", "[role=alert]", nothing),
    "zoek": ("/zoek?woorden=camera", "#uitkomst table", nothing),
    "controleer": (f"/controleer?{urlencode(CLAIMS, doseq=True)}", ".vw-checked", open_first_claim),
    "programmas": ("/programmas", "#programma table", nothing),
    "programma": ("/programmas?programma=d66-almere&zoek=boa", ".vw-reading", nothing),
    "over": ("/over", "#over article", nothing),
    "samenvatting": (
        asked("Wat wil Alderkring in Vossendam met bodycams?"),
        ".vw-summary .vw-number >> nth=1",
        nothing,
    ),
}
"""Of each picture: the address, what must be there, and what is done then."""
DARK = ("antwoord",)
MADE_UP = ("samenvatting",)
"""Pictures over a made-up party with a made-up language model: what a model writes of a real one is not shown here."""


@contextmanager
def made_up_site() -> Iterator[str]:
    """A site whose language model writes two sentences, and then waits for the picture to be taken."""
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "collection", WordEncoder(*WORDS))
        add(library, ALDERKRING, ALDERKRING_PARAGRAPHS, (BODYCAMS, FIREWORKS))
        add(library, BEEMDLIJST, BEEMDLIJST_PARAGRAPHS, (OFFICERS,))

        def stream(request: Request) -> Iterator[Answer]:
            # One for each visit: those before it still wait.
            assistant = WordAssistant(library)
            assistant.go_on.release(2)
            yield from assistant.stream(request)

        services = replace(services_of(WordAssistant(library), library, Path(folder), MODEL), stream=stream)
        with serving(services) as address:
            yield address
        library.close()


def picture(browser: Browser, address: str, name: str, width: int, scheme: str) -> Image.Image:
    """A page as a visitor sees it, in few colours: the pictures travel with the sources."""
    path, there, then = STATES[name]
    with browser.new_context(
        viewport={"width": width, "height": 844 if width < 768 else 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    ) as context:
        page = context.new_page()
        visit(page, f"{address}{path}")
        page.locator(there).first.wait_for()
        then(page)
        page.evaluate("window.scrollTo(0, 0)")
        full = name != "oordeel"
        height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
        data = page.screenshot(
            full_page=full, clip={"x": 0, "y": 0, "width": width, "height": height} if full else None
        )
    return Image.open(io.BytesIO(data)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", help="of a site that runs already")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--only", choices=STATES, nargs="*", default=list(STATES))
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with real_site(given.address) as real, made_up_site() as made_up, open_chromium() as browser:
        for name in given.only:
            address = made_up if name in MADE_UP else real
            for width in WIDTHS:
                for scheme in ("light", "dark") if name in DARK else ("light",):
                    file = given.out / f"{name}-{width}{'-donker' if scheme == 'dark' else ''}.png"
                    picture(browser, address, name, width, scheme).save(file, optimize=True)
                    print(f"{file}: {file.stat().st_size // 1000} kB", flush=True)


if __name__ == "__main__":
    main()
