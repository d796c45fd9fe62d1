"""Finds the figures of a sentence: numbers, and what in the words around them they count or belong to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.dates import MONTHS, WEEKDAYS, is_year, read_date, read_numeric_date, read_years
from assistant.figures import Figure, FigureKind, FigureValue
from assistant.numerals import plain, read_number, read_ordinal
from vectorstore.lexical import content_words, stems

__all__ = ["find_figures", "find_pointers", "without_figures"]

_TOKEN = re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*|[^\w\s]")
_NO_FIGURE = re.compile(
    r"\b24/7\b|\b[0-9]+(?:\.[0-9]{1,2}){2,}\b|\b(?:artikel|hoofdstuk|paragraaf) [0-9.]+"
    r"|(?:^|[.;:] )[0-9]{1,2}[.)](?= )",
    re.IGNORECASE,
)
"""Numbers that only point or number: 2.6.1, artikel 3, the items of a list."""
_PARTS: dict[str, tuple[Decimal, FigureKind]] = {
    "helft": (Decimal(50), "percentage"),
    "kwart": (Decimal(25), "percentage"),
}
_PERCENT = {"%", "procent", "pct"}
_EURO = {"€", "euro", "eur"}
_IN_WORD = re.compile(r"(?P<front>[0-9]+)-(?P<thing>[^\W\d_]{3,}.*)|(?P<name>[^\W\d_]{3,})(?P<back>[0-9]{2,})\b.*")
"""18-minners, 72-uurs; Top400. Not D66, BIJ1, 50PLUS, 4e."""
_NUMBER = re.compile(r"(?<!\w)[0-9](?![0-9]*[A-Z]+\b)\w*(?:[.,/:-]\w+)*")
"""Not 50PLUS and 5G, which are names."""
_NAMED_TIME = re.compile(rf"\b(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b", re.IGNORECASE)
_MIXED = re.compile(r"(?=\S*[0-9])(?=\S*[^\W\d_])\S+")
"""A word with digits in it: Top400, 4e."""
_BEFORE_YEAR = frozenset(
    "in sinds vanaf tot met uiterlijk eind begin medio jaar voor na van per en of jaarwisseling periode".split()
)
_STOPS = frozenset(".!?;:")
_MOST_WORDS_BACK = 20
"""How far "het aantal wijkagenten" may stand before its figure, in words and signs."""
_AGE = frozenset("boven onder vanaf tot".split())
_ARTICLES = frozenset("de het een".split())
_BOUNDS = frozenset("minstens minste minimaal maximaal hooguit hoogstens slechts precies".split())
_INSTEAD = frozenset("nu thans was waren eerst eerder vroeger nog toen straks".split())
_LINKS = frozenset("naar tot à a en of - – met".split())
"""What stands between two figures of one thing: "van 24 naar 44 wijkagenten"."""
_PER = frozenset("per op".split())
_NO_THING = frozenset(
    "blijft blijven gaan gaat komen komt krijgen krijgt mag mogen moeten staan staat wil willen wilt".split()
)
_MODIFIERS = frozenset(
    "extra gratis meer minder circa ongeveer minstens minimaal maximaal ruim bijna aparte nieuwe vaste".split()
)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Read:
    """A figure, with its first token and the one after its last."""

    figure: Figure
    first: int
    after: int


def find_figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in its order; none counts what stands in another sentence."""
    hidden = _NO_FIGURE.sub(lambda match: " " * len(match[0]), text)
    tokens = [_Token(match[0], *match.span()) for match in _TOKEN.finditer(hidden)]
    read: list[_Read] = []
    position = 0
    while position < len(tokens):
        found = _read_at(text, tokens, position)
        read += found
        position = found[-1].after if found else position + 1
    bound = _share_bracketed(text, tokens, _share_things(tokens, read))
    return tuple(one.figure for one in _join_rates(text, tokens, bound))


def without_figures(text: str) -> str:
    """A sentence without its figures, but for those within a word: what is left tells what it is about."""
    kept = text
    for start, end in sorted({span for figure in find_figures(text) for span in figure.spans}, reverse=True):
        if not _MIXED.fullmatch(text, start, end):
            kept = f"{kept[:start]} {kept[end:]}"
    return " ".join(kept.split())


def find_pointers(text: str) -> tuple[str, ...]:
    """What must not be changed beside the figures, in small letters: the names of months and days, and numbers that are
    no figure, for they only point or number: "artikel 3", "4e", "24/7"."""
    bare = list(text)
    for start, end in (span for figure in find_figures(text) for span in figure.spans):
        bare[start:end] = " " * (end - start)
    found = [*_NAMED_TIME.findall(text), *_NUMBER.findall("".join(bare))]
    return tuple(map(str.casefold, found))


def _read_at(text: str, tokens: Sequence[_Token], i: int) -> list[_Read]:
    """What stands at one token: none, one figure, or the two of a range."""
    word = tokens[i].text
    if years := read_years(word):
        return [_made(text, tokens, i, i + 1, "date", (year, None, None), str(year)) for year in years]
    if word.casefold() in _PARTS:
        value, kind = _PARTS[word.casefold()]
        return [_made(text, tokens, i, i + 1, kind, (value,))]
    for reader in (_date, _quantity, _ordinal, _within_word):
        if found := reader(text, tokens, i):
            return [found]
    return []


def _date(text: str, tokens: Sequence[_Token], i: int) -> _Read | None:
    """ "1 december 2026", "april 2023", "01-12-2026", "2027"."""
    if found := read_date([token.text for token in tokens[i : i + 3]]):
        value, taken = found
        return _made(text, tokens, i, i + taken, "date", value)
    word = tokens[i].text
    if day := read_numeric_date(word):
        return _made(text, tokens, i, i + 1, "date", day)
    if is_year(word) and not _counts(tokens, i):
        return _made(text, tokens, i, i + 1, "date", (int(word), None, None))
    return None


def _counts(tokens: Sequence[_Token], i: int) -> bool:
    """Whether four digits that could be a year count something: "2000 agenten", but not "in 2026 kunnen"."""
    before = plain(tokens[i - 1].text) if i else ""
    return before not in _BEFORE_YEAR | set(MONTHS) and before.isalpha() and _thing_after(tokens, i + 1) is not None


def _quantity(text: str, tokens: Sequence[_Token], i: int) -> _Read | None:
    """A number with its unit or what it counts."""
    number = _bounded_one(tokens, i) or read_number([token.text for token in tokens[i : i + 3]])
    if number is None:
        return None
    value, taken = number
    after = i + taken
    unit = tokens[after].text.casefold() if after < len(tokens) else ""
    if unit in _PERCENT:
        return _with_purpose(text, tokens, i, after + 1, "percentage", value)
    if unit in _EURO:
        return _with_purpose(text, tokens, i, after + 1, "amount", value)
    if i and tokens[i - 1].text.casefold() in _EURO:
        return _with_purpose(text, tokens, i - 1, after, "amount", value)
    thing = _thing_after(tokens, after) or _thing_before(tokens, i)
    if thing is None:
        return _made(text, tokens, i, after, "count", (value,))
    of, at = thing
    shown = text[tokens[min(i, at)].start : tokens[max(after - 1, at)].end]
    return _made(text, tokens, i, after, "count", (value,), shown, of)


def _bounded_one(tokens: Sequence[_Token], i: int) -> tuple[Decimal, int] | None:
    """ "minstens een buurthuis": there "een" is a number."""
    bounded = i > 0 and plain(tokens[i - 1].text) in _BOUNDS and plain(tokens[i].text) == "een"
    return (Decimal(1), 1) if bounded else None


def _ordinal(text: str, tokens: Sequence[_Token], i: int) -> _Read | None:
    value = read_ordinal(tokens[i].text)
    thing = _thing_after(tokens, i + 1) if value is not None else None
    if thing is None:
        return None
    of, at = thing
    return _made(text, tokens, i, i + 1, "ordinal", (value,), text[tokens[i].start : tokens[at].end], of)


def _within_word(text: str, tokens: Sequence[_Token], i: int) -> _Read | None:
    match = _IN_WORD.fullmatch(tokens[i].text)
    if match is None:
        return None
    of = stems(match["thing"] or match["name"])
    value = Decimal(match["front"] or match["back"])
    return _made(text, tokens, i, i + 1, "count", (value,), None, of[0] if of else None)


def _thing_after(tokens: Sequence[_Token], i: int) -> tuple[str, int] | None:
    """What is counted, and its token: the first noun of the words that follow. A word on -e with another word
    after it is taken for an adjective: "vier openbare toiletten"."""
    words: list[tuple[int, str]] = []
    for at in range(i, min(i + 4, len(tokens))):
        found = content_words(tokens[at].text)
        if not found or found[0].isdigit() or read_number([tokens[at].text]):
            break
        words.append((at, found[0]))
    for n, (at, word) in enumerate(words):
        is_last = n == len(words) - 1
        if word in _MODIFIERS or (word.endswith("e") and not is_last):
            continue
        return None if word in _NO_THING else (stems(word)[0], at)
    return None


def _with_purpose(
    text: str, tokens: Sequence[_Token], first: int, after: int, kind: FigureKind, value: Decimal
) -> _Read:
    """A part or an amount with what it is of or for: "20% minder overlast", "3 miljoen euro voor de jeugd"."""
    for at in range(after, min(after + 3, len(tokens))):
        if thing := _thing_after(tokens, at):
            of, last = thing
            return _made(text, tokens, first, after, kind, (value,), text[tokens[first].start : tokens[last].end], of)
        if not tokens[at].text.isalpha():
            break
    return _made(text, tokens, first, after, kind, (value,))


def _thing_before(tokens: Sequence[_Token], i: int) -> tuple[str, int] | None:
    """ "het aantal wijkagenten gaat naar 44"; "boven de 18"; "groep 8"."""
    before: list[str] = []  # the nearest first, up to where the sentence begins
    for token in reversed(tokens[max(0, i - _MOST_WORDS_BACK) : i]):
        if token.text in _STOPS:
            break
        before.append(plain(token.text))
    if "aantal" in before:
        return _thing_after(tokens, i - before.index("aantal"))
    back = 1 if before and before[0] in _ARTICLES else 0
    if len(before) > back and before[back] in _AGE:
        return before[back], i - 1 - back
    named = stems(before[0]) if before else ()
    return (named[0], i - 1) if named and named[0].isalpha() else None


def _made(
    text: str,
    tokens: Sequence[_Token],
    first: int,
    after: int,
    kind: FigureKind,
    value: FigureValue,
    shown: str | None = None,
    of: str | None = None,
) -> _Read:
    span = (tokens[first].start, tokens[after - 1].end)
    return _Read(Figure(kind, value, of, shown or text[slice(*span)], (span,)), first, after)


def _share_things(tokens: Sequence[_Token], read: Sequence[_Read]) -> list[_Read]:
    """Gives a bare number that is linked to the next figure what that is of: "van 24 naar 44 wijkagenten"."""
    shared: list[_Read] = []
    for one in reversed(read):
        following = shared[-1] if shared else None
        if following and one.figure.kind == "count" and one.figure.of is None and following.figure.kind != "date":
            between = [token.text.casefold() for token in tokens[one.after : following.first]]
            if 0 < len(between) <= 3 and all(word in _LINKS for word in between):
                kind, of = following.figure.kind, following.figure.of
                one = replace(one, figure=replace(one.figure, kind=kind, of=of))
        shared.append(one)
    return shared[::-1]


def _share_bracketed(text: str, tokens: Sequence[_Token], read: Sequence[_Read]) -> list[_Read]:
    """Gives a bare number in brackets, behind a word that sets it against the figure before it, what that one is of:
    "44 wijkagenten zijn (nu 24)"; "(24)" may be a footnote."""
    shared: list[_Read] = []
    for one in read:
        before = shared[-1] if shared else None
        opens = one.first - 2 if one.first > 1 and tokens[one.first - 2].text == "(" else None
        set_against = opens is not None and plain(tokens[one.first - 1].text) in _INSTEAD
        closed = set_against and one.after < len(tokens) and tokens[one.after].text == ")"
        bare = one.figure.kind == "count" and one.figure.of is None
        if before and before.figure.kind == "count" and bare and opens is not None and closed:
            same_sentence = not any(token.text in _STOPS for token in tokens[before.after : opens])
            shown = text[tokens[opens + 1].start : tokens[one.after - 1].end]
            if same_sentence:
                one = replace(one, figure=replace(one.figure, of=before.figure.of, text=shown))
        shared.append(one)
    return shared


def _join_rates(text: str, tokens: Sequence[_Token], read: Sequence[_Read]) -> list[_Read]:
    """Makes one figure of "1 wijkagent per 5000 inwoners" and of "1 op de 5"."""
    joined: list[_Read] = []
    for one in read:
        before = joined[-1] if joined else None
        if before and before.figure.kind == one.figure.kind == "count" and _is_rate(tokens, before, one):
            spans = (*before.figure.spans, *one.figure.spans)
            shown, (start, end) = one.figure.text, spans[-1]
            end = start + len(shown) if text.startswith(shown, start) else end
            value = (before.figure.value[0], one.figure.value[0])
            rate = Figure("rate", value, before.figure.of or one.figure.of, text[spans[0][0] : end], spans)
            joined[-1] = _Read(rate, before.first, one.after)
        else:
            joined.append(one)
    return joined


def _is_rate(tokens: Sequence[_Token], one: _Read, other: _Read) -> bool:
    between = [plain(token.text) for token in tokens[one.after : other.first]]
    linked = [word for word in between if word not in _ARTICLES]
    return bool(linked) and linked[-1] in _PER and len(linked) <= 3
