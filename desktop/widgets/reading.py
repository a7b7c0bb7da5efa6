"""Reading text: a calm view with generous lines, safe against HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.theme import current

#: of the font's pixel size; families differ too much in their own line height to take a share of that
LINE_HEIGHT = 1.75
HEADING = re.compile(r"^(#{1,6}\s)(.*)$")
BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
CODE = re.compile(r"`[^`\n]+`")
SLANTED = re.compile(r"(?<![*\w])(\*|_)(?=[^\s*_])([^*_\n]+?)(?<=\S)\1(?![*\w])")


class ReadingText(QTextEdit):
    """Plain text shown for reading: Markdown marks shrink to nothing but stay in the text, so that offsets stay true.

    `name` is the accessible name.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("look", "reading")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self._marks: list[tuple[int, int]] = []
        self._given = ""
        self._styles = MarkdownStyles(self.document())
        self._widen()
        current().changed.connect(self._restyle)

    def set_text(self, text: str, marks: Sequence[tuple[int, int]] = ()) -> None:
        """Show `text`; `marks` are (start, end) in Python characters of it, painted with the "mark" role."""
        self._given = text
        self._marks = [(start, end) for start, end in marks if 0 <= start < end <= len(text)]
        self.setPlainText(text)
        self._widen()
        self._paint_marks()

    def fit(self, most: int) -> None:
        """Be as high as the text from now on, up to so many pixels; beyond that it scrolls."""
        layout = self.document().documentLayout()
        layout.documentSizeChanged.connect(lambda size: self.setFixedHeight(min(most, round(size.height()) + 2)))

    def text(self) -> str:
        """Return the text as it stands."""
        return self.toPlainText()

    def marks(self) -> list[tuple[int, int]]:
        """Return the spans that are marked."""
        return list(self._marks)

    def show_mark(self, number: int = 0) -> None:
        """Bring a mark into view, a little below the top."""
        if number < len(self._marks):
            cursor = self._cursor(*self._marks[number])
            cursor.setPosition(cursor.selectionStart())
            place = self.cursorRect(cursor)
            bar = self.verticalScrollBar()
            if place.top() < 0 or place.bottom() > self.viewport().height():
                bar.setValue(bar.value() + place.top() - 24)

    def _restyle(self) -> None:
        self._styles.restyle()
        self._widen()
        self._paint_marks()

    def _widen(self) -> None:
        shape = QTextBlockFormat()
        height = round(current().px("body") * LINE_HEIGHT)
        shape.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)
        self.document().clearUndoRedoStacks()

    def _paint_marks(self) -> None:
        look = QTextCharFormat()
        look.setBackground(current().role("mark"))
        look.setForeground(current().role("text"))
        shown = []
        for start, end in lines(self._given, self._marks):
            extra = QTextEdit.ExtraSelection()
            extra.cursor = self._cursor(start, end)
            extra.format = look
            shown.append(extra)
        self.setExtraSelections(shown)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16(self._given, start))
        cursor.setPosition(utf16(self._given, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor


class MarkdownStyles(QSyntaxHighlighter):
    """Bolds headings and **strong** words, slants *stressed* ones, hides the marks; changes no character."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats()

    def restyle(self) -> None:
        """Take the colours again after a change of theme."""
        self._formats()
        self.rehighlight()

    def _formats(self) -> None:
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.DemiBold)
        self._slanted = QTextCharFormat()
        self._slanted.setFontItalic(True)
        self._faint = QTextCharFormat()
        self._faint.setForeground(Qt.GlobalColor.transparent)
        self._faint.setFontPointSize(0.1)
        self._faint.setFontLetterSpacing(1)
        self._code = QTextCharFormat()
        self._code.setBackground(current().role("sunken"))

    def highlightBlock(self, text: str) -> None:
        """Style one line."""
        heading = HEADING.match(text)
        if heading:
            self.setFormat(0, utf16(text, heading.end(1)), self._faint)
            self.setFormat(utf16(text, heading.start(2)), utf16(heading[2], len(heading[2])), self._strong)
            return
        for found in BOLD.finditer(text):
            start, end = utf16(text, found.start()), utf16(text, found.end())
            self.setFormat(start, end - start, self._strong)
            self.setFormat(start, 2, self._faint)
            self.setFormat(end - 2, 2, self._faint)
        for found in SLANTED.finditer(text):
            start, end = utf16(text, found.start()), utf16(text, found.end())
            self.setFormat(start, end - start, self._slanted)
            self.setFormat(start, 1, self._faint)
            self.setFormat(end - 1, 1, self._faint)
        for found in CODE.finditer(text):
            start, end = utf16(text, found.start()), utf16(text, found.end())
            self.setFormat(start, end - start, self._code)


def lines(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts of spans that stand on one line each; a mark on an empty line or a margin says nothing."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        place = start
        for line in text[start:end].splitlines(keepends=True):
            first = place + len(line) - len(line.lstrip())
            last = place + len(line.rstrip())
            if first < last:
                found.append((first, last))
            place += len(line)
    return found


def utf16(text: str, place: int) -> int:
    """Return Qt's offset of a Python character: rare letters and emoji count twice there."""
    return place + sum(1 for letter in text[:place] if ord(letter) > 0xFFFF)
