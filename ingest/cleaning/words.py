"""Which words Dutch has, and what that tells about words that a line end or a broken font has cut.

The word list is wordfreq's (Dutch, large); a compound of known words is known too. Frequencies are on the Zipf scale:
the base-10 logarithm of how often a word occurs in a billion words.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from wordfreq import get_frequency_dict, zipf_frequency

__all__ = [
    "WORD",
    "Vocabulary",
    "count_suspects",
    "frequency",
    "is_known",
    "is_one_word",
    "join_at_hyphen",
    "join_lines",
    "vocabulary",
]

WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
"""A word with the marks that may stand in it: "boa's", "wijk- en" (as "wijk"), "zero-tolerance"."""

_PLAIN = re.compile(r"[a-z]+")
_PART = 3.0
"""The frequency from which a word may be part of a compound; rarer ones are often the rubble of broken words."""
_SHORTEST_PART = 3
_RARE = 3.2
_WORTH = 1.0
_FUNCTION, _NEARLY = 6.0, 0.5
"""A piece as common as "de" is a word, unless the whole is about as common ("ee" + "n", not "B" + "in") or the other
piece is no word at all ("we" + "ttelijke")."""
_PLAIN_ENGLISH, _FOREIGN = 3.5, 0.7
"""A word that English has so often, and so much more often than Dutch, is borrowed: "zero", not "project"."""
_ACCEPTED = 2.5
"""A joined word that is so common is how Dutch writes it."""
_ONE_LETTER = frozenset("'àaeéèiouxabcdefghijklmnopqrstuvwxyz") - frozenset("u")
# "zee-egel", "auto-ongeluk", "vee-industrie": vowels that would be read as one keep a hyphen between them.
_CLASH = re.compile(r"(a[aeiu]|e[eiu]|i[ej]|o[eiou]|u[iu])$")
# Abbreviations in small letters keep their hyphen: "mbo-scholen".
_ABBREVIATIONS = frozenset(
    (
        "ai azc bbl bhv boa bso cao ggd ggz havo hbo hiv ict lhbti lhbtiq mbo mkb ov po tbs tv vmbo vn vo vve vwo "
        "wo zzp"
    ).split()
)
_OFFICE = re.compile(r"(?:minister|vice)-president|(?:secretaris|directeur|procureur|inspecteur|gouverneur)-generaal")
"""Offices that are spelt with a hyphen, however often one sees them without ("minister-" / "president", D66 2021)."""
_SUSPENDED = frozenset(("en", "of", "tot", "dan", "maar", "noch", "als"))
_CLINGS = (",", ".", ";", ":", ")")
"""Marks before which no white space stands."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document in small letters, sorted, and before each how many words stand in the document that sort
    before it."""

    words: tuple[str, ...] = ()
    before: tuple[int, ...] = (0,)

    @classmethod
    def of(cls, counted: Counter[str]) -> "Vocabulary":
        words = sorted(counted)
        return cls(tuple(words), tuple(accumulate((counted[word] for word in words), initial=0)))

    def count(self, beginning: str) -> int:
        """How often the document has a word that begins so."""
        first, last = bisect_left(self.words, beginning), bisect_left(self.words, beginning + "\U0010ffff")
        return self.before[last] - self.before[first]


_NO_WORDS = Vocabulary()


@lru_cache(maxsize=50_000)
def frequency(word: str) -> float:
    """How common a word is, on the Zipf scale; 0 for one that the list does not have."""
    if _PLAIN.fullmatch(word) and word not in get_frequency_dict("nl", wordlist="large"):
        return 0.0  # wordfreq says the same, after it has taken such a word for a text and cut that into words
    return zipf_frequency(word, "nl", wordlist="large", minimum=0.0)


@lru_cache(maxsize=50_000)
def is_known(word: str) -> bool:
    """Whether Dutch has this word (in any case): listed, a compound of listed words, or both around a hyphen."""
    plain = word.casefold().replace("’", "'").strip("'.-")
    if not plain or frequency(plain) > 0:
        return True
    if "-" in plain or "." in plain:
        return all(is_known(part) for part in re.split(r"[-.]", plain) if part)
    bare = re.sub(r"'[a-z]{1,2}$", "", plain)
    return (bare != plain and is_known(bare)) or _is_compound(bare)


def _is_compound(word: str, parts: int = 3) -> bool:
    """Whether a word is two or three listed words, with or without an s between them."""
    for i in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        if frequency(word[:i]) < _PART:
            continue
        for rest in (word[i:], word[i + 1 :] if word[i] == "s" else ""):
            if len(rest) < _SHORTEST_PART:
                continue
            if frequency(rest) >= _PART or (parts > 2 and _is_compound(rest, parts - 1)):
                return True
    return False


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """The words within the lines of a document (words cut by a line end are no evidence, so the last word of a line
    that ends in a hyphen is left out)."""
    counted: Counter[str] = Counter()
    for text in texts:
        whole = text.rpartition(" ")[0] if text.endswith("-") else text
        counted.update(word.casefold() for word in WORD.findall(whole))
    return Vocabulary.of(counted)


def count_suspects(text: str) -> tuple[int, Counter[str]]:
    """The number of words in a text, and those that Dutch does not have, with how often they occur. What stands in a
    web address is no word."""
    words = WORD.findall(re.sub(r"(?<!\S)\S*(?:://|www\.|@)\S*", " ", text))
    return len(words), Counter(word for word in words if not is_known(word))


def join_lines(left: str, right: str, document: Vocabulary = _NO_WORDS) -> str:
    """Puts a line before the line that follows it, with a space between them or as a hyphen at its end asks."""
    if left.endswith("-"):
        return join_at_hyphen(left, right, document)
    return f"{left}{'' if right.startswith(_CLINGS) else ' '}{right}"


def join_at_hyphen(left: str, right: str, document: Vocabulary) -> str:
    """Puts a line that ends in a hyphen before the line that follows it.

    "pro-" + "gressief" is one word; "zero-" + "tolerance", "Nieuw-" + "West" and "OV-" + "kaart" keep their hyphen;
    "avond-" + "en nachtelijke" keeps it and a space. How the document writes the word elsewhere is the best witness.
    """
    stem_match = re.search(r"[\w’']+$", left[:-1])
    next_match = re.match(r"[^\W_]+", right)
    if left.endswith(" -"):
        # "de onderliggende oor -" / "zaken" (Volt 2021): white before the hyphen, as narrow columns are stretched.
        end = re.search(r"(?<![\w’'-])([^\W\d_]+) -$", left)
        if end and right[0].islower() and next_match and next_match.group() not in _SUSPENDED:
            one, other = end.group(1), next_match.group()
            if is_one_word(one, other) or frequency((one + other).casefold()) >= _PART:
                return left[: end.end(1)] + right
        return f"{left} {right}"
    if not stem_match or not next_match:
        return left + right
    stem, following = stem_match.group(), next_match.group()
    if following in _SUSPENDED:
        return f"{left} {right}"
    if _keeps_hyphen(left[:-1], stem, following, document):
        return left + right
    return left[:-1] + right


def _keeps_hyphen(left: str, stem: str, following: str, document: Vocabulary) -> bool:
    """Whether a hyphen between these two, at the end of a line, belongs to the word. `left` is the line up to it."""
    if following[0].isupper() and not (stem.isupper() and following.isupper()):
        return True
    # "30 km/u-maatregel", "parkeer-en-reis-mogelijkheden": a part of a longer whole, or a letter, keeps it; but not in
    # "VN-Vluchtelingen-" / "verdrag" (PVV 2023), where the hyphen before is that of an abbreviation.
    before = left[: len(left) - len(stem)]
    if len(stem) == 1 or (before.endswith(("-", "/")) and not re.search(r"\b[A-Z]{2,}-$", before)):
        return True
    joined, hyphened = (stem + following).casefold(), f"{stem}-{following}".casefold()
    seen_joined, seen_hyphened = document.count(joined), document.count(hyphened)
    if seen_joined != seen_hyphened:
        return seen_hyphened > seen_joined
    if not following[0].islower() or any(character.isdigit() for character in stem):
        return True
    if stem.casefold() in _ABBREVIATIONS or stem[1:] != stem[1:].lower():
        return True
    if _OFFICE.search(hyphened) or not stem[-1].isalpha():
        return True
    if frequency(joined) >= _ACCEPTED:
        return False
    named = stem[0].isupper() and bool(re.search(r"[\w,] $", left[: len(left) - len(stem)]))
    clash = bool(_CLASH.search(stem[-1].casefold() + following[0]))
    return named or clash or _is_foreign(stem) or _is_foreign(following)


def _is_foreign(word: str) -> bool:
    """Whether English has this word, or the first part of this compound ("tolerancebeleid"), more often than Dutch."""
    parts = [word[:end] for end in range(5, len(word) - 3) if frequency(word[end:].casefold()) >= _PART]
    return any(
        len(part) > 3
        and zipf_frequency(part, "en") >= _PLAIN_ENGLISH
        and zipf_frequency(part, "en") > frequency(part.casefold()) + _FOREIGN
        for part in (word, *parts)
    )


def is_one_word(left: str, right: str) -> bool:
    """Whether two pieces with white between them are one word that was broken: "kwet" + "sbaren", "v" + "an".

    Joined they must be a far more common word than the rarer of the two is by itself; "het" + "warmtefonds" is a
    compound only because the white stands between its parts.
    """
    whole = (left + right).casefold()
    joined = frequency(whole)
    if joined == 0 and ((is_known(left) and is_known(right)) or not _is_compound_across(whole, len(left))):
        return False
    common, other = (left, right) if _alone(left) >= _alone(right) else (right, left)
    rubble = joined > 0 and len(other) > 1 and not is_known(other)
    if _alone(common) >= _FUNCTION and not rubble and joined < _alone(common) - _NEARLY:
        return False
    alone = min(_alone(left), _alone(right))
    return alone < _RARE and max(joined, 1.5) >= alone + _WORTH


def _is_compound_across(word: str, white: int) -> bool:
    """Whether a word is a compound none of whose parts begins at the white space within it."""
    for i in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        if i == white or frequency(word[:i]) < _PART:
            continue
        rest = word[i:]
        if frequency(rest) >= _PART or (i < white and _is_compound_across(rest, white - i)):
            return True
    return False


def _alone(piece: str) -> float:
    """How common a piece is as a word by itself; a single letter, but for "u", is none."""
    small = piece.casefold()
    return 0.0 if len(small) == 1 and small in _ONE_LETTER else frequency(small)
