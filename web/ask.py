"""The page "Vraag": a question box, two filters, examples, and the answer with its evidence."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.answer import Answer
from assistant.question import Request
from assistant.scope import Filter
from assistant.wording import name_of
from vectorstore.errors import WijzerError
from vectorstore.library import Library
from vectorstore.passage import Programme
from web import wording
from web.excerpt import Excerpt, cut_excerpt
from web.render import render_answer, render_conversation, render_message

__all__ = ["Ask", "Turn", "build_ask_page", "reply"]

Ask = Callable[[Request], Answer]

_HISTORY = 6
"""Earlier questions that go with a new one."""
_ALL = ""
"""The value of the choice "all municipalities"."""
_SHOW = "() => window.veiligheidswijzer.show()"


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of this conversation with its answer as it was shown."""

    question: str
    html: str


@dataclass(frozen=True, slots=True)
class _Form:
    """The components that a question is put with."""

    question: gr.Textbox
    town: gr.Dropdown
    publishers: gr.Dropdown
    search: gr.Button
    examples: gr.Column
    example_buttons: tuple[tuple[gr.Button, str], ...]


@dataclass(frozen=True, slots=True)
class _Result:
    """The components that an answer is shown in. `turns` lives as long as the browser's tab."""

    busy: gr.HTML
    answer: gr.HTML
    fresh: gr.Button
    turns: gr.State


def reply(
    ask: Ask, library: Library, question: str, wanted: Filter, turns: tuple[Turn, ...]
) -> tuple[str, tuple[Turn, ...]]:
    """The HTML to show for a question, and the conversation with it. What cannot be answered is said in a sentence,
    and leaves the conversation as it was."""
    earlier = [(turn.question, turn.html) for turn in turns]
    if not question.strip():
        return render_conversation(render_message(wording.EMPTY_QUESTION), earlier), turns
    history = tuple(turn.question for turn in turns)[-_HISTORY:]
    try:
        answer = ask(Request(question, history, wanted))
        html = render_answer(answer, _excerpts(answer, library), _titles(library), len(turns) + 1)
    except WijzerError as error:
        return render_conversation(render_message(str(error)), earlier), turns
    return render_conversation(html, earlier), (*turns, Turn(question, html))


def build_ask_page(ask: Ask, library: Library) -> None:
    """Puts the page's components and events into the `gr.Blocks` that is open."""
    programmes = library.programmes()
    gr.HTML(
        f'<header class="vw-header"><h1>{wording.TITLE}</h1><p>{wording.INTRODUCTION}</p></header>',
        js_on_load=None,
    )
    form = _form(programmes)
    result = _result()
    gr.HTML(f'<footer class="vw-footer"><p>{wording.NOT_STORED}</p></footer>', js_on_load=None)
    _connect(form, result, ask, library)


def _form(programmes: Sequence[Programme]) -> _Form:
    with gr.Column(elem_id="formulier"):
        question = gr.Textbox(
            label=wording.QUESTION_LABEL,
            placeholder=wording.QUESTION_PLACEHOLDER,
            lines=1,
            max_lines=6,
            elem_id="vraag",
            html_attributes=gr.InputHTMLAttributes(enterkeyhint="search"),
        )
        with gr.Row(elem_id="filters"):
            town = gr.Dropdown(
                [(wording.ALL_TOWNS, _ALL), *((name, name) for name in _towns(programmes))],
                value=_ALL,
                filterable=False,
                label=wording.TOWN_LABEL,
                elem_id="gemeente",
            )
            publishers = gr.Dropdown(
                list(dict.fromkeys(programme.publisher for programme in programmes)),
                value=[],
                multiselect=True,
                label=wording.PUBLISHER_LABEL,
                info=wording.PUBLISHER_HELP,
                elem_id="partijen",
            )
        search = gr.Button(wording.SEARCH_BUTTON, variant="primary", elem_id="zoek")
    with gr.Column(elem_id="voorbeelden") as examples:
        gr.HTML(f"<h2>{wording.EXAMPLES_HEADING}</h2>", js_on_load=None)
        with gr.Row():
            buttons = tuple(
                (gr.Button(text, size="sm", elem_classes="voorbeeld"), text) for text in _examples(programmes)
            )
    return _Form(question, town, publishers, search, examples, buttons)


def _result() -> _Result:
    busy = gr.HTML("", elem_id="bezig", js_on_load=None)
    answer = gr.HTML("", elem_id="antwoord", js_on_load=None)
    fresh = gr.Button(wording.NEW_CONVERSATION, visible=False, elem_id="nieuw")
    return _Result(busy, answer, fresh, gr.State(()))


def _connect(form: _Form, result: _Result, ask: Ask, library: Library) -> None:
    """Ties the events: Enter, the button and an example ask; "Nieuw gesprek" clears."""

    def answer(
        question: str, town: str, publishers: Sequence[str], turns: tuple[Turn, ...]
    ) -> Iterator[dict[object, object]]:
        # The last answer stays while the next one is made.
        yield {result.busy: f"<p>{wording.BUSY}</p>"}
        html, turns = reply(ask, library, question, Filter(tuple(publishers), town or None), turns)
        yield {
            result.busy: "",
            result.answer: html,
            result.turns: turns,
            result.fresh: gr.update(visible=bool(turns)),
            form.examples: gr.update(visible=not turns),
            form.question: gr.update(placeholder=_placeholder(turns)),
        }

    def clear() -> dict[object, object]:
        return {
            result.busy: "",
            result.answer: "",
            result.turns: (),
            result.fresh: gr.update(visible=False),
            form.examples: gr.update(visible=True),
            form.question: gr.update(value="", placeholder=_placeholder(())),
        }

    def fail() -> dict[object, object]:
        return {result.busy: "", result.answer: render_message(wording.UNEXPECTED)}

    inputs = [form.question, form.town, form.publishers, result.turns]
    outputs = [result.busy, result.answer, result.turns, result.fresh, form.examples, form.question]
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    asked = [gr.on([form.question.submit, form.search.click], answer, inputs, outputs, **quiet)]
    for button, text in form.example_buttons:
        filled = button.click(None, None, form.question, js=f"() => {json.dumps(text)}", **quiet)
        asked.append(filled.then(answer, inputs, outputs, **quiet))
    for event in asked:
        event.success(None, js=_SHOW, **quiet)
        event.failure(fail, None, [result.busy, result.answer], **quiet).then(None, js=_SHOW, **quiet)
    result.fresh.click(clear, None, outputs, **quiet)


def _excerpts(answer: Answer, library: Library) -> dict[int, Excerpt]:
    return {
        citation.n: cut_excerpt(
            library.text(citation.programme_id),
            library.sections(citation.programme_id),
            (citation.start, citation.end),
        )
        for citation in answer.citations
    }


def _titles(library: Library) -> dict[str, str]:
    return {programme.id: f"{name_of(programme)}: {programme.title}" for programme in library.programmes()}


def _towns(programmes: Sequence[Programme]) -> list[str]:
    return sorted({programme.municipality for programme in programmes if programme.municipality}, key=str.casefold)


def _examples(programmes: Sequence[Programme]) -> list[str]:
    """The examples that this collection can answer."""
    held = {(programme.publisher, programme.municipality) for programme in programmes}
    return [text for publisher, town, text in wording.EXAMPLES if publisher is None or (publisher, town) in held]


def _placeholder(turns: Sequence[Turn]) -> str:
    return wording.FOLLOW_UP_PLACEHOLDER if turns else wording.QUESTION_PLACEHOLDER
