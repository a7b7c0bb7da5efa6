"""What is written to a file of the user's choice and taken over from one, as JSON: prompts, settings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from core.wholefile import whole
from desktop.folders import begun

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from desktop.session import Session
    from desktop.window import MainWindow


class JsonFile(QObject):
    """Asks for a file, writes or reads it off the UI thread; subclasses say what is in it and what it is called.

    Attributes:
        suggested: the name a new file is given.
    """

    suggested = "lorewright.json"

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._session: Session = window.context

    # What a subclass says

    def titles(self) -> tuple[str, str, str]:
        """Return the translated titles of exporting and importing, and the filter of such files."""
        raise NotImplementedError(type(self).__name__)

    def write(self, path: Path) -> None:
        """Write the file."""
        raise NotImplementedError(type(self).__name__)

    def take(self, text: str, project_id: int) -> None:
        """Take over what is in a file; the project is that which was open when it was chosen."""
        raise NotImplementedError(type(self).__name__)

    # Asking

    def ask_export(self) -> QFileDialog:
        """Ask where to write."""
        title, _title, kind = self.titles()
        dialog = self._dialog(title, kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(self.suggested)
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.open()
        return dialog

    def ask_import(self) -> QFileDialog:
        """Ask what to read."""
        _title, title, kind = self.titles()
        dialog = self._dialog(title, kind)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.take_over(Path(chosen)))
        dialog.open()
        return dialog

    def take_over(self, path: Path) -> None:
        """Take over what is in a file; says so when it cannot be read."""
        project_id = self._session.project_id

        def read() -> str:
            content = path.read_bytes()
            try:
                return content.decode(json.detect_encoding(content))
            except UnicodeDecodeError:
                return ""  # a text without anything: `take` says what it lacks

        self._session.errands.run(read, lambda text: self.take(text, project_id), self.failed, self)

    def put(self, path: Path, work: Callable[[Connection], tuple[str, int]], said: Callable[[int], str]) -> None:
        """Write the text that `work` makes, and say `said` of the number it counts."""

        def write() -> int:
            with self._session.workspace.read() as connection:
                text, count = work(connection)
            with whole(path) as file:
                file.write(text.encode())
            return count

        self._session.errands.run(write, lambda count: self._window.say(said(count), "good"), self.failed, self)

    def failed(self, error: BaseException) -> None:
        """Say that a file cannot be read or written."""
        self._window.fail(error)

    def _dialog(self, title: str, kind: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, begun(), kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog
