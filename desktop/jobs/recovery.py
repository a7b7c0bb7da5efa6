"""Jobs whose process died: looked for at the start and when an engine dies, and offered once to go on with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from core.jobs import history

if TYPE_CHECKING:
    from desktop.window import MainWindow

AGAIN_MS = 700  # between two looks whether the engine of a killed window, or a command, is gone


class Recovery(QObject):
    """Offers to go on with what stopped in the middle; what another process still runs, when that one is gone.

    Signals:
        found(list): the rows of the jobs that are offered.
    """

    found = Signal(object)

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._session = window, window.context
        self._watched: set[int] = set()
        self._timer = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._timer.timeout.connect(lambda: self._mark(self._watched))

    def look(self) -> None:
        """Mark the jobs whose process died, and offer all that can go on."""
        self._mark(None)

    def _mark(self, wanted: set[int] | None) -> None:
        self._session.edit(history.mark_interrupted, lambda _ids: self._ask(wanted))

    def _ask(self, wanted: set[int] | None) -> None:
        self._session.query(
            lambda c: (history.resumable(c), history.running(c)),
            lambda found: self._offer(found[0], found[1], wanted),
            self,
        )

    def _offer(self, rows: list[Any], running: list[int], wanted: set[int] | None) -> None:
        self._watched = set(running) - {job["job_id"] for job in self._session.hub.running()}
        if self._watched:
            self._timer.start()
        # What was offered before, or waits in this window, is no news while another process works on.
        rows = [row for row in rows if wanted is None or row["id"] in wanted]
        if rows:
            self.found.emit(rows)
            waiting = [row["id"] for row in rows]
            text = QCoreApplication.translate(
                "Program", "%n job(s) stopped in the middle. Nothing that was finished is lost.", "", len(rows)
            )
            again = QCoreApplication.translate("Program", "Go on")
            self._window.say(text, "warn", again, lambda: self._go_on(waiting))

    def _go_on(self, waiting: list[int]) -> None:
        for job in waiting:
            self._session.run_job(job)
