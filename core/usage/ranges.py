"""Spans of time in days of this computer's time zone, or in the hours of the last day."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, InvalidUse

Step = Literal["hour", "day", "week", "month"]

HOUR = 3_600_000
#: keys of ranges -> days, today included
SPANS = {"7d": 7, "30d": 30, "90d": 90}
KEYS = ("24h", *SPANS, "all", "own")
#: more bars than this are put together into weeks, more weeks into months
MOST_BARS = 100


@dataclass(frozen=True)
class Range:
    """A span of time. `first` and `last` are days such as "2026-05-01", empty where the span is open.

    Attributes:
        start: milliseconds since the epoch at which the span begins, None where it is open.
        end: the first millisecond after it, None where it is open: calls of a clock that went ahead count as well.
        hourly: shown by the hour, and so read from the calls themselves.
    """

    first: str = ""
    last: str = ""
    start: int | None = None
    end: int | None = None
    hourly: bool = False


def day_start(day: str) -> int:
    """Return the first millisecond of a day, by the local clock: days may have 23 or 25 hours.

    Raises:
        InvalidUse: it is no day.
    """
    found = parsed(day)
    return round(time.mktime((found.year, found.month, found.day, 0, 0, 0, 0, 0, -1)) * 1000)


def day_of(moment: int) -> str:
    """Return the local day of a moment in milliseconds since the epoch."""
    return time.strftime("%Y-%m-%d", time.localtime(moment / 1000))


def parsed(day: str) -> date:
    """Return a day written as 2026-05-01.

    Raises:
        InvalidUse: it is none.
    """
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "“{day}” is no day."),
            QT_TRANSLATE_NOOP("Errors", "Write it like 2026-05-01."),
            day=day,
        ) from error


def after(day: str, days: int = 1) -> str:
    """Return the day so many days later."""
    return (parsed(day) + timedelta(days=days)).isoformat()


def named(key: str, moment: int | None = None) -> Range:
    """Return the range called 24h, 7d, 30d, 90d or all, as of now; open at its end.

    Raises:
        InvalidUse: there is none of this name.
    """
    today = day_of(now() if moment is None else moment)
    if key == "24h":
        hour = time.localtime((now() if moment is None else moment) / 1000)
        begun = round(time.mktime((*hour[:4], 0, 0, *hour[6:])) * 1000)
        start = begun - 23 * HOUR
        return Range(day_of(start), "", start, None, hourly=True)
    if key in SPANS:
        first = after(today, 1 - SPANS[key])
        return Range(first, "", day_start(first))
    if key == "all":
        return Range()
    raise InvalidUse(
        QT_TRANSLATE_NOOP("Errors", "There is no span of time called “{key}”."),
        QT_TRANSLATE_NOOP("Errors", "There are: {known}."),
        key=key,
        known=list(KEYS[:-1]),
    )


def between(first: str = "", last: str = "") -> Range:
    """Return the span from one day to another, both included; empty for no limit.

    Raises:
        InvalidUse: one is no day, or the last comes before the first.
    """
    if first and last and parsed(last) < parsed(first):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The last day, {last}, comes before the first, {first}."),
            first=first,
            last=last,
        )
    return Range(first, last, day_start(first) if first else None, day_start(after(last)) if last else None)


def month_of(moment: int | None = None) -> Range:
    """Return the month a moment lies in, first to last day."""
    today = parsed(day_of(now() if moment is None else moment))
    first = today.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return between(first.isoformat(), last.isoformat())


def slots(first: str, last: str) -> tuple[Step, list[str]]:
    """Return how the days from `first` to `last` are put together in a chart, and the first day of each bar."""
    begin, end = parsed(first), parsed(last)
    count = (end - begin).days + 1
    if count <= MOST_BARS:
        return "day", [(begin + timedelta(days=n)).isoformat() for n in range(count)]
    if count <= 7 * MOST_BARS:
        monday = begin - timedelta(days=begin.weekday())
        return "week", [(monday + timedelta(days=n)).isoformat() for n in range(0, (end - monday).days + 1, 7)]
    months: list[str] = []
    month = begin.replace(day=1)
    while month <= end:
        months.append(month.isoformat())
        month = (month + timedelta(days=31)).replace(day=1)
    return "month", months


def slot_of(day: str, step: Step) -> str:
    """Return the first day of the bar a day belongs to."""
    found = parsed(day)
    if step == "week":
        return (found - timedelta(days=found.weekday())).isoformat()
    return found.replace(day=1).isoformat() if step == "month" else day
