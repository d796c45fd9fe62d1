"""An overview of a programme: its chapters, each with its first concrete plan. Pure."""

import re
from collections.abc import Sequence

from vectorstore.passage import Passage

__all__ = ["pick_plans"]

_CONCRETE = re.compile(
    r"\b(?:wil|willen|gaan we|we gaan|wij gaan|kom(?:t|en) er|er kom(?:t|en)|krijgt|krijgen|moet|moeten|zetten"
    r"|investeren|pleiten|verbieden|behouden|stopt|stoppen|start|starten|opent|versterken|vergroten|verhogen|verlagen|schaffen"
    r"|ondersteunen|onderzoeken|breiden|bouwen|introduceert|voert|dringt|zorgt|zorgen)\b",
    re.IGNORECASE,
)
"""Words of a sentence that says what is to be done."""
_SHORTEST, _LONGEST = 40, 700
"""Characters of a plan that can stand by itself in a list."""


def pick_plans(passages: Sequence[Passage], most: int) -> tuple[Passage, ...]:
    """The first concrete plan of each chapter, in reading order, at most `most`. The chapters are the headings of the
    highest level that has more than one with plans; of more chapters than `most` the first are taken. A chapter that
    says nothing concrete gives its first passage."""
    plans = [passage for passage in passages if passage.kind == "plan" and passage.author is None]
    chapters: dict[tuple[str, ...], list[Passage]] = {}
    for passage in plans:
        chapters.setdefault(passage.section[: _level(plans)], []).append(passage)
    return tuple(map(_first_concrete, list(chapters.values())[:most]))


def _level(passages: Sequence[Passage]) -> int:
    """How many headings of a path tell chapters apart."""
    deepest = max((len(passage.section) for passage in passages), default=0)
    return next((n for n in range(1, deepest + 1) if len({p.section[:n] for p in passages}) > 1), max(deepest, 1))


def _first_concrete(passages: Sequence[Passage]) -> Passage:
    fitting = [passage for passage in passages if _SHORTEST <= len(passage.text) <= _LONGEST]
    concrete = [passage for passage in fitting if _CONCRETE.search(passage.text)]
    return (concrete or fitting or passages)[0]
