"""The form that adds a question by hand, with the text it is about beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop import presenter
from desktop.filters import tag_picker
from desktop.questions import works
from desktop.undoing import UndoStack
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Sheet
from desktop.widgets.labels import label
from desktop.widgets.picker import Choice
from desktop.widgets.source import SourceView
from desktop.widgets.writing import Field
from desktop.window import MainWindow

WIDTH = 640
SOURCE_HEIGHT = 240


class AddSheet(Sheet):
    """Asks for a question about one chunk; stays open while the question cannot be taken.

    Args:
        chunk: a row of `core.chunks.listing.detail`.

    Signals:
        added: id of the new question.
    """

    added = Signal(int)

    def __init__(self, window: MainWindow, stack: UndoStack, chunk: Any, tag: tuple[int, str] | None = None) -> None:
        title = QCoreApplication.translate("AddSheet", "Add a question")
        super().__init__(window, title, QCoreApplication.translate("AddSheet", "Add"), width=WIDTH)
        self._session, self._stack, self._chunk = window.context, stack, chunk
        self._tag = tag[0] if tag is not None else 0
        self._labels = {tag[0]: tag[1]} if tag is not None else {}
        self.caption = label(look="caption")
        self.field = Field(3, saves_on_enter=True)
        self.tag = Button(kind="link", icon="tag", on_click=self.pick_tag)
        self.source = SourceView()
        self.source.setFixedHeight(SOURCE_HEIGHT)
        self.source.set_source((chunk["document"], " › ".join(chunk["headings"] or ())), chunk["text"])
        column = QVBoxLayout()
        column.setSpacing(6)
        for widget in (self.caption, self.field):
            column.addWidget(widget)
        column.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(column)
        self.body.addWidget(self.source)
        self.field.saved.connect(self.accept)
        self.field.left.connect(self.reject)
        self.field.textChanged.connect(self._typed)
        self.retranslate()
        self._typed()
        self.field.setFocus()

    def accept(self) -> None:
        """Add the question; the form closes once it is taken."""
        text = self.field.toPlainText().strip()
        if text and self.primary.isEnabled():
            self.primary.setEnabled(False)
            work = works.add(self._session.project_id, self._chunk["id"], text, self._tag or None)
            self._stack.do(work, self._done, self._failed)

    def pick_tag(self) -> None:
        """Pick the tag."""
        picker = tag_picker(self._session, self.tag, (Choice(0, self.tr("No tag")),), self._tag)
        picker.picked.connect(lambda key: self._picked(key, picker.words_of(key)))

    def _picked(self, key: Any, words: str) -> None:
        self._tag = int(key)
        self._labels[self._tag] = words
        self.retranslate()

    def _done(self, changes: Any) -> None:
        super().accept()
        self.added.emit(changes.added["question"][0])

    def _failed(self, error: BaseException) -> None:
        self.note.setText(presenter.sentence(error))
        self.primary.setEnabled(True)

    def _typed(self) -> None:
        self.note.setText("")
        self.primary.setEnabled(bool(self.field.toPlainText().strip()))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.caption.setText(self.tr("Question"))
        self.field.setAccessibleName(self.tr("Question"))
        self.tag.setText(self._labels[self._tag] if self._tag else self.tr("File under a tag…"))
        self.tag.updateGeometry()
