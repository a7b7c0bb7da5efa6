"""Prompts to and from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from core.changes import ChangeSet
from core.prompts import sets
from core.prompts.sets import Imported
from core.store import undo

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desktop.session import Session
    from desktop.undoing import UndoStack, Work
    from desktop.window import MainWindow


class PromptFile(QObject):
    """Asks for a file, and writes or reads a project's own prompts."""

    def __init__(self, window: MainWindow, stack: UndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._stack = window, stack
        self._session: Session = window.context

    def ask_export(self) -> QFileDialog:
        """Ask where to write the project's own prompts."""
        dialog = self._dialog(self.tr("Export prompts"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile("lorewright-prompts.json")
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.open()
        return dialog

    def write(self, path: Path) -> None:
        """Write the project's own prompts."""
        project_id = self._session.project_id

        def work() -> int:
            with self._session.workspace.read() as connection:
                text = sets.export_set(connection, project_id)
            path.write_text(text, encoding="utf-8")
            return len(json.loads(text)["prompts"])

        def said(count: int) -> None:
            self._window.say(self.tr("%n prompt(s) written to {0}.", "", count).format(str(path)), "good")

        self._session.errands.run(work, said, self._failed, self)

    def ask_import(self) -> QFileDialog:
        """Ask for a file of prompts."""
        dialog = self._dialog(self.tr("Import prompts"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.take_over(Path(chosen)))
        dialog.open()
        return dialog

    def take_over(self, path: Path) -> None:
        """Take over the prompts of a file; what does not fit is named."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            self._failed(error)
            return
        project_id, came = self._session.project_id, Imported()

        def do(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
            nonlocal came
            came = sets.import_set(connection, project_id, text)
            undo_id = came.undo_id
            back = (lambda connection, /: (do, undo.restore(connection, undo_id))) if undo_id else None
            return back, came.changes

        self._stack.do(do, lambda _changes: self._taken(came), self._window.fail)

    def _taken(self, came: Imported) -> None:
        parts = [self.tr("%n prompt(s) imported.", "", len(came.taken))]
        left = [*came.unknown, *(name for name, _reason in came.refused)]
        if left:
            parts.append(self.tr("Left out, unknown here or unusable: {0}.").format(", ".join(left)))
        if came.outdated:
            parts.append(self.tr("Made from another default, compare them: {0}.").format(", ".join(came.outdated)))
        undo_words = self.tr("Undo") if came.taken else ""
        self._window.say(" ".join(parts), "warn" if left else "good", undo_words, self._stack.undo)

    def _failed(self, error: BaseException) -> None:
        reason = getattr(error, "strerror", None) or str(error)
        self._window.say(self.tr("The file cannot be read or written: {0}").format(reason), "bad")

    def _dialog(self, title: str) -> QFileDialog:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, title, place, self.tr("Prompts (*.json)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog
