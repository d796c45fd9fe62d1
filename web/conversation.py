"""A conversation on the page "Vraag": its questions with what was shown for them, and which question is the newest."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer import Answer
from assistant.question import Request
from assistant.scope import Filter
from assistant.wording import name_of
from vectorstore.errors import WijzerError
from vectorstore.library import Library
from web import wording
from web.address import Address
from web.evidence import Evidence, collect_evidence
from web.markup import message
from web.render import render_answer, render_summary
from web.services import Services

__all__ = ["Newest", "Shown", "Turn", "earlier_of", "reply", "without_repeated"]

_HISTORY = 6
"""Earlier questions that go with a new one."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of this conversation with its filter and its answer, as it was shown; and the questions before it that
    are not of this conversation, of an address that was opened."""

    question: str
    filter: Filter
    answer: Answer
    html: str
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the page: the newest answer, its summary, and the conversation, which ends with that answer. Or what
    is `wrong` with the question, as HTML: then what was on the page stays."""

    html: str
    summary: str
    turns: tuple[Turn, ...]
    wrong: str = ""


@dataclass(slots=True)
class Newest:
    """Which question of a browser's tab is the newest; its events share it. What an older one still has to say then
    goes unsaid. Gradio's own way to cancel an event makes a failure of it."""

    number: int = 0

    def stop(self) -> None:
        """What is still to come goes unsaid."""
        self.number += 1

    def follow(self, updates: Generator[dict[Any, Any]], nothing: dict[Any, Any]) -> Iterator[dict[Any, Any]]:
        """What a new question shows, until there is a newer one or it is stopped. `nothing` is an update that changes
        nothing."""
        self.number += 1
        own = self.number
        for update in updates:
            if self.number != own:
                updates.close()
                # When an event ends, Gradio shows what it showed last once more.
                yield nothing
                return
            yield update


def reply(
    services: Services, question: str, wanted: Filter, turns: tuple[Turn, ...], earlier: Sequence[str] = ()
) -> Iterator[Shown]:
    """What to show for a question: the answer, then again as its summary grows. What cannot be answered is said in a
    sentence, and leaves the conversation as it was. `earlier` are questions before the conversation, of an address that
    is opened."""
    if not question.strip():
        yield Shown("", "", turns, message(wording.EMPTY_QUESTION))
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
        yield Shown("", "", turns, message(str(error)))
        return
    yield Shown(html, "", (*turns, Turn(question, wanted, quoted, html, before)))
    for answer in answers:
        summary = render_summary(answer, answer.notes[len(quoted.notes) :], number)
        yield Shown(html, summary, (*turns, Turn(question, wanted, answer, html + summary, before)))


def without_repeated(turns: tuple[Turn, ...], question: str, wanted: Filter) -> tuple[Turn, ...]:
    """The turns before a question, without the last one when that is the same, as of a button that was clicked
    twice."""
    repeated = bool(turns) and (turns[-1].question, turns[-1].filter) == (question, wanted)
    return turns[:-1] if repeated else turns


def earlier_of(turns: Sequence[Turn]) -> tuple[Address, ...]:
    """The addresses of the questions before a conversation, of an address that it began with."""
    return Address(turns[0].question, turns[0].filter, turns[0].earlier).before if turns else ()


def _evidence(answer: Answer, services: Services) -> Mapping[int, Evidence]:
    return {citation.n: collect_evidence(citation, services) for citation in answer.citations}


def _titles(library: Library) -> Mapping[str, str]:
    return {programme.id: f"{name_of(programme)}: {programme.title}" for programme in library.programmes()}
