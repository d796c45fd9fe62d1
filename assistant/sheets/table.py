"""What a downloaded sheet says, as plain data: a comparison and checked claims, row by row. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant import claim_wording
from assistant.answer import Answer, Citation, PublisherAnswer
from assistant.claims import ClaimCheck, ClaimRow, difference_notes, row_notes
from assistant.sheets import wording
from assistant.wording import led_in, noted, status_of
from vectorstore.passage import Programme

__all__ = ["Column", "Row", "Table", "answer_rows", "claim_rows", "comparison_rows", "one_line"]

_NOT_XML = re.compile(r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What a spreadsheet or a document cannot hold, and the control characters that nobody sees."""
_LINK = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)
"""What is a link on a sheet; a spreadsheet refuses a longer one."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the head of it, and how wide it is, in characters."""

    name: str
    width: float


Row = dict[str, str]
"""The text of each cell by the head of its column; what is missing is empty."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: what it is, what it is about, the lines above the table, the table, and the lines below it. A cell has
    no character that a file cannot hold. In the column `wording.SOURCE` stand web addresses."""

    title: str
    subject: str
    facts: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]

    def cells(self, row: Row) -> tuple[str, ...]:
        """The cells of a row, in the order of the columns."""
        return tuple(row.get(column.name, "") for column in self.columns)

    def link(self, row: Row) -> str | None:
        """The web address in a row, if it has one."""
        address = row.get(wording.SOURCE, "")
        return address if _LINK.fullmatch(address) else None


_ID = Column(wording.ID, 8)
_NUMBER = Column(wording.NUMBER, 5)
_WHO = (
    Column(wording.PUBLISHER, 18),
    Column(wording.MUNICIPALITY, 14),
    Column(wording.PROGRAMME, 22),
    Column(wording.YEAR, 9),
)
_STATUS = Column(wording.STATUS, 15)
_WORDS = (
    Column(wording.QUOTE, 60),
    Column(wording.PLACE, 26),
    Column(wording.PAGE, 11),
    Column(wording.SOURCE, 26),
)
_COMPARISON = (*_WHO, _STATUS, _NUMBER, *_WORDS)
_ANSWERS = (Column(wording.QUESTION, 30), *_COMPARISON, Column(wording.OUTCOME, 30), Column(wording.REMARKS, 30))
_CLAIMS = (
    Column(wording.CLAIM, 30),
    *_WHO,
    _STATUS,
    Column(wording.OUTCOME, 16),
    Column(wording.DIFFERENCES, 28),
    _NUMBER,
    *_WORDS,
    Column(wording.REMARKS, 30),
)


def comparison_rows(answer: Answer, day: date) -> Table:
    """An answer as a table: a row for each quote, and one for each publisher that says nothing on it. `day` is the day
    on which the sheet is made."""
    rows = [row for publisher in answer.publishers for row in _publisher_rows(publisher)]
    return Table(
        title=wording.COMPARISON,
        subject=one_line(answer.question),
        facts=(one_line(answer.lead), wording.made(day, answer.collection)),
        columns=_COMPARISON,
        rows=tuple(rows),
        notes=tuple(one_line(noted(note)) for note in answer.notes),
    )


def answer_rows(answers: Sequence[Answer], day: date, skipped: Sequence[str] = ()) -> Table:
    """Several answers as a table: for each question the rows of a comparison, the first with its outcome and what is to
    be noted of it. `skipped` are sentences about questions that were left out, to be told below the table."""
    return Table(
        title=wording.ANSWERS,
        subject=wording.asked(len(answers)),
        facts=_made(day, answers),
        columns=_ANSWERS,
        rows=tuple(row for answer in answers for row in _answer_rows(answer)),
        notes=tuple(map(one_line, skipped)),
    )


def claim_rows(checks: Sequence[ClaimCheck], day: date, skipped: Sequence[str] = ()) -> Table:
    """Checked claims as a table: for each claim a row for each quote that bears on it, one for each publisher that does
    not mention it, and one where it could not be checked, with the reason. Where claims have ids, these stand first.
    `skipped` are sentences about claims that were left out, to be told below the table."""
    judged = any(claim_wording.no_judgement() in check.answer.notes for check in checks)
    below = [*([noted(claim_wording.no_judgement())] if judged else []), *skipped]
    return Table(
        title=wording.CLAIMS,
        subject=wording.checked(len(checks)),
        facts=_made(day, [check.answer for check in checks]),
        columns=(*([_ID] if any(check.answer.id for check in checks) else []), *_CLAIMS),
        rows=tuple(row for check in checks for row in _claim_rows(check)),
        notes=tuple(map(one_line, below)),
    )


def one_line(text: str) -> str:
    """A text on one line, without what a file cannot hold."""
    return " ".join(_NOT_XML.sub("", " ".join(text.split())).split())


def _made(day: date, answers: Sequence[Answer]) -> tuple[str, ...]:
    """When it was made, and from which collection; answers may be of several, where it changed in between."""
    collections = dict.fromkeys(answer.collection for answer in answers)
    return (wording.made(day, ", ".join(collections)),) if answers else ()


def _answer_rows(answer: Answer) -> Iterator[Row]:
    remarks = "\n".join(map(one_line, answer.notes))
    first = {wording.OUTCOME: one_line(answer.lead), wording.REMARKS: remarks}
    for row in [row for publisher in answer.publishers for row in _publisher_rows(publisher)] or [{}]:
        yield {wording.QUESTION: one_line(answer.question)} | row | first
        first = {}


def _claim_rows(check: ClaimCheck) -> Iterator[Row]:
    """The rows of a claim; what is to be noted of it stands in the first. The outcome is one of a few phrases where it
    can be, by which a sheet is sorted."""
    lead, told = check.answer.lead, {*difference_notes(check.rows)}
    notes = [note for note in check.answer.notes if note not in told]
    rows = [row for one in check.rows for row in _checked_rows(one)]
    if not rows and check.answer.status == "unknown_publisher":
        rows, notes = [{wording.OUTCOME: wording.NOT_HELD}], [lead, *notes]
    first = {wording.REMARKS: "\n".join(map(one_line, notes))}
    who = {wording.ID: one_line(check.answer.id or ""), wording.CLAIM: one_line(check.claim)}
    for row in rows or [{wording.OUTCOME: one_line(lead)}]:
        yield who | row | first
        first = {}


def _checked_rows(checked: ClaimRow) -> Iterator[Row]:
    """The rows of one publisher; what differs stands with the quote that differs, and what no quote has in the first
    row."""
    notes = [*row_notes(checked)]
    outcome = {wording.OUTCOME: wording.VERDICTS[checked.verdict]}
    for i, row in enumerate(_publisher_rows(checked.publisher)):
        here = [text for n, text in notes if (str(n) == row.get(wording.NUMBER)) or (n is None and i == 0)]
        yield row | outcome | {wording.DIFFERENCES: "\n".join(map(one_line, here))}


def _publisher_rows(row: PublisherAnswer) -> Iterator[Row]:
    who = _who(row.programme)
    if not row.found:
        yield who | {wording.STATUS: status_of(row.programme.status), wording.QUOTE: wording.NOT_MENTIONED}
    for citation in row.citations:
        yield who | _words(citation)


def _who(programme: Programme) -> dict[str, str]:
    return {
        wording.PUBLISHER: one_line(programme.publisher),
        wording.MUNICIPALITY: one_line(programme.municipality or wording.NATIONAL),
        wording.PROGRAMME: one_line(programme.title),
        wording.YEAR: str(programme.year or wording.YEAR_UNKNOWN),
    }


def _words(citation: Citation) -> dict[str, str]:
    """A quote with its place. The line that leads it in stands above it: without that it may mean its opposite."""
    above = [one_line(led_in(citation.context))] if citation.context else []
    return {
        wording.STATUS: status_of(citation.status),
        wording.NUMBER: str(citation.n),
        wording.QUOTE: "\n".join([*above, wording.quoted(one_line(citation.quote))]),
        wording.PLACE: one_line(" › ".join(citation.section)),
        wording.PAGE: one_line(citation.page or ""),
        wording.SOURCE: one_line(citation.url or ""),
    }
