"""Running heads: what print repeats at the head or foot of its pages, beside their numbers. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.document import Line, Removed
from ingest.structure.marks import BULLET

__all__ = ["HEAD", "OFTEN", "Heads", "find_heads", "take_out_phrases"]

OFTEN = 4
"""A text beside so many page numbers is a running head."""
HEAD = 8
"""Characters in the shortest running head."""
_CONTEXT = 140
_SENTENCE = re.compile(r"[.!?] |[.!?](?=[A-Z])|[:;•●▶]")
_BRANCH = 8
"""Characters. What fewer characters make of a running head is that head and the text glued to it ("…2027We ")."""
_PHRASE = re.compile(r"[A-Z][A-Z ’'&-]{18,}[A-Z](?: (?:19|20)\d\d(?:\s?-\s?20\d\d)?)?")
_SAYS_SO = re.compile(r"programma|verkiezing|20\d\d|www\.", re.IGNORECASE)
_CHAPTER = re.compile(r"\s*(?:hoofdstuk|deel)\s*\d*\s*$", re.IGNORECASE)
_PHRASES = 8
"""A phrase in capitals that occurs so often is a running head, with or without a page number."""


def take_out_phrases(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    """Takes out running heads in capitals wherever they stand; what stands before and after is a line of its own
    ("Een leefbare aardeVERKIEZINGSPROGRAMMA … TWEEDE KAMERVERKIEZINGEN 202110 11 Nederland heeft", PvdD 2021)."""
    counted = Counter(found.group() for line in lines for found in _PHRASE.finditer(line.text))
    often = sorted((phrase for phrase, count in counted.items() if count >= _PHRASES), key=len, reverse=True)
    glued = [phrase for phrase in often if any(_is_glued(line.text, phrase) for line in lines)]
    if not glued:
        return tuple(lines), ()
    pattern = re.compile("(?:" + "|".join(re.escape(phrase) for phrase in glued) + ")")
    kept: list[Line] = []
    removed: list[Removed] = []
    for line in lines:
        removed += [Removed("kop- of voetregel", found.group(), line.page) for found in pattern.finditer(line.text)]
        pieces = [piece.strip() for piece in pattern.split(line.text)]
        kept += [
            replace(line, text=piece, gap=line.gap and at == 0, open_end=line.open_end or at < len(pieces) - 1)
            for at, piece in enumerate(pieces)
            if piece
        ]
    return tuple(kept), tuple(removed)


def _is_glued(text: str, phrase: str) -> bool:
    at = text.find(phrase)
    end = at + len(phrase)
    return at >= 0 and ((at > 0 and text[at - 1].isalnum()) or (end < len(text) and text[end].isalnum()))


@dataclass(frozen=True, slots=True)
class Heads:
    """The running heads of a document: texts that stand right after page numbers, right before them, and lines that
    stand beside them."""

    after: tuple[str, ...]
    before: tuple[str, ...]
    lines: frozenset[str]

    def strip_end(self, text: str) -> tuple[str, list[str]]:
        """The text before a page number, and the running heads taken off its end."""
        if text.strip() in self.lines:
            return "", [text.strip()]
        return _strip(text, self.before, at_end=True)

    def strip_edges(self, text: str, edges: str) -> tuple[str, list[str]]:
        """A text without a page number in it; `edges` says whether one stands right before its "start" or after its
        "end"."""
        bare = text.strip()
        if bare and (bare in self.lines or bare in self.after or bare in self.before):
            return "", [bare]
        # A long head that says what it is goes also where the number beside it was not found.
        sure = [head for head in (*self.after, *self.before) if len(head) > 2 * HEAD and _SAYS_SO.search(head)]
        text, gone = _strip(text, self.after if "start" in edges else sure, at_end=False)
        text, more = _strip(text, self.before if "end" in edges else sure, at_end=True)
        return text, [*gone, *more]


def find_heads(lines: Sequence[Line], marks: Sequence[tuple[int, int, int]]) -> Heads:
    """The running heads beside page numbers, each given by its line and its start and end there. Beside a number that
    ends or begins its line stands what the next or the last line begins or ends with."""
    after: list[str] = []
    before: list[str] = []
    for at, start, end in marks:
        text = lines[at].text[end:].strip() or (lines[at + 1].text if at + 1 < len(lines) else "")
        after.append(text[:_CONTEXT])
        text = lines[at].text[:start].strip() or (lines[at - 1].text if at else "")
        before.append(text[-_CONTEXT:][::-1])
    beside = Counter(lines[i].text for at, _, _ in marks for i in (at - 2, at - 1, at + 1) if 0 <= i < len(lines))
    often = frozenset(
        text
        for text, count in beside.items()
        if count >= OFTEN and len(text) > HEAD // 2 and not text.endswith(":") and not BULLET.match(text)
    )
    ends = [head[::-1].strip() for head in _shared(before)]
    return Heads(
        tuple(head for head in _shared(after) if not _is_text(head) and _is_set_apart(head, after)),
        tuple(head for head in ends if not _is_text(head) and not head.strip()[0].islower()),
        often,
    )


def _is_text(head: str) -> bool:
    if _CHAPTER.match(head):
        return True
    return bool(_SENTENCE.search(head)) and not (head.isupper() and not head.strip().endswith(":"))


def _is_set_apart(head: str, contexts: Sequence[str]) -> bool:
    """Whether a head has no white after it, as what a page begins with has ("De VVD wil grip op migratie" is no head),
    or says that it is a head."""
    following = [context[len(head) : len(head) + 1] for context in contexts if context.startswith(head)]
    return bool(_SAYS_SO.search(head)) or 2 * sum(one != " " for one in following) > len(following)


def _strip(text: str, heads: Sequence[str], *, at_end: bool) -> tuple[str, list[str]]:
    bare = text.strip()
    for head in heads:
        if at_end and bare.endswith(head):
            return bare[: -len(head)].rstrip(), [head.strip()]
        if not at_end and bare.startswith(head):
            return bare[len(head) :].lstrip(), [head.strip()]
    return text, []


def _shared(contexts: Sequence[str]) -> tuple[str, ...]:
    """The longest beginnings that enough contexts share, longest first."""
    counted: Counter[str] = Counter()
    for context in contexts:
        counted.update(context[:length] for length in range(HEAD, len(context) + 1))
    whole = Counter(contexts)
    often = {beginning for beginning, count in counted.items() if count >= OFTEN}
    # A longer beginning is shared by no more than the one that is a letter longer, so that one tells for all.
    rival: Counter[str] = Counter()
    for other in often:
        rival[other[:-1]] = max(rival[other[:-1]], counted[other])
    longest: list[str] = []
    for beginning in sorted(often, key=len):
        if 2 * rival[beginning] > counted[beginning]:
            continue
        stem = next((kept for kept in reversed(longest) if beginning.startswith(kept)), None)
        branch = beginning[len(stem) :] if stem else ""
        if branch and (branch[0].isalnum() or (len(branch) < _BRANCH and 2 * whole[beginning] < counted[beginning])):
            continue
        longest.append(beginning)
    return tuple(sorted(longest, key=len, reverse=True))
