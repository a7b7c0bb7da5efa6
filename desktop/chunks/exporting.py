"""Chunks as a file: what is selected, else what the filter shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from core.chunks import exporting
from desktop.folders import begun
from desktop.translate import number

if TYPE_CHECKING:
    from desktop.chunks.list import AllChunks
    from desktop.window import MainWindow

KEPT = "export.folder"


class ChunkExport(QObject):
    """Asks where to and writes there on a pool thread."""

    _told = Signal(int, int)

    def __init__(self, window: MainWindow, chunks: AllChunks) -> None:
        super().__init__(chunks)
        self._window, self._list = window, chunks
        self._told.connect(self._say_progress)

    def ask(self) -> QFileDialog:
        """Open the file dialog."""
        folder = begun(self._window.preferences.text(KEPT))
        count = self._list.count() if self._list.is_bulk() else self._list.model.rowCount()
        title = self.tr("Export %n chunk(s)", "", count)
        dialog = QFileDialog(self._window, title, folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kinds = {
            self.tr("One chunk a line (*.jsonl)"): "jsonl",
            self.tr("One list (*.json)"): "json",
            self.tr("Table (*.csv)"): "csv",
        }
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix("jsonl")
        dialog.selectFile("chunks")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(kinds.get(chosen, "jsonl")))
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.open()
        return dialog

    def write(self, path: Path) -> None:
        """Write what is selected, else what the filter shows, and say where it is."""
        self._window.preferences.keep_text(KEPT, str(path.parent))
        session, chosen = self._window.context, self._list.filter()
        selection, project_id = self._list.table.selection(), session.project_id
        ids = selection.ids if len(selection.ids) > 1 and not selection.everything else None

        def work() -> int:
            with session.workspace.read() as connection:
                return exporting.export(connection, project_id, chosen, path, ids, self._told.emit)

        session.errands.run(work, lambda count: self._say(count, path), self._window.fail, self)

    def _say(self, count: int, path: Path) -> None:
        words = self.tr("%n chunk(s) exported to {0}.", "", count)
        folder = QUrl.fromLocalFile(str(path.parent))
        open_ = self.tr("Open the folder")
        self._window.say(words.format(str(path)), "good", open_, lambda: QDesktopServices.openUrl(folder))

    def _say_progress(self, done: int, total: int) -> None:
        if done < total and done % 5000 == 0:
            self._window.say(self.tr("{0} of {1} chunks written…").format(number(done), number(total)))
