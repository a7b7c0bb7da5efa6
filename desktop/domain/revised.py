"""What is said when the tree was revised: how much changed, what was passed over, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection

from core.domain.writing import LABEL
from core.jobs import history
from core.store import undo
from desktop import presenter
from desktop.translate import sentences

if TYPE_CHECKING:
    from desktop.widgets.messages import Tone
    from desktop.window import MainWindow


def say(window: MainWindow, job: dict[str, Any]) -> None:
    """Say in one message how a revision ended; the button takes it back."""

    def read(connection: Connection) -> tuple[int, list[Any]]:
        newest = undo.latest(connection, job["project_id"])
        found = newest[0] if newest is not None and newest[1] == LABEL and job["rows"] else 0
        return found, [item["error"] for item in history.remarks(connection, job["job_id"])]

    window.context.query(read, lambda found: _tell(window, job, *found), window, "revised")


def _tell(window: MainWindow, job: dict[str, Any], undo_id: int, remarks: list[Any]) -> None:
    count = job["rows"]
    done = QCoreApplication.translate("Revised", "The domain tree was revised: %n change(s).", "", count)
    none = QCoreApplication.translate("Revised", "The domain tree needed no change.")
    text = done if count else none
    text = sentences(text, *(presenter.sentence(remark) for remark in remarks))
    tone: Tone = "info" if remarks else "good"
    button = QCoreApplication.translate("Revised", "Undo")
    session = window.context

    def back() -> None:
        session.edit(lambda c: undo.restore(c, undo_id), None, window.fail)

    window.say(text, tone, button if undo_id else "", back if undo_id else None)
