"""Word files (.docx): bytes → lines, by way of HTML."""

import io
import re
import zipfile
from functools import cached_property

import mammoth  # type: ignore[import-untyped]
from lxml import etree

from ingest.document import Document, Properties
from ingest.readers.characters import fold
from ingest.readers.html import hidden_warnings, iso_date, parse_html
from ingest.readers.package import Package, open_package
from ingest.readers.walk import find_lines
from ingest.readers.wording import unreadable
from vectorstore.errors import SourceError

__all__ = ["NOTES", "read_docx"]

NOTES = "Noten"
"""The heading that notes get, so that they are not read as part of the last section."""

_PROGRAM = "Word"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_TEXT_PARTS = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|word/[^/]+\.xml|word/_rels/[^/]+\.rels")
_HIDDEN_STYLE = "VeiligheidswijzerHidden"
_HIDDEN_CLASS = "visually-hidden"
_NOTE_LINK = re.compile("#(footnote|endnote)-")
_STYLES = "\n".join(
    [
        f"r.{_HIDDEN_STYLE} => span.{_HIDDEN_CLASS}",
        *(f"p[style-name='Kop {level}'] => h{level}:fresh" for level in range(1, 7)),
        *(f"p.Kop{level} => h{level}:fresh" for level in range(1, 7)),
        *(f"p[style-name='{name}'] => h1:fresh" for name in ("Title", "Titel")),
        *(f"p[style-name^='{name}'] => ul > li:fresh" for name in ("List Bullet", "List Number", "Lijst opsom")),
        *(f"p[style-name^='{name}'] => div.toc > p:fresh" for name in ("toc ", "TOC Heading", "Inhopg ")),
    ]
)
_TINY = 2
"""Half points: text of one point is there for machines."""
_NEARLY_WHITE = 0xF2
_TRUE = (None, "1", "true", "on")


def read_docx(name: str, data: bytes) -> Document:
    """The text of a Word file, one line a block; notes stand at the end under "Noten".

    Inserted text is read, deleted text and comments are not. Hidden text (hidden by Word itself, white on white, one
    point high) is left out and stands in `removed`. Pictures and what a link leads to are never opened.

    Raises SourceError when the file is no Word file, has a password, is damaged, or is dangerous to unpack.
    """
    package = open_package(name, data, program=_PROGRAM, part="word/document.xml")
    try:
        html = mammoth.convert_to_html(
            _without_surprises(package),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=lambda _: [],
        ).value
    except (LookupError, ValueError, AttributeError, TypeError, OSError, RecursionError) as error:
        # What mammoth raises on a file that is not as it should be.
        raise SourceError(unreadable(name, _PROGRAM)) from error
    properties = _properties(package)
    root = parse_html(html)
    if root is None:
        return Document((), properties=properties)
    _set_notes_apart(root)
    lines, removed = find_lines(root)
    return Document(lines, properties=properties, removed=removed, warnings=hidden_warnings(removed))


def _without_surprises(package: Package) -> io.BytesIO:
    """The file again, with only the parts that hold text, parsed and written anew, and hidden runs marked as such."""
    styles = _Styles(package.tree("word/styles.xml"))
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for part in sorted(filter(_TEXT_PARTS.fullmatch, package.parts)):
            root = package.tree(part)
            if root is None:
                continue
            _mark_hidden(root, styles)
            _keep_text_boxes(root)
            archive.writestr(part, etree.tostring(root, encoding="utf-8", xml_declaration=True))
    kept.seek(0)
    return kept


class _Styles:
    """The styles of a Word file, by their id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._root = root
        self._by_id = (
            {style.get(f"{_W}styleId", ""): style for style in root.iter(f"{_W}style")} if root is not None else {}
        )

    @cached_property
    def defaults(self) -> list[etree._Element]:
        """What holds for text in no style: the default paragraph style and the document's defaults."""
        if self._root is None:
            return []
        plain = [
            style.get(f"{_W}styleId", "")
            for style in self._by_id.values()
            if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true", "on")
        ]
        return [*(self.chain(plain[0]) if plain else []), *self._root.iterfind(f"{_W}docDefaults/{_W}rPrDefault")]

    def chain(self, style_id: str) -> list[etree._Element]:
        """A style and those that it is based on, nearest first."""
        found: list[etree._Element] = []
        while (style := self._by_id.get(style_id)) is not None and style not in found:
            found.append(style)
            style_id = _value(style.find(f"{_W}basedOn")) or ""
        return found


def _mark_hidden(root: etree._Element, styles: _Styles) -> None:
    """Gives every run that a reader cannot see a style of its own, by which it is known in the HTML."""
    for run in list(root.iter(f"{_W}r")):
        if _is_hidden(run, styles):
            properties = run.find(f"{_W}rPr")
            if properties is None:
                properties = etree.Element(f"{_W}rPr")
                run.insert(0, properties)
            for style in properties.findall(f"{_W}rStyle"):
                properties.remove(style)
            etree.SubElement(properties, f"{_W}rStyle").set(f"{_W}val", _HIDDEN_STYLE)


def _is_hidden(run: etree._Element, styles: _Styles) -> bool:
    paragraph = next(run.iterancestors(f"{_W}p"), None)
    row = next(run.iterancestors(f"{_W}tr"), None)
    if row is not None and _is_on(row.find(f"{_W}trPr/{_W}hidden")):
        return True
    own_style = _value(run.find(f"{_W}rPr/{_W}rStyle"))
    style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle")) if paragraph is not None else None
    sources = [run, *styles.chain(own_style or ""), *(styles.chain(style) if style else styles.defaults)]
    if _is_on(_first(sources, "vanish")):
        return True
    size = _value(_first(sources, "sz")) or ""
    if size.isdigit() and int(size) <= _TINY:
        return True
    return _is_white(_value(_first(sources, "color"))) and not _has_ground(run, paragraph, sources)


def _has_ground(run: etree._Element, paragraph: etree._Element | None, sources: list[etree._Element]) -> bool:
    """Whether white text may have something darker behind it: a shade, or a table or box that can have a colour."""
    if next(run.iterancestors(f"{_W}tbl", f"{_W}txbxContent"), None) is not None:
        return True
    if run.getroottree().getroot().find(f"{_W}background") is not None:
        return True
    places = [*sources, *([paragraph] if paragraph is not None else [])]
    shades = [shade for place in places for kind in ("rPr", "pPr") for shade in place.iterfind(f"{_W}{kind}/{_W}shd")]
    marked = _value(_first(sources, "highlight"))
    return marked not in (None, "none", "white") or any(
        shade.get(f"{_W}fill", "auto") != "auto" and not _is_white(shade.get(f"{_W}fill")) for shade in shades
    )


def _first(sources: list[etree._Element], name: str) -> etree._Element | None:
    """A property of a run, by the nearest of the places where it can be set."""
    found = (source.find(f"{_W}rPr/{_W}{name}") for source in sources)
    return next((element for element in found if element is not None), None)


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{_W}val")


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and _value(element) in _TRUE


def _is_white(colour: str | None) -> bool:
    if colour is None or not re.fullmatch("[0-9A-Fa-f]{6}", colour):
        return False
    return all(part >= _NEARLY_WHITE for part in bytes.fromhex(colour))


def _keep_text_boxes(root: etree._Element) -> None:
    """mammoth reads a text box from its old form only; a box without one gets it."""
    for both in list(root.iter(f"{_MC}AlternateContent")):
        if both.find(f"{_MC}Fallback") is None:
            old = etree.SubElement(both, f"{_MC}Fallback")
            for box in list(both.iter(f"{_W}txbxContent")):
                old.append(box)


def _set_notes_apart(root: etree._Element) -> None:
    """Takes out the numbers of notes, which mammoth puts in the running text, gives the notes a heading, and hides
    those of hidden text."""
    hidden: set[str] = set()
    for link in root.iter("a"):
        leads_to = link.get("href") or ""
        if _NOTE_LINK.match(leads_to):
            link.text = None
            if any(place.get("class") == _HIDDEN_CLASS for place in link.iterancestors("span")):
                hidden.add(leads_to.removeprefix("#"))
    notes = [item for item in root.iter("li") if _NOTE_LINK.match(f"#{item.get('id')}")]
    for note in notes:
        if note.get("id") in hidden:
            note.set("hidden", "")
    place = notes[0].getparent() if notes else None
    if place is not None:
        heading = etree.Element("h1")
        heading.text = NOTES
        place.addprevious(heading)


def _properties(package: Package) -> Properties:
    core = package.tree("docProps/core.xml")
    if core is None:
        return Properties()
    title = fold(core.findtext(f"{_DC}title") or "") or None
    return Properties(title=title, created=iso_date(core.findtext(f"{_TERMS}created")))
