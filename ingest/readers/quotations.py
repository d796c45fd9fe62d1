"""Which part of a page says what somebody else said. Pure, but for the tree that it is handed."""

import re
from collections.abc import Sequence

from lxml import etree

__all__ = ["holds_quotation", "is_quotation"]

_WORD = r"[A-ZÀ-Þ][\w.’'-]*"
_PARTICLE = r"(?:van|de|der|den|ten|ter|het|’t|'t|el|al|bin|von)"
_NAME = rf"{_WORD}(?:(?: {_PARTICLE})*(?: {_WORD})+(?:[,(] ?[^.!?]{{2,60}})?|(?: ?[,(] ?)[^.!?]{{2,60}})"
"""Two words with capitals ("Jan Proef", "Truus van der Proef, wijkagent"), or one and who that is ("Ali, 34 jaar")."""
_SPEAKER = re.compile(rf"(?:^|[.!?…”\"’'\n])\s*(?:[–-]\s|—\s?){_NAME}$")
_MARKED = re.compile(r"[„“\"‘'«][^„“”\"]+[”\"’'»][.,]?")


def holds_quotation(element: etree._Element) -> bool:
    """Whether an element may be a quotation: <blockquote>, or a <figure> that has one and a caption, its speaker."""
    return element.tag == "blockquote" or (
        element.tag == "figure" and element.find("blockquote") is not None and element.find("figcaption") is not None
    )


def is_quotation(element: etree._Element, texts: Sequence[str]) -> bool:
    """Whether such an element quotes somebody: it names the speaker, or stands in quotation marks. Some sites set off
    a point of their programme as a quotation, so that the element alone says nothing. `texts` are the blocks in it."""
    named = element.tag == "figure" or any(_has_words(part) for part in element.iter("cite", "footer"))
    return bool(texts) and (named or bool(_SPEAKER.search("\n".join(texts)) or _MARKED.fullmatch(" ".join(texts))))


def _has_words(element: etree._Element) -> bool:
    return any(text.strip() for text in element.itertext())
