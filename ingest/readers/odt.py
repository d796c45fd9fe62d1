"""OpenDocument texts (.odt): bytes → lines, by way of HTML."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from ingest.document import Document, Properties
from ingest.readers.characters import fold
from ingest.readers.html import hidden_warnings, iso_date
from ingest.readers.package import Package, open_package
from ingest.readers.walk import find_lines
from ingest.readers.word import NOTES
from ingest.readers.wording import part_missing
from vectorstore.errors import SourceError

__all__ = ["read_odt"]

_PROGRAM = "LibreOffice"
_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _STYLE, _TEXT = f"{{{_NS}office:1.0}}", f"{{{_NS}style:1.0}}", f"{{{_NS}text:1.0}}"
_TABLE, _DRAW, _FO = f"{{{_NS}table:1.0}}", f"{{{_NS}drawing:1.0}}", f"{{{_NS}xsl-fo-compatible:1.0}}"
_SVG, _META = f"{{{_NS}svg-compatible:1.0}}", f"{{{_NS}meta:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"

_SILENT = frozenset(
    [
        *(f"{_TEXT}{name}" for name in ("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls")),
        *(f"{_TEXT}{name}" for name in ("soft-page-break", "number", "ruby-text", "note", "note-citation")),
        *(f"{_OFFICE}{name}" for name in ("annotation", "annotation-end", "forms", "scripts", "event-listeners")),
        *(
            f"{_TABLE}{name}"
            for name in ("covered-table-cell", "table-column", "table-columns", "table-header-columns")
        ),
        *(f"{_SVG}{name}" for name in ("title", "desc")),
        *(f"{_DRAW}{name}" for name in ("image", "object", "object-ole", "plugin", "applet", "image-map")),
    ]
)
_TAGS = {
    f"{_OFFICE}text": "body",
    f"{_TEXT}list": "ul",
    f"{_TEXT}list-item": "li",
    f"{_TEXT}list-header": "div",
    f"{_TEXT}section": "div",
    f"{_TEXT}note-body": "div",
    f"{_TEXT}line-break": "br",
    f"{_DRAW}text-box": "div",
    f"{_TABLE}table": "table",
    f"{_TABLE}table-header-rows": "thead",
    f"{_TABLE}table-row": "tr",
    f"{_TABLE}table-cell": "td",
}
_CONTENTS = frozenset(
    f"{_TEXT}{name}"
    for name in ("table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index")
)
_BOXES = (f"{_TABLE}table", f"{_DRAW}frame", f"{_DRAW}text-box", f"{_DRAW}custom-shape")
_MOST_COPIES = 20
"""How often a repeated cell or row is written out; each cell in each row of a table may be repeated."""


def read_odt(name: str, data: bytes) -> Document:
    """The text of an OpenDocument file, one line a block; notes stand at the end under "Noten".

    Inserted text is read, deleted text and remarks are not. Hidden text, paragraphs and sections are left out and stand
    in `removed`, as does the table of contents.

    Raises SourceError when the file is no OpenDocument text, has a password, is damaged, or is dangerous to unpack.
    """
    package = open_package(name, data, program=_PROGRAM, part="content.xml")
    content = package.tree("content.xml")
    text = None if content is None else content.find(f"{_OFFICE}body/{_OFFICE}text")
    if content is None or text is None:
        raise SourceError(part_missing(name, "content.xml", _PROGRAM))
    styles = _Styles(content, package.tree("styles.xml"))
    body = _html(text, styles)
    notes = list(_notes(text, styles))
    if notes:
        etree.SubElement(body, "h1").text = NOTES
        body.extend(notes)
    lines, removed = find_lines(body)
    return Document(lines, properties=_properties(package), removed=removed, warnings=hidden_warnings(removed))


class _Styles:
    """The styles of a file, by their family and name."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._found: dict[tuple[str, str], etree._Element] = {}
        for root in reversed([root for root in roots if root is not None]):
            for style in root.iter(f"{_STYLE}style", f"{_STYLE}default-style"):
                self._found[style.get(f"{_STYLE}family", ""), style.get(f"{_STYLE}name", "")] = style

    def chain(self, family: str, name: str) -> list[etree._Element]:
        """A style and those that it is based on, nearest first; the default of a paragraph last."""
        found: list[etree._Element] = []
        while (style := self._found.get((family, name))) is not None and style not in found:
            found.append(style)
            name = style.get(f"{_STYLE}parent-style-name", "")
        return found


def _html(node: etree._Element, styles: _Styles) -> etree._Element:
    """An element of a file as the element of HTML that means the same, with how it looks in its `style`."""
    tag = _tag(node, styles)
    made = etree.Element(tag)
    inner = made
    css, bold, struck = _look(node, styles)
    if css:
        made.set("style", css)
    for name in ("columns", "rows"):
        span = node.get(f"{_TABLE}number-{name}-spanned")
        if span:
            made.set("colspan" if name == "columns" else "rowspan", span)
    if node.tag in _CONTENTS:
        made.set("class", "toc")
    if _is_hidden(node):
        made.set("hidden", "")
    for wrap, wanted in (("strong", bold), ("s", struck)):
        inner = etree.SubElement(inner, wrap) if wanted else inner
    inner.text = _own_text(node)
    for child in node:
        _append(inner, child, styles)
    return made


def _append(parent: etree._Element, child: etree._Element, styles: _Styles) -> None:
    """Adds a child and the text behind it."""
    if isinstance(child.tag, str) and child.tag not in _SILENT:
        made = _html(child, styles)
        parent.append(made)
        for _ in range(_copies(child) - 1):
            parent.append(deepcopy(made))
    if not child.tail:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + child.tail
    else:
        parent.text = (parent.text or "") + child.tail


def _tag(node: etree._Element, styles: _Styles) -> str:
    if node.tag == f"{_TEXT}h":
        level = node.get(f"{_TEXT}outline-level", "1")
        return f"h{level}" if level in ("1", "2", "3", "4", "5", "6") else "h6"
    if node.tag == f"{_TEXT}p":
        names = {style.get(f"{_STYLE}name") for style in styles.chain("paragraph", node.get(f"{_TEXT}style-name", ""))}
        return "h1" if names & {"Title", "Titel"} else "p"
    if node.tag in _CONTENTS:
        return "div"
    parent = node.getparent()
    if node.tag == f"{_TABLE}table-cell" and parent is not None:
        head = next(parent.iterancestors(f"{_TABLE}table-header-rows", f"{_TABLE}table"), None)
        return "th" if head is not None and head.tag == f"{_TABLE}table-header-rows" else "td"
    return _TAGS.get(str(node.tag), "span")


def _own_text(node: etree._Element) -> str:
    """The text of an element before its first child, and what white space and hidden text it stands for."""
    if node.tag in (f"{_TEXT}s", f"{_TEXT}tab"):
        return " "
    if node.tag == f"{_TEXT}hidden-text":
        return node.get(f"{_TEXT}string-value") or node.text or ""
    return node.text or ""


def _copies(node: etree._Element) -> int:
    """How often a cell or row stands in its table. One without text fills up a sheet; one with a table in it could
    fill the memory."""
    kind = "columns" if node.tag == f"{_TABLE}table-cell" else "rows"
    written = node.get(f"{_TABLE}number-{kind}-repeated", "1")
    if not written.isascii() or not written.isdigit() or node.find(f".//{_TABLE}table") is not None:
        return 1
    return min(int(written[:4]), _MOST_COPIES) if any(text.strip() for text in node.itertext()) else 1


def _is_hidden(node: etree._Element) -> bool:
    """Whether the file itself hides the element: a section, a paragraph with a hiding field, a hidden-text field."""
    if node.tag == f"{_TEXT}section":
        return node.get(f"{_TEXT}display", "true") != "true"
    if node.tag == f"{_TEXT}hidden-text":
        return True
    return any(field.get(f"{_TEXT}is-hidden") == "true" for field in node.iterfind(f"{_TEXT}hidden-paragraph"))


def _look(node: etree._Element, styles: _Styles) -> tuple[str, bool, bool]:
    """How the text of a paragraph or span looks: as CSS, and whether it is bold and struck through."""
    family = {f"{_TEXT}p": "paragraph", f"{_TEXT}h": "paragraph", f"{_TEXT}span": "text"}.get(str(node.tag))
    if family is None:
        return "", False, False
    chain = styles.chain(family, node.get(f"{_TEXT}style-name", ""))
    said: dict[str, str] = {}
    for style in chain:
        for properties in style.iterfind(f"{_STYLE}text-properties"):
            for key, value in properties.items():
                said.setdefault(key, value)
        for properties in style.iterfind(f"{_STYLE}paragraph-properties"):
            if f"{_FO}background-color" in properties.attrib:
                said.setdefault(f"{_FO}background-color", properties.get(f"{_FO}background-color", ""))
    css = []
    if said.get(f"{_TEXT}display") in ("none", "condition"):
        css.append("display:none")
    if f"{_FO}font-size" in said and not said[f"{_FO}font-size"].endswith("%"):
        css.append(f"font-size:{said[f'{_FO}font-size']}")
    # A table or a box can have a colour of its own, on which white text can be read.
    if next(node.iterancestors(*_BOXES), None) is None:
        css += list(_colours(said))
    bold = said.get(f"{_FO}font-weight") in ("bold", "600", "700", "800", "900")
    return ";".join(css), bold, said.get(f"{_STYLE}text-line-through-style", "none") != "none"


def _colours(said: dict[str, str]) -> Iterator[str]:
    if f"{_FO}color" in said and said.get(f"{_STYLE}use-window-font-color") != "true":
        yield f"color:{said[f'{_FO}color']}"
    if said.get(f"{_FO}background-color", "transparent") != "transparent":
        yield f"background:{said[f'{_FO}background-color']}"


def _notes(text: etree._Element, styles: _Styles) -> Iterator[etree._Element]:
    """The notes, out of the running text; those of deleted text are gone, those of hidden text are hidden."""
    for note in text.iter(f"{_TEXT}note-body"):
        places = list(note.iterancestors())
        if any(place.tag == f"{_TEXT}tracked-changes" for place in places):
            continue
        made = _html(note, styles)
        if any(_is_hidden(place) or _look(place, styles)[0].startswith("display:none") for place in places):
            made.set("hidden", "")
        yield made


def _properties(package: Package) -> Properties:
    root = package.tree("meta.xml")
    if root is None:
        return Properties()
    said = {element.tag: fold(element.text or "") for element in root.iter(etree.Element)}
    return Properties(
        title=said.get(f"{_DC}title") or None,
        created=iso_date(said.get(f"{_META}creation-date")),
    )
