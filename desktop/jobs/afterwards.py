"""What the end of a job calls for beside its message: a notification, and a way on where a cap stopped it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from core.jobs import history, states
from desktop import jobwords, presenter
from desktop.jobs.notice import Notice
from desktop.jobs.verbs import JobVerbs
from desktop.jobview import is_at_cap
from desktop.models.missingkey import way_out

if TYPE_CHECKING:
    from desktop.window import MainWindow


def look(window: MainWindow, job: dict[str, Any], at_cap: Callable[[dict[str, Any]], object]) -> None:
    """Look at the row of a job that ended, and tell of it; `at_cap` gets the error of one that a cap stopped."""

    def found(row: Any) -> None:
        if is_at_cap(row):
            at_cap(row["error"])
        tell(window, job, row)

    window.context.query(lambda c: history.get(c, job["job_id"]), found, window)


def tell(window: MainWindow, job: dict[str, Any], row: Any) -> None:
    """Tell of an end; a cap that was reached can be raised at once."""
    if is_at_cap(row):
        more = QCoreApplication.translate("Program", "Raise the cap and go on…")
        verbs = window.findChild(JobVerbs) or JobVerbs(window)
        window.say(presenter.sentence(row["error"]), "warn", more, lambda: verbs.ask_cap(dict(row)))
    elif row["state"] == states.PAUSED and row["error"]:
        words, deed = way_out(window, row["error"])
        again = QCoreApplication.translate("Program", "Go on")
        window.say(
            presenter.sentence(row["error"]), "warn", words or again, deed or partial(window.context.run_job, row["id"])
        )
    # In a chain only its last job is the end.
    words = "" if followed(window, row["id"]) else jobwords.ending(job, row["error"])
    if words:
        notice = window.findChild(Notice) or Notice(window)
        notice.tell(row["id"], words)


def followed(window: MainWindow, job: int) -> bool:
    """Return whether a job follows this one."""
    query = history.JOB.select().where(history.JOB.c.follows == job).limit(1)
    return bool(window.context.read(lambda c: c.execute(query).first()) is not None)
