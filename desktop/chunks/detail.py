"""One chunk beside the list: where it stands, its text to read or to edit, and what cleaning would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.chunks import listing
from core.chunks.difference import difference
from desktop.chunks.bars import Bars
from desktop.chunks.head import ChunkHead
from desktop.documents.longtext import LongText
from desktop.translate import Retranslating
from desktop.widgets.diffview import DiffView
from desktop.widgets.frames import Panel
from desktop.widgets.labels import hairline
from desktop.widgets.writing import Field

if TYPE_CHECKING:
    from desktop.actions import Actions
    from desktop.session import Session

READ, EDIT, COMPARED = 0, 1, 2
LINES: Final = 18


class ChunkDetail(Retranslating, Panel):
    """The right side of the chunks.

    Signals:
        saved: chunk and its new text.
        changed: another chunk, or another way to look at it.
        left: the keyboard goes back to the list.
    """

    saved = Signal(int, str)
    changed = Signal()
    left = Signal()

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__("window")
        self._session = session
        self._row: dict[str, Any] | None = None
        self.head = ChunkHead(actions)
        self.reading, self.editor, self.compare = LongText(), Field(LINES), DiffView()
        self.reading.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._bodies = QStackedWidget()
        for body in (self._framed(self.reading), self._framed(self.editor), self.compare):
            self._bodies.addWidget(body)
        self.bars = Bars(actions)
        self.body.addWidget(self.head)
        self.body.addWidget(hairline())
        self.body.addWidget(self._bodies, 1)
        self.body.addWidget(self.bars)
        self.editor.saved.connect(self.save)
        self.editor.left.connect(self.cancel)
        self.compare.at_change.connect(lambda _at, _count: self._say_note())
        self.retranslate()

    def _framed(self, body: QWidget) -> QWidget:
        frame = Panel("surface")
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 14, 8, 12)
        inner.addWidget(body)
        frame.body.addLayout(inner)
        return frame

    # The chunk

    @property
    def chunk_id(self) -> int:
        """The chunk shown, or 0."""
        return int(self._row["id"]) if self._row is not None else 0

    def row(self) -> dict[str, Any] | None:
        """Return the chunk shown in full, or None."""
        return self._row

    def set_chunk(self, chunk_id: int) -> None:
        """Show a chunk; what was typed about the one before is kept first."""
        if self.is_editing():
            self.save()
        self._load(chunk_id)

    def reload(self) -> None:
        """Read the chunk again, unless somebody writes."""
        if not self.is_editing():
            self._load(self.chunk_id)

    def _load(self, chunk_id: int) -> None:
        last, former = self._row, self.chunk_id
        row = self._session.read(lambda c: _read(c, chunk_id)) if chunk_id > 0 else None
        same = row is not None and last is not None and former == chunk_id and row["text"] == last["text"]
        was_compared = self.is_comparing() and former == chunk_id
        self._row = row
        if not same:
            self.reading.set_long(row["text"] if row is not None else "")
        waits = row is not None and row["proposal"] is not None
        if waits or (was_compared and row is not None and row["original"] is not None):
            self.compare_texts()
        else:
            self._bodies.setCurrentIndex(READ)
        self._say_all()

    # Ways to look

    def is_editing(self) -> bool:
        """Return whether the text is being edited."""
        return self._bodies.currentIndex() == EDIT

    def is_comparing(self) -> bool:
        """Return whether a difference is shown."""
        return self._bodies.currentIndex() == COMPARED

    def is_waiting(self) -> bool:
        """Return whether a cleaned text waits for a decision."""
        return self._row is not None and self._row["proposal"] is not None

    def is_edited(self) -> bool:
        """Return whether the chunk has another text than it was split with."""
        return self._row is not None and self._row["original"] is not None

    def can_compare(self) -> bool:
        """Return whether there is something to compare the text with."""
        return not self.is_editing() and (self.is_waiting() or self.is_edited())

    def compare_texts(self) -> None:
        """Show what cleaning would change, else what was changed since the split."""
        row = self._row
        if row is None:
            return
        old, new = (row["text"], row["proposal"]) if self.is_waiting() else (row["original"], row["text"])
        self.compare.set_parts(())
        self._bodies.setCurrentIndex(COMPARED)
        self._session.query(lambda _connection: difference(old, new), self.compare.set_parts, self, "parts")
        self._say_all()

    def switch_compare(self) -> None:
        """Show the difference, or the text again."""
        if self.is_comparing():
            self._bodies.setCurrentIndex(READ)
            self._say_all()
        else:
            self.compare_texts()

    # Editing in place

    def edit(self) -> None:
        """Begin to edit, with the cursor where it stood in the text."""
        if self._row is None or self.is_editing():
            return
        place = self.caret()
        self.editor.setPlainText(self._row["text"])
        cursor = self.editor.textCursor()
        cursor.setPosition(len(self._row["text"][:place].encode("utf-16-le")) // 2)
        self._bodies.setCurrentIndex(EDIT)
        self.editor.setTextCursor(cursor)
        self.editor.centerCursor()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say_all()

    def save(self) -> None:
        """Hand over what was typed, unless nothing was changed."""
        if self.is_editing() and self._row is not None:
            chunk_id, text = self.chunk_id, self.editor.toPlainText()
            changed = text != self._row["text"]
            self.cancel()
            if changed:
                self.saved.emit(chunk_id, text)

    def cancel(self) -> None:
        """Go back to reading."""
        if self.is_editing():
            self._bodies.setCurrentIndex(READ)
            self.reading.setFocus(Qt.FocusReason.OtherFocusReason)
            self._say_all()

    def caret(self) -> int:
        """Return the character of the text before which the cursor stands."""
        before = self.reading.toPlainText().encode("utf-16-le")[: 2 * self.reading.textCursor().position()]
        return self.reading.part()[0] + len(before.decode("utf-16-le", "replace"))

    # Words

    def _say_all(self) -> None:
        self.setEnabled(self._row is not None)
        self.head.set_chunk(self._row)
        self._say_note()
        self.bars.show_for(self)
        self.changed.emit()

    def _say_note(self) -> None:
        words = ""
        if self.is_comparing() and self._row is not None:
            by = self._row["proposal_by"] or ""
            cleaned = self.tr("What cleaning by {0} would change:").format(self.tr("rules") if by == "rules" else by)
            words = cleaned if self.is_waiting() else self.tr("What was changed since the document was split:")
            if self.is_waiting() and not str(self._row["proposal"]).strip():
                words = self.tr("Nothing of this chunk would be left; accepting deletes it.")
        elif self.is_editing():
            words = self.tr("Ctrl+Enter or Ctrl+S saves, Escape gives up. The text as it was split is kept.")
        self.head.set_note(words)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.reading.setAccessibleName(self.tr("Text of the chunk"))
        self.editor.setAccessibleName(self.tr("Text of the chunk"))
        self.compare.setAccessibleName(self.tr("What changes in the chunk"))
        self._say_all()


def _read(connection: Any, chunk_id: int) -> dict[str, Any] | None:
    found = listing.detail(connection, chunk_id)
    if found is None:
        return None
    place = listing.COLUMNS.index("questions")
    return {**found, "questions": listing.rows(connection, [chunk_id])[chunk_id][place]}
