"""Draft + evidence → the claims that hold. Pure. What does not hold is counted and left out.

For the quotes engine this is a second look at its own work: whatever proposes an answer, what is shown was cut out of
a passage that was really found, in the programme that it is said to be from."""

from dataclasses import dataclass

from assistant.answer import Citation, Claim, PublisherAnswer, cite
from assistant.marks import find_marks
from assistant.question import Query
from assistant.quotes import Draft, DraftQuote, DraftRow
from vectorstore.passage import Programme

__all__ = ["Grounded", "ground"]


@dataclass(frozen=True, slots=True)
class Grounded:
    """The rows of the answer, their citations numbered from 1, and how many proposed quotes did not hold."""

    draft: Draft
    rows: tuple[PublisherAnswer, ...]
    dropped: int


def ground(draft: Draft) -> Grounded:
    """Keeps of each row what its own evidence supports."""
    query = draft.judged.gathered.query
    numbers = iter(range(1, 10_000))
    kept = [(row, _holding(row, row.quotes), _holding(row, row.nearest)) for row in draft.rows]
    claims = {row.verdict.programme.id: [next(numbers) for _ in quotes] for row, quotes, _ in kept}
    rows = []
    for row, quotes, nearest in kept:
        programme = row.verdict.programme
        cited = [_cite(n, programme, q, query) for n, q in zip(claims[programme.id], quotes, strict=True)]
        near = [cite(next(numbers), programme, q.passage, q.span) for q in nearest]
        claimed = tuple(Claim(citation.quote, (citation,)) for citation in cited)
        rows.append(PublisherAnswer(programme, claimed, tuple(near), row.verdict.probability))
    proposed = sum(len(row.quotes) + len(row.nearest) for row in draft.rows)
    holding = sum(len(quotes) + len(nearest) for _, quotes, nearest in kept)
    return Grounded(draft, tuple(rows), proposed - holding)


def _cite(n: int, programme: Programme, quote: DraftQuote, query: Query) -> Citation:
    return cite(n, programme, quote.passage, quote.span, find_marks(query, quote.passage, quote.span))


def _holding(row: DraftRow, quotes: tuple[DraftQuote, ...]) -> list[DraftQuote]:
    evidence = {scored.hit.passage.id for scored in row.verdict.scored}
    return [q for q in quotes if q.passage.id in evidence and _stands(q, row.verdict.programme)]


def _stands(quote: DraftQuote, programme: Programme) -> bool:
    start, end = quote.span
    passage = quote.passage
    return passage.programme_id == programme.id and passage.start <= start < end <= passage.end
