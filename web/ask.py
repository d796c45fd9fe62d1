"""The page "Vraag": a question box, two filters, the answer with its evidence, and examples to begin with."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import gradio as gr

from assistant.scope import EVERYTHING, Filter
from vectorstore.library import Library
from vectorstore.site_settings import SiteSettings
from web import wording
from web.address import Address
from web.conversation import Newest, Shown, Turn, earlier_of, reply, without_repeated
from web.examples import choose_examples
from web.feedback import build_feedback
from web.filters import OPEN_JS, build_filters, filled_filters, keep_filters, known_filter, remembered
from web.frame import build_foot, build_head
from web.markup import message
from web.outcome import QUIET, RESTORE_JS, SHOW_JS, build_lines, build_way
from web.render import render_earlier
from web.services import Services

__all__ = ["build_ask_page"]

_EXAMPLES = 6


@dataclass(frozen=True, slots=True)
class _Form:
    """The components that a question is put with."""

    question: gr.Textbox
    town: gr.Dropdown
    publishers: gr.Dropdown
    search: gr.Button


@dataclass(frozen=True, slots=True)
class _Result:
    """The components that an answer is shown in. `turns` and `newest` live as long as the browser's
    tab."""

    busy: gr.HTML
    wrong: gr.HTML
    answer: gr.HTML
    summary: gr.HTML
    stop: gr.Button
    fresh: gr.Button
    earlier: gr.HTML
    turns: gr.State
    newest: gr.State

    @property
    def fields(self) -> list[Any]:
        """What an answer changes."""
        return [self.busy, self.wrong, self.answer, self.summary, self.stop, self.fresh, self.earlier, self.turns]


@dataclass(frozen=True, slots=True)
class _Examples:
    """Questions to begin with: a button each, together in a column."""

    column: gr.Column
    buttons: tuple[gr.Button, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """All that an event reads or changes."""

    form: _Form
    result: _Result
    examples: _Examples
    services: Services


def build_ask_page(services: Services, site: SiteSettings, page: gr.Blocks) -> None:
    """Puts the page's components and events into `page`, which is open."""
    build_head("", wording.ASK_HEADING, site.welcome or wording.INTRODUCTION, site)
    form = _form(services.library)
    if services.model:
        gr.HTML(
            f'<p class="vw-model">{wording.model_used(services.model.name, services.model.place)}</p>', js_on_load=None
        )
    # Before the examples: what is wrong with a question is said beside the box, on a small screen too.
    result = _result()
    examples = _examples(services.library)
    build_feedback(services, result.turns, lambda turns: [turn.answer for turn in turns])
    build_foot(site)
    _connect(_Page(form, result, examples, services), page)


def _form(library: Library) -> _Form:
    with gr.Column(elem_id="formulier"):
        question = gr.Textbox(
            label=wording.QUESTION_LABEL,
            placeholder=wording.QUESTION_PLACEHOLDER,
            lines=1,
            max_lines=6,
            elem_id="vraag",
            html_attributes=gr.InputHTMLAttributes(enterkeyhint="search"),
        )
        build_way(wording.TO_ANSWER)
        town, publishers = build_filters(library.programmes())
        search = gr.Button(wording.SEARCH_BUTTON, variant="primary", elem_id="zoek")
    return _Form(question, town, publishers, search)


def _result() -> _Result:
    busy, wrong = build_lines()
    return _Result(
        busy=busy,
        wrong=wrong,
        answer=gr.HTML("", elem_id="antwoord", js_on_load=None),
        summary=gr.HTML("", elem_id="samenvatting", js_on_load=None),
        stop=gr.Button(wording.STOP, visible=False, elem_id="stop", elem_classes="vw-plain"),
        fresh=gr.Button(wording.NEW_CONVERSATION, visible=False, elem_id="nieuw", elem_classes="vw-plain"),
        earlier=gr.HTML("", elem_id="eerder", js_on_load=None),
        turns=gr.State(()),
        newest=gr.State(Newest()),
    )


def _examples(library: Library) -> _Examples:
    texts = choose_examples(library, Filter(), _EXAMPLES)
    with gr.Column(elem_id="voorbeelden") as column:
        gr.HTML(f"<h2>{wording.EXAMPLES_HEADING}</h2>", js_on_load=None)
        with gr.Row():
            buttons = tuple(
                gr.Button(
                    texts[i] if i < len(texts) else "", visible=i < len(texts), size="sm", elem_classes="voorbeeld"
                )
                for i in range(_EXAMPLES)
            )
    return _Examples(column, buttons)


# --- the events -------------------------------------------------------------------------------------------------------


def _connect(parts: _Page, page: gr.Blocks) -> None:
    """Ties the events: Enter, the button, an example and an address ask; "Nieuw gesprek" clears; "Stop" keeps what is
    there."""
    form, result = parts.form, parts.result
    asked = _connect_questions(parts, page)
    failed = [result.busy, result.wrong, result.stop]
    for event in asked:
        event.failure(partial(_fail, result), None, failed, **QUIET)
    result.answer.change(None, js=SHOW_JS, **QUIET)
    form.question.change(None, js=RESTORE_JS, **QUIET)
    result.stop.click(_stop, result.newest, [result.stop, result.busy], **QUIET)
    changed = [*result.fields, parts.examples.column, form.question]
    result.fresh.click(partial(_clear, parts), result.newest, changed, **QUIET).then(
        None, js="() => window.veiligheidswijzer.clear()", **QUIET
    )
    keep_filters(form.town, form.publishers)
    for box in (form.town, form.publishers):
        box.change(partial(_fit, parts), [form.town, form.publishers], list(parts.examples.buttons), **QUIET)


def _connect_questions(parts: _Page, page: gr.Blocks) -> list[Any]:
    """The events that ask."""
    form, result = parts.form, parts.result
    inputs = [form.question, form.town, form.publishers, result.turns, result.newest]
    outputs = [*result.fields, parts.examples.column, form.question]
    answer = partial(_answer, parts)
    typed = gr.on([form.question.submit, form.search.click], answer, inputs, outputs, trigger_mode="multiple", **QUIET)
    asked = [typed]
    for button in parts.examples.buttons:
        filled = button.click(None, button, form.question, js="text => text", **QUIET)
        asked.append(filled.then(answer, inputs, outputs, trigger_mode="multiple", **QUIET))
    address, kept = gr.Textbox(visible=False), gr.Textbox(visible=False)
    opened = page.load(None, None, [address, kept], js=OPEN_JS, **QUIET)
    given = [address, kept, result.newest]
    asked.append(opened.then(partial(_open, parts), given, [*outputs, form.town, form.publishers], **QUIET))
    return asked


def _answer(
    parts: _Page, question: str, town: str, publishers: Sequence[str], turns: tuple[Turn, ...], newest: Newest
) -> Iterator[dict[Any, Any]]:
    # The last answer stays while the next one is made.
    yield {parts.result.busy: f"<p>{wording.BUSY}</p>"}
    wanted = Filter(tuple(publishers), town or None)
    before = without_repeated(turns, question, wanted)
    replies = reply(parts.services, question, wanted, before, turns[0].earlier if turns else ())
    shown = _updates(parts, replies, before, earlier_of(turns))
    yield from newest.follow(shown, {parts.result.busy: gr.skip()})


def _open(parts: _Page, query: str, kept: str, newest: Newest) -> Iterator[dict[Any, Any]]:
    """What a page is opened with: its address, and the filters that the browser kept."""
    form, result, library = parts.form, parts.result, parts.services.library
    asked = Address.parse(query)
    told = asked.question or asked.filter != EVERYTHING
    wanted = known_filter(asked.filter if told else remembered(kept), library.programmes())
    boxes = filled_filters(form.town, form.publishers, wanted)
    if not asked.question:
        yield {result.busy: gr.skip(), **boxes}
        return
    yield boxes | {result.busy: f"<p>{wording.BUSY}</p>", form.question: asked.question}
    replies = reply(parts.services, asked.question, asked.filter, (), asked.earlier)
    shown = _updates(parts, replies, (), asked.before, _changed(asked, library))
    yield from newest.follow(shown, {result.busy: gr.skip()})


def _stop(newest: Newest) -> tuple[Any, str]:
    newest.stop()
    return gr.update(visible=False), ""


def _clear(parts: _Page, newest: Newest) -> dict[Any, Any]:
    newest.stop()
    result = parts.result
    return {
        **dict.fromkeys([result.busy, result.wrong, result.answer, result.summary, result.earlier], ""),
        result.turns: (),
        result.stop: gr.update(visible=False),
        result.fresh: gr.update(visible=False),
        parts.examples.column: gr.update(visible=True),
        parts.form.question: gr.update(value="", placeholder=wording.QUESTION_PLACEHOLDER),
    }


def _fit(parts: _Page, town: str, publishers: Sequence[str]) -> list[Any]:
    """The examples that go with the filters."""
    count = len(parts.examples.buttons)
    texts = choose_examples(parts.services.library, Filter(tuple(publishers), town or None), count)
    return [
        gr.update(value=texts[i], visible=True) if i < len(texts) else gr.update(visible=False) for i in range(count)
    ]


def _fail(result: _Result) -> dict[Any, Any]:
    return _warned(result, message(wording.UNEXPECTED))


def _warned(result: _Result, wrong: str) -> dict[Any, Any]:
    """What is wrong is said beside the box; the conversation stays as it is."""
    return {result.busy: "", result.wrong: wrong, result.stop: gr.update(visible=False)}


def _updates(
    parts: _Page, shown: Iterator[Shown], before: tuple[Turn, ...], opened: Sequence[Address], changed: str = ""
) -> Generator[dict[Any, Any]]:
    """What is shown becomes what the components hold. `opened` are the questions before the conversation; `changed` is
    said above an answer that an address asked for."""
    result = parts.result
    first = True
    for now in shown:
        if now.wrong:
            yield _warned(result, now.wrong)
            return
        update: dict[Any, Any] = {result.summary: now.summary, result.turns: now.turns}
        if first:
            update |= {
                result.busy: "",
                result.wrong: "",
                result.answer: changed + now.html,
                result.earlier: _earlier(before, opened),
                result.stop: gr.update(visible=parts.services.model is not None),
                result.fresh: gr.update(visible=True),
                parts.examples.column: gr.update(visible=False),
                parts.form.question: gr.update(placeholder=wording.FOLLOW_UP_PLACEHOLDER),
            }
        first = False
        yield update
    yield {result.stop: gr.update(visible=False)}


def _earlier(turns: Sequence[Turn], opened: Sequence[Address]) -> str:
    return render_earlier([(turn.question, turn.html) for turn in turns], opened)


def _changed(asked: Address, library: Library) -> str:
    """That the collection is another one than the one that an address was made with; nothing where it is not."""
    if asked.collection in ("", library.version()):
        return ""
    return message(wording.collection_changed(asked.collection))
