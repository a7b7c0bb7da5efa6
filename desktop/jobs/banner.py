"""The line above a list that says that the last job that fills it failed, wholly or in part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from sqlalchemy import Connection

from core.jobs import history, states
from desktop import presenter
from desktop.jobs.failures import kind_words, show_failures
from desktop.models.missingkey import enter_key, key_words, lacking
from desktop.translate import Retranslating, sentences
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.labels import Picture, label

if TYPE_CHECKING:
    from desktop.window import MainWindow


class FailureBanner(Retranslating, QFrame):
    """Hidden while nothing failed; closing it keeps it away until another job ends.

    Args:
        kind: the kind of job that fills the list, such as "answers".
    """

    def __init__(self, window: MainWindow, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self._window, self._session, self._kind = window, window.context, kind
        self._job: dict[str, Any] = {}
        self._closed = 0
        self._text = label(wrap=True)
        self.key = Button(kind="link", on_click=lambda: enter_key(window, lacking(self._job["error"])))
        self.show_button = Button(kind="link", on_click=self._show)
        self.retry = Button(kind="link", on_click=self._retry)
        self.close_button = IconButton("close", on_click=self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 10, 4)
        row.setSpacing(8)
        row.addWidget(Picture("warning", "warn"))
        row.addWidget(self._text, 1)
        for button in (self.key, self.show_button, self.retry, self.close_button):
            row.addWidget(button)
        self._session.hub.ended.connect(lambda job: self.reload() if job["kind"] == kind else None)
        self.hide()
        self.retranslate()

    def reload(self) -> None:
        """Look at the newest job of the kind again."""
        project_id = self._session.project_id

        def read(connection: Connection) -> dict[str, Any]:
            row = history.latest(connection, project_id, self._kind)
            return dict(row) if row is not None else {}

        self._session.query(read, self._take, self, "job")

    def text(self) -> str:
        """Return what the banner says."""
        return self._text.text()

    def _take(self, job: dict[str, Any]) -> None:
        self._job = job
        over = bool(job) and job["state"] not in (states.QUEUED, states.RUNNING)
        wrong = over and (job["failed"] > 0 or bool(job["error"]))
        self.setVisible(wrong and job["id"] != self._closed)
        self.retranslate()

    def _show(self) -> None:
        show_failures(self._window, self._job["id"])

    def _retry(self) -> None:
        self.hide()
        self._session.retry_job(self._job["id"])

    def _close(self) -> None:
        self._closed = self._job["id"]
        self.hide()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.key.setText(key_words())
        self.show_button.setText(self.tr("Show"))
        # One that was stopped goes on where it was: nothing of it is tried a second time.
        again = self._job and self._job["state"] == states.PAUSED and not self._job["failed"]
        self.retry.setText(self.tr("Resume") if again else self.tr("Retry"))
        self.close_button.set_name(self.tr("Close message"))
        if not self._job:
            return
        failed, error = self._job["failed"], self._job["error"]
        words = self.tr("%n item(s) failed.", "", failed) if failed else ""
        reason = presenter.sentence(error) if error else ""
        self._text.setText(self.tr("{0}: {1}").format(kind_words(self._kind), sentences(words, reason)))
        self.show_button.setVisible(bool(failed))
        self.key.setVisible(bool(lacking(error)))
