"""Small pieces of HTML that several pages share. Pure: whatever a visitor or a programme wrote goes in as text."""

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import urlsplit

from assistant.answer import Citation
from vectorstore.passage import DocumentKind, Span, Status
from web import wording

__all__ = ["badge", "items", "lead_in", "link_out", "marked", "message", "notes", "quote_words", "text"]


def text(plain: str) -> str:
    """Text as data: nothing in it is markup."""
    return escape(plain, quote=True)


def message(sentence: str) -> str:
    """A sentence of the program itself, such as what is wrong with a question."""
    return f'<p class="vw-panel vw-message" role="alert">{text(sentence)}</p>'


def badge(status: Status, kind: DocumentKind) -> str:
    return f'<span class="vw-badge vw-badge-{status}">{wording.status_name(status, kind)}</span>'


def quote_words(citation: Citation) -> str:
    """A quote with the words that answer in bold."""
    return marked(
        citation.quote, [(start - citation.start, end - citation.start) for start, end in citation.marks], "b"
    )


def lead_in(citation: Citation) -> str:
    """The line that leads a bullet in, without which it may mean its opposite; nothing for none."""
    if not citation.context:
        return ""
    return f'<p class="vw-lead-in"><span>{wording.LEAD_IN}</span> {text(citation.context)}</p>'


def marked(plain: str, spans: Sequence[Span], tag: str) -> str:
    """Text with what lies in spans, in order and apart, in an element of their own."""
    parts: list[str] = []
    position = 0
    for start, end in spans:
        parts.append(f"{text(plain[position:start])}<{tag}>{text(plain[start:end])}</{tag}>")
        position = end
    return "".join([*parts, text(plain[position:])])


def notes(remarks: Sequence[str]) -> str:
    """What is to be said of an answer; nothing for none."""
    if not remarks:
        return ""
    return f'<aside class="vw-notes"><p><strong>{wording.NOTES}</strong></p><ul>{items(remarks)}</ul></aside>'


def items(lines: Iterable[str]) -> str:
    return "".join(f"<li>{text(line)}</li>" for line in lines)


def link_out(url: str | None) -> str:
    """A link to the source. Only web addresses become one: a catalogue may hold any text."""
    if url is None or urlsplit(url).scheme not in ("http", "https"):
        return wording.SOURCE_UNKNOWN
    return (
        f'<a href="{text(url)}" target="_blank" rel="noopener noreferrer">{wording.OPEN_SOURCE}'
        f'<span class="vw-hidden"> ({wording.NEW_TAB})</span></a>'
    )
