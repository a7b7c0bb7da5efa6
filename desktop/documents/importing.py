"""Bringing documents in: what was chosen or dropped, and how it is to be split."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem

from core.chunks.splitters.markdown import MarkdownSettings
from core.documents.importing import files
from core.errors import QT_TRANSLATE_NOOP
from desktop import icons
from desktop.theme import current
from desktop.translate import number
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Sheet
from desktop.widgets.dropping import dropped
from desktop.widgets.form import ModelForm
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from desktop.window import MainWindow

SHOWN_ROWS = 4
KEPT = "import.splitting"


class Splitting(MarkdownSettings):
    """How documents are read and split, as the form asks for it."""

    language: Literal["auto", "zh", "en"] = Field(
        default="auto",
        title=QT_TRANSLATE_NOOP("Forms", "Language"),
        description=QT_TRANSLATE_NOOP("Forms", "The language of prompts and questions."),
        json_schema_extra={
            "labels": {
                "auto": QT_TRANSLATE_NOOP("Forms", "Like each document"),
                "zh": QT_TRANSLATE_NOOP("Forms", "Chinese"),
                "en": QT_TRANSLATE_NOOP("Forms", "English"),
            }
        },
    )


class ImportSheet(Sheet):
    """The form; files and folders can be dropped onto it as well.

    Args:
        paths: what was dropped or named already.
    """

    def __init__(self, window: MainWindow, paths: Iterable[Path] = ()) -> None:
        super().__init__(
            window,
            QCoreApplication.translate("ImportSheet", "Import documents"),
            QCoreApplication.translate("ImportSheet", "Import"),
            width=560,
        )
        self._window = window
        self._paths: list[Path] = []
        self.setAcceptDrops(True)
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
        self.form: ModelForm[Splitting] = ModelForm(Splitting, kept(window))
        for part in (self.hint, self.list):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.body.addSpacing(4)
        self.body.addWidget(self.form)
        self.form.changed.connect(lambda _valid: self._settle())
        self.retranslate()
        self.add(paths)

    def add(self, paths: Iterable[Path]) -> None:
        """Take files and folders, each once."""
        for path in paths:
            if path not in self._paths:
                self._paths.append(path)
                item = QListWidgetItem(icons.icon("folder" if path.is_dir() else "documents"), path.name)
                item.setToolTip(str(path))
                self.list.addItem(item)
        self._settle()
        self._count()
        (self.primary if self._paths else self.add_files).setFocus(Qt.FocusReason.OtherFocusReason)

    def paths(self) -> list[Path]:
        """Return what is to be imported."""
        return list(self._paths)

    def accept(self) -> None:
        """Start the import and remember the settings."""
        chosen = self.form.value()
        if chosen is not None and self._paths:
            super().accept()
            self._window.preferences.keep_text(KEPT, chosen.model_dump_json())
            start(self._window, [str(path) for path in self._paths], chosen)

    def _settle(self) -> None:
        some = bool(self._paths)
        self.list.setVisible(some)
        self.hint.setVisible(not some)
        rows = min(SHOWN_ROWS, max(1, len(self._paths)))
        self.list.setFixedHeight(rows * current().scaled(32) + 8)
        self.primary.setEnabled(some and self.form.value() is not None)
        self.adjustSize()

    def _count(self) -> None:
        paths = self.paths()
        if paths:
            self._window.context.errands.run(lambda: len(files(paths)), self._say, self._window.fail, self)
        else:
            self.note.setText("")

    def _say(self, count: int) -> None:
        if count:
            self.note.setText(self.tr("%n document(s)", "", count).replace(str(count), number(count), 1))
        else:
            self.note.setText(self.tr("There is no document of a known format in there."))

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
            self._window.preferences.keep_text("import.folder", str(paths[0].parent))
        self.add(paths)

    def _folder(self) -> str:
        return self._window.preferences.text("import.folder", str(Path.home()))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.hint.setText(
            self.tr("Drop files and folders here. Markdown, text, PDF (with a text layer), Word and EPUB are read.")
        )
        self.add_files.setText(self.tr("Add files…"))
        self.add_folder.setText(self.tr("Add a folder…"))
        self.list.setAccessibleName(self.tr("Files and folders to import"))

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take lines out of the list with Delete."""
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus() and self.list.currentRow() >= 0:
            row = self.list.currentRow()
            self.list.takeItem(row)
            del self._paths[row]
            self._settle()
            self._count()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self.add(dropped(event))
        event.acceptProposedAction()


def patterns() -> str:
    """Return the known formats as a file dialog wants them."""
    from core.documents.readers import extensions

    return " ".join(f"*{extension}" for extension in extensions())


def kept(window: MainWindow) -> Splitting:
    """Return the settings of the last import; the defaults when there was none or its file was edited badly."""
    from pydantic import ValidationError

    try:
        return Splitting.model_validate_json(window.preferences.text(KEPT, "{}"))
    except ValidationError:
        return Splitting()


def start(window: MainWindow, paths: list[str], chosen: Splitting | None = None) -> None:
    """Start the job that imports these paths."""
    chosen = chosen or kept(window)
    splitting: dict[str, Any] = chosen.model_dump(mode="json", exclude={"language"})
    options = {
        "paths": paths,
        "splitting": {"strategy": "markdown", "settings": splitting},
        "language": chosen.language,
    }
    window.context.start_job("import", options)
