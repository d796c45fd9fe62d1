"""Evidence: the passages of each programme in scope that come nearest to a question."""

from dataclasses import dataclass

from assistant.question import Query
from vectorstore.library import Library
from vectorstore.passage import Hit, Programme

__all__ = ["Evidence", "Gathered", "gather"]

_DEPTH = 30
"""Passages a programme that are looked at."""


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
    """Searches once for each programme in scope, so that a long programme cannot crowd out a short one."""
    if query.intent != "question" or not query.scope.programmes:
        return Gathered(query, ())
    probe = library.probe(query.text, query.words)
    evidence = (Evidence(p, library.search(probe, p.id, _DEPTH)) for p in query.scope.programmes)
    return Gathered(query, tuple(evidence))
