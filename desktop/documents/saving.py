"""Saving the converted text of a document as a Markdown file, with its pictures in a folder beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

from core.documents.keeping import copy_pictures
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

if TYPE_CHECKING:
    from desktop.window import MainWindow


def save_markdown(window: MainWindow, row: dict[str, Any]) -> QFileDialog:
    """Ask for a file and write the text there."""
    name = f"{Path(row['name']).stem}.md"
    title = QCoreApplication.translate("Documents", "Save as Markdown")
    dialog = QFileDialog(window, title, str(Path(window.preferences.text("export.folder", str(Path.home()))) / name))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(["Markdown (*.md)"])
    dialog.setDefaultSuffix("md")
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: write_markdown(window, Path(chosen), row["markdown"] or ""))
    dialog.open()
    return dialog


def write_markdown(window: MainWindow, path: Path, text: str) -> None:
    """Write a text and its pictures on a pool thread and say where it is."""
    pictures = window.context.workspace.pictures(window.context.project_id)
    window.preferences.keep_text("export.folder", str(path.parent))
    said = QCoreApplication.translate("Documents", "Saved {0}.").format(path.name)
    window.context.errands.run(
        lambda: write(path, text, pictures), lambda _none: window.say(said, "good"), window.fail, window
    )


def write(path: Path, text: str, pictures: Path) -> None:
    """Write a text file, and the pictures it refers to beside it.

    Raises:
        LorewrightError: it cannot be written.
    """
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
        copy_pictures(text, pictures, path.parent)
    except OSError as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "{path} cannot be written: {reason}."),
            QT_TRANSLATE_NOOP("Errors", "Choose another place."),
            path=str(path),
            reason=error.strerror or str(error),
        ) from error
