"""The page "Zoek": words as they stand and by meaning side by side, and who writes how much about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any, get_args
from urllib.parse import urlencode

import gradio as gr

from assistant.scope import Filter
from assistant.search import SearchHit, SearchRequest, SearchResult
from assistant.wording import name_of
from vectorstore.passage import DocumentKind, Programme, Status
from vectorstore.site_settings import SiteSettings
from vectorstore.wording import DOCUMENT_KINDS
from web import search_wording as wording
from web import wording as page_wording
from web.address import values_of
from web.evidence import reader_address
from web.filters import build_filters, filled_filters, keep_filters, known_filter, remembered
from web.frame import build_foot, build_head
from web.markup import badge, lead_in, quote_words, text
from web.outcome import Opened, build_outcome, build_way, connect
from web.programme_wording import kind_name
from web.services import Services
from web.table import render_table

__all__ = ["build_search_page", "render_search"]


@dataclass(frozen=True, slots=True)
class _Form:
    """The components that words are looked for with."""

    words: gr.Textbox
    town: gr.Dropdown
    publishers: gr.Dropdown
    years: gr.Dropdown
    kinds: gr.Dropdown
    statuses: gr.Dropdown
    search: gr.Button

    @property
    def boxes(self) -> list[Any]:
        return [self.words, self.town, self.publishers, self.years, self.kinds, self.statuses]


def build_search_page(services: Services, site: SiteSettings, page: gr.Blocks) -> None:
    """Puts the page's components and events into `page`, which is open."""
    programmes = services.library.programmes()
    build_head("zoek", wording.HEADING, wording.INTRODUCTION, site)
    form = _form(programmes)
    outcome = build_outcome()
    build_foot(site)
    triggers = [form.words.submit, form.search.click]
    connect(outcome, triggers, partial(_search, services), form.boxes, partial(_open, form, programmes), page)
    keep_filters(form.town, form.publishers)


def _form(programmes: Sequence[Programme]) -> _Form:
    with gr.Column(elem_id="formulier"):
        words = gr.Textbox(
            label=wording.WORDS,
            placeholder=wording.WORDS_PLACEHOLDER,
            info=wording.WORDS_HELP,
            max_lines=1,
            elem_id="vraag",
            html_attributes=gr.InputHTMLAttributes(enterkeyhint="search"),
        )
        build_way(page_wording.TO_OUTCOME)
        town, publishers = build_filters(programmes)
        with gr.Row(elem_id="meer-filters"):
            years = _choice("jaren", wording.YEARS, [(str(year), year) for year in _years(programmes)])
            kinds = _choice("soorten", wording.KINDS, [(DOCUMENT_KINDS[kind], kind) for kind in _kinds(programmes)])
            named = [(page_wording.status_name(status, "other"), status) for status in get_args(Status)]
            statuses = _choice("statussen", wording.STATUSES, named)
        search = gr.Button(wording.SEARCH, variant="primary", elem_id="zoek")
    return _Form(words, town, publishers, years, kinds, statuses, search)


def _search(
    services: Services,
    words: str,
    town: str,
    publishers: Sequence[str],
    years: Sequence[int],
    kinds: Sequence[DocumentKind],
    statuses: Sequence[Status],
) -> str:
    request = SearchRequest(words, town or None, tuple(publishers), tuple(years), tuple(kinds), tuple(statuses))
    return render_search(services.search(request))


def _open(form: _Form, programmes: Sequence[Programme], query: str, kept: str) -> Opened:
    """What an address fills in and asks for, or else what the browser kept of the filters."""
    request = _read_request(query)
    told = Filter(request.publishers, request.municipality)
    wanted = known_filter(told if query.strip("?") else remembered(kept), programmes)
    more = {
        form.years: [year for year in request.years if year in _years(programmes)],
        form.kinds: [kind for kind in request.document_kinds if kind in _kinds(programmes)],
        form.statuses: [status for status in request.statuses if status in get_args(Status)],
    }
    boxes = filled_filters(form.town, form.publishers, wanted)
    boxes |= {box: chosen for box, chosen in more.items() if chosen}
    if not request.words:
        return Opened(boxes, None)
    boxes |= {form.words: request.words}
    asked = (request.municipality, request.publishers, request.years, request.document_kinds, request.statuses)
    return Opened(boxes, (request.words, *asked))


def _read_request(query: str) -> SearchRequest:
    """What an address asks for."""
    return SearchRequest(
        words=next(iter(values_of(query, "woorden")), ""),
        municipality=next(iter(values_of(query, "gemeente")), None),
        publishers=values_of(query, "partij"),
        years=tuple(int(year) for year in values_of(query, "jaar") if year.isascii() and year.isdigit()),
        document_kinds=values_of(query, "soort"),  # type: ignore[arg-type]  # what is none is refused by the search
        statuses=values_of(query, "status"),  # type: ignore[arg-type]
    )


def _address_of(request: SearchRequest) -> str:
    """The part of the address from the question mark on."""
    pairs = [
        ("woorden", request.words),
        *([("gemeente", request.municipality)] if request.municipality else []),
        *(("partij", one) for one in request.publishers),
        *(("jaar", str(one)) for one in request.years),
        *(("soort", one) for one in request.document_kinds),
        *(("status", one) for one in request.statuses),
    ]
    return f"?{urlencode(pairs)}"


def render_search(result: SearchResult) -> str:
    """What was found: a sentence, who writes how much, and the two lists."""
    parts = [f'<p class="vw-lead">{text(wording.lead(result))}</p>', _counts(result)]
    if result.words or result.meaning:
        parts.append(
            f'<div class="vw-sides">{_side(wording.BY_WORD, wording.NONE_BY_WORD, result.words, result)}'
            f"{_side(wording.BY_MEANING, wording.NONE_BY_MEANING, result.meaning, result)}</div>"
        )
    address = text(_address_of(result.request))
    parts.append(f'<p class="vw-actions vw-whole"><button type="button" data-share>{wording.SHARE}</button></p>')
    return f'<article class="vw-answer" data-address="{address}">{"".join(parts)}</article>'


def _counts(result: SearchResult) -> str:
    """A table that is a chart too: the bar says what the number beside it says."""
    most = max((count.per_10000_any_form for count in result.counts), default=0.0)
    rows = (
        (
            text(name_of(count.programme)),
            str(count.exact),
            str(count.other_form),
            _bar(count.per_10000_any_form, most),
        )
        for count in result.counts
    )
    caption = f"<caption>{wording.COUNTS}</caption>"
    return (
        f"{render_table(wording.COUNTS, caption, wording.COUNT_COLUMNS, rows, 'vw-few', bars=True)}"
        f'<p class="vw-soft">{wording.COUNTS_EXPLAINED}</p>'
    )


def _bar(rate: float, most: float) -> str:
    part = rate / most if most else 0.0
    return f'<span style="--part: {part:.3f}" aria-hidden="true"></span>{wording.rate(rate)}'


def _side(heading: str, none: str, hits: Sequence[SearchHit], result: SearchResult) -> str:
    programmes = {count.programme.id: count.programme for count in result.counts}
    groups = groupby(hits, key=lambda hit: hit.citation.programme_id)
    cards = "".join(_group(programmes[programme_id], list(group), result) for programme_id, group in groups)
    return f"<section><h2>{heading}</h2>{cards or f'<p>{none}</p>'}</section>"


def _group(programme: Programme, hits: Sequence[SearchHit], result: SearchResult) -> str:
    left = _left(programme, hits, result)
    more = f'<p class="vw-soft">{wording.more(left)}</p>' if left > 0 else ""
    return (
        f'<section class="vw-card"><h3>{text(name_of(programme))}</h3>'
        f'<ul class="vw-hits">{"".join(map(_hit, hits))}</ul>{more}</section>'
    )


def _left(programme: Programme, hits: Sequence[SearchHit], result: SearchResult) -> int:
    """Hits of this sort in a programme that are not shown."""
    (count,) = [one for one in result.counts if one.programme.id == programme.id]
    by_meaning = hits[0].match == "meaning"
    return (count.meaning if by_meaning else count.exact + count.other_form) - len(hits)


def _hit(hit: SearchHit) -> str:
    citation = hit.citation
    place = " › ".join(citation.section) or page_wording.WHOLE_TEXT
    page = f", {wording.page(citation.page)}" if citation.page else ""
    other = "" if hit.kind == "plan" else f' <span class="vw-badge vw-badge-unknown">{text(kind_name(hit.kind))}</span>'
    address = reader_address(citation.programme_id, (citation.start, citation.end))
    return (
        f'<li>{lead_in(citation)}<span class="vw-words">„{quote_words(citation)}”</span><br>'
        f'<a href="{text(address)}">{text(place)}{page}</a> '
        f"{badge(citation.status, citation.document_kind)}{other}</li>"
    )


def _choice(elem_id: str, label: str, choices: Sequence[tuple[str, Any]]) -> gr.Dropdown:
    return gr.Dropdown(list(choices), value=[], multiselect=True, label=label, elem_id=elem_id)


def _years(programmes: Sequence[Programme]) -> list[int]:
    return sorted({programme.year for programme in programmes if programme.year})


def _kinds(programmes: Sequence[Programme]) -> list[DocumentKind]:
    return [kind for kind in DOCUMENT_KINDS if any(programme.document_kind == kind for programme in programmes)]
