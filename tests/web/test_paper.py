"""What a browser makes of an answer on A4: read back from the pages that it prints."""

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from tests.web.conftest import BODYCAMS, ask
from web import wording

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")

LONG = "Zo staat het in de tekst eromheen. " * 200
"""More than a page."""


def printed(page: Page) -> Sequence[str]:
    """The words of each page of A4, with one space between them."""
    document = PdfDocument(page.pdf(format="A4"))
    pages = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
    document.close()
    return pages


def test_a_quote_stays_on_its_page_when_its_long_text_is_opened(page: Page) -> None:
    ask(page, "bodycams")
    closed = printed(page)[0]
    page.get_by_role("button", name=wording.show_evidence(1)).click()
    expect(page.locator("#bewijs-1-1 mark")).to_be_visible()
    page.locator("#bewijs-1-1 .vw-text").evaluate("(box, long) => box.append(long)", LONG)
    opened = printed(page)
    assert BODYCAMS.text in closed
    assert BODYCAMS.text in opened[0]
    # The text begins there too, and goes on.
    assert LONG[:20] in opened[0]
    assert LONG[:20] in opened[1]


def test_a_headline_at_the_end_of_a_page_goes_to_the_next_as_a_whole(page: Page) -> None:
    ask(page, "bodycams")
    lead = page.locator(".vw-lead")
    lead.evaluate("lead => (lead.textContent = 'Kop '.repeat(100))")
    for height in range(400, 800, 50):
        # Wherever the page ends in it.
        page.locator(".vw-top").evaluate("(top, height) => (top.style.paddingTop = `${height}px`)", height)
        assert [text.count("Kop ") for text in printed(page) if "Kop " in text] in ([100], [99]), height


def test_paper_says_when_and_from_where_and_addresses_that_can_be_typed(page: Page) -> None:
    ask(page, "bodycams")
    page.get_by_role("button", name=wording.show_evidence(1)).click()
    expect(page.locator("#bewijs-1-1 mark")).to_be_visible()
    # A long address is cut where a line ends.
    text = "".join("".join(printed(page)).split())
    said = "".join(wording.PRINTED.split()).format(day=r"\d{1,2}[a-z]+\d{4}", address=re.escape(page.url))
    assert len(re.findall(said, text)) == 1
    # On the screen there is none.
    expect(page.locator("#afgedrukt")).to_have_count(0)
    assert f"{wording.OPEN_SOURCE} (https://alderkring.example/veilig?a=1&b=2)".replace(" ", "") in text
    assert "(/" not in text


def test_what_was_thanked_for_is_not_printed(page: Page) -> None:
    ask(page, "bodycams")
    page.get_by_role("button", name=wording.JUDGE_ANSWER).click()
    page.get_by_label("Goed").check()
    page.get_by_label(wording.JUDGE_CONSENT).check()
    page.get_by_role("button", name=wording.JUDGE_SEND).click()
    expect(page.locator("#oordeel-gemeld")).to_contain_text(wording.JUDGE_THANKS)
    assert wording.JUDGE_THANKS not in " ".join(printed(page))
