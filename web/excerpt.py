"""A quote in the text around it, cut out by position."""

from collections.abc import Sequence
from dataclasses import dataclass

from vectorstore.passage import Section, Span

__all__ = ["Excerpt", "cut_excerpt"]

_WHOLE = 2500
"""Characters up to which a section is shown whole."""
_AROUND = 1000
"""Characters that are kept on each side in a longer one."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The text before a quote, the quote and the text after it. `opens` and `closes` say whether the section goes on
    before and after what is kept."""

    before: str
    quote: str
    after: str
    opens: bool
    closes: bool


def cut_excerpt(text: str, sections: Sequence[Section], span: Span) -> Excerpt:
    """The innermost section around a quote: whole, or when it is long the paragraphs near the quote."""
    start, end = span
    first, last = _innermost(text, sections, span)
    opens = closes = False
    if last - first > _WHOLE:
        kept = _paragraph_after(text, start - _AROUND, start) if start - first > _AROUND else first
        till = _paragraph_before(text, end, end + _AROUND) if last - end > _AROUND else last
        opens, closes = kept > first, till < last
        first, last = kept, till
    return Excerpt(text[first:start].lstrip(), text[start:end], text[end:last].rstrip(), opens, closes)


def _innermost(text: str, sections: Sequence[Section], span: Span) -> Span:
    start, end = span
    around = [(s.start, s.end) for s in sections if s.start <= start and end <= s.end]
    return min(around, key=lambda found: found[1] - found[0], default=(0, len(text)))


def _paragraph_after(text: str, start: int, end: int) -> int:
    """Where a paragraph begins between two positions, or else a word."""
    for boundary in ("\n\n", "\n", " "):
        found = text.find(boundary, start, end)
        if found >= 0:
            return found + len(boundary)
    return start


def _paragraph_before(text: str, start: int, end: int) -> int:
    """Where a paragraph ends between two positions, or else a word."""
    for boundary in ("\n\n", "\n", " "):
        found = text.rfind(boundary, start, end)
        if found >= 0:
            return found
    return end
