"""Words of the field that mean the same ("boa" and "handhaver"), in Dutch and as other languages call them, from
`data/terms.yaml`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

__all__ = ["Same", "Terms", "load_groups"]

Words = tuple[str, ...]
"""The stems of a term, of one word or more."""


@dataclass(frozen=True, slots=True)
class Same:
    """A term of the field in a question: its words are those from `start` to `end`, and what may stand for it."""

    start: int
    end: int
    others: tuple[Words, ...]


class Terms:
    """Finds terms by their stems."""

    def __init__(self, groups: Iterable[Sequence[str]], words_of: Callable[[str], Words]) -> None:
        """`groups` are terms that mean the same; `words_of` gives the stems of a term's content words."""
        self._others: dict[Words, set[Words]] = defaultdict(set)
        for group in groups:
            terms = {words for term in group if (words := words_of(term))}
            for term in terms:
                self._others[term] |= terms - {term}
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
def load_groups() -> tuple[tuple[str, ...], ...]:
    """The groups of the packaged list."""
    text = (files("vectorstore") / "data" / "terms.yaml").read_text(encoding="utf-8")
    return tuple(tuple(map(str, group)) for group in yaml.safe_load(text))
