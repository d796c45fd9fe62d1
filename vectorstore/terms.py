"""Words of the field that mean the same ("boa" and "handhaver"), in Dutch and as other languages call them, and words
that are a sort of another ("wiet" of "drugs"), from `data/terms.yaml`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

__all__ = ["Group", "Same", "Terms", "load_groups"]

Words = tuple[str, ...]
"""The stems of a term, of one word or more."""


@dataclass(frozen=True, slots=True)
class Same:
    """A term of the field in a question: its words are those from `start` to `end`, and what may stand for it."""

    start: int
    end: int
    others: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Terms that stand for each other, and sorts of what they name: a question with one of `terms` finds all of both,
    one with a term of `sorts` does not find `terms`."""

    terms: tuple[str, ...]
    sorts: tuple[str, ...] = ()


class Terms:
    """Finds terms by their stems."""

    def __init__(self, groups: Iterable[Group], words_of: Callable[[str], Words]) -> None:
        """`words_of` gives the stems of a term's content words."""
        self._others: dict[Words, set[Words]] = defaultdict(set)
        for group in groups:
            terms = {words for term in group.terms if (words := words_of(term))}
            sorts = {words for term in group.sorts if (words := words_of(term))}
            for term in terms:
                self._others[term] |= (terms | sorts) - {term}
        self._longest = max(map(len, self._others), default=0)
        self.stems = frozenset(stem for words in self._others for stem in words)

    def find(self, stems: Sequence[str]) -> tuple[Same, ...]:
        """The terms among the stems of a question, the longest where several begin at one word; no two overlap."""
        found: list[Same] = []
        start = 0
        while start < len(stems):
            last = min(start + self._longest, len(stems))
            end = next((n for n in range(last, start, -1) if tuple(stems[start:n]) in self._others), None)
            if end is not None:
                found.append(Same(start, end, tuple(sorted(self._others[tuple(stems[start:end])]))))
            start = end or start + 1
        return tuple(found)


@cache
def load_groups() -> tuple[Group, ...]:
    """The groups of the packaged list."""
    text = (files("vectorstore") / "data" / "terms.yaml").read_text(encoding="utf-8")
    return tuple(
        Group(tuple(map(str, group["terms"])), tuple(map(str, group["sorts"])))
        if isinstance(group, dict)
        else Group(tuple(map(str, group)))
        for group in yaml.safe_load(text)
    )
