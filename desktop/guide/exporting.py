"""Where the first dataset goes, and in which shape."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from desktop.window import MainWindow

FOLDER = "export.folder"


def shapes() -> list[tuple[str, str, str]]:
    """Return (filter shown, export format, file ending) in the order offered."""
    names = (("alpaca", "Alpaca"), ("sharegpt", "ShareGPT"), ("openai", "OpenAI"))
    kinds = (
        (QCoreApplication.translate("Guide", "one row a line"), ".jsonl"),
        (QCoreApplication.translate("Guide", "one list"), ".json"),
    )
    return [
        (QCoreApplication.translate("Guide", "{0}, {1} (*{2})").format(name, kind, ending), shape, ending)
        for kind, ending in kinds
        for shape, name in names
    ]


def ask_file(window: MainWindow, name: str, export: Callable[[Path, str], object]) -> QFileDialog:
    """Open a file dialog and hand the chosen path and format to `export`; returns the dialog."""
    offered = {text: (shape, ending) for text, shape, ending in shapes()}
    dialog = QFileDialog(window, QCoreApplication.translate("Guide", "Export the dataset"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDirectory(window.preferences.text(FOLDER, str(Path.home())))
    dialog.setNameFilters(list(offered))
    dialog.setDefaultSuffix("jsonl")
    dialog.filterSelected.connect(lambda text: dialog.setDefaultSuffix(offered[text][1].lstrip(".")))
    dialog.selectFile(f"{file_name(name)}.jsonl")

    def chosen(file: str) -> None:
        shape, ending = offered[dialog.selectedNameFilter()]
        path = Path(file)
        if path.suffix.lower() not in (".jsonl", ".json", ".ndjson"):
            path = path.with_name(path.name + ending)
        window.preferences.keep_text(FOLDER, str(path.parent))
        export(path, shape)

    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def file_name(title: str) -> str:
    """Return a name every system takes for a file."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]+', "-", title).strip(" .-")[:80] or "dataset"


def show_file(path: Path) -> None:
    """Open the folder of a file in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
