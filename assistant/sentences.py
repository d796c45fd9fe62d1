"""Text that a language model writes, cut into sentences while it comes, and each of these into statements: a piece of
text with the numbers of the passages that it rests on. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = [
    "Statement",
    "cut_sentences",
    "read_numbers",
    "read_statements",
    "split_sentences",
    "without_marks",
    "without_unseen",
]

_CITES = r"(?:\s*\[[0-9]{1,4}(?:\s*[,;]\s*[0-9]{1,4})*\])"
_CITED = re.compile(rf"{_CITES}+")
_NUMBER = re.compile(r"[0-9]+")
_RUN = re.compile(r"\s+|\S+")
_ENDED = re.compile(rf"(?<!\.[A-Za-z])[.!?…][)\"'”’»]*{_CITES}*$")
"""How a sentence ends: its numbers may stand behind the full stop. Abbreviations have stops within, as o.a.; or a small
letter follows."""
_GOES_ON = re.compile(r"[\[a-zà-ÿ0-9]")
_LONGEST_END = 200
"""Characters of a full stop with the numbers behind it."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_UNSEEN = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BROKEN = re.compile(r"[\ud800-\udfff]")
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
    """The sentences of a text that comes in pieces, each as soon as the next begins. What is no sentence, such as a
    heading, is passed over."""
    return filter(_is_sentence, _cut(pieces))


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a whole text."""
    return tuple(filter(None, (part.strip() for one in _cut([text]) for part in one.split(";"))))


def without_unseen(text: str) -> str:
    """A text on one line with nothing in it that cannot be seen: what parts words becomes a space, what stands within
    them goes, and a letter that did not come over well is "�"."""
    return " ".join(_BROKEN.sub("�", _UNSEEN.sub("", _CONTROLS.sub(" ", text))).split())


def without_marks(sentence: str) -> str:
    """A sentence on one line, without quotation marks, without what formats it, and without what cannot be seen."""
    return " ".join(_QUOTATION.sub("", _FORMAT.sub("", without_unseen(sentence))).split())


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


def _cut(pieces: Iterable[str]) -> Iterator[str]:
    """All parts between the ends of sentences, with single white space. No more than the end of a part is looked at
    again when a piece comes, so that the time grows with the length whatever the pieces."""
    parts: list[str] = []
    end = gap = ""
    for run in (run for piece in pieces for run in _RUN.findall(piece)):
        if run.isspace():
            gap = "\n" if "\n" in gap + run else " "
            continue
        if parts and gap and _begins_anew(end, gap, run):
            yield "".join(parts)
            parts, end, gap = [], "", ""
        more = gap + run if parts else run
        parts.append(more)
        end, gap = (end + more)[-_LONGEST_END:], ""
    if parts:
        yield "".join(parts)


def _begins_anew(end: str, gap: str, following: str) -> bool:
    """Whether a sentence is over, by its end, the white space behind it, and what follows: on another line it is,
    unless its numbers stand there."""
    if gap == "\n":
        return not following.startswith("[")
    return not _GOES_ON.match(following) and _ENDED.search(end) is not None


def _is_sentence(text: str) -> bool:
    words = text.split()
    return bool(_CITED.search(text)) or (len(words) > 2 and not text.rstrip(" *_").endswith(":"))
