"""The first step: which documents. Files and folders, dropped or chosen, or the two that come with the program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from core import making
from core.documents.importing import files
from desktop.models.words import size_words
from desktop.theme import current
from desktop.translate import Retranslating, listed
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.labels import Elided, Picture, label

if TYPE_CHECKING:
    from desktop.window import MainWindow

SHOWN: Final = 6
FOLDER: Final = "import.folder"


class DropArea(Retranslating, QWidget):
    """A dashed field that takes files and folders.

    Signals:
        dropped: the paths as a list.
    """

    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        self.setAcceptDrops(True)
        self.title = label(look="bold")
        self.sentence = label(look="second", wrap=True)
        self.picture = Picture("import", "accent", 24)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 16, 18, 16)
        row.setSpacing(16)
        row.addWidget(self.picture)
        row.addLayout(words, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.title.setText(self.tr("Drop files or folders here"))
        self.sentence.setText(
            self.tr(
                "PDF, Word, PowerPoint, Excel, EPUB, web pages, Markdown, text and CSV; your files stay as they are."
            )
        )
        self.setAccessibleName(self.title.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._show(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        super().dragLeaveEvent(event)
        self._show(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the paths on."""
        event.acceptProposedAction()
        self._show(False)
        self.dropped.emit([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dashed frame."""
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.role("accent" if self._over else "strong"), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(theme.role("accent_tint" if self._over else "window"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _show(self, over: bool) -> None:
        self._over = over
        self.update()


class DocumentRow(QWidget):
    """One chosen document: name, size, and a button that takes it off."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        name = Elided(path.name)
        name.setToolTip(str(path))
        self.off = IconButton("close")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Picture("documents"))
        row.addWidget(name, 1)
        size = label(size_words(path.stat().st_size) if path.exists() else "", "faint")
        row.addWidget(size)
        row.addWidget(self.off)


class DocumentChoice(Retranslating, QWidget):
    """Drop area, buttons and the list of what was chosen.

    Signals:
        changed: other documents.
    """

    changed = Signal()

    def __init__(self, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self.paths: list[Path] = []
        self.are_samples = False
        self.area = DropArea()
        self.area.dropped.connect(self.add)
        self.files = Button(icon="documents", on_click=self._choose_files)
        self.folder = Button(icon="folder", on_click=self._choose_folder)
        self.samples = Button(icon="book", on_click=self.use_samples)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._more = label(look="second")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.files, self.folder, self.samples):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.area)
        column.addLayout(buttons)
        column.addLayout(self._list)
        column.addWidget(self._more)
        self.retranslate()

    def add(self, paths: Iterable[Path]) -> None:
        """Take files and the documents of folders, each once; folders are searched off the UI thread."""
        wanted = list(paths)
        self._window.context.errands.run(lambda: files(wanted), self._found, self._window.fail, self)

    def use_samples(self) -> None:
        """Take the two documents that come with the program instead of what was chosen."""
        self.paths, self.are_samples = making.samples(), True
        self._show()

    def clear(self) -> None:
        """Choose nothing."""
        self.paths, self.are_samples = [], False
        self._show()

    def summary(self) -> str:
        """Return the names in one line."""
        names = [path.name for path in self.paths]
        counted = self.tr("%n document(s)", "", len(names))
        return self.tr("{0}: {1}").format(counted, listed(names[:SHOWN])) if names else counted

    def title(self) -> str:
        """Return a name for the project made of these documents."""
        if self.are_samples:
            return self.tr("Sample project")
        folders = {path.parent for path in self.paths}
        if len(self.paths) > 1 and len(folders) == 1:
            return next(iter(folders)).name or self.paths[0].stem
        return self.paths[0].stem if self.paths else ""

    def _found(self, found: Sequence[Path]) -> None:
        if not found:
            self._window.say(self.tr("There is no document of a known format in there."), "warn")
            return
        known = [] if self.are_samples else self.paths
        self.paths, self.are_samples = list(dict.fromkeys([*known, *found])), False
        self._show()

    def _take_off(self, path: Path) -> None:
        self.paths = [other for other in self.paths if other != path]
        self._show()

    def _show(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for path in self.paths[:SHOWN]:
            row = DocumentRow(path)
            row.off.set_name(self.tr("Take off {0}").format(path.name))
            row.off.clicked.connect(lambda _on=False, one=path: self._take_off(one))
            self._list.addWidget(row)
        rest = len(self.paths) - SHOWN
        self._more.setText(self.tr("and %n more", "", rest) if rest > 0 else "")
        self._more.setVisible(rest > 0)
        self.changed.emit()

    # File dialogs: opened, never executed

    def _choose_files(self) -> None:
        from core.documents.readers import extensions

        patterns = " ".join(f"*{extension}" for extension in extensions())
        dialog = QFileDialog(self, self.tr("Choose documents"), self._start())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Documents ({0})").format(patterns), self.tr("All files (*)")])
        self._open(dialog)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder"), self._start())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._open(dialog)

    def _start(self) -> str:
        return self._window.preferences.text(FOLDER, str(Path.home()))

    def _open(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, names: list[str]) -> None:
        if names:
            self._window.preferences.keep_text(FOLDER, str(Path(names[0]).parent))
            self.add(Path(name) for name in names)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.files.setText(self.tr("Add files…"))
        self.folder.setText(self.tr("Add a folder…"))
        self.samples.setText(self.tr("Use the two sample documents"))
        self._show()
