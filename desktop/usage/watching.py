"""Telling of alarms: looked for while jobs run and when they end, said once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from core.usage import alarms
from core.usage.alarms import Crossing
from core.usage.money import amount
from desktop.translate import number
from desktop.window import MainWindow


def look(window: MainWindow) -> None:
    """Look whether a limit was reached, off the UI thread, and say so; costs a read of this month's sums."""
    session = window.context

    def due(found: list[Crossing]) -> None:
        if found:
            # Noted in one transaction: another window or terminal must not say it again.
            session.edit(alarms.tell, lambda told: say(window, told))

    session.query(alarms.crossed, due, window, "alarms")


def say(window: MainWindow, told: list[Any]) -> None:
    """Say which limits were reached."""
    for one in told:
        alarm = one.alarm
        day = QCoreApplication.translate("Usage", "Alarm: {0} used today, the limit is {1}.")
        month = QCoreApplication.translate("Usage", "Alarm: {0} used this month, the limit is {1}.")
        sums = [
            amount(value, alarm.currency)
            if alarm.measure == "money"
            else QCoreApplication.translate("Usage", "{0} tokens").format(number(round(value)))
            for value in (one.used, alarm.limit)
        ]
        text = (day if alarm.period == "day" else month).format(*sums)
        window.say(text, "warn", QCoreApplication.translate("Usage", "Usage"), lambda: window.open("usage"))
