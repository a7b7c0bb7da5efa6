"""What a way of splitting would give, counted before anything is saved."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import Any

from core.chunks.piece import Piece
from core.chunks.splitters import strategy
from core.chunks.splitting import Splitting
from core.chunks.warning import Report, warnings

_WORDS = 80  # characters shown of a piece
_BARS = 20
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class PreviewPiece:
    """One piece: its span, its size in the preview's unit, and how it begins, in one line."""

    start: int
    end: int
    size: int
    headings: tuple[str, ...]
    oversize: bool
    words: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What splitting gives.

    Args:
        count: number of pieces.
        histogram: (from, to, count) for sizes from <= size < to, without gaps.
        smallest: size of the smallest piece; as `median` and `largest` in `unit`, 0 where there is no piece.
        median: the size in the middle, rounded.
        largest: size of the largest piece.
        total: characters looked at.
        is_whole: whether that was the whole text.
        pieces: the first of them.
        warnings: what the user should know, each as `LorewrightError.as_dict` gives it.
        unit: what sizes are counted in, marked for translation ("Forms").
    """

    count: int
    histogram: tuple[tuple[int, int, int], ...]
    smallest: int
    median: int
    largest: int
    total: int
    is_whole: bool
    pieces: tuple[PreviewPiece, ...]
    warnings: tuple[dict[str, Any], ...]
    unit: str


def preview(text: str, splitting: Splitting, limit: int = 200, name: str = "", reach: int = 0) -> Preview:
    """Return what `splitting` makes of `text`, the first `limit` pieces among it.

    Args:
        text: the Markdown or other text of a document.
        splitting: the strategy with its settings.
        limit: pieces to show.
        name: name of the file, by which program code is recognised.
        reach: characters to look at, by default as many as are split while a person types. Of a longer text the last
            piece found, which may be half a one, is left out.

    Raises:
        InvalidUse: there is no such strategy.
        pydantic.ValidationError: a setting does not fit.
    """
    way = strategy(splitting.strategy)
    settings = splitting.chosen(name)
    head = text[: reach or way.reach]
    found = way.split(head, settings)
    is_whole = len(head) == len(text)
    if not is_whole and len(found) > 1:
        found.pop()
    sizes = way.sizes(head, found, settings) if way.sizes else [piece.end - piece.start for piece in found]
    return Preview(
        count=len(found),
        histogram=histogram(sizes),
        smallest=min(sizes, default=0),
        median=round(statistics.median(sizes)) if sizes else 0,
        largest=max(sizes, default=0),
        total=found[-1].end if found else 0,
        is_whole=is_whole,
        pieces=tuple(_shown(head, piece, size) for piece, size in zip(found[:limit], sizes, strict=False)),
        warnings=warnings(Report(head, len(text), splitting.strategy, settings, found)),
        unit=way.unit,
    )


def histogram(sizes: list[int]) -> tuple[tuple[int, int, int], ...]:
    """Return (from, to, count) of bars of one round width, at most twenty; a last wide one takes the few far out."""
    if not sizes:
        return ()
    usual = sorted(sizes)[min(len(sizes) - 1, len(sizes) * 99 // 100)]
    width = _width(usual + 1)
    bars = usual // width + 1
    counts = [0] * (bars + 1)
    for size in sizes:
        counts[min(size // width, bars)] += 1
    found = [(index * width, (index + 1) * width, count) for index, count in enumerate(counts[:bars])]
    if counts[bars]:
        found.append((bars * width, max(sizes) + 1, counts[bars]))
    return tuple(found)


def _width(reach: int) -> int:
    """Return the smallest of 1, 2, 5, 10, 20 … of which few enough bars cover `reach`."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power * (_BARS - 1) >= reach:
                return step * power
        power *= 10


def _shown(text: str, piece: Piece, size: int) -> PreviewPiece:
    words = " ".join(text[piece.start : min(piece.end, piece.start + 4 * _WORDS)].split())
    short = words if len(words) <= _WORDS else words[: _WORDS - 1].rstrip() + "…"
    return PreviewPiece(piece.start, piece.end, size, piece.headings, piece.oversize, short)
