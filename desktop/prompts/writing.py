"""Writing the two parts of a prompt: variables stand out, wrong ones too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from core.prompts.catalogue import FENCE, PLACEHOLDER
from core.prompts.checking import FAULT, Remark
from desktop.theme import current
from desktop.translate import Retranslating
from desktop.widgets.frames import Split
from desktop.widgets.labels import label
from desktop.widgets.reading import utf16


class VariableStyles(QSyntaxHighlighter):
    """Colours {{variables}}: known ones, the fence, and those that there are not."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor.document())
        self.known: frozenset[str] = frozenset()

    def highlightBlock(self, text: str) -> None:
        """Style one line."""
        theme = current()
        for found in PLACEHOLDER.finditer(text):
            look = QTextCharFormat()
            role = "accent" if found[1] in self.known else "muted" if found[1] == FENCE else "bad"
            look.setForeground(theme.role(role))
            look.setBackground(theme.role({"accent": "accent_tint", "bad": "bad_tint"}.get(role, "sunken")))
            look.setFontWeight(QFont.Weight.DemiBold if role != "muted" else QFont.Weight.Normal)
            start, end = utf16(text, found.start()), utf16(text, found.end())
            self.setFormat(start, end - start, look)


class PartEdit(QPlainTextEdit):
    """One part. Tab leaves it; the wheel, undo and redo are the text's own."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.styles = VariableStyles(self)
        self._remarks: list[Remark] = []
        current().changed.connect(self._restyle)

    def text(self) -> str:
        """Return the text as it stands."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show another text; the way back to the one before is gone."""
        if text != self.text():
            self.setPlainText(text)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Underline the places that remarks are about."""
        self._remarks = [remark for remark in remarks if remark.span[0] < remark.span[1]]
        text, shown = self.text(), []
        for remark in self._remarks:
            extra = QTextEdit.ExtraSelection()
            extra.cursor = self.cursor_at(text, *remark.span)
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(QColor(current().role("bad" if remark.grade == FAULT else "warn")))
            extra.format = look
            shown.append(extra)
        self.setExtraSelections(shown)

    def cursor_at(self, text: str, start: int, end: int) -> QTextCursor:
        """Return a cursor over some characters of the text."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16(text, start))
        cursor.setPosition(utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _restyle(self) -> None:
        self.styles.rehighlight()
        self.show_remarks(self._remarks)


class Parts(Retranslating, Split):
    """System and user part, one above the other.

    Signals:
        edited: something was typed.
    """

    edited = Signal()

    def __init__(self) -> None:
        self.system, self.user = PartEdit(), PartEdit()
        self._captions = [label(look="caption"), label(look="caption")]
        columns: list[QWidget] = []
        for caption, edit in zip(self._captions, (self.system, self.user), strict=True):
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 8 if columns else 0, 0, 0 if columns else 4)
            column.setSpacing(6)
            column.addWidget(caption)
            column.addWidget(edit, 1)
            box.setMinimumHeight(84)
            columns.append(box)
        super().__init__(columns[0], columns[1], shares=(24, 76), way=Qt.Orientation.Vertical)
        self._last = self.user
        self._quiet = False
        for edit in (self.system, self.user):
            edit.textChanged.connect(self._typed)
            edit.cursorPositionChanged.connect(lambda edit=edit: self._here(edit))
        self.retranslate()

    def texts(self) -> tuple[str, str]:
        """Return system and user part."""
        return self.system.text(), self.user.text()

    def set_texts(self, system: str, user: str, known: Sequence[str]) -> None:
        """Show a prompt; `known` are the variables it has."""
        self._quiet = True
        for edit, text in ((self.system, system), (self.user, user)):
            edit.styles.known = frozenset(known)
            edit.set_text(text)
            edit.styles.rehighlight()
        self._quiet = False

    def part(self, name: str) -> PartEdit:
        """Return the editor of "system" or "user"."""
        return self.system if name == "system" else self.user

    def insert(self, words: str) -> None:
        """Put words where the cursor was last, and go there."""
        self._last.insertPlainText(words)
        self._last.setFocus()

    def take_keyboard(self) -> None:
        """Go to the part where the cursor was last."""
        self._last.setFocus()

    def go_to(self, remark: Remark) -> None:
        """Select the place of a remark."""
        edit = self.part(remark.part)
        edit.setTextCursor(edit.cursor_at(edit.text(), *remark.span))
        edit.setFocus()
        edit.ensureCursorVisible()

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Underline what remarks are about."""
        for name in ("system", "user"):
            self.part(name).show_remarks([remark for remark in remarks if remark.part == name])

    def _typed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def _here(self, edit: PartEdit) -> None:
        if edit.hasFocus():
            self._last = edit

    def retranslate(self) -> None:
        """Set all visible strings again."""
        names = (self.tr("System part: who the model is"), self.tr("User part: what it is asked"))
        for caption, edit, name in zip(self._captions, (self.system, self.user), names, strict=True):
            caption.setText(name)
            edit.setAccessibleName(name)
