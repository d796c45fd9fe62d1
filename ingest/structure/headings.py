"""Which lines are headings, and how deep: from the outline, from numbers, from size and weight, in that order. Pure."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from statistics import median

from ingest.document import Line, OutlineEntry, Removed
from ingest.structure.covers import find_cover_lines
from ingest.structure.looks import find_look_headings, levels_by_look
from ingest.structure.marks import BULLET, ITEM
from ingest.structure.names import bare_name, section_number

__all__ = ["Headed", "mark_headings"]

_WORDS = 25
_CHARACTERS = 150
"""A heading is no longer than this; what is longer and set large is an introduction."""
_LARGER = 1.06
"""Times the size of the body text."""
_SMALLEST = 0.9
"""Times the size of the body text: what is bold and smaller is a note, not a heading."""
_SENTENCE, _BOLD_SENTENCE = 9, 14
"""Words. A longer line that ends as a sentence does is one, however it is set; in bold it may be longer."""
_SAME = 0.9
"""How like a heading and its entry in the outline must be, 0 to 1: a typing error in one of them is allowed."""
_MOST = 0.6
"""When so many headings of one style are known, the others of that style stand as deep; otherwise one deeper."""
_Style = tuple[int, bool, bool]
"""Size in points, bold, capitals."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A line that heads others: its place, its style, the depth that is known of it, and the outline's title."""

    at: int
    style: _Style
    depth: int | None
    title: str | None
    numbered: bool
    leads_in: bool


@dataclass(frozen=True, slots=True)
class Headed:
    """The lines with their headings marked, and the dressing of title pages that was taken out."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...]


def mark_headings(lines: Sequence[Line], outline: Sequence[OutlineEntry], contents: Sequence[OutlineEntry]) -> Headed:
    """Sets `kind`, `level` (1 is outermost) and `title` of the lines that are headings.

    `outline` is that of the file, `contents` that of the printed table of contents. A document without either and
    without sizes is given back as it is: there only the look of a line can tell.
    """
    look = _Look.of(lines)
    # A word processor makes a bookmark of every paragraph that was once given the style of a heading.
    found = {at: entry for at, entry in _match(lines, outline).items() if not _is_running_text(lines[at], look)}
    listed = _match(lines, contents)
    trusted = found if _agrees_with_numbers(found) else {}
    depths = {at: entry.depth for at, entry in (trusted or listed).items()}
    titles = {at: entry.title for at, entry in listed.items()}
    known = found.keys() | listed.keys()
    display = {i for i in range(len(lines)) if _is_display(lines, i, look)}
    if look.body is None:
        display |= find_look_headings(lines, known)
    dressing = find_cover_lines(lines, known, display)
    places = display - dressing | known
    headings = [_heading(i, lines[i], depths.get(i), titles.get(i)) for i in sorted(places)]
    levels = _levels(headings) if look.body is not None else levels_by_look(lines, depths, sorted(places))
    by_place = {heading.at: heading for heading in headings}
    marked: list[Line] = []
    removed: list[Removed] = []
    for i, line in enumerate(lines):
        if i in dressing:
            removed.append(Removed("titelblad", line.text, line.page))
        elif i in by_place:
            marked.append(replace(line, kind="heading", level=levels[i], title=by_place[i].title))
        else:
            marked.append(line)
    return Headed(tuple(marked), tuple(removed))


def _match(lines: Sequence[Line], outline: Sequence[OutlineEntry]) -> dict[int, OutlineEntry]:
    """The line that each entry of an outline stands for. Entries that are no headings (a paragraph made a bookmark by
    mistake) or that no line answers to are left out."""
    names: defaultdict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if line.kind in (None, "heading") and _is_short(line.text):
            names[bare_name(line.text)].append(i)
    numbers = {i: section_number(lines[i].text) for places in names.values() for i in places}
    matched: dict[int, OutlineEntry] = {}
    last = -1
    for entry in outline:
        if not _is_short(entry.title) or not bare_name(entry.title):
            continue
        places = _places(names, numbers, entry)
        if entry.page is None:
            places = [i for i in places if i > last]
        else:
            places = [i for i in places if lines[i].page == entry.page]
        free = [i for i in places if i not in matched]
        if free:
            last = free[0]
            matched[last] = entry
    return matched


def _places(
    names: Mapping[str, Sequence[int]], numbers: Mapping[int, str | None], entry: OutlineEntry
) -> Sequence[int]:
    """The places of the lines that an entry may stand for, by their bare names and section numbers."""
    name = bare_name(entry.title)
    if name in names:
        return names[name]
    number = section_number(entry.title)
    nested = number if number and _is_nested(number) else None
    matcher = SequenceMatcher(b=name)
    alike: list[int] = []
    for other, places in names.items():
        if nested and (numbered := [i for i in places if numbers[i] == nested]):
            alike += numbered
        elif abs(len(other) - len(name)) <= 3 and _is_like(matcher, other):
            alike += places
    return sorted(alike)


def _is_like(matcher: SequenceMatcher[str], other: str) -> bool:
    """Whether a name is like the second of a matcher; what is quick to tell is asked first."""
    matcher.set_seq1(other)
    ratios = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(ratio() >= _SAME for ratio in ratios)


def _is_nested(number: str) -> bool:
    """Whether a number is that of a section ("2.5"), not of a point in a list ("5")."""
    return "." in number


def _is_short(text: str) -> bool:
    return len(text) <= _CHARACTERS and len(text.split()) <= _WORDS and not BULLET.match(text)


def _agrees_with_numbers(found: Mapping[int, OutlineEntry]) -> bool:
    """Whether the outline's depths grow with the numbers in its titles: in "1", "1.1", "2" they do."""
    depths: defaultdict[int, set[int]] = defaultdict(set)
    for entry in found.values():
        number = section_number(entry.title)
        if number:
            depths[number.count(".")].add(entry.depth)
    known = [depths[dots] for dots in sorted(depths)]
    return all(len(depth) == 1 for depth in known) and all(max(above) < min(below) for above, below in pairwise(known))


@dataclass(frozen=True, slots=True)
class _Look:
    """How a document is set: the size of its body text, and the styles in which whole paragraphs are set (that of an
    introduction, say)."""

    body: float | None
    paragraphs: frozenset[_Style]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Look":
        weight: Counter[float] = Counter()
        long: Counter[_Style] = Counter()
        short: Counter[_Style] = Counter()
        for line in lines:
            if line.size is not None:
                weight[line.size] += len(line.text)
                (short if _is_short(line.text) else long)[_style(line)] += 1
        body = weight.most_common(1)[0][0] if weight else None
        return cls(body, frozenset(style for style in long if long[style] >= short[style]))


def _is_display(lines: Sequence[Line], i: int, look: _Look) -> bool:
    """Whether a line is set apart as a heading: larger or bolder than the body, short, and no item of a list."""
    line = lines[i]
    if line.kind == "heading":
        return True
    if look.body is None or line.size is None or line.kind is not None or not _is_short(line.text):
        return False
    if not any(character.isalpha() for character in line.text) or line.text.endswith(",") or line.text[0].islower():
        return False
    larger = line.size > _LARGER * look.body
    if not larger and not (line.bold and line.size > _SMALLEST * look.body):
        return False
    if _style(line) in look.paragraphs and not line.bold:
        return False
    return not _is_sentence(line) and not (ITEM.match(line.text) and not larger and _is_among_items(lines, i))


def _is_sentence(line: Line) -> bool:
    longest = _BOLD_SENTENCE if line.bold else _SENTENCE
    return line.text.endswith((".", "!")) and len(line.text.split()) > longest


def _is_running_text(line: Line, look: _Look) -> bool:
    """Whether a line is a sentence that is set as the text around it is."""
    if look.body is None or line.size is None or line.kind is not None or line.bold:
        return False
    return _is_sentence(line) and line.size <= _LARGER * look.body


def _is_among_items(lines: Sequence[Line], i: int) -> bool:
    """Whether the text right above or below is a point of a list: then this numbered line is one too."""
    near = [lines[at] for at in (i - 1, i + 1) if 0 <= at < len(lines)]
    return any(ITEM.match(line.text) and not line.bold for line in near)


def _style(line: Line) -> _Style:
    return round(line.size or 0), line.bold, line.text.isupper()


def _heading(at: int, line: Line, depth: int | None, title: str | None) -> _Heading:
    if line.kind == "heading" and line.level is not None:
        return _Heading(at, _style(line), line.level - 1, line.title, numbered=False, leads_in=False)
    number = section_number(line.text)
    if number and "." in number and depth is None:
        depth = number.count(".")
    # A cover in capitals is called by the name that the table of contents has for it.
    named = title if title and line.text.isupper() and not title.isupper() else None
    return _Heading(at, _style(line), depth, named, numbered=number is not None, leads_in=line.text.endswith(":"))


def _levels(headings: Sequence[_Heading]) -> dict[int, int]:
    """The level of each heading, by its place. Those of which nothing is known stand as deep as their style does."""
    styles: defaultdict[_Style, list[_Heading]] = defaultdict(list)
    for heading in headings:
        styles[heading.style].append(heading)
    usual: dict[_Style, int] = {}
    for style, members in styles.items():
        depths = [member.depth for member in members if member.depth is not None]
        if depths:
            deeper = 0 if len(depths) >= _MOST * len(members) else 1
            usual[style] = round(median(depths)) + deeper
    for style in sorted(styles.keys() - usual.keys(), key=_prominence, reverse=True):
        usual[style] = _depth_by_look(style, usual)
    levels: dict[int, int] = {}
    above: _Heading | None = None
    """The last heading under which others of its style stand: one with a number, or the last that does not lead in."""
    for heading in headings:
        level = 1 + (heading.depth if heading.depth is not None else usual[heading.style])
        if above and level < levels[above.at]:
            above = None
        # "2. Een duurzaam West" and "Groen en klimaatbestendig" look alike, but the number stands above; so does what
        # "Daarom willen wij:" is about.
        under = above and level == levels[above.at] and heading.depth is None and not heading.numbered
        if under and above and ((above.numbered and above.depth is None) or heading.leads_in):
            level += 1
        elif heading.numbered or not heading.leads_in:
            above = heading
        levels[heading.at] = level
    return levels


def _depth_by_look(style: _Style, usual: Mapping[_Style, int]) -> int:
    """One deeper than the styles that are set larger; as deep as the first that is set smaller."""
    larger = [depth for other, depth in usual.items() if _prominence(other) > _prominence(style)]
    return max(larger) + 1 if larger else 0


def _prominence(style: _Style) -> tuple[int, bool, bool]:
    size, bold, caps = style
    return size, bold, caps
