"""An answer becomes HTML. Pure: text goes in as data, and everything that a visitor or a programme wrote is escaped."""

import re
from collections.abc import Mapping, Sequence

from assistant.answer import Answer, Citation, Claim, PublisherAnswer
from assistant.compose import summary_parts
from assistant.wording import join, name_of
from vectorstore.passage import Programme
from web import wording
from web.address import Address
from web.evidence import Evidence
from web.markup import badge, items, lead_in, link_out, notes, quote_words, text

__all__ = [
    "render_answer",
    "render_card",
    "render_earlier",
    "render_evidence",
    "render_not_found",
    "render_number",
    "render_summary",
]

_NUMBER = re.compile(r"\[([0-9]+)\]")


def render_answer(
    answer: Answer, evidence: Mapping[int, Evidence], titles: Mapping[str, str], turn: int, address: str
) -> str:
    """One answer. `evidence` has what stands behind each citation by its number, `titles` what each programme that was
    searched is called by its id. `turn` numbers the answer in the conversation, which keeps ids on the page apart.
    `address` gives the same answer again."""
    head = f'data-address="{text(address)}" data-turn="{turn}"'
    parts = [_question(answer), f'<p class="vw-lead">{text(answer.lead)}</p>', _instead(answer)]
    if answer.status in ("answered", "not_found"):
        parts += [render_card(row, evidence, turn) for row in answer.publishers if row.found]
        parts.append(render_not_found([row for row in answer.publishers if not row.found], evidence, turn))
        parts += [notes(answer.notes), _account(answer, titles), _actions(turn)]
        return f'<article class="vw-answer" {head}>{"".join(parts)}</article>'
    parts += [notes(answer.notes), _actions(turn)]
    return f'<article class="vw-answer vw-panel" {head}>{"".join(parts)}</article>'


def render_earlier(earlier: Sequence[tuple[str, str]], opened: Sequence[Address] = ()) -> str:
    """The earlier questions with their answers, newest first; then those before them, which only an address told, each
    as a link to its own answer. Both are given oldest first."""
    if not (earlier or opened):
        return ""
    folded = "".join(
        f'<details class="vw-turn"><summary>{text(question)}</summary>{answer}</details>'
        for question, answer in reversed(earlier)
    )
    links = "".join(f'<li><a href="/{text(str(one))}">{text(one.question)}</a></li>' for one in reversed(opened))
    listed = f'<ul class="vw-opened">{links}</ul>' if links else ""
    return f'<section class="vw-earlier"><h2>{wording.EARLIER}</h2>{folded}{listed}</section>'


def render_summary(answer: Answer, remarks: Sequence[str], turn: int) -> str:
    """What a language model wrote about the quotes, by publisher, and what is to be said of that; nothing for none."""
    summary = answer.summary
    if summary is None or not summary.claims:
        return notes(remarks)
    parts = "".join(
        f"<p><strong>{text(name)}</strong> {_numbered(text(said), turn)}</p>"
        for name, said in summary_parts(answer.publishers, summary)
    )
    made = text(wording.summary_made(summary.model, summary.place))
    return (
        f'<section class="vw-summary vw-panel"><h2>{wording.SUMMARY}</h2>{parts}<p class="vw-made">{made}</p></section>'
        f"{notes(remarks)}"
    )


def _numbered(escaped: str, turn: int) -> str:
    """The numbers in a sentence open the evidence too."""
    return _NUMBER.sub(lambda number: render_number(int(number[1]), turn), escaped)


def _instead(answer: Answer) -> str:
    """What may be asked instead, each an address away."""
    if not answer.instead:
        return ""
    links = "".join(
        f'<li><a class="vw-link" href="/{text(str(Address(question)))}">{text(question)}</a></li>'
        for question in answer.instead
    )
    return f'<p class="vw-instead">{wording.ASK_INSTEAD}</p><ul class="vw-instead">{links}</ul>'


def _question(answer: Answer) -> str:
    lines = [f'<p class="vw-asked"><span>{wording.ASKED}</span> {text(answer.question)}</p>']
    if answer.understood_as:
        read = text(answer.understood_as)
        lines.append(f'<p class="vw-asked"><span>{wording.UNDERSTOOD_AS}</span> {read}</p>')
    return "".join(lines)


def render_card(row: PublisherAnswer, evidence: Mapping[int, Evidence], turn: int, more: str = "") -> str:
    """What one programme says; `more` is HTML below its name."""
    programme = row.programme
    year = wording.YEAR_UNKNOWN if programme.year is None else str(programme.year)
    claims = "".join(_claim(claim, programme, evidence, turn) for claim in row.claims)
    return (
        f'<section class="vw-card"><h2>{text(name_of(programme))}</h2>'
        f'<p class="vw-programme">{text(programme.title)}</p>'
        f'<p class="vw-facts">{badge(programme.status, programme.document_kind)} <span>{year}</span></p>{more}'
        f"{claims}</section>"
    )


def _claim(claim: Claim, programme: Programme, evidence: Mapping[int, Evidence], turn: int) -> str:
    """A statement with its quotes. Where the statement is the quote itself it is not said twice."""
    said = "" if claim.text == claim.citations[0].quote else f'<p class="vw-claim">{text(claim.text)}</p>'
    return said + "".join(_quote(citation, programme, evidence[citation.n], turn) for citation in claim.citations)


def _quote(citation: Citation, programme: Programme, evidence: Evidence, turn: int) -> str:
    """A quote, the lead-in without which a bullet may mean its opposite, and its status where that is another than
    the programme's; its evidence beside it."""
    other = "" if citation.status == programme.status else f'<p class="vw-facts">{_citation_badge(citation)}</p>'
    return (
        f'<div class="vw-quote"><div class="vw-said">{other}{lead_in(citation)}'
        f'<blockquote>„<span class="vw-words">{quote_words(citation)}</span>” '
        f"{render_number(citation.n, turn)}</blockquote>"
        f"{_quote_actions(citation, programme.year, turn)}</div>{render_evidence(citation, evidence, turn)}</div>"
    )


def render_number(n: int, turn: int) -> str:
    """The number of a citation, as a button that opens its evidence."""
    target = _id(n, turn)
    return (
        f'<button type="button" class="vw-number" data-opens="{target}" aria-controls="{target}" aria-expanded="false"'
        f' aria-label="{text(wording.show_evidence(n))}">[{n}]</button>'
    )


def _quote_actions(citation: Citation, year: int | None, turn: int) -> str:
    return (
        '<p class="vw-actions">'
        f'<button type="button" data-copy="{text(wording.as_citation(citation, year))}">{wording.COPY}'
        f'<span class="vw-hidden"> {citation.n}</span></button>'
        f'<button type="button" data-judge="{turn}" data-quote="{citation.n}">{wording.JUDGE_QUOTE}'
        f'<span class="vw-hidden"> {citation.n}</span></button></p>'
    )


def _actions(turn: int) -> str:
    """What can be done with a whole answer."""
    return (
        '<p class="vw-actions vw-whole">'
        f'<button type="button" data-share>{wording.SHARE}</button>'
        f'<button type="button" data-print>{wording.PRINT}</button>'
        f'<button type="button" data-judge="{turn}">{wording.JUDGE_ANSWER}</button></p>'
    )


def render_evidence(citation: Citation, evidence: Evidence, turn: int) -> str:
    """What stands behind the number of a citation, folded."""
    target = _id(citation.n, turn)
    place = " › ".join(citation.section) or wording.WHOLE_TEXT
    excerpt = evidence.excerpt
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
        f'<details class="vw-evidence" id="{target}"><summary>{text(wording.see_in_text(citation.n, place))}</summary>'
        f'<ul class="vw-place">{"".join(facts)}</ul>'
        f'<div class="vw-text" tabindex="0" role="group" aria-label="{text(wording.text_around(citation.n))}">'
        f"{before}{text(excerpt.before)}<mark>{text(excerpt.quote)}</mark>{text(excerpt.after)}{after}</div>"
        f'<p class="vw-source"><span>{text(citation.title)}</span>{_ways(citation, evidence)}</p></details>'
    )


def _ways(citation: Citation, evidence: Evidence) -> str:
    """Where to read on: in the programme here, in the file, at the source."""
    where = wording.OPEN_FILE if citation.page is None else wording.open_file_at(citation.page)
    file = "" if evidence.file is None else _in_new_tab(evidence.file, where)
    reader = f'<a href="{text(evidence.reader)}">{wording.READ_ON}</a>'
    if evidence.apart:
        reader = _in_new_tab(evidence.reader, wording.READ_ON)
    return f"{reader}{file}{link_out(citation.url)}"


def _in_new_tab(address: str, where: str) -> str:
    """A link within the site that leaves the page as it is."""
    return (
        f'<a href="{text(address)}" target="_blank" rel="noopener">{text(where)}'
        f'<span class="vw-hidden"> ({wording.NEW_TAB})</span></a>'
    )


def render_not_found(rows: Sequence[PublisherAnswer], evidence: Mapping[int, Evidence], turn: int) -> str:
    """The programmes that say nothing on it, by name, each with what comes nearest."""
    if not rows:
        return ""
    names = [name_of(row.programme) for row in rows]
    nearest = "".join(
        f'<details class="vw-nearest"><summary>{text(wording.nearest_of(name))}</summary>'
        f'<p class="vw-warning">{wording.NEAREST_IS_NO_ANSWER}</p>'
        f"{''.join(_quote(c, row.programme, evidence[c.n], turn) for c in row.nearest)}</details>"
        for name, row in zip(names, rows, strict=True)
        if row.nearest
    )
    listed = text(join(names))
    return f'<section class="vw-missing"><p><strong>{wording.NOT_FOUND}</strong> {listed}.</p>{nearest}</section>'


def _account(answer: Answer, titles: Mapping[str, str]) -> str:
    """What was searched, in which collection, and by what."""
    return (
        f'<footer class="vw-account"><details><summary>{wording.searched_count(len(answer.searched))}</summary>'
        f"<ul>{items(titles.get(searched, searched) for searched in answer.searched)}</ul></details>"
        f"<p>{text(wording.collection_version(answer.collection))} {text(wording.made_by(answer.engine))}</p></footer>"
    )


def _citation_badge(citation: Citation) -> str:
    return badge(citation.status, citation.document_kind)


def _fact(label: str, value: str | None) -> str:
    return f"<li><span>{label}</span> {text(value)}</li>" if value else ""


def _id(n: int, turn: int) -> str:
    return f"bewijs-{turn}-{n}"
