"""The page "Vraag": a question box, two filters, examples, and the answer with its evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.answer import Answer
from assistant.question import Request
from assistant.scope import EVERYTHING, Filter
from assistant.wording import name_of
from vectorstore.errors import WijzerError
from vectorstore.library import Library
from vectorstore.site_settings import SiteSettings
from web import wording
from web.address import Address
from web.evidence import Evidence, collect_evidence
from web.examples import choose_examples
from web.feedback import build_feedback
from web.filters import OPEN_JS, build_filters, filled_filters, keep_filters, known_filter, remembered
from web.frame import build_foot, build_head
from web.markup import message
from web.outcome import QUIET
from web.render import render_answer, render_earlier, render_summary
from web.services import Services

__all__ = ["Shown", "Turn", "build_ask_page", "reply"]

_HISTORY = 6
"""Earlier questions that go with a new one."""
_EXAMPLES = 6
_SHOW = "() => window.veiligheidswijzer.show()"


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of this conversation with its answer, as it was shown; and the questions before it that are not of
    this conversation, of an address that was opened."""

    question: str
    answer: Answer
    html: str
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the page: the newest answer or message, its summary, and the conversation. `turns` ends with the
    newest answer."""

    html: str
    summary: str
    turns: tuple[Turn, ...]


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
    """The components that an answer is shown in. `turns` lives as long as the browser's tab."""

    busy: gr.HTML
    answer: gr.HTML
    summary: gr.HTML
    stop: gr.Button
    fresh: gr.Button
    earlier: gr.HTML
    turns: gr.State


def reply(
    services: Services, question: str, wanted: Filter, turns: tuple[Turn, ...], earlier: Sequence[str] = ()
) -> Iterator[Shown]:
    """What to show for a question: the answer, then again as its summary grows. What cannot be answered is said in a
    sentence, and leaves the conversation as it was. `earlier` are questions before the conversation, of an address that
    is opened."""
    if not question.strip():
        yield Shown(message(wording.EMPTY_QUESTION), "", turns)
        return
    before = turns[0].earlier if turns else tuple(earlier)
    history = (*before, *(turn.question for turn in turns))[-_HISTORY:]
    try:
        answers = services.stream(Request(question, history, wanted))
        quoted = next(answers)
        number = len(turns) + 1
        address = str(Address(question, wanted, history, quoted.collection))
        html = render_answer(quoted, _evidence(quoted, services), _titles(services.library), number, address)
    except WijzerError as error:
        yield Shown(message(str(error)), "", turns)
        return
    yield Shown(html, "", (*turns, Turn(question, quoted, html, before)))
    for answer in answers:
        summary = render_summary(answer, answer.notes[len(quoted.notes) :], number)
        yield Shown(html, summary, (*turns, Turn(question, answer, html + summary, before)))


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
    )


def _connect(form: _Form, result: _Result, services: Services, page: gr.Blocks) -> None:
    """Ties the events: Enter, the button, an example and an address ask; "Nieuw gesprek" clears; "Stop" keeps what is
    there."""
    address, kept = gr.Textbox(visible=False), gr.Textbox(visible=False)
    outputs = [*_fields(result), form.examples, form.question]

    def answer(
        question: str, town: str, publishers: Sequence[str], turns: tuple[Turn, ...]
    ) -> Iterator[dict[Any, Any]]:
        # The last answer stays while the next one is made.
        yield {result.busy: f"<p>{wording.BUSY}</p>"}
        wanted = Filter(tuple(publishers), town or None)
        yield from _updates(form, result, services, reply(services, question, wanted, turns), turns)

    def open_address(query: str, kept: str) -> Iterator[dict[Any, Any]]:
        asked = Address.parse(query)
        told = asked.question or asked.filter != EVERYTHING
        wanted = known_filter(asked.filter if told else remembered(kept), services.library.programmes())
        boxes = filled_filters(form.town, form.publishers, wanted)
        if not asked.question:
            yield {result.busy: "", **boxes}
            return
        yield boxes | {result.busy: f"<p>{wording.BUSY}</p>", form.question: asked.question}
        shown = reply(services, asked.question, asked.filter, (), asked.earlier)
        yield from _updates(form, result, services, shown, (), _changed(asked, services.library))

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

    inputs = [form.question, form.town, form.publishers, result.turns]
    asked = [gr.on([form.question.submit, form.search.click], answer, inputs, outputs, trigger_mode="once", **QUIET)]
    for button in form.buttons:
        filled = button.click(None, button, form.question, js="text => text", **QUIET)
        asked.append(filled.then(answer, inputs, outputs, **QUIET))
    opened = page.load(None, None, [address, kept], js=OPEN_JS, **QUIET)
    asked.append(opened.then(open_address, [address, kept], [*outputs, form.town, form.publishers], **QUIET))
    for event in asked:
        event.failure(fail, result.turns, [result.busy, result.answer, result.earlier, result.stop], **QUIET)
    result.answer.change(None, js=_SHOW, **QUIET)
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
) -> Iterator[dict[Any, Any]]:
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


def _evidence(answer: Answer, services: Services) -> Mapping[int, Evidence]:
    return {citation.n: collect_evidence(citation, services) for citation in answer.citations}


def _titles(library: Library) -> Mapping[str, str]:
    return {programme.id: f"{name_of(programme)}: {programme.title}" for programme in library.programmes()}
