"""Usage in words: stages, states, money that is "at least", days and hours."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from core.errors import QT_TRANSLATE_NOOP
from core.usage.asked import NOWHERE
from core.usage.money import amount, amounts
from core.usage.series import OTHERS, Bar, Series, label_day
from desktop.translate import number

STAGES: Final[dict[str, str]] = {
    "tree": QT_TRANSLATE_NOOP("Usage", "Domain tree"),
    "personas": QT_TRANSLATE_NOOP("Usage", "Genre–audience pairs"),
    "questions": QT_TRANSLATE_NOOP("Usage", "Questions"),
    "answers": QT_TRANSLATE_NOOP("Usage", "Answers"),
    "judge": QT_TRANSLATE_NOOP("Usage", "Judging"),
    "clean": QT_TRANSLATE_NOOP("Usage", "Cleaning"),
    "vision": QT_TRANSLATE_NOOP("Usage", "Reading pictures"),
    "chat": QT_TRANSLATE_NOOP("Usage", "Playground"),
    "check": QT_TRANSLATE_NOOP("Usage", "Checks of models"),
}
STATES: Final[dict[str, tuple[str, str]]] = {
    "ok": (QT_TRANSLATE_NOOP("Usage", "answered"), "good"),
    "failed": (QT_TRANSLATE_NOOP("Usage", "failed"), "bad"),
    "cancelled": (QT_TRANSLATE_NOOP("Usage", "cancelled"), "warn"),
    "cached": (QT_TRANSLATE_NOOP("Usage", "cached"), "muted"),
}


def translated(text: str) -> str:
    """Return a text marked for this pane in the language of the interface."""
    return QCoreApplication.translate("Usage", text)


def stage_words(stage: str) -> str:
    """Return what a stage is called."""
    return translated(STAGES[stage]) if stage in STAGES else stage


def state_words(state: str) -> str:
    """Return what a state is called."""
    return translated(STATES[state][0]) if state in STATES else state


def state_tone(state: str) -> str:
    """Return the role of a state."""
    return STATES[state][1] if state in STATES else "muted"


def key_words(dimension: str, key: Any, projects: dict[int, str]) -> str:
    """Return what a part of a chart is called."""
    if key == OTHERS:
        return QCoreApplication.translate("Usage", "others")
    if dimension == "project":
        if key == NOWHERE:
            return QCoreApplication.translate("Usage", "No project, or deleted")
        return projects.get(key, str(key))
    if dimension == "stage":
        return stage_words(key)
    return state_words(key) if dimension == "state" else str(key)


def money(cost: dict[str, float], unknown: int | bool) -> str:
    """Return a sum of money, "at least" where a price is unknown."""
    if not unknown:
        return amounts(cost)
    if not cost:
        return QCoreApplication.translate("Usage", "unknown")
    return QCoreApplication.translate("Usage", "at least {0}").format(amounts(cost))


def day_words(day: str) -> str:
    """Return a day as short as it is clear: "10 May"."""
    found = date.fromisoformat(day)
    pattern = QCoreApplication.translate("Usage", "d MMM", "pattern of a day as Qt writes it")
    return QLocale().toString(QDate(found.year, found.month, found.day), pattern)


def bar_words(bar: Bar, step: str) -> str:
    """Return the time a bar stands for."""
    if step == "hour":
        return hour_words(bar)
    first, last = label_day(bar, step)
    if step == "month":
        found = date.fromisoformat(first)
        pattern = QCoreApplication.translate("Usage", "MMM yyyy", "pattern of a month as Qt writes it")
        return QLocale().toString(QDate(found.year, found.month, 1), pattern)
    return day_words(first) if first == last else f"{day_words(first)} – {day_words(last)}"


def hour_words(bar: Bar) -> str:
    """Return the hour a bar begins with."""
    return datetime.fromtimestamp(int(bar.start) / 1000).strftime("%H:%M")  # noqa: DTZ006 - the local clock is meant


def tick_words(bar: Bar, step: str) -> str:
    """Return what stands below a bar."""
    return day_words(str(bar.start)) if step == "week" else bar_words(bar, step)


def value_words(value: float, series: Series) -> str:
    """Return the value of a bar or a part of it in full."""
    if series.measure == "cost":
        return amounts({series.currency: value})
    if series.measure == "tokens":
        return QCoreApplication.translate("Usage", "{0} tokens").format(number(round(value)))
    return QCoreApplication.translate("Usage", "%n call(s)", "", round(value))


def part_words(value: float, series: Series) -> str:
    """Return the value of a part, without the unit that stands before it already."""
    return amount(value) if series.measure == "cost" else number(round(value))


def short_moment(moment: int) -> str:
    """Return a moment by the local clock, to the second; without the year while it is the present one."""
    found = QDateTime.fromMSecsSinceEpoch(moment)
    present = found.date().year() == QDate.currentDate().year()
    return found.toString("MM-dd HH:mm:ss" if present else "yyyy-MM-dd HH:mm")


def moment_words(moment: int) -> str:
    """Return a moment by the local clock, to the second."""
    return QDateTime.fromMSecsSinceEpoch(moment).toString("yyyy-MM-dd HH:mm:ss")
