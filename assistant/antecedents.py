"""What a passage leans on: a quote that begins with "Dit" or "Maar" is read with the sentence before it. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vectorstore.passage import Hit, Passage

__all__ = ["with_antecedents"]

_LEANS = re.compile(
    r"(?:Dit|Dat|Deze|Die|Zij|Ze|Hij|Hun|Zo|Zulke|Dergelijke|Daar|Hier|Daar(?:om|voor|mee|bij|door|aan|in|op|over|van)"
    r"|Hier(?:voor|mee|bij|door|aan|in|op|over|van)|Maar|Toch|Echter|Integendeel|Anders|Het gaat)\b"
)
"""How a text begins that points back, or that takes back what was said."""


def with_antecedents(hits: Sequence[Hit], passages: Sequence[Passage]) -> tuple[Hit, ...]:
    """The hits, in which a passage that leans on the one before it has that one's last sentence as its context.
    `passages` are those of the programme, in reading order. The one before counts only under the same headings, and
    where the same writer says it; a lead-in that a passage has already stays."""
    leaning = {hit.passage.id for hit in hits if not hit.passage.context and _LEANS.match(hit.passage.text)}
    if not leaning:
        return tuple(hits)
    found = {
        passage.id: _last_sentence(before)
        for before, passage in pairwise(passages)
        if passage.id in leaning and _belongs(before, passage)
    }
    return tuple(_with_context(hit, found.get(hit.passage.id)) for hit in hits)


def _belongs(before: Passage, passage: Passage) -> bool:
    same = (before.section, before.status, before.author, before.kind)
    return same == (passage.section, passage.status, passage.author, passage.kind)


def _last_sentence(passage: Passage) -> str:
    start, end = passage.sentences[-1] if passage.sentences else (passage.start, passage.end)
    return passage.text[start - passage.start : end - passage.start]


def _with_context(hit: Hit, context: str | None) -> Hit:
    return replace(hit, passage=replace(hit.passage, context=context)) if context else hit
