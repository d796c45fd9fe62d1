"""Markdown: text → lines, by way of HTML, so that what a page would hide is hidden here too."""

import re

from markdown_it import MarkdownIt

from ingest.document import Document, Properties, Removed
from ingest.readers.characters import fold
from ingest.readers.html import hidden_warnings, iso_date, parse_html
from ingest.readers.walk import find_lines

__all__ = ["read_markdown"]

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$\r?\n?", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^(title|titel|date|datum)[ \t]*:[ \t]*(.+?)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_FRONT_RULE = "voorblok"


def read_markdown(name: str, text: str) -> Document:
    """The text of a Markdown file (CommonMark, with tables and struck text), one line a block. `name` is not used: no
    text is refused.

    HTML in it is read as in a web page: hidden text is left out and stands in `removed`, and so does the block of YAML
    that may stand at the top, of which only title and date are taken.
    """
    del name
    front = _FRONT.match(text)
    said: dict[str, str] = {}
    removed: tuple[Removed, ...] = ()
    if front:
        said = {key.lower(): fold(value.strip("\"'")) for key, value in _KEY.findall(front.group(1))}
        removed = (Removed(_FRONT_RULE, fold(front.group(1))),) if fold(front.group(1)) else ()
        text = text[front.end() :]
    properties = Properties(
        title=said.get("title") or said.get("titel") or None,
        created=iso_date(said.get("date") or said.get("datum")),
    )
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    root = parse_html(html)
    if root is None:
        return Document((), properties=properties, removed=removed)
    lines, hidden = find_lines(root)
    return Document(lines, properties=properties, removed=removed + hidden, warnings=hidden_warnings(hidden))
