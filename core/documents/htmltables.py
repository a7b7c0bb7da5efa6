"""Tables of web pages: merged cells spread out, tables that only lay out a page taken apart, the rest as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from core.documents.conventions import labels
from core.documents.htmlinline import BAR
from core.documents.htmltree import kinds

_WIDEST = 1_000
_WIDE = 100
_TALLEST = 65_534
_LONG_CODE = 3
_HIGHEST_HEAD = 4


class Block(NamedTuple):
    """A piece of Markdown that stands alone; `kind` is text, heading, list, code, table, quote, math or rule."""

    kind: str
    text: str


class _Cell(NamedTuple):
    element: Any
    wide: int
    tall: int
    blocks: list[Block]


Blocks = Callable[[Any], list[Block]]


def table_blocks(table: Any, blocks: Blocks) -> list[Block]:
    """Return a `table` element as blocks; `blocks` writes what is in a cell.

    The text of a merged cell stands in its first place, the other places are empty; of a head of several rows each
    column gets one label with those above it in front. A table that lays out a page gives
    what is in its cells; one whose cells hold more than Markdown's can is written row by row.
    """
    captions = [Block("text", block.text) for caption in table.findall("caption") for block in blocks(caption)]
    rows = list(_rows(table))
    numbered = [cell for row in rows for cell in row if _line_numbers(cell)]
    read = [[_read(cell, blocks) for cell in row if cell not in numbered] for row in rows]
    read = [row for row in read if row]
    if _is_layout(table, rows, read):
        return captions + [block for row in read for cell in row for block in cell.blocks]
    if any(_too_rich(cell) for row in read for cell in row):
        return captions + _by_row(read)
    grid = [[in_cell(blocks_) for blocks_ in line] for line in _grid(read)]
    head = _head(read)
    if head > 1:
        grid[:head] = [labels([[in_cell(cell) for cell in line] for line in _grid(read[:head], True)])]
    return captions + ([Block("table", markdown_table(grid))] if any(any(line) for line in grid) else [])


def markdown_table(grid: list[list[str]]) -> str:
    """Return rows of ready cells as a Markdown table, the first row its head; empty rows and columns are left out."""
    rows = [row for row in grid if any(row)]
    width = max((len(row) for row in rows), default=0)
    used = [place for place in range(width) if any(place < len(row) and row[place] for row in rows)]
    lines = ["| " + " | ".join(row[place] if place < len(row) else "" for place in used) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(used), *lines[1:]]) if lines else ""


def in_cell(blocks: list[Block]) -> str:
    """Return blocks as they stand in a cell: in one line, parted by `<br>`, with bars that do not end it."""
    parts: list[str] = []
    for block in blocks:
        text = block.text
        if block.kind == "code":
            lines = text.split("\n")[1:-1]
            text = "<br>".join(f"`{line.strip()}`" for line in lines if line.strip())
        elif block.kind == "math":
            text = "$" + " ".join(text.strip("$").split()) + "$"
        elif block.kind == "heading":
            text = f"**{text.lstrip('#').strip()}**"
        parts.append("<br>".join(" ".join(line.split()) for line in text.split("\n") if line.strip()))
    joined = "<br>".join(part for part in parts if part)
    return joined.replace("|", "\\|").replace(BAR, "\\vert ")


def _rows(table: Any) -> Iterator[list[Any]]:
    """Yield the cells of the table's own rows, head first and foot last."""
    parts: dict[str, list[Any]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table:
        if child.tag == "tr":
            parts["tbody"].append(child)
        elif child.tag in parts:
            parts[child.tag] += [row for row in child if row.tag == "tr"]
    for row in parts["thead"] + parts["tbody"] + parts["tfoot"]:
        yield [cell for cell in row if cell.tag in ("td", "th")]


def _read(cell: Any, blocks: Blocks) -> _Cell:
    return _Cell(cell, _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", _TALLEST), blocks(cell))


def _span(cell: Any, name: str, most: int) -> int:
    said = (cell.get(name) or "1").strip()
    # rowspan="0" reaches to the end of the table.
    return min(int(said) or most, most) if said.isdecimal() and len(said) < 9 else 1


def _line_numbers(cell: Any) -> bool:
    return any(word in kinds(cell) for word in (" linenos ", " gutter ", " blob-num ", " rouge-gutter "))


def _is_layout(table: Any, rows: list[list[Any]], read: list[list[_Cell]]) -> bool:
    """Say whether the table only puts things beside each other: one column, one row of blocks, headings, tables."""
    cells = [cell for row in read for cell in row]
    said = kinds(table)
    if " presentation " in said or " none " in said or "highlighttable" in said:
        return True
    if any(cell.tag == "th" for row in rows for cell in row) or table.find("thead") is not None:
        return False
    if len(cells) <= 1 or max(len(row) for row in read) <= 1:
        return True
    if any(block.kind in ("heading", "table") for cell in cells for block in cell.blocks):
        return True
    return len(read) == 1 and any(len(cell.blocks) > 1 for cell in cells)


def _too_rich(cell: _Cell) -> bool:
    for block in cell.blocks:
        if block.kind in ("table", "heading") or (block.kind == "code" and block.text.count("\n") > _LONG_CODE + 1):
            return True
    return False


def _head(rows: list[list[_Cell]]) -> int:
    """Return how many rows at the top name columns and groups of them; one cell above all is a title and no head."""
    count = next((n for n, row in enumerate(rows) if not all(_names(cell) for cell in row)), len(rows))
    above = rows[: count - 1]
    grouped = any(cell.wide > 1 for row in above for cell in row) and all(len(row) > 1 for row in above)
    return count if grouped and 1 < count < len(rows) and count <= _HIGHEST_HEAD else 1


def _names(cell: _Cell) -> bool:
    row = cell.element.getparent()
    parent = row.getparent() if row is not None else None
    return cell.element.tag == "th" or (parent is not None and parent.tag == "thead")


def _grid(rows: list[list[_Cell]], repeated: bool = False) -> list[list[list[Block]]]:
    """Spread merged cells over the places they take, as far as a table can be that wide.

    Their blocks stand in the first place only, or in each across when `repeated`.
    """
    grid: list[list[list[Block]]] = []
    below: dict[int, int] = {}
    most = max((len(row) for row in rows), default=1)
    for row in rows:
        line: list[list[Block]] = []
        taken, below = below, {place: more - 1 for place, more in below.items() if more > 1}
        for cell in row:
            while len(line) in taken:
                line.append([])
            wide = cell.wide if cell.wide <= _WIDE else most
            if len(line) + wide > _WIDEST:
                line.append(cell.blocks)
                continue
            if cell.tall > 1:
                below.update(dict.fromkeys(range(len(line), len(line) + wide), cell.tall - 1))
            line += [cell.blocks, *([cell.blocks if repeated else []] * (wide - 1))]
        grid.append(line)
    return grid


def _by_row(rows: list[list[_Cell]]) -> list[Block]:
    """Write a table one row after another, each cell below the name of its column."""
    grid = _grid(rows)
    headed = all(cell.element.tag == "th" for cell in rows[0])
    names = [in_cell(cell) for cell in grid[0]] if headed else []
    out: list[Block] = []
    for line in grid[headed:]:
        for place, cell in enumerate(line):
            name = names[place] if place < len(names) else ""
            if name and cell and cell[0].kind == "text":
                out += [Block("text", f"**{name}**: {cell[0].text}"), *cell[1:]]
            else:
                out += ([Block("text", f"**{name}**:")] if name and cell else []) + cell
    return out
