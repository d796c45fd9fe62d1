"""The page "Programma's": what the collection has, how each text was read, and each as a document to read."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import gradio as gr

from assistant.wording import name_of
from vectorstore.errors import CollectionError
from vectorstore.passage import PRIVATE_RULE, Programme
from vectorstore.site_settings import SiteSettings
from web import programme_wording as wording
from web import wording as page_wording
from web.evidence import file_address, reader_address
from web.filters import OPEN_JS
from web.frame import build_foot, build_head
from web.markup import badge, items, link_out, message, text
from web.reader import Reading, find_words, render_text, render_tree
from web.services import Services
from web.table import render_table

__all__ = ["build_programmes_page", "render_collection", "render_programme"]


def build_programmes_page(services: Services, site: SiteSettings, page: gr.Blocks) -> None:
    """Puts the page's components and events into `page`, which is open."""
    build_head("programmas", wording.HEADING, wording.INTRODUCTION, site)
    shown = gr.HTML(f'<p class="vw-busy">{wording.BUSY}</p>', elem_id="programma", js_on_load=None)
    build_foot(site)
    address, kept = gr.Textbox(visible=False), gr.Textbox(visible=False)

    def show(query: str) -> str:
        given = dict(parse_qsl(query.removeprefix("?"), errors="replace"))
        if "programma" not in given:
            return render_collection(services)
        if given["programma"] not in {programme.id for programme in services.library.programmes()}:
            return message(wording.unknown_programme(given["programma"])) + render_collection(services)
        try:
            return render_programme(services, given)
        except CollectionError as error:
            return message(str(error)) + render_collection(services)

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    opened = page.load(None, None, [address, kept], js=OPEN_JS, **quiet)
    opened.then(show, address, shown, **quiet).then(None, js="() => window.veiligheidswijzer.jump()", **quiet)


def render_collection(services: Services) -> str:
    """The collection card: a row for every programme."""
    programmes = services.library.programmes()
    caption = f'<caption class="vw-hidden">{wording.TABLE}</caption>'
    rows = (_row(services, programme) for programme in programmes)
    return (
        f'<p class="vw-soft vw-size">{text(wording.collection_of(len(programmes), services.library.version()))}</p>'
        f"{render_table(wording.TABLE, caption, wording.COLUMNS, rows)}"
        f'<dl class="vw-terms">{"".join(f"<dt>{t}</dt><dd>{d}</dd>" for t, d in wording.TERMS)}</dl>'
    )


def _row(services: Services, programme: Programme) -> tuple[str, ...]:
    card = services.library.card(programme.id)
    if card is None:
        facts = [wording.UNKNOWN] * 4
    else:
        pages = wording.pages(card.pages, len(card.textless)) if card.pages else wording.NO_PAGES
        facts = [
            pages,
            wording.passages(card.passages, card.others),
            wording.share(card.suspects, card.words),
            wording.day(card.added),
        ]
    year = page_wording.YEAR_UNKNOWN if programme.year is None else str(programme.year)
    return (
        text(name_of(programme)),
        f'<a href="{text(reader_address(programme.id))}">{text(programme.title)}</a>',
        f"<div>{badge(programme.status, programme.document_kind)} <span>{year}</span></div>",
        *map(text, facts),
    )


def render_programme(services: Services, given: Mapping[str, str]) -> str:
    """One programme, with what an address says of it: `van` and `tot` are a place in it, `zoek` are words to find.
    Raises CollectionError when it is not there."""
    library, programme_id, words = services.library, given["programma"], given.get("zoek", "").strip()
    programme = library.programme(programme_id)
    plain = library.text(programme_id)
    found = find_words(plain, words)
    sections = library.sections(programme_id)
    place = _place(given, len(plain))
    reading = Reading(plain, sections, library.passages(programme_id), programme.document_kind, place, found)
    tree = render_tree(sections)
    contents = f'<nav class="vw-tree" aria-label="{wording.CONTENTS}">{tree}</nav>' if tree else ""
    return (
        f'<p><a class="vw-back" href="/programmas">{wording.BACK}</a></p>'
        f'<article class="vw-document"><h2>{text(name_of(programme))}: {text(programme.title)}</h2>'
        f"{_facts(services, programme)}{_search(programme_id, words, len(found))}"
        f'<details class="vw-contents" open><summary>{wording.CONTENTS}</summary>{contents}</details>'
        f'<div>{_hop(0 if place else len(found), words)}<div class="vw-reading">{render_text(reading)}</div></div>'
        "</article>"
    )


def _place(given: Mapping[str, str], length: int) -> tuple[int, int] | None:
    """The place that an address names, where it is one."""
    start, end = given.get("van", ""), given.get("tot", "")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        return None
    place = int(start[:9]), int(end[:9])
    return place if place[0] < place[1] <= length else None


def _search(programme_id: str, words: str, found: int) -> str:
    """A form that the browser sends by itself: what was found has an address too."""
    said = f'<p role="status">{text(wording.found(found, words))}</p>' if words else ""
    return (
        '<form class="vw-within" method="get" action="/programmas" role="search">'
        f'<input type="hidden" name="programma" value="{text(programme_id)}">'
        f'<label for="zoek-hierin">{wording.SEARCH_WITHIN}</label>'
        f'<input id="zoek-hierin" name="zoek" type="search" maxlength="200" value="{text(words)}">'
        f"<button>{wording.SEARCH}</button></form>{said}"
    )


def _hop(found: int, words: str) -> str:
    """The way from one place where words stand to the next, which stays in sight; nothing for a single place."""
    if found < 2:
        return ""
    return (
        f'<p class="vw-hop" role="group" aria-label="{text(wording.places_of(words))}">'
        f'<span data-counts="{wording.PLACE_OF}"></span>'
        f'<button type="button" data-hop="-1">{wording.PREVIOUS}</button>'
        f'<button type="button" data-hop="1">{wording.NEXT}</button></p>'
    )


def _facts(services: Services, programme: Programme) -> str:
    card = services.library.card(programme.id)
    year = page_wording.YEAR_UNKNOWN if programme.year is None else str(programme.year)
    file = (
        f'<a href="{text(file_address(programme.id))}" target="_blank">{page_wording.OPEN_FILE}'
        f'<span class="vw-hidden"> ({page_wording.NEW_TAB})</span></a>'
        if services.find_file(programme)
        else ""
    )
    told = [f'<p class="vw-facts">{badge(programme.status, programme.document_kind)} <span>{year}</span></p>']
    told.append(f'<p class="vw-source">{link_out(programme.url)}{file}</p>')
    if card:
        told.append(
            f'<p class="vw-soft">{text(wording.read_as(programme.file, card.added, card.sha256))}</p>'
            f"{_warnings(card.warnings)}{_left_out(card.removed)}"
        )
    return "".join(told)


def _warnings(warnings: tuple[str, ...]) -> str:
    if not warnings:
        return ""
    return f'<aside class="vw-notes"><p><strong>{page_wording.NOTES}</strong></p><ul>{items(warnings)}</ul></aside>'


def _lines_of(rule: str, removed: tuple[tuple[str, str, int | None], ...]) -> str:
    """The lines that a rule left out; of those that name private persons only how many there are."""
    lines = [wording.removed_line(line, page) for name, line, page in removed if name == rule]
    return f"<p>{wording.private(len(lines))}</p>" if rule == PRIVATE_RULE else f"<ul>{items(lines)}</ul>"


def _left_out(removed: tuple[tuple[str, str, int | None], ...]) -> str:
    """What was left out, by the rule that did so."""
    if not removed:
        return f'<p class="vw-soft">{wording.NOTHING_LEFT_OUT}</p>'
    rules = dict.fromkeys(rule for rule, _, _ in removed)
    listed = "".join(f"<h3>{text(wording.rule(rule))}</h3>{_lines_of(rule, removed)}" for rule in rules)
    return f'<details class="vw-removed"><summary>{wording.left_out(len(removed))}</summary>{listed}</details>'
