"""How titles are compared: a heading and its line in the table of contents seldom have the same case, number, white
space and punctuation. Pure."""

import re

__all__ = ["CHAPTER", "bare_name", "section_number", "squash"]

CHAPTER = re.compile(r"^(?:hoofdstuk|deel|thema|bijlage)\s+(?:\d+[a-d]?|[ivx]+)\b\s*[:.–-]?\s*", re.IGNORECASE)
_NUMBER = re.compile(r"^(\d{1,2}(?:\.\s?\d{1,2}){0,3})\s?[.:)]?\s+(?=\D)")
_ANY_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\s?\d{1,2})*\s*[.:)]?|[IVX]+\s?[.:]|[IVX]+\s+(?=[A-Z])|[-+•])\s*")


def squash(text: str) -> str:
    """The letters and digits of a text, in small letters."""
    return re.sub(r"[\W_]+", "", text.casefold())


def bare_name(title: str) -> str:
    """A title squashed, without its number and without "Hoofdstuk 3"."""
    return squash(_ANY_NUMBER.sub("", CHAPTER.sub("", title.strip())))


def section_number(title: str) -> str | None:
    """The number that a title begins with: "2.5" of "2.5 Een schone stad"."""
    found = _NUMBER.match(title)
    return found.group(1).replace(" ", "") if found else None
