"""The source files of a collection, read by code that shares nothing with the reader of programmes: pypdf and pdfium as
they are for a PDF, the standard library for a web page. Only what stands in a file is wanted, not how it hangs
together."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml
from pypdf import PdfReader
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

__all__ = ["Source", "read_sources"]

_Pages = tuple[str, ...]
_UNSEEN = frozenset({"script", "style", "template", "title"})
_MARKS = re.compile(r"[*_`\\]")
"""What Markdown sets words off with."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a collection: what the catalogue says of it, and its text, page by page where it has pages. A PDF has
    two readings, as no program tells for sure in which order columns are read."""

    entry: Mapping[str, Any]
    readings: Iterable[_Pages]


@dataclass(frozen=True, slots=True)
class _Printed:
    """The readings of a PDF, each made when it is asked for: pypdf's takes ten times as long as pdfium's."""

    path: Path

    def __iter__(self) -> Iterator[_Pages]:
        yield _by_pdfium(self.path)
        yield _by_pypdf(self.path)


def read_sources(folder: Path) -> dict[str, Source]:
    """All files of the catalogue in a folder, by id of their programme."""
    catalogue = yaml.safe_load((folder / "catalogue.yaml").read_text(encoding="utf-8"))
    return {row["id"]: Source(row, _read(folder / row["file"])) for row in catalogue}


def _read(path: Path) -> Iterable[_Pages]:
    data = path.read_bytes()
    if data.startswith(b"%PDF"):
        return _Printed(path)
    text = data.decode("utf-8-sig")
    match path.suffix:
        case ".html":
            return ((_shown(text),),)
        case ".md":
            return ((_MARKS.sub("", text),),)
        case _:
            return ((text,),)


@cache
def _by_pdfium(path: Path) -> _Pages:
    with closing(PdfDocument(path)) as document:
        return tuple(page.get_textpage().get_text_range() for page in document)


@cache
def _by_pypdf(path: Path) -> _Pages:
    return tuple(page.extract_text() for page in PdfReader(path).pages)


def _shown(page: str) -> str:
    parser = _Text()
    parser.feed(page)
    parser.close()
    return "".join(parser.texts)


class _Text(HTMLParser):
    """Collects the texts of a page but for its title, scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self._unseen += tag in _UNSEEN
        self.texts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.texts.append(data)
