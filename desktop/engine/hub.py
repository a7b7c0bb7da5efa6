"""Turns what the engine says into Qt signals, ten times a second at most, however much it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from core.changes import ChangeSet
from desktop.engine.supervisor import Supervisor
from desktop.engine.talk import EVENTS, Talk

PUMP_MS = 100


class Hub(QObject):
    """The engine as the window sees it.

    Signals:
        changed(ChangeSet): rows were added, updated or removed, by a job or (see `publish`) by an edit in the window.
        progressed(list): the newest progress of each job that moved, as dicts.
        ended(dict): a job ended; its last progress.
        failed(int, dict): a job could not run at all, with its error.
        died(bool): the engine's process died; whether it is being started again.
        ready(): the engine can be spoken to.

    Attributes:
        talk: what is asked of models.
    """

    changed = Signal(object)
    progressed = Signal(list)
    ended = Signal(dict)
    failed = Signal(int, dict)
    died = Signal(bool)
    ready = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._supervisor = Supervisor(folder)
        self.talk = Talk(self._supervisor.send, self)
        self._timer = QTimer(self)
        self._timer.setInterval(PUMP_MS)
        self._timer.timeout.connect(self._pump)
        self._pending = ChangeSet()
        self.jobs: dict[int, dict[str, Any]] = {}
        self._started = False

    def start(self) -> None:
        """Start the engine."""
        self._started = True
        self._pool.start(self._supervisor.run)
        self._timer.start()

    def stop(self) -> None:
        """End the engine and wait for it."""
        self._timer.stop()
        if self._started:
            self._supervisor.stop()
        self._pool.waitForDone()

    def run(self, job_id: int, keys: dict[str, str | None] | None = None) -> None:
        """Have the engine run a queued job; keys travel through the pipe and stay in memory."""
        self._supervisor.send({"do": "start", "job": job_id, "keys": keys or {}})

    def pause(self, job_id: int) -> None:
        """Let a job end what is under way."""
        self._supervisor.send({"do": "pause", "job": job_id})

    def cancel(self, job_id: int) -> None:
        """Abort a job at once."""
        self._supervisor.send({"do": "cancel", "job": job_id})

    def prioritise(self, job_id: int) -> None:
        """Let a running job keep to the priority that was written down for it, at once."""
        self._supervisor.send({"do": "priority", "job": job_id})

    def publish(self, changes: ChangeSet) -> None:
        """Tell every pane what an edit in the window changed, together with what the engine reports."""
        self._pending.merge(changes)

    def running(self) -> list[dict[str, Any]]:
        """Return the newest progress of the jobs under way."""
        return [job for job in self.jobs.values() if job["state"] == "running"]

    def pid(self) -> int | None:
        """Return the process number of the engine."""
        return self._supervisor.pid()

    def _pump(self) -> None:
        events = self._supervisor.events
        moved: dict[int, dict[str, Any]] = {}
        ended: list[dict[str, Any]] = []
        while events:
            event = events.popleft()
            kind = event["event"]
            if kind == "progress":
                self._pending.merge(ChangeSet.from_dict(event.pop("changes")))
                moved[event["job_id"]] = event
                if event["state"] != "running":
                    ended.append(event)
            elif kind == "changed":
                self._pending.merge(ChangeSet.from_dict(event["changes"]))
            elif kind == "error":
                self.failed.emit(event["job"], event["error"])
            elif kind in EVENTS:
                self.talk.take(event)
            elif kind == "died":
                self._forget()
                self.talk.died(again=event["again"])
                self.died.emit(event["again"])
            elif kind == "ready":
                self.ready.emit()
        self._emit(moved, ended)

    def _emit(self, moved: dict[int, dict[str, Any]], ended: list[dict[str, Any]]) -> None:
        # Rows first: whoever reacts to the end of a job must find what it made.
        if self._pending:
            changes, self._pending = self._pending, ChangeSet()
            self.changed.emit(changes)
        if moved:
            self.jobs.update(moved)
            self.progressed.emit(list(moved.values()))
        for event in ended:
            self.ended.emit(event)
        self.talk.flush()

    def _forget(self) -> None:
        for job in self.running():
            job["state"] = "interrupted"
        self.progressed.emit(list(self.jobs.values()))
