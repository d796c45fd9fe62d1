"""An answer as HTML: what is in it, and that text stays text."""

import re
from dataclasses import replace
from html import escape, unescape
from pathlib import Path

import pytest

from assistant.answer import Answer, Claim, PublisherAnswer, Summary, cite
from assistant.compose import with_summary
from assistant.question import Request
from assistant.scope import Filter
from tests.web.conftest import ALDERKRING, BODYCAMS, FIREWORKS, HOSTILE, WordAssistant, only_citation, services_of
from vectorstore.library import Library
from vectorstore.passage import DocumentKind, Status
from web import wording
from web.address import Address
from web.conversation import Shown, Turn, reply
from web.evidence import collect_evidence
from web.render import render_answer, render_earlier
from web.wording import as_citation


def html_of(answer: Answer, library: Library) -> str:
    services = services_of(WordAssistant(library), library, Path())
    evidence = {citation.n: collect_evidence(citation, services) for citation in answer.citations}
    return render_answer(answer, evidence, {"alderkring": "Alderkring: programma"}, 1, "?vraag=x")


def shown(assistant: WordAssistant, question: str, turns: tuple[Turn, ...] = ()) -> Shown:
    """What the page shows in the end."""
    services = services_of(assistant, assistant.library, Path())
    *_, last = reply(services, question, Filter(), turns)
    return last


def test_found_publisher_gets_a_card_with_quote_and_evidence(word_assistant: WordAssistant, library: Library) -> None:
    answer = word_assistant.ask(Request("Wat wil Alderkring met bodycams?"))
    html = html_of(answer, library)
    assert f'„<span class="vw-words">{BODYCAMS.text}</span>”' in html
    assert f"<mark>{BODYCAMS.text}</mark>" in html
    assert "<h2>Alderkring (Vossendam)</h2>" in html
    assert "[1] Bekijk in de tekst: Veiligheid › Deel 1" in html
    assert "<span>Bladzijde:</span> 12" in html
    assert 'href="https://alderkring.example/veilig?a=1&amp;b=2" target="_blank" rel="noopener noreferrer"' in html
    assert "Vastgesteld programma</span> <span>2026</span>" in html


def test_mark_stands_where_the_quote_stands(word_assistant: WordAssistant, library: Library) -> None:
    html = html_of(word_assistant.ask(Request("bodycams")), library)
    citation = only_citation(word_assistant.ask(Request("bodycams")), "Alderkring")
    before, after = html.split("<mark>")[1].split("</mark>")[0], html.split("</mark>")[1]
    assert before == escape(library.text("alderkring")[citation.start : citation.end])
    assert after.startswith(escape("\n\nWij zijn tegen:\n\nVuurwerk in heel Vossendam"))


def test_publisher_without_anything_is_named_with_what_comes_nearest(
    word_assistant: WordAssistant, library: Library
) -> None:
    html = html_of(word_assistant.ask(Request("bodycams")), library)
    assert "<strong>Niet gevonden bij:</strong> Beemdlijst (Vossendam)." in html
    missing = html.split('<section class="vw-missing">')[1]
    assert missing.index(wording.NEAREST_IS_NO_ANSWER) < missing.index("Meer wijkagenten")
    assert "Adres van de bron onbekend" in missing
    assert "<span>Geschreven door:</span> deelnemer aan het forum, bericht #12" in missing
    assert "Voorstel van een deelnemer, niet van de partij" in missing


def test_lead_in_stands_before_a_bullet_that_needs_it(word_assistant: WordAssistant, library: Library) -> None:
    html = html_of(word_assistant.ask(Request("vuurwerk")), library)
    assert html.index("<span>Hiervoor staat in de tekst:</span> Wij zijn tegen:") < html.index("<blockquote>")
    assert f"<mark>{FIREWORKS.text}</mark>" in html


def test_status_of_a_passage_is_shown_at_the_quote_where_it_is_another(
    word_assistant: WordAssistant, library: Library
) -> None:
    card = html_of(word_assistant.ask(Request("wijkagenten")), library).split('<section class="vw-card">')[1]
    assert card.index("Concept</span>") < card.index("Voorstel van een deelnemer") < card.index("<blockquote>")


def test_markup_in_question_and_programme_is_text(word_assistant: WordAssistant, library: Library) -> None:
    html = html_of(word_assistant.ask(Request(f"wijkagenten {HOSTILE}")), library)
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert html.count(escape(HOSTILE)) == 4  # the question, the quote, what is copied of it, the mark
    assert "Concept &lt;b&gt;2026&lt;/b&gt;" in html


def test_only_web_addresses_become_links(library: Library) -> None:
    shady = replace(ALDERKRING, url='javascript:alert("x")')
    citation = cite(1, shady, BODYCAMS, (BODYCAMS.start, BODYCAMS.end))
    row = PublisherAnswer(shady, (Claim(citation.quote, (citation,)),), ())
    answer = Answer(None, "?", None, "answered", "Ja.", "", (row,), ("alderkring",), (), "quotes", "1")
    html = html_of(answer, library)
    assert "javascript" not in html
    assert "Adres van de bron onbekend" in html


def test_statement_of_a_language_model_stands_before_its_quotes(library: Library) -> None:
    citations = tuple(cite(n, ALDERKRING, p, (p.start, p.end)) for n, p in enumerate((BODYCAMS, FIREWORKS), start=1))
    row = PublisherAnswer(ALDERKRING, (Claim("Alderkring wil <bodycams>.", citations),), ())
    answer = Answer(None, "?", None, "answered", "Ja.", "", (row,), ("alderkring",), (), "llm:tiny", "1")
    html = html_of(answer, library)
    assert '<p class="vw-claim">Alderkring wil &lt;bodycams&gt;.</p>' in html
    assert html.count("<blockquote>") == 2
    assert "Gemaakt met taalmodel tiny." in html


def test_what_was_searched_and_how_is_told(word_assistant: WordAssistant, library: Library) -> None:
    html = html_of(word_assistant.ask(Request("bodycams")), library)
    assert "Doorzocht: 2 programma’s" in html
    assert "<li>Alderkring: programma</li><li>beemdlijst</li>" in html
    assert f"Versie van de collectie: {library.version()}." in html
    assert wording.NO_LANGUAGE_MODEL in html


def test_reply_without_passages_is_lead_and_notes_alone(word_assistant: WordAssistant, library: Library) -> None:
    answer = replace(word_assistant.ask(Request("Op wie moet ik stemmen?")), notes=("Vraag naar <een> onderwerp.",))
    html = html_of(answer, library)
    assert "Ik geef geen stemadvies." in html
    assert "Vraag naar &lt;een&gt; onderwerp." in html
    assert "<blockquote>" not in html
    assert "Doorzocht" not in html


def test_ids_differ_between_turns(word_assistant: WordAssistant) -> None:
    first = shown(word_assistant, "bodycams")
    second = shown(word_assistant, "bodycams", first.turns)
    assert 'id="bewijs-1-1"' in first.html
    assert 'id="bewijs-2-1"' in second.html
    assert [turn.html for turn in second.turns] == [first.html, second.html]


def test_history_is_the_last_six_questions(word_assistant: WordAssistant) -> None:
    answer = word_assistant.ask(Request("bodycams"))
    shown(word_assistant, "bodycams", tuple(Turn(f"vraag {n}", Filter(), answer, "") for n in range(1, 9)))
    assert word_assistant.requests[-1].history == tuple(f"vraag {n}" for n in range(3, 9))


def test_address_of_an_answer_gives_the_question_what_came_before_and_the_version(
    word_assistant: WordAssistant, library: Library
) -> None:
    first = shown(word_assistant, "bodycams & meer")
    html = shown(word_assistant, "En vuurwerk?", first.turns).html
    address = unescape(html.split('data-address="')[1].split('"')[0])
    assert Address.parse(address) == Address("En vuurwerk?", Filter(), ("bodycams & meer",), library.version())


def test_what_came_before_an_opened_address_stays_with_the_conversation(
    word_assistant: WordAssistant, library: Library
) -> None:
    services = services_of(word_assistant, library, Path())
    *_, opened = reply(services, "En vuurwerk?", Filter(), (), ("bodycams",))
    shown(word_assistant, "En wijkagenten?", opened.turns)
    assert word_assistant.requests[-1].history == ("bodycams", "En vuurwerk?")


def test_error_is_a_sentence_and_no_turn(word_assistant: WordAssistant) -> None:
    before = (Turn("eerder", Filter(), word_assistant.ask(Request("bodycams")), "<p>antwoord</p>"),)
    now = shown(word_assistant, "x" * 1001, before)
    assert "Maak de vraag &lt;korter&gt;." in now.wrong
    assert now.turns == before


def test_blank_question_is_not_asked(word_assistant: WordAssistant) -> None:
    now = shown(word_assistant, " \n ")
    assert wording.EMPTY_QUESTION in now.wrong
    assert (word_assistant.requests, now.turns) == ([], ())


def test_earlier_turns_are_folded_newest_first() -> None:
    html = render_earlier([("een <i>", "<p>1</p>"), ("twee", "<p>2</p>")])
    assert html.index("<summary>twee</summary><p>2</p>") < html.index("een &lt;i&gt;")
    assert render_earlier([]) == ""


def test_summary_comes_after_the_answer_and_its_numbers_open_the_evidence(
    word_assistant: WordAssistant, library: Library
) -> None:
    quoted = word_assistant.ask(Request("Wat wil Alderkring met bodycams?"))
    (citation,) = [c for c in quoted.citations if c.publisher == "Alderkring"]
    sentence = Claim("Alderkring wil <b>bodycams</b> [1].", (citation,))
    whole = with_summary(quoted, Summary("tiny", "127.0.0.1", (sentence,), 1), ["Eén zin is weggelaten."])
    services = replace(services_of(word_assistant, library, Path()), stream=lambda _: iter([quoted, whole]))
    first, last = reply(services, quoted.question, Filter(), ())
    assert (first.html, first.summary) == (last.html, "")
    assert "Alderkring wil &lt;b&gt;bodycams&lt;/b&gt; <button" in last.summary
    assert 'data-opens="bewijs-1-1"' in last.summary
    assert "Geschreven door taalmodel tiny (127.0.0.1)." in last.summary
    assert "<li>Eén zin is weggelaten.</li>" in last.summary
    assert "Alderkring wil" not in re.sub("<blockquote>.*?</blockquote>", "", first.html)
    assert last.turns[-1].html == last.html + last.summary


def test_citation_to_paste_has_the_words_and_where_they_stand(library: Library) -> None:
    citation = cite(1, ALDERKRING, BODYCAMS, (BODYCAMS.start, BODYCAMS.end))
    assert as_citation(citation, 2026) == (
        f"„{BODYCAMS.text}” (Alderkring Vossendam, Verkiezingsprogramma 2026, Veiligheid › Deel 1, bladzijde 12)"
    )
    assert "(Alderkring Vossendam, Verkiezingsprogramma, Veiligheid" in as_citation(citation, None)


def test_citation_to_paste_does_not_say_the_opposite_of_the_text(
    word_assistant: WordAssistant, library: Library
) -> None:
    html = html_of(word_assistant.ask(Request("vuurwerk")), library)
    pasted = unescape(re.findall(r'data-copy="([^"]*)"', html)[0])
    assert pasted == (
        "Hiervoor staat in de tekst: Wij zijn tegen:\n"
        f"„{FIREWORKS.text}” (Alderkring Vossendam, Verkiezingsprogramma 2026, {' › '.join(FIREWORKS.section)})"
    )


@pytest.mark.parametrize(
    ("status", "kind", "name"),
    [
        ("final", "election_programme", "Vastgesteld programma"),
        ("final", "municipal_budget", "Vastgesteld beleid"),
        ("draft", "forum_draft", "Concept"),
        ("proposal", "forum_draft", "Voorstel van een deelnemer, niet van de partij"),
        ("past_result", "municipal_budget", "Terugblik op wat al gedaan is, geen plan"),
        ("unknown", "other", "Status onbekend"),
    ],
)
def test_status_names(status: Status, kind: DocumentKind, name: str) -> None:
    assert wording.status_name(status, kind) == name
