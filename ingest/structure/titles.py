"""Where the titles of a table of contents stand in the text, before its lines are joined. Pure.

A title on a page of print is a line, or two to four ("Markten die" / "werken voor" / "iedereen."); text taken out of a
PDF may have it glued to what stood beside it on the page ("universiteit altijd een optie zijn. Goed onderwijs dat
iedereen gelijke kansen biedt"). So titles are sought among the letters of the whole text, without case, white space and
punctuation, and of all places that may be one the likeliest are chosen that follow in the order of the contents.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.document import Line, OutlineEntry, Removed
from ingest.structure.letters import DISPLAY, Letters, Place
from ingest.structure.names import CHAPTER, bare_name, section_number, squash
from ingest.structure.title_lines import put_back, set_at_top

__all__ = ["Titled", "mark_titles"]

_SHORTEST = 3
"""Letters. A shorter title cannot be sought."""
_LINES = 7
"""Lines that a title may take, set large on a page of its own."""
_REFERENCE = re.compile(r"\b(?:zie|paragraaf|hoofdstuk|onderdeel|deel|punt|in|van|en)\s*$", re.IGNORECASE)
_NEAR = 1
"""Pages. A title stands on the page that the contents name, or what tells the pages is one off."""


@dataclass(frozen=True, slots=True)
class Titled:
    """The lines with the titles that were found as headings of their own, the repetitions that were taken out, and the
    entries that are still to be sought."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...]
    rest: tuple[OutlineEntry, ...]


def mark_titles(lines: Sequence[Line], contents: Sequence[OutlineEntry]) -> Titled:
    """Marks the titles of a plain text's table of contents as heading lines; other documents are given back as they
    are."""
    if not contents or any(line.box for line in lines):
        return Titled(tuple(lines), (), tuple(contents))
    letters, bare = Letters.of(lines), Letters.of(lines, digits=False)
    shift = _shift(letters, contents)
    places: list[Place] = []
    for at, entry in enumerate(contents):
        found = _places(letters, at, contents, shift)
        if not found and not any(character.isdigit() for character in bare_name(entry.title)):
            # A chapter's number may stand within its title: "Gelijke kansen voor 3 iedereen" (Volt 2021).
            found = [_moved(place, bare, letters) for place in _places(bare, at, contents, shift)]
        places += found
    places.sort(key=lambda place: (place.start, place.end))
    chosen = _in_order(places)
    settled = _with_chapters(contents, chosen)
    marked, removed = put_back(letters, places, chosen, settled)
    return Titled(set_at_top(marked), removed, ())


def _shift(letters: Letters, contents: Sequence[OutlineEntry]) -> int:
    """How far the pages of the lines are from those that the contents name: 0, or 1 where numbers stand at the foot."""
    votes = [0, 0]
    for entry in contents:
        if entry.printed is None:
            continue
        name = squash(entry.title)
        for line in letters.lines:
            if line.page is not None and 0 <= entry.printed - line.page <= 1 and squash(line.text).endswith(name):
                votes[entry.printed - line.page] += 1
                break
    return 1 if votes[1] > votes[0] else 0


def _moved(place: Place, bare: Letters, letters: Letters) -> Place:
    """A place among the letters, as one among letters and digits."""
    head = squash(letters.lines[place.first].text[: bare.offset(place.start)])
    tail = squash(letters.lines[place.last].text[: bare.offset(place.end - 1) + 1])
    start, end = letters.begins[place.first] + len(head), letters.begins[place.last] + len(tail)
    return replace(place, start=start, end=end)


def _span(contents: Sequence[OutlineEntry], at: int) -> tuple[int | None, int | None]:
    """The first and the last page that a title can stand on: its own, or those of its neighbours in the contents."""
    if contents[at].printed is not None:
        return contents[at].printed, contents[at].printed
    before = [entry.printed for entry in contents[:at] if entry.printed is not None]
    after = [entry.printed for entry in contents[at:] if entry.printed is not None]
    return (before[-1] if before else None), (after[0] if after else None)


def _places(letters: Letters, at: int, contents: Sequence[OutlineEntry], shift: int) -> list[Place]:
    entry, span = contents[at], _span(contents, at)
    bare, whole = bare_name(entry.title), squash(entry.title)
    if len(bare) < _SHORTEST:
        return []
    found: list[Place] = []
    start = letters.text.find(bare)
    while start >= 0:
        prefix = whole[: len(whole) - len(bare)] if whole.endswith(bare) else ""
        begin = start
        if prefix and letters.text.endswith(prefix, 0, start):
            begin = start - len(prefix)
        elif number := section_number(entry.title):
            digits = squash(number)
            begin = start - len(digits) if letters.text.endswith(digits, 0, start) else start
        whole_name = begin < start or not prefix
        place = _place(letters, at, entry, begin, start + len(bare), shift, span, complete=whole_name)
        if place:
            found.append(place)
        start = letters.text.find(bare, start + 1)
    return found


def _place(
    letters: Letters,
    at: int,
    entry: OutlineEntry,
    start: int,
    end: int,
    shift: int,
    span: tuple[int | None, int | None],
    *,
    complete: bool,
) -> Place | None:
    """A place where the letters of a title stand, if it can be that title."""
    first, last = letters.line_of(start), letters.line_of(end - 1)
    lines = letters.lines[first : last + 1]
    if len(lines) > _LINES or any(line.kind for line in lines):
        return None
    head, tail = letters.offset(start), letters.offset(end - 1) + 1
    before, after = lines[0].text[:head], lines[-1].text[tail:]
    if not (lines[0].text[head].isupper() or lines[0].text[head].isdigit() or (complete and not before.strip())):
        return None
    if re.match(r"-[^\W\d_]", after):
        return None  # "AOW" in "AOW-uitkering" (FVD 2023)
    begins, ends = _begin(before), _end(after)
    numbered = complete and "." in (section_number(entry.title) or "") and not _REFERENCE.search(before)
    if numbered:
        begins = 1.0  # "…tijdelijk opvang 1.5 Immigratie en asiel17": such a number is of no sentence
    page = None if lines[0].page is None else lines[0].page + shift
    low, high = span
    off = None if low is None or high is None or page is None else max(low - page, page - high, 0)
    near = off is not None and off <= _NEAR
    capitals = "".join(line.text for line in lines).isupper() and not entry.title.isupper()
    if begins + ends < (1.0 if near or capitals else 1.8 if numbered else 2.0) or (begins == 0 and not near):
        return None
    if len(lines) > 1 and begins + ends < (1.0 if near else 1.8):
        return None
    score = 1.0 + 0.4 * (begins + ends) + (0.3 if complete else 0.0) + (0.2 if capitals else 0.0)
    if complete and len(lines) > 1 and CHAPTER.match(entry.title) and begins == ends == 1.0:
        # "Hoofdstuk 2" / "Wonen", on its own page before the one that says "…Landbouw). Hoofdstuk 2WonenIEDERE" (BBB).
        score += 0.6
    if off is not None:
        score += 2.0 if off == 0 else 1.4 if near else -0.4 - min(1.0, off / 40)
    display = len(lines) > 1 and max(len(line.text.strip()) for line in lines) <= DISPLAY + len(before)
    return Place(at, start, end, first, last, score, display, off == 0)


def _begin(before: str) -> float:
    """How likely a title begins after this: at a line's start, where it is glued to the text before, or after a
    sentence."""
    bare = before.strip(" •-–|")
    if not bare:
        return 1.0
    if not before[-1].isspace():
        return 0.8 if before[-1].islower() or before[-1] in ".!?:’”\"')-" or before[-1].isdigit() else 0.4
    return 0.5 if re.search(r"[.!?]\s+$", before) or re.fullmatch(r"(?i)\s*hoofdstuk\s*\w{0,3}\s*", before) else 0.0


def _end(after: str) -> float:
    after = re.sub(r"^\s*\d{1,3}(?=[A-Z]|\s*$)", "", after)
    bare = after.strip(" .:!?|–-")
    if not bare:
        return 1.0
    if after[0].isspace():
        return 0.3 if bare[0].isupper() else 0.0
    return 0.8 if after[0].isupper() or after[0] in "•●▶" else 0.0


def _in_order(places: Sequence[Place]) -> list[Place]:
    """The places with the highest score together that do not overlap and whose entries follow each other."""
    best: list[float] = []
    previous: list[int | None] = []
    for i, place in enumerate(places):
        score, back = 0.0, None
        for j in range(i):
            other = places[j]
            if other.entry < place.entry and other.end <= place.start and best[j] > score:
                score, back = best[j], j
        best.append(score + place.score)
        previous.append(back)
    at = max(range(len(places)), key=lambda i: best[i], default=None)
    chosen: list[Place] = []
    while at is not None:
        chosen.append(places[at])
        at = previous[at]
    return chosen[::-1]


def _with_chapters(contents: Sequence[OutlineEntry], chosen: Sequence[Place]) -> tuple[OutlineEntry, ...]:
    """In contents that are all of one depth, the entries that stand in large type in the text (over several very short
    lines, D66 2021) are chapters; so is what stands before the first of them, and after the last what is one word."""
    chapters = {place.entry for place in chosen if place.display}
    numbered = any(section_number(entry.title) or CHAPTER.match(entry.title) for entry in contents)
    if numbered or len({entry.depth for entry in contents}) > 1 or not 3 <= len(chapters) <= 0.6 * len(contents):
        return tuple(contents)
    first, last = min(chapters), max(chapters)
    return tuple(
        replace(entry, depth=0 if i < first or i in chapters or (i > last and " " not in entry.title) else 1)
        for i, entry in enumerate(contents)
    )
