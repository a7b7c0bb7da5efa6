"""Jobs in words: what the tray says of one, from the progress the engine reports."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from core.errors import QT_TRANSLATE_NOOP, fill
from core.jobs import states
from desktop.jobview import JobView, is_at_cap
from desktop.translate import listed, number

#: kind -> what its job is called; asking the jobs themselves would load their engines and readers on the UI thread
TITLES: Final[dict[str, str]] = {
    "import": QT_TRANSLATE_NOOP("Jobs", "Import documents"),
    "convert": QT_TRANSLATE_NOOP("Jobs", "Convert documents"),
    "chunks": QT_TRANSLATE_NOOP("Jobs", "Split documents"),
    "clean": QT_TRANSLATE_NOOP("Jobs", "Clean chunks"),
    "tree": QT_TRANSLATE_NOOP("Jobs", "Build the domain tree"),
    "revise": QT_TRANSLATE_NOOP("Jobs", "Revise the domain tree"),
    "personas": QT_TRANSLATE_NOOP("Jobs", "Find genre–audience pairs"),
    "questions": QT_TRANSLATE_NOOP("Jobs", "Generate questions"),
    "answers": QT_TRANSLATE_NOOP("Jobs", "Generate answers"),
    "export": QT_TRANSLATE_NOOP("Jobs", "Export"),
}


def title(kind: str) -> str:
    """Return the translated name of a kind of job."""
    words = TITLES.get(kind, kind)
    return QCoreApplication.translate("Jobs", words)


def state_of(state: str) -> Any:
    """Return the state of a job as the window knows it."""
    return {states.PARTIAL: "done_with_failures", states.INTERRUPTED: "paused"}.get(state, state)


def view(job: dict[str, Any]) -> JobView:
    """Return a job as the tray shows it."""
    state = state_of(job["state"])
    ended = job["done"] + job["failed"]
    words = title(job["kind"])
    return JobView(job["job_id"], words, state, ended, job["total"], job["failed"], detail(job), is_at_cap(job))


def at_work(job: dict[str, Any]) -> str:
    """Return what a job is at just now, such as "manual.pdf: page 37 of 500"; empty when it does not say."""
    note = job.get("note") or {}
    if job["state"] != states.RUNNING or not note:
        return ""
    params = {key: number(value) if isinstance(value, int) else value for key, value in note["params"].items()}
    return fill(QCoreApplication.translate("Jobs", note["what"]), params, listed)


def detail(job: dict[str, Any]) -> str:
    """Return what it is at, how fast it goes, how long it takes and what it cost so far."""
    parts = [at_work(job)]
    if job["state"] == states.RUNNING and job.get("rate"):
        text = QCoreApplication.translate("Program", "{0} a minute")
        parts.append(text.format(number(round(job["rate"] * 60))))
        if left := round(job.get("seconds_left") or 0):
            minutes = QCoreApplication.translate("Program", "%n minute(s) left", "", round(left / 60))
            seconds = QCoreApplication.translate("Program", "%n second(s) left", "", left)
            parts.append(minutes if left > 90 else seconds)
    tokens = job.get("prompt_tokens", 0) + job.get("completion_tokens", 0)
    if tokens:
        parts.append(QCoreApplication.translate("Program", "{0} tokens").format(number(tokens)))
    return " · ".join(part for part in parts if part)


def ending(job: dict[str, Any], error: dict[str, Any]) -> str:
    """Return how a job ended as one sentence; empty for one that was paused by hand or cut off."""
    words = title(job["kind"])
    if error:
        text = QCoreApplication.translate("Program", "{0}: {1}")
        said = fill(QCoreApplication.translate("Errors", error["what"]), error.get("params", {}), listed)
        return text.format(words, said)
    if job["state"] not in states.ENDED or job["state"] == states.CANCELLED:
        return ""
    if job["failed"]:
        text = QCoreApplication.translate("Program", "{0}: {1} done, {2} failed.")
        return text.format(words, number(job["done"]), number(job["failed"]))
    return QCoreApplication.translate("Program", "{0}: {1} done.").format(words, number(job["done"]))
