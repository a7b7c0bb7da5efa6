"""Cutting prose that is longer than the maximum: at sentence ends, then clauses, then white space, then anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.chunks.splitters.clusters import after, before

_SENTENCE = re.compile(
    r"(?:[。！？!?；…]++[”’」』）)\]\"']*+"
    r"|(?<!\b[A-Z])(?<!\b(?:Dr|Mr|Ms|No|vs|cf|St))(?<!\b(?:Mrs|Fig|etc|e\.g|i\.e|Art|Sec))\.[”’)\]\"'*_]*+(?=\s+[^\sa-z]))\s*+"
)
_CLAUSE = re.compile(r"[，、：][”’」』）)\]\"']*+\s*+|[）】]\s*+|[,;:—][”’)\]\"']*+\s++")
_SPACE = re.compile(r"\s++")
_NEWLINE = re.compile(r"\n\s*+")
_PROSE = (_SENTENCE, _CLAUSE, _SPACE)
_BY_LINES = (_NEWLINE, _SENTENCE, _CLAUSE, _SPACE)


def cut(text: str, start: int, end: int, maximum: int, keep: int = 0, lines: bool = False) -> Iterator[int]:
    """Yield the ends of pieces of `text[start:end]`, the last of them being `end`.

    Args:
        text: the whole text.
        start: first character of the span to cut.
        end: one past its last character.
        maximum: characters a piece may have; only a run of white space can make one longer.
        keep: the first cut lies behind this position, so that a heading keeps the text after it.
        lines: prefer line ends to sentence ends (quotations, list items, indented code).
    """
    marks = _BY_LINES if lines else _PROSE
    blank = _SPACE.match(text, start, end)
    if blank:
        keep = max(keep, blank.end())  # no piece of white space alone
        if blank.end() - start > maximum // 2:
            start = blank.end()
    while end - start > maximum:
        rest = end - start
        # Cutting less than the maximum when little more is left avoids a tiny last piece.
        high = start + (maximum if rest >= 2 * maximum else min(maximum, (rest * 5 + 7) // 8))
        low = max(start + 1, high - maximum // 2)
        if keep < start + maximum:
            low = max(low, keep + 1)
        start = _best(text, marks, low, max(low, high), end)
        if start < end:
            yield start
    yield end


def _best(text: str, marks: tuple[re.Pattern[str], ...], low: int, high: int, end: int) -> int:
    """Return the last good place to cut in [low, high], else `high`, or where the white space there ends."""
    for pattern in marks:
        last = 0
        for hit in pattern.finditer(text, low - 1, min(end, high + 3)):
            if low <= hit.end() <= high:
                last = hit.end()
        if last:
            return last
    # White space never begins a piece, and what a reader sees as one sign is never parted.
    if low < high < end and text[high].isspace() and not text[high - 1].isspace():
        high -= 1
    blank = _SPACE.match(text, high, end)
    if blank:
        return blank.end()
    place = before(text, high, low - 1)
    return place if place >= low else after(text, high, low - 1, end)
