"""What was found becomes the Answer: its status, its sentences and its notes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant import chat_wording, wording
from assistant.absent_words import find_absent_words, find_wordless
from assistant.answer import Answer, AnswerStatus, Citation, PublisherAnswer, Summary
from assistant.ground import Grounded
from assistant.marks import lacks
from assistant.question import Query
from vectorstore.passage import Programme

__all__ = ["compose", "summary_parts", "with_summary", "with_words"]

_MARKDOWN = re.compile(r"([\\`*_\[\]<>&~$])")
"""What means something to Markdown within a line. Signs that mean something at the start of one are never there."""
_NUMBERS = re.compile(r"((?:\[[0-9]+\])+)")


def compose(grounded: Grounded, held: Sequence[Programme], collection: str) -> Answer:
    """Writes the answer. `held` are all programmes of the collection, to name where the scope has nothing."""
    gathered = grounded.draft.judged.gathered
    query = gathered.query
    status = _status(grounded)
    rows = grounded.rows if status in ("answered", "not_found") else ()
    wordless = find_wordless(query, grounded.draft.rows) if rows else ()
    lead = _lead(status, query, rows, held, wordless)
    notes = _notes(grounded, status, rows, wordless)
    return Answer(
        id=query.request.id,
        question=query.request.question,
        understood_as=query.understood_as,
        status=status,
        lead=lead,
        text=_markdown(lead, rows, notes),
        publishers=rows,
        searched=tuple(row.programme.id for row in rows),
        notes=notes,
        engine=grounded.draft.engine,
        collection=collection,
        instead=query.instead,
    )


def with_words(answer: Answer, lead: str, notes: tuple[str, ...]) -> Answer:
    """An answer that is led in by another sentence and has other notes; the rest stays."""
    return replace(answer, lead=lead, notes=notes, text=_markdown(lead, answer.publishers, notes))


def with_summary(answer: Answer, summary: Summary | None, notes: Sequence[str]) -> Answer:
    """An answer with what a language model wrote about its quotes, and what is to be said of that. All else stays."""
    noted = (*answer.notes, *notes)
    engine = f"llm:{summary.model}" if summary and summary.claims else answer.engine
    text = _markdown(answer.lead, answer.publishers, noted, summary)
    return replace(answer, text=text, notes=noted, engine=engine, summary=summary)


def summary_parts(rows: Sequence[PublisherAnswer], summary: Summary) -> Iterator[tuple[str, str]]:
    """A summary, publisher by publisher in the order of the answer, then together: the name, and the sentences."""
    parts = [(wording.name_of(row.programme), summary.about(row.programme.id)) for row in rows]
    for name, claims in [*parts, (chat_wording.TOGETHER, summary.overall)]:
        if claims:
            yield name, " ".join(claim.text for claim in claims)


def _status(grounded: Grounded) -> AnswerStatus:
    gathered = grounded.draft.judged.gathered
    query = gathered.query
    match query.intent:
        case "advice":
            return "advice_declined"
        case "off_topic" | "collection" | "assistant":
            return "off_topic"
        case "unclear" | "small_talk" | "outside_filter":
            return "unclear"
        case "question" | "overview":
            pass
    if not query.scope.programmes:
        return "unknown_publisher"
    if any(row.found for row in grounded.rows):
        return "answered"
    return "not_found" if query.political else "off_topic"


def _lead(
    status: AnswerStatus,
    query: Query,
    rows: Sequence[PublisherAnswer],
    held: Sequence[Programme],
    wordless: Sequence[Programme],
) -> str:
    found = [row for row in rows if row.found]
    silent = [row.programme for row in rows if not row.found]
    match query.intent:
        case "collection":
            return wording.collection(query.scope.programmes or held)
        case "assistant":
            return wording.about_assistant()
        case "small_talk":
            return wording.greeting()
        case "outside_filter":
            return wording.filter_excludes(query.request.filter.publishers, query.request.filter.municipality)
        case _:
            pass
    match status:
        case "answered" if query.intent == "overview":
            return wording.overview_lead(found)
        case "answered":
            return wording.found_lead(found, silent, wordless)
        case "not_found":
            return wording.not_found_lead(silent)
        case "unknown_publisher":
            return wording.unknown_lead(query.scope.missing, held)
        case "off_topic":
            return wording.off_topic(held)
        case "advice_declined":
            return wording.advice_declined()
        case "unclear":
            return wording.unclear(sorted({p.publisher for p in query.scope.programmes}) if query.named else [])


def _notes(
    grounded: Grounded, status: AnswerStatus, rows: Sequence[PublisherAnswer], wordless: Sequence[Programme]
) -> tuple[str, ...]:
    gathered = grounded.draft.judged.gathered
    query = gathered.query
    if status not in ("answered", "not_found"):
        return ()
    notes = wording.missing_notes(query.scope.missing)
    if query.other_speaker:
        notes.append(wording.other_speaker())
    if status == "answered" and query.presupposes:
        notes.append(wording.presupposed())
    found = [row.programme for row in rows if row.found]
    if wordless:
        notes.append(wording.wordless(wordless))
    lacking = find_absent_words(gathered, [programme for programme in found if programme not in wordless])
    notes += [wording.absent_words(words, programmes) for words, programmes in lacking]
    lacking_what = {row.programme: lacks(query.request.question, _quotes(row)) for row in rows if row.found}
    for wanted, said in (("number", wording.no_number), ("time", wording.no_time)):
        if without := [programme for programme, what in lacking_what.items() if what == wanted]:
            notes.append(said(without))
    if drafts := [programme for programme in found if programme.status == "draft"]:
        notes.append(wording.draft_note(drafts))
    if municipalities := [programme for programme in found if programme.publisher_kind == "municipality"]:
        notes.append(wording.municipality_note(municipalities))
    if proposals := [citation for row in rows for citation in row.citations if citation.author]:
        notes.append(wording.proposal_note(proposals))
    if grounded.dropped:
        notes.append(wording.dropped_note(grounded.dropped))
    return tuple(notes)


def _quotes(row: PublisherAnswer) -> list[str]:
    return [citation.quote for citation in row.citations]


def _markdown(lead: str, rows: Sequence[PublisherAnswer], notes: Sequence[str], summary: Summary | None = None) -> str:
    """The answer in Markdown; the words of programmes and of a model are escaped, so that they stay words."""
    parts = [_escape(lead)]
    for row in rows:
        name = f"**{_escape(wording.name_of(row.programme))}**, {_escape(row.programme.title)}"
        if row.found:
            parts.append("\n\n".join([name, *map(_quoted, row.citations)]))
    for row in rows:
        if not row.found:
            parts.append(f"- {_escape(wording.not_found_row(row))}")
            parts += [f"  {_escape(wording.nearest_row())}\n\n{_quoted(citation)}" for citation in row.nearest]
    if summary and summary.claims:
        parts.append(f"**{_escape(chat_wording.summary_heading(summary.model, summary.place))}**")
        parts += [f"{_escape(name)}: {_numbered(text)}" for name, text in summary_parts(rows, summary)]
    parts += [f"*{_escape(note)}*" for note in notes]
    return "\n\n".join(parts)


def _quoted(citation: Citation) -> str:
    led_in = f"> {_escape(wording.led_in(citation.context))}\n>\n" if citation.context else ""
    quote = f"> „{_marked(citation)}” [{citation.n}]\n>\n> — {_escape(wording.place_of(citation))}"
    return led_in + quote


def _numbered(text: str) -> str:
    """Sentences, escaped but for the numbers of their citations."""
    return "".join(part if _NUMBERS.fullmatch(part) else _MARKDOWN.sub(r"\\\1", part) for part in _NUMBERS.split(text))


def _marked(citation: Citation) -> str:
    """The quote with the words that answer in bold."""
    parts: list[str] = []
    position = citation.start
    for start, end in citation.marks:
        parts += [_cut(citation, position, start), f"**{_cut(citation, start, end)}**"]
        position = end
    return " ".join("".join([*parts, _cut(citation, position, citation.end)]).split())


def _cut(citation: Citation, start: int, end: int) -> str:
    return _MARKDOWN.sub(r"\\\1", citation.quote[start - citation.start : end - citation.start])


def _escape(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
