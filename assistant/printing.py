"""What comes of a command, as lines for a person at a terminal. Pure."""

import textwrap
from collections.abc import Iterator, Sequence

from assistant import chat_wording, command_wording, wording
from assistant.answer import Answer
from assistant.compose import summary_parts
from assistant.search import MOST_BY_MEANING, MOST_BY_WORD, SearchHit, SearchResult

__all__ = ["answer_lines", "search_lines", "summary_lines"]


def answer_lines(answer: Answer, width: int, command: str = "ask") -> Iterator[str]:
    """An answer with its quotes, their places and its notes, in lines of at most `width` columns, but for addresses;
    `command` is the one that it came of."""
    if answer.understood_as:
        yield from textwrap.wrap(wording.read_as(answer.understood_as), width)
    yield from textwrap.wrap(answer.lead, width)
    for question in answer.instead:
        yield from _indented(command_wording.ask_instead(question, command), width)
    for row in answer.publishers:
        yield ""
        if row.found:
            yield from textwrap.wrap(f"{wording.name_of(row.programme)} – {row.programme.title}", width)
        else:
            yield from textwrap.wrap(wording.not_found_row(row), width)
            yield from _indented(wording.nearest_row(), width) if row.nearest else ()
        for citation in (*row.citations, *row.nearest):
            yield ""
            yield from _indented(wording.led_in(citation.context), width) if citation.context else ()
            yield from _indented(f"[{citation.n}] „{citation.quote}”", width)
            yield from _indented(f"    {wording.place_of(citation)}", width)
            if citation.url:
                yield f"      {citation.url}"
    yield from _note_lines(answer.notes, width)
    if answer.publishers:
        yield ""
        yield from textwrap.wrap(wording.searched_in([row.programme.title for row in answer.publishers]), width)


def summary_lines(answer: Answer, notes: Sequence[str], width: int) -> Iterator[str]:
    """The summary, and what is to be said of it."""
    if answer.summary and answer.summary.claims:
        yield ""
        yield from textwrap.wrap(chat_wording.summary_heading(answer.summary.model, answer.summary.place), width)
        for name, text in summary_parts(answer.publishers, answer.summary):
            yield from _indented(f"{name}: {text}", width)
    yield from _note_lines(notes, width)


def search_lines(result: SearchResult, width: int) -> Iterator[str]:
    """How much each programme writes about it, and then the hits."""
    yield from textwrap.wrap(command_wording.search_lead(result), width)
    if any(result.total.values()):
        yield ""
        yield from textwrap.wrap(command_wording.counts_heading(), width)
        for one in result.counts:
            yield from _indented(command_wording.count_line(one), width)
    for heading, hits in ((command_wording.BY_WORD, result.words), (command_wording.BY_MEANING, result.meaning)):
        if hits:
            yield from ("", heading)
        for hit in hits:
            yield from _hit_lines(hit, width)
    more_words = [one for one in result.counts if max(one.exact, one.other_form) > MOST_BY_WORD]
    more_meaning = [one for one in result.counts if one.meaning > MOST_BY_MEANING]
    for cut, most in ((more_words, MOST_BY_WORD), (more_meaning, MOST_BY_MEANING)):
        if cut:
            yield ""
            yield from textwrap.wrap(command_wording.not_all_shown(cut, most), width)


def _hit_lines(hit: SearchHit, width: int) -> Iterator[str]:
    citation = hit.citation
    yield ""
    yield from _indented(wording.led_in(citation.context), width) if citation.context else ()
    yield from _indented(f"[{citation.n}] „{citation.quote}”", width)
    yield from _indented(f"    {command_wording.hit_place(hit)}", width)


def _note_lines(notes: Sequence[str], width: int) -> Iterator[str]:
    for note in notes:
        yield ""
        yield from textwrap.wrap(wording.noted(note), width)


def _indented(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="      ")
