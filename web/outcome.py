"""What the pages with a form share: a line that says that they are busy, one for what is wrong, a place for what comes
of it, and the events in between."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import gradio as gr

from vectorstore.errors import WijzerError
from web import wording
from web.filters import OPEN_JS
from web.markup import message

__all__ = [
    "QUIET",
    "RESTORE_JS",
    "SHOW_JS",
    "Opened",
    "Outcome",
    "build_lines",
    "build_outcome",
    "build_way",
    "connect",
]

QUIET: Final[dict[str, Any]] = {"show_progress": "hidden", "api_visibility": "private"}
"""Of every event: Gradio's own signs of being busy are English and move the page."""
SHOW_JS: Final = "() => window.veiligheidswijzer.show()"
"""When what is shown has changed."""
WARN_JS: Final = "() => window.veiligheidswijzer.warn()"
"""When the line that says what is wrong has changed."""
AGAIN_JS: Final = "() => window.veiligheidswijzer.again()"
"""When the line that says that the page is busy has changed: what is said once more changes nothing else."""
RESTORE_JS: Final = "() => window.veiligheidswijzer.restore()"
"""When the box of a page is filled: puts back what was typed there before the page was loaded anew."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The components that what comes of a form is shown in. What is wrong has a place of its own: what was shown last
    stays."""

    busy: gr.HTML
    wrong: gr.HTML
    shown: gr.HTML


@dataclass(frozen=True, slots=True)
class Opened:
    """What the boxes hold when a page is opened, and what is asked with that, if anything is. A box that the address
    says nothing of is not among them: a visitor may have begun to type."""

    boxes: Mapping[Any, Any]
    asked: tuple[Any, ...] | None


def build_way(words: str) -> None:
    """A link from the box to what was made of it, past the filters; it is there when it has somewhere to go, and seen
    when it has the focus."""
    gr.HTML(f'<a class="vw-skip" href="#">{words}</a>', elem_id="naar", js_on_load=None)


def build_lines() -> tuple[gr.HTML, gr.HTML]:
    """The line that says that a page is busy, and the one that says what is wrong."""
    busy = gr.HTML("", elem_id="bezig", js_on_load=None)
    wrong = gr.HTML("", elem_id="melding", js_on_load=None)
    busy.change(None, js=AGAIN_JS, **QUIET)
    wrong.change(None, js=WARN_JS, **QUIET)
    return busy, wrong


def build_outcome() -> Outcome:
    return Outcome(*build_lines(), gr.HTML("", elem_id="uitkomst", js_on_load=None))


def connect(
    outcome: Outcome,
    triggers: Sequence[Any],
    make: Callable[..., str],
    inputs: Sequence[Any],
    read_address: Callable[[str, str], Opened],
    page: gr.Blocks,
) -> None:
    """Has `make` turn the values of `inputs` into HTML when one of the triggers asks for it, and when the page is
    opened with an address that does: `read_address` is given that, and what the browser remembers of the filters. An
    error of the program is shown as its sentence, beside what was shown last. The first of `inputs` is the box that is
    typed in."""

    def run(*values: Any) -> Iterator[dict[Any, Any]]:
        yield {outcome.busy: f"<p>{wording.BUSY}</p>"}
        try:
            html = make(*values)
        except WijzerError as error:
            yield {outcome.busy: "", outcome.wrong: message(str(error))}
            return
        yield {outcome.busy: "", outcome.wrong: "", outcome.shown: html}

    def open_page(query: str, kept: str) -> Iterator[dict[Any, Any]]:
        opened = read_address(query, kept)
        # Whoever was quick to ask may be waiting already.
        yield {outcome.busy: gr.skip(), **opened.boxes}
        if opened.asked is not None:
            yield from run(*opened.asked)

    def fail() -> dict[Any, Any]:
        return {outcome.busy: "", outcome.wrong: message(wording.UNEXPECTED)}

    results = [outcome.busy, outcome.wrong, outcome.shown]
    address, kept = gr.Textbox(visible=False), gr.Textbox(visible=False)
    started = page.load(None, None, [address, kept], js=OPEN_JS, **QUIET)
    events = [
        gr.on(list(triggers), run, list(inputs), results, trigger_mode="once", **QUIET),
        started.then(open_page, [address, kept], [*inputs, *results], **QUIET),
    ]
    for event in events:
        event.failure(fail, None, results, **QUIET)
    outcome.shown.change(None, js=SHOW_JS, **QUIET)
    inputs[0].change(None, js=RESTORE_JS, **QUIET)
