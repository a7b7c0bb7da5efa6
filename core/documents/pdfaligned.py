"""Tables without upright lines: rows whose parts begin, end or centre at the same places."""

from __future__ import annotations

import re
from collections import Counter

from core.documents.pdflines import Line
from core.documents.pdforder import crowd, dense
from core.documents.pdfrules import Edge
from core.documents.pdftables import Table, sound, together

_LEADERS = re.compile(r"(?:\s?[.…·]){4,}\s*$")
_NUMBER = re.compile(r"[\s\d.,:%()+\-–−$€£¥～~/]*\d[\s\d.,:%()+\-–−$€£¥～~/]*")
_PAGE = re.compile(r"(?:[\s.…·]*)(?:\d{1,4}|[ivxlc]{1,6})")
_NEAR = 3.0
# Rows further apart than this many times the type, or this many lines in one part, end a table.
_APART, _SINGLES = 3.2, 2
# So many rows of several parts are enough between two ruled lines; elsewhere it takes one more.
_FRAMED = 2
# Rows with more of their parts than this in type of one width are code.
_CODE = 0.8
# Cells with more characters than this on average are running text.
_LONGEST = 90
# The share of rows that may reach across the space between two columns.
_ACROSS = 0.08
Row = list[Line]


def aligned(lines: list[Line], edges: list[Edge]) -> list[Table]:
    """Return the tables among lines that were cut at their gaps (`pdfgaps.parted`), in order."""
    tables: list[Table] = []
    for run in _runs(_rows(lines)):
        several = [row for row in run if len(row) > 1]
        if len(several) < _FRAMED:
            continue
        sure = _framed(run, edges)
        columns = _columns(several) if sure or len(several) > _FRAMED else []
        if len(columns) > 1 and _fits(several, columns, sure):
            cells = sound(_filled(run, columns))
            if cells:
                parts = [part for row in run for part in row]
                tables.append(
                    Table(
                        min(p.left for p in parts), min(p.bottom for p in parts),
                        max(p.right for p in parts), max(p.top for p in parts), cells,
                    )
                )  # fmt: skip
    return tables


def boxed(lines: list[Line]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the one table that all `lines` are, nothing when they do not line up as one."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if rows and rows[-1][0].bottom - line.bottom < _NEAR:
            rows[-1].append(line)
        else:
            rows.append([line])
    rows = [sorted(row, key=lambda line: line.left) for row in rows]
    several = [row for row in rows if len(row) > 1]
    columns = _columns(several)
    if len(columns) < 2 or not _fits(several, columns, True):
        return ()
    return sound(_filled(rows, columns))


def _rows(lines: list[Line]) -> list[Row]:
    rows: list[Row] = []
    for line in lines:
        if line.joined and rows:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _runs(rows: list[Row]) -> list[list[Row]]:
    """Return stretches of rows that may be tables: rows of several parts, with few of one part between them."""
    runs: list[list[Row]] = []
    run: list[Row] = []
    singles = 0
    for row in [*rows, []]:
        apart = bool(row and run) and not 0 < run[-1][0].bottom - row[0].bottom < _APART * max(row[0].size, 4.0)
        titled = len(row) == 1 and bool(run) and _other(row[0], run[-1][-1])
        if not row or row[0].block or apart or titled or (len(row) == 1 and singles >= _SINGLES):
            runs.append(run)
            run, singles = [], 0
        if row and not row[0].block and (len(row) > 1 or run):
            run.append(row)
            singles = 0 if len(row) > 1 else singles + 1
    return [_trimmed(run) for run in runs if run]


def _other(single: Line, before: Line) -> bool:
    """Say whether a line alone is set larger than the row before, as a title between two tables is."""
    return single.size > 1.12 * before.size or (single.bold and not before.bold and len(single.text) < 60)


def _trimmed(run: list[Row]) -> list[Row]:
    """Return the run without lines of one part at its end, unless they go on the last row closely."""
    while run and len(run[-1]) == 1:
        run = run[:-1]
    return run


def _columns(rows: list[Row]) -> list[tuple[float, float]]:
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


def _at(part: Line, columns: list[tuple[float, float]]) -> int:
    """Return the column that the part covers most, the nearest when it covers none."""
    best, most = 0, -1e9
    for number, (left, right) in enumerate(columns):
        shared = (part.right if part.right < right else right) - (part.left if part.left > left else left)
        if shared > most:
            best, most = number, shared
    return best


def _fits(rows: list[Row], columns: list[tuple[float, float]], framed: bool) -> bool:
    """Say whether rows and columns make a table, and not two columns of prose, a list of contents or a formula."""
    held: list[list[Line]] = [[] for _ in columns]
    once = 0
    for row in rows:
        places = [_at(part, columns) for part in row]
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
    led = sum(bool(_LEADERS.search(part.text)) for part in held[-2])
    numbers = sum(bool(_PAGE.fullmatch(part.text.strip())) for part in held[-1])
    return numbers > 0.7 * len(held[-1]) and led > 0.3 * len(held[-2])


def _lined_up(parts: list[Line], share: float) -> bool:
    """Say whether at least this share of the parts begin, end or centre at one place."""
    places = [(part.left, part.right, (part.left + part.right) / 2) for part in parts]
    return any(crowd(list(side)) / len(parts) >= share for side in zip(*places, strict=True))


def _filled(run: list[Row], columns: list[tuple[float, float]]) -> list[list[str]]:
    rows: list[list[str]] = []
    last: Row = []
    stub = ""
    for number, row in enumerate(run):
        cells = [""] * len(columns)
        for part in row:
            place = _at(part, columns)
            cells[place] = together(cells[place], _LEADERS.sub("", part.text))
        close = bool(last) and last[0].bottom - row[0].bottom < 1.45 * max(row[0].size, 4.0)
        after = run[number + 1] if number + 1 < len(run) else []
        if len(row) == 1 and cells[0] and len(after) > 1 and _begins(row[0], last, after):
            stub = together(stub, cells[0])
            continue
        cells[0], stub = together(stub, cells[0]), ""
        first = not cells[0] and not any(_NUMBER.fullmatch(cell) for cell in cells if cell)
        if rows and close and (len(row) == 1 or first) and _goes_on(cells, rows[-1]):
            rows[-1] = [together(above, cell) for above, cell in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        last = row
    return rows


def _begins(single: Line, last: Row, after: Row) -> bool:
    """Say whether a name alone in its row begins the next row's name, rather than ending the one above."""
    if _LEADERS.search(single.text):
        return False
    led = bool(last) and bool(_LEADERS.search(last[0].text))
    return led or (after[0].text[:1].islower() and not single.text[:1].islower())


def _goes_on(cells: list[str], above: list[str]) -> bool:
    return all(above[n] and not _NUMBER.fullmatch(cell) for n, cell in enumerate(cells) if cell)


def _framed(run: list[Row], edges: list[Edge]) -> bool:
    """Say whether ruled lines of one length lie above and below the run."""
    if not run:
        return False
    high, low = run[0][0].top, run[-1][0].bottom
    reach = 2.0 * max(run[0][0].size, 6.0)
    flats = [edge for edge in edges if edge.flat]
    above = [edge for edge in flats if -2 < edge.at - high + 2 < reach]
    below = [edge for edge in flats if -2 < low - edge.at + 2 < reach]
    return any(abs(a.start - b.start) < _NEAR and abs(a.end - b.end) < _NEAR for a in above for b in below)
