"""A page of a PDF as a picture, for a person to lay beside what was read."""

import io

import pypdfium2 as pdfium  # type: ignore[import-untyped]

__all__ = ["picture_of_page"]

_WIDTH = 900
"""Pixels: enough to read by, small enough to send a hundred of."""
_QUALITY = 60


def picture_of_page(data: bytes, number: int) -> bytes:
    """A JPEG of a page; `number` counts from 1."""
    document = pdfium.PdfDocument(data)
    try:
        page = document[number - 1]
        picture = page.render(scale=_WIDTH / page.get_width()).to_pil()
    finally:
        document.close()
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
