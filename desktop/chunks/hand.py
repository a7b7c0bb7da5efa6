"""Cutting one document by hand, in a sheet as large as the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout
from sqlalchemy import Connection, select

from core.chunks import service
from core.chunks.piece import Piece
from core.chunks.service import Replaced
from core.chunks.splitting import Splitting
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.store.schema import DocumentText
from core.store.schema.columns import table
from desktop.chunks.handbar import HandBar
from desktop.chunks.handsaving import Opened, borders, by_hand, opened, pieces, replacing
from desktop.chunks.handview import HandView
from desktop.chunks.splittingsheet import WideSheet
from desktop.chunks.splittingwords import replaced
from desktop.chunks.splittingwork import Beside
from desktop.presenter import sentence
from desktop.widgets.dialog import Sheet, ask

if TYPE_CHECKING:
    from desktop.undoing import UndoStack
    from desktop.window import MainWindow

TEXT = table(DocumentText)


class HandSheet(WideSheet):
    """The text with its cuts; saving replaces the chunks of the document after saying what hangs on them.

    Args:
        stack: where saving can be undone.
    """

    def __init__(self, window: MainWindow, stack: UndoStack, document_id: int) -> None:
        title = QCoreApplication.translate("HandSheet", "Cut by hand")
        super().__init__(window, title, QCoreApplication.translate("HandSheet", "Save the chunks"))
        self._window, self._session, self._stack = window, window.context, stack
        self._document_id, self._name = document_id, ""
        self.asked: Sheet | None = None
        self._beside = Beside()
        self.finished.connect(self._leave)
        # Also when the window goes with the sheet still open.
        self.destroyed.connect(self._beside.close)
        self.view = HandView()
        self.bar = HandBar(window.preferences, self.view, self._start_from)
        frame = QFrame()
        frame.setProperty("look", "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.view)
        self.body.addWidget(self.bar)
        self.body.addWidget(frame, 1)
        self.view.told.connect(self.note.setText)
        self.primary.setEnabled(False)
        self.retranslate()

    def load(self) -> None:
        """Read the text and the chunks; to be called once the sheet has its size."""
        measure, document_id = self.view.measure(), self._document_id
        self.note.setText(self.tr("Opening the text…"))
        self._session.query(lambda c: opened(c, document_id, measure), self._take, self, "open")

    def _take(self, found: Opened | None) -> None:
        if found is None:
            self.note.setText(self.tr("There is no text to cut."))
            return
        self._name = found.name
        self.heading.setText(self.tr("Cut “{0}” by hand").format(found.name))
        self.view.cuts.begin(found.text, found.places)
        self.view.set_rows(found.rows)
        self.bar.follow()
        self.primary.setEnabled(True)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Starting from another way of splitting

    def _start_from(self, splitting: Splitting | None) -> None:
        """Take the borders of a way of splitting; None takes all cuts away."""
        if splitting is None:
            self._took([])
            return
        text, name, beside = self.view.cuts.text, self._name, self._beside
        self.note.setText(self.tr("Splitting the text…"))
        self._session.errands.run(
            lambda: borders(text, beside.split(text, splitting, name)), self._took, self._failed, self
        )

    def _took(self, places: list[int]) -> None:
        self.view.cuts.replace(places)
        self.view.go_to(min(self.view.caret, len(self.view.cuts.text)))
        self.view.tell(self.tr("%n piece(s)", "", self.view.cuts.count()))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: BaseException) -> None:
        self.note.setText(sentence(error))

    # Leaving

    def accept(self) -> None:
        """Say what hangs on the chunks that would go, then save."""
        text, places, document_id = self.view.cuts.text, list(self.view.cuts.places), self._document_id
        if not self.primary.isEnabled():
            return
        self.primary.setEnabled(False)

        def read(connection: Connection) -> tuple[list[Piece], Replaced] | None:
            now = connection.execute(select(TEXT.c.markdown).where(TEXT.c.document_id == document_id)).scalar()
            if now != text:
                return None
            found = pieces(text, places)
            return found, service.replaced_by(connection, document_id, found)

        self._session.query(read, partial(self._confirm, by_hand(places)), self, "save")

    def _confirm(self, splitting: Splitting, found: tuple[list[Piece], Replaced] | None) -> None:
        self.primary.setEnabled(True)
        if found is None:
            changed = QT_TRANSLATE_NOOP("Errors", "The text of the document was changed or deleted meanwhile.")
            self._failed(InvalidUse(changed, QT_TRANSLATE_NOOP("Errors", "Close this and open it again.")))
            return
        made, effect = found
        save = partial(self._save, made, splitting, effect)
        if effect.gone:
            title = self.tr("Replace the chunks of “{0}”?").format(self._name)
            self.asked = ask(self, title, replaced(effect), self.tr("Replace"), save)
        else:
            save()

    def _save(self, made: list[Piece], splitting: Splitting, effect: Replaced) -> None:
        window, stack = self._window, self._stack
        said = replaced(effect)
        undo = QCoreApplication.translate("Documents", "Undo")
        stack.do(
            replacing(self._document_id, made, splitting),
            lambda _changes: window.say(said, "info", undo, stack.undo),
            window.fail,
        )
        super().accept()

    def _leave(self) -> None:
        self._beside.stop()
        self._session.errands.run(self._beside.end, lambda _none: None, self._session.failed.emit, self._session)

    def reject(self) -> None:
        """Close; ask first when cuts would be lost."""
        if self.view.cuts.is_changed():
            question = self.tr("The cuts you made are not saved.")
            title = self.tr("Give up the cuts?")
            self.asked = ask(self, title, question, self.tr("Give up"), super().reject, danger=True)
        else:
            super().reject()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.primary.setText(self.tr("Save the chunks"))
        if self._name:
            self.heading.setText(self.tr("Cut “{0}” by hand").format(self._name))


def show(window: MainWindow, stack: UndoStack, document_id: int) -> HandSheet:
    """Open the sheet for a document and return it."""
    sheet = HandSheet(window, stack, document_id)
    sheet.open()
    sheet.load()
    return sheet
