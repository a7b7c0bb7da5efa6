"""What of the usage is looked at: a span of time and filters, in one line at the top of the pane."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QGridLayout, QWidget

from core.usage import ranges, totals
from core.usage.asked import Asked
from core.usage.ranges import Range
from desktop.filters import PickChip
from desktop.session import Session
from desktop.translate import Retranslating
from desktop.usage.words import day_words, key_words
from desktop.widgets.dialog import Sheet
from desktop.widgets.flow import Flow
from desktop.widgets.labels import label
from desktop.widgets.picker import Choice, Picker
from desktop.widgets.segments import Segments

SPANS: Final = ("24h", "7d", "30d", "90d", "all", "own")
PARTS: Final = ("project", "provider", "model", "stage", "state")
ANY: Final = ""


@dataclass(frozen=True)
class Scope:
    """A span by its key, own days where it is "own", and what is filtered for; None is any."""

    span: str = "30d"
    own: Range = field(default_factory=Range)
    project: int | None = None
    provider: str | None = None
    model: str | None = None
    stage: str | None = None
    state: str | None = None

    def asked(self) -> Asked:
        """Return it as core asks for it, with the span as of now."""
        span = self.own if self.span == "own" else ranges.named(self.span)
        provider, _, model = (self.model or "").partition("/")
        return Asked(span, self.project, provider or self.provider, model or None, self.stage, self.state)

    def narrowed(self) -> bool:
        """Return whether anything is filtered for beside the span."""
        return any(getattr(self, part) is not None for part in PARTS)


class ScopeBar(Retranslating, QWidget):
    """Span and filters.

    Signals:
        changed: the scope is another one.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.scope = Scope()
        self._projects: dict[int, str] = {}
        self.spans = Segments(SPANS)
        self.spans.choose(self.scope.span)
        self.chips = {part: PickChip(partial(self.pick, part)) for part in PARTS}
        flow = Flow(self, gap=8)
        flow.addWidget(self.spans)
        for chip in self.chips.values():
            flow.addWidget(chip)
        self.spans.chosen.connect(self._span)
        self.retranslate()

    def set(self, **parts: Any) -> None:
        """Change parts of the scope."""
        new = replace(self.scope, **parts)
        if new != self.scope:
            self.scope = new
            self.spans.choose(new.span)
            self.retranslate()
            self.changed.emit()

    def set_projects(self, projects: dict[int, str]) -> None:
        """Take the names of the projects."""
        self._projects = projects
        self.retranslate()

    def pick(self, part: Any) -> None:
        """Open the list of what there is of a part, in the span and under the other filters."""
        chip = self.chips[part]
        picker = Picker(chip, self.tr("Find"), self.tr("There are no calls yet."))
        asked = Scope(**{**vars(self.scope), part: None}).asked()

        def fill(found: tuple[dict[Any, Any], dict[int, str]]) -> None:
            groups, self._projects = found
            choices = [Choice(key, key_words(part, key, self._projects)) for key in groups]
            present = getattr(self.scope, part)
            picker.set_choices([Choice(ANY, self.tr("Any")), *choices], ANY if present is None else present)
            picker.open_below(chip)

        self._session.query(lambda c: (totals.by(c, asked, part, timed=False), totals.projects(c)), fill, picker)
        picker.picked.connect(lambda key: self.set(**{part: None if key == ANY else key}))

    def _span(self, key: str) -> None:
        if key != "own":
            self.set(span=key)
            return
        self.spans.choose(self.scope.span)
        sheet = DaysSheet(self.window(), self.scope.own, lambda own: self.set(span="own", own=own))
        sheet.open()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        own = self.scope.own
        named = self.tr("Custom…")
        if self.scope.span == "own":
            named = f"{day_words(own.first)} – {day_words(own.last)}"
        words = (self.tr("24 hours"), self.tr("7 days"), self.tr("30 days"), self.tr("90 days"), self.tr("All"), named)
        self.spans.set_words(self.tr("Span of time"), words)
        titles = {
            "project": self.tr("Project"),
            "provider": self.tr("Provider"),
            "model": self.tr("Model"),
            "stage": self.tr("Stage"),
            "state": self.tr("State"),
        }
        for part, chip in self.chips.items():
            value = getattr(self.scope, part)
            chip.show_choice(titles[part], "" if value is None else key_words(part, value, self._projects))


class DaysSheet(Sheet):
    """Asks for the first and the last day."""

    def __init__(self, parent: QWidget | None, own: Range, on_accept: Any) -> None:
        super().__init__(parent, "", "", width=380)
        self._on_accept = on_accept
        today = QDate.currentDate()
        self.first, self.last = QDateEdit(), QDateEdit()
        starts = (own.first and QDate.fromString(own.first, Qt.DateFormat.ISODate), today.addDays(-29))
        ends = (own.last and QDate.fromString(own.last, Qt.DateFormat.ISODate), today)
        grid = QGridLayout()
        grid.setSpacing(12)
        self._labels = (label(), label())
        for row, (edit, (kept, default)) in enumerate(((self.first, starts), (self.last, ends))):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.setMaximumDate(today)
            edit.setDate(kept or default)
            edit.dateChanged.connect(lambda _day: self._check())
            self._labels[row].setBuddy(edit)
            grid.addWidget(self._labels[row], row, 0)
            grid.addWidget(edit, row, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.retranslate()

    def _check(self) -> None:
        self.primary.setEnabled(self.first.date() <= self.last.date())

    def accept(self) -> None:
        """Hand the span over."""
        iso = Qt.DateFormat.ISODate
        own = ranges.between(self.first.date().toString(iso), self.last.date().toString(iso))
        super().accept()
        self._on_accept(own)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        title = self.tr("Span of time")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.primary.setText(self.tr("Show"))
        if hasattr(self, "_labels"):
            for one, edit, words in zip(
                self._labels, (self.first, self.last), (self.tr("First day"), self.tr("Last day")), strict=True
            ):
                one.setText(words)
                edit.setAccessibleName(words)
