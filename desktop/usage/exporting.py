"""Writing the calls of the scope to a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from core.usage import exporting
from core.usage.calls import CallFilter
from desktop.folders import begun
from desktop.translate import number
from desktop.window import MainWindow

KEPT = "usage.folder"


class CallExport(QObject):
    """Asks for a file and writes it off the UI thread."""

    _told = Signal(int, int)

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._told.connect(self._say_progress)

    def ask(self, chosen: CallFilter) -> QFileDialog:
        """Open the file dialog."""
        folder = begun(self._window.preferences.text(KEPT))
        dialog = QFileDialog(self._window, self.tr("Export calls"), folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kinds = {self.tr("Table (*.csv)"): "csv", self.tr("One call a line (*.jsonl)"): "jsonl"}
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("calls")
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kinds.get(kind, "csv")))
        dialog.fileSelected.connect(lambda path: self.write(Path(path), chosen))
        dialog.open()
        return dialog

    def write(self, path: Path, chosen: CallFilter) -> None:
        """Write the calls and say where they are."""
        self._window.preferences.keep_text(KEPT, str(path.parent))
        session = self._window.context

        def work() -> int:
            with session.workspace.read() as connection:
                return exporting.export(connection, chosen, path, self._told.emit)

        session.errands.run(work, lambda count: self._say(count, path), self._window.fail, self)

    def _say(self, count: int, path: Path) -> None:
        words = self.tr("%n call(s) exported to {0}.", "", count)
        folder = QUrl.fromLocalFile(str(path.parent))
        open_ = self.tr("Open the folder")
        self._window.say(words.format(str(path)), "good", open_, lambda: QDesktopServices.openUrl(folder))

    def _say_progress(self, done: int, total: int) -> None:
        if done < total and done % 50_000 == 0:
            self._window.say(self.tr("{0} of {1} calls written…").format(number(done), number(total)))
