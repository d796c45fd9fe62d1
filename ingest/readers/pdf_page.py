"""One character of a page of a PDF: where it stands on the page as a person sees it, and what it looks like."""

import ctypes
import re
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

from ingest.document import Box

__all__ = ["Look", "View"]

_HEAVY = 600
"""The weight from which a font is bold, on the scale of 100 to 900."""
_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_FAINT_ALPHA, _WHITE = 26, 245
"""Of 255: a letter that is clearer or whiter than this may not be seen."""
_NAME_LENGTH = 256


@dataclass(frozen=True, slots=True)
class Look:
    """What one character looks like: the height of its font's box in points, whether it is bold, whether it may not be
    seen (white, clear or not painted), where it stands."""

    size: float
    bold: bool
    faint: bool
    box: Box


@dataclass(frozen=True, slots=True)
class View:
    """The text of a page as a person sees the page: cropped, and turned by `rotation` degrees, clockwise. `left` to
    `top` is what is shown of it, in its own coordinates."""

    text_page: pdfium.PdfTextPage
    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> "View":
        left, bottom, right, top = page.get_bbox()
        return cls(text_page, left, bottom, right, top, page.get_rotation())

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.rotation % 180 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.rotation % 180 else self.top - self.bottom

    def character(self, text_index: int) -> int:
        """pdfium's number of the character at a place in the text of the page."""
        return int(pdfium_c.FPDFText_GetCharIndexFromTextIndex(self.text_page, text_index))

    def box(self, text_index: int) -> Box:
        """Where a character stands, from the lower left corner of what is shown."""
        found = pdfium_c.FS_RECTF()
        pdfium_c.FPDFText_GetLooseCharBox(self.text_page, self.character(text_index), found)
        match self.rotation:
            case 90:
                return Box(
                    found.bottom - self.bottom,
                    self.right - found.right,
                    found.top - self.bottom,
                    self.right - found.left,
                )
            case 180:
                return Box(
                    self.right - found.right, self.top - found.top, self.right - found.left, self.top - found.bottom
                )
            case 270:
                return Box(
                    self.top - found.top, found.left - self.left, self.top - found.bottom, found.right - self.left
                )
            case _:
                return Box(
                    found.left - self.left, found.bottom - self.bottom, found.right - self.left, found.top - self.bottom
                )

    def look(self, text_index: int) -> Look:
        """What a character looks like."""
        text_page, index = self.text_page, self.character(text_index)
        name = ctypes.create_string_buffer(_NAME_LENGTH)
        pdfium_c.FPDFText_GetFontInfo(text_page, index, name, _NAME_LENGTH, ctypes.c_int())
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pdfium_c.FPDFText_GetFillColor(text_page, index, red, green, blue, alpha)
        piece = pdfium_c.FPDFText_GetTextObject(text_page, index)
        unpainted = pdfium_c.FPDFTextObj_GetTextRenderMode(piece) == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE
        faint = unpainted or alpha.value < _FAINT_ALPHA or min(red.value, green.value, blue.value) > _WHITE
        heavy = pdfium_c.FPDFText_GetFontWeight(text_page, index) >= _HEAVY or bool(_BOLD.search(name.value))
        box = self.box(text_index)
        return Look(box.top - box.bottom, heavy, faint, box)
