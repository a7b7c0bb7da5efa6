"""What the window knows of a job: plain data, and what may be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from PySide6.QtCore import QCoreApplication

from core.errors import QT_TRANSLATE_NOOP
from desktop.translate import number

State = Literal["queued", "running", "paused", "done", "done_with_failures", "failed", "cancelled"]
Verb = Literal["pause", "resume", "cancel", "retry", "up", "down", "cap"]

AT_CAP = QT_TRANSLATE_NOOP("Jobs", "at its cap")
#: state -> (words, role of the dot, verbs)
STATES: Final[dict[str, tuple[str, str, tuple[Verb, ...]]]] = {
    "queued": (QT_TRANSLATE_NOOP("Jobs", "waiting"), "faint", ("cancel",)),
    "running": (QT_TRANSLATE_NOOP("Jobs", "running"), "accent", ("pause", "cancel")),
    "paused": (QT_TRANSLATE_NOOP("Jobs", "paused"), "warn", ("resume", "cancel")),
    "done": (QT_TRANSLATE_NOOP("Jobs", "done"), "good", ()),
    "done_with_failures": (QT_TRANSLATE_NOOP("Jobs", "done, some failed"), "warn", ("retry",)),
    "failed": (QT_TRANSLATE_NOOP("Jobs", "failed"), "bad", ("retry",)),
    "cancelled": (QT_TRANSLATE_NOOP("Jobs", "cancelled"), "faint", ("resume",)),
}


ACTIVE: Final = ("queued", "running", "paused")


def verbs_of(state: State, *, at_cap: bool) -> tuple[Verb, ...]:
    """Return what may be asked of a job in a state."""
    cap: tuple[Verb, ...] = ("cap",) if at_cap else ()
    order: tuple[Verb, ...] = ("up", "down") if state in ACTIVE else ()
    return (*cap, *STATES[state][2], *order)


def is_at_cap(row: Mapping[str, Any]) -> bool:
    """Return whether a cap stopped the job of a row."""
    return row["state"] == "paused" and "scope" in ((row.get("error") or {}).get("params") or {})


@dataclass(frozen=True)
class JobView:
    """One line of the tray.

    Attributes:
        id: the job's row.
        title: translated name, such as "Answers".
        state: see STATES.
        done, total: finished items and all items; a total of 0 is not known yet.
        failed: items that failed.
        detail: translated second line, such as "41 a minute · 12 minutes left".
        at_cap: whether it was stopped by a cap.
    """

    id: int
    title: str
    state: State = "running"
    done: int = 0
    total: int = 0
    failed: int = 0
    detail: str = ""
    at_cap: bool = False

    @property
    def share(self) -> float:
        """Progress from 0 to 1."""
        return self.done / self.total if self.total else 0.0

    @property
    def is_active(self) -> bool:
        """Whether the job is not over."""
        return self.state in ACTIVE

    @property
    def role(self) -> str:
        """Role of dot and bar."""
        return STATES[self.state][1]

    @property
    def verbs(self) -> tuple[Verb, ...]:
        """What may be asked of the job now."""
        return verbs_of(self.state, at_cap=self.at_cap)

    def state_words(self) -> str:
        """Return the translated state."""
        if self.at_cap:
            return QCoreApplication.translate("Jobs", AT_CAP)
        return QCoreApplication.translate("Jobs", STATES[self.state][0])

    def numbers(self) -> str:
        """Return "6,120 / 9,860", or the number done while the total is unknown."""
        return f"{number(self.done)} / {number(self.total)}" if self.total else number(self.done)
