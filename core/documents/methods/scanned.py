"""Recognised words of a page as lines in reading order, like those of a page with a text layer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from core.documents.conventions import rank
from core.documents.pdfaligned import aligned
from core.documents.pdfheadings import Levels
from core.documents.pdflines import Line, Page
from core.documents.pdftables import put, together

#: points; the size of type that the body of a document counts as
BODY = 10.5
# Words of less confidence are specks and pictures, not text.
_LEAST = 0.5
# How much taller than the body a line must be to be set larger; recognised heights vary by a tenth.
_STEPS = ((1.9, 20.0), (1.5, 16.0), (1.25, 13.0))
_SMALL = 0.72
_SIDE = 4
# So many parts in a row are cells.
_CELLS = 5
# Tables are looked for on a smaller page: what lines up within 3 points there does so within 5 here.
_LOOSE = 0.65
_TITLE = 60
_ENDS = "。.：:；;，,、"


def body_height(pages: Iterable[dict[str, Any]]) -> float:
    """Return the height of most of the recognised text, in points; 0 when there is none."""
    heights = sorted(
        (top - bottom, len(text))
        for page in pages
        for text, left, bottom, right, top, score in page["words"]
        if score >= _LEAST and right - left > top - bottom
    )
    half = sum(count for _, count in heights) / 2
    for height, count in heights:
        half -= count
        if half <= 0:
            return float(height)
    return 0.0


def laid_out(index: int, page: dict[str, Any], body: float) -> Page:
    """Return a recognised page with its lines in reading order; `body` is the height of the document's usual text."""
    parts = _parts([word for word in page["words"] if word[5] >= _LEAST and word[0].strip()], body)
    small = [_scaled(part, _LOOSE) for part in parts]
    tables = aligned(small, [])
    lines = _ordered(_kept_rows([_scaled(line, 1 / _LOOSE) for line in put(small, tables)]))
    return Page(index, page["width"], page["height"], tuple(lines), len(tables))


def with_numbered(pages: Iterable[Page], levels: Levels) -> Levels:
    """Return the headings and, beside them, lines such as "第二章 合同" and "2.1 Scope", whatever their type."""
    found = dict(levels)
    for page in pages:
        for number, line in enumerate(page.lines):
            known = None if line.block or line.size < BODY else rank(line.text, _TITLE)
            if known and (known.kind == "word" or (known.kind == "number" and known.depth > 1)):
                found[page.index, number] = max(1, min(known.depth, 6))
    return found


def _parts(words: Sequence[Sequence[Any]], body: float) -> list[Line]:
    """Return words as parts of rows, from above, words close to each other joined."""
    rows: list[list[Line]] = []
    for text, left, bottom, right, top, _ in sorted(words, key=lambda word: -(word[2] + word[4])):
        line = Line(" ".join(text.split()), _size(text, top - bottom, body), left, right, bottom, top)
        middle, height = (bottom + top) / 2, top - bottom
        row = rows[-1] if rows else []
        near = row and abs((row[0].bottom + row[0].top) / 2 - middle) < 0.45 * min(height, row[0].top - row[0].bottom)
        if near:
            row.append(line)
        else:
            rows.append([line])
    found: list[Line] = []
    for row in rows:
        begins = len(found)
        for line in sorted(row, key=lambda part: part.left):
            before = found[-1] if len(found) > begins else None
            if before and line.left - before.right < 0.3 * (line.top - line.bottom) and before.size == line.size:
                found[-1] = _joined(before, line)
            else:
                found.append(line._replace(joined=before is not None))
    return found


def _kept_rows(parts: list[Line]) -> list[Line]:
    """Keep rows of many parts as they stand: a table too dense to be told apart must not become a paragraph."""
    found: list[Line] = []
    row: list[Line] = []
    for part in [*parts, None]:
        if part is not None and part.joined and not part.block:
            row.append(part)
            continue
        if len(row) >= _CELLS:
            whole = row[0]
            for cell in row[1:]:
                whole = _joined(whole, cell)
            text = "   ".join(cell.text for cell in row)
            # At the start of a line these begin a list or a heading.
            text = "\\" + text if text[0] in "*+-#>" else text
            found.append(whole._replace(text=text, block=True, joined=False))
        else:
            found += row
        row = [part] if part is not None else []
    return found


def _scaled(line: Line, factor: float) -> Line:
    return line._replace(
        size=line.size * factor,
        left=line.left * factor,
        right=line.right * factor,
        bottom=line.bottom * factor,
        top=line.top * factor,
    )


def _size(text: str, height: float, body: float) -> float:
    ratio = height / body if body else 1.0
    # Single words are often found with too much room around them: the end of a sentence is no title.
    if ratio > 1 and (text[-1] in _ENDS or text[0].islower()):
        return BODY
    for least, size in _STEPS:
        if ratio >= least:
            return size
    return 8.0 if ratio < _SMALL else BODY


def _joined(left: Line, right: Line) -> Line:
    return left._replace(
        text=together(left.text, right.text),
        right=max(left.right, right.right),
        bottom=min(left.bottom, right.bottom),
        top=max(left.top, right.top),
        size=max(left.size, right.size),
    )


def _ordered(parts: list[Line]) -> list[Line]:
    """Return parts in reading order: columns one after the other, what lies across them between."""
    at = _gutter(parts)
    if at is None:
        return _rows(parts)
    found: list[Line] = []
    band: list[Line] = []
    for part in [*sorted(parts, key=lambda part: -part.top), None]:
        if part is not None and not part.left < at - 2 < at + 2 < part.right:
            band.append(part)
            continue
        found += _ordered([line for line in band if line.right <= at + 2])
        found += _ordered([line for line in band if line.right > at + 2])
        band = []
        if part is not None:
            found.append(part._replace(joined=False))
    return found


def _gutter(parts: list[Line]) -> float | None:
    """Return where a space parts two columns of running text, None where none does."""
    lines = [part for part in parts if not part.block]
    best: tuple[int, float, float] | None = None
    for before, after in pairwise(sorted({edge for line in lines for edge in (line.left, line.right)})):
        if after - before < 4:
            continue
        at = (before + after) / 2
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.left >= at]
        across = len(lines) - len(left) - len(right)
        fewer = min(len(left), len(right))
        apart = fewer >= _SIDE and across <= 0.3 * fewer and _beside(left, right)
        if apart and _running(left) and _running(right):
            best = min(filter(None, (best, (across, before - after, at))))
    return best[2] if best else None


def _beside(left: list[Line], right: list[Line]) -> bool:
    """Say whether two groups of lines stand side by side, and not one above the other."""
    reach = [(min(line.bottom for line in side), max(line.top for line in side)) for side in (left, right)]
    shared = min(top for _, top in reach) - max(bottom for bottom, _ in reach)
    return shared > 0.4 * min(top - bottom for bottom, top in reach)


def _running(lines: list[Line]) -> bool:
    """Say whether lines fill their column, as running text does."""
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return median(line.right - line.left for line in lines) > 0.5 * width


def _rows(parts: list[Line]) -> list[Line]:
    """Return the parts of one column from above; what stands in one row is one line."""
    found: list[Line] = []
    for part in parts:
        before = found[-1] if found and part.joined and not part.block and not found[-1].block else None
        if before and before.bottom < (part.bottom + part.top) / 2 < before.top:
            found[-1] = _joined(before, part)
        else:
            found.append(part._replace(joined=False))
    return sorted(found, key=lambda line: -line.top)
