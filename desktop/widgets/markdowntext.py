"""Builds the small text document of one block of Markdown."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from desktop.theme import current
from desktop.widgets.markdownblocks import Block, cells
from desktop.widgets.markdowninline import Pictures, fixed_family, write

#: of the font's pixel size; see desktop.widgets.reading
LINE_HEIGHT: Final = 1.75
CODE_HEIGHT: Final = 1.5
#: level -> pixels over the body size
LARGER: Final = {1: 7, 2: 4, 3: 2}
INDENT: Final = 22
#: a column of a table is never narrower, in body sizes; wider tables scroll
NARROWEST: Final = 5.5
BULLETS: Final = ("•", "◦", "▪")
NO_PICTURES: Final[Pictures] = lambda _place: None  # noqa: E731 - a constant of a callable type


class Laid(NamedTuple):
    """A block as it is painted: its document, the room above, below and left of it, and what lies behind it."""

    document: QTextDocument
    above: float = 0
    below: float = 0
    left: float = 0
    behind: str = ""


def lay(block: Block, text: str, width: float, pictures: Pictures = NO_PICTURES, parent: QObject | None = None) -> Laid:
    """Return a block of `text` laid out in a width in pixels."""
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(current().font())
    source = text[block.start : block.end].strip("\n")
    made = _KINDS[block.kind](document, block, source, width, pictures)
    if block.kind != "table":
        document.setTextWidth(max(40.0, width - made.left - (12 if made.behind == "code" else 0)))
    return made


def _text(document: QTextDocument, block: Block, source: str, width: float, pictures: Pictures) -> Laid:
    cursor = _begin(document, LINE_HEIGHT)
    write(cursor, source.strip(), QTextCharFormat(), pictures)
    return Laid(document, 0, 0 if block.data else 8)


def _heading(document: QTextDocument, block: Block, source: str, width: float, pictures: Pictures) -> Laid:
    level = int(block.data)
    size = current().px("body") + round(LARGER.get(level, 0) * current().factor)
    look = QTextCharFormat()
    font = current().font(bold=True)
    font.setPixelSize(size)
    look.setFont(font)
    if level > 4:
        look.setForeground(current().role("muted"))
    cursor = _begin(document, 1.5, size)
    words = source.strip()
    # With an underline instead of marks the last line is that.
    words = words.lstrip("#").strip().rstrip("#").rstrip() if words[:1] == "#" else words.rsplit("\n", 1)[0]
    write(cursor, words, look, pictures)
    return Laid(document, 12 if level < 3 else 8, 6)


def _item(document: QTextDocument, block: Block, source: str, width: float, pictures: Pictures) -> Laid:
    depth, marker, ends = block.data
    cursor = _begin(document, LINE_HEIGHT)
    body = source.strip()[len(marker) :].strip()
    bullet = marker if marker[0].isdigit() else BULLETS[min(depth, 2)]
    if body[:4].lower() in ("[ ] ", "[x] "):
        bullet, body = ("☐" if body[1] == " " else "☑"), body[4:]
    shape = cursor.blockFormat()
    hang = max(INDENT - 4, document.defaultFont().pixelSize() * 0.62 * (len(bullet) + 1))
    shape.setLeftMargin(hang)
    shape.setTextIndent(-hang)
    shape.setTabPositions([QTextOption.Tab(hang, QTextOption.TabType.LeftTab)])
    cursor.setBlockFormat(shape)
    muted = QTextCharFormat()
    muted.setForeground(current().role("muted"))
    cursor.insertText(f"{bullet}\t", muted)
    write(cursor, body, QTextCharFormat(), pictures)
    below = 8 if ends else 2
    return Laid(document, 0, below, depth * INDENT)


def _quote(document: QTextDocument, block: Block, source: str, width: float, pictures: Pictures) -> Laid:
    cursor = _begin(document, LINE_HEIGHT)
    lines = (line.strip().removeprefix(">").strip() for line in source.split("\n"))
    write(cursor, "\n".join(lines), QTextCharFormat(), pictures)
    return Laid(document, 0, 0 if block.data else 8, 16, "quote")


def _code(document: QTextDocument, block: Block, source: str, width: float, pictures: Pictures) -> Laid:
    first, last = block.data
    lines = source.split("\n")
    if first:
        lines = lines[1:]
    if last and lines and lines[-1].strip(" \t`~$") == "":
        lines = lines[:-1]
    _plain_lines(document, lines)
    return Laid(document, 8 if first else 0, 18 if last else 0, 12, "code")


def _plain(document: QTextDocument, block: Block, source: str, width: float, pictures: Pictures) -> Laid:
    _plain_lines(document, source.split("\n"))
    return Laid(document)


def _plain_lines(document: QTextDocument, lines: list[str]) -> None:
    cursor = _begin(document, CODE_HEIGHT, current().px("second"))
    font = current().font("second")
    font.setFamilies([fixed_family(), *font.families()])
    look = QTextCharFormat()
    look.setFont(font)
    option = document.defaultTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(4 * 0.6 * font.pixelSize())
    document.setDefaultTextOption(option)
    cursor.insertText("\n".join(lines), look)


def _rule(document: QTextDocument, block: Block, source: str, width: float, pictures: Pictures) -> Laid:
    font = current().font()
    font.setPixelSize(6)
    document.setDefaultFont(font)
    return Laid(document, 6, 12, 0, "rule")


def _table(document: QTextDocument, block: Block, source: str, width: float, pictures: Pictures) -> Laid:
    shares, header, last = block.data
    rows = [cells(line) for line in source.split("\n") if line.strip()]
    if header:
        rows[1:2] = []
    room = max(width, len(shares) * NARROWEST * current().px("body"))
    document.setTextWidth(room)
    shape = QTextTableFormat()
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(current().role("border"))
    shape.setBorderCollapse(True)
    shape.setCellPadding(6)
    shape.setCellSpacing(0)
    shape.setWidth(QTextLength(QTextLength.Type.FixedLength, room))
    shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share * 100) for share in shares])
    table = QTextCursor(document).insertTable(len(rows), len(shares), shape)
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.DemiBold)
    for number, row in enumerate(rows):
        for column, words in enumerate(row[: len(shares)]):
            cell = table.cellAt(number, column)
            heads = header and number == 0
            if heads:
                look = cell.format()
                look.setBackground(current().role("sunken"))
                cell.setFormat(look)
            write(cell.firstCursorPosition(), words, strong if heads else QTextCharFormat(), pictures)
    _small_ends(document)
    return Laid(document, 2 if header else 0, 10 if last else 0, 0, "table")


def _small_ends(document: QTextDocument) -> None:
    """Take the height of the empty paragraphs that Qt wants before and after a table."""
    tiny = QTextBlockFormat()
    tiny.setLineHeight(0.01, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    for block in (document.begin(), document.lastBlock()):
        if QTextCursor(block).currentTable() is None:
            QTextCursor(block).setBlockFormat(tiny)


def _begin(document: QTextDocument, height: float, pixels: int = 0) -> QTextCursor:
    shape = QTextBlockFormat()
    shape.setLineHeight(
        round((pixels or current().px("body")) * height), QTextBlockFormat.LineHeightTypes.MinimumHeight.value
    )
    cursor = QTextCursor(document)
    cursor.setBlockFormat(shape)
    return cursor


_KINDS = {
    "text": _text,
    "heading": _heading,
    "item": _item,
    "quote": _quote,
    "code": _code,
    "formula": _code,
    "plain": _plain,
    "rule": _rule,
    "table": _table,
}
