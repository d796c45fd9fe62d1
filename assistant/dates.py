"""Dutch dates in words and digits: "1 december 2026", "april 2023", "01-12-2026", and years."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.numerals import plain

__all__ = ["MONTHS", "WEEKDAYS", "Day", "is_year", "read_date", "read_numeric_date", "read_years"]

Day = tuple[int | None, int | None, int | None]
"""Year, month and day; None where one is not said."""

MONTHS = tuple("januari februari maart april mei juni juli augustus september oktober november december".split())
WEEKDAYS = tuple("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split())
_DAY = re.compile(r"[0-9]{1,2}")
_NUMERIC = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_RANGE = re.compile(r"([0-9]+)[-–]([0-9]+)")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LEAP_YEAR = 2000
"""For a day and a month without a year: 29 February may be meant."""


def is_year(word: str) -> bool:
    """Whether four digits may be a year of our time."""
    return word.isdecimal() and len(word) == 4 and _FIRST_YEAR <= int(word) <= _LAST_YEAR


def read_date(words: Sequence[str]) -> tuple[Day, int] | None:
    """The date with a month in words that these words begin with, and how many of them it takes. None for a month
    alone, which says too little, and for a day that there is not."""
    at = 1 if words and _DAY.fullmatch(words[0]) else 0
    if at >= len(words) or plain(words[at]) not in MONTHS:
        return None
    month = MONTHS.index(plain(words[at])) + 1
    day = int(words[0]) if at else None
    year = int(words[at + 1]) if len(words) > at + 1 and is_year(words[at + 1]) else None
    if (day is None and year is None) or (day is not None and not _exists(year or _LEAP_YEAR, month, day)):
        return None
    return (year, month, day), at + (2 if year else 1)


def read_numeric_date(word: str) -> Day | None:
    """The date of "01-12-2026"; None where there is no such day."""
    match = _NUMERIC.fullmatch(word)
    if match is None or not is_year(match[3]):
        return None
    day, month, year = map(int, match.groups())
    return (year, month, day) if _exists(year, month, day) else None


def read_years(word: str) -> tuple[int, ...]:
    """The two years of "2023-2026"; none where it is something else."""
    match = _RANGE.fullmatch(word)
    return tuple(map(int, match.groups())) if match and all(map(is_year, match.groups())) else ()


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
