"""The columns that parts of rows make: from where to where each reaches, and whether together they are a table."""

from __future__ import annotations

import re
from collections import Counter

from core.documents.pdflines import Line
from core.documents.pdforder import crowd, dense

# The dots that lead the eye from a name to its number, at the end.
LEADERS = re.compile(r"(?:\s?[.…·]){4,}\s*$")
_PAGE = re.compile(r"(?:[\s.…·]*)(?:\d{1,4}|[ivxlc]{1,6})")
# Rows with more of their parts than this in type of one width are code.
_CODE = 0.8
# Cells with more characters than this on average are running text.
_LONGEST = 90
# The share of rows that may reach across the space between two columns.
_ACROSS = 0.08
Row = list[Line]


def columns_of(rows: list[Row]) -> list[tuple[float, float]]:
    """Return from where to where each column reaches; a few parts may lie across several columns."""
    if not rows:
        return []
    most = max(len(row) for row in rows)
    typical = [row for row in rows if len(row) >= max(2, 0.7 * most)]
    change: Counter[int] = Counter()
    for row in typical:
        for part in row:
            change[int(part.left)] += 1
            change[int(part.right) + 1] -= 1
    few = int(_ACROSS * len(typical))
    columns: list[tuple[float, float]] = []
    depth, begin = 0, 0
    for place in sorted(change):
        before, depth = depth, depth + change[place]
        if before <= few < depth:
            begin = place
        elif before > few >= depth:
            columns.append((float(begin), float(place)))
    return columns


def at(part: Line, columns: list[tuple[float, float]]) -> int:
    """Return the column that the part covers most, the nearest when it covers none."""
    best, most = 0, -1e9
    for number, (left, right) in enumerate(columns):
        shared = (part.right if part.right < right else right) - (part.left if part.left > left else left)
        if shared > most:
            best, most = number, shared
    return best


def fits(rows: list[Row], columns: list[tuple[float, float]], framed: bool) -> bool:
    """Say whether rows and columns make a table, and not two columns of prose, a list of contents or a formula."""
    held: list[list[Line]] = [[] for _ in columns]
    once = 0
    for row in rows:
        places = [at(part, columns) for part in row]
        once += len(set(places)) == len(places)
        for place, part in zip(places, row, strict=True):
            held[place].append(part)
    if not framed and sum(part.mono for row in rows for part in row) > _CODE * sum(map(len, rows)):
        return False
    if once < 0.75 * len(rows) or any(len(parts) < 0.3 * len(rows) for parts in held):
        return False
    if _contents(held) or (len(columns) == 2 and not framed and len(rows) < 4):
        return False
    if sum(dense(parts) for parts in held) > 1:
        return False
    if any(sum([len(part.text) for part in parts]) > _LONGEST * len(parts) for parts in held):
        return False
    share = 0.5 if framed else 0.7
    return all(_lined_up(parts, share) for parts in held)


def _contents(held: list[list[Line]]) -> bool:
    """Say whether the columns are a list of contents: titles with dots after them, and page numbers."""
    if len(held) > 3:
        return False
    led = sum(bool(LEADERS.search(part.text)) for part in held[-2])
    numbers = sum(bool(_PAGE.fullmatch(part.text.strip())) for part in held[-1])
    return numbers > 0.7 * len(held[-1]) and led > 0.3 * len(held[-2])


def _lined_up(parts: list[Line], share: float) -> bool:
    """Say whether at least this share of the parts begin, end or centre at one place."""
    places = [(part.left, part.right, (part.left + part.right) / 2) for part in parts]
    return any(crowd(list(side)) / len(parts) >= share for side in zip(*places, strict=True))
