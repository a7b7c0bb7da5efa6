"""The sheet of alarms: those there are with how far they are, and a form for another."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Any, Literal

from pydantic import BaseModel, Field
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget
from sqlalchemy import Connection

from core.errors import QT_TRANSLATE_NOOP
from core.usage import alarms, totals
from core.usage.alarms import Alarm
from core.usage.money import amount
from desktop import presenter
from desktop.session import Session
from desktop.translate import number
from desktop.widgets.buttons import IconButton
from desktop.widgets.dialog import Sheet
from desktop.widgets.form import ModelForm
from desktop.widgets.frames import Card
from desktop.widgets.labels import label, set_tone


class AlarmForm(BaseModel):
    """What the form of a new alarm asks."""

    period: Literal["day", "month"] = Field(
        "month",
        title=QT_TRANSLATE_NOOP("Forms", "Limit for"),
        json_schema_extra={
            "labels": {"day": QT_TRANSLATE_NOOP("Forms", "each day"), "month": QT_TRANSLATE_NOOP("Forms", "each month")}
        },
    )
    measure: Literal["money", "tokens"] = Field(
        "money",
        title=QT_TRANSLATE_NOOP("Forms", "Counted"),
        json_schema_extra={
            "labels": {"money": QT_TRANSLATE_NOOP("Forms", "money"), "tokens": QT_TRANSLATE_NOOP("Forms", "tokens")}
        },
    )
    limit: float = Field(
        20.0, gt=0, le=1e12, title=QT_TRANSLATE_NOOP("Forms", "Limit"), json_schema_extra={"decimals": 2}
    )
    currency: str = Field("USD", max_length=8, title=QT_TRANSLATE_NOOP("Forms", "Currency"))
    only: bool = Field(False, title=QT_TRANSLATE_NOOP("Forms", "Only the open project"))


class AlarmSheet(Sheet):
    """Lists alarms, drops them, adds one."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent, "", "", width=520)
        self._session = session
        self._rows: list[tuple[Alarm, float]] = []
        self._projects: dict[int, str] = {}
        self.intro = label(look="muted", wrap=True)
        self.card = Card()
        self.form: ModelForm[AlarmForm] = ModelForm(AlarmForm)
        self.form.set_shown("only", bool(session.project_id))
        self.body.addWidget(self.intro)
        self.body.addWidget(self.card)
        self.body.addWidget(self.form)
        self._lines: list[QWidget] = []
        set_tone(self.note, "bad")
        self.form.changed.connect(self._follow)
        self.retranslate()
        self._read()

    def _follow(self, valid: bool) -> None:
        value = self.form.value()
        self.note.setText("")  # it was said of what the form held before
        self.primary.setEnabled(valid)
        if value is not None:
            self.form.set_shown("currency", value.measure == "money")

    def accept(self) -> None:
        """Add the alarm, and stay open for the next."""
        value = self.form.value()
        if value is None:
            return
        project = self._session.project_id if value.only and self._session.project_id else None
        made = Alarm(
            period=value.period, measure=value.measure, limit=value.limit, currency=value.currency, project=project
        )
        self._session.edit(lambda c: alarms.add(c, made), self._changed, self._refused)

    def _changed(self, _done: object) -> None:
        self.note.setText("")
        self._read()

    def _refused(self, error: BaseException) -> None:
        """Say it in the sheet, which covers the message bar."""
        self.note.setText(presenter.sentence(error))

    def _remove(self, alarm_id: int) -> None:
        self._session.edit(lambda c: alarms.remove(c, alarm_id), self._changed)

    def _read(self) -> None:
        def read(connection: Connection) -> Any:
            rows = [(one, alarms.used(connection, one)[1]) for one in alarms.listed(connection)]
            return rows, totals.projects(connection)

        self._session.query(read, self._show, self, "alarms")

    def _show(self, found: Any) -> None:
        self._rows, self._projects = found
        for line in self._lines:
            self.card.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(alarm, used) for alarm, used in self._rows]
        for line in self._lines:
            self.card.body.addWidget(line)
            line.show()  # a layout shows it in the next turn only, and a Tab before that passes it by
        # Their buttons stand above the form, and behind it only because they were made later.
        buttons = [button for line in self._lines for button in line.findChildren(IconButton)]
        for first, second in pairwise([self.primary, *buttons]):
            QWidget.setTabOrder(first, second)
        self.card.setVisible(bool(self._lines))
        self.adjustSize()

    def _line(self, alarm: Alarm, used: float) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        what = label(self._words(alarm), wrap=True)
        so_far = label(self.tr("{0} so far").format(_sum(alarm, used)), "second")
        set_tone(so_far, "bad" if used >= alarm.limit else "neutral")
        row.addWidget(what, 1)
        row.addWidget(so_far)
        row.addWidget(IconButton("trash", self.tr("Delete this alarm"), partial(self._remove, alarm.id)))
        return line

    def _words(self, alarm: Alarm) -> str:
        day, month = self.tr("{0} a day"), self.tr("{0} a month")
        words = (day if alarm.period == "day" else month).format(_sum(alarm, alarm.limit))
        if alarm.project is None:
            return self.tr("{0}, all projects").format(words)
        whose = self._projects.get(alarm.project) or self.tr("a deleted project")
        return self.tr("{0}, {1}").format(words, whose)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        title = self.tr("Alarms")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.primary.setText(self.tr("Add alarm"))
        self.cancel.setText(self.tr("Close"))
        if hasattr(self, "intro"):
            once = self.tr("When a limit is reached, you are told once that day or month. Nothing is stopped.")
            self.intro.setText(once)


def _sum(alarm: Alarm, value: float) -> str:
    return (
        amount(value, alarm.currency)
        if alarm.measure == "money"
        else QCoreApplication.translate("Usage", "{0} tokens").format(number(round(value)))
    )
