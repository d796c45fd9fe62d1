"""The names of parties and municipalities, and where they stand in a question.

The lists are in `data/`: Dutch parties with their usual spellings, and all municipalities with the towns that people
name instead of them. Names of publishers and towns in the collection join them, so that a local party is known as soon
as its programme is read in; and these are known with a spelling mistake too.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml
from rapidfuzz.distance import OSA

from vectorstore.frequency import frequency_of

__all__ = ["Gazetteer", "Mention", "MentionKind", "load_gazetteer", "normalise"]

MentionKind = Literal["party", "municipality"]

_WORD = re.compile(r"[^\W_]+|\+")
_ANNOUNCES_PARTY = {"wil", "willen", "vindt", "volgens", "zegt", "partij"}
_MAY_ANNOUNCE_PARTY = {"van", "bij", "en"}
_AFTER_PARTY = {"", "over", "met", "tegen", "in"}
"""After "van", "bij" and "en" a name in small letters is one only before these: "bij denk over boa's"."""
_PLURALS = {"assen", "buren", "duiven", "houten", "huizen", "kampen", "putten", "wierden"}
"""Towns whose name may follow "in" as an ordinary word: "inbraak in huizen", but "camera's in leiden"."""
_ADJECTIVES = {"democratisch", "gezond", "helder", "leefbaar", "onafhankelijk"}
"""First words of local parties that make an ordinary phrase after "een": "voor een leefbaar Almere"."""
_SPEAKS = {"wil", "vindt", "zegt", "denkt", "staat", "heeft"}
_LOCAL_PARTY = re.compile(
    r"\b(?:(?:Leefbaar|Hart voor|Beter voor|Lijst|Lokaal|\w+partij|Ons|Partij) [A-Z][\w'’-]+"
    r"|Gemeentebelangen(?: [A-Z]\w+)?|Burgerbelangen(?: [A-Z]\w+)?|Dorpsbelangen?(?: [A-Z]\w+)?)"
)


_SHORTENED = re.compile(r"\b(?:van|voor) de\b", re.IGNORECASE)
""" "Partij vd Dieren"."""
_SHORTEST_MISSPELT = 4
_SHORTEST_WRONG = (_SHORTEST_MISSPELT, 3)
"""Letters of the word that is wrong, in a name of one word, and in one of several."""
_ONE_MISTAKE_UP_TO = 7
"""Letters of a name that one mistake may be in; a longer one may have two."""
_RARE = 2.2
"""Zipf frequency (wordfreq) below which a word is taken for a mistake: "vold" has 1.6, "volk" 4.9."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: what it names, and where it stands (`text[start:end]`)."""

    kind: MentionKind
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    kind: MentionKind
    name: str
    ambiguous: bool
    """Also an ordinary word: a name only when written or announced as one."""


class Gazetteer:
    """Knows names by their words, in any case, with or without accents, hyphens and full stops."""

    def __init__(
        self, names: Iterable[tuple[tuple[str, ...], MentionKind, str, bool]], held: Iterable[str] = ()
    ) -> None:
        """`names` are words, what they name, its usual spelling, and whether they are ordinary words too. `held` are
        the names that the collection has, which are known when misspelt, and of a town its adjective too."""
        self._names: dict[tuple[str, ...], _Name] = {}
        for words, kind, name, ambiguous in names:
            if words:
                self._names.setdefault(words, _Name(kind, name, ambiguous))
        known = {self._names[words] for name in held if (words := normalise(name)) in self._names}
        meant = {(name.kind, name.name) for name in known}
        self._held = {w: n.name for w, n in self._names.items() if (n.kind, n.name) in meant and not n.ambiguous}
        for kind, name in sorted(meant):
            for adjective in _adjectives(name) if kind == "municipality" else ():
                self._names.setdefault((adjective,), _Name("municipality", name, ambiguous=False))
        self._longest = max(map(len, self._names), default=0)

    def municipality(self, text: str) -> str | None:
        """The municipality that a text names and nothing else, in its usual spelling."""
        known = self._names.get(normalise(text))
        return known.name if known and known.kind == "municipality" else None

    def party(self, text: str) -> str | None:
        """The party that a text names and nothing else, in its usual spelling."""
        known = self._names.get(normalise(text))
        return known.name if known and known.kind == "party" else None

    def respelled(self, text: str) -> str:
        """The text with each misspelt name of the collection in its usual spelling: "vold in amsterdan" is Volt in
        Amsterdam. Only a rare word is taken for a mistake, and only for one or two letters of a name."""
        tokens = [match.span() for match in _WORD.finditer(text)]
        words = [_plain(text[start:end]) for start, end in tokens]
        parts: list[str] = []
        position = i = 0
        while i < len(tokens):
            length, name = self._meant_at(words, i)
            if name:
                parts += [text[position : tokens[i][0]], name]
                position = tokens[i + length - 1][1]
            i += length
        return "".join([*parts, text[position:]])

    def _meant_at(self, words: Sequence[str], i: int) -> tuple[int, str | None]:
        """How many words from the i-th on are one misspelt name, and which; 1 and None where they are none."""
        for length in range(min(self._longest, len(words) - i), 0, -1):
            asked = tuple(words[i : i + length])
            if asked in self._names:
                return length, None
            near = {name for held, name in self._held.items() if len(held) == length and _is_misspelt(asked, held)}
            if len(near) == 1:
                return length, near.pop()
        return 1, None

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The names in a text, in order, longest match first; no two overlap."""
        tokens = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        words = [_plain(text[start:end]) for start, end in tokens]
        found: list[Mention] = []
        i = 0
        while i < len(tokens):
            for length in range(min(self._longest, len(tokens) - i), 0, -1):
                name = self._names.get(tuple(words[i : i + length]))
                if name and self._is_meant(name, text, tokens, words, i, length):
                    found.append(Mention(name.kind, name.name, tokens[i][0], tokens[i + length - 1][1]))
                    i += length
                    break
            else:
                i += 1
        return self._with_local_parties(text, found)

    def _is_meant(
        self, name: _Name, text: str, tokens: Sequence[tuple[int, int]], words: Sequence[str], i: int, length: int
    ) -> bool:
        """Whether words that may be ordinary ones are used as a name here."""
        start, end = tokens[i][0], tokens[i + length - 1][1]
        capital = text[start].isupper()
        before = words[i - 1] if i else ""
        after = words[i + length] if i + length < len(words) else ""
        if not name.ambiguous:
            return capital or before != "een" or words[i] not in _ADJECTIVES
        if name.kind == "municipality":
            inside = before == "in" and words[i] not in _PLURALS
            return before == "gemeente" or inside or (capital and i > 0)
        if end - start > 1 and text[start:end].isupper() and not text.isupper():
            return True  # "DENK" is written as a name
        if i == 0:
            return capital and after in _SPEAKS
        announced = before in _ANNOUNCES_PARTY or (before in _MAY_ANNOUNCE_PARTY and after in _AFTER_PARTY)
        return capital or announced

    @staticmethod
    def _with_local_parties(text: str, found: list[Mention]) -> tuple[Mention, ...]:
        """Adds names that are built as a local party's ("Leefbaar Zwolle") and stand in no list."""
        for match in _LOCAL_PARTY.finditer(text):
            inside = [m for m in found if m.start < match.end() and match.start() < m.end]
            # "Leefbaar" of "Leefbaar Zwolle" is part of the name; D66 in "Ons D66" is not.
            if any(m.kind == "party" and (m.start != match.start() or m.end >= match.end()) for m in inside):
                continue
            found = [m for m in found if m not in inside]
            found.append(Mention("party", match.group(), match.start(), match.end()))
        return tuple(sorted(found, key=lambda mention: mention.start))


def _is_misspelt(asked: Sequence[str], held: Sequence[str]) -> bool:
    """Whether words are a name with one mistake, or two where it is long. A name of one word must be rare as a word;
    in one of several, all words but one must be right, and one of these no mere "de" or "van"."""
    if asked[0][:1] != held[0][:1]:
        return False
    wrong = [(word, right) for word, right in zip(asked, held, strict=True) if word != right]
    if len(wrong) != 1 or min(map(len, wrong[0])) < _SHORTEST_WRONG[len(held) > 1]:
        return False
    word, right = wrong[0]
    if OSA.distance(word, right) > (1 if len(right) <= _ONE_MISTAKE_UP_TO else 2):
        return False
    if len(held) == 1:
        return frequency_of(word) < _RARE
    return any(len(same) >= _SHORTEST_MISSPELT for same in asked if same != word)


def _adjectives(town: str) -> tuple[str, ...]:
    """How a town's name may stand before a noun: Amsterdam, Amsterdamse; Almere, Almeerse; Groningen, Groningse."""
    name = _plain(town)
    if not name.isalpha():
        return ()
    stem = re.sub(r"([aeou])([^aeiouy])e$", r"\1\1\2", name)
    return tuple(dict.fromkeys(form for form in (f"{stem}s", f"{stem}se", re.sub(r"en$", "se", name)) if form != name))


@cache
def _lists() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    folder = files("vectorstore") / "data"
    parties = yaml.safe_load((folder / "parties.yaml").read_text(encoding="utf-8"))
    municipalities = yaml.safe_load((folder / "municipalities.yaml").read_text(encoding="utf-8"))
    return parties, municipalities


def load_gazetteer(parties_held: Iterable[str], towns_held: Iterable[str] = ()) -> Gazetteer:
    """The packaged lists, with the parties and the towns of the collection."""
    parties_held, towns_held = tuple(dict.fromkeys(parties_held)), tuple(dict.fromkeys(towns_held))
    parties, municipalities = _lists()
    names: list[tuple[tuple[str, ...], MentionKind, str, bool]] = []
    for row in parties:
        ambiguous = {normalise(alias) for alias in row.get("ambiguous", [])}
        for spelling in {row["name"], row.get("full", row["name"]), *row.get("aliases", [])}:
            names.append((normalise(spelling), "party", row["name"], normalise(spelling) in ambiguous))
            if _SHORTENED.search(spelling):
                names.append((normalise(_SHORTENED.sub("vd", spelling)), "party", row["name"], False))
    known = {words for words, *_ in names}
    names += [(normalise(name), "party", name, False) for name in parties_held if normalise(name) not in known]
    spelled = [
        (row, s) for row in municipalities for s in (row["name"], *row.get("aliases", []), *row.get("places", []))
    ]
    count = Counter(normalise(spelling) for _, spelling in spelled)
    for row, spelling in spelled:
        words = normalise(spelling)
        bare = words == normalise(row["name"])[: len(words)]
        # "Bergen" is two municipalities; which one is meant is not guessed.
        name = row["name"] if count[words] == 1 else spelling
        names.append((words, "municipality", name, bare and row.get("ambiguous", False)))
    names += [(normalise(name), "municipality", name, False) for name in towns_held if normalise(name) not in count]
    return Gazetteer(names, (*parties_held, *towns_held))


def normalise(text: str) -> tuple[str, ...]:
    """The words of a name as it is looked up: lower case, no accents, no punctuation but a plus sign."""
    return tuple(_plain(word) for word in _WORD.findall(text))


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
