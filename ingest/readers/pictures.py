"""A page of a PDF as a picture, for a person to lay beside what was read."""

import io

import pypdfium2 as pdfium  # type: ignore[import-untyped]

__all__ = ["picture_of_page"]

_WIDTH, _HEIGHT = 900, 2_700
"""Pixels, at most: enough to read by, small enough to send a hundred of."""
_QUALITY = 60


def picture_of_page(data: bytes, number: int) -> bytes:
    """A JPEG of a page; `number` counts from 1."""
    document = pdfium.PdfDocument(data)
    try:
        page = document[number - 1]
        width, height = page.get_size()
        picture = page.render(scale=min(_WIDTH / width, _HEIGHT / height)).to_pil()
    finally:
        document.close()
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
