"""Tables with ruled lines: the grid the lines make, cells merged where no line parts them, text put in by its place."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from math import isnan
from operator import itemgetter

from core.documents.pdfaligned import boxed
from core.documents.pdfheads import one_head
from core.documents.pdflines import Line, readable
from core.documents.pdfpage import OpenPage
from core.documents.pdfrules import Edge
from core.documents.pdftables import Table, sound, together

# Lines closer than this are one line, and meet when this near, in points.
_NEAR = 3.0
_MOST_CELLS = 4_000
# A column narrower than this, in points, is the padding of a box.
_NARROW = 8.0
_START = itemgetter(2)
# So many lines with two parts in one cell mean that the ruled lines part groups of columns only.
_DOUBLED = 3


def ruled(page: OpenPage, lines: list[Line], edges: list[Edge]) -> list[Table]:
    """Return the tables whose columns are parted by ruled lines."""
    found: list[Table] = []
    flats, uprights = [edge for edge in edges if edge.flat], [edge for edge in edges if not edge.flat]
    if not uprights or not _roomy(flats, uprights):
        return []
    for group in _groups(_joined(flats), _joined(uprights)):
        grid = _Grid(group)
        if grid.sound:
            table = grid.filled(page, lines)
            finer = _finer(grid, lines) if grid.coarse else None
            if finer and (not table or len(finer.rows) > len(table.rows)):
                table = finer
            if table:
                found.append(table)
    return [t for t in found if not any(o is not t and _within(t, o) for o in found)]


def _roomy(flats: list[Edge], uprights: list[Edge]) -> bool:
    """Say whether two columns fit between all the lines; frames and shades around text leave room for one."""
    places = {edge[1] for edge in uprights}
    places.update([edge[2] for edge in flats], [edge[3] for edge in flats])
    ordered = sorted(places)
    # Lines that lie near each other may become one line anywhere between them.
    begin = least = before = ordered[0]
    for place in ordered:
        if place - before > _NEAR:
            begin = place
        if place - least >= _NARROW - 0.1:
            return ordered[-1] - max(begin, least + _NARROW) >= _NARROW - 0.1
        before = place
    return False


def _within(table: Table, other: Table) -> bool:
    return (
        other.left - 1 <= table.left and other.right + 1 >= table.right
        and other.bottom - 1 <= table.bottom and other.top + 1 >= table.top
    )  # fmt: skip


def _finer(grid: _Grid, lines: list[Line]) -> Table | None:
    """Return the table that the text's own alignment makes where the ruled lines only part groups of columns."""
    box = grid.box
    cells = boxed([line for line in lines if box.holds(line) and not line.block])
    return Table(box.left, box.bottom, box.right, box.top, cells) if cells else None


def _joined(edges: list[Edge]) -> list[Edge]:
    """Return edges of one direction with those on one line that touch made one."""
    found: list[Edge] = []
    rows: dict[int, list[Edge]] = defaultdict(list)
    number, last = 0, -1e9
    for edge in sorted(edges):
        number += edge[1] - last > _NEAR
        rows[number].append(edge)
        last = edge[1]
    for row in rows.values():
        at = sum([edge[1] for edge in row]) / len(row)
        flat, _, start, end = min(row, key=_START)
        for _, _, begin, stop in sorted(row, key=_START):
            if begin <= end + _NEAR:
                if stop > end:
                    end = stop
            else:
                found.append(Edge(flat, at, start, end))
                start, end = begin, stop
        found.append(Edge(flat, at, start, end))
    return found


def _groups(flats: list[Edge], uprights: list[Edge]) -> list[list[Edge]]:
    """Return the sets of lines that hang together by crossing or touching."""
    groups: list[list[Edge]] = []
    while uprights:
        group, fresh = [], [uprights.pop()]
        while fresh:
            edge = fresh.pop()
            group.append(edge)
            todo = uprights if edge.flat else flats
            near = _meeting(edge, todo)
            if near:
                marked = set(map(id, near))
                todo[:] = [other for other in todo if id(other) not in marked]
                fresh += near
        if any(edge.flat for edge in group):
            groups.append(group)
    return groups


def _meeting(edge: Edge, others: list[Edge]) -> list[Edge]:
    """Return the lines of the other direction that cross or touch this one."""
    at, low, high = edge.at, edge.start - _NEAR, edge.end + _NEAR
    return [other for other in others if low <= other[1] <= high and other[2] - _NEAR <= at <= other[3] + _NEAR]


class _Grid:
    """The grid that a group of lines makes: places of its columns from the left, of its rows from above."""

    def __init__(self, group: list[Edge]) -> None:
        self.flats = [edge for edge in group if edge.flat]
        self.uprights = [edge for edge in group if not edge.flat]
        # Tables often lack the outermost lines; the ends of the others stand for them.
        self.xs = _marks([e.at for e in self.uprights], [e.start for e in self.flats], [e.end for e in self.flats])
        heights = _marks([e.at for e in self.flats], [e.start for e in self.uprights], [e.end for e in self.uprights])
        self.ys = heights[::-1]
        self.box = Table(self.xs[0], self.ys[-1], self.xs[-1], self.ys[0], ())
        #: whether three lines or more have several parts in one cell, found while filling
        self.coarse = False
        wide = sum(right - left >= _NARROW for left, right in pairwise(self.xs))
        self.sound = wide > 1 and len(self.ys) > 1 and len(self.xs) * len(self.ys) <= _MOST_CELLS

    def filled(self, page: OpenPage, lines: list[Line]) -> Table | None:
        """Return the table with the page's text in its cells, None when it turns out to be none."""
        box = self.box
        owner = self._owners()
        texts: dict[tuple[int, int], str] = defaultdict(str)
        tall: dict[int, dict[tuple[int, int], list[float]]] = defaultdict(lambda: defaultdict(list))
        parts: list[tuple[tuple[int, int], float, str]] = []
        doubled = 0
        for line in lines:
            if not line.block and box.holds(line):
                here = self._sorted_in(page, line, owner)
                doubled += line.joined and bool(parts and here) and parts[-1][0] == here[0][0]
                parts += here
        self.coarse = doubled >= _DOUBLED
        for cell, height, text in parts:
            texts[cell] = together(texts[cell], text)
            heights = tall[cell[0]][cell]
            if height not in heights and not any(abs(height - other) < _NEAR for other in heights):
                heights.append(height)
        split = {row for row, cells in tall.items() if _several(list(cells.values()))}
        if split:
            return self._by_lines(box, parts, split, owner)
        places = range(len(self.xs) - 1)
        rows = [[texts.get((row, column), "") for column in places] for row in range(len(self.ys) - 1)]
        return self._made(box, one_head(rows, owner))

    def _by_lines(
        self,
        box: Table,
        parts: list[tuple[tuple[int, int], float, str]],
        split: set[int],
        owner: dict[tuple[int, int], tuple[int, int]],
    ) -> Table | None:
        """Make a row of each line of text within the grid's rows that stand for many."""
        rows: dict[tuple[int, int], list[str]] = {}
        for (row, column), height, text in sorted(parts, key=lambda part: (part[0][0], -part[1])):
            key = (row, 0)
            if row in split:
                known = [step for at, step in rows if at == row and abs(step + height) < _NEAR]
                key = (row, known[0] if known else round(-height))
            cells = rows.setdefault(key, [""] * (len(self.xs) - 1))
            cells[column] = together(cells[column], text)
        keys = sorted(rows)
        whole = next((number for number, key in enumerate(keys) if key != (number, 0) or number in split), len(keys))
        return self._made(box, one_head([rows[key] for key in keys], owner, whole))

    def _made(self, box: Table, rows: list[list[str]]) -> Table | None:
        cells = sound(rows)
        return Table(box.left, box.bottom, box.right, box.top, cells) if cells else None

    def _owners(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Return for each place of the grid the upper left place of the merged cell it belongs to."""
        owner: dict[tuple[int, int], tuple[int, int]] = {}
        before = [[e for e in self.uprights if abs(e.at - left) < _NEAR] for left in self.xs]
        for row, (top, bottom) in enumerate(pairwise(self.ys)):
            above = [e for e in self.flats if abs(e.at - top) < _NEAR]
            for column, (left, right) in enumerate(pairwise(self.xs)):
                middle, height = (left + right) / 2, (top + bottom) / 2
                if column and not any(e.start <= height <= e.end for e in before[column]):
                    owner[row, column] = owner[row, column - 1]
                elif row and not any(e.start <= middle <= e.end for e in above):
                    owner[row, column] = owner[row - 1, column]
                else:
                    owner[row, column] = (row, column)
        return owner

    def _sorted_in(
        self, page: OpenPage, line: Line, owner: dict[tuple[int, int], tuple[int, int]]
    ) -> list[tuple[tuple[int, int], float, str]]:
        """Return the stretches of a line with the cell each lies in and its height."""
        downs = [-y for y in self.ys]
        height = (line.bottom + line.top) / 2
        row = min(max(bisect_right(downs, -height) - 1, 0), len(self.ys) - 2)
        last = len(self.xs) - 2
        first, stop = (min(max(bisect_right(self.xs, x) - 1, 0), last) for x in (line.left + 1, line.right - 1))
        if all(owner[row, column] == owner[row, first] for column in range(first, stop + 1)):
            return [(owner[row, first], height, line.text)]
        found: list[tuple[tuple[int, int], str]] = []
        lefts, rights = page.sides(range(line.begin, line.end))
        for char, left, right in zip(page.text[line.begin : line.end], lefts, rights, strict=True):
            if isnan(left) or char.isspace():
                if found:
                    found[-1] = (found[-1][0], found[-1][1] + char)
                continue
            column = min(max(bisect_right(self.xs, (left + right) / 2) - 1, 0), last)
            cell = owner[row, column]
            if found and found[-1][0] == cell:
                found[-1] = (cell, found[-1][1] + char)
            else:
                found.append((cell, char))
        return [(cell, height, readable(text).strip()) for cell, text in found]


def _marks(inner: list[float], starts: list[float], ends: list[float]) -> list[float]:
    """Return the places of lines in order, with the outermost ends where no line lies near."""
    found: list[float] = []
    for place in sorted([*inner, min(starts), max(ends)]):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _several(cells: list[list[float]]) -> bool:
    """Say whether the cells of one grid row each hold at least three lines at the same heights."""
    counts = [len(heights) for heights in cells]
    if len(counts) < 2 or min(counts) < 3 or max(counts) != min(counts):
        return False
    first = sorted(cells[0])
    return all(abs(a - b) < _NEAR for other in cells[1:] for a, b in zip(first, sorted(other), strict=True))
