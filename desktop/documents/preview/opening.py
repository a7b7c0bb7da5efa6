"""Opening the original of a document with the system's program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from desktop.documents.preview import originals

if TYPE_CHECKING:
    from desktop.session import Session


def open_original(session: Session, row: dict[str, Any], owner: QObject) -> None:
    """Copy the kept file under its real name and open the copy; what goes wrong is told by `session.failed`."""
    sources = session.workspace.sources(row["project_id"])

    def work() -> Path:
        path = originals.original(sources, row)
        if path is None:
            raise LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "The original of {name} is not there any more."),
                QT_TRANSLATE_NOOP("Errors", "Import the file again."),
                name=row["name"],
            )
        return originals.copy_to_open(path, row["name"])

    def done(path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            session.failed.emit(
                LorewrightError(
                    QT_TRANSLATE_NOOP("Errors", "No program on this computer opens {name}."),
                    QT_TRANSLATE_NOOP("Errors", "Install one for this kind of file."),
                    name=row["name"],
                )
            )

    session.errands.run(work, done, session.failed.emit, owner)
