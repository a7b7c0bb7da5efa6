"""Rows of cells as Markdown tables: several tables on a sheet told apart, long ones in parts that repeat their header.

A table stays whole for the splitter, and one of 5,000 rows in one chunk answers no question. So a long table is
written as several, each short enough for a chunk of ordinary size and each with the header, without which its
numbers mean nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.documents.conventions import protect

#: rows and cells are gathered up to this many before tables are told apart; bounds the memory of a long sheet
_BATCH = 2_000
_BATCH_CELLS = 400_000
_PART_CHARACTERS = 1_500
_PART_ROWS = 40
# A header may take up to this share of a part; a wider one gets longer parts rather than parts of nothing but header.
_HEADER_SHARE = 4
_HEADER_ROWS = 4
_PROSE = 300


class Figure(str):
    """The text of a cell that holds a number, a date or a truth value."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells merged into one: first and last row (from 1) and column (from 0), both included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty: its number from 1, and the texts of its cells from column 0."""

    number: int
    cells: list[str]


def tables(rows: Iterable[Row], merges: Sequence[Merge] = ()) -> Iterator[str]:
    """Yield the blocks of a sheet as Markdown: tables, and lines of text that stand alone.

    An empty row ends a table, and an empty column parts two that both are at least two columns wide. The text of a
    merged cell stands in its first cell, the others are empty.
    """
    across = [merge for merge in merges if merge.bottom > merge.top]
    batch: list[Row] = []
    size = 0
    writer = _Writer(merges)
    for row in rows:
        apart = bool(batch) and row.number > batch[-1].number + 1 and not _covered(across, batch[-1].number, row.number)
        if apart or len(batch) == _BATCH or size > _BATCH_CELLS:
            yield from writer.write(batch, goes_on=not apart)
            batch, size = [], 0
        batch.append(row)
        size += len(row.cells)
    if batch:
        yield from writer.write(batch, goes_on=False)


def cell(text: str) -> str:
    """Return a cell's text as it may stand in a pipe table."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "<br>".join(line for line in lines if line).replace("|", "\\|")


def pipe_table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of finished cells as one pipe table whose first row is the header."""
    width = max(map(len, rows))
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


class _Writer:
    """Writes one batch of rows after another; remembers the header of a table that goes on."""

    def __init__(self, merges: Sequence[Merge]) -> None:
        self._merges = merges
        self._headers: dict[tuple[int, int], tuple[list[int], list[list[str]]]] = {}
        self._going = False
        self._groups: list[tuple[int, int]] = []

    def write(self, batch: list[Row], *, goes_on: bool) -> Iterator[str]:
        """Yield the blocks of rows that follow each other."""
        if not self._going:
            self._groups = _groups(batch, self._merges)
        for first, last in self._groups:
            for block in _blocks(batch, first, last, self._merges):
                yield from self._block(block, first, last)
        self._going = goes_on

    def _block(self, block: list[Row], first: int, last: int) -> Iterator[str]:
        columns = _columns(block, first, last)
        kept = self._headers.get((first, last))
        under = kept is not None and set(columns) <= set(kept[0])
        if kept and under and self._going:
            yield from _parts(kept[1], [_row(row, kept[0]) for row in block])
            return
        if len(columns) == 1 and _lines(block, columns[0]):
            yield from (_text(row.cells[columns[0]]) for row in block)
            return
        above, body, below = _captions(block, columns)
        yield from map(_text, above)
        count = _header_rows(body, columns, self._merges)
        if kept and under and not count:
            # Rows of values after a gap, under the columns of the table above: its header is theirs.
            columns, head = kept
        else:
            head = [_row(row, columns) for row in body[:count]] or [[""] * len(columns)]
            self._headers[first, last] = (columns, head)
        yield from _parts(head, [_row(row, columns) for row in body[count:]])
        yield from map(_text, below)


def _covered(merges: Sequence[Merge], above: int, below: int) -> bool:
    return any(merge.top <= above and merge.bottom >= below - 1 for merge in merges)


def _groups(batch: list[Row], merges: Sequence[Merge]) -> list[tuple[int, int]]:
    """Return the (first, last) columns of tables that stand side by side; together they cover every column."""
    width = max(len(row.cells) for row in batch)
    filled = [any(column < len(row.cells) and row.cells[column] for row in batch) for column in range(width)]
    top, bottom = batch[0].number, batch[-1].number
    for merge in merges:
        if top <= merge.top <= bottom and merge.left < width:
            filled[merge.left : merge.right + 1] = [True] * (min(merge.right + 1, width) - merge.left)
    runs: list[list[int]] = []
    for column, full in enumerate(filled):
        if full and (not column or not filled[column - 1]):
            runs.append([column, column])
        elif full:
            runs[-1][1] = column
    if not runs or any(last == first for first, last in runs):
        return [(0, 1 << 20)]
    starts = [0, *[first for first, _ in runs[1:]]]
    return list(zip(starts, [start - 1 for start in starts[1:]] + [1 << 20], strict=True))


def _blocks(batch: list[Row], first: int, last: int, merges: Sequence[Merge]) -> Iterator[list[Row]]:
    """Yield runs of rows that have something in these columns."""
    block: list[Row] = []
    for row in batch:
        if any(row.cells[first : last + 1]):
            if block and row.number > block[-1].number + 1 and not _covered(merges, block[-1].number, row.number):
                yield block
                block = []
            block.append(row)
    if block:
        yield block


def _columns(block: list[Row], first: int, last: int) -> list[int]:
    """Return the columns that hold something."""
    width = min(max(len(row.cells) for row in block), last + 1)
    return [column for column in range(first, width) if any(_at(row, column) for row in block)]


def _lines(block: list[Row], column: int) -> bool:
    """Say whether a single column is text rather than a list of values."""
    lengths = [len(row.cells[column]) for row in block]
    return len(block) <= 3 or sum(lengths) > _PROSE * len(block)


def _captions(block: list[Row], columns: list[int]) -> tuple[list[str], list[Row], list[str]]:
    """Part the titles above a table and the notes below it from the table: rows with a single cell filled."""

    def _only(row: Row) -> str:
        texts = [text for column in columns if (text := _at(row, column))]
        return texts[0] if len(texts) == 1 and not isinstance(texts[0], Figure) else ""

    if len(columns) < 2:
        return [], block, []
    start, stop = 0, len(block)
    while start < stop and _only(block[start]):
        start += 1
    while stop > start + 1 and _only(block[stop - 1]) and _at(block[stop - 1], columns[0]):
        stop -= 1
    if start == stop:
        return [], block, []
    return [_only(row) for row in block[:start]], block[start:stop], [_only(row) for row in block[stop:]]


def _header_rows(body: list[Row], columns: list[int], merges: Sequence[Merge]) -> int:
    """Return how many rows at the top are the header: 0 when the first holds values."""
    texts = [_at(body[0], column) for column in columns]
    if not any(texts) or any(isinstance(text, Figure) and not _heads(text) for text in texts):
        return 0
    if all(isinstance(text, Figure) for text in texts) and len(body) < 3:
        return 0
    first = body[0].number
    deepest = max((merge.bottom for merge in merges if merge.top == first and merge.left in columns), default=first)
    rows = min(deepest - first + 1, _HEADER_ROWS, len(body))
    spread = any(merge.top == first and merge.right > merge.left for merge in merges)
    if rows == 1 and spread and len(body) > 2 and not any(isinstance(_at(body[1], c), Figure) for c in columns):
        rows = 2
    return rows


def _heads(text: str) -> bool:
    """Say whether a figure may head a column: a year or a date."""
    return (text.isdigit() and len(text) == 4 and text[:2] in ("19", "20")) or text.count("-") == 2 or "年" in text


def _parts(head: list[list[str]], rows: list[list[str]]) -> Iterator[str]:
    """Yield one table, or several with the header repeated."""
    size = sum(_size(row) for row in head)
    limit = max(_PART_CHARACTERS, _HEADER_SHARE * size)
    part: list[list[str]] = []
    length = size
    for row in rows:
        if part and (length + _size(row) > limit or len(part) == _PART_ROWS):
            yield pipe_table([*head, *part])
            part, length = [], size
        part.append(row)
        length += _size(row)
    if part or any(map(any, head)):
        yield pipe_table([*head, *part])


def _size(row: list[str]) -> int:
    return sum(map(len, row)) + 3 * len(row)


def _row(row: Row, columns: list[int]) -> list[str]:
    return [cell(_at(row, column)) for column in columns]


def _at(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


def _text(text: str) -> str:
    return "\n".join(protect(line.strip()) for line in text.split("\n") if line.strip())
