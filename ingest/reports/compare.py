"""What changed between two versions of a programme: passages added, dropped, and worded otherwise. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from vectorstore.passage import Passage

__all__ = ["Change", "Difference", "compare_passages"]

_ALIKE = 0.6
"""How like each other two passages are, 0 to 1, from which one is the other in other words."""


@dataclass(frozen=True, slots=True)
class Change:
    """A passage as it was and as it is."""

    before: Passage
    after: Passage


@dataclass(frozen=True, slots=True)
class Difference:
    """What a newer version has more, has no more, and says otherwise, each in reading order; and how many passages
    stayed as they were."""

    added: tuple[Passage, ...]
    dropped: tuple[Passage, ...]
    changed: tuple[Change, ...]
    same: int


def compare_passages(before: Sequence[Passage], after: Sequence[Passage]) -> Difference:
    """Compares by words alone: a passage that only moved to another section or page is the same."""
    kept = Counter(passage.text for passage in before) & Counter(passage.text for passage in after)
    old, new = _without(before, kept), _without(after, kept)
    pairs = sorted(
        ((ratio, i, j) for i, was in enumerate(old) for j, now in enumerate(new) if (ratio := _likeness(was, now))),
        key=lambda pair: -pair[0],
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return Difference(
        added=tuple(passage for j, passage in enumerate(new) if j not in taken),
        dropped=tuple(passage for i, passage in enumerate(old) if i not in matched),
        changed=tuple(Change(old[i], new[matched[i]]) for i in sorted(matched)),
        same=kept.total(),
    )


def _without(passages: Sequence[Passage], kept: Counter[str]) -> list[Passage]:
    left = kept.copy()
    others: list[Passage] = []
    for passage in passages:
        if left[passage.text]:
            left[passage.text] -= 1
        else:
            others.append(passage)
    return others


def _likeness(was: Passage, now: Passage) -> float:
    """How like each other two passages are; 0 when less than counts. The cheap upper bounds go first."""
    matcher = SequenceMatcher(None, was.text, now.text, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _ALIKE else 0.0
