"""What a visitor thinks of an answer or of a quote: a dialogue, and what is kept of it, by consent alone."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import gradio as gr

from assistant.answer import Answer
from assistant.feedback import LONGEST_WORDS, Feedback, keep_feedback, program_version
from assistant.feedback_wording import VERDICTS
from vectorstore.errors import WijzerError
from web import wording
from web.markup import message, text
from web.outcome import QUIET
from web.services import Services

__all__ = ["build_feedback"]

_SEND_JS = 'element.addEventListener("vw-oordeel", (event) => { trigger("submit", event.detail); });'


def build_feedback(services: Services, state: gr.State, answers_of: Callable[[Any], Sequence[Answer]]) -> None:
    """The dialogue, which the page's script opens, and a line with what came of it, which the script tells where the
    visitor looks. `answers_of` takes the answers that the page shows out of its state, in the order of their turns."""
    dialogue = gr.HTML(_dialogue(), elem_id="oordeel", js_on_load=_SEND_JS)
    said = gr.HTML("", elem_id="oordeel-gemeld", js_on_load=None)

    def keep(shown: Any, event: gr.EventData) -> str:
        told = {name: getattr(event, name, None) for name in ("turn", "quote", "verdict", "words", "consent")}
        try:
            return keep_judgement(services, answers_of(shown), told)
        except WijzerError as error:
            return message(str(error))

    kept = dialogue.submit(keep, state, said, **QUIET)
    kept.success(None, js="() => window.veiligheidswijzer.judged()", **QUIET)


def keep_judgement(services: Services, answers: Sequence[Answer], told: Mapping[str, Any]) -> str:
    """Keeps what a visitor told of one of the answers that the page shows, numbered from 1 by `turn`; gives the HTML
    that says so. Raises WijzerError when it cannot be kept."""
    turn, quote = told["turn"], told["quote"]
    if not isinstance(turn, int) or not 1 <= turn <= len(answers):
        return message(wording.JUDGE_GONE)
    record = Feedback(
        verdict=told["verdict"],
        answer=answers[turn - 1].to_json(),
        consent=told["consent"] is True,
        day=services.today(),
        version=program_version(),
        quote=quote if isinstance(quote, int) else None,
        words=str(told["words"] or ""),
    )
    keep_feedback(services.feedback, record)
    return f"<p>{wording.JUDGE_THANKS}</p>"


def _dialogue() -> str:
    choices = "".join(
        f'<label><input type="radio" name="verdict" value="{code}" required '
        f'data-missing="{wording.JUDGE_NO_VERDICT}"> {text(name[0].upper() + name[1:])}</label>'
        for code, name in VERDICTS.items()
    )
    return (
        '<div data-sends><dialog aria-labelledby="oordeel-kop"><form method="dialog">'
        f'<h2 id="oordeel-kop" data-about></h2><fieldset><legend>{wording.JUDGE_LEGEND}</legend>{choices}</fieldset>'
        f'<label class="vw-field">{wording.JUDGE_WORDS}'
        f'<textarea name="words" rows="3" maxlength="{LONGEST_WORDS}"></textarea>'
        f'</label><label><input type="checkbox" name="consent" value="yes" required '
        f'data-missing="{wording.JUDGE_NO_CONSENT}"> {wording.JUDGE_CONSENT}</label>'
        f'<p class="vw-soft">{text(wording.JUDGE_KEPT)}</p>'
        f'<p class="vw-actions"><button value="send" class="vw-main">{wording.JUDGE_SEND}</button>'
        f'<button value="" formnovalidate>{wording.JUDGE_CANCEL}</button></p></form></dialog></div>'
    )
