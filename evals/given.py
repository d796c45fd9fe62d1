"""What an engine gives for a question: the contract's answer, and what it looked at to get there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from evals.dataset import Question
from evals.letters import Letters, overlap
from vectorstore.passage import Span

__all__ = ["DEPTH", "Engine", "Given", "Ranked", "Ranking", "Verdict", "is_relevant"]

DEPTH = 10
"""Passages of a ranking that are kept."""
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """How probable an engine holds it that a programme answers, 0 to 1, and whether it says so."""

    probability: float
    found: bool


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage in a ranking: its text, and whether it has an accepted quote."""

    text: str
    relevant: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """The passages that an engine looked at for one programme's gold, best first, at most DEPTH; and how many it could
    have found that have an accepted quote."""

    passages: tuple[Ranked, ...]
    relevant: int


@dataclass(frozen=True, slots=True)
class Given:
    """`answer` is the contract's object. `verdicts` are by id of the programmes that were searched; `rankings` by id of
    those that have gold."""

    answer: Mapping[str, Any]
    verdicts: Mapping[str, Verdict]
    rankings: Mapping[str, Ranking]


class Engine(Protocol):
    """Something that answers questions, to be measured."""

    @property
    def name(self) -> str:
        """What a run calls it."""

    def ask(self, question: Question) -> Given: ...


def is_relevant(span: Span, quotes: Sequence[str], letters: Letters) -> bool:
    """Whether a piece of a text, given by its positions, has at least half of an accepted quote: of a sentence that two
    pieces share, the one with most of it counts."""
    place = letters.span(*span)
    return any(
        overlap(place, (start, end)) >= _HALF * (end - start) for quote in quotes for start, end in letters.find(quote)
    )
