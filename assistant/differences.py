"""What can be seen to differ between a claim and quotes: figures of the same thing, and "niet" or "geen". Pure. Only
those sentences of a quote are looked at that share the claim's words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from assistant.figure_reader import find_figures
from assistant.figures import Figure, FigureKind
from vectorstore.lexical import same_thing, stems

if TYPE_CHECKING:
    from vectorstore.passage import Span

__all__ = [
    "Agreement",
    "ClaimFacts",
    "Difference",
    "QuotedSentence",
    "find_agreements",
    "find_differences",
    "has_figures_of",
]

_LEAST = 0.5
"""The part of a claim's words that a sentence must have to be held against it."""
_LEAST_DENIED = 0.7
"""The same, to compare "niet" and "geen": more, as no counted thing need agree."""
_LONGEST_SHOWN = 3
"""Words of a figure with what it counts: "44 extra wijkagenten"."""
_NEAR = 0.75
"""A sentence counts beside the best one when it has this part of what that one has of the claim's words."""

_CLAUSE = re.compile(
    r"[;:()–—]|,(?!\s*niet\b)|\s-\s|\b(?:maar|want|omdat|terwijl|zodat|tenzij|echter|en(?=\s+(?:niet|geen|wij|we|de|het)\b))\b",
    re.IGNORECASE,
)
_NOT_NEGATING = re.compile(
    r"\bniet (?:alleen|slechts|enkel|uitsluitend)\b|\b(?:al dan|wel of|of) niet\b|\bniet-(?=\w)|\bniet meer dan\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:niet|geen|nooit|niemand|nergens|noch|evenmin)\b", re.IGNORECASE)
_RATHER = re.compile(r"\b(?:niet|geen)\b.*\bmaar\b|,\s*niet\b", re.IGNORECASE)
"""Denies one thing to say another: "niet op vergelding, maar op herstel"; "de oorzaken, niet de mensen"."""
_OPPOSES = re.compile(
    r"\b(?:is|zijn|ben|blijft|blijven) (?:\w+ )?tegen\b|\btegenstander|afschaf|afgeschaft"
    r"|\bstop(?:t|pen|gezet|zetten)?\b|\bgestopt\b|\bverb(?:od|ied|oden)|verbod\b|\bweren\b|\bweert\b|\bzonder\b"
    r"|\bonacceptabel|\bschrap|\bvoorkom",
    re.IGNORECASE,
)
"""Words that deny without "niet" or "geen"."""


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """What of a claim can be held against a text: the stems of what it is about (without names and figures), and its
    figures; with its own text."""

    text: str
    words: frozenset[str]
    figures: tuple[Figure, ...]

    @classmethod
    def read(cls, text: str, topic: str) -> "ClaimFacts":
        """A claim, and the words that say what it is about."""
        return cls(text, frozenset(stems(topic)) - {"wel"}, find_figures(text))

    def share(self, text: str) -> float:
        """The part of the claim's words that a text has, 0 to 1; parts of compounds count as well."""
        return len(self.shared(text)) / len(self.words) if self.words else 0.0

    def speaks_of(self, stem: str) -> bool:
        return any(same_thing(word, stem) for word in self.words)

    def shared(self, text: str) -> frozenset[str]:
        there = set(stems(text))
        return frozenset(word for word in self.words if any(same_thing(word, other) for other in there))


@dataclass(frozen=True, slots=True)
class QuotedSentence:
    """A sentence of a quote, with the number of its citation and the line that leads the quote in."""

    citation: int
    text: str
    context: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What a claim says, and what a citation says instead. Of a figure `written` are the figures of the same thing;
    none, and no citation, when the quotes have no such figure. Of a negation both are the clauses."""

    kind: FigureKind | Literal["negation"]
    claimed: str
    written: tuple[str, ...]
    citation: int | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A figure that a claim gives, and the citations that give the same. `beside` are other figures of the same thing
    in the same sentence, as "24" in "44 wijkagenten (nu 24)", with the number of its citation."""

    claimed: str
    citations: frozenset[int]
    beside: tuple[tuple[int, str], ...] = ()


def find_differences(claim: ClaimFacts, sentences: Sequence[QuotedSentence]) -> tuple[Difference, ...]:
    """The figures of a claim that the quotes give otherwise or do not give; and last, whether only one of the two
    denies."""
    differences = [_figure_difference(figure, claim, sentences) for figure in claim.figures if figure.is_bound]
    return tuple(filter(None, [*differences, _negation_difference(claim, sentences)]))


def find_agreements(claim: ClaimFacts, sentences: Sequence[QuotedSentence]) -> tuple[Agreement, ...]:
    """The figures of a claim that the quotes give too."""
    found: list[Agreement] = []
    for figure in claim.figures:
        if figure.is_bound and any(figure.agrees(other) for _, other in _nearest_figures(figure, claim, sentences)):
            # Also in a sentence that has few of the claim's words: what it cites is not left out of whose words it is.
            agreeing = [s for s in sentences if any(map(figure.agrees, _comparable(claim, figure, s.text)))]
            beside = [(s.citation, _in_short(other, s.text)) for s in agreeing for other in _beside(figure, s.text)]
            found.append(Agreement(figure.text, frozenset(s.citation for s in agreeing), tuple(dict.fromkeys(beside))))
    return tuple(found)


def _beside(figure: Figure, text: str) -> list[Figure]:
    """The figures of a sentence that are of the very same thing as this one, and others."""
    return [other for other in find_figures(text) if figure.is_of_same(other) and not figure.agrees(other)]


def _in_short(figure: Figure, text: str) -> str:
    """How a figure reads; of "het aantal boa's gaat naar 44" only the number."""
    start, end = figure.spans[0]
    return figure.text if len(figure.text.split()) <= _LONGEST_SHOWN else text[start:end]


def has_figures_of(claim: ClaimFacts, figure: Figure, text: str) -> bool:
    """Whether a sentence is about a claim and gives a figure of the same thing as one of its figures."""
    return claim.share(text) >= _LEAST and bool(_comparable(claim, figure, text))


def _comparable(claim: ClaimFacts, figure: Figure, text: str) -> list[Figure]:
    """The figures of a sentence that a figure of the claim can be held against: those of the very same thing if any
    is. A percentage of something that the claim does not speak of is none of them."""
    others = [other for other in find_figures(text) if figure.is_comparable(other)]
    same = [other for other in others if figure.is_of_same(other)]
    if same or figure.kind != "percentage" or figure.of is None:
        return same or others
    return [other for other in others if other.of is None or claim.speaks_of(other.of)]


def _figure_difference(figure: Figure, claim: ClaimFacts, sentences: Sequence[QuotedSentence]) -> Difference | None:
    written = _nearest_figures(figure, claim, sentences)
    if not written:
        return Difference(figure.kind, figure.text, (), None)
    if any(figure.agrees(other) for _, other in written):
        return None
    first = written[0][0].citation
    texts = dict.fromkeys(other.text for sentence, other in written if sentence.citation == first)
    return Difference(figure.kind, figure.text, tuple(texts), first)


def _nearest_figures(
    figure: Figure, claim: ClaimFacts, sentences: Sequence[QuotedSentence]
) -> list[tuple[QuotedSentence, Figure]]:
    """What a figure can be held against, in the sentences that have most of the claim's words."""
    rivals = [sentence for sentence in sentences if has_figures_of(claim, figure, sentence.text)]
    most = max((claim.share(sentence.text) for sentence in rivals), default=0.0)
    near = [sentence for sentence in rivals if claim.share(sentence.text) >= _NEAR * most]
    return [(sentence, other) for sentence in near for other in _comparable(claim, figure, sentence.text)]


def _negation_difference(claim: ClaimFacts, sentences: Sequence[QuotedSentence]) -> Difference | None:
    """Looks at the sentences that have most of the claim's words; of each at the clauses that have them."""
    most = max((claim.share(sentence.text) for sentence in sentences), default=0.0)
    if most < _LEAST_DENIED:
        return None
    best = [sentence for sentence in sentences if claim.share(sentence.text) == most]
    if not any(map(_NEGATION.search, (claim.text, *(f"{one.context or ''} {one.text}" for one in best)))):
        return None
    clauses = [_shared_clauses(claim, sentence.text) for sentence in best]
    texts = [f"{sentence.context or ''} {clause}" for sentence, clause in zip(best, clauses, strict=True)]
    if not all(_is_denied_in_one(claim.text, text) for text in texts):
        return None
    return Difference("negation", claim.text, (clauses[0],), best[0].citation)


def _is_denied_in_one(one: str, other: str) -> bool:
    """Whether one text has "niet", "geen" or the like, and the other has not. Not where a text has two of these or
    denies one thing to say another, nor where only one has another word that denies: then the words do not tell."""
    if _RATHER.search(_NOT_NEGATING.sub(" ", one)) or _RATHER.search(_NOT_NEGATING.sub(" ", other)):
        return False
    counts = [len(_NEGATION.findall(_NOT_NEGATING.sub(" ", text))) for text in (one, other)]
    return sorted(counts) == [0, 1] and bool(_OPPOSES.search(one)) == bool(_OPPOSES.search(other))


def _shared_clauses(claim: ClaimFacts, sentence: str) -> str:
    """The shortest run of clauses that has all the words of the claim that the sentence has."""
    cuts = [0, *(match.start() for match in _CLAUSE.finditer(sentence)), len(sentence)]
    clauses = [claim.shared(sentence[start:end]) for start, end in pairwise(cuts)]
    wanted = frozenset[str]().union(*clauses)
    runs: list[Span] = []
    last: dict[str, int] = {}  # each word's last clause so far: a run that ends here begins at the earliest of these
    for n, words in enumerate(clauses):
        last |= dict.fromkeys(words, n)
        if len(last) == len(wanted):
            runs.append((cuts[min(last.values(), default=n)], cuts[n + 1]))
    start, end = min(runs, key=lambda run: run[1] - run[0])
    return sentence[start:end].strip(" ,;:–—-.")
