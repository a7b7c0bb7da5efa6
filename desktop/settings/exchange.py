"""Settings to and from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from core.changes import ChangeSet
from core.settings import store

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desktop.session import Session
    from desktop.window import MainWindow


class SettingsFile(QObject):
    """Asks for a file, and writes or reads what differs from the defaults."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._session: Session = window.context

    def ask_export(self) -> QFileDialog:
        """Ask where to write what differs from the defaults."""
        dialog = self._dialog(self.tr("Export settings"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile("lorewright-settings.json")
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.open()
        return dialog

    def write(self, path: Path) -> None:
        """Write what differs from the defaults."""

        def work() -> int:
            with self._session.workspace.read() as connection:
                values = store.changed(connection)
            path.write_text(json.dumps(values, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            return sum(map(len, values.values()))

        def said(count: int) -> None:
            self._window.say(self.tr("%n setting(s) written to {0}.", "", count).format(str(path)), "good")

        self._session.errands.run(work, said, self._window.fail, self)

    def ask_import(self) -> QFileDialog:
        """Ask for a file of settings."""
        dialog = self._dialog(self.tr("Import settings"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.take_over(Path(chosen)))
        dialog.open()
        return dialog

    def take_over(self, path: Path) -> None:
        """Take over the settings of a file; what does not fit is named."""
        try:
            values = json.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError) as error:
            self._window.say(self.tr("{0} cannot be read: {1}").format(str(path), str(error)), "bad")
            return

        def work(connection: Connection) -> tuple[int, list[str], ChangeSet]:
            return (*store.take(connection, values), ChangeSet().update("setting", [0]))

        self._session.edit(work, lambda result: self._taken(result[0], result[1]), self._window.fail)

    def _taken(self, count: int, problems: list[str]) -> None:
        words = self.tr("%n setting(s) imported.", "", count)
        if not problems:
            self._window.say(words, "good")
            return
        left = self.tr("Left out, unknown here or invalid: {0}.").format(", ".join(problems))
        self._window.say(f"{words} {left}", "warn")

    def _dialog(self, title: str) -> QFileDialog:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, title, place, self.tr("Settings (*.json)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog
