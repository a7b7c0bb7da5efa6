"""Alarms: a limit of money or tokens for a day or a month; crossing it is told once in each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection, func, select

from core.changes import ChangeSet
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.usage import stored
from core.usage.asked import DAY, Asked, days
from core.usage.ranges import between, day_of, month_of

ALARMS, TOLD = "alarms", "told"


class Alarm(BaseModel):
    """A limit. `project` None means all of them; `currency` counts for money only, "usd" as "USD".

    Calls whose price names no currency are counted in any; those of unknown price in none.
    """

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    id: int = 0
    period: Literal["day", "month"] = "month"
    measure: Literal["money", "tokens"] = "money"
    limit: float = Field(10.0, gt=0, le=1e15)
    currency: str = Field("USD", max_length=8)
    project: int | None = None


@dataclass(frozen=True)
class Crossing:
    """An alarm whose limit was reached, in which day ("2026-05-10") or month ("2026-05"), and what was used."""

    alarm: Alarm
    when: str
    used: float


def listed(connection: Connection) -> list[Alarm]:
    """Return the alarms, oldest first."""
    return [Alarm.model_validate(row) for row in stored.read(connection, ALARMS, [])]


def add(connection: Connection, alarm: Alarm) -> tuple[int, ChangeSet]:
    """Keep another alarm and return its id; ids are never given twice.

    Raises:
        InvalidUse: there is one that tells the same already.
    """
    there = listed(connection)
    if any(_same(alarm, one) for one in there):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "There is such an alarm already."),
            QT_TRANSLATE_NOOP("Errors", "Give another limit, or drop that one first."),
        )
    newest = max([one.id for one in there] + [int(key) for key in stored.read(connection, TOLD, {})], default=0)
    made = alarm.model_copy(update={"id": newest + 1})
    return made.id, _keep(connection, [*there, made])


def remove(connection: Connection, alarm_id: int) -> ChangeSet:
    """Drop an alarm.

    Raises:
        InvalidUse: there is none with this id.
    """
    there = listed(connection)
    left = [one for one in there if one.id != alarm_id]
    if len(left) == len(there):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "There is no alarm {alarm}."),
            QT_TRANSLATE_NOOP("Errors", "`lorewright usage alarms list` shows those there are."),
            alarm=alarm_id,
        )
    return _keep(connection, left)


def used(connection: Connection, alarm: Alarm, moment: int | None = None) -> tuple[str, float]:
    """Return the present day or month, and what was used in it of what an alarm watches."""
    present = now() if moment is None else moment
    today = day_of(present)
    span = between(today, today) if alarm.period == "day" else month_of(present)
    where = days(DAY, Asked(span, project=alarm.project))
    if alarm.measure == "tokens":
        value = func.sum(DAY.c.prompt_tokens + DAY.c.completion_tokens)
    else:
        value = func.sum(DAY.c.cost)
        where.append(func.upper(DAY.c.currency).in_((alarm.currency.upper(), "")))
    found = connection.execute(select(value).where(*where)).scalar()
    return today if alarm.period == "day" else today[:7], float(found or 0)


def crossed(connection: Connection, moment: int | None = None) -> list[Crossing]:
    """Return the alarms that were reached and not told of yet in this day or month; cheap, and changes nothing."""
    there = listed(connection)
    if not there:
        return []
    told = stored.read(connection, TOLD, {})
    found = []
    for alarm in there:
        when, amount = used(connection, alarm, moment)
        # A limit that was raised or a day that passed makes it news again.
        if amount >= alarm.limit and told.get(str(alarm.id)) != [when, alarm.limit]:
            found.append(Crossing(alarm, when, amount))
    return found


def tell(connection: Connection, moment: int | None = None) -> list[Crossing]:
    """Return the alarms to tell of now, and note that they were told; whoever asks next is told nothing."""
    found = crossed(connection, moment)
    if found:
        told = stored.read(connection, TOLD, {})
        told.update({str(one.alarm.id): [one.when, one.alarm.limit] for one in found})
        stored.write(connection, TOLD, told)
    return found


def _same(one: Alarm, other: Alarm) -> bool:
    """Return whether two alarms tell of the same, whatever their ids; tokens have no currency."""

    def told(alarm: Alarm) -> Alarm:
        return alarm.model_copy(update={"id": 0, "currency": alarm.currency.upper() * (alarm.measure == "money")})

    return told(one) == told(other)


def _keep(connection: Connection, there: list[Alarm]) -> ChangeSet:
    return stored.write(connection, ALARMS, [one.model_dump(mode="json") for one in there])
