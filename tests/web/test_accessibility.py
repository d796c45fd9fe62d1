"""Every page in every state, for those who read it in another way: axe-core, structure, zoom, themes, paper."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import HOSTILE, WordAssistant, ask, visit, watching
from tests.web.pages import SCHEMES, faults
from web import check_wording, compare_wording, wording

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")


def test_question_and_answer(page: Page) -> None:
    found = faults(page, "empty")
    ask(page, f"bodycams wijkagenten {HOSTILE}")
    page.get_by_role("button", name=wording.show_evidence(1)).click()
    expect(page.locator("#bewijs-1-1 mark")).to_be_visible()
    found += faults(page, "evidence")
    ask(page, "vuurwerk")
    page.locator(".vw-nearest summary").first.click()
    page.locator(".vw-turn summary").first.click()
    found += faults(page, "conversation")
    page.get_by_role("button", name=wording.JUDGE_ANSWER).first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    found += faults(page, "dialogue")
    page.get_by_role("button", name=wording.JUDGE_CANCEL).click()
    ask(page, "olifanten")
    found += faults(page, "not found")
    ask(page, "hm")
    found += faults(page, "unclear")
    page.get_by_label("Uw vraag").fill("x" * 1001)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    found += faults(page, "error")
    page.get_by_label("Partij of gemeente", exact=True).click()
    page.get_by_role("option", name="Alderkring").click()
    page.get_by_label("Partij of gemeente", exact=True).click()
    expect(page.get_by_role("option", name="Beemdlijst")).to_be_visible()
    found += faults(page, "choosing")
    assert "\n".join(found) == ""


def test_summary_that_is_being_written(browser: Browser, with_model: tuple[str, WordAssistant]) -> None:
    address, assistant = with_model
    with watching(browser, address) as watched:
        ask(watched.page, "bodycams")
        assistant.go_on.release()
        expect(watched.page.locator(".vw-summary .vw-number")).to_have_count(1)
        found = faults(watched.page, "summary")
        watched.page.get_by_role("button", name=wording.STOP).click()
        expect(watched.page.get_by_role("button", name=wording.STOP)).to_be_hidden()
        assistant.go_on.release(2)
    assert "\n".join(found) == ""


@pytest.mark.parametrize("path", ["vergelijk"])
def test_comparison(page: Page, address: str) -> None:
    found = faults(page, "empty")
    page.get_by_role("button", name=compare_wording.COMPARE, exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    found += faults(page, "error")
    visit(page, f"{address}/vergelijk?vraag=bodycams&partij=Alderkring&partij=Beemdlijst")
    expect(page.get_by_role("table")).to_be_visible()
    page.locator(".vw-evidence summary").first.click()
    found += faults(page, "table")
    assert "\n".join(found) == ""


@pytest.mark.parametrize("path", ["zoek"])
def test_search(page: Page, address: str) -> None:
    found = faults(page, "empty")
    visit(page, f"{address}/zoek?woorden=wijkagenten")
    expect(page.get_by_role("table")).to_be_visible()
    found += faults(page, "hits")
    visit(page, f"{address}/zoek?woorden=camera")
    expect(page.locator(".vw-lead")).to_contain_text("staat niet in de programma’s")
    found += faults(page, "no hits")
    assert "\n".join(found) == ""


@pytest.mark.parametrize("path", ["controleer"])
def test_checked_claims(page: Page) -> None:
    found = faults(page, "empty")
    claims = page.get_by_label(check_wording.CLAIMS)
    claims.fill("bodycams")
    page.get_by_role("button", name=check_wording.CHECK, exact=True).click()
    expect(page.locator(".vw-card")).to_be_visible()
    found += faults(page, "one claim")
    claims.fill("\n".join(["bodycams", "vuurwerk", "wijkagenten", "x" * 1001, "olifanten"]))
    page.get_by_role("button", name=check_wording.CHECK, exact=True).click()
    expect(page.locator("details.vw-checked")).to_have_count(4)
    page.locator("details.vw-checked summary").first.click()
    found += faults(page, "claims")
    assert "\n".join(found) == ""


@pytest.mark.parametrize("path", ["programmas"])
def test_programmes(page: Page, address: str) -> None:
    expect(page.get_by_role("table")).to_be_visible()
    found = faults(page, "collection")
    visit(page, f"{address}/programmas?programma=alderkring&zoek=we")
    expect(page.locator(".vw-reading mark").first).to_be_visible()
    page.locator(".vw-removed summary").click()
    found += faults(page, "programme")
    visit(page, f"{address}/programmas?programma=weg")
    expect(page.get_by_role("alert")).to_be_visible()
    found += faults(page, "unknown programme")
    assert "\n".join(found) == ""


@pytest.mark.parametrize("path", ["over"])
def test_about(page: Page) -> None:
    assert "\n".join(faults(page, "over")) == ""


@pytest.mark.parametrize(
    ("path", "region"),
    [("", "Antwoord"), ("vergelijk", "Uitkomst"), ("zoek", "Uitkomst"), ("controleer", "Uitkomst")],
)
def test_what_comes_is_read_aloud(page: Page, region: str) -> None:
    expect(page.get_by_role("region", name=region)).to_have_attribute("aria-live", "polite")
    expect(page.locator("#bezig")).to_have_attribute("role", "status")


def test_nothing_moves_for_who_does_not_want_it(browser: Browser, address: str) -> None:
    with watching(browser, address, reduced_motion="reduce") as watched:
        ask(watched.page, "bodycams")
        moving = """[...document.querySelectorAll("*")].map((e) => getComputedStyle(e)).filter(
          (style) => parseFloat(style.transitionDuration) > 0 && style.transitionProperty !== "none"
            || style.animationName !== "none").length"""
        assert watched.page.evaluate(moving) == 0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_on_paper_there_are_quotes_and_no_forms(browser: Browser, address: str, scheme: str) -> None:
    with watching(browser, address, color_scheme=scheme) as watched:
        page = watched.page
        answer = ask(page, "bodycams")
        page.get_by_role("button", name=wording.show_evidence(1)).click()
        page.emulate_media(media="print")
        for hidden in ("#formulier", "#voorbeelden", ".vw-top nav", ".vw-actions", "#nieuw"):
            expect(page.locator(hidden).first).to_be_hidden()
        expect(answer.locator(".vw-card blockquote")).to_be_visible()
        expect(answer.locator(".vw-card .vw-evidence mark")).to_be_visible()
        expect(answer.locator(".vw-card").get_by_role("link", name=wording.OPEN_SOURCE)).to_be_visible()
        colours = page.evaluate(
            "[getComputedStyle(document.body).backgroundColor, "
            "getComputedStyle(document.querySelector('blockquote')).color]"
        )
        assert colours == ["rgb(255, 255, 255)", "rgb(27, 36, 38)"]
