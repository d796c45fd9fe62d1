"""The page "Controleer": sentences are held against programmes, one by one or as a sheet."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.batch import BatchLine
from assistant.claim_batch import MOST_CLAIMS, read_claims
from assistant.claims import ClaimCheck
from assistant.question import Request
from assistant.scope import Filter
from vectorstore.errors import QuestionError, WijzerError
from vectorstore.site_settings import SiteSettings
from web import check_wording as wording
from web import wording as page_wording
from web.address import values_of
from web.checked import render_checks, render_progress
from web.conversation import Newest
from web.feedback import build_feedback
from web.filters import OPEN_JS, build_filters, filled_filters, keep_filters, known_filter, remembered
from web.frame import build_foot, build_head
from web.markup import message
from web.outcome import QUIET, RESTORE_JS, SHOW_JS, Outcome, build_outcome
from web.services import Services

__all__ = ["build_check_page", "read_lines"]


@dataclass(frozen=True, slots=True)
class _Form:
    """The components that claims are put with."""

    claims: gr.Textbox
    file: gr.File
    town: gr.Dropdown
    publishers: gr.Dropdown
    check: gr.Button

    @property
    def boxes(self) -> list[Any]:
        return [self.claims, self.file, self.town, self.publishers]


@dataclass(slots=True)
class _Run:
    """What has come of the newest claims of a browser's tab so far, so that it can be shown when they are stopped. `of`
    is how many they are, `asked` what the boxes held while they are checked."""

    newest: Newest = field(default_factory=Newest)
    asked: tuple[Any, ...] | None = None
    checks: list[ClaimCheck] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    of: int = 0


@dataclass(frozen=True, slots=True)
class _Result:
    """The components that the outcome is shown in. `run` and `checked` live as long as the browser's tab; `checked` has
    what is shown."""

    outcome: Outcome
    stop: gr.Button
    run: gr.State
    checked: gr.State

    @property
    def fields(self) -> list[Any]:
        """What a check changes."""
        return [self.outcome.busy, self.outcome.wrong, self.outcome.shown, self.stop, self.checked]


@dataclass(frozen=True, slots=True)
class _Page:
    """All that an event reads or changes."""

    form: _Form
    result: _Result
    services: Services


def build_check_page(services: Services, site: SiteSettings, page: gr.Blocks) -> None:
    """Puts the page's components and events into `page`, which is open."""
    build_head("controleer", wording.HEADING, wording.INTRODUCTION, site)
    form = _form(services)
    result = _result()
    build_feedback(services, result.checked, lambda checks: [check.answer for check in checks])
    build_foot(site)
    _connect(_Page(form, result, services), page)


def _form(services: Services) -> _Form:
    with gr.Column(elem_id="formulier"):
        claims = gr.Textbox(
            label=wording.CLAIMS, placeholder=wording.CLAIMS_PLACEHOLDER, lines=3, max_lines=12, elem_id="vraag"
        )
        file = gr.File(label=wording.FILE, file_types=[".csv", ".xlsx"], type="filepath", height=150, elem_id="bestand")
        town, publishers = build_filters(services.library.programmes())
        check = gr.Button(wording.CHECK, variant="primary", elem_id="zoek")
    return _Form(claims, file, town, publishers, check)


def _result() -> _Result:
    return _Result(
        outcome=build_outcome(),
        stop=gr.Button(wording.STOP, visible=False, elem_classes="vw-plain"),
        run=gr.State(_Run()),
        checked=gr.State(()),
    )


def _connect(parts: _Page, page: gr.Blocks) -> None:
    """Ties the events: the button and an address check; "Stop" shows what was checked."""
    form, result = parts.form, parts.result
    busy, wrong, shown = result.outcome.busy, result.outcome.wrong, result.outcome.shown
    address, kept = gr.Textbox(visible=False), gr.Textbox(visible=False)
    started = page.load(None, None, [address, kept], js=OPEN_JS, **QUIET)
    events = [
        form.check.click(
            partial(_check, parts), [*form.boxes, result.run], result.fields, trigger_mode="multiple", **QUIET
        ),
        started.then(partial(_open, parts), [address, kept, result.run], [*form.boxes, *result.fields], **QUIET),
    ]
    for event in events:
        event.failure(partial(_fail, result), None, [busy, wrong, result.stop], **QUIET)
    result.stop.click(partial(_stop, parts), result.run, result.fields, **QUIET)
    shown.change(None, js=SHOW_JS, **QUIET)
    form.claims.change(None, js=RESTORE_JS, **QUIET)
    keep_filters(form.town, form.publishers)


def _check(
    parts: _Page, claims: str, file: str | None, town: str, publishers: Sequence[str], run: _Run
) -> Iterator[dict[Any, Any]]:
    asked = (claims, file, town, tuple(publishers))
    nothing = {parts.result.outcome.busy: gr.skip()}
    if asked == run.asked:
        # A button that was clicked twice.
        yield nothing
        return
    run.asked = asked
    try:
        yield from run.newest.follow(
            _checked(parts, claims, file, Filter(tuple(publishers), town or None), run), nothing
        )
    finally:
        if run.asked is asked:
            run.asked = None


def _checked(parts: _Page, claims: str, file: str | None, wanted: Filter, run: _Run) -> Generator[dict[Any, Any]]:
    """What is shown while claims are checked, and when they are. Each is kept in `run`."""
    result = parts.result
    yield {result.outcome.busy: f"<p>{page_wording.BUSY}</p>"}
    try:
        lines = _lines_to_check(claims, file, wanted)
    except WijzerError as error:
        yield {
            result.outcome.busy: "",
            result.outcome.wrong: message(str(error)),
            result.stop: gr.update(visible=False),
        }
        return
    # Lists of its own: what is under way when a visitor stops and begins anew is added to no other.
    checks: list[ClaimCheck] = []
    wrong: list[str] = []
    run.checks, run.wrong, run.of = checks, wrong, len(lines)
    yield {result.outcome.wrong: ""}
    for number, line in enumerate(lines, start=1):
        busy = render_progress(number - 1, len(lines))
        yield {result.outcome.busy: busy, result.stop: gr.update(visible=len(lines) > 1)}
        try:
            checks.append(parts.services.check(_good(line)))
        except QuestionError as error:
            wrong.append(wording.line_wrong(line.number, str(error)))
    yield _shown(parts, checks, wrong, wording.lead(len(checks)) if len(checks) > 1 else "")


def _stop(parts: _Page, run: _Run) -> dict[Any, Any]:
    run.newest.stop()
    run.asked = None
    checks = list(run.checks)
    return _shown(parts, checks, list(run.wrong), wording.stopped(len(checks), run.of))


def _shown(parts: _Page, checks: Sequence[ClaimCheck], wrong: Sequence[str], lead: str) -> dict[Any, Any]:
    result = parts.result
    return {
        result.outcome.busy: "",
        result.outcome.wrong: "",
        result.outcome.shown: render_checks(checks, wrong, lead, parts.services),
        result.checked: tuple(checks),
        result.stop: gr.update(visible=False),
    }


def _open(parts: _Page, query: str, kept: str, run: _Run) -> Iterator[dict[Any, Any]]:
    """What a page is opened with: its address, and the filters that the browser kept."""
    form = parts.form
    told = Filter(values_of(query, "partij"), next(iter(values_of(query, "gemeente")), None))
    wanted = known_filter(told if query.strip("?") else remembered(kept), parts.services.library.programmes())
    asked = "\n".join(values_of(query, "bewering"))
    yield {parts.result.outcome.busy: gr.skip(), **filled_filters(form.town, form.publishers, wanted)}
    if asked:
        yield {form.claims: asked}
        yield from _check(parts, asked, None, told.municipality or "", told.publishers, run)


def _fail(result: _Result) -> dict[Any, Any]:
    return {
        result.outcome.busy: "",
        result.outcome.wrong: message(page_wording.UNEXPECTED),
        result.stop: gr.update(visible=False),
    }


def _lines_to_check(claims: str, file: str | None, wanted: Filter) -> list[BatchLine]:
    """What was typed, and then what the file has. Raises WijzerError when that is nothing, or too much."""
    lines = [*read_lines(claims, wanted), *(_of_file(Path(file), wanted) if file else ())]
    if not lines:
        raise QuestionError(wording.NOTHING)
    if len(lines) > MOST_CLAIMS:
        raise QuestionError(wording.too_many(len(lines), MOST_CLAIMS))
    return lines


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
