"""What panes work with: workspace, engine, the project in front; reads off the UI thread, edits by the writer."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.jobs import history, needs
from core.jobs.priority import step_back
from core.llm.providers import key_variables
from core.projects import service as projects
from core.secrets import Secrets
from core.workspace import Workspace
from desktop.engine.hub import Hub
from desktop.errands import Errands
from desktop.fontfiles import read_ahead

Read = Callable[[Connection], Any]
Edit = Callable[[Connection], Any]
Done = Callable[[Any], object]
READERS = 2


@dataclass(slots=True)
class _Reading:
    """One read under way; `done` is None once a newer one took its place."""

    work: Read
    done: Done | None
    owner: QObject
    key: str


class Session(QObject):
    """One open data folder and one project in front.

    Signals:
        changed(ChangeSet): rows changed, by a job or an edit; at most ten times a second.
        project_changed(int): another project came to the front; 0 for none.
        failed(object): a read or an edit failed and nobody else took the error.
        tested(): a test call told whether a model can be reached; see `reached`.
    """

    changed = Signal(object)
    project_changed = Signal(int)
    failed = Signal(object)
    tested = Signal()
    _delivered = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.secrets = Secrets(key_variables())
        self.hub = Hub(workspace.folder, self)
        self.errands = Errands(self)
        self.project_id = 0
        #: (provider/model, address) -> whether the last test call to it was answered
        self.reached: dict[tuple[str, str], bool] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(READERS)
        self._reads: dict[int, _Reading] = {}
        self._last_read = 0
        self._closing = False
        self._delivered.connect(lambda deliver: deliver())
        self.hub.changed.connect(self.changed)

    def close(self) -> None:
        """Stop the engine, wait for reads, close the file."""
        self._closing = True
        self.hub.stop()
        self.errands.close()
        self._pool.waitForDone()
        self._reads.clear()
        self.workspace.close()

    def open_project(self, project_id: int) -> None:
        """Bring a project to the front; 0 for none."""
        if project_id != self.project_id:
            self.project_id = project_id
            if project_id:
                self.edit(lambda c: projects.touch(c, project_id))
            self.project_changed.emit(project_id)

    def read(self, work: Read) -> Any:
        """Run a short read now, on the UI thread: a page, one item. Anything that counts or scans is a `query`."""
        with self.workspace.read() as connection:
            return work(connection)

    def query(self, work: Read, done: Done, owner: QObject, key: str = "") -> None:
        """Run a read on a pool thread and hand its result to `done` on the UI thread, while `owner` lives.

        Of several queries of one owner under one key only the newest is delivered: a filter that is being typed.
        """
        if self._closing:
            return
        for older in self._reads.values():
            if key and older.key == key and older.owner is owner:
                older.done = None
        self._last_read += 1
        self._reads[self._last_read] = _Reading(work, done, owner, key)
        # Begun after this turn, and so mostly once it is painted: a thread that computes beside it slows both down.
        QTimer.singleShot(0, self, partial(self._begin, self._last_read))

    def _begin(self, number: int) -> None:
        if not self._closing:
            self._pool.start(partial(self._run, number))

    def _run(self, number: int) -> None:
        """Read, on a pool thread; what the work holds is let go of by `_deliver`, for it may be widgets."""
        step_back()
        result, error = None, None
        try:
            if self._reads[number].done is not None:
                with self.workspace.read() as connection:
                    result = self._reads[number].work(connection)
        except Exception as reason:  # noqa: BLE001 - delivered to whoever asked
            error = reason
        self._delivered.emit(partial(self._deliver, number, result, error))

    def _deliver(self, number: int, result: Any, error: BaseException | None) -> None:
        reading = self._reads.pop(number, None)
        if reading is None or reading.done is None or self._closing or not shiboken6.isValid(reading.owner):
            return
        if error is None:
            reading.done(result)
        else:
            self.failed.emit(error)

    def edit(
        self, work: Edit, done: Done | None = None, failed: Callable[[BaseException], object] | None = None
    ) -> None:
        """Run a small edit on the writer thread; publish what it changed, then hand its result to `done`.

        `work` returns a ChangeSet, a tuple that ends with one, or anything else.
        """

        def deliver(future: Future[Any]) -> None:
            error = future.exception()
            if self._closing:
                return
            if error is not None:
                (failed or self.failed.emit)(error)
                return
            result = future.result()
            changes = result[-1] if isinstance(result, tuple) and result else result
            if isinstance(changes, ChangeSet):
                self.hub.publish(changes)
            if done is not None:
                done(result)

        self.workspace.writer.submit(work).add_done_callback(
            lambda future: self._delivered.emit(lambda: deliver(future))
        )

    def start_job(
        self,
        kind: str,
        options: dict[str, Any],
        then: list[dict[str, Any]] | None = None,
        terms: dict[str, Any] | None = None,
    ) -> None:
        """Queue a job of the project in front, under `terms` (columns of a job), and have the engine run it."""
        project_id = self.project_id
        self.edit(lambda c: history.create(c, project_id, kind, options, then, None, terms), self.run_job)

    def run_job(self, job_id: int) -> None:
        """Have the engine run a queued job, with the keys of its providers.

        They are looked up here, on a pool thread: the libraries of the keyring would make the engine 25 MiB larger.
        """

        def keys(connection: Connection) -> dict[str, str | None]:
            read_ahead()  # what the job makes is soon painted
            return self.secrets.wanted(needs.secret_names(connection, job_id))

        self.query(keys, lambda found: self.hub.run(job_id, found), self)

    def retry_job(self, job_id: int) -> None:
        """Try the failed items of a job again."""
        self.edit(lambda c: history.retry(c, job_id), lambda _count: self.run_job(job_id))
