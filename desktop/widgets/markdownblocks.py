"""Cuts Markdown into blocks that can be shown one by one: a paragraph, a list item, a piece of a table or of code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

#: a block is never much longer than this, so that laying one out stays within a frame
LONGEST: Final = 1_800
CODE_LINES: Final = 40
TABLE_ROWS: Final = 16
PLAIN_LINES: Final = 12
#: rows of a table whose cells decide how wide its columns are
SAMPLED: Final = 60

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_BREAK = re.compile(r"[。！？；\n]|[.!?;]\s")
#: a line that begins with anything else is words, unless it holds the cells of a table
_MARKS = frozenset("#`~*-_+>$=| \t0123456789")
_CELL = re.compile(r"(?<!\\)\|")


class Block(NamedTuple):
    """One block: the characters `start` to `end` of the text, the blank lines after it among them.

    `lines` is how many lines it has, `data` what its kind needs: the level of a heading; depth, marker and whether a
    gap follows of an item; shares of the columns, whether it has the header and is the last piece of a table; whether
    it is the first and the last piece of code.
    """

    kind: str
    start: int
    end: int
    lines: int = 1
    data: Any = None


class _Lines:
    """The lines of a text, one at a time, without cutting the whole."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.start = self.end = 0
        self.line = ""
        self.step()

    def over(self) -> bool:
        return self.start >= len(self.text)

    def step(self) -> None:
        self.start = self.end
        self.end = self.text.find("\n", self.start) + 1 or len(self.text)
        self.line = self.text[self.start : self.end].rstrip("\n")

    def following(self) -> str:
        end = self.text.find("\n", self.end)
        return self.text[self.end : end if end >= 0 else len(self.text)]

    def skip_blank(self) -> int:
        while not self.over() and not self.line.strip():
            self.step()
        return self.start


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a Markdown text in order; together they cover it without a gap."""
    lines = _Lines(text)
    start = lines.start
    lines.skip_blank()
    depths: list[int] = []
    while not lines.over():
        item = _ITEM.match(lines.line) if lines.line[0] in _MARKS else None
        if item and not _RULE.match(lines.line):
            yield _item(lines, start, item, depths)
        else:
            if not lines.line.startswith((" ", "\t")):
                depths.clear()
            yield from _other(lines, start)
        start = lines.start
    if start < len(text):
        yield Block("text", start, len(text))


def _other(lines: _Lines, start: int) -> Iterator[Block]:
    line = lines.line
    if line[0] not in _MARKS and "|" not in line:
        yield from _paragraph(lines, start)
    elif heading := _HEADING.match(line):
        lines.step()
        yield Block("heading", start, lines.skip_blank(), 1, len(heading[1]))
    elif fence := _FENCE.match(line):
        yield from _fenced(lines, start, re.compile(rf" {{0,3}}{re.escape(fence[1][0])}{{{len(fence[1])},}}[ \t]*$"))
    elif line.strip() == "$$":
        yield from _fenced(lines, start, re.compile(r"[ \t]*\$\$[ \t]*$"), "formula")
    elif _RULE.match(line):
        lines.step()
        yield Block("rule", start, lines.skip_blank())
    elif "|" in line and _DELIMITER.match(following := lines.following()) and "|" in following + line:
        yield from _table(lines, start)
    elif line.lstrip().startswith(">"):
        yield from _cut(lines.text, start, _run(lines, ">"), lines.skip_blank(), "quote")
    else:
        yield from _paragraph(lines, start)


def _fenced(lines: _Lines, start: int, closing: re.Pattern[str], kind: str = "code") -> Iterator[Block]:
    lines.step()
    count, first, size = 1, True, 0
    while not lines.over() and not closing.match(lines.line):
        count += 1
        size += len(lines.line)
        lines.step()
        if (count >= CODE_LINES or size > LONGEST) and not lines.over() and not closing.match(lines.line):
            yield Block(kind, start, lines.start, count, (first, False))
            start, count, first, size = lines.start, 0, False, 0
    if not lines.over():
        lines.step()
    yield Block(kind, start, lines.skip_blank(), count + 1, (first, True))


def _table(lines: _Lines, start: int) -> Iterator[Block]:
    shares = column_shares(_sample(lines))
    lines.step()
    lines.step()
    count, header, size = 1, True, 0
    while not lines.over() and "|" in lines.line:
        count += 1
        size += len(lines.line)
        lines.step()
        if (count >= TABLE_ROWS or size > LONGEST) and not lines.over() and "|" in lines.line:
            yield Block("table", start, lines.start, count, (shares, header, False))
            start, count, header, size = lines.start, 0, False, 0
    yield Block("table", start, lines.skip_blank(), count, (shares, header, True))


def _sample(lines: _Lines) -> list[str]:
    found, place = [lines.line], lines.end
    place = lines.text.find("\n", place) + 1 or len(lines.text)
    while len(found) < SAMPLED and place < len(lines.text):
        end = lines.text.find("\n", place)
        end = end if end >= 0 else len(lines.text)
        row = lines.text[place:end]
        if "|" not in row:
            break
        found.append(row)
        place = end + 1
    return found


def cells(row: str) -> list[str]:
    """Return the cells of a table row; escaped bars stay in their cell."""
    inner = row.strip()
    inner = inner.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _CELL.split(inner)]


def column_shares(rows: list[str]) -> tuple[float, ...]:
    """Return how the width is divided between the columns: by the square root of their longest cells."""
    split = [cells(row) for row in rows]
    count = max(map(len, split))
    widths = [max((min(160, _wide(row[n])) for row in split if n < len(row)), default=1) ** 0.5 for n in range(count)]
    widths = [max(1.8, width) for width in widths]
    return tuple(width / sum(widths) for width in widths)


def _wide(cell: str) -> int:
    return len(cell) + sum(letter > "\u2e80" for letter in cell[:160])


def _item(lines: _Lines, start: int, item: re.Match[str], depths: list[int]) -> Block:
    indent = len(item[1].expandtabs(4))
    while depths and indent < depths[-1]:
        depths.pop()
    if not depths or indent > depths[-1]:
        depths.append(indent)
    size = len(lines.line)
    lines.step()
    count = 1
    while not lines.over() and lines.line.strip() and size < LONGEST:
        if _starts(lines):
            break
        count += 1
        size += len(lines.line)
        lines.step()
    inner, end = lines.start, lines.skip_blank()
    ends = end > inner or not _ITEM.match(lines.line)
    return Block("item", start, end, count, (len(depths) - 1, item[2], ends))


def _starts(lines: _Lines) -> bool:
    """Return whether a line begins something that ends a paragraph."""
    line = lines.line
    if line[0] not in _MARKS and "|" not in line:
        return False
    if any(mark.match(line) for mark in (_ITEM, _HEADING, _FENCE, _RULE)):
        return True
    return line.strip() == "$$" or line[0] == ">" or ("|" in line and bool(_DELIMITER.match(lines.following())))


def _run(lines: _Lines, mark: str) -> int:
    while not lines.over() and lines.line.lstrip().startswith(mark):
        lines.step()
    return lines.start


def _paragraph(lines: _Lines, start: int) -> Iterator[Block]:
    lines.step()
    if not lines.over() and (line := _UNDERLINE.match(lines.line)):
        lines.step()
        yield Block("heading", start, lines.skip_blank(), 1, 1 if line[1][0] == "=" else 2)
        return
    while not lines.over() and lines.line.strip() and not _starts(lines):
        lines.step()
    end = lines.start
    yield from _cut(lines.text, start, end, lines.skip_blank(), "text")


def _cut(text: str, start: int, inner: int, end: int, kind: str) -> Iterator[Block]:
    """Yield a long stretch in pieces, cut after sentences where there are any."""
    while inner - start > LONGEST:
        place = start + LONGEST
        ends = [found.end() for found in _BREAK.finditer(text, start + LONGEST // 2, place)]
        place = ends[-1] if ends else place
        yield Block(kind, start, place, text.count("\n", start, place) + 1, True)
        start = place
    yield Block(kind, start, end, text.count("\n", start, inner) + 1)


def plain_blocks(text: str) -> Iterator[Block]:
    """Yield a text as it is, a few lines at a time."""
    start = 0
    while start < len(text):
        end, count, most = start, 0, min(len(text), start + 2 * LONGEST)
        while end < most and count < PLAIN_LINES and end - start < LONGEST:
            end = text.find("\n", end, most) + 1 or most
            count += 1
        yield Block("plain", start, end, count)
        start = end
