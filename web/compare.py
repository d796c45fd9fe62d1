"""The page "Vergelijk": what two to eight publishers write about one subject, in a table to keep or to print."""

from collections.abc import Mapping, Sequence

import gradio as gr

from assistant.answer import Answer, Citation, PublisherAnswer
from assistant.question import Request
from assistant.scope import Filter
from assistant.wording import name_of
from vectorstore.site_settings import SiteSettings
from web import compare_wording as wording
from web import wording as page_wording
from web.address import Address
from web.evidence import Evidence, collect_evidence
from web.filters import build_filters, filled_filters, keep_filters, known_filter, remembered
from web.frame import build_foot, build_head
from web.markup import badge, notes, quote_words, text
from web.outcome import Opened, build_outcome, build_way, connect
from web.render import render_evidence, render_number
from web.services import Services
from web.table import render_table

__all__ = ["build_compare_page", "render_comparison"]

_FORMATS = ("docx", "xlsx", "csv")


def build_compare_page(services: Services, site: SiteSettings, page: gr.Blocks) -> None:
    """Puts the page's components and events into `page`, which is open."""
    programmes = services.library.programmes()
    build_head("vergelijk", wording.HEADING, wording.INTRODUCTION, site)
    with gr.Column(elem_id="formulier"):
        subject = gr.Textbox(
            label=wording.SUBJECT,
            placeholder=wording.SUBJECT_PLACEHOLDER,
            max_lines=6,
            elem_id="vraag",
            html_attributes=gr.InputHTMLAttributes(enterkeyhint="search"),
        )
        build_way(page_wording.TO_OUTCOME)
        town, publishers = build_filters(programmes, wording.PUBLISHERS_HELP)
        button = gr.Button(wording.COMPARE, variant="primary", elem_id="zoek")
    outcome = build_outcome()
    build_foot(site)

    def make(subject: str, town: str, publishers: Sequence[str]) -> str:
        wanted = Filter(tuple(publishers), town or None)
        answer = services.compare(Request(subject, (), wanted))
        address = Address(subject, wanted, (), answer.collection)
        return render_comparison(answer, {c.n: collect_evidence(c, services) for c in answer.citations}, address)

    def read_address(query: str, kept: str) -> Opened:
        asked = Address.parse(query)
        wanted = known_filter(asked.filter if query.strip("?") else remembered(kept), programmes)
        boxes = filled_filters(town, publishers, wanted)
        if not asked.question:
            return Opened(boxes, None)
        boxes |= {subject: asked.question}
        return Opened(boxes, (asked.question, asked.filter.municipality or "", asked.filter.publishers))

    connect(outcome, [subject.submit, button.click], make, [subject, town, publishers], read_address, page)
    keep_filters(town, publishers)


def render_comparison(answer: Answer, evidence: Mapping[int, Evidence], address: Address) -> str:
    """A table with a row for each programme, in alphabetical order, and its sources below it."""
    caption = f"<caption>{text(wording.caption(answer.question))}</caption>"
    table = render_table(wording.TABLE, caption, wording.COLUMNS, map(_row, answer.publishers), "vw-compared")
    sources = "".join(
        render_evidence(citation, evidence[citation.n], 1) for row in answer.publishers for citation in row.citations
    )
    return (
        f'<article class="vw-answer" data-address="{text(str(address))}">'
        f'<p class="vw-lead">{text(answer.lead)}</p>{table if answer.publishers else ""}{notes(answer.notes)}'
        f"{_downloads(address) if answer.publishers else ''}"
        f"{f'<h2>{wording.SOURCES}</h2>{sources}' if sources else ''}"
        f'<p class="vw-soft">{text(page_wording.collection_version(answer.collection))}</p></article>'
    )


def _row(row: PublisherAnswer) -> tuple[str, ...]:
    programme = row.programme
    year = page_wording.YEAR_UNKNOWN if programme.year is None else str(programme.year)
    said = "".join(_said(citation) for citation in row.citations) or f"<p>{wording.NOT_MENTIONED}</p>"
    status = f'{badge(programme.status, programme.document_kind)}<p class="vw-soft">{year}</p>'
    return text(name_of(programme)), f"<div>{said}</div>", f"<div>{status}</div>"


def _said(citation: Citation) -> str:
    lead_in = f'<span class="vw-soft">{text(citation.context)}</span> ' if citation.context else ""
    author = f' <span class="vw-soft">({text(citation.author)})</span>' if citation.author else ""
    words = f'„<span class="vw-words">{quote_words(citation)}</span>”'
    return f"<p>{lead_in}{words}{author} {render_number(citation.n, 1)}</p>"


def _downloads(address: Address) -> str:
    """The same table as a file; the browser fetches it by an address of its own."""
    links = "".join(
        f'<a href="/vergelijking.{kind}{text(str(address))}" download>{wording.DOWNLOADS[kind]}</a>'
        for kind in _FORMATS
    )
    return (
        f'<p class="vw-source vw-downloads"><span>{wording.DOWNLOAD}</span>{links}</p><p class="vw-actions vw-whole">'
        f'<button type="button" data-share>{page_wording.SHARE}</button>'
        f'<button type="button" data-print>{page_wording.PRINT}</button></p>'
    )
