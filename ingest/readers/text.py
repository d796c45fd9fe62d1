"""Plain text: bytes → lines."""

import re

from ingest.document import Document, Line
from ingest.readers.decode import decode

__all__ = ["read_text"]

# NO-BREAK SPACE and its kin separate words as a space does; what follows separates nothing: the soft hyphen, zero-width
# signs, marks of direction, the byte-order mark.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_text(name: str, data: bytes) -> Document:
    """The lines of a text in any encoding that `decode` knows; runs of white space within a line become one space.

    Raises SourceError when the bytes are no text; `name` is the file's name for that message and for warnings.
    """
    decoded = decode(name, data)
    lines: list[Line] = []
    gap = False
    for raw in decoded.text.splitlines():
        visible = _CONTROL.sub("", _INVISIBLE.sub("", raw)).expandtabs(4)
        content = " ".join(visible.split())
        if content:
            indent = len(visible) - len(visible.lstrip())
            lines.append(Line(content, indent, gap))
        gap = not content
    return Document(tuple(lines), warnings=decoded.warnings)
