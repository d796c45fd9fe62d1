"""Engine 1: answers in the programmes' own words. It picks the passages to quote, each whole: a passage is the smallest
piece that a person would quote, and a sentence out of it can be read as more, or as the opposite, of what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.judge import Judged, JudgeModel, Scored, Verdict
from vectorstore.lexical import content_words
from vectorstore.passage import Hit, Passage, Span

__all__ = ["MOST_QUOTES", "Draft", "DraftQuote", "DraftRow", "draft_quotes"]

MOST_QUOTES = 3
"""Quotes a publisher."""
_SAME = 0.7
"""Two passages are the same statement when one has this part of the other's words: a summary and its paragraph."""


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A passage, and the positions in the programme's text of what is quoted from it."""

    passage: Passage
    span: Span


@dataclass(frozen=True, slots=True)
class DraftRow:
    """What an engine proposes for one programme: quotes that answer, or, where nothing was found, the nearest one."""

    verdict: Verdict
    quotes: tuple[DraftQuote, ...]
    nearest: tuple[DraftQuote, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What an engine proposes for every programme in scope, and the engine's name."""

    judged: Judged
    rows: tuple[DraftRow, ...]
    engine: str


def draft_quotes(judged: Judged, model: JudgeModel) -> Draft:
    """Proposes one to three quotes for each programme that was found, and the nearest passage for each other one;
    for an overview all that was gathered."""
    if judged.gathered.query.intent == "overview":
        return Draft(judged, tuple(_whole_row(verdict) for verdict in judged.verdicts), "quotes")
    return Draft(judged, tuple(_row(verdict, model) for verdict in judged.verdicts), "quotes")


def _whole_row(verdict: Verdict) -> DraftRow:
    return DraftRow(verdict, tuple(_quote(scored.hit) for scored in verdict.scored), ())


def _row(verdict: Verdict, model: JudgeModel) -> DraftRow:
    if not verdict.scored:
        return DraftRow(verdict, (), ())
    if not verdict.found:
        return DraftRow(verdict, (), (_quote(verdict.scored[0].hit),))
    chosen = _choose(verdict.scored, verdict.scored[0].rank - model.margin)
    return DraftRow(verdict, tuple(_quote(hit) for hit in chosen), ())


def _choose(scored: Sequence[Scored], least: float) -> list[Hit]:
    """The best passages that differ; of two that say the same the fuller stands, in the place of the better."""
    chosen: list[Hit] = []
    for candidate in scored:
        if candidate.rank < least:
            break
        twin = next((i for i, hit in enumerate(chosen) if _same(hit.passage, candidate.hit.passage)), None)
        if twin is None:
            if len(chosen) == MOST_QUOTES:
                break
            chosen.append(candidate.hit)
        elif len(candidate.hit.passage.text) > len(chosen[twin].passage.text):
            chosen[twin] = candidate.hit
    return chosen


def _same(one: Passage, other: Passage) -> bool:
    if (one.status, one.author) != (other.status, other.author):
        return False
    first, second = set(content_words(one.text)), set(content_words(other.text))
    smaller = min(len(first), len(second))
    return smaller > 0 and len(first & second) >= _SAME * smaller


def _quote(hit: Hit) -> DraftQuote:
    return DraftQuote(hit.passage, (hit.passage.start, hit.passage.end))
