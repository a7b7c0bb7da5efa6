"""Scans made on the spot: pages drawn, rendered, and put into a PDF as pictures without text."""

from __future__ import annotations

import io
from collections.abc import Collection

import pypdfium2
from PIL import Image


def page_pictures(data: bytes, dpi: int = 150) -> list[Image.Image]:
    """Return the pages of a PDF as pictures."""
    with pypdfium2.PdfDocument(data) as document:
        return [document[index].render(scale=dpi / 72).to_pil().convert("RGB") for index in range(len(document))]


def scan(data: bytes, keep: Collection[int] = (), turned: int = 0, dpi: int = 150) -> bytes:
    """Return a PDF whose pages are pictures of those given, turned by quarter turns; pages in `keep` stay text."""
    pictures = [picture.rotate(90 * turned, expand=True) for picture in page_pictures(data, dpi)]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:], quality=85)
    if not keep:
        return out.getvalue()
    mixed = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(out.getvalue()) as scanned, pypdfium2.PdfDocument(data) as text:
        for index in range(len(text)):
            mixed.import_pages(text if index in keep else scanned, [index])
    whole = io.BytesIO()
    mixed.save(whole)
    mixed.close()
    return whole.getvalue()


def as_file(picture: Image.Image, kind: str) -> bytes:
    """Return a picture as the bytes of a file: PNG, JPEG or what else Pillow writes."""
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()
