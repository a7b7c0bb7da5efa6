"""Code in a PDF: stretches of lines in type of one width, kept line for line in a fence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.documents.pdflines import Line, Page
from core.language import HAN_RANGES

# One line alone may be a name or an address; a document mostly in such type is a typescript, not code.
_LEAST, _TYPESCRIPT = 2, 0.5
# Lines further apart than this many times the type belong to two blocks.
_APART = 3.0
_DEEPEST = 40
_EAST = f"{HAN_RANGES}\u3000-\u303f\uff00-\uff60"
# A remark in Chinese, alone or behind code: its letters are of another font than the code.
_REMARK = re.compile(rf"^(?:[^{_EAST}]*\s)?(?:#+|//+|%+|--|/\*+|<!--)\s*[{HAN_RANGES}]")


def with_code(pages: list[Page]) -> list[Page]:
    """Return the pages with each stretch of code as one block."""
    monos = [sum([line.mono for line in page.lines]) for page in pages]
    if not any(monos):
        return pages
    if sum(monos) > _TYPESCRIPT * sum([not line.block for page in pages for line in page.lines]):
        return pages
    return [
        replace(page, lines=tuple(_fenced(page.lines))) if mono else page
        for page, mono in zip(pages, monos, strict=True)
    ]


def _fenced(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    run: list[Line] = []
    for line in lines:
        goes_on = line.mono or not (line.text.isascii() or line.block or not _REMARK.search(line.text))
        if run and not (goes_on and _close(run[-1], line)):
            found += _ended(run)
            run = []
        (run if goes_on else found).append(line)
    return found + _ended(run)


def _ended(run: list[Line]) -> list[Line]:
    return [_block(run)] if len(run) >= _LEAST and any(part.mono for part in run) else run


def _close(above: Line, line: Line) -> bool:
    return -1.0 < above.bottom - line.bottom < _APART * max(line.size, 4.0)


def _block(run: list[Line]) -> Line:
    left = min([line.left for line in run])
    widths = sorted([(line.right - line.left) / len(line.text) for line in run])
    width = max(widths[len(widths) // 2], 1.0)
    code = "\n".join([" " * min(round((line.left - left) / width), _DEEPEST) + line.text for line in run])
    marks = [len(mark) for mark in code.split() if set(mark) == {"`"}] if "```" in code else []
    fence = "`" * max(3, 1 + max(marks, default=0))
    box = (left, max(line.right for line in run), run[-1].bottom, run[0].top)
    return Line(f"{fence}\n{code}\n{fence}", run[0].size, *box, block=True)
