"""The tray of jobs: a button with the progress of the first running job, and the list below it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.jobview import JobView
from desktop.theme import current
from desktop.translate import Retranslating, between
from desktop.widgets.buttons import EnterPresses, IconButton
from desktop.widgets.labels import Dot, Elided, hairline, label
from desktop.widgets.progress import ThinBar

ICONS: Final = {
    "cap": "key",
    "pause": "pause",
    "resume": "play",
    "retry": "retry",
    "up": "chevron-up",
    "down": "chevron-down",
    "cancel": "close",
}
WIDTH: Final = 440


class JobRow(Retranslating, QWidget):
    """One job in the list.

    Signals:
        asked: job id and verb, see `jobview.Verb`.
    """

    asked = Signal(int, str)

    def __init__(self, job: JobView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._dot = Dot()
        self._title = Elided(look="bold")
        self._state = label(look="second")
        self._bar = ThinBar()
        self._detail = Elided(look="second")
        self._buttons = {verb: IconButton(icon, on_click=partial(self._ask, verb)) for verb, icon in ICONS.items()}
        first = QHBoxLayout()
        first.setSpacing(8)
        for widget in (self._dot, self._title, self._state, *self._buttons.values()):
            first.addWidget(widget, 1 if widget is self._title else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 10, 12)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self._bar)
        column.addWidget(self._detail)
        self.set(job)

    def set(self, job: JobView) -> None:
        """Show the job as it stands."""
        self._job = job
        self._dot.set(job.role)
        self._bar.set(job.share if job.total or job.is_active else 1.0, job.role)
        for verb, button in self._buttons.items():
            button.setVisible(verb in job.verbs)
        self.retranslate()

    def first(self) -> IconButton | None:
        """Return its first button; None where nothing can be done."""
        return next((button for button in self._buttons.values() if not button.isHidden()), None)

    def _ask(self, verb: str) -> None:
        self.asked.emit(self._job.id, verb)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        job = self._job
        self._title.set(job.title)
        self._state.setText(job.state_words())
        parts = [job.numbers(), job.detail]
        if job.failed:
            parts.insert(1, self.tr("%n failed", "", job.failed))
        self._detail.set("  ·  ".join(part for part in parts if part))
        names = {
            "pause": self.tr("Pause"),
            "resume": self.tr("Resume"),
            "cancel": self.tr("Cancel"),
            "retry": self.tr("Retry failed"),
            "up": self.tr("Raise the priority"),
            "down": self.tr("Lower the priority"),
            "cap": self.tr("Raise the cap and go on…"),
        }
        for verb, button in self._buttons.items():
            button.set_name(between(": ", names[verb], job.title))


class TrayButton(Retranslating, EnterPresses, QPushButton):
    """What the header shows of the jobs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: JobView | None = None
        self._more = 0
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._title, self._numbers, self._share = label(), label(), label(look="second")
        self._others = label(look="faint")
        self._bar = ThinBar(76)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        for widget in (self._title, self._numbers, self._bar, self._share, self._others):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(widget)
        self.retranslate()

    def set(self, job: JobView | None, more: int) -> None:
        """Show a job and how many others are active."""
        self._job, self._more = job, more
        self.retranslate()

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        return QSize(self._row.sizeHint().width(), current().scaled(32))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        job = self._job
        self._others.setVisible(bool(job and self._more))
        for widget in (self._numbers, self._bar, self._share):
            widget.setVisible(job is not None)
        if job is None:
            self._title.setText(self.tr("No jobs running"))
            self._title.setProperty("look", "muted")
            self.setAccessibleName(self.tr("Jobs: none running"))
        else:
            share = self.tr("{0} %").format(int(job.share * 100))
            self._title.setText(job.title)
            self._others.setText(f"+{self._more}")
            self._title.setProperty("look", "body")
            self._numbers.setText(job.numbers())
            self._bar.set(job.share, job.role)
            self._share.setText(share)
            self.setAccessibleName(self.tr("Jobs: {0}, {1}, {2}").format(job.title, job.state_words(), share))
            self.setToolTip(self.tr("%n more job(s)", "", self._more) if self._more else "")
        self._title.style().polish(self._title)
        self.updateGeometry()


class Tray(Retranslating, QWidget):
    """Button and popup.

    Signals:
        asked: job id and verb, see `jobview.Verb`.
    """

    asked = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[JobView] = []
        self._rows: dict[int, JobRow] = {}
        self.button = TrayButton()
        self.button.clicked.connect(lambda _on=False: self.open())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self._popup = QWidget(self, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        # Or the corners outside the rounded border would be filled; the frame inside draws the ground.
        self._popup.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._popup.setFixedWidth(WIDTH)
        frame = QFrame()
        frame.setProperty("look", "popup")
        outer = QVBoxLayout(self._popup)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._heading = label(look="caption")
        self._none = label(look="muted")
        self._none.setContentsMargins(16, 4, 16, 14)
        self._heading.setContentsMargins(16, 10, 16, 4)
        self._list = QVBoxLayout(frame)
        self._list.setContentsMargins(1, 1, 1, 1)
        self._list.setSpacing(0)
        for widget in (self._heading, hairline(), self._none):
            self._list.addWidget(widget)
        self.retranslate()

    def set_jobs(self, jobs: Sequence[JobView]) -> None:
        """Show the jobs: active ones first, then those that ended lately."""
        self._jobs = list(jobs)
        active = [job for job in jobs if job.is_active]
        running = next((job for job in active if job.state == "running"), active[0] if active else None)
        self.button.set(running, max(0, len(active) - 1))
        # Ten times a second while a job runs: rows that nobody looks at are made when the list is opened.
        if self._popup.isVisible():
            self._show_rows()
            self._fit()

    def _show_rows(self) -> None:
        jobs = self._jobs
        self._none.setVisible(not jobs)
        for gone in set(self._rows) - {job.id for job in jobs}:
            row = self._rows.pop(gone)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for job in jobs:
            if job.id in self._rows:
                self._rows[job.id].set(job)
            else:
                row = self._rows[job.id] = JobRow(job)
                row.asked.connect(self._ask)
                self._list.addWidget(row)
                row.show()  # counts for the height at once

    def _fit(self) -> None:
        self._list.activate()  # or it would still have the height of rows that went
        self._popup.adjustSize()

    def _ask(self, job_id: int, verb: str) -> None:
        if verb == "cap":
            # A form comes, over which no popup may stand.
            self._popup.hide()
        self.asked.emit(job_id, verb)

    def open(self) -> None:
        """Show the list below the button."""
        self._show_rows()
        self._fit()
        corner = self.button.mapToGlobal(QPoint(self.button.width() - WIDTH, self.button.height() + 4))
        self._popup.move(corner)
        self._popup.show()
        first = next((row.first() for row in self._rows.values() if row.first() is not None), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def popup(self) -> QWidget:
        """The list."""
        return self._popup

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._heading.setText(self.tr("Jobs"))
        self._none.setText(self.tr("Nothing is running. Jobs you start appear here."))
        self._popup.setAccessibleName(self.tr("Jobs"))
