"""What may be asked instead of a party or a town that is not there: the same question, of what is. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.scope import Missing
from vectorstore.gazetteer import Mention
from vectorstore.passage import Programme

__all__ = ["ask_instead"]

_ARTICLE: Final = re.compile(r"\b(?:de|het)\s+$", re.IGNORECASE)
_MOST: Final = 4
"""Questions: more is no help."""


def ask_instead(text: str, mentions: Sequence[Mention], missing: Sequence[Missing]) -> tuple[str, ...]:
    """The question with the name that is not there replaced by one that is, for each programme that comes nearest. A
    name that stands in the filter and not in the question cannot be replaced, and gives nothing."""
    questions = (
        question
        for one in missing
        for programme in one.instead
        for question in _replaced(text, mentions, one, programme)
    )
    return tuple(list(dict.fromkeys(questions))[:_MOST])


def _replaced(text: str, mentions: Sequence[Mention], missing: Missing, programme: Programme) -> Iterator[str]:
    element = missing.element
    if element.publisher is not None and programme.publisher_kind == "party" and programme.municipality:
        other_town = [m for m in mentions if m.kind == "municipality" and m.name == element.municipality]
        if other_town and programme.municipality != element.municipality and _same(programme, element.publisher):
            yield _with_name(text, other_town[0], programme.municipality)
            return
    other_party = [m for m in mentions if m.kind == "party" and m.name == element.publisher]
    if other_party and programme.municipality == element.municipality:
        yield _with_name(text, other_party[0], programme.publisher)


def _same(programme: Programme, publisher: str) -> bool:
    return programme.publisher.casefold() == publisher.casefold()


def _with_name(text: str, mention: Mention, name: str) -> str:
    """The new name has not always the article of the old one: "de VVD" and "D66"."""
    return f"{_ARTICLE.sub('', text[: mention.start])}{name}{text[mention.end :]}"
