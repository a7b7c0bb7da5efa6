"""What can be done with a job, from the pane and from the tray."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field
from PySide6.QtCore import QObject

from core.changes import ChangeSet
from core.errors import QT_TRANSLATE_NOOP
from core.jobs import history, listing, ranking
from core.jobs.terms import cap
from core.projects import caps
from core.projects.options import CapCurrency
from desktop.jobview import is_at_cap, verbs_of
from desktop.jobwords import ending, state_of, title
from desktop.models.missingkey import enter_key, lacking
from desktop.presenter import sentence
from desktop.widgets.dialog import FormDialog, ask_form

if TYPE_CHECKING:
    from desktop.window import MainWindow


class CapOptions(BaseModel):
    """What a run, or its project, may spend."""

    model_config = ConfigDict(frozen=True)

    cost: float | None = Field(
        None, gt=0, title=QT_TRANSLATE_NOOP("Forms", "Spend at most"), json_schema_extra={"decimals": 2}
    )
    currency: CapCurrency = ""
    tokens: int | None = Field(
        None,
        gt=0,
        title=QT_TRANSLATE_NOOP("Forms", "Use at most"),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "tokens"), "step": 10_000},
    )


class JobVerbs(QObject):
    """Pause, resume, cancel, retry, priority, the log, another cap, a key that is missing."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def of(self, row: dict[str, Any] | None) -> tuple[str, ...]:
        """Return what may be done with a job now."""
        if row is None:
            return ()
        key = ("key",) if lacking(row["error"]) else ()
        return (*key, *verbs_of(state_of(row["state"]), at_cap=is_at_cap(row)), "log")

    def do(self, verb: str, row: dict[str, Any]) -> None:
        """Do it."""
        session, job = self._window.context, row["id"]
        if verb in ("resume", "retry", "cancel"):
            self._answered(row)
        if verb == "pause":
            session.hub.pause(job)
        elif verb == "resume":
            session.run_job(job)
        elif verb == "cancel":
            session.hub.cancel(job)
        elif verb == "retry":
            session.retry_job(job)
        elif verb in ("up", "down"):
            self._shift(row, 1 if verb == "up" else -1)
        elif verb == "log":
            from desktop.jobs.log import show_log

            show_log(self._window, job)
        elif verb == "cap":
            self.ask_cap(row)
        elif verb == "key":
            enter_key(self._window, lacking(row["error"]))

    def _answered(self, row: dict[str, Any]) -> None:
        """Take the message of how a job stopped away: it goes on, or is over, and the advice in it with that."""
        for words in (sentence(row["error"]) if row["error"] else "", ending(row, {})):
            self._window.messages.take_back(words)

    def _shift(self, row: dict[str, Any], by: int) -> None:
        """Raise or lower the priority from what it is by then: a second press may come before the first is written."""
        session, job = self._window.context, row["id"]

        def write(connection: Any) -> tuple[int, ChangeSet]:
            return ranking.shift_priority(connection, job, by), ChangeSet().update("job", [job])

        def told(found: tuple[int, ChangeSet]) -> None:
            session.hub.prioritise(job)
            if self._window.shown_pane() != "jobs":  # where it shows beside the job
                words = self.tr("{0} has the priority {1} now; the highest goes first.")
                self._window.say(words.format(title(row["kind"]), found[0]))

        session.edit(write, told)

    def ask_cap(self, row: dict[str, Any]) -> FormDialog:
        """Ask for a higher cap of the run or the project, whichever stopped the job, and go on."""
        session, job, project = self._window.context, row["id"], row["project_id"]
        of_project = row["error"]["params"].get("scope") == "project"
        former = session.read(lambda c: caps.cap(c, project)) if of_project else row["cap"]

        def accept(chosen: CapOptions) -> None:
            def write(connection: Any) -> None:
                if of_project:
                    caps.set_cap(connection, project, chosen.cost, chosen.tokens, chosen.currency)
                else:
                    history.set_cap(connection, job, cap(chosen.cost, chosen.tokens, chosen.currency))

            self._answered(row)
            session.edit(write, lambda _none: session.run_job(job))

        title = self.tr("Cap of the project") if of_project else self.tr("Cap of the run")
        intro = self.tr("What is done is kept and not paid for again.")
        value = CapOptions(**former)
        return ask_form(self._window, title, CapOptions, self.tr("Go on"), accept, value=value, intro=intro)


def ask(window: MainWindow, job: int, verb: str) -> None:
    """Do what is asked of a job by its id, from outside the pane."""
    row = window.context.read(lambda c: listing.rows(c, [job])).get(job)
    if row is None:
        return
    verbs = window.findChild(JobVerbs) or JobVerbs(window)
    verbs.do(verb, row)
