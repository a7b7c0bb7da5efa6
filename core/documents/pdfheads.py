"""Heads of several rows in the tables of a PDF: groups of columns named above, the columns themselves below."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from core.documents.conventions import labels
from core.documents.pdflines import Line
from core.documents.pdftables import NUMBER

#: (row, column) -> the place that holds the text of the merged cell it belongs to
Owners = Mapping[tuple[int, int], tuple[int, int]]

_HIGHEST = 4
# The middle of a group's name lies this near the middle of its columns, in points or as a share of their width.
_NEAR, _OFF = 4.0, 0.08
# Numbers that name columns.
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\s?年?")


def one_head(rows: list[list[str]], owners: Owners, most: int = _HIGHEST) -> list[list[str]]:
    """Return the rows with a head of several rows, `most` at most, made one: each name with those above it in front."""
    used = [column for column in range(len(rows[0]) if rows else 0) if any(row[column] for row in rows)]
    count = 1
    while count < min(len(rows) - 1, most, _HIGHEST) and _groups(owners, count - 1, used):
        count += 1
    if count == 1 or not _names(rows, owners, count, used):
        return rows
    places = [[owners[row, column] for column in range(len(rows[0]))] for row in range(count)]
    return [labels([[rows[row][column] for row, column in line] for line in places]), *rows[count:]]


def told(text: str) -> bool:
    """Say whether a cell holds a number that is no year, which names nothing."""
    return bool(NUMBER.fullmatch(text)) and not _YEAR.fullmatch(text)


def _groups(owners: Owners, row: int, used: Sequence[int]) -> list[list[int]]:
    """Return the columns below each cell that begins in this row and reaches across several columns, but not all."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for column in used:
        cells[owners[row, column]].append(column)
    return [columns for owner, columns in cells.items() if owner[0] == row and 1 < len(columns) < len(used)]


def _names(rows: list[list[str]], owners: Owners, count: int, used: Sequence[int]) -> bool:
    """Say whether the last of `count` rows names columns, and is not the first with what the table tells."""
    grouped = [column for columns in _groups(owners, count - 2, used) for column in columns]
    below = [rows[count - 1][column] for column in grouped]
    if any(not text or told(text) for text in below):
        return False
    beside = [column for column in used if column not in grouped]
    if beside and all(owners[count - 1, c][0] < count - 1 or not rows[count - 1][c] for c in beside):
        return True
    cells = [row[column] for row in rows[count:] for column in grouped if row[column]]
    return sum(map(told, cells)) > 0.5 * len(cells)


def spread(head: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[list[int]]:
    """Return the columns that each part of a row stands above, nothing when no part stands above several."""
    stub = int(head[0].left < columns[0][1])
    rest = [(part.left + part.right) / 2 for part in head[stub:]]
    found = [[0]] * stub + _tiled(rest, columns, 1)
    if len(found) == stub:
        found = [[n for n, (left, right) in enumerate(columns) if p.left < right and left < p.right] for p in head]
        found = [over or _between(part, columns) for over, part in zip(found, head, strict=True)]
    if not all(found) or any(before[-1] >= after[0] for before, after in pairwise(found)):
        return []
    return found if any(len(over) > 1 for over in found) else []


def _tiled(middles: Sequence[float], columns: Sequence[tuple[float, float]], first: int) -> list[list[int]]:
    """Return runs of columns, one in the middle of which each of `middles` lies, from `first` to the last column."""
    for last in range(first, len(columns) if middles else 0):
        left, right = columns[first][0], columns[last][1]
        if abs((left + right) / 2 - middles[0]) < max(_NEAR, _OFF * (right - left)):
            rest = _tiled(middles[1:], columns, last + 1)
            if rest or (last == len(columns) - 1 and len(middles) == 1):
                return [list(range(first, last + 1)), *rest]
    return []


def _between(part: Line, columns: Sequence[tuple[float, float]]) -> list[int]:
    """Return the two columns in whose middle the part stands."""
    middle = (part.left + part.right) / 2
    pairs = enumerate(pairwise(columns))
    return next(([n, n + 1] for n, (one, two) in pairs if n and abs((one[0] + two[1]) / 2 - middle) < _NEAR), [])
