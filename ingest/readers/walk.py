"""A tree of HTML → lines, and what was left out. Iterative: no page is nested too deep for it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.document import Line, Removed
from ingest.readers.characters import fold
from ingest.readers.furniture import HEADINGS, Furniture, skip_silently
from ingest.readers.lines import BREAK, Piece, cut_paragraphs, settle_lines
from ingest.readers.quotations import holds_quotation, is_quotation
from ingest.readers.sheets import Styles
from ingest.readers.tables import Cell, Table, is_data, span_of
from ingest.readers.visibility import Look, is_gone, look_of

__all__ = ["HIDDEN", "find_lines"]

HIDDEN = "verborgen tekst"
_OUTSIDE = "buiten de hoofdtekst"
_STRUCK = "doorgestreepte tekst"

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search "
    "section summary table tbody td tfoot th thead tr ul".split()
)
_BLOCK_DISPLAYS = ("block", "flex", "grid", "list-item", "table", "flow-root")
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(normal|[1-4]00)", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


_PLAIN_LOOK = Look()


@dataclass(slots=True)
class _Item:
    """A list item: its first block is the bullet, what follows in it are paragraphs."""

    told: bool = False


@dataclass(slots=True)
class _Quoting:
    """What may be a quotation, halfway: its element, its first piece, and the text of its blocks."""

    element: etree._Element
    begin: int
    texts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where text stands: what the elements around it make of it.

    `inside` says that it is in the page's content, `own` that it is in the main part or an article. `level` is the
    number of the heading that it is in, `folds` that it is the summary of a part that folds open, `plain` that it is
    in no list, quotation or table, `typed` that its blank lines count.
    """

    look: Look = _PLAIN_LOOK
    inside: bool = True
    own: bool = False
    bold: bool = False
    block: bool = False
    level: int = 0
    folds: bool = False
    plain: bool = True
    typed: bool = False
    item: _Item | None = None
    table: Table | None = None
    cell: Cell | None = None


def find_lines(
    root: etree._Element, *, content: Collection[etree._Element] = (), url: str | None = None
) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    """The lines of a page and what was left out of it, both in reading order.

    `content` are the elements that hold the page's text; without them all of it does. `url` is put on every line.
    """
    walk = _Walk(root, frozenset(content))
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            walk.leave(element)
        elif not walk.enter(element):
            walker.skip_subtree()
    return settle_lines(walk.pieces, url), tuple(walk.removed)


class _Walk:
    """What is known halfway through a page."""

    def __init__(self, root: etree._Element, content: frozenset[etree._Element]) -> None:
        self.pieces: list[Piece] = []
        self.removed: list[Removed] = []
        self._root = root
        # lxml climbs to the root each time that it lets go of an element; held, a page costs what its length does.
        self._elements = list(root.iter())
        self._content = content
        self._styles = Styles(root)
        self._furniture = Furniture(root)
        self._places = [_Place(inside=not content)]
        self._strings: list[tuple[str, bool]] = []
        self._hidden: list[str] = []
        self._quoting: _Quoting | None = None

    def enter(self, element: etree._Element) -> bool:
        """Takes an element's start; False when what is in it is not read."""
        around = self._places[-1]
        if skip_silently(element):
            self._places.append(replace(around, block=False))
            return False
        style = self._styles.of(element)
        rule = self._rule(element, style, around)
        if rule:
            if element.tag in _BLOCKS:
                self._part()
            self._remove(rule, _text_of(element))
            self._places.append(replace(around, block=False))
            return False
        place = self._place(element, style, around)
        if place.block:
            self._part()
        self._places.append(place)
        if self._quoting is None and holds_quotation(element):
            self._quoting = _Quoting(element, len(self.pieces))
        self._add({"br": BREAK, "q": "“"}.get(str(element.tag), ""))
        self._add(element.text)
        return True

    def leave(self, element: etree._Element) -> None:
        """Takes an element's end and the text behind it."""
        place = self._places[-1]
        if element.tag == "q":
            self._add("”")
        if place.block:
            self._part()
        self._places.pop()
        if place.table and place.table is not self._places[-1].table:
            for row in place.table.rows():
                self._tell(Piece("columns" if row.columns else "row", row.text), place)
        if self._quoting and self._quoting.element is element:
            self._end_quotation(self._quoting)
        if element is not self._root:
            self._add(element.tail)

    def _rule(self, element: etree._Element, style: Mapping[str, str], around: _Place) -> str | None:
        """The name under which the element is left out, None when it is read."""
        if is_gone(element, style, page=self._furniture.holds_page(element)):
            return HIDDEN
        if element.tag in ("del", "s", "strike"):
            return _STRUCK
        if element.tag == "footer" and self._quoting:
            return None
        return self._furniture.rule(element, in_text=around.own, in_heading=around.level > 0 or around.folds)

    def _place(self, element: etree._Element, style: Mapping[str, str], around: _Place) -> _Place:
        tag = str(element.tag)
        block = tag in _BLOCKS or style.get("display", "").startswith(_BLOCK_DISPLAYS)
        if block and around.level:
            self._add(" ")
            block = False
        main = element in self._content
        place = replace(
            around,
            look=look_of(element, style, around.look),
            inside=around.inside or main,
            own=around.own or main or tag in ("main", "article"),
            bold=around.bold or (tag in ("strong", "b") and not _NOT_BOLD.search(element.get("style") or "")),
            block=block,
            level=_level(element) or around.level,
            typed=around.typed or tag == "pre",
        )
        if tag in ("li", "blockquote"):
            return replace(place, plain=False, item=_Item() if tag == "li" else None)
        if tag == "summary":
            return replace(place, plain=True, folds=True, bold=True)
        if tag == "table":
            return replace(place, table=Table() if is_data(element) else None, cell=None)
        if place.table and tag == "tr":
            place.table.cells.append([])
        elif place.table and tag in ("td", "th"):
            cell = Cell(tag == "th", span_of(element, "colspan"), span_of(element, "rowspan"))
            place.table.cells = place.table.cells or [[]]
            place.table.cells[-1].append(cell)
            return replace(place, cell=cell)
        return place

    def _add(self, text: str | None) -> None:
        """Takes a string that stands here."""
        place = self._places[-1]
        if not text:
            return
        if not place.look.readable:
            self._hidden.append(text)
        elif place.typed:
            for i, part in enumerate(_BLANK_LINE.split(text)):
                self._strings += [(BREAK, False), (BREAK, False)] if i else []
                self._strings.append((part, place.bold))
        else:
            self._strings.append((text, place.bold))

    def _part(self) -> None:
        """Ends a block: what was taken since the last one is a piece of its own."""
        if not self._strings and not self._hidden:
            return
        place = self._places[-1]
        strings, self._strings = self._strings, []
        hidden, self._hidden = self._hidden, []
        self._remove(HIDDEN, fold(" ".join(hidden)))
        whole = fold("".join(" " if text == BREAK else text for text, _ in strings))
        if not whole:
            return
        if self._quoting:
            self._quoting.texts.append(whole)
        if place.level:
            self._tell(Piece("heading", whole, place.level), place)
        elif place.cell:
            place.cell.pieces.append(whole)
        else:
            for piece in cut_paragraphs(strings, plain=place.plain):
                self._tell(piece, place)

    def _tell(self, piece: Piece, place: _Place) -> None:
        if not place.inside:
            self._remove(_OUTSIDE, piece.text)
            return
        if place.item and not place.item.told:
            place.item.told = True
            if piece.kind == "paragraph":
                piece = replace(piece, kind="bullet")
        self.pieces.append(piece)

    def _end_quotation(self, quoting: "_Quoting") -> None:
        """Settles whether what was taken since a quotation began is one; what has a heading of its own is none."""
        self._quoting = None
        pieces = self.pieces[quoting.begin :]
        if is_quotation(quoting.element, quoting.texts) and all(piece.kind != "heading" for piece in pieces):
            self.pieces[quoting.begin :] = [replace(piece, sort="quotation") for piece in pieces]

    def _remove(self, rule: str, text: str) -> None:
        if text:
            self.removed.append(Removed(rule, text))


def _level(element: etree._Element) -> int:
    """The number of a heading, nought for any other element."""
    if element.tag in HEADINGS:
        return int(str(element.tag)[1])
    if (element.get("role") or "").lower() != "heading":
        return 0
    written = element.get("aria-level") or "2"
    return int(written) if written in ("1", "2", "3", "4", "5", "6") else 2


def _text_of(element: etree._Element) -> str:
    """All text in an element that is left out."""
    parts: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, part in walker:
        edge = " " if part.tag in _BLOCKS or part.tag == "br" else ""
        if event == "end":
            parts += [edge, "" if part is element else part.tail or ""]
        elif skip_silently(part):
            walker.skip_subtree()
        else:
            parts += [edge, part.text or ""]
    return fold("".join(parts))
