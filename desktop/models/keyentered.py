"""The way back once a key is entered: to the job that stopped for want of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection, select

from core.jobs import history, states
from desktop import jobwords
from desktop.models.missingkey import lacking

if TYPE_CHECKING:
    from desktop.window import MainWindow


def offer_to_go_on(window: MainWindow, provider: str) -> None:
    """Offer to go on with the newest job that stopped for want of the key of a provider."""

    def found(job: tuple[int, str] | None) -> None:
        if job is not None:
            words = QCoreApplication.translate("Models", "The key is kept. “{0}” had stopped for it.")
            again = QCoreApplication.translate("Program", "Go on")
            window.say(words.format(jobwords.title(job[1])), "info", again, partial(window.context.run_job, job[0]))

    window.context.query(lambda c: stopped(c, provider), found, window, "key")


def stopped(connection: Connection, provider: str) -> tuple[int, str] | None:
    """Return id and kind of the newest job that waits for the key of a provider."""
    job = history.JOB.c
    query = select(job.id, job.kind, job.error).where(job.state == states.PAUSED).order_by(job.id.desc())
    return next(((id, kind) for id, kind, error in connection.execute(query) if lacking(error) == provider), None)
