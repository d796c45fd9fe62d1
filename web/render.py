"""An answer becomes HTML. Pure: text goes in as data, and everything that a visitor or a programme wrote is escaped."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlsplit

from assistant.answer import Answer, Citation, Claim, PublisherAnswer
from assistant.wording import join, name_of
from vectorstore.passage import DocumentKind, Status
from web import wording
from web.excerpt import Excerpt

__all__ = ["render_answer", "render_conversation", "render_message"]


def render_answer(answer: Answer, excerpts: Mapping[int, Excerpt], titles: Mapping[str, str], turn: int) -> str:
    """One answer. `excerpts` has the text around each citation by its number, `titles` what each programme that was
    searched is called by its id. `turn` numbers the answer in the conversation, which keeps ids on the page apart."""
    parts = [_question(answer), f'<p class="vw-lead">{_text(answer.lead)}</p>']
    if answer.status in ("answered", "not_found"):
        parts += [_card(row, excerpts, turn) for row in answer.publishers if row.found]
        parts.append(_not_found([row for row in answer.publishers if not row.found], excerpts, turn))
        parts += [_notes(answer.notes), _account(answer, titles)]
        return f'<article class="vw-answer">{"".join(parts)}</article>'
    parts.append(_notes(answer.notes))
    return f'<article class="vw-answer vw-panel">{"".join(parts)}</article>'


def render_message(sentence: str) -> str:
    """A sentence of the program itself, such as what is wrong with a question."""
    return f'<p class="vw-panel vw-message" role="alert">{_text(sentence)}</p>'


def render_conversation(newest: str, earlier: Sequence[tuple[str, str]]) -> str:
    """The newest answer or message, and under it the earlier questions with their answers, newest first."""
    if not earlier:
        return newest
    folded = "".join(
        f'<details class="vw-turn"><summary>{_text(question)}</summary>{answer}</details>'
        for question, answer in reversed(earlier)
    )
    return f'{newest}<section class="vw-earlier"><h2>{wording.EARLIER}</h2>{folded}</section>'


def _question(answer: Answer) -> str:
    lines = [f'<p class="vw-asked"><span>{wording.ASKED}</span> {_text(answer.question)}</p>']
    if answer.understood_as:
        read = _text(answer.understood_as)
        lines.append(f'<p class="vw-asked"><span>{wording.UNDERSTOOD_AS}</span> {read}</p>')
    return "".join(lines)


def _card(row: PublisherAnswer, excerpts: Mapping[int, Excerpt], turn: int) -> str:
    programme = row.programme
    year = wording.YEAR_UNKNOWN if programme.year is None else str(programme.year)
    claims = "".join(_claim(claim, programme.status, excerpts, turn) for claim in row.claims)
    return (
        f'<section class="vw-card"><h2>{_text(name_of(programme))}</h2>'
        f'<p class="vw-programme">{_text(programme.title)}</p>'
        f'<p class="vw-facts">{_badge(programme.status, programme.document_kind)} <span>{year}</span></p>'
        f"{claims}</section>"
    )


def _claim(claim: Claim, status: Status, excerpts: Mapping[int, Excerpt], turn: int) -> str:
    """A statement with its quotes. Where the statement is the quote itself it is not said twice."""
    said = "" if claim.text == claim.citations[0].quote else f'<p class="vw-claim">{_text(claim.text)}</p>'
    quotes = (_quote(citation, status, excerpts[citation.n], turn) for citation in claim.citations)
    return said + "".join(quotes)


def _quote(citation: Citation, status: Status, excerpt: Excerpt, turn: int) -> str:
    """A quote, the lead-in without which a bullet may mean its opposite, and its status where that is another than
    the programme's."""
    target = _id(citation, turn)
    number = (
        f'<button type="button" class="vw-number" data-opens="{target}" aria-controls="{target}" aria-expanded="false"'
        f' aria-label="{_text(wording.show_evidence(citation.n))}">[{citation.n}]</button>'
    )
    other = "" if citation.status == status else f'<p class="vw-facts">{_citation_badge(citation)}</p>'
    return (
        f'<div class="vw-quote">{other}{_lead_in(citation)}'
        f'<blockquote>„<span class="vw-words">{_marked(citation)}</span>” {number}</blockquote>'
        f"{_evidence(citation, excerpt, target)}</div>"
    )


def _marked(citation: Citation) -> str:
    """The quote with the words that answer in bold."""
    parts: list[str] = []
    position = 0
    for start, end in ((start - citation.start, end - citation.start) for start, end in citation.marks):
        parts.append(f"{_text(citation.quote[position:start])}<b>{_text(citation.quote[start:end])}</b>")
        position = end
    return "".join([*parts, _text(citation.quote[position:])])


def _evidence(citation: Citation, excerpt: Excerpt, target: str) -> str:
    place = " › ".join(citation.section) or wording.WHOLE_TEXT
    facts = [
        f"<li>{_citation_badge(citation)}</li>",
        _fact(wording.PLACE, place),
        _fact(wording.AUTHOR, citation.author),
        _fact(wording.PAGE, citation.page),
        _fact(wording.LEAD_IN, citation.context),
    ]
    before = "… " if excerpt.opens else ""
    after = " …" if excerpt.closes else ""
    return (
        f'<details class="vw-evidence" id="{target}"><summary>{_text(wording.see_in_text(citation.n, place))}</summary>'
        f'<ul class="vw-place">{"".join(facts)}</ul>'
        f'<div class="vw-text" tabindex="0">{before}{_text(excerpt.before)}<mark>{_text(excerpt.quote)}</mark>'
        f"{_text(excerpt.after)}{after}</div>"
        f'<p class="vw-source">{_text(citation.title)}<br>{_source(citation.url)}</p></details>'
    )


def _not_found(rows: Sequence[PublisherAnswer], excerpts: Mapping[int, Excerpt], turn: int) -> str:
    if not rows:
        return ""
    names = [name_of(row.programme) for row in rows]
    nearest = "".join(
        f'<details class="vw-nearest"><summary>{_text(wording.nearest_of(name))}</summary>'
        f'<p class="vw-warning">{wording.NEAREST_IS_NO_ANSWER}</p>'
        f"{''.join(_quote(c, row.programme.status, excerpts[c.n], turn) for c in row.nearest)}</details>"
        for name, row in zip(names, rows, strict=True)
        if row.nearest
    )
    listed = _text(join(names))
    return f'<section class="vw-missing"><p><strong>{wording.NOT_FOUND}</strong> {listed}.</p>{nearest}</section>'


def _notes(notes: Sequence[str]) -> str:
    if not notes:
        return ""
    items = "".join(f"<li>{_text(note)}</li>" for note in notes)
    return f'<aside class="vw-notes"><p><strong>{wording.NOTES}</strong></p><ul>{items}</ul></aside>'


def _account(answer: Answer, titles: Mapping[str, str]) -> str:
    """What was searched, in which collection, and by what."""
    items = "".join(f"<li>{_text(titles.get(searched, searched))}</li>" for searched in answer.searched)
    return (
        f'<footer class="vw-account"><details><summary>{wording.searched_count(len(answer.searched))}</summary>'
        f"<ul>{items}</ul></details><p>{_text(wording.collection_version(answer.collection))}"
        f" {_text(wording.made_by(answer.engine))}</p></footer>"
    )


def _lead_in(citation: Citation) -> str:
    if not citation.context:
        return ""
    return f'<p class="vw-lead-in"><span>{wording.LEAD_IN}</span> {_text(citation.context)}</p>'


def _citation_badge(citation: Citation) -> str:
    return _badge(citation.status, citation.document_kind)


def _badge(status: Status, kind: DocumentKind) -> str:
    return f'<span class="vw-badge vw-badge-{status}">{wording.status_name(status, kind)}</span>'


def _fact(label: str, value: str | None) -> str:
    return f"<li><span>{label}</span> {_text(value)}</li>" if value else ""


def _source(url: str | None) -> str:
    """A link to the source. Only web addresses become one: a catalogue may hold any text."""
    if url is None or urlsplit(url).scheme not in ("http", "https"):
        return wording.SOURCE_UNKNOWN
    return (
        f'<a href="{_text(url)}" target="_blank" rel="noopener noreferrer">{wording.OPEN_SOURCE}'
        f'<span class="vw-hidden"> ({wording.NEW_TAB})</span></a>'
    )


def _id(citation: Citation, turn: int) -> str:
    return f"bewijs-{turn}-{citation.n}"


def _text(text: str) -> str:
    return escape(text, quote=True)
