"""Where file dialogs begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def begun(kept: str = "") -> str:
    """Return the folder that was used last, else that of the documents, else the home: the first that there is."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return next((place for place in (kept, documents) if place and Path(place).is_dir()), str(Path.home()))
