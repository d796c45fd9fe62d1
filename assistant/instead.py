"""What may be asked instead of a party or a town that is not there: the same question, of what is. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.scope import Missing
from vectorstore.gazetteer import Mention
from vectorstore.passage import Programme

__all__ = ["ask_instead"]

_ARTICLE: Final = re.compile(r"\b(?:de|het)\s+$", re.IGNORECASE)
_MOST: Final = 4
"""Questions: more is no help."""

_Edit = tuple[Mention, str]
"""A name in a question, and the one to put in its place."""


def ask_instead(text: str, mentions: Sequence[Mention], missing: Sequence[Missing]) -> tuple[str, ...]:
    """The question with each name that is not there replaced by one that is, for the programmes that come nearest. A
    name that stands in the filter and not in the question cannot be replaced, and then there is no such question."""
    of_each = [edits for one in missing if (edits := _edits(mentions, one))]
    if not of_each or len(of_each) < len(missing):
        return ()
    # Of two names that are not there, the first for the one goes with the first for the other, and so on.
    rounds = range(max(map(len, of_each)))
    together = [[edits[min(n, len(edits) - 1)] for edits in of_each] for n in rounds]
    fitting = (edits for edits in together if _fit(edits))
    return tuple(list(dict.fromkeys(_edited(text, edits) for edits in fitting))[:_MOST])


def _edits(mentions: Sequence[Mention], missing: Missing) -> list[_Edit]:
    found = (_edit(mentions, missing, programme) for programme in missing.instead)
    return [edit for edit in found if edit]


def _edit(mentions: Sequence[Mention], missing: Missing, programme: Programme) -> _Edit | None:
    """Another town for the same party, or another party in the same town."""
    element = missing.element
    parties = [m for m in mentions if m.kind == "party" and m.name == element.publisher]
    towns = [m for m in mentions if m.kind == "municipality" and m.name == element.municipality]
    if element.publisher is not None and programme.publisher_kind == "party" and programme.municipality:
        elsewhere = programme.municipality != element.municipality and _same(programme, element.publisher)
        if towns and elsewhere:
            return _own(towns, parties), programme.municipality
    if parties and programme.municipality == element.municipality:
        return parties[0], programme.publisher
    return None


def _fit(edits: Sequence[_Edit]) -> bool:
    """Whether no name is to become two others, and no two names the same one: "Volt en D66 in Utrecht" has one town for
    two parties that may be in different ones."""
    places = {mention for mention, _ in edits}
    parties = [name for mention, name in set(edits) if mention.kind == "party"]
    return len(places) == len(set(edits)) and len(parties) == len(set(parties))


def _own(towns: Sequence[Mention], parties: Sequence[Mention]) -> Mention:
    """The town that a party was asked in: the first behind its name, or else the first there is."""
    behind = [town for town in towns if parties and town.start >= parties[0].end]
    return (behind or towns)[0]


def _same(programme: Programme, publisher: str) -> bool:
    return programme.publisher.casefold() == publisher.casefold()


def _edited(text: str, edits: Sequence[_Edit]) -> str:
    """The new name has not always the article of the old one: "de VVD" and "D66"."""
    for mention, name in sorted(set(edits), key=lambda edit: edit[0].start, reverse=True):
        text = f"{_ARTICLE.sub('', text[: mention.start])}{name}{text[mention.end :]}"
    return text
