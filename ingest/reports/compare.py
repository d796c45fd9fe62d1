"""What changed between two versions of a programme: passages added, dropped, and worded otherwise. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from vectorstore.passage import Passage

__all__ = ["Change", "Difference", "compare_passages"]

_ALIKE = 0.5
"""The part of their words, 0 to 1, that two passages have in the same order, from which one is the other in other
words."""


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
    pairs = sorted(_alike(old, new), key=lambda pair: (-pair[0], pair[1], pair[2]))
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


def _alike(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[tuple[float, int, int]]:
    """How like each other an old and a new passage are, and their places, where that is enough to count. The cheap
    upper bounds go first, and what the matcher knows of the second of two it is told once."""
    words = [passage.text.split() for passage in old]
    matcher = SequenceMatcher[str](autojunk=False)
    for j, now in enumerate(new):
        matcher.set_seq2(now.text.split())
        for i, was in enumerate(words):
            matcher.set_seq1(was)
            if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
                ratio = matcher.ratio()
                if ratio >= _ALIKE:
                    yield ratio, i, j
