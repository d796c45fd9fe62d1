"""The page "Vraag": a question box, two filters, examples, and the answer with its evidence."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.scope import EVERYTHING, Filter
from vectorstore.library import Library
from vectorstore.site_settings import SiteSettings
from web import wording
from web.address import Address
from web.conversation import Newest, Shown, Turn, reply, without_repeated
from web.examples import choose_examples
from web.feedback import build_feedback
from web.filters import OPEN_JS, build_filters, filled_filters, keep_filters, known_filter, remembered
from web.frame import build_foot, build_head
from web.markup import message
from web.outcome import QUIET, RESTORE_JS
from web.render import render_earlier
from web.services import Services

__all__ = ["build_ask_page"]

_EXAMPLES = 6
_SHOW = "() => window.veiligheidswijzer.show()"


@dataclass(frozen=True, slots=True)
class _Form:
    """The components that a question is put with."""

    question: gr.Textbox
    town: gr.Dropdown
    publishers: gr.Dropdown
    search: gr.Button
    examples: gr.Column
    buttons: tuple[gr.Button, ...]


@dataclass(frozen=True, slots=True)
class _Result:
    """The components that an answer is shown in. `turns` and `newest` live as long as the browser's
    tab."""

    busy: gr.HTML
    answer: gr.HTML
    summary: gr.HTML
    stop: gr.Button
    fresh: gr.Button
    earlier: gr.HTML
    turns: gr.State
    newest: gr.State


def build_ask_page(services: Services, site: SiteSettings, page: gr.Blocks) -> None:
    """Puts the page's components and events into `page`, which is open."""
    build_head("", wording.ASK_HEADING, site.welcome or wording.INTRODUCTION, site)
    form = _form(services.library)
    if services.model:
        gr.HTML(
            f'<p class="vw-model">{wording.model_used(services.model.name, services.model.place)}</p>', js_on_load=None
        )
    result = _result()
    build_feedback(services, result.turns, lambda turns: [turn.answer for turn in turns])
    build_foot(site)
    _connect(form, result, services, page)


def _form(library: Library) -> _Form:
    programmes = library.programmes()
    with gr.Column(elem_id="formulier"):
        question = gr.Textbox(
            label=wording.QUESTION_LABEL,
            placeholder=wording.QUESTION_PLACEHOLDER,
            lines=1,
            max_lines=6,
            elem_id="vraag",
            html_attributes=gr.InputHTMLAttributes(enterkeyhint="search"),
        )
        town, publishers = build_filters(programmes)
        search = gr.Button(wording.SEARCH_BUTTON, variant="primary", elem_id="zoek")
    with gr.Column(elem_id="voorbeelden") as examples:
        gr.HTML(f"<h2>{wording.EXAMPLES_HEADING}</h2>", js_on_load=None)
        with gr.Row():
            texts = choose_examples(library, Filter(), _EXAMPLES)
            buttons = tuple(
                gr.Button(
                    texts[i] if i < len(texts) else "", visible=i < len(texts), size="sm", elem_classes="voorbeeld"
                )
                for i in range(_EXAMPLES)
            )
    return _Form(question, town, publishers, search, examples, buttons)


def _result() -> _Result:
    return _Result(
        busy=gr.HTML("", elem_id="bezig", js_on_load=None),
        answer=gr.HTML("", elem_id="antwoord", js_on_load=None),
        summary=gr.HTML("", elem_id="samenvatting", js_on_load=None),
        stop=gr.Button(wording.STOP, visible=False, elem_id="stop", elem_classes="vw-plain"),
        fresh=gr.Button(wording.NEW_CONVERSATION, visible=False, elem_id="nieuw", elem_classes="vw-plain"),
        earlier=gr.HTML("", elem_id="eerder", js_on_load=None),
        turns=gr.State(()),
        newest=gr.State(Newest()),
    )


def _connect(form: _Form, result: _Result, services: Services, page: gr.Blocks) -> None:
    """Ties the events: Enter, the button, an example and an address ask; "Nieuw gesprek" clears; "Stop" keeps what is
    there."""
    address, kept = gr.Textbox(visible=False), gr.Textbox(visible=False)
    outputs = [*_fields(result), form.examples, form.question]

    def answer(
        question: str, town: str, publishers: Sequence[str], turns: tuple[Turn, ...], newest: Newest
    ) -> Iterator[dict[Any, Any]]:
        # The last answer stays while the next one is made.
        yield {result.busy: f"<p>{wording.BUSY}</p>"}
        wanted = Filter(tuple(publishers), town or None)
        before = without_repeated(turns, question, wanted)
        shown = _updates(form, result, services, reply(services, question, wanted, before), before)
        yield from newest.follow(shown, {result.busy: gr.skip()})

    def open_address(query: str, kept: str, newest: Newest) -> Iterator[dict[Any, Any]]:
        asked = Address.parse(query)
        told = asked.question or asked.filter != EVERYTHING
        wanted = known_filter(asked.filter if told else remembered(kept), services.library.programmes())
        boxes = filled_filters(form.town, form.publishers, wanted)
        if not asked.question:
            yield {result.busy: "", **boxes}
            return
        yield boxes | {result.busy: f"<p>{wording.BUSY}</p>", form.question: asked.question}
        replies = reply(services, asked.question, asked.filter, (), asked.earlier)
        shown = _updates(form, result, services, replies, (), _changed(asked, services.library))
        yield from newest.follow(shown, {result.busy: gr.skip()})

    def clear() -> dict[Any, Any]:
        return {
            **dict.fromkeys([result.busy, result.answer, result.summary, result.earlier], ""),
            result.turns: (),
            result.stop: gr.update(visible=False),
            result.fresh: gr.update(visible=False),
            form.examples: gr.update(visible=True),
            form.question: gr.update(value="", placeholder=wording.QUESTION_PLACEHOLDER),
        }

    def fit(town: str, publishers: Sequence[str]) -> list[Any]:
        texts = choose_examples(services.library, Filter(tuple(publishers), town or None), len(form.buttons))
        return [
            gr.update(value=texts[i], visible=True) if i < len(texts) else gr.update(visible=False)
            for i in range(len(form.buttons))
        ]

    def fail(turns: tuple[Turn, ...]) -> dict[Any, Any]:
        return {
            result.busy: "",
            result.answer: message(wording.UNEXPECTED),
            result.earlier: _earlier(turns),
            result.stop: gr.update(visible=False),
        }

    inputs = [form.question, form.town, form.publishers, result.turns, result.newest]
    asked = [
        gr.on([form.question.submit, form.search.click], answer, inputs, outputs, trigger_mode="multiple", **QUIET)
    ]
    for button in form.buttons:
        filled = button.click(None, button, form.question, js="text => text", **QUIET)
        asked.append(filled.then(answer, inputs, outputs, trigger_mode="multiple", **QUIET))
    opened = page.load(None, None, [address, kept], js=OPEN_JS, **QUIET)
    asked.append(
        opened.then(open_address, [address, kept, result.newest], [*outputs, form.town, form.publishers], **QUIET)
    )
    for event in asked:
        event.failure(fail, result.turns, [result.busy, result.answer, result.earlier, result.stop], **QUIET)
    result.answer.change(None, js=_SHOW, **QUIET)
    form.question.change(None, js=RESTORE_JS, **QUIET)
    result.stop.click(lambda: (gr.update(visible=False), ""), None, [result.stop, result.busy], cancels=asked, **QUIET)
    result.fresh.click(clear, None, outputs, cancels=asked, **QUIET).then(
        None, js="() => window.veiligheidswijzer.clear()", **QUIET
    )
    for box in (form.town, form.publishers):
        keep_filters(form.town, form.publishers, box)
        box.change(fit, [form.town, form.publishers], list(form.buttons), **QUIET)


def _fields(result: _Result) -> list[Any]:
    return [result.busy, result.answer, result.summary, result.stop, result.fresh, result.earlier, result.turns]


def _updates(
    form: _Form,
    result: _Result,
    services: Services,
    shown: Iterator[Shown],
    before: tuple[Turn, ...],
    changed: str = "",
) -> Generator[dict[Any, Any]]:
    """What is shown becomes what the components hold; `changed` is said above an answer that an address asked for."""
    first = True
    for now in shown:
        update: dict[Any, Any] = {result.summary: now.summary, result.turns: now.turns}
        if first:
            update |= {
                result.busy: "",
                result.answer: changed + now.html,
                result.earlier: _earlier(before),
                result.stop: gr.update(visible=services.model is not None and len(now.turns) > len(before)),
                result.fresh: gr.update(visible=bool(now.turns)),
                form.examples: gr.update(visible=not now.turns),
                form.question: gr.update(
                    placeholder=wording.FOLLOW_UP_PLACEHOLDER if now.turns else wording.QUESTION_PLACEHOLDER
                ),
            }
        first = False
        yield update
    yield {result.stop: gr.update(visible=False)}


def _earlier(turns: Sequence[Turn]) -> str:
    return render_earlier([(turn.question, turn.html) for turn in turns])


def _changed(asked: Address, library: Library) -> str:
    """That the collection is another one than the one that an address was made with; nothing where it is not."""
    if asked.collection in ("", library.version()):
        return ""
    return message(wording.collection_changed(asked.collection))
