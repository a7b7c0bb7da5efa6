"""Follows one chain of jobs from its start to the exported file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Signal

from core import making
from core.changes import ChangeSet
from core.jobs import history, states
from core.making import Stage
from core.models.service import bare
from core.projects import service as projects

if TYPE_CHECKING:
    from core.llm.messages import Model
    from desktop.session import Session

Phase = Literal["idle", "running", "ended"]


class Making(QObject):
    """The main job as the guide sees it.

    Signals:
        changed: phase, stages or counts are others; at most ten times a second.
        exported: path and number of rows of a file that was written.
    """

    changed = Signal()
    exported = Signal(str, int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chain: list[making.Step] = []
        self._first = 0
        self._files: dict[int, str] = {}
        self.phase: Phase = "idle"
        self.project_id = 0
        self.stages: list[Stage] = []
        self.live: dict[str, dict[str, Any]] = {}
        self.counts: dict[str, int] = {}
        self.error: BaseException | dict[str, Any] | None = None
        hub = session.hub
        hub.progressed.connect(self._progress)
        hub.ended.connect(self._ended)
        hub.failed.connect(self._refused)
        hub.died.connect(lambda _again: self._died())

    def start(self, name: str, paths: list[Path], model: Model) -> None:
        """Make a project and run the whole chain in it."""
        self._chain = making.steps(paths, model)
        self._begin()

        def work(connection: Any) -> tuple[int, int, ChangeSet]:
            project_id = projects.create(connection, projects.free_name(connection, name))
            projects.set_model(connection, project_id, bare(model))
            job = making.begin(connection, project_id, self._chain)
            return project_id, job, ChangeSet().add("project", [project_id])

        def begun(result: tuple[int, int, ChangeSet]) -> None:
            self.project_id, self._first, _changes = result
            self._session.open_project(self.project_id)
            self._session.run_job(self._first)

        self._session.edit(work, begun, self._failed)

    def again(self, paths: list[Path], model: Model) -> None:
        """Go on after a failure or a cancel, perhaps with another model: every step does only what is missing."""
        self._chain = making.steps(paths, model)
        self._begin()

        def work(connection: Any) -> tuple[int, ChangeSet]:
            history.mark_interrupted(connection)  # a command that died in this project keeps nobody from going on
            job = making.begin(connection, self.project_id, self._chain)
            return job, projects.set_model(connection, self.project_id, bare(model))

        def begun(result: tuple[int, ChangeSet]) -> None:
            self._first = result[0]
            self._session.run_job(self._first)

        self._session.edit(work, begun, self._failed)

    def cancel(self) -> None:
        """Abort at once what runs; what is finished is kept."""
        for job in self.live.values():
            if job["state"] == states.RUNNING:
                self._session.hub.cancel(job["job_id"])

    def reset(self) -> None:
        """Be ready for another project."""
        self.phase, self.project_id, self._first = "idle", 0, 0
        self.stages, self.live, self.counts, self.error = [], {}, {}, None
        self.changed.emit()

    def export(self, path: Path, shape: str) -> None:
        """Write the samples of the project to a file."""

        def begun(job: int) -> None:
            self._files[job] = str(path)
            self._session.run_job(job)

        options = {"path": str(path), "format": shape}
        self._session.edit(lambda c: history.create(c, self.project_id, "export", options), begun)

    def failed(self) -> int:
        """Return how many items failed in all stages."""
        return sum(stage.failed for stage in self.stages)

    def readable(self) -> int:
        """Return how many documents of the project could be read."""
        unread = sum(stage.failed for stage in self.stages if stage.kind == "import")
        return max(0, self.counts.get("documents", 0) - unread)

    def stopped(self) -> bool:
        """Return whether the chain ended before its last step, or without a single sample."""
        through = {stage.kind for stage in self.stages if went_through(stage)}
        return self.phase == "ended" and (through < self._kinds() or not self.counts.get("samples"))

    def problem(self) -> BaseException | dict[str, Any] | None:
        """Return the error that stopped the chain, None when there was none."""
        return self.error or next((stage.error for stage in self.stages if stage.error), None)

    def cancelled(self) -> bool:
        """Return whether the user stopped it, or the program ended in the middle, and no error tells why."""
        return not self.problem() and any(stage.state in (states.CANCELLED, *states.WAITING) for stage in self.stages)

    def _kinds(self) -> set[str]:
        return {step["kind"] for step in self._chain}

    def _begin(self) -> None:
        # Until the new chain has a first job, nothing the engine still says is about it.
        self.phase, self.error, self._first = "running", None, 0
        self.stages, self.live, self.counts = [], {}, {}
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        self.phase, self.error = "ended", error
        self.changed.emit()

    # What the engine says

    def _mine(self, job: dict[str, Any]) -> bool:
        return bool(self._first) and job["project_id"] == self.project_id and job["job_id"] >= self._first

    def _progress(self, moved: list[dict[str, Any]]) -> None:
        mine = [job for job in moved if self._mine(job) and job["kind"] in self._kinds()]
        if mine and self.phase == "running":
            self.live.update({job["kind"]: job for job in mine})
            self.changed.emit()

    def _ended(self, job: dict[str, Any]) -> None:
        if job["job_id"] in self._files:
            path = self._files.pop(job["job_id"])
            if job["state"] == states.DONE:
                self.exported.emit(path, job["rows"])
        elif self._mine(job) and self.phase == "running":
            self._look()

    def _refused(self, job_id: int, error: dict[str, Any]) -> None:
        if self._first and job_id >= self._first and self.phase == "running":
            self.error = error
            self._look()

    def _died(self) -> None:
        if self.phase == "running":
            self._session.edit(history.mark_interrupted, lambda _ids: self._look())

    def _look(self) -> None:
        first, project_id = self._first, self.project_id

        def work(connection: Any) -> tuple[int, list[Stage], dict[str, int]]:
            return first, making.stages(connection, project_id, first), projects.counts(connection, project_id)

        self._session.query(work, self._seen, self, "stages")

    def _seen(self, result: tuple[int, list[Stage], dict[str, int]]) -> None:
        first, stages, counts = result
        if first != self._first:
            return
        self.stages, self.counts = [stage for stage in stages if stage.kind in self._kinds()], counts
        if self.phase == "running" and (self.error is not None or all(stage.ended for stage in self.stages)):
            self.phase = "ended"
        self.changed.emit()


def went_through(stage: Stage) -> bool:
    """Return whether a stage ended in a way that lets the next one begin."""
    return stage.state in (states.DONE, states.PARTIAL) or (stage.state == states.FAILED and not stage.error)
