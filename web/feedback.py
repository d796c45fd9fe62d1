"""What a visitor thinks of an answer or of a quote: a dialogue, and what is kept of it, by consent alone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import gradio as gr

from vectorstore.errors import WijzerError
from web import wording
from web.markup import message, text
from web.services import Services

if TYPE_CHECKING:
    from web.ask import Turn

__all__ = ["build_feedback"]

_SEND_JS = """
element.addEventListener("vw-oordeel", (event) => { trigger("submit", event.detail); });
"""


def build_feedback(services: Services, turns: gr.State) -> None:
    """The dialogue, which the page's script opens, and a line that says that the judgement was kept."""
    dialogue = gr.HTML(_dialogue(), elem_id="oordeel", js_on_load=_SEND_JS)
    said = gr.HTML("", elem_id="oordeel-gemeld", js_on_load=None)

    def keep(kept_turns: Sequence[Any], event: gr.EventData) -> str:
        try:
            return keep_judgement(services, kept_turns, event._data)  # Gradio's own name for it
        except WijzerError as error:
            return message(str(error))

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    dialogue.submit(keep, turns, said, **quiet)


def keep_judgement(services: Services, turns: Sequence["Turn"], told: Any) -> str:
    """Keeps what a visitor told of an answer of this conversation; gives the sentence that says so. Raises WijzerError
    when it cannot be kept."""
    raise NotImplementedError


def _dialogue() -> str:
    choices = "".join(
        f'<label><input type="radio" name="oordeel" value="{code}" required> {text(name)}</label>'
        for code, name in wording.JUDGEMENTS
    )
    return (
        '<div data-sends><dialog aria-labelledby="oordeel-kop"><form method="dialog">'
        f'<h2 id="oordeel-kop" data-about></h2><fieldset><legend>{wording.JUDGE_LEGEND}</legend>{choices}</fieldset>'
        f'<label class="vw-field">{wording.JUDGE_WORDS}<textarea name="woorden" rows="3" maxlength="1000"></textarea>'
        f'</label><label><input type="checkbox" name="akkoord" value="ja" required> {text(wording.JUDGE_CONSENT)}</label>'
        f'<p class="vw-soft">{text(wording.JUDGE_KEPT)}</p>'
        f'<p class="vw-actions"><button value="send" class="vw-main">{wording.JUDGE_SEND}</button>'
        f'<button value="" formnovalidate>{wording.JUDGE_CANCEL}</button></p></form></dialog></div>'
    )
