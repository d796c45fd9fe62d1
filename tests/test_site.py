"""The page in a real browser, over the real assistant and the five programmes: one conversation from end to end."""

import json
import re

import pytest
from playwright.sync_api import Browser, expect

from assistant.chain import Assistant
from assistant.question import Request
from tests.forum import PROGRAMME, private_names
from tests.web.conftest import ask, serving, watching
from vectorstore.settings import Settings
from web import wording
from web.api import describe_programmes
from web.programmes import render_collection, render_programme
from web.services import make_services

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")

BODYCAMS = "Wat wil D66 in Almere met bodycams?"
OFFICERS = "Hoeveel wijkagenten moeten er komen volgens de reactie op het forum van de PvdA Almere?"


def test_conversation_over_the_five_programmes(assistant: Assistant, browser: Browser, settings: Settings) -> None:
    library = assistant.library
    (citation, *_) = assistant.ask(Request(BODYCAMS)).citations
    with serving(make_services(assistant, settings)) as address, watching(browser, address) as watched:
        page = watched.page

        answer = ask(page, BODYCAMS)
        answer.get_by_role("button", name=wording.show_evidence(1)).click()
        evidence = answer.locator("#bewijs-1-1")
        mark = evidence.locator("mark")
        expect(mark).to_be_visible()
        assert mark.evaluate("mark => mark.textContent") == library.text("d66-almere")[citation.start : citation.end]
        expect(mark).to_contain_text("D66 is voorstander van het gebruik van bodycams.")
        expect(evidence).to_contain_text("Veilige stad › Meer mankracht")
        expect(evidence.locator(".vw-badge")).to_have_text("Vastgesteld programma")
        link = evidence.get_by_role("link", name=wording.OPEN_SOURCE)
        expect(link).to_have_attribute("href", re.compile(r"^https://d66\.nl/almere/"))

        answer = ask(page, "En de PvdA?")
        expect(answer.locator(".vw-missing")).to_contain_text("Niet gevonden bij: PvdA (Almere).")
        expect(answer).to_contain_text("Gelezen als:")

        answer = ask(page, OFFICERS)
        # Beside what the party itself writes stands what a participant proposed.
        expect(answer.locator(".vw-quote").first).to_contain_text("Wij willen meer inzet van wijkagenten")
        answer.get_by_role("button", name=wording.show_evidence(2)).click()
        evidence = answer.locator("#bewijs-3-2")
        expect(evidence.locator(".vw-badge")).to_have_text("Voorstel van een deelnemer, niet van de partij")
        expect(evidence.locator(".vw-badge")).to_be_visible()
        content = page.content()
        assert [name for name in private_names(settings.programmes) if name in content] == []
        assert watched.complaints == []


def test_who_wrote_in_a_forum_is_named_nowhere_on_the_site(assistant: Assistant, settings: Settings) -> None:
    services = make_services(assistant, settings)
    programme = assistant.library.programme(PROGRAMME)
    shown = render_collection(services) + render_programme(services, {"programma": PROGRAMME})
    told = shown + json.dumps(describe_programmes(assistant.library), ensure_ascii=False)
    assert "10 regels" in shown
    assert [name for name in private_names(settings.programmes) if name in told] == []
    assert services.find_file(programme) is None
    assert services.find_file(assistant.library.programme("d66-almere")) is not None
