"""Tables without upright lines: rows whose parts begin, end or centre at the same places."""

from __future__ import annotations

from core.documents.pdfcolumns import LEADERS, Row, at, columns_of, fits
from core.documents.pdfheads import one_head, spread, told
from core.documents.pdflines import Line
from core.documents.pdfrules import Edge
from core.documents.pdftables import NUMBER, Table, sound, together

_NEAR = 3.0
# Rows further apart than this many times the type, or this many lines in one part, end a table.
_APART, _SINGLES = 3.2, 2
# So many rows of several parts are enough between two ruled lines; elsewhere it takes one more.
_FRAMED = 2
# So many rows a table has at least whose head has two; the lower one follows within so many times its type.
_HEADED, _LOOSE = 4, 2.4


def aligned(lines: list[Line], edges: list[Edge]) -> list[Table]:
    """Return the tables among lines that were cut at their gaps (`pdfgaps.parted`), in order."""
    tables: list[Table] = []
    for run in _runs(_rows(lines)):
        several = [row for row in run if len(row) > 1]
        if len(several) < _FRAMED:
            continue
        sure = _framed(run, edges)
        cells = _cells(run, sure) if sure or len(several) > _FRAMED else ()
        if cells:
            parts = [part for row in run for part in row]
            tables.append(
                Table(
                    min(p.left for p in parts), min(p.bottom for p in parts),
                    max(p.right for p in parts), max(p.top for p in parts), cells,
                )
            )  # fmt: skip
    return tables


def _cells(run: list[Row], sure: bool) -> tuple[tuple[str, ...], ...]:
    """Return the cells of the table that the rows are, nothing when they are none."""
    cells = _headed(run, sure)
    if cells:
        return cells
    several = [row for row in run if len(row) > 1]
    columns = columns_of(several)
    return sound(_filled(run, columns)) if len(columns) > 1 and fits(several, columns, sure) else ()


def _headed(run: list[Row], sure: bool) -> tuple[tuple[str, ...], ...]:
    """Return the cells of a table whose first row names groups of columns, nothing when it does not."""
    if len(run) < _HEADED or not 1 < len(run[0]) < len(run[1]) or not _close(run[0], run[1]):
        return ()
    several = [row for row in run[1:] if len(row) > 1]
    columns = columns_of(several)
    above = spread(run[0], columns) if len(columns) > 1 and fits(several, columns, sure) else []
    if not above:
        return ()
    names, below = [""] * len(columns), [""] * len(columns)
    owners = {(row, column): (row, column) for row in (0, 1) for column in range(len(columns))}
    for part, over in zip(run[0], above, strict=True):
        names[over[0]] = part.text
        owners.update({(0, column): (0, over[0]) for column in over})
    # The names of the columns may take several lines, up to the first line with numbers.
    count = next((n for n, row in enumerate(run[2 : _HEADED + 1], start=2) if _tells(row)), 2)
    for part in [part for row in run[1:count] for part in row]:
        place = at(part, columns)
        below[place] = together(below[place], part.text)
    rows = [names, below, *_filled(run[count:], columns)]
    joined = one_head(rows, owners, 2)
    return sound(joined) if len(joined) < len(rows) else ()


def _tells(row: Row) -> bool:
    return sum([told(part.text) for part in row[1:]]) * 2 >= len(row) > 1


def _close(above: Row, below: Row) -> bool:
    return 0 < above[0].bottom - below[0].bottom < _LOOSE * max(below[0].size, 4.0)


def boxed(lines: list[Line]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the one table that all `lines` are, nothing when they do not line up as one."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if rows and rows[-1][0].bottom - line.bottom < _NEAR:
            rows[-1].append(line)
        else:
            rows.append([line])
    rows = [sorted(row, key=lambda line: line.left) for row in rows]
    return _cells(rows, True)


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


def _filled(run: list[Row], columns: list[tuple[float, float]]) -> list[list[str]]:
    rows: list[list[str]] = []
    last: Row = []
    stub = ""
    for number, row in enumerate(run):
        cells = [""] * len(columns)
        for part in row:
            place = at(part, columns)
            cells[place] = together(cells[place], LEADERS.sub("", part.text))
        close = bool(last) and last[0].bottom - row[0].bottom < 1.45 * max(row[0].size, 4.0)
        after = run[number + 1] if number + 1 < len(run) else []
        if len(row) == 1 and cells[0] and len(after) > 1 and _begins(row[0], last, after):
            stub = together(stub, cells[0])
            continue
        cells[0], stub = together(stub, cells[0]), ""
        first = not cells[0] and not any(NUMBER.fullmatch(cell) for cell in cells if cell)
        if rows and close and (len(row) == 1 or first) and _goes_on(cells, rows[-1]):
            rows[-1] = [together(above, cell) for above, cell in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        last = row
    return rows


def _begins(single: Line, last: Row, after: Row) -> bool:
    """Say whether a name alone in its row begins the next row's name, rather than ending the one above."""
    if LEADERS.search(single.text):
        return False
    led = bool(last) and bool(LEADERS.search(last[0].text))
    return led or (after[0].text[:1].islower() and not single.text[:1].islower())


def _goes_on(cells: list[str], above: list[str]) -> bool:
    return all(above[n] and not NUMBER.fullmatch(cell) for n, cell in enumerate(cells) if cell)


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
