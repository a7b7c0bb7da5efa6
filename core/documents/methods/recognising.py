"""Recognition of the text on one page picture; runs in child processes, which keep the models they have loaded.

Models: PP-OCR (Du et al., "PP-OCR: A Practical Ultra Lightweight OCR System", 2020, and its successors) as they come
with the rapidocr package; one model reads Chinese and English. Nothing is downloaded.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.documents.methods import rendering

if TYPE_CHECKING:
    from PIL.Image import Image

    from core.jobs.children import Report

#: text, left, bottom, right, top in points from the lower left, confidence from 0 to 1
Word = tuple[str, float, float, float, float, float]

# Text is found on a small copy of the page and read on the large one: half the time and memory, as many characters.
_FINDING_SIDE = 1152
# Below this a page is tried the other way round.
_DOUBTFUL = 0.7
_TALL = 1.5
_SURE, _GAIN = 0.85, 0.05
_FEWEST = 4


@cache
def engine() -> Any:
    """Return the recogniser with its models loaded, one thread each: parallel work is one process a page."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import cv2
    from rapidocr import RapidOCR

    cv2.setNumThreads(1)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.text_score": 0.0,
            "Global.max_side_len": 10_000,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.limit_type": "max",
            "Det.limit_side_len": _FINDING_SIDE,
            # Lines one by one: together they are padded to the longest, which takes more memory and no less time.
            "Rec.rec_batch_num": 1,
        }
    )


def scanned_pages(path: str, password: str, everything: bool, report: Report) -> list[bool]:
    """Return for each page whether its text must be recognised: it shows a picture and has no text to speak of."""
    source = Path(path)
    if source.suffix.lower() != ".pdf":
        with rendering.picture(source):
            return [True]
    with rendering.opened(source, password) as document:
        found = []
        for index in range(len(document)):
            found.append(everything or _scanned(document, index))
            report(index + 1, len(document))
    return found


def _scanned(document: Any, index: int) -> bool:
    """Say whether a page is a picture of text. A damaged one is not: there is nothing to recognise."""
    import pypdfium2

    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return False
    try:
        letters = sum(char.isalnum() for char in text.get_text_range())
        if letters >= 200:
            return False
        width, height = page.get_size()
        covered = 0.0
        for thing in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
            left, bottom, right, top = thing.get_bounds()
            covered += max(0.0, right - left) * max(0.0, top - bottom)
        # A stamp or a page number may be text on a page that is otherwise a picture.
        return bool(covered > 0.4 * width * height or (covered and letters < 12))
    finally:
        text.close()
        page.close()


def recognised(path: str, index: int, dpi: int, password: str, _report: Report) -> dict[str, Any]:
    """Return {"width", "height" in points, "words": [Word]} of page `index` (from 0); the work of a child process."""
    source = Path(path)
    if source.suffix.lower() == ".pdf":
        with rendering.opened(source, password) as document:
            image = rendering.page_image(document, index, dpi, source.name)
            width, height = document.get_page_size(index)
    else:
        with rendering.picture(source) as found:
            image = found.copy()
        width = rendering.page_width(image)
        height = width * image.height / image.width
    words, turns = _upright(image)
    if turns % 2:
        width, height = height, width
    pixels = image.width if turns % 2 == 0 else image.height
    scale = width / pixels
    placed = [
        (t, x0 * scale, height - y1 * scale, x1 * scale, height - y0 * scale, s) for t, x0, y0, x1, y1, s in words
    ]
    return {"width": width, "height": height, "words": placed}


def _upright(image: Image) -> tuple[list[Word], int]:
    """Return the words of a picture in its pixels, from above, after as many quarter turns as make it readable."""
    words, tall = _read(image)
    sure = confidence(words)
    if len(words) < _FEWEST or (not tall and sure >= _DOUBTFUL):
        return words, 0
    # Single lines that run upwards may be read well as they are, but not in their order; others need a plain gain.
    best = (sure + (-_GAIN if tall else _GAIN), words, 0)
    for turns in (1, 3) if tall else (2,):
        turned, _ = _read(_turned(image, turns))
        if (sure := confidence(turned)) > best[0]:
            best = (sure, turned, turns)
        if sure > _SURE:
            break
    return best[1], best[2]


def _read(image: Image) -> tuple[list[Word], bool]:
    """Return what is found in a picture, and whether most of it runs up or down."""
    import numpy

    # The recogniser takes pictures as OpenCV keeps them, blue first.
    result = engine()(numpy.ascontiguousarray(numpy.asarray(image)[:, :, ::-1]))
    if not len(result):
        return [], False
    words: list[Word] = []
    tall = area = 0.0
    for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        (left, top), (right, bottom) = box.min(axis=0).tolist(), box.max(axis=0).tolist()
        words.append((text, left, top, right, bottom, float(score)))
        size = (bottom - top) * (right - left)
        area += size
        tall += size if bottom - top > _TALL * (right - left) else 0.0
    return words, tall > 0.6 * area


def _turned(image: Image, turns: int) -> Image:
    from PIL import Image as Module

    kinds = (None, Module.Transpose.ROTATE_90, Module.Transpose.ROTATE_180, Module.Transpose.ROTATE_270)
    kind = kinds[turns % 4]
    return image if kind is None else image.transpose(kind)


def confidence(words: list[Word]) -> float:
    """Return how sure the recogniser is of a page, weighted by characters; 1 for an empty one."""
    weight = sum(len(word[0]) for word in words)
    return sum(len(word[0]) * word[5] for word in words) / weight if weight else 1.0
