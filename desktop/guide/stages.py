"""The four stages of the main job with their progress, and what of them failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.jobs import states
from desktop import presenter
from desktop.translate import Retranslating, between, number, sentences
from desktop.widgets.labels import Dot, label, set_tone
from desktop.widgets.progress import ThinBar

if TYPE_CHECKING:
    from core.making import Stage

KINDS: Final = ("import", "tree", "questions", "answers")
ROLES: Final = {
    states.RUNNING: "accent",
    states.DONE: "good",
    states.PARTIAL: "warn",
    states.FAILED: "bad",
    states.PAUSED: "warn",
    states.INTERRUPTED: "warn",
}


class StageRow(Retranslating, QWidget):
    """Dot, title, bar, numbers, state; the reasons of failures below."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._state, self._done, self._total, self._failed, self._rows = "", 0, 0, 0, 0
        self._error: dict[str, Any] = {}
        self._reasons: tuple[tuple[dict[str, Any], int], ...] = ()
        self._dot = Dot()
        self._title = label(look="bold")
        self._bar = ThinBar()
        self._numbers = label(look="second")
        self._words = label(look="second")
        self._why = label(look="second", wrap=True)
        self._title.setFixedWidth(170)
        self._numbers.setMinimumWidth(190)
        self._words.setMinimumWidth(70)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._dot)
        row.addWidget(self._title)
        row.addWidget(self._bar, 1)
        row.addWidget(self._numbers)
        row.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        self._why.setContentsMargins(20, 0, 0, 0)
        column.addWidget(self._why)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Show that the stage has not begun."""
        self._reasons, self._error = (), {}
        self._take("", 0, 0, 0, 0)

    def show_live(self, job: dict[str, Any]) -> None:
        """Show the progress of a job as the engine reports it."""
        self._reasons, self._error = (), {}
        self._take(job["state"], job["done"], job["total"], job["failed"], job["rows"])

    def show_stage(self, stage: Stage) -> None:
        """Show how a stage ended, with its reasons."""
        self._reasons, self._error = stage.reasons, stage.error
        self._take(stage.state, stage.done, stage.total, stage.failed, stage.rows)

    def _take(self, state: str, done: int, total: int, failed: int, rows: int) -> None:
        self._state, self._done, self._total, self._failed, self._rows = state, done, total, failed, rows
        over = state not in ("", *states.ACTIVE)
        share = (done + failed) / total if total else 1.0 if over else 0.0
        role = "faint" if over and not total else ROLES.get(state, "faint")
        self._dot.set(role)
        self._bar.set(share, role)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        titles = {
            "import": self.tr("Read the documents"),
            "tree": self.tr("Build the domain tree"),
            "questions": self.tr("Ask questions"),
            "answers": self.tr("Answer them"),
        }
        self._title.setText(titles[self._kind])
        self._title.setAccessibleName(between(": ", titles[self._kind], f"{self._state_words()} {self._made()}"))
        self._numbers.setText(self._made())
        self._words.setText(self._state_words())
        role = ROLES.get(self._state, "") if self._total else ""
        set_tone(self._words, role if role in ("good", "warn", "bad") else "neutral")
        lines = [
            sentences(self.tr("%n failed:", "", count), presenter.sentence(error)) for error, count in self._reasons
        ]
        if self._error:  # what to do about it is said where the whole of it ended
            lines.append(presenter.sentence(self._error | {"todo": ""}))
        self._why.setText("\n".join(lines))
        self._why.setVisible(bool(lines))

    def _state_words(self) -> str:
        if self._state == states.DONE and not self._total:
            return self.tr("nothing to do")
        return {
            "": self.tr("waiting"),
            states.QUEUED: self.tr("waiting"),
            states.RUNNING: self.tr("running"),
            states.DONE: self.tr("done"),
            states.PARTIAL: self.tr("some failed"),
            states.FAILED: self.tr("failed"),
            states.CANCELLED: self.tr("cancelled"),
            states.PAUSED: self.tr("paused"),
            states.INTERRUPTED: self.tr("stopped"),
        }.get(self._state, "")

    def _made(self) -> str:
        if not self._total:
            return ""
        share = f"{number(self._done + self._failed)} / {number(self._total)}"
        counted = {
            "import": "",
            "tree": self.tr("%n tag(s)", "", self._rows),
            "questions": self.tr("%n question(s)", "", self._rows),
            "answers": "",
        }[self._kind]
        parts = [share if self._kind != "tree" else "", counted if self._rows else ""]
        return "  ·  ".join(part for part in parts if part)


class StageList(QWidget):
    """All stages of the chain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = {kind: StageRow(kind) for kind in KINDS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(10)
        for row in self.rows.values():
            column.addWidget(row)

    def show_progress(self, live: dict[str, dict[str, Any]], stages: list[Stage]) -> None:
        """Show what the engine reports, and of stages that ended what the store says."""
        ended = {stage.kind: stage for stage in stages if stage.ended}
        for kind, row in self.rows.items():
            if kind in ended:
                row.show_stage(ended[kind])
            elif kind in live:
                row.show_live(live[kind])
            else:
                row.show_waiting()
