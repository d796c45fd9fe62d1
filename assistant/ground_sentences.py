"""A sentence of a language model + the passages that it cites → a Claim, or what is wrong with it. Pure, but for the
encoder. A sentence holds when each statement in it does; it is never mended.

The two bounds were chosen on the sentences of `tests/assistant/sentences.jsonl`, right and wrong ones about the five
programmes; `tests/assistant/test_ground_sentences.py` shows what they let through.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Citation, Claim
from assistant.facts import contradicts_direction, is_limited, is_negated, wrong_figures
from assistant.phrases import INSTRUCTION, NO_TOPIC
from assistant.prompts import said
from assistant.sentences import Statement, read_statements, split_sentences, without_marks
from vectorstore.encoder import Encoder
from vectorstore.gazetteer import Gazetteer, normalise
from vectorstore.lexical import LexicalIndex, content_words

__all__ = ["LEAST_SIMILARITY", "Fault", "SentenceChecker", "Support", "find_fault", "measure", "own_words"]

Fault = Literal[
    "markup",
    "length",
    "fragment",
    "voice",
    "advice",
    "instruction",
    "comparison",
    "no_number",
    "unknown_number",
    "publisher",
    "place",
    "name",
    "figure",
    "negation",
    "limit",
    "direction",
    "overlap",
    "similarity",
]
"""Why a sentence was dropped."""

_LEAST_OVERLAP = 0.78
"""The part of a statement's own words that the passages must have."""
LEAST_SIMILARITY = 0.86
"""The cosine of a statement and the nearest sentence or passage that it cites (multilingual-e5-small)."""

_LONGEST = 320
_SHORTEST_BEGINNING, _LONGEST_ENDING = 4, 3
"""Letters of two forms of one word: those that they share, and those of a Dutch ending."""
_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ0-9 .,;:()%€'’&/+–—…‑-]*")
_ADDRESS = re.compile(r"://|\bwww\.|[^\W\d_]{3,}\.[^\W\d_]{2,}", re.IGNORECASE)
_VOICE = re.compile(r"\b(?:ik|wij|we|mij|ons|onze|mijn|u|uw|je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
_ADVICE = re.compile(
    r"\bstem(?:t|men)? (?:(?:dus|dan|daarom|vooral) )?(?:op|voor)\b|\bstemadvies\b|^(?:kies|stem)\b"
    r"|\baan te (?:raden|bevelen)\b|\b(?:aanrader|aanraden|aanbevolen|raad\w* aan|advies|adviseert)\b"
    r"|\b(?:goede|beste|juiste|verstandige|slechtste) (?:keuze|partij|optie|plan|programma)\b"
    r"|\bverdien\w* (?:steun|vertrouwen|een stem)\b",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    r"\b(?:beter|beste?|slecht\w*|goede?|verstandig\w*|slimm?e?|domm?e?|onterecht\w*|terecht\w*|helaas|gelukkig"
    r"|sterke?|zwakk?e?|ambitieu\w*|realistisch\w*|haalba\w*|strenge?r?e?|extre\w*|radica\w*|linkse?|rechtse?"
    r"|populistisch\w*|progressie\w*|conservatie\w*|effectie\w*|uniek\w*|opvallend\w*|belangrijk\w*|duidelijk\w*"
    r"|verrassend\w*|mooie?|prachtig\w*|gevaarlijk\w*|naïef|naïeve|corrupt\w*|onzin)\b",
    re.IGNORECASE,
)
"""Words that judge: only where the passage itself has them."""
_COMPARES = re.compile(
    r"\b(?:alle|meeste|sommige|enkele|andere|veel|iedere|elke|enige) (?:andere )?(?:partij|programma)"
    r"|\bals enige\b|\bde enige\b|\bin tegenstelling tot\b|\banders dan\b|\bmeer dan (?:de )?ander|\biedereen is het\b",
    re.IGNORECASE,
)
_OPENERS = frozenset(
    "bovendien daarnaast verder ook daarbij daarmee partij partijen gemeente beide samen wie volgens programma "
    "hierbij hiermee hiervoor daarvoor daarom zo tot verder tevens".split()
)
_REPORTS = frozenset(
    "wil willen wilt vindt vinden schrijft schrijven pleit pleiten stelt noemt streeft kiest zet inzetten partij "
    "partijen gemeente programma staat zegt geeft aan steunt voorstander komt komen gaat gaan moet moeten krijgt "
    "beide samen ook daarnaast verder bovendien".split()
)
"""Words that report rather than say something."""


@dataclass(frozen=True, slots=True)
class Support:
    """How far a statement stands in the passages of one programme: the part of its words, 0 to 1; its cosine with the
    nearest sentence or passage; and the sentence that has most of its words."""

    overlap: float
    similarity: float
    nearest: str


@dataclass(frozen=True, slots=True)
class SentenceChecker:
    """Holds sentences against the citations of one answer, by number."""

    citations: Mapping[int, Citation]
    gazetteer: Gazetteer
    encoder: Encoder

    def check(self, sentence: str) -> Claim | Fault:
        """The sentence as it may be shown, with what it cites; or the first thing that is wrong with it."""
        text = without_marks(sentence)
        statements = read_statements(text)
        if statements is None:
            return _fault_of_form(text, ()) or "no_number"
        if fault := _fault_of_form(text, statements):
            return fault
        numbers = tuple(dict.fromkeys(n for statement in statements for n in statement.numbers))
        if not all(n in self.citations for n in numbers):
            return "unknown_number"
        for statement in statements:
            if fault := find_fault(
                statement.text, [self.citations[n] for n in statement.numbers], self.gazetteer, self.encoder
            ):
                return fault
        return Claim(_joined(statements), tuple(self.citations[n] for n in numbers))


def find_fault(statement: str, cited: Sequence[Citation], gazetteer: Gazetteer, encoder: Encoder) -> Fault | None:
    """What is wrong with a statement that rests on these passages. Where they are of several programmes, those of each
    must support it by themselves: "Volt en BIJ1 willen …" is true of both or it is not shown."""
    source = " ".join(map(said, cited))
    if fault := _fault_of_words(statement, source) or _fault_of_names(statement, cited, source, gazetteer):
        return fault
    ordered = sorted(cited, key=lambda citation: citation.programme_id)
    for _, own in groupby(ordered, key=lambda citation: citation.programme_id):
        if fault := _fault_of_support(statement, list(own), gazetteer, encoder):
            return fault
    return None


def measure(statement: str, cited: Sequence[Citation], gazetteer: Gazetteer, encoder: Encoder) -> Support:
    """How far a statement stands in these passages."""
    units = [" ".join(filter(None, (c.context, s))) for c in cited for s in split_sentences(c.quote)]
    words = own_words(statement, gazetteer)
    if not words:
        return Support(0.0, 0.0, units[0])
    matrix = _cover(dict.fromkeys(words), units)
    nearest = units[int(matrix.sum(axis=0).argmax())]
    vectors = encoder.encode_passages([statement, *dict.fromkeys([*units, *map(said, cited)])])
    similarity = float(np.max(vectors[1:] @ vectors[0]))
    return Support(float(matrix.max(axis=1).mean()), similarity, nearest)


def own_words(statement: str, gazetteer: Gazetteer) -> list[str]:
    """The words of a statement that say something: no names, and none that only report."""
    named = {word for m in gazetteer.mentions(statement) for word in normalise(statement[m.start : m.end])}
    return [w for w in content_words(statement) if w not in NO_TOPIC and w not in _REPORTS and w not in named]


def _cover(words: Iterable[str], units: Sequence[str]) -> NDArray[np.float32]:
    """How far each text has each word, 0 to 1; shape (words, texts). A form that its stem does not tell is known by how
    it begins, "introduceert" and "introduceren", and the last part of a compound by how that ends."""
    matrix = LexicalIndex(units).match(" ".join(words)).matrix
    there = [content_words(unit) for unit in units]
    begins = [[any(_alike(word, other) for other in line) for line in there] for word in words]
    cover: NDArray[np.float32] = np.maximum(matrix, np.array(begins, dtype=np.float32))
    return cover


def _alike(one: str, other: str) -> bool:
    shared = max(_SHORTEST_BEGINNING, min(len(one), len(other)) - _LONGEST_ENDING)
    ends = len(one) > _SHORTEST_BEGINNING and other.endswith(one) and other != f"on{one}"
    return one[:shared] == other[:shared] or ends


def _fault_of_form(text: str, statements: Sequence[Statement]) -> Fault | None:
    """What is wrong with a sentence whatever it rests on."""
    bare = " ".join(statement.text for statement in statements) or text
    if not bare.strip():
        return "fragment"
    if not _PLAIN.fullmatch(re.sub(r"\[[0-9,; ]*\]", "", bare)) or _ADDRESS.search(bare):
        return "markup"
    if len(text) > _LONGEST:
        return "length"
    if INSTRUCTION.search(bare):
        return "instruction"
    if _ADVICE.search(bare):
        return "advice"
    if _VOICE.search(bare):
        return "voice"
    if _COMPARES.search(bare):
        return "comparison"
    if not (bare[0].isupper() or bare[0].isdigit() or bare[0] in "'’") or text.rstrip(" ]").endswith("?"):
        return "fragment"
    return None


def _fault_of_words(statement: str, source: str) -> Fault | None:
    there = source.casefold()
    if any(match.casefold() not in there for match in _JUDGES.findall(statement)):
        return "advice"
    return "figure" if wrong_figures(statement, source) else None


def _fault_of_names(statement: str, cited: Sequence[Citation], source: str, gazetteer: Gazetteer) -> Fault | None:
    """Parties are those cited and no others; towns theirs, or in the passage; other names stand in the passage."""
    mentions = gazetteer.mentions(statement)
    publishers = {gazetteer.party(citation.publisher) or citation.publisher for citation in cited}
    if any(m.kind == "party" and m.name not in publishers for m in mentions):
        return "publisher"
    towns = {citation.municipality for citation in cited if citation.municipality}
    towns |= {m.name for m in gazetteer.mentions(source) if m.kind == "municipality"}
    if any(m.kind == "municipality" and m.name not in towns for m in mentions):
        return "place"
    known = set(normalise(source)) | {word for m in mentions for word in normalise(statement[m.start : m.end])}
    known |= {word for name in (*publishers, *towns) for word in normalise(name)}
    for position, word in enumerate(re.findall(r"[^\W_]+", statement)):
        if word[0].isupper() and not _is_known(word, known, towns, first=position == 0):
            return "name"
    return None


def _is_known(word: str, known: set[str], towns: set[str], *, first: bool) -> bool:
    (plain,) = normalise(word) or ("",)
    derived = any(plain.startswith(town.casefold()[:-2]) for town in towns)
    opener = first and (not content_words(word) or plain in _OPENERS or plain in _REPORTS)
    return plain in known or derived or opener


def _fault_of_support(
    statement: str, cited: Sequence[Citation], gazetteer: Gazetteer, encoder: Encoder
) -> Fault | None:
    support = measure(statement, cited, gazetteer, encoder)
    if support.overlap < _LEAST_OVERLAP:
        return "overlap"
    if INSTRUCTION.search(support.nearest):
        return "instruction"
    if is_negated(statement) != is_negated(support.nearest):
        return "negation"
    if is_limited(support.nearest) and not (is_limited(statement) or is_negated(statement)):
        return "limit"
    if contradicts_direction(statement, support.nearest):
        return "direction"
    if wrong_figures(statement, support.nearest):
        return "figure"
    return "similarity" if support.similarity < LEAST_SIMILARITY else None


def _joined(statements: Sequence[Statement]) -> str:
    """A sentence of only what was checked: its statements with their numbers."""
    parts = [f"{s.text} {''.join(f'[{n}]' for n in s.numbers)}" for s in statements]
    return parts[0] + "".join(f" {part}" if part.startswith("en ") else f", {part}" for part in parts[1:]) + "."
