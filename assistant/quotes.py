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
class _Statement:
    """A passage with its content words."""

    hit: Hit
    words: frozenset[str]


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
    chosen = _with_own(_choose(verdict.scored, verdict.scored[0].rank - model.margin), verdict.scored, model.found)
    return DraftRow(verdict, tuple(_quote(hit) for hit in chosen), ())


def _with_own(chosen: Sequence[Hit], scored: Sequence[Scored], found: float) -> list[Hit]:
    """What was chosen, and, where all of it is proposed by others, the best passage of the publisher's own that counts
    as found too: the proposals are then not all that it says."""
    if any(hit.passage.author is None for hit in chosen):
        return [*chosen]
    own = next((one.hit for one in scored if one.hit.passage.author is None and one.probability >= found), None)
    return [own, *chosen][:MOST_QUOTES] if own else [*chosen]


def _choose(scored: Sequence[Scored], least: float) -> list[Hit]:
    """The best passages that differ; of two that say the same the fuller stands, in the place of the better."""
    chosen: list[_Statement] = []
    for candidate in scored:
        if candidate.rank < least:
            break
        statement = _Statement(candidate.hit, frozenset(content_words(candidate.hit.passage.text)))
        twin = next((i for i, other in enumerate(chosen) if _same(other, statement)), None)
        if twin is None:
            if len(chosen) == MOST_QUOTES:
                break
            chosen.append(statement)
        elif len(candidate.hit.passage.text) > len(chosen[twin].hit.passage.text):
            chosen[twin] = statement
    return [statement.hit for statement in chosen]


def _same(one: _Statement, other: _Statement) -> bool:
    first, second = one.hit.passage, other.hit.passage
    smaller = min(len(one.words), len(other.words))
    alike = smaller > 0 and len(one.words & other.words) >= _SAME * smaller
    return alike and (first.status, first.author) == (second.status, second.author)


def _quote(hit: Hit) -> DraftQuote:
    return DraftQuote(hit.passage, (hit.passage.start, hit.passage.end))
