"""A file in any format that is read: by what it holds, whatever it is called."""

from dataclasses import replace

from ingest.document import Document
from ingest.readers.decode import decode
from ingest.readers.formats import detect
from ingest.readers.html import read_html
from ingest.readers.markdown import read_markdown
from ingest.readers.odt import read_odt
from ingest.readers.pdf import read_pdf
from ingest.readers.text import read_text
from ingest.readers.word import read_docx

__all__ = ["read_document"]


def read_document(name: str, data: bytes, url: str | None = None) -> Document:
    """Reads a file; `name` is for messages and `url` is where a web page came from.

    Raises SourceError when the format is not one that is read, or the file is damaged, locked or empty.
    """
    detected = detect(name, data)
    match detected.format:
        case "pdf":
            document = read_pdf(name, data)
        case "html":
            document = read_html(name, data, url)
        case "docx":
            document = read_docx(name, data)
        case "odt":
            document = read_odt(name, data)
        case "markdown":
            decoded = decode(name, data)
            document = read_markdown(name, decoded.text)
            document = replace(document, warnings=(*decoded.warnings, *document.warnings))
        case "text":
            document = read_text(name, data)
    if detected.warning:
        document = replace(document, warnings=(detected.warning, *document.warnings))
    return document
