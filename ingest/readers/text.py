"""Plain text: bytes → lines."""

from ingest.document import Document, Line
from ingest.readers.characters import fold, visible
from ingest.readers.decode import decode

__all__ = ["read_text"]


def read_text(name: str, data: bytes) -> Document:
    """The lines of a text in any encoding that `decode` knows; runs of white space within a line become one space.

    Raises SourceError when the bytes are no text; `name` is the file's name for that message and for warnings.
    """
    decoded = decode(name, data)
    lines: list[Line] = []
    gap = False
    for raw in decoded.text.splitlines():
        shown = visible(raw).expandtabs(4)
        content = fold(raw)
        if content:
            indent = len(shown) - len(shown.lstrip())
            lines.append(Line(content, indent, gap, open_end=shown != shown.rstrip()))
        gap = not content
    return Document(tuple(lines), warnings=decoded.warnings)
