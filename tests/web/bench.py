"""How fast the site is in a browser, over the five programmes: python -m tests.web.bench"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, Page

from evals.dataset import load_questions
from tests.browsers import open_chromium
from tests.web.conftest import visit
from tests.web.real_site import real_site
from web import wording
from web.frame import PAGES

QUESTIONS = Path(__file__).parents[2] / "evals" / "questions" / "programmas.jsonl"
MOST_QUESTIONS = 50
PAINTS = 10
WATCH = """() => {
  window.measured = { since: null, quotes: null, shift: 0, unasked: 0 };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    Object.assign(measured, { since: performance.now(), quotes: null, shift: 0, unasked: 0 });
  }, true);
  new MutationObserver(() => {
    const asked = document.querySelector("#antwoord .vw-asked")?.textContent ?? "";
    if (measured.since === null || measured.quotes !== null || !asked.includes(measured.question)) return;
    const painted = () => { measured.quotes ??= performance.now() - measured.since; };
    requestAnimationFrame(() => requestAnimationFrame(painted));
  }).observe(document.getElementById("antwoord"), { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) {
      measured.shift += shift.value;
      if (!shift.hadRecentInput) measured.unasked += shift.value;
    }
  }).observe({ type: "layout-shift" });
}"""
"""Until the frame in which the quotes are painted. Shifts within half a second of a key count as asked for."""


def first_paint(browser: Browser, address: str) -> float:
    """Milliseconds until something of the page can be seen, in a browser that was never here."""
    with browser.new_context() as context:
        page = context.new_page()
        visit(page, address)
        seen: float = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        return seen


def weight(browser: Browser, address: str) -> tuple[int, int]:
    """Bytes over the wire and requests of a page, in a browser that was never here."""
    with browser.new_context() as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        loaded: list[int] = []
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: loaded.append(int(event["encodedDataLength"])))
        visit(page, address)
        # The page keeps a connection open: it is never idle.
        page.wait_for_timeout(1500)
        return sum(loaded), len(loaded)


def ask_all(page: Page, questions: Sequence[str]) -> list[dict[str, float]]:
    """Types each question as the first of a conversation, and measures what comes of it."""
    page.evaluate(WATCH)
    measured: list[dict[str, float]] = []
    for question in questions:
        page.evaluate("question => { measured.question = question; }", question)
        page.get_by_label("Uw vraag").fill(question)
        page.keyboard.press("Enter")
        page.wait_for_function("measured.quotes !== null")
        # What moves afterwards moves within this time.
        page.wait_for_timeout(600)
        measured.append(page.evaluate("measured"))
        page.get_by_role("button", name=wording.NEW_CONVERSATION).click()
        page.get_by_role("button", name=wording.NEW_CONVERSATION).wait_for(state="hidden")
    return measured


def tell(name: str, values: Sequence[float], unit: str) -> None:
    p95 = quantiles(values, n=20, method="inclusive")[-1]
    print(f"{name}: p50 {median(values):.{3 if unit == '' else 0}f}{unit}, p95 {p95:.{3 if unit == '' else 0}f}{unit}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", help="of a site that runs already")
    given = parser.parse_args()
    asked = load_questions(QUESTIONS, "dev")
    questions = [one.question for one in asked if one.status == "answered" and not one.history][:MOST_QUESTIONS]
    with real_site(given.address) as address, open_chromium() as browser:
        tell("First paint", [first_paint(browser, address) for _ in range(PAINTS)], " ms")
        for path, name in PAGES:
            size, requests = weight(browser, f"{address}/{path}")
            print(f"Weight of {name}: {size / 1000:.0f} kB in {requests} requests")
        with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
            page = context.new_page()
            visit(page, address)
            measured = ask_all(page, questions)
    tell(f"First quotes after Enter ({len(measured)} questions)", [one["quotes"] for one in measured], " ms")
    tell("Layout shift of an answer", [one["shift"] for one in measured], "")
    tell("Layout shift that was not asked for", [one["unasked"] for one in measured], "")


if __name__ == "__main__":
    main()
