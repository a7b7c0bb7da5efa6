"""The ruled lines and the pictures drawn on a PDF page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from core.documents.pdfpage import OpenPage

_PATH, _IMAGE, _FORM = 2, 3, 5
# Anything thinner than this is a line, in points; anything shorter is none.
_THIN, _SHORT = 2.5, 4.0
_MOST_OBJECTS, _MOST_EDGES, _MOST_SEGMENTS = 20_000, 1_500, 400
_DEEPEST = 3
# A box has this many segments at most; how PDFium numbers curves and moves.
_BOX, _CURVE, _MOVE = 5, 1, 2
Matrix = tuple[float, ...]
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_new = tuple.__new__


class Edge(NamedTuple):
    """A ruled line: across the page when `flat`, at the height or place `at`, from `start` to `end`."""

    flat: bool
    at: float
    start: float
    end: float


class Picture(NamedTuple):
    """An embedded image: its address and its box on the page."""

    thing: int
    left: float
    bottom: float
    right: float
    top: float


def drawn(page: OpenPage) -> tuple[list[Edge], list[Picture]]:
    """Return the ruled lines and the images of a page, those inside groups too.

    A thin box is one line, a larger one has four; other shapes have their own.
    """
    edges: list[Edge] = []
    pictures: list[Picture] = []
    things = list(_objects(page))
    upright = page.upright
    for (kind, thing, matrix), bounds in zip(things, page.native.bounds([t[1] for t in things]), strict=True):
        if bounds is None:
            continue
        left, bottom, right, top = bounds if matrix is _PLAIN and upright else _placed(page, bounds, matrix)
        if kind == _IMAGE:
            pictures.append(Picture(thing, left, bottom, right, top))
        elif len(edges) >= _MOST_EDGES:
            continue
        elif top - bottom <= _THIN:
            if right - left > _SHORT:
                edges.append(_new(Edge, (True, (top + bottom) / 2, left, right)))
        elif right - left <= _THIN:
            if top - bottom > _SHORT:
                edges.append(_new(Edge, (False, (left + right) / 2, bottom, top)))
        elif page.native.segment_count(thing) <= _BOX:
            edges += (
                _new(Edge, (True, bottom, left, right)), _new(Edge, (True, top, left, right)),
                _new(Edge, (False, left, bottom, top)), _new(Edge, (False, right, bottom, top)),
            )  # fmt: skip
        else:
            edges += _strokes(page, thing, matrix)
    return edges, pictures


def _objects(page: OpenPage) -> Iterator[tuple[int, int, Matrix]]:
    for kind, thing in page.native.objects(page.handle, _MOST_OBJECTS):
        if kind == _FORM:
            yield from _inside(page, thing, _PLAIN, 1)
        elif kind in (_PATH, _IMAGE):
            yield kind, thing, _PLAIN


def _inside(page: OpenPage, form: int, outer: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix]]:
    native = page.native
    matrix = _times(native.matrix(form), outer)
    for kind, thing in native.inner(form, _MOST_OBJECTS):
        if kind == _FORM and depth < _DEEPEST:
            yield from _inside(page, thing, matrix, depth + 1)
        elif kind in (_PATH, _IMAGE):
            yield kind, thing, matrix


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    A, B, C, D, E, F = outer  # noqa: N806 - the six numbers of a matrix
    return (a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F)


def _placed(page: OpenPage, bounds: tuple[float, float, float, float], matrix: Matrix) -> tuple[float, ...]:
    if matrix is _PLAIN and page.upright:
        return bounds
    left, bottom, right, top = bounds
    if matrix is not _PLAIN:
        a, b, c, d, e, f = matrix
        xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
        ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
        left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
    return page.placed(left, bottom, right, top)


def _strokes(page: OpenPage, path: int, matrix: Matrix) -> Iterator[Edge]:
    """Yield the level and upright lines of a path of many, as when a whole grid is one; nothing of curved shapes."""
    segments = page.native.segments(path, _MOST_SEGMENTS)
    if segments and segments[-1][0] == _CURVE:
        return
    own = _times(page.native.matrix(path), matrix)
    start = last = (0.0, 0.0)
    for kind, x, y, closes in segments:
        if kind == _MOVE:
            start = last = (x, y)
            continue
        for x0, y0, x1, y1 in [(*last, x, y), *([(x, y, *start)] if closes else [])]:
            box = _placed(page, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), own)
            if box[3] - box[1] <= 1 and box[2] - box[0] > _SHORT:
                yield Edge(True, box[1], box[0], box[2])
            elif box[2] - box[0] <= 1 and box[3] - box[1] > _SHORT:
                yield Edge(False, box[0], box[1], box[3])
        last = (x, y)
