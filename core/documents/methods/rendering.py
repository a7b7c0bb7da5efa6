"""Pages of PDFs and pictures as pixels, for those who look at pages; runs in child processes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import QT_TRANSLATE_NOOP, LorewrightError

if TYPE_CHECKING:
    from PIL.Image import Image

    from core.jobs.children import Report

#: endings of picture files that are one page each
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".bmp")
#: most pixels of a rendered page: a plan of a building at 300 dpi would take gigabytes
_MOST_PIXELS = 24_000_000
# A photo says nothing reliable about its resolution: as a page it counts as this many points wide.
_PAGE_WIDTH = 595.0


@contextmanager
def opened(path: Path, password: str = "") -> Iterator[Any]:
    """Open a PDF with pypdfium2 and close it again. Raises LorewrightError when it is locked or damaged."""
    from core.documents.readers.pdf import opened_file

    document = opened_file(path, password)
    try:
        yield document
    finally:
        document.close()


def page_count(path: Path, password: str = "") -> int:
    """Return how many pages a PDF has; a picture is one. Raises LorewrightError."""
    if path.suffix.lower() != ".pdf":
        with picture(path):
            return 1
    with opened(path, password) as document:
        return len(document)


@contextmanager
def picture(path: Path) -> Iterator[Image]:
    """Open a picture file, upright and in colour, and close it again. Raises LorewrightError when it is damaged."""
    from PIL import Image, ImageOps

    try:
        with Image.open(path) as found:
            if found.width * found.height > 8 * _MOST_PIXELS:
                raise _damaged(path.name)
            found.draft("RGB", (5000, 5000))
            upright = ImageOps.exif_transpose(found)
            yield _opaque(upright)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _damaged(path.name) from error


def page_image(document: Any, index: int, dpi: int, name: str) -> Image:
    """Return a page of an open PDF as a picture in colour, smaller where it would take too much memory.

    Raises LorewrightError when the page is damaged.
    """
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "Page {page} of “{name}” is damaged and cannot be shown."),
            QT_TRANSLATE_NOOP("Errors", "Check whether the file was copied or downloaded completely."),
            page=index + 1,
            name=name,
        ) from error
    try:
        return _rendered(page, dpi)
    finally:
        page.close()


def _rendered(page: Any, dpi: int) -> Image:
    width, height = page.get_size()
    scale = dpi / 72
    pixels = max(1.0, width * height * scale * scale)
    scale *= min(1.0, (_MOST_PIXELS / pixels) ** 0.5)
    image: Image = page.render(scale=scale, may_draw_forms=True).to_pil()
    return image if image.mode == "RGB" else image.convert("RGB")


def page_width(image: Image) -> float:
    """Return the width in points that a picture file counts as."""
    return _PAGE_WIDTH if image.width <= image.height else _PAGE_WIDTH * image.width / image.height


def longest(dpi: int) -> int:
    """Return the most pixels that the longer side of a page may have when a model looks at it."""
    return round(dpi * 11.7 * 1.2)


def pixels(width: float, height: float, dpi: int) -> tuple[int, int]:
    """Return the size of the picture of a page of so many points, as `page_jpeg` makes it."""
    scale = dpi / 72
    scale *= min(1.0, (_MOST_PIXELS / max(1.0, width * height * scale * scale)) ** 0.5)
    scale *= min(1.0, longest(dpi) / max(1.0, width * scale, height * scale))
    return round(width * scale), round(height * scale)


def page_jpeg(path: str, index: int, dpi: int, password: str, _report: Report) -> bytes:
    """Return page `index` (from 0) as a JPEG, at most some 2,500 pixels high; the work of a child process."""
    from PIL import Image

    source = Path(path)
    if source.suffix.lower() == ".pdf":
        with opened(source, password) as document:
            image = page_image(document, index, dpi, source.name)
    else:
        with picture(source) as found:
            image = found.copy()
    side = longest(dpi)
    if max(image.size) > side:
        image.thumbnail((side, side), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()


def _opaque(image: Image) -> Image:
    """Return a picture in colour; what is transparent becomes paper."""
    from PIL import Image as Module

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    image = image.convert("RGBA")
    paper = Module.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _damaged(name: str) -> LorewrightError:
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "“{name}” is damaged and cannot be opened as a picture."),
        QT_TRANSLATE_NOOP("Errors", "Check whether it was copied or downloaded completely."),
        name=name,
    )
