"""Connects the window with the data: opens the workspace, starts the engine, keeps header and tray up to date."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer

from core.changes import ChangeSet
from core.jobs import history, states
from core.logs import start_log
from core.projects import service as projects
from core.workspace import Workspace
from desktop.heading import Heading
from desktop.jobs.recovery import Recovery
from desktop.jobwords import title, view
from desktop.listing import Throttle
from desktop.loading import load_ahead, with_module
from desktop.panes import PANES
from desktop.session import Session
from desktop.settings.following import Following
from desktop.translate import number
from desktop.window import MainWindow

SHOWN = 30  # jobs in the header's list, the newest
LIMITS_MS = 10_000  # between two looks at the alarms while jobs run
SETTLED_MS = 2000  # after the start, when it is time for what nobody waits for
AFTER_MS = 250  # the rail is counted so long after what is on the screen
#: jobs of which the Documents pane says how they ended
READERS = ("import", "convert")
#: loaded after the panes: what would keep the window waiting when a form first opens or a job first runs and ends
AHEAD = (
    "desktop.documents.importing", "desktop.chunks.view", "desktop.datasets.exportsheet", "desktop.usage.watching",
    "desktop.jobs.afterwards",
)  # fmt: skip
#: tables whose rows the rail counts
COUNTED = {"document", "chunk", "tag", "question", "sample"}


class Program(QObject):
    """The running program: one window, one session. Lives as long as the window."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self.window = window
        self.session = window.context = Session(workspace, self)
        self.heading = Heading(window)
        self._jobs: dict[int, dict[str, Any]] = {}
        self._counting = Throttle(self._count, self, pause=AFTER_MS)
        self._following = Following(window, self.session)
        self._recovery = Recovery(window, self)
        session, hub = self.session, self.session.hub
        session.failed.connect(window.fail)
        session.changed.connect(self._take)
        session.project_changed.connect(self._open)
        hub.progressed.connect(self._progress)
        hub.ended.connect(self._ended)
        self._recovery.found.connect(self._waiting)
        self._limits = Throttle(self._look_at_limits, self, LIMITS_MS)
        hub.progressed.connect(lambda _jobs: self._limits.ask())
        hub.failed.connect(lambda _job, error: window.fail(error))
        hub.died.connect(self._died)
        window.header.tray.asked.connect(self._asked)
        window.closing.connect(self.close)
        window.installEventFilter(self)

    def begin(self) -> None:
        """Start the engine, say what can go on, and show the place the user left."""
        self.session.hub.start()
        self._recovery.look()
        QTimer.singleShot(SETTLED_MS, self, self._settle)
        self.session.query(projects.cards, self._first, self)

    def _settle(self) -> None:
        """Load the panes one after another, so that opening one for the first time only builds it; then clear up."""
        self._load_next(iter([name for name in (*(spec.module() for spec in PANES), *AHEAD) if name]))

    def _load_next(self, ahead: Iterator[str]) -> None:
        name = next(ahead, "")
        if name:
            self.session.errands.run(
                partial(load_ahead, name), lambda _: self._load_next(ahead), self.window.fail, self
            )
        else:
            spare_the_collector()
            self.session.errands.run(self._sweep, lambda _names: None, self.window.fail, self)

    def _sweep(self) -> None:
        """Remove pictures of conversations that nobody can come back to; on a pool thread."""
        from core.chat import pictures

        pictures.sweep(self.session.workspace)

    def close(self) -> None:
        """Stop the engine; its jobs can be resumed."""
        self.session.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show jobs in the new language when it changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show_jobs()
        return super().eventFilter(watched, event)

    def _first(self, cards: list[projects.Card]) -> None:
        if not cards:
            self.window.open("guide")
            return
        kept = self.window.preferences.text("project")
        known = {card.id for card in cards}
        chosen = int(kept) if kept.isdigit() and int(kept) in known else cards[0].id
        self.session.open_project(chosen)
        pane = self.window.preferences.text("pane", "documents")
        self.window.open(pane if pane in {spec.id for spec in PANES} and pane != "guide" else "documents")

    def _open(self, project_id: int) -> None:
        self.window.preferences.keep_text("project", str(project_id))
        self._count()
        for pane in self.window.built():
            pane.mark_stale()

    def _count(self) -> None:
        project_id = self.session.project_id
        if project_id:
            self.session.query(lambda c: projects.counts(c, project_id), self.window.set_counts, self, "counts")
        else:
            self.window.set_counts({})

    def _take(self, changes: ChangeSet) -> None:
        self.window.take(changes)
        if COUNTED & changes.tables():
            self._counting.ask()

    # Jobs

    def _waiting(self, rows: list[Any]) -> None:
        for row in rows:
            self._jobs[row["id"]] = dict(row) | {"job_id": row["id"]}
        self._show_jobs()

    def _progress(self, moved: list[dict[str, Any]]) -> None:
        for job in moved:
            self._jobs[job["job_id"]] = job
        self._show_jobs()

    def _show_jobs(self) -> None:
        newest = sorted(self._jobs.values(), key=lambda job: -job["job_id"])[:SHOWN]
        self.window.header.tray.set_jobs([view(job) for job in newest])

    def _ended(self, job: dict[str, Any]) -> None:
        def at_cap(error: dict[str, Any]) -> None:
            self._jobs[job["job_id"]] = job | {"error": error}
            self._show_jobs()

        with_module(self.session, "desktop.jobs.afterwards", lambda module: module.look(self.window, job, at_cap), self)
        words, failed = title(job["kind"]), job["failed"]
        if job["kind"] in READERS and job["state"] in (states.DONE, states.PARTIAL):
            with_module(self.session, "desktop.documents.ended", lambda ended: ended.say(self.window, job), self)
        elif job["kind"] == "revise" and job["state"] == states.DONE and job["total"]:
            with_module(self.session, "desktop.domain.revised", lambda revised: revised.say(self.window, job), self)
        elif job["state"] == states.FAILED:
            self.session.query(
                lambda c: history.get(c, job["job_id"])["error"], lambda error: self._stopped(words, error), self
            )
        elif failed and job["state"] in (states.PARTIAL, states.DONE):
            text = self.tr("{0}: {1} done, {2} failed.").format(words, number(job["done"]), number(failed))
            self.window.say(text, "warn", self.tr("Show"), lambda: self._failures(job["job_id"]))
        elif job["state"] == states.DONE and job["total"] and job["kind"] != "export":
            self.window.say(self.tr("{0}: {1} done.").format(words, number(job["done"])), "good")
        if job["kind"] == "questions" and job["state"] in (states.DONE, states.PARTIAL):
            with_module(self.session, "desktop.questions.silent", lambda module: module.look(self.window, job), self)

    def _look_at_limits(self) -> None:
        with_module(self.session, "desktop.usage.watching", lambda watching: watching.look(self.window), self)

    def _stopped(self, words: str, error: dict[str, Any]) -> None:
        if error:
            self.window.fail(error)
        else:
            self.window.say(
                self.tr("{0}: nothing succeeded.").format(words), "bad", self.tr("Jobs"), self.window.header.tray.open
            )

    def _failures(self, job_id: int) -> None:
        from desktop.jobs.failures import show_failures

        show_failures(self.window, job_id)

    def _died(self, again: bool) -> None:
        if again:
            self.window.say(self.tr("The engine stopped unexpectedly and was started again."), "info")
        else:
            self.window.say(self.tr("The engine cannot be started. The log in the data folder says why."), "bad")
        self._recovery.look()

    def _asked(self, job_id: int, verb: str) -> None:
        with_module(self.session, "desktop.jobs.verbs", lambda verbs: verbs.ask(self.window, job_id, verb), self)


def spare_the_collector() -> None:
    """Keep the garbage collector from looking again and again at what was loaded at the start and stays.

    A full collection over all modules takes 60 to 90 ms on the UI thread; without them it takes a few. It is not done
    here either: of what is old, nothing is waste by now.
    """
    gc.collect(1)
    gc.freeze()


class Opened:
    """An opened workspace that no window has yet; call it with the window, or discard it."""

    def __init__(self) -> None:
        """Open it, on any thread.

        Raises:
            LorewrightError: it cannot be opened.
        """
        self._workspace = Workspace()
        start_log(self._workspace.folder, "window")

    def __call__(self, window: MainWindow) -> Program:
        """Connect a window with it, on the UI thread."""
        program = Program(window, self._workspace)
        program.begin()
        return program

    def discard(self) -> None:
        """Close it again: the window was closed meanwhile."""
        self._workspace.close()
