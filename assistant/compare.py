"""A subject or a question put to two to eight publishers at once: each that was chosen has its row in the answer, with
quotes or as one that says nothing on it."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import compare_wording as wording
from assistant.answer import Answer
from assistant.chain import Assistant, make_gazetteer
from assistant.compose import with_words
from assistant.question import Request, visible
from assistant.scope import Element, Filter, find_elements, resolve_scope
from assistant.wording import missing_notes
from vectorstore.errors import QuestionError
from vectorstore.gazetteer import Gazetteer
from vectorstore.passage import Programme

__all__ = ["FEWEST_COMPARED", "MOST_COMPARED", "compare"]

FEWEST_COMPARED, MOST_COMPARED = 2, 8
"""Publishers."""


def compare(assistant: Assistant, request: Request) -> Answer:
    """Asks the request's question, or a bare subject such as "vuurwerk", of the publishers in its filter. The names in
    the question itself restrict nothing, for the choice does; one that was not chosen is told in a note. A town in the
    question restricts as the filter's does, where that has none. A request for advice, and what cannot be searched
    for, is answered as ever, without rows.

    Raises QuestionError when there is no question, or it is too long; when fewer or more publishers are chosen than can
    be compared, or one that is not there; and CollectionError."""
    asked = visible(request.question)
    if not asked:
        raise QuestionError(wording.NO_SUBJECT)
    held = assistant.library.programmes()
    gazetteer = make_gazetteer(held)
    publishers = _publishers(request.filter.publishers, held, gazetteer)
    respelled = gazetteer.respelled(asked)
    elements = find_elements(respelled, gazetteer.mentions(respelled))
    towns = _named_towns(elements, publishers, held)
    wanted = Filter(publishers, _town(request.filter.municipality, towns, held, gazetteer))
    if missing := resolve_scope((), "", wanted, held, gazetteer).missing:
        raise QuestionError(" ".join(missing_notes(missing)))
    trace = assistant.trace(replace(request, filter=wanted))
    query = trace.judged.gathered.query
    if not elements or query.intent not in ("question", "overview", "outside_filter"):
        return trace.answer
    answer = assistant.ask(replace(request, question=query.text, history=(), filter=wanted))
    others = [name for element in elements if (name := element.publisher) and name not in publishers]
    notes = (wording.not_chosen(list(dict.fromkeys(others))), *answer.notes) if others else answer.notes
    understood = trace.answer.understood_as if request.history else None
    return replace(with_words(answer, answer.lead, notes), question=request.question, understood_as=understood)


def _publishers(said: Sequence[str], held: Sequence[Programme], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The publishers that were chosen, each once, as the collection spells them."""
    spelled = {_usual(p.publisher, gazetteer): p.publisher for p in held}
    known = list(dict.fromkeys(p.publisher for p in held))
    chosen: dict[str, None] = {}
    for name in filter(str.strip, said):
        if _usual(name, gazetteer) not in spelled:
            raise QuestionError(wording.unknown_publisher(visible(name), known))
        chosen[spelled[_usual(name, gazetteer)]] = None
    if len(chosen) < FEWEST_COMPARED:
        raise QuestionError(wording.too_few([*chosen], FEWEST_COMPARED, known))
    if len(chosen) > MOST_COMPARED:
        raise QuestionError(wording.too_many(len(chosen), MOST_COMPARED))
    return tuple(chosen)


def _usual(name: str, gazetteer: Gazetteer) -> str:
    return (gazetteer.party(name.strip()) or name.strip()).casefold()


def _named_towns(elements: Sequence[Element], publishers: Sequence[str], held: Sequence[Programme]) -> list[str]:
    """The towns that a question is about: those that it names without a party, and those where all who were chosen have
    a programme. "D66 in Almere" does not take Volt in Amsterdam out of the comparison."""
    towns: dict[str, None] = {}
    for element in elements:
        there = {p.publisher for p in held if p.municipality == element.municipality}
        if element.municipality and (element.publisher is None or set(publishers) <= there):
            towns[element.municipality] = None
    return [*towns]


def _town(said: str | None, named: Sequence[str], held: Sequence[Programme], gazetteer: Gazetteer) -> str | None:
    """The town that was chosen, or else the one that the question names, if it names just one."""
    if said is None or not said.strip():
        return named[0] if len(named) == 1 else None
    known = sorted({p.municipality for p in held if p.municipality})
    town = gazetteer.municipality(said.strip()) or said.strip()
    if town not in known:
        raise QuestionError(wording.unknown_municipality(visible(said), known))
    if named and town not in named:
        raise QuestionError(wording.other_municipality(named, town))
    return town
