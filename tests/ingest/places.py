"""Lines with a place on a page, for tests of what is done with places."""

from ingest.document import Box, Line

__all__ = ["at", "column", "texts"]

ADVANCE = 5.0
"""Points a letter, as wide as the letters of a font of eleven points are."""


def at(text: str, left: float, top: float, page: int = 1, *, size: float = 12, bold: bool = False) -> Line:
    """A line whose letters are `size` high and ADVANCE wide each."""
    return Line(text, page=page, size=size, bold=bold, box=Box(left, top - size, left + ADVANCE * len(text), top))


def column(*lines: str, left: float, top: float, step: float = 14) -> list[Line]:
    """Lines one under the other."""
    return [at(text, left, top - step * row) for row, text in enumerate(lines)]


def texts(lines: tuple[Line, ...] | list[Line]) -> list[str]:
    return [line.text for line in lines]
