"""One try of everything: opens the window, runs the main job on the bundled documents, then opens every pane.

For a program that has just been frozen or installed: `lorewright-window --smoke SECONDS`. It works on a data folder of
its own (LOREWRIGHT_HOME), prints one JSON line and ends with 0, or with 1 and the reasons. What a usual start loads
after the first paint is imported late here too, so that the time to that paint is the true one.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import psutil
from PySide6.QtCore import QTimer

from core.changes import ChangeSet
from desktop.app import Loading, create
from desktop.panes import PANES
from desktop.preferences import Preferences
from desktop.presenter import sentence
from desktop.window import MainWindow

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from core.making import Stage
    from desktop.start import Opened, Program

LOOK_MS = 100
PANE_MS = 400  # what a pane has for reading its rows and painting them


class Tried:
    """An opened workspace that tells the try when a window has it."""

    def __init__(self, opened: Opened, then: Callable[[Program], object]) -> None:
        self._opened = opened
        self._then = then

    def __call__(self, window: MainWindow) -> None:
        """Connect the window and go on with the try."""
        self._then(self._opened(window))

    def discard(self) -> None:
        """Close the workspace again."""
        self._opened.discard()


class Smoke:
    """The try: a chain of jobs, then the panes one after the other."""

    def __init__(self, window: MainWindow, seconds: float) -> None:
        self.problems: list[str] = []
        self.found: dict[str, Any] = {"panes": []}
        self._window = window
        self._program: Program
        self._out = Path()
        self._first = 0
        self._left = [spec.id for spec in PANES]
        self._timer = QTimer(window, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._late = QTimer(window, singleShot=True)
        self._late.timeout.connect(lambda: self.stop(f"Not done after {seconds:g} seconds."))
        self._late.start(round(seconds * 1000))

    def load(self) -> Tried:
        """Load the program, as a usual start does once the window is painted."""
        self.found["painted_seconds"] = round(time.time() - psutil.Process().create_time(), 2)
        from desktop.start import Opened

        return Tried(Opened(), self.use)

    def use(self, program: Program) -> None:
        """Go on with the running program."""
        self._program = program
        self._out = program.session.workspace.folder / "smoke.jsonl"
        session = program.session
        session.failed.connect(self._failed)
        session.hub.failed.connect(lambda _job, error: self._failed(error))
        session.hub.died.connect(lambda _again: self.stop("The engine died."))
        session.hub.ready.connect(self._begin)

    def stop(self, problem: str = "") -> None:
        """End the try; with a problem it has failed."""
        if problem:
            self.problems.append(problem)
        self._timer.stop()
        self._late.stop()
        self._window.close()

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take an error that nobody caught; it is also printed, for whoever has to find it."""
        sys.__excepthook__(kind, error, trace)
        self.problems.append(f"{kind.__name__}: {error}")

    def _failed(self, error: Any) -> None:
        self.problems.append(sentence(error))

    def _begin(self) -> None:
        """Queue the chain in a new project, as the first-run guide does."""
        from core import making
        from core.projects import service as projects
        from core.stages.choice import BUILT_IN

        session = self._program.session
        self.found["engine"] = engine(session.hub.pid() or 0)
        chain = making.steps(making.samples(), BUILT_IN, export={"path": str(self._out), "format": "alpaca"})

        def work(connection: Connection) -> tuple[int, int, ChangeSet]:
            project_id = projects.create(connection, projects.free_name(connection, "Smoke"))
            first = making.begin(connection, project_id, chain)
            return project_id, first, ChangeSet().add("project", [project_id])

        def made(result: tuple[int, int, ChangeSet]) -> None:
            project_id, self._first, _changes = result
            session.open_project(project_id)
            session.run_job(self._first)
            self._timer.start()

        session.edit(work, made)

    def _look(self) -> None:
        """Wait for the chain, then show the next pane at each turn."""
        from core import making

        session = self._program.session
        stages = session.read(lambda c: making.stages(c, session.project_id, self._first))
        if not all(stage.ended for stage in stages):
            return
        self._timer.setInterval(PANE_MS)
        if self._left:
            pane = self._left.pop(0)
            self._window.open(pane)
            self.found["panes"].append(pane)
        else:
            self._sum_up(stages)
            self.stop()

    def _sum_up(self, stages: list[Stage]) -> None:
        from core.jobs import states
        from core.projects import service as projects

        session = self._program.session
        amiss = [stage for stage in stages if stage.state != states.DONE or stage.failed]
        self.problems += [f"{stage.kind}: {stage.state}, {stage.failed} failed" for stage in amiss]
        self.found["stages"] = [stage.kind for stage in stages]
        self.found["counts"] = session.read(lambda c: projects.counts(c, session.project_id))
        self.found["rows"] = rows(self._out)
        self.found["megabytes"] = memory()


def engine(pid: int) -> dict[str, Any]:
    """Return what the system says of the engine's process: whose child it is, which program, which command line."""
    process = psutil.Process(pid)
    return {
        "pid": pid,
        "is_child": process.ppid() == os.getpid(),
        "program": process.exe(),
        "arguments": process.cmdline()[1:],
    }


def rows(path: Path) -> int:
    """Return the number of rows of a JSONL file, each of which must be an object."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return sum(isinstance(json.loads(line), dict) for line in lines)


def memory() -> dict[str, int]:
    """Return the memory of the window and of its children, in megabytes."""
    me = psutil.Process()
    children = me.children(recursive=True)
    return {
        "window": round(me.memory_info().rss / 1e6),
        "children": round(sum(child.memory_info().rss for child in children) / 1e6),
    }


def main(seconds: float = 120.0) -> int:
    """Run the try and print its outcome as one JSON line; return 0 when nothing was amiss."""
    preferences = Preferences()
    application, languages = create(sys.argv[:1], preferences)
    window = MainWindow(preferences=preferences, languages=languages)
    smoke = Smoke(window, seconds)
    sys.excepthook = smoke.catch
    Loading(window, smoke.load)
    window.show()
    application.exec()
    found = {**smoke.found, "seconds": round(time.time() - psutil.Process().create_time(), 2)}
    found |= {"frozen": bool(getattr(sys, "frozen", False)), "problems": smoke.problems}
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
    return 1 if smoke.problems or not smoke.found.get("rows") else 0
