"""The pictures of a PDF page: kept as PNG beside the Markdown and referred to where they stand."""

from __future__ import annotations

import ctypes
import io
from pathlib import Path
from typing import Any

from core.documents.pdflines import Line
from core.documents.pdfpage import OpenPage
from core.documents.pdfrules import Picture
from core.documents.reading import keep_picture

# Smaller than this on the page, in points, is an icon, a bullet or a rule.
_ICON = 36.0
_MOST, _MOST_PIXELS = 40, 40_000_000


def kept_pictures(page: OpenPage, pictures: list[Picture], folder: Path) -> list[Line]:
    """Keep the pictures larger than an icon; return one line for each, with the box it fills."""
    found: list[Line] = []
    for picture in pictures[:_MOST]:
        if min(picture.right - picture.left, picture.top - picture.bottom) < _ICON:
            continue
        data = _png(page, picture.thing)
        place = keep_picture(folder, data, ".png") if data else ""
        if place:
            box = (picture.left, picture.right, picture.bottom, picture.top)
            found.append(Line(f"![]({place})", 0.0, *box, block=True))
    return found


def with_pictures(lines: list[Line], pictures: list[Line]) -> list[Line]:
    """Return the lines with each picture before the first line of its column that lies below it."""
    found = list(lines)
    for picture in sorted(pictures, key=lambda line: -line.top):
        middle = (picture.bottom + picture.top) / 2
        below = [
            number for number, line in enumerate(found)
            if line.top <= middle + 1 and line.left < picture.right and line.right > picture.left
        ]  # fmt: skip
        above = [
            number for number, line in enumerate(found)
            if line.bottom > middle and line.left < picture.right and line.right > picture.left
        ]  # fmt: skip
        place = min(below) if below else max(above) + 1 if above else len(found)
        found.insert(place, picture)
    return found


def _png(page: OpenPage, thing: int) -> bytes:
    """Return an image as PNG; b"" when it is empty, too large or broken. It looks as it does on the page."""
    import pypdfium2
    import pypdfium2.raw as raw

    pointer = ctypes.cast(thing, raw.FPDF_PAGEOBJECT)
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(pointer, width, height)
    if not 0 < width.value * height.value <= _MOST_PIXELS or min(width.value, height.value) < 8:
        return b""
    handle = raw.FPDFImageObj_GetBitmap(pointer)
    if not handle:
        return b""
    # The wrapper owns the bitmap and frees it when the picture made of it is gone.
    image: Any = pypdfium2.PdfBitmap.from_raw(handle).to_pil()
    out = io.BytesIO()
    (image if image.mode in ("L", "RGB", "RGBA") else image.convert("RGB")).save(out, "PNG")
    return out.getvalue()
