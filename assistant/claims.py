"""A claim about what publishers write, held against their programmes: per publisher the quotes that bear on it, and
what differs in figures and in "niet" or "geen". Whether a claim is true is not said, unless a language model's ruling
is given, and then only where the quotes do not go against it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from assistant import claim_wording as wording
from assistant.answer import Answer, Citation, PublisherAnswer
from assistant.chain import Assistant, make_gazetteer
from assistant.compose import compose, with_words
from assistant.differences import (
    ClaimFacts,
    Difference,
    QuotedSentence,
    find_agreements,
    find_differences,
    has_figures_of,
)
from assistant.figure_reader import without_figures
from assistant.ground import Grounded, ground
from assistant.instead import ask_instead
from assistant.judge import Verdict
from assistant.question import LONGEST_QUESTION, Request
from assistant.quotes import MOST_QUOTES, Draft, DraftQuote, DraftRow
from vectorstore.errors import ChatError, QuestionError
from vectorstore.passage import Passage, Programme

if TYPE_CHECKING:
    from assistant.ruling import Ruling

__all__ = [
    "ClaimCheck",
    "ClaimRow",
    "ClaimVerdict",
    "Rule",
    "check_claim",
    "difference_notes",
    "read_claim",
    "row_notes",
    "with_figures",
]

ClaimVerdict = Literal["found", "figures_differ", "not_mentioned", "supported", "contradicted"]

_FRAME = re.compile(
    r"^\W*(?:(?:klopt het|klopt|is het (?:waar|zo|juist))(?: (?:nou|echt|inderdaad|ook))? (?:dat|of)|bewering:)\s+",
    re.IGNORECASE,
)
_MOST_RULED = 12
"""Programmes that a language model rules on, one text each; of more it rules on none, for some would be favoured."""
_TAG_QUESTION = re.compile(r"[,;.]?\s*(?:klopt (?:dat|dit)|is dat (?:waar|zo)|toch)\s*\?\s*$", re.IGNORECASE)

Rule = Callable[[str, Sequence[Citation]], "Ruling | None"]
"""A claim and the citations of one programme → a ruling that was checked; None where there is none that holds."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What one programme makes of a claim."""

    publisher: PublisherAnswer
    verdict: ClaimVerdict
    differences: tuple[Difference, ...]
    shown_by: tuple[Citation, ...]
    """What the verdict rests on."""
    proposed: tuple[str, ...]
    """The claim's figures that its quotes give too, but only as somebody else's proposal."""
    beside: tuple[tuple[int, str, str], ...] = ()
    """Of the claim's figures that quotes give: the citation, the figure, and another of the same thing next to it."""

    @property
    def is_proposed(self) -> bool:
        """Whether nothing but a proposal by somebody else shows it."""
        return bool(self.shown_by) and all(map(_is_proposal, self.shown_by))


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """A claim with the answer to it; no rows where it is about nobody here, or is no claim about programmes."""

    claim: str
    answer: Answer
    rows: tuple[ClaimRow, ...]

    def to_json(self) -> dict[str, Any]:
        """The object of `answer.schema.json`, with `claim`, and of each publisher `verdict` and `differences`."""
        answer = self.answer.to_json()
        told = [
            stated | {"verdict": row.verdict, "differences": [_difference_json(one) for one in row.differences]}
            for stated, row in zip(answer["publishers"], self.rows, strict=True)
        ]
        return {"claim": self.claim} | answer | {"publishers": told}


def check_claim(assistant: Assistant, request: Request, rule: Rule | None = None) -> ClaimCheck:
    """Holds the claim that stands in a request's `question` against the programmes that it names; against all, within
    the filter, when it names none. Without a `rule` the assistant's language model rules, where one is set. Raises
    QuestionError or CollectionError."""
    if len(request.question) > LONGEST_QUESTION:
        raise QuestionError(wording.claim_too_long(len(request.question), LONGEST_QUESTION))
    text = read_claim(request.question)
    # A figure that is wrong must not hide the passage that has the right one: it is not searched for.
    trace = assistant.trace(replace(request, question=without_figures(text)))
    claim = ClaimFacts.read(text, trace.judged.gathered.query.words)
    grounded = ground(with_figures(trace.grounded.draft, claim))
    answer = compose(grounded, assistant.library.programmes(), assistant.library.version())
    rulings, notes = _rule_on(claim, answer.publishers, rule or _own_rule(assistant))
    rows = tuple(_check_row(row, grounded, claim, rulings.get(row.programme.id)) for row in answer.publishers)
    used = rule is None and any(_is_ruled(row, rulings.get(row.publisher.programme.id)) for row in rows)
    engine = f"llm:{assistant.writer.chat.name}" if assistant.writer and used else answer.engine
    answer = replace(answer, question=request.question, timings_ms=trace.answer.timings_ms, engine=engine)
    if answer.instead:
        gazetteer = make_gazetteer(assistant.library.programmes())
        missing = trace.judged.gathered.query.scope.missing
        answer = replace(answer, instead=ask_instead(text, gazetteer.mentions(text), missing))
    return ClaimCheck(request.question, _told(answer, rows, notes), rows)


def read_claim(text: str) -> str:
    """What is claimed, without what only asks about it: "Klopt het dat Volt …?" """
    return _TAG_QUESTION.sub("", _FRAME.sub("", text)) or text


def with_figures(draft: Draft, claim: ClaimFacts) -> Draft:
    """The draft with, for each figure of the claim that no quote has the like of, the best passage that does."""
    return replace(draft, rows=tuple(_row_with_figures(row, claim) if row.quotes else row for row in draft.rows))


def _row_with_figures(row: DraftRow, claim: ClaimFacts) -> DraftRow:
    quotes = row.quotes
    for figure in claim.figures:
        if any(has_figures_of(claim, figure, text) for quote in quotes for text in _sentences(quote.passage)):
            continue
        others = (scored.hit.passage for scored in row.verdict.scored)
        fitting = (p for p in others if any(has_figures_of(claim, figure, text) for text in _sentences(p)))
        if passage := next(fitting, None):
            quotes = _with_quote(quotes, DraftQuote(passage, (passage.start, passage.end)), claim)
    return replace(row, quotes=quotes)


def _with_quote(quotes: tuple[DraftQuote, ...], more: DraftQuote, claim: ClaimFacts) -> tuple[DraftQuote, ...]:
    """The quotes with one more. Where there is no room it takes the place of the last that has no figure of the claim;
    where all have one, they stay."""
    if len(quotes) < MOST_QUOTES:
        return (*quotes, more)
    spare = next((quote for quote in reversed(quotes) if not _has_figure(quote, claim)), None)
    return (*(quote for quote in quotes if quote is not spare), more) if spare else quotes


def _has_figure(quote: DraftQuote, claim: ClaimFacts) -> bool:
    texts = _sentences(quote.passage)
    return any(has_figures_of(claim, figure, text) for figure in claim.figures for text in texts)


def _own_rule(assistant: Assistant) -> Rule | None:
    return assistant.writer.rule if assistant.writer else None


def _rule_on(
    claim: ClaimFacts, rows: Sequence[PublisherAnswer], rule: Rule | None
) -> tuple[dict[str, "Ruling"], list[str]]:
    """The rulings that hold, by programme, and what is to be said of it: a model that fails rules on nothing more."""
    found = [row for row in rows if row.found]
    if rule is None:
        return {}, []
    if len(found) > _MOST_RULED:
        return {}, [wording.too_many_to_rule_on(len(found), _MOST_RULED)]
    rulings: dict[str, Ruling] = {}
    for n, row in enumerate(found):
        try:
            ruling = rule(claim.text, row.citations)
        except ChatError as error:
            left = [row.programme for row in found[n:]] if rulings else []
            return rulings, [wording.no_ruling_note(str(error), left)]
        if ruling and ruling.citations and set(ruling.citations) <= set(row.citations):
            rulings[row.programme.id] = ruling
    return rulings, []


def _check_row(row: PublisherAnswer, grounded: Grounded, claim: ClaimFacts, ruling: "Ruling | None") -> ClaimRow:
    if not row.found:
        return ClaimRow(row, "not_mentioned", (), (), ())
    verdicts = {verdict.programme.id: verdict for verdict in grounded.draft.judged.verdicts}
    sentences = _quoted_sentences(row, verdicts[row.programme.id])
    differences = find_differences(claim, sentences)
    proposals = {citation.n for citation in row.citations if _is_proposal(citation)}
    agreements = find_agreements(claim, sentences)
    proposed = tuple(one.claimed for one in agreements if one.citations <= proposals)
    beside = tuple((citation, one.claimed, other) for one in agreements for citation, other in one.beside)
    if ruling and not (ruling.verdict == "supported" and differences):
        return ClaimRow(row, ruling.verdict, differences, ruling.citations, proposed, beside)
    differing = {difference.citation for difference in differences if _is_other_figure(difference)}
    if differing:
        showing = tuple(citation for citation in row.citations if citation.n in differing)
        return ClaimRow(row, "figures_differ", differences, showing, proposed, beside)
    return ClaimRow(row, "found", differences, row.citations, proposed, beside)


def _is_proposal(citation: Citation) -> bool:
    return citation.author is not None or citation.status == "proposal"


def _is_ruled(row: ClaimRow, ruling: "Ruling | None") -> bool:
    return ruling is not None and ruling.verdict == row.verdict


def _is_other_figure(difference: Difference) -> bool:
    return difference.kind != "negation" and bool(difference.written)


def _quoted_sentences(row: PublisherAnswer, verdict: Verdict) -> list[QuotedSentence]:
    passages = {scored.hit.passage.id: scored.hit.passage for scored in verdict.scored}
    return [
        QuotedSentence(citation.n, text, citation.context)
        for citation in row.citations
        for text in _sentences(passages[citation.passage_id])
    ]


def _sentences(passage: Passage) -> list[str]:
    return [passage.text[start - passage.start : end - passage.start] for start, end in passage.sentences]


def _told(answer: Answer, rows: Sequence[ClaimRow], notes: Sequence[str]) -> Answer:
    """The answer with the sentences about a claim in the place of those about a question."""
    if not rows:
        return answer
    lead = wording.claim_lead([(row.verdict, row.publisher.programme, row.is_proposed) for row in rows])
    told = [row for row in rows if not row.is_proposed]
    proposed = (wording.proposed_figure(one, row.publisher.programme) for row in told for one in row.proposed)
    lead = " ".join((lead, *proposed))
    return with_words(answer, lead, (*difference_notes(rows), *answer.notes, *notes))


def row_notes(row: ClaimRow) -> Iterator[tuple[int | None, str]]:
    """What differs in one programme, as sentences, each with the number of the citation that it is about; None where no
    quote has anything to compare."""
    programme = row.publisher.programme
    proposals = {citation.n for citation in row.publisher.citations if _is_proposal(citation)}
    for one in row.differences:
        if one.citation is None:
            yield None, wording.no_figure_note(one.claimed, [programme])
        elif one.kind == "negation":
            yield one.citation, wording.negation_note(programme, one)
        else:
            yield one.citation, wording.figures_note(programme, one, one.citation in proposals)
    for citation, claimed, other in row.beside:
        yield citation, wording.beside_note(programme, claimed, other, citation)


def difference_notes(rows: Sequence[ClaimRow]) -> Iterator[str]:
    """What differs in all programmes, as sentences; and what a row that is *found* means."""
    without: dict[str, list[Programme]] = defaultdict(list)
    for row in rows:
        for one in row.differences:
            if one.citation is None:
                without[one.claimed].append(row.publisher.programme)
        yield from (note for number, note in row_notes(row) if number is not None)
    for claimed, programmes in without.items():
        yield wording.no_figure_note(claimed, programmes)
    if any(row.verdict == "found" for row in rows):
        yield wording.no_judgement()


def _difference_json(difference: Difference) -> dict[str, Any]:
    return {
        "kind": difference.kind,
        "claim": difference.claimed,
        "quote": list(difference.written),
        "citation": difference.citation,
    }
