"""The page "Controleer": sentences are held against programmes, one by one or as a sheet."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import gradio as gr

from assistant.batch import BatchLine
from assistant.claim_batch import MOST_CLAIMS, read_claims
from assistant.claim_wording import no_judgement
from assistant.claims import ClaimCheck, ClaimRow
from assistant.question import Request
from assistant.scope import Filter
from assistant.sheets.table import claim_rows
from assistant.wording import name_of
from vectorstore.errors import QuestionError, WijzerError
from vectorstore.site_settings import SiteSettings
from web import check_wording as wording
from web import wording as page_wording
from web.address import values_of
from web.evidence import Evidence, collect_evidence
from web.feedback import build_feedback
from web.filters import OPEN_JS, build_filters, filled_filters, keep_filters, known_filter, remembered
from web.frame import build_foot, build_head
from web.markup import items, message, text
from web.outcome import AGAIN_JS, QUIET, RESTORE_JS, SHOW_JS, build_outcome
from web.render import render_card, render_not_found
from web.services import Services

__all__ = ["build_check_page", "read_lines", "render_checks"]

_UNFOLDED: Final = 3
"""Claims whose outcome is shown at once; of more each is folded."""


def build_check_page(services: Services, site: SiteSettings, page: gr.Blocks) -> None:
    """Puts the page's components and events into `page`, which is open."""
    programmes = services.library.programmes()
    build_head("controleer", wording.HEADING, wording.INTRODUCTION, site)
    with gr.Column(elem_id="formulier"):
        claims = gr.Textbox(
            label=wording.CLAIMS, placeholder=wording.CLAIMS_PLACEHOLDER, lines=3, max_lines=12, elem_id="vraag"
        )
        file = gr.File(label=wording.FILE, file_types=[".csv", ".xlsx"], type="filepath", height=150, elem_id="bestand")
        town, publishers = build_filters(programmes)
        button = gr.Button(wording.CHECK, variant="primary", elem_id="zoek")
    outcome = build_outcome()
    stop = gr.Button(wording.STOP, visible=False, elem_classes="vw-plain")
    checked = gr.State(())
    build_feedback(services, checked, lambda checks: [check.answer for check in checks])
    build_foot(site)

    def run(claims: str, file: str | None, town: str, publishers: Sequence[str]) -> Iterator[dict[Any, Any]]:
        yield {outcome.busy: f"<p>{page_wording.BUSY}</p>"}
        wanted = Filter(tuple(publishers), town or None)
        try:
            lines = [*read_lines(claims, wanted), *(_of_file(Path(file), wanted) if file else ())]
            if not lines:
                raise QuestionError(wording.NOTHING)
            if len(lines) > MOST_CLAIMS:
                raise QuestionError(wording.too_many(len(lines), MOST_CLAIMS))
        except WijzerError as error:
            yield {outcome.busy: "", outcome.shown: message(str(error))}
            return
        checks: list[ClaimCheck] = []
        wrong: list[str] = []
        for number, line in enumerate(lines, start=1):
            yield {outcome.busy: _progress(number - 1, len(lines)), stop: gr.update(visible=len(lines) > 1)}
            try:
                checks.append(services.check(_good(line)))
            except QuestionError as error:
                wrong.append(wording.line_wrong(line.number, str(error)))
        yield {
            outcome.busy: "",
            outcome.shown: render_checks(checks, wrong, services),
            checked: tuple(checks),
            stop: gr.update(visible=False),
        }

    def open_page(query: str, kept: str) -> Iterator[dict[Any, Any]]:
        told = Filter(values_of(query, "partij"), next(iter(values_of(query, "gemeente")), None))
        wanted = known_filter(told if query.strip("?") else remembered(kept), programmes)
        asked = "\n".join(values_of(query, "bewering"))
        yield {outcome.busy: "", **filled_filters(town, publishers, wanted)}
        if asked:
            yield {claims: asked}
            yield from run(asked, None, told.municipality or "", told.publishers)

    def fail() -> dict[Any, Any]:
        return {
            outcome.busy: "",
            outcome.shown: message(page_wording.UNEXPECTED),
            stop: gr.update(visible=False),
        }

    inputs = [claims, file, town, publishers]
    outputs = [outcome.busy, outcome.shown, stop, checked]
    address, kept = gr.Textbox(visible=False), gr.Textbox(visible=False)
    started = page.load(None, None, [address, kept], js=OPEN_JS, **QUIET)
    events = [
        button.click(run, inputs, outputs, trigger_mode="once", **QUIET),
        started.then(open_page, [address, kept], [*inputs, *outputs], **QUIET),
    ]
    for event in events:
        event.failure(fail, None, [outcome.busy, outcome.shown, stop], **QUIET)
    stop.click(lambda: (gr.update(visible=False), ""), None, [stop, outcome.busy], cancels=events, **QUIET)
    outcome.shown.change(None, js=SHOW_JS, **QUIET)
    outcome.busy.change(None, js=AGAIN_JS, **QUIET)
    claims.change(None, js=RESTORE_JS, **QUIET)
    for box in (town, publishers):
        keep_filters(town, publishers, box)


def read_lines(claims: str, wanted: Filter) -> tuple[BatchLine, ...]:
    """A claim a line, as a person pastes them."""
    lines = enumerate(claims.splitlines(), start=1)
    return tuple(BatchLine(n, Request(line.strip(), (), wanted)) for n, line in lines if line.strip())


def _of_file(file: Path, wanted: Filter) -> tuple[BatchLine, ...]:
    """The claims of a file; what a row says of publisher and town goes before the filter of the page."""
    return tuple(_narrowed(line, wanted) for line in read_claims(file))


def _narrowed(line: BatchLine, wanted: Filter) -> BatchLine:
    request = line.request
    if isinstance(request, QuestionError):
        return line
    own = request.filter
    publishers, town = own.publishers or wanted.publishers, own.municipality or wanted.municipality
    return BatchLine(line.number, Request(request.question, (), Filter(publishers, town), request.id))


def _good(line: BatchLine) -> Request:
    if isinstance(line.request, QuestionError):
        raise line.request
    return line.request


def _progress(done: int, of: int) -> str:
    said = text(wording.progress(done, of))
    return f'<p>{said}</p><progress max="{of}" value="{done}" aria-label="{said}"></progress>'


def render_checks(checks: Sequence[ClaimCheck], wrong: Sequence[str], services: Services) -> str:
    """The outcome of each claim, in the order in which they were given; and which lines were passed over."""
    skipped = f'<div class="vw-notes" role="alert"><ul>{items(wrong)}</ul></div>' if wrong else ""
    lead = f'<p class="vw-lead">{text(wording.lead(len(checks)))}</p>' if len(checks) > 1 else ""
    folded = len(checks) > _UNFOLDED
    if folded and any(no_judgement() in check.answer.notes for check in checks):
        lead += f'<p class="vw-soft">{text(no_judgement())}</p>'
    claims = "".join(_claim(check, n, not folded, services) for n, check in enumerate(checks, start=1))
    kept = _downloads(services.tables.keep(claim_rows(checks, services.today(), wrong))) if checks else ""
    return f'<article class="vw-answer">{skipped}{lead}{claims}{kept}</article>'


def _downloads(name: str) -> str:
    links = "".join(
        f'<a href="/beweringen/{name}.{kind}" download>{said}</a>' for kind, said in wording.DOWNLOADS.items()
    )
    return f'<p class="vw-source vw-downloads"><span>{wording.DOWNLOAD}</span>{links}</p>'


def _claim(check: ClaimCheck, turn: int, unfolded: bool, services: Services) -> str:
    answer = check.answer
    evidence = {citation.n: collect_evidence(citation, services) for citation in answer.citations}
    found = "".join(_row(row, evidence, turn) for row in check.rows if row.publisher.found)
    silent = render_not_found([row.publisher for row in check.rows if not row.publisher.found], evidence, turn)
    remarks = f'<aside class="vw-notes"><ul>{items(answer.notes)}</ul></aside>' if answer.notes else ""
    body = f"{remarks}{found}{silent}"
    if unfolded:
        lead = f'<p class="vw-lead">{text(answer.lead)}</p>'
        return f'<section class="vw-checked"><h2>„{text(check.claim)}”</h2>{lead}{body}</section>'
    said = f'<span>„{text(check.claim)}” <span class="vw-outcome">{text(answer.lead)}</span></span>'
    return f'<details class="vw-checked"><summary>{said}</summary>{body}</details>'


def _row(row: ClaimRow, evidence: Mapping[int, Evidence], turn: int) -> str:
    verdict = (
        f'<p class="vw-facts"><span class="vw-badge vw-verdict-{row.verdict}">{wording.VERDICTS[row.verdict]}</span>'
        f'<span class="vw-hidden"> {text(name_of(row.publisher.programme))}</span></p>'
    )
    return render_card(row.publisher, evidence, turn, verdict)
