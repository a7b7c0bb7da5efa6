"""The files and folders that are to be imported, and the buttons that add more."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop import icons
from desktop.theme import current
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from desktop.window import MainWindow

SHOWN_ROWS = 4
FOLDER = "import.folder"


class PathList(Retranslating, QWidget):
    """Each path once; Delete takes a line out.

    Signals:
        changed: a path came or went.
    """

    changed = Signal()

    def __init__(self, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._paths: list[Path] = []
        self.list = QListWidget()
        self.list.setProperty("look", "box")
        self.list.setAlternatingRowColors(False)
        self.list.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.hint = label(look="muted", wrap=True)
        self.add_files = Button(icon="documents", on_click=self._choose_files)
        self.add_folder = Button(icon="folder", on_click=self._choose_folder)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add_files)
        row.addWidget(self.add_folder)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.hint)
        column.addWidget(self.list)
        column.addLayout(row)
        self.retranslate()
        self._settle()

    def paths(self) -> list[Path]:
        """Return the files and folders."""
        return list(self._paths)

    def add(self, paths: Iterable[Path]) -> None:
        """Take files and folders, each once."""
        for path in paths:
            if path not in self._paths:
                self._paths.append(path)
                item = QListWidgetItem(icons.icon("folder" if path.is_dir() else "documents"), path.name)
                item.setToolTip(str(path))
                self.list.addItem(item)
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        some = bool(self._paths)
        self.list.setVisible(some)
        self.hint.setVisible(not some)
        rows = min(SHOWN_ROWS, max(1, len(self._paths)))
        self.list.setFixedHeight(rows * current().scaled(32) + 8)

    def _choose_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose documents"), self._folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Documents ({0})").format(patterns()), self.tr("All files (*)")])
        self._open(dialog)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder"), self._folder())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._open(dialog)

    def _open(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        if paths:
            self._window.preferences.keep_text(FOLDER, str(paths[0].parent))
        self.add(paths)

    def _folder(self) -> str:
        return self._window.preferences.text(FOLDER, str(Path.home()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take lines out of the list with Delete."""
        row = self.list.currentRow()
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus() and row >= 0:
            self.list.takeItem(row)
            del self._paths[row]
            self._settle()
            self.changed.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.hint.setText(
            self.tr(
                "Drop files and folders here: Markdown, text, PDF, Word, PowerPoint, Excel, CSV, EPUB and web pages; "
                "pictures of pages with text recognition or a model."
            )
        )
        self.add_files.setText(self.tr("Add files…"))
        self.add_folder.setText(self.tr("Add a folder…"))
        self.list.setAccessibleName(self.tr("Files and folders to import"))


def patterns() -> str:
    """Return the known formats as a file dialog wants them."""
    from core.documents.methods import METHODS

    endings = dict.fromkeys(ending for method in METHODS for ending in method.formats)
    return " ".join(f"*{ending}" for ending in endings)
