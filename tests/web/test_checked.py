"""Claims that were checked as HTML, and what a browser makes of it."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from assistant.claims import ClaimCheck
from assistant.differences import Difference
from assistant.question import Request
from tests.web.conftest import WordAssistant, services_of, watching
from tests.web.pages import SCHEMES
from vectorstore.library import Library
from web import check_wording
from web.checked import render_checks

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")


def summaries(html: str) -> list[str]:
    """The line of each claim that is folded, as it is read."""
    lines = re.findall(r'<details class="vw-checked"><summary>(.*?)</summary>', html)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", line)).split()) for line in lines]


def with_differences(check: ClaimCheck, *differences: Difference) -> ClaimCheck:
    """The claim with these for the publishers that it is found at."""
    rows = tuple(replace(row, differences=differences) if row.publisher.found else row for row in check.rows)
    return replace(check, rows=rows)


def test_a_folded_claim_says_what_found_alone_would_hide(
    word_assistant: WordAssistant, library: Library, tmp_path: Path
) -> None:
    services = services_of(word_assistant, library, tmp_path)
    plain = word_assistant.check(Request("bodycams"))
    both = word_assistant.check(Request("bodycams en wijkagenten"))
    without = Difference("count", "100 <b>camera’s", (), None)
    negation = Difference("negation", "geen bodycams", ("bodycams",), 1)
    other = Difference("count", "6 camera’s", ("5 camera’s",), 1)
    checks = [
        plain,
        with_differences(both, without),
        with_differences(plain, negation, negation),
        with_differences(plain, other),
        replace(plain, rows=(replace(plain.rows[0], beside=((1, "24 camera’s", "44 camera’s"),)), *plain.rows[1:])),
    ]
    lead = plain.answer.lead
    assert summaries(render_checks(checks, (), "", services)) == [
        f"„bodycams” {lead}",
        f"„bodycams en wijkagenten” {lead} Bij Alderkring (Vossendam) en Beemdlijst (Vossendam) vond ik niets om te "
        "vergelijken met 100 <b>camera’s.",
        f"„bodycams” {lead} Let bij Alderkring (Vossendam) op „niet” of „geen”.",
        f"„bodycams” {lead}",
        f"„bodycams” {lead} Alderkring (Vossendam): naast 24 camera’s noemt citaat [1] ook 44 camera’s. "
        "Lees welk getal bij de bewering hoort.",
    ]


def brightness(colour: Sequence[int]) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = [part / 255 for part in colour[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", SCHEMES)
def test_how_far_it_is_can_be_seen_in_the_colour_of_the_site(
    browser: Browser, address: str, slow: WordAssistant, scheme: str
) -> None:
    with watching(browser, f"{address}/controleer", color_scheme=scheme) as watched:
        page = watched.page
        page.get_by_label(check_wording.CLAIMS).fill("bodycams\nwacht vuurwerk")
        page.get_by_role("button", name=check_wording.CHECK, exact=True).click()
        bar = page.get_by_role("progressbar")
        expect(bar).to_have_attribute("value", "1")
        picture = Image.open(io.BytesIO(bar.screenshot())).convert("RGB")
        accent = bar.evaluate(
            "bar => (bar.style.color = 'var(--vw-accent)', getComputedStyle(bar).color.match(/\\d+/g).map(Number))"
        )
        slow.go_on.release()
    middle = picture.height // 2
    done, left = (picture.getpixel((picture.width * part // 4, middle)) for part in (1, 3))
    assert isinstance(done, tuple)
    assert isinstance(left, tuple)
    assert list(done) == accent
    lighter, darker = sorted((brightness(done), brightness(left)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 3


@pytest.mark.parametrize("path", ["controleer?bewering=bodycams"])
def test_figures_that_differ_have_another_badge_than_what_is_final(page: Page) -> None:
    final = page.locator(".vw-badge-final").first
    expect(final).to_be_visible()
    verdict = page.locator(".vw-card .vw-badge[class*=vw-verdict]")
    verdict.evaluate("badge => (badge.className = 'vw-badge vw-verdict-figures_differ')")
    look = "badge => ['color', 'borderTopStyle', 'backgroundColor'].map((name) => getComputedStyle(badge)[name])"
    assert not set(verdict.evaluate(look)) & set(final.evaluate(look))
