"""Evidence: the passages of each programme in scope that come nearest to a question."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.antecedents import with_antecedents
from assistant.overview import pick_plans
from assistant.question import Query
from vectorstore.library import Library
from vectorstore.passage import Hit, Probe, Programme

__all__ = ["Evidence", "Gathered", "gather", "warm_up"]

_DEPTH = 30
"""Passages a programme that are looked at."""
_APART = 20
"""Programmes that are searched one by one. More are searched together, which finds the same: the time hardly grows with
their number then, but all vectors are in memory."""
_OVERVIEW = 24
"""Quotes of an overview at the most, divided over its programmes."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one programme has for a question: its nearest passages, best vector first; and the words of the question
    that stand nowhere in it."""

    programme: Programme
    hits: tuple[Hit, ...]
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """A query with the evidence per programme, in the scope's order; none where nothing was searched."""

    query: Query
    evidence: tuple[Evidence, ...]


def gather(query: Query, library: Library) -> Gathered:
    """Every programme in scope has its own nearest passages, so that a long one cannot crowd out a short one. For an
    overview nothing is searched for: each programme gives its chapters' first plans."""
    programmes = query.scope.programmes
    if query.intent == "overview":
        most = max(1, _OVERVIEW // max(1, len(programmes)))
        return Gathered(query, tuple(_outline(programme, library, most) for programme in programmes))
    if query.intent != "question" or not programmes:
        return Gathered(query, ())
    probe = library.probe(query.text, query.words)
    if len(programmes) > _APART:
        found = library.search_together(probe, [programme.id for programme in programmes], _DEPTH)
    else:
        found = {programme.id: library.search(probe, programme.id, _DEPTH) for programme in programmes}
    return Gathered(query, tuple(_evidence(programme, found[programme.id], library, probe) for programme in programmes))


def warm_up(library: Library) -> None:
    """Loads what the first question would have to wait for."""
    probe = library.probe("", "")
    if len(library.programmes()) > _APART:
        library.search_together(probe, (), 1)


def _evidence(programme: Programme, hits: Sequence[Hit], library: Library, probe: Probe) -> Evidence:
    leaning = with_antecedents(hits, library.passages(programme.id))
    return Evidence(programme, leaning, probe.absent[programme.id])


def _outline(programme: Programme, library: Library, most: int) -> Evidence:
    plans = pick_plans(library.passages(programme.id), most)
    hits = [Hit(passage, 0.0, 0.0, 0.0, 0.0) for passage in plans]
    return Evidence(programme, with_antecedents(hits, library.passages(programme.id)))
