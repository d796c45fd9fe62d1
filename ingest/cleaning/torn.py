"""Words that were torn when text was taken out of a file: over two lines, or by white space within a line. Pure.

In VVD 2021 every line of print ends in white space, but for those where a line was cut inside a word ("▶Een st" /
"erke overheid"). A scrape cuts a word where the page's markup does ("D" / "aarbij laten"). In SGP 2017 white space
stands within words ("kwet sbaren").
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.cleaning.words import frequency, is_known, is_one_word
from ingest.document import Line

__all__ = ["join_torn_lines", "mend_broken_words", "unglue_lines"]

_MOST = 0.75
"""Of the lines that go on in a small letter: when so many end in white space, one without it was cut inside a word."""
_FEWEST = 20
"""Lines that go on. Of fewer nothing can be told."""
_TEARS = 3
"""Torn words beyond doubt: in a text with so many, what could be one is one (Gemeentebelangen Heiloo)."""
_COMMON = 6.2
"""Zipf frequency. A piece as common as "de", "van" and "in" is a word: "in" / "de" is not "inde"."""
_RARER = 0.9
"""Zipf frequency. "Sterk" / "er" is "sterker", nearly as common as "sterk"; "Buitenland" / "en" is two words."""
_WORD_END = re.compile(r"(?<![\w@/.’'])([^\W\d_]+)$")
_WORD_START = re.compile(r"^([^\W\d_]+)")
_LETTER_WORDS = frozenset("uà")
_OFTEN, _MANY = 1 / 2500, 20
"""Broken words per word, and in all: a text with fewer has two words where it writes two."""
_PAIR = re.compile(r"(?<![\w’'‘.-])([^\W\d_]{1,20})(?= ([a-zà-ÿ]{1,20})(?![\w’']))")
_GLUE = re.compile(
    r"(?<![\w@./-])(?P<word>[^\W\d_]*[a-zà-ÿ]{3})(?P<stop>[.!?][”’\")]?)?(?=(?P<next>[A-ZÀ-Þ][a-zà-ÿ]*)(?![\w@/]))"
)
"""A word, and one with a capital that follows without white space."""
_NAME = 3
_HYPHEN = re.compile(r"(?<=[^\W\d_]) -(?=[^\W\d_])|(?<=[^\W\d_]) -(?= (?:en|of|tot)\b)")
_POINT = re.compile(r"(?<=\w) (?=[,;](?:\s|$))")


def join_torn_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Joins a line to the one before it where the cut between them went through a word."""
    going_on = [i for i in range(1, len(lines)) if _may_be_torn(lines[i - 1], lines[i])]
    spaced = sum(lines[i - 1].open_end for i in going_on)
    trusted = len(going_on) >= _FEWEST and spaced >= _MOST * len(going_on)
    cut = [i for i in going_on if not lines[i - 1].open_end]
    torn = {i for i in cut if _is_torn(lines[i - 1].text, lines[i].text, trusted=trusted)}
    if len(torn) >= _TEARS:
        torn |= {i for i in cut if _is_commoner(lines[i - 1].text, lines[i].text)}
    kept: list[Line] = []
    for i, line in enumerate(lines):
        if i in torn:
            kept[-1] = replace(kept[-1], text=kept[-1].text + line.text, open_end=line.open_end)
        else:
            kept.append(line)
    return tuple(kept)


def _may_be_torn(above: Line, line: Line) -> bool:
    # The reader of a format with places knows where its words end.
    bare = line.kind is None and above.kind is None and not line.gap and line.url == above.url and line.box is None
    return bare and line.text[0].islower() and above.text[-1].isalpha()


def _is_torn(left: str, right: str, *, trusted: bool) -> bool:
    """Whether the last piece of one line and the first of the next are one word. `trusted` says that the file marks
    the ends of words with white space; otherwise only pieces that are no words themselves tell."""
    end, start = _WORD_END.search(left), _WORD_START.match(right)
    if not end or not start:
        return False
    one, other = end.group(1), start.group(1)
    if len(one) == 1 and one.islower() and one not in _LETTER_WORDS:
        return True
    if is_one_word(one, other):
        return trusted or not _is_word(one) or not _is_word(other)
    together = frequency((one + other).casefold())
    common = max(frequency(one.casefold()), frequency(other.casefold()))
    return trusted and together > 1.0 and (common < _COMMON or together > frequency(one.casefold()) - _RARER)


def _is_commoner(left: str, right: str) -> bool:
    """Whether two pieces that are words themselves are a more common one together: "voor me" / "er transparantie"."""
    end, start = _WORD_END.search(left), _WORD_START.match(right)
    if not end or not start:
        return False
    one, other = end.group(1).casefold(), start.group(1).casefold()
    whole = frequency(one + other)
    return whole > frequency(one) and whole > frequency(other) - _RARER / 2


def _is_word(piece: str) -> bool:
    return (len(piece) > 1 or piece.casefold() in _LETTER_WORDS) and frequency(piece.casefold()) > 3.0


def mend_broken_words(lines: Sequence[Line]) -> tuple[tuple[Line, ...], int]:
    """Takes the white space out of words, in a text that has it in many; gives the number of words mended."""
    words = sum(line.text.count(" ") + 1 for line in lines)
    broken = sum(_breaks(line.text) for line in lines)
    if not words or broken < max(_MANY, _OFTEN * words):
        return tuple(lines), 0
    mended: list[Line] = []
    total = 0
    for line in lines:
        text, count = _mended(line.text)
        total += count
        mended.append(replace(line, text=text) if count else line)
    return tuple(mended), total


def _breaks(text: str) -> int:
    """How many words of a line are broken beyond doubt: at least one of the pieces is no word by itself."""
    return sum(_is_broken(found.group(1), found.group(2)) for found in _PAIR.finditer(text))


def _is_broken(one: str, other: str) -> bool:
    return not (_is_listed(one) and _is_listed(other)) and is_one_word(one, other)


def _is_listed(piece: str) -> bool:
    return len(piece) > 2 and is_known(piece) and frequency(piece.casefold()) > 2.0


def _mended(text: str) -> tuple[str, int]:
    count = 0
    at = 0
    while found := _PAIR.search(text, at):
        if is_one_word(found.group(1), found.group(2)):
            text = text[: found.end(1)] + text[found.start(2) :]
            count += 1
            at = found.start(1)
        else:
            at = found.start(2)
    for pattern, new in ((_HYPHEN, "-"), (_POINT, "")):
        text, times = pattern.subn(new, text)
        count += times
    return text, count


def unglue_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Cuts lines of print where a new one begins without white space: "…sneller ingetrokken.Betaalbaar, groen en beter
    vervoer", "…dienstbare overheidWe stropen de mouwen op". A name that is written so ("YouTube") comes more often."""
    if any(line.box for line in lines):
        return tuple(lines)
    names = Counter(word for line in lines for word in re.findall(r"[^\W\d_]+", line.text))
    kept: list[Line] = []
    for line in lines:
        cuts = [0, *(found.end() for found in _GLUE.finditer(line.text) if _is_glue(found, names)), len(line.text)]
        if len(cuts) == 2 or line.kind:
            kept.append(line)
            continue
        kept += [
            replace(line, text=line.text[start:end].strip(), gap=line.gap or start > 0)
            for start, end in pairwise(cuts)
            if line.text[start:end].strip()
        ]
    return tuple(kept)


def _is_glue(found: re.Match[str], names: Mapping[str, int]) -> bool:
    word, stop, following = found.group("word"), found.group("stop"), found.group("next")
    if frequency(word.casefold()) < 2.0 or frequency(following.casefold()) < 3.0:
        return False
    return bool(stop) or (names[word + following] < _NAME and frequency((word + following).casefold()) == 0)
