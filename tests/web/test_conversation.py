"""A second question before the first has ended, and the same one twice."""

from collections.abc import Generator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.question import Request
from assistant.scope import Filter
from tests.web.conftest import SENTENCES, WordAssistant, ask, visit, watching
from web import wording
from web.conversation import Newest, Turn, without_repeated

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")


def test_what_an_older_question_still_has_to_say_goes_unsaid() -> None:
    closed = []

    def told(name: str) -> Generator[dict[Any, Any]]:
        try:
            yield {"answer": name}
            yield {"summary": name}
        finally:
            closed.append(name)

    newest = Newest()
    older = newest.follow(told("older"), {})
    assert next(older) == {"answer": "older"}
    younger = newest.follow(told("younger"), {})
    assert next(younger) == {"answer": "younger"}
    assert list(older) == [{}]
    assert closed == ["older"]
    assert list(younger) == [{"summary": "younger"}]


def test_the_same_question_with_the_same_filter_takes_its_own_place(word_assistant: WordAssistant) -> None:
    first = Turn("bodycams", Filter(), word_assistant.ask(Request("bodycams")), "")
    second = replace(first, question="vuurwerk")
    assert without_repeated((first, second), "vuurwerk", Filter()) == (first,)
    assert without_repeated((first, second), "vuurwerk", Filter(("Alderkring",))) == (first, second)
    assert without_repeated((first, second), "bodycams", Filter()) == (first, second)
    assert without_repeated((), "bodycams", Filter()) == ()


def test_a_next_question_does_not_wait_for_the_summary_of_the_last(
    browser: Browser, with_model: tuple[str, WordAssistant]
) -> None:
    address, assistant = with_model
    page = browser.new_page()
    visit(page, address)
    ask(page, "bodycams")
    page.get_by_label("Uw vraag").fill("vuurwerk")
    page.keyboard.press("Enter")
    asked = page.locator("#antwoord .vw-asked").first
    expect(asked).to_contain_text("vuurwerk")
    expect(page.get_by_role("button", name=wording.STOP)).to_be_visible()
    # One for the sentence that the first question waits for, the others for all of the second.
    assistant.go_on.release(1 + len(SENTENCES))
    expect(page.get_by_role("button", name=wording.STOP)).to_be_hidden()
    expect(page.locator("#samenvatting .vw-number")).to_have_count(len(SENTENCES))
    expect(asked).to_contain_text("vuurwerk")
    expect(page.locator(".vw-turn > summary")).to_have_text("bodycams")
    page.close()


def test_a_summary_that_is_stopped_leaves_the_quotes_and_what_was_written(
    browser: Browser, with_model: tuple[str, WordAssistant]
) -> None:
    address, assistant = with_model
    with watching(browser, address) as watched:
        page = watched.page
        ask(page, "bodycams")
        assistant.go_on.release()
        expect(page.locator(".vw-summary .vw-number")).to_have_count(1)
        page.get_by_role("button", name=wording.STOP).click()
        expect(page.get_by_role("button", name=wording.STOP)).to_be_hidden()
        assistant.go_on.release(2)
        ask(page, "vuurwerk")
        page.get_by_role("button", name=wording.NEW_CONVERSATION).click()
        expect(page.locator(".vw-answer")).to_have_count(0)
        assistant.go_on.release(3)
        # The stopped ones have ended, and nothing came of them.
        ask(page, "bodycams")
        assistant.go_on.release(3)
        expect(page.locator(".vw-summary .vw-number")).to_have_count(3)
        expect(page.get_by_role("alert")).to_have_count(0)
        expect(page.locator(".vw-turn")).to_have_count(0)


def test_a_button_that_is_clicked_twice_gives_one_answer(page: Page, asked: list[Request]) -> None:
    page.get_by_label("Uw vraag").fill("bodycams")
    page.get_by_role("button", name=wording.SEARCH_BUTTON).dblclick()
    expect(page.locator("#antwoord .vw-card")).to_be_visible()
    ask(page, "vuurwerk")
    expect(page.locator(".vw-turn > summary")).to_have_text(["bodycams"])
    assert asked[-1].history == ("bodycams",)
