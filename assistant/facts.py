"""What of a sentence can be held against a text without understanding it: its figures, its negation, what it limits,
and whether it says more or less. Pure."""

import re
from collections.abc import Sequence

from assistant.figure_reader import find_figures, find_pointers
from assistant.figures import Figure

__all__ = ["contradicts_direction", "is_limited", "is_negated", "says_opposite", "wrong_figures"]

_NOT_ONLY = re.compile(r"\bniet (?:alleen|slechts|enkel|uitsluitend)\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:niet|geen|nooit|nergens|niemand|niets|noch|zonder|evenmin|nauwelijks)\b"
    r"|\b(?:zijn|is|ben|blijven|blijft) (?:\w+ )?tegen\b|^\W*tegen\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:alleen|uitsluitend|slechts|enkel|tenzij|mits|hooguit|hoogstens|zomaar|terughoudend\w*|beperkt|mogelijk"
    r"|onderzoek\w*|verkennen|verkent|streven|streeft|proef)\b",
    re.IGNORECASE,
)
_DIRECTIONS = tuple(
    (re.compile(rf"\b(?:{up})", re.IGNORECASE), re.compile(rf"\b(?:{down})", re.IGNORECASE))
    for up, down in (
        (
            r"meer\b|extra\b|uitbrei|uitgebreid|verho(?:og|g)|vergro|groei|toenem|toename|hoger\b|vaker\b|verdubbel|stijg",
            r"minder\b|verla[ag]g|vermind|terug(?:dring|gedrongen)|lager\b|afnem|afname|krimp|bezuinig|halve[re]|dalen?\b"
            r"|schrap|geschrap|verklein",
        ),
        (
            r"toesta|toegestaan|mag\b|mogen\b|invoer|ingevoerd|introduce|geïntroduceerd|legali|gedoog|gedogen|voorstander"
            r"|steun|behoud|blijven\b|blijft\b|door(?:gaan|gezet|zetten)",
            r"verbod|verbied|verboden|\w+verbod|afschaf|afgeschaft|stop(?:t|pen|gezet|zetten)?\b|gestopt|weren\b|weert\b"
            r"|tegenstander|beëindig|opheff|opgeheven",
        ),
    )
)
"""Pairs of opposites, each by how such words begin."""

_STANCE = (
    re.compile(r"\b(?:steun|voorstander|onderschrijf|staat achter|is voor\b)", re.IGNORECASE),
    re.compile(r"\btegen(?:gaan|gegaan)?\b", re.IGNORECASE),
)
"""What a publisher is for, and what it is against; "tegen" alone says too little of a direction: a plan is against
something far more often than its writer is."""


def wrong_figures(statement: str, source: str) -> tuple[str, ...]:
    """The figures of a statement, as they read, that its source does not have, or has of something else; and what else
    in it must stand in the source as it is, and does not, such as a month."""
    there, pointers = find_figures(source), find_pointers(source)
    figures = [figure.text for figure in find_figures(statement) if not _is_given(figure, there)]
    return (*figures, *(pointer for pointer in find_pointers(statement) if pointer not in pointers))


def _is_given(figure: Figure, there: Sequence[Figure]) -> bool:
    """Whether figures of a source give this one: those of the very same thing, where there are any; else those that may
    be, as one of the two does not tell what it is of."""
    alike = [other for other in there if other.kind == figure.kind]
    same = [other for other in alike if other.is_of_same(figure)]
    maybe = [other for other in alike if figure.of is None or other.of is None or other.is_comparable(figure)]
    return any(other.has_all_of(figure) for other in same or maybe)


def is_negated(text: str) -> bool:
    """Whether a sentence denies something; "niet alleen" does not."""
    return bool(_NEGATION.search(_NOT_ONLY.sub(" ", text)))


def is_limited(text: str) -> bool:
    """Whether a sentence says something under a condition, or to a degree: "alleen", "tenzij", "onderzoeken"."""
    return bool(_LIMIT.search(_NOT_ONLY.sub(" ", text)))


def contradicts_direction(statement: str, source: str) -> bool:
    """Whether a statement says only "meer", "toestaan" or "steunt" where its source has only the opposite; or says
    "minder" or "verbieden" where its source neither says so nor denies anything."""
    for more, less in (*_DIRECTIONS, _STANCE):
        if _only(more, less, statement) and _only(less, more, source):
            return True
    return any(
        _only(less, more, statement) and not less.search(source) and not is_negated(source)
        for more, less in _DIRECTIONS
    )


def says_opposite(one: str, other: str) -> bool:
    """Whether one text says only "meer" or "toestaan" and the other only "minder" or "verbieden". Where a word denies,
    these do not tell."""
    if is_negated(one) or is_negated(other):
        return False
    return any(
        (_only(more, less, one) and _only(less, more, other)) or (_only(less, more, one) and _only(more, less, other))
        for more, less in _DIRECTIONS
    )


def _only(sought: re.Pattern[str], opposite: re.Pattern[str], text: str) -> bool:
    return bool(sought.search(text)) and not opposite.search(text)
