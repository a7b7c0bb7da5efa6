"""Editing the Markdown of a document: drafts that survive everything, and saving after saying what hangs on it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox

from core.changes import ChangeSet
from desktop.documents.preview import drafts, offers
from desktop.documents.preview.converted import ConvertedPane
from desktop.documents.preview.drafts import Draft
from desktop.documents.preview.saved import Chunks, Saving, consequences, told
from desktop.widgets.dialog import ask

if TYPE_CHECKING:
    from desktop.session import Session
    from desktop.undoing import UndoStack


class Editing(QObject):
    """What happens between opening the editor and leaving it.

    Args:
        pane: whose editor it is.
        undoing: where saving is undone; without it only by the window's own undo.

    Signals:
        said: a translated message and its tone, for the message bar.
        changed: the editor was opened or closed, or a draft came or went.
    """

    said = Signal(str, str)
    changed = Signal()

    def __init__(self, session: Session, pane: ConvertedPane, undoing: UndoStack | None = None) -> None:
        super().__init__(pane)
        self._session, self._pane, self._undoing = session, pane, undoing
        self._row: dict[str, Any] | None = None
        self._draft: Draft | None = None
        self._base = ""
        self._busy = False
        pane.edit_asked.connect(self.start)
        pane.save_asked.connect(self.save)
        pane.cancel_asked.connect(self.cancel)
        pane.editor.rested.connect(self.rest)

    # The document

    def set_document(self, row: dict[str, Any] | None, draft: Draft | None) -> None:
        """Take another document; call `leave` before."""
        self._row, self._draft, self._busy = row, draft, False
        self.changed.emit()

    def refresh(self, row: dict[str, Any]) -> None:
        """Take the same document again, changed; what is being typed stays."""
        self._row = row

    def leave(self) -> None:
        """Close the editor; what was typed is kept as a draft."""
        if self._row is not None and self._pane.is_editing():
            if self._pane.editor.is_changed():
                self.keep()
                self.said.emit(self.tr("Your changes to {0} are kept as a draft.").format(self._row["name"]), "info")
            self._pane.stop_editing()

    def is_open(self) -> bool:
        """Return whether the editor is open."""
        return self._pane.is_editing()

    def draft(self) -> Draft | None:
        """Return the draft that waits, None while it is in the editor."""
        return None if self.is_open() else self._draft

    # Typing

    def start(self) -> None:
        """Open the editor, on the draft where there is one."""
        row = self._row
        if row is None or self.is_open():
            return
        text = row["markdown"] or ""
        draft = self._draft
        self._base = draft.base if draft is not None else str(row["print"])
        self._pane.start_editing(draft.text if draft is not None else text)
        if draft is not None:
            self._pane.editor.ready.connect(self._mark_changed)
        self.changed.emit()

    def _mark_changed(self) -> None:
        self._pane.editor.ready.disconnect(self._mark_changed)
        self._pane.editor.document().setModified(True)

    def rest(self) -> None:
        """Keep what was typed as a draft while nothing is typed."""
        row = self._row
        if row is not None and self.is_open() and self._pane.editor.is_changed():
            self._pane.editor.gather(lambda text: self._keep(row, text), lambda: None)

    def keep(self) -> None:
        """Keep what was typed as a draft now: the editor is about to go."""
        row = self._row
        if row is not None and self.is_open() and self._pane.editor.is_changed():
            self._keep(row, self._pane.editor.text())

    def _keep(self, row: dict[str, Any], text: str) -> None:
        draft = Draft(text, self._base, time.time())
        if self._row is row:
            self._draft = draft
        place, document_id = self._folder(row), row["id"]
        self._session.errands.run(
            lambda: drafts.keep(place, document_id, draft), lambda _none: None, self._session.failed.emit, self
        )

    def keep_now(self) -> None:
        """Keep what was typed before the window closes."""
        row = self._row
        if row is not None and self.is_open() and self._pane.editor.is_changed():
            try:
                drafts.keep(self._folder(row), row["id"], Draft(self._pane.editor.text(), self._base))
            except OSError as error:
                self._session.failed.emit(error)

    def cancel(self) -> None:
        """Leave the editor; asks first when something was typed."""
        if not self.is_open():
            return
        if not self._pane.editor.is_changed():
            self._close()
            return
        ask(
            self._pane.window(),
            self.tr("Give up your changes?"),
            self.tr("What you typed is not saved. The document stays as it was."),
            self.tr("Give up the changes"),
            self.discard,
            danger=True,
        )

    def discard(self) -> None:
        """Forget the draft and close the editor."""
        row = self._row
        if row is not None:
            place, document_id = self._folder(row), row["id"]
            self._session.errands.run(
                lambda: drafts.discard(place, document_id), lambda _none: None, self._session.failed.emit, self
            )
        self._draft = None
        self._close()

    def _close(self) -> None:
        self._pane.stop_editing()
        self.changed.emit()

    def _folder(self, row: dict[str, Any]) -> Any:
        return drafts.folder(self._session.workspace.folder, row["project_id"])

    # Saving

    def save(self) -> None:
        """Save what was typed, after saying what would be lost with the chunks that change."""
        row = self._row
        if row is None or not self.is_open() or not self._pane.editor.is_changed() or self._busy:
            return
        self._busy = True
        document_id = int(row["id"])

        def gathered(text: str) -> None:
            self._session.query(
                lambda c: (consequences(c, document_id, text), offers.present(c, document_id)),
                lambda found: self._ask(document_id, text, *found),
                self,
                "save",
            )

        self._pane.editor.gather(gathered, self._unbusy)

    def _unbusy(self) -> None:
        self._busy = False

    def _ask(self, document_id: int, text: str, found: Any, present: str) -> None:
        self._busy = False
        words = told(found, other=self._base != present)
        if not words:
            self._save(document_id, text, "split")
            return
        leave = QCheckBox(self.tr("Leave all chunks as they are and change only the text"))
        chosen: list[Chunks] = ["split", "leave"]
        sheet = ask(
            self._pane.window(),
            self.tr("Save the text?"),
            words,
            self.tr("Save"),
            lambda: self._save(document_id, text, chosen[leave.isChecked()]),
        )
        sheet.body.addWidget(leave)

    def _save(self, document_id: int, text: str, chunks: Chunks) -> None:
        self._busy = True

        def done(_changes: ChangeSet) -> None:
            self._busy = False
            if self._row is not None and self._row["id"] == document_id:
                self.discard()
            self.said.emit(self.tr("Saved. Ctrl+Z takes it back."), "good")

        work, session = Saving(document_id, text, chunks), self._session

        def saved(changes: ChangeSet) -> None:
            session.hub.publish(changes)
            done(changes)

        if self._undoing is not None:
            self._undoing.do(work, done, self._failed)
        else:
            session.errands.run(lambda: work.run(session.workspace)[1], saved, self._failed, self._pane)

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._session.failed.emit(error)
