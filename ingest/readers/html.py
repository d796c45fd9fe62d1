"""Web pages: bytes → lines."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date

from lxml import etree

from ingest.document import Document, Properties, Removed
from ingest.readers.characters import fold
from ingest.readers.decode import Decoded, decode
from ingest.readers.walk import HIDDEN, find_lines
from ingest.readers.wording import app_shell, hidden_text, too_deep
from vectorstore.errors import SourceError

__all__ = ["decode_html", "hidden_warnings", "iso_date", "parse_html", "read_html"]

_DEEPEST = 1000
"""Elements within elements. To match style sheets costs the square of it; no page that a person made comes near."""
_META_CHARSET = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ENCODINGS = {
    # Browsers read Latin-1 as Windows-1252, and so do people who name it.
    **dict.fromkeys(("iso-8859-1", "latin1", "windows-1252", "cp1252", "ascii", "us-ascii"), "cp1252"),
    **dict.fromkeys(("iso-8859-15", "latin-9", "latin9"), "iso-8859-15"),
    **dict.fromkeys(("macintosh", "x-mac-roman"), "mac-roman"),
    "windows-1250": "cp1250",
}
_UNSEEN = re.compile("[\0\U000e0000-\U000e007f]")
"""NUL, and the tag characters, in which a message to a language model can be written that no one sees."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_ENDS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
"""A browser reads on behind the end of a page, inside whatever is still open; the parser would close that first, and
show what a browser hides."""
_SEPARATORS = {0x2028: " ", 0x2029: " "}
_DATES = ("article:published_time", "date", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created")


def read_html(name: str, data: bytes, url: str | None = None) -> Document:
    """The text of a web page as a visitor sees it, one line a block; `url` is where the page came from.

    Where the page says which part is its content (<main>, or its only <article>) the rest is left out. All that was
    left out is in `removed`, hidden text under "verborgen tekst". Nothing outside the file is fetched or run.

    Raises SourceError when the bytes are no text, when the page has scripts and no text, and when it is nested too deep
    to find out what it hides.
    """
    decoded = decode_html(name, data)
    root = parse_html(decoded.text)
    if root is None:
        return Document((), warnings=decoded.warnings)
    # lxml climbs to the root each time that it lets go of an element; held, a page costs what its length does.
    tags = {element: element.tag for element in root.iter()}.values()
    if "style" in tags and _depth(root) > _DEEPEST:
        raise SourceError(too_deep(name))
    lines, removed = find_lines(root, content=_content(root), url=url)
    if not lines:
        lines, removed = find_lines(root, url=url)
    if not lines and "script" in tags and not any(line.rule == HIDDEN for line in removed):
        raise SourceError(app_shell(name))
    warnings = decoded.warnings + hidden_warnings(removed)
    return Document(lines, properties=_properties(root), removed=removed, warnings=warnings)


def decode_html(name: str, data: bytes) -> Decoded:
    """The text of a page. What the page says about its encoding counts only where it is not UTF-8: a saved page often
    was sent as UTF-8 and still names what it once was."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        named = _XML_CHARSET.search(data[:_HEAD]) or _META_CHARSET.search(data[:_HEAD])
        encoding = _ENCODINGS.get(named.group(1).decode("ascii", "replace").lower()) if named else None
        if encoding and not data.startswith(_MARKS):
            return Decoded(data.decode(encoding, errors="replace"), encoding)
    return decode(name, data)


def parse_html(text: str) -> etree._Element | None:
    """The tree of a page, None when nothing is in it. Takes whatever there is, as a browser does."""
    # The stubs ask for methods that the parser itself can do without.
    parser = etree.HTMLParser(target=_Target(), encoding="utf-8", huge_tree=True)  # type: ignore[call-overload]
    shown = _ENDS.sub("", _UNSEEN.sub("", text)).translate(_SEPARATORS)
    try:
        root: etree._Element | None = etree.fromstring(shown.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:
        return None
    return root


_IN_HEAD = frozenset(("base", "head", "link", "meta", "noscript", "script", "style", "template", "title"))


class _Target:
    """Builds the tree. Left to itself the parser stops, without a word, at 2,048 elements within each other."""

    def __init__(self) -> None:
        self._builder = etree.TreeBuilder(insert_comments=False, insert_pis=False)
        self._open: list[str] = []
        self._count: Counter[str] = Counter()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = _tag(tag)
        if tag in ("html", "body") and self._count[tag]:
            return
        if self._count["head"] and tag not in _IN_HEAD:
            # HTML5 lets a page leave out the end of its head; the parser then puts newer elements in it.
            self.end("head")
        given = {key: _NO_XML.sub("", value) for key, value in attributes.items() if _NAME.fullmatch(key)}
        self._builder.start(tag, given)
        self._open.append(tag)
        self._count[tag] += 1

    def end(self, tag: str) -> None:
        """Ends an element and all that is still open in it; a stray end ends nothing."""
        tag = _tag(tag)
        if tag not in ("html", "body") and self._count[tag]:
            while self._end_last() != tag:
                pass

    def data(self, text: str) -> None:
        if self._open:
            self._builder.data(_NO_XML.sub("", text))

    def close(self) -> etree._Element | None:
        if not self._open:
            return None
        while self._open:
            self._end_last()
        return self._builder.close()

    def _end_last(self) -> str:
        tag = self._open.pop()
        self._builder.end(tag)
        self._count[tag] -= 1
        return tag


def _tag(written: str) -> str:
    """A name that a tree of XML can hold: Word writes <o:p>."""
    return written if _NAME.fullmatch(written) else "unknown"


def hidden_warnings(removed: tuple[Removed, ...]) -> tuple[str, ...]:
    """What to say about hidden text that was left out."""
    words = sum(len(line.text.split()) for line in removed if line.rule == HIDDEN)
    return (hidden_text(words),) if words else ()


def iso_date(written: str | None) -> str | None:
    """The date at the start of an ISO time, None when there is none."""
    try:
        return date.fromisoformat((written or "").strip()[:10]).isoformat()
    except ValueError:
        return None


def _depth(root: etree._Element) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _content(root: etree._Element) -> tuple[etree._Element, ...]:
    mains = tuple(element for element in root.iter("*") if element.tag == "main" or element.get("role") == "main")
    articles = tuple(root.iter("article"))
    return mains or (articles if len(articles) == 1 else ())


def _properties(root: etree._Element) -> Properties:
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("property") or meta.get("name") or "").lower()
        said.setdefault(key, fold(meta.get("content") or ""))
    titles = (fold("".join(title.itertext())) for title in root.iter("title") if _is_page_title(title))
    written = [said.get(name) for name in _DATES]
    written += [time.get("datetime") for header in root.iterfind(".//article//header") for time in header.iter("time")]
    return Properties(
        title=next(filter(None, titles), None) or said.get("og:title") or None,
        created=next(filter(None, map(iso_date, written)), None),
    )


def _is_page_title(title: etree._Element) -> bool:
    """Not the title of a drawing."""
    parent = title.getparent()
    return parent is not None and parent.tag in ("head", "html", "body")
