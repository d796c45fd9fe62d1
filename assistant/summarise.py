"""An answer gets a summary: written by a language model from the quotes that are shown, and held against them sentence
by sentence. Whatever the model does, the quotes and the status stay as they are."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant import chat_wording as wording
from assistant.answer import Answer, Citation, Claim, Summary
from assistant.compose import with_summary
from assistant.generate import Chat
from assistant.ground_sentences import Fault
from assistant.prompts import ask_summary
from assistant.sentences import cut_sentences
from vectorstore.errors import ChatError

__all__ = ["MOST_PASSAGES", "choose_passages", "summarise"]

MOST_PASSAGES = 12
"""Passages that the model sees, and so programmes: a summary of more is no longer short."""
_MOST_SENTENCES = 3
"""Sentences that are shown of one programme, and of several together."""

Check = Callable[[str], Claim | Fault]


def choose_passages(answer: Answer) -> tuple[Citation, ...]:
    """The quotes to summarise: what a publisher itself plans, as many of each as there is room for. Words of someone
    else, and past results, might come out as its plans."""
    rows = [[c for c in row.citations if _is_plan(c)] for row in answer.publishers]
    rows = [row for row in rows if row]
    each = MOST_PASSAGES // max(1, len(rows))
    return tuple(citation for row in rows for citation in row[:each])


def summarise(answer: Answer, chat: Chat, shown: Sequence[Citation], check: Check) -> Iterator[Answer]:
    """The answer again and again, each time with one more sentence that passes the check; last as it is to stay.
    Closing the iterator stops the model."""
    start = time.perf_counter()
    summary = Summary(chat.name, chat.place, (), 0)
    broken = None
    try:
        for sentence in cut_sentences(chat.stream(ask_summary(answer.understood_as or answer.question, shown))):
            longer = _with_sentence(summary, check(sentence))
            if len(longer.claims) > len(summary.claims):
                yield with_summary(answer, longer, ())
            summary = longer
    except ChatError as error:
        broken = str(error)
    last = with_summary(answer, *_judged(summary, broken))
    yield replace(last, timings_ms=dict(answer.timings_ms) | {"summary": (time.perf_counter() - start) * 1000})


def _with_sentence(summary: Summary, checked: Claim | Fault) -> Summary:
    """A sentence that does not hold, or says what was said, is counted; one too many about the same is left."""
    if not isinstance(checked, Claim) or any(claim.text == checked.text for claim in summary.claims):
        return replace(summary, dropped=summary.dropped + 1)
    alike = [claim for claim in summary.claims if claim.programmes == checked.programmes]
    return summary if len(alike) == _MOST_SENTENCES else replace(summary, claims=(*summary.claims, checked))


def _judged(summary: Summary, broken: str | None) -> tuple[Summary, list[str]]:
    """The summary as it is to be shown, if it is, and what is to be said of it. Of a model most of whose sentences do
    not hold, the others are not shown either."""
    shown = bool(summary.claims) and len(summary.claims) >= summary.dropped
    notes = [wording.broken_note(broken, shown)] if broken else []
    if not shown:
        # What broke off before a sentence was whole did not write the wrong ones.
        wrong = [] if broken and not summary.dropped else [wording.no_summary_note()]
        return replace(summary, claims=(), dropped=summary.dropped + len(summary.claims)), notes or wrong
    return summary, notes + ([wording.left_out_note(summary.dropped)] if summary.dropped else [])


def _is_plan(citation: Citation) -> bool:
    return citation.author is None and citation.status not in ("proposal", "past_result")
