"""What a visitor thinks of an answer, from the dialogue to the file."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assistant.feedback import FEEDBACK_FILE
from tests.web.conftest import ask
from web import wording

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")


@pytest.fixture
def file(site_folder: Path) -> Path:
    """What the site keeps; nothing yet."""
    kept = site_folder / "feedback" / FEEDBACK_FILE
    kept.unlink(missing_ok=True)
    return kept


def kept_in(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_judgement_of_a_quote_is_kept_with_its_answer(page: Page, file: Path) -> None:
    ask(page, "bodycams")
    page.get_by_role("button", name="Wat vindt u van dit citaat? 1").click()
    dialogue = page.get_by_role("dialog", name="Uw oordeel over citaat 1")
    dialogue.get_by_label("Is verouderd").check()
    dialogue.get_by_label("In uw eigen woorden").fill("Dit is <b>anders</b> nu.")
    dialogue.get_by_label(wording.JUDGE_CONSENT).check()
    dialogue.get_by_role("button", name=wording.JUDGE_SEND).click()
    thanked = page.locator(".vw-quote").get_by_role("button", name=wording.JUDGE_THANKS)
    expect(thanked).to_be_in_viewport(ratio=0.9)
    expect(page.get_by_role("status").filter(has_text=wording.JUDGE_THANKS)).to_have_count(1)
    (record,) = kept_in(file)
    assert (record["verdict"], record["quote"], record["words"]) == ("outdated", 1, "Dit is <b>anders</b> nu.")
    assert record["answer"]["question"] == "bodycams"
    assert record["answer"]["citations"][0]["publisher"] == "Alderkring"
    assert set(record) == {"day", "version", "verdict", "quote", "words", "answer"}


def test_each_judgement_is_thanked_for_on_its_own_button(page: Page, file: Path) -> None:
    ask(page, "bodycams")
    for name in ("Wat vindt u van dit citaat? 1", wording.JUDGE_ANSWER):
        page.get_by_role("button", name=name).click()
        dialogue = page.get_by_role("dialog")
        dialogue.get_by_label("Goed").check()
        dialogue.get_by_label(wording.JUDGE_CONSENT).check()
        dialogue.get_by_role("button", name=wording.JUDGE_SEND).click()
        expect(page.get_by_role("button", name=wording.JUDGE_THANKS)).to_be_in_viewport(ratio=0.9)
        expect(page.get_by_role("button", name=name)).to_be_focused()
    assert len(kept_in(file)) == 2


def test_judgement_that_cannot_be_kept_is_told_where_it_is_seen(page: Page, file: Path) -> None:
    ask(page, "bodycams")
    page.set_viewport_size({"width": 390, "height": 420})
    file.mkdir(parents=True)
    page.get_by_role("button", name="Wat vindt u van dit citaat? 1").click()
    dialogue = page.get_by_role("dialog")
    dialogue.get_by_label("Goed").check()
    dialogue.get_by_label(wording.JUDGE_CONSENT).check()
    dialogue.get_by_role("button", name=wording.JUDGE_SEND).click()
    expect(page.locator("#oordeel-gemeld").get_by_role("alert")).to_be_in_viewport(ratio=0.9)
    expect(page.get_by_role("button", name=wording.JUDGE_THANKS)).to_have_count(0)
    file.rmdir()


def test_judgement_of_an_earlier_answer_is_about_that_one(page: Page, file: Path) -> None:
    ask(page, "bodycams")
    ask(page, "vuurwerk")
    page.locator(".vw-turn summary").first.click()
    page.locator(".vw-turn").get_by_role("button", name=wording.JUDGE_ANSWER).click()
    dialogue = page.get_by_role("dialog", name=wording.JUDGE_ABOUT_ANSWER)
    dialogue.get_by_label("Goed").check()
    dialogue.get_by_label(wording.JUDGE_CONSENT).check()
    dialogue.get_by_role("button", name=wording.JUDGE_SEND).click()
    expect(page.locator("#oordeel-gemeld")).to_contain_text(wording.JUDGE_THANKS)
    (record,) = kept_in(file)
    assert (record["answer"]["question"], record["quote"]) == ("bodycams", None)


def test_without_consent_it_cannot_be_sent_and_nothing_is_kept(page: Page, file: Path) -> None:
    ask(page, "bodycams")
    page.get_by_role("button", name=wording.JUDGE_ANSWER).click()
    dialogue = page.get_by_role("dialog", name=wording.JUDGE_ABOUT_ANSWER)
    dialogue.get_by_label("Goed").check()
    dialogue.get_by_role("button", name=wording.JUDGE_SEND).click()
    expect(dialogue).to_be_visible()
    # The browser would say it in its own language.
    consent = dialogue.get_by_label(wording.JUDGE_CONSENT)
    assert consent.evaluate("box => box.validationMessage") == wording.JUDGE_NO_CONSENT
    consent.check()
    assert consent.evaluate("box => box.validationMessage") == ""
    # A script that goes past the dialogue is refused by the program itself.
    page.evaluate(
        """() => document.querySelector("#oordeel [data-sends]").dispatchEvent(new CustomEvent("vw-oordeel", {
          bubbles: true, detail: { turn: 1, quote: null, verdict: "good", words: "", consent: false } }))"""
    )
    expect(page.locator("#oordeel-gemeld")).to_contain_text("toestemming")
    assert not file.exists()


@pytest.mark.parametrize("how", ["Escape", "button"])
def test_a_dialogue_that_is_left_keeps_nothing_and_gives_the_focus_back(page: Page, file: Path, how: str) -> None:
    ask(page, "bodycams")
    button = page.get_by_role("button", name=wording.JUDGE_ANSWER)
    button.click()
    dialogue = page.get_by_role("dialog", name=wording.JUDGE_ABOUT_ANSWER)
    if how == "Escape":
        page.keyboard.press("Escape")
    else:
        dialogue.get_by_role("button", name=wording.JUDGE_CANCEL).click()
    expect(dialogue).to_be_hidden()
    expect(button).to_be_focused()
    assert not file.exists()
