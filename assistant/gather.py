"""Evidence: the passages of each programme in scope that come nearest to a question."""

from dataclasses import dataclass

from assistant.antecedents import with_antecedents
from assistant.overview import pick_plans
from assistant.question import Query
from vectorstore.library import Library
from vectorstore.passage import Hit, Probe, Programme

__all__ = ["Evidence", "Gathered", "gather"]

_DEPTH = 30
"""Passages a programme that are looked at."""
_OVERVIEW = 24
"""Quotes of an overview at the most, divided over its programmes."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one programme has for a question: its nearest passages, best vector first."""

    programme: Programme
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A query with the evidence per programme, in the scope's order; none where nothing was searched."""

    query: Query
    evidence: tuple[Evidence, ...]


def gather(query: Query, library: Library) -> Gathered:
    """Searches once for each programme in scope, so that a long programme cannot crowd out a short one. For an overview
    nothing is searched for: each programme gives its chapters' first plans."""
    if query.intent == "overview":
        most = max(1, _OVERVIEW // max(1, len(query.scope.programmes)))
        return Gathered(query, tuple(_outline(programme, library, most) for programme in query.scope.programmes))
    if query.intent != "question" or not query.scope.programmes:
        return Gathered(query, ())
    probe = library.probe(query.text, query.words)
    return Gathered(query, tuple(_search(programme, library, probe) for programme in query.scope.programmes))


def _search(programme: Programme, library: Library, probe: Probe) -> Evidence:
    hits = library.search(probe, programme.id, _DEPTH)
    return Evidence(programme, with_antecedents(hits, library.passages(programme.id)))


def _outline(programme: Programme, library: Library, most: int) -> Evidence:
    plans = pick_plans(library.passages(programme.id), most)
    hits = [Hit(passage, 0.0, 0.0, 0.0, 0.0) for passage in plans]
    return Evidence(programme, with_antecedents(hits, library.passages(programme.id)))
