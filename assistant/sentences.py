"""Text that a language model writes, cut into sentences while it comes, and each of these into statements: a piece of
text with the numbers of the passages that it rests on. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Statement", "cut_sentences", "read_numbers", "read_statements", "split_sentences", "without_marks"]

_CITES = r"(?:\s*\[[0-9]{1,4}(?:\s*[,;]\s*[0-9]{1,4})*\])"
_CITED = re.compile(rf"{_CITES}+")
_NUMBER = re.compile(r"[0-9]+")
_END = re.compile(rf"(?<!\.[A-Za-z])[.!?…][)\"'”’»]*{_CITES}*(?=\s[^\[a-zà-ÿ0-9])|\n(?=[^\[])")
"""Where a sentence ends, in a text with single white space: its numbers may stand behind the full stop, or on the next
line. Abbreviations have stops within, as o.a., or go on in small letters."""
_SPACE = re.compile(r"\s+")
_THOUGHT = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
_THINKING = re.compile(r"^\s*<(?:t(?:h(?:i(?:n(?:k(?:>.*)?)?)?)?)?)?$", re.DOTALL)
"""Some models write what they think first."""
_INVISIBLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ud800-\udfff\ufeff�]+")
_QUOTATION = re.compile(r"[\"“”„‟«»‹›「」『』〝〞〟＂`´″‘‚‛]|(?<!\w)['’](?!(?:s|t|n|m|r)\b)|(?<=[\w.,!?])['’](?!\w)")
"""Quotation marks, and not the apostrophe of camera's and 's avonds."""
_FORMAT = re.compile(r"[*_#~]+|^\s*(?:[-•–—>]|[0-9]{1,2}[.)])\s+")
_EDGES = " \t\n.!?…,;:-–—"


@dataclass(frozen=True, slots=True)
class Statement:
    """A piece of a sentence, without its numbers, and those numbers."""

    text: str
    numbers: tuple[int, ...]


def cut_sentences(pieces: Iterable[str]) -> Iterator[str]:
    """The sentences of a text that comes in pieces, each as soon as it is complete. What is no sentence, such as a
    heading, is passed over."""
    rest = ""
    for piece in pieces:
        rest = _THOUGHT.sub("", rest + piece)
        if _THINKING.match(rest):
            continue
        *complete, rest = _cut(rest)
        yield from filter(_is_sentence, complete)
    if not _THINKING.match(rest) and _is_sentence(rest):
        yield rest.strip()


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a whole text."""
    return tuple(filter(None, (part.strip() for one in _cut(text) for part in one.split(";"))))


def without_marks(sentence: str) -> str:
    """A sentence on one line, without quotation marks, without what formats it, and without what cannot be seen."""
    visible = _FORMAT.sub("", _INVISIBLE.sub("", sentence))
    return " ".join(_QUOTATION.sub("", visible).split())


def read_statements(sentence: str) -> tuple[Statement, ...] | None:
    """The statements of a sentence; None when a part of it has no number."""
    found: list[Statement] = []
    position = 0
    for match in _CITED.finditer(sentence):
        text = sentence[position : match.start()].strip(_EDGES)
        if not text:
            return None
        found.append(Statement(text, read_numbers(match.group())))
        position = match.end()
    return tuple(found) if found and not sentence[position:].strip(_EDGES) else None


def read_numbers(text: str) -> tuple[int, ...]:
    """The numbers of passages that a text has, each once: those of "[1]", and of "[1, 2]"."""
    cited = "".join(match.group() for match in _CITED.finditer(text))
    return tuple(dict.fromkeys(int(number) for number in _NUMBER.findall(cited)))


def _cut(text: str) -> list[str]:
    """The sentences of a text, and what comes after the last end of one."""
    # White space is made single first: a pattern that looks past any amount of it takes ages over a long run of lines.
    single = _SPACE.sub(lambda run: "\n" if "\n" in run.group() else " ", text)
    parts: list[str] = []
    position = 0
    for match in _END.finditer(single):
        parts.append(single[position : match.end()].strip())
        position = match.end()
    return [*parts, single[position:]]


def _is_sentence(text: str) -> bool:
    words = text.split()
    return bool(_CITED.search(text)) or (len(words) > 2 and not text.rstrip(" *_").endswith(":"))
