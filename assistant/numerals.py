"""Dutch numbers, in digits and in words: "1.000", "1,5", "anderhalf", "drieënveertig", "3 miljoen"."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal

__all__ = ["plain", "read_number", "read_ordinal"]

_DIGITS = re.compile(r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,(?P<part>[0-9]+))?")
_POINT = re.compile(r"[0-9]+\.[0-9]{1,2}")
"""Written with a decimal point, as in English."""
_ONES = "een twee drie vier vijf zes zeven acht negen".split()
_TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
_BELOW_HUNDRED: Mapping[str, int] = (
    {word: n for n, word in enumerate(_ONES + _TEENS, start=1)}
    | {ten: 10 * n for n, ten in enumerate(_TENS, start=2)}
    | {f"{one}en{ten}": 10 * n + k for n, ten in enumerate(_TENS, start=2) for k, one in enumerate(_ONES, start=1)}
)
_HALVES = {"anderhalf": Decimal("1.5"), "anderhalve": Decimal("1.5"), "nul": Decimal(0)}
_SCALES = {"duizend": 1_000, "miljoen": 1_000_000, "mln": 1_000_000, "miljard": 1_000_000_000, "mld": 1_000_000_000}
_ORDINAL_DIGITS = re.compile(r"([0-9]{1,9})(?:e|de|ste)")
_ORDINALS = {"eerste": 1, "derde": 3}
_LONGEST = 80
"""Letters or digits of a number in one word; "negenhonderdnegenennegentigduizendnegenhonderdnegenennegentig" has 61."""


def plain(word: str) -> str:
    """A word in lower case, without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def read_number(words: Sequence[str]) -> tuple[Decimal, int] | None:
    """The number that these words begin with, and how many of them it takes; None when they begin with none."""
    value = _value(words[0]) if words else None
    if value is None:
        # "half" is a number only in "een half miljoen".
        if len(words) > 1 and plain(words[0]) == "half" and plain(words[1]) in _SCALES:
            return _SCALES[plain(words[1])] / Decimal(2), 2
        return None
    taken = 1
    if len(words) > taken and plain(words[taken]) in _SCALES:
        value *= _SCALES[plain(words[taken])]
        taken += 1
    if len(words) > taken and plain(words[0]).endswith("duizend"):
        following = _in_words(plain(words[taken]))
        if following is not None and following < 1000 and plain(words[taken]) != "een":
            return value + following, taken + 1  # "tweeduizend vijfhonderd"
    return value, taken


def read_ordinal(word: str) -> int | None:
    """The number of "4e", "vierde" or "twintigste"."""
    if match := _ORDINAL_DIGITS.fullmatch(word.casefold()):
        return int(match[1])
    bare = plain(word)
    if bare in _ORDINALS:
        return _ORDINALS[bare]
    for ending in ("ste", "de"):
        if bare.endswith(ending) and (number := _in_words(bare.removesuffix(ending))) is not None and number > 1:
            return number
    return None


def _value(word: str) -> Decimal | None:
    if len(word) > _LONGEST:
        return None
    if match := _DIGITS.fullmatch(word):
        return Decimal(match["whole"].replace(".", "") + "." + (match["part"] or "0")).normalize()
    if _POINT.fullmatch(word):
        return Decimal(word).normalize()
    bare = plain(word)
    if bare == "een":
        # "een" is an article far more often than a number.
        return Decimal(1) if "é" in unicodedata.normalize("NFC", word.casefold()) else None
    if bare in _HALVES:
        return _HALVES[bare]
    number = _in_words(bare)
    return None if number is None else Decimal(number)


def _in_words(word: str) -> int | None:
    """A number written as one word without accents: "tweehonderdvijftig"."""
    if len(word) > _LONGEST:
        return None
    for name, unit in (("duizend", 1000), ("honderd", 100)):
        left, found, right = word.partition(name)
        if found:
            times = _in_words(left) if left else 1
            rest = _in_words(right.removeprefix("en")) if right else 0
            return None if times is None or rest is None else times * unit + rest
    return _BELOW_HUNDRED.get(word)
