"""Forecasts, the price of people's work, and alarms that are told once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.clock import now
from core.errors import InvalidUse
from core.store.inserting import insert_one
from core.store.schema import Job
from core.store.schema.columns import table
from core.usage import alarms, forecast, human, stored
from core.usage.alarms import Alarm
from core.usage.asked import Asked
from core.usage.human import HumanPrice
from core.workspace import Workspace
from tests.core.usage.conftest import Add, at
from tests.helpers.building import build

NOON = "2026-05-10 12:00"


def test_the_month_goes_on_as_the_last_seven_days(workspace: Workspace, add: Add) -> None:
    add("2026-04-20 12:00", times=50)  # too long ago for the rate, not of this month
    for day in range(3, 11):
        add(f"2026-05-{day:02} 09:00", times=2)
    with workspace.read() as connection:
        found = forecast.month(connection, Asked(), at(NOON))
    assert (found.calls, found.cost, found.until) == (16, {"USD": 8.0}, "2026-05-31")
    assert found.days == 7.5  # the third to the ninth and half of the tenth
    assert found.calls_then == 16 + round(16 / 7.5 * 21.5)
    assert found.cost_then["USD"] == pytest.approx(8 + 8 / 7.5 * 21.5)
    assert not found.at_least


def test_a_first_day_is_no_week(workspace: Workspace, add: Add) -> None:
    add("2026-05-10 10:00", times=3, cost=None)
    with workspace.read() as connection:
        found = forecast.month(connection, Asked(), at(NOON))
        assert found.days == 0.5
        assert found.at_least
        assert found.calls_then == 3 + round(3 / 0.5 * 21.5)
        assert forecast.month(connection, Asked(stage="judge"), at(NOON)).calls_then == 0


def test_a_run_costs_per_item_what_it_did_so_far(workspace: Workspace, add: Add, project: int) -> None:
    values = Job(project_id=project, kind="answers", state="running", total=100, done=8, failed=2, created_at=now())
    job = workspace.write(lambda c: insert_one(c, table(Job), values.model_dump(exclude={"id"})))
    add(times=10, job_id=job, project_id=project)
    add(times=2, job_id=job, project_id=project, state="failed", cost=None, currency="")
    with workspace.read() as connection:
        (found,) = forecast.runs(connection)
        assert forecast.runs(connection, project + 1) == []
    assert (found.ended, found.total, found.calls, found.calls_then) == (10, 100, 12, 120)
    assert found.cost_then == {"USD": pytest.approx(50.0)}
    assert found.at_least


def test_people_at_a_price(workspace: Workspace, add: Add) -> None:
    built = build(workspace, documents=1, chunks=2, questions=4)
    add(project_id=built.project, cost=1.5)
    with workspace.read() as connection:
        found = human.compare(connection, built.project)
    assert found.rows == 6  # of eight, two were rejected
    assert found.hours == pytest.approx(0.6)
    assert found.human == pytest.approx(12.0)
    assert found.share == pytest.approx(1.5 / 12)
    assert found.at_least, "the call of the builder has no price"
    workspace.write(lambda c: human.set_price(c, HumanPrice(way="row", per_row=3, currency="CNY")))
    with workspace.read() as connection:
        found = human.compare(connection)
    assert (found.human, found.currency, found.hours, found.share) == (18, "CNY", None, None)


def told(workspace: Workspace, moment: int) -> list[tuple[int, str, float]]:
    return [(one.alarm.id, one.when, one.used) for one in workspace.write(lambda c: alarms.tell(c, moment))]


def test_an_alarm_is_told_once_a_day(workspace: Workspace, add: Add) -> None:
    workspace.write(lambda c: alarms.add(c, Alarm(period="day", limit=1.0)))
    add(NOON)
    assert told(workspace, at(NOON)) == []
    add(NOON)
    assert told(workspace, at(NOON)) == [(1, "2026-05-10", 1.0)]
    add(NOON, times=5)
    assert told(workspace, at(NOON)) == []
    assert told(workspace, at("2026-05-11 00:00")) == []
    add("2026-05-11 00:00", times=2)
    assert told(workspace, at("2026-05-11 00:00")) == [(1, "2026-05-11", 1.0)]


def test_alarms_watch_tokens_money_and_projects(workspace: Workspace, add: Add, project: int) -> None:
    for made in (
        Alarm(measure="tokens", limit=200),
        Alarm(limit=1.0, project=project),
        Alarm(limit=1.0, currency="CNY"),
        Alarm(limit=1e6),
    ):
        workspace.write(lambda c, made=made: alarms.add(c, made))
    add("2026-05-01 00:00", times=2)
    add(NOON, currency="CNY", cost=0.75)
    assert told(workspace, at(NOON)) == [(1, "2026-05", 360.0)]
    add(NOON, currency="", cost=0.25)
    add(NOON, project_id=project, cost=1.0)
    assert told(workspace, at(NOON)) == [(2, "2026-05", 1.0), (3, "2026-05", 1.0)]


def test_no_two_alarms_tell_the_same_and_a_currency_is_known_however_it_is_typed(
    workspace: Workspace, add: Add, project: int
) -> None:
    for made in (Alarm(currency=" cny"), Alarm(currency="CNY", project=project), Alarm(measure="tokens", limit=10.0)):
        workspace.write(lambda c, made=made: alarms.add(c, made))
    for again in (Alarm(currency="CNY"), Alarm(currency="Cny", id=7), Alarm(measure="tokens", currency="", limit=10)):
        with pytest.raises(InvalidUse, match="such an alarm already"):
            workspace.write(lambda c, again=again: alarms.add(c, again))
    add(NOON, currency="CNY", cost=10.0, prompt_tokens=1, completion_tokens=1)
    assert told(workspace, at(NOON)) == [(1, "2026-05", 10.0)]


def test_alarms_are_kept_listed_and_removed(workspace: Workspace, add: Add) -> None:
    number, _changes = workspace.write(lambda c: alarms.add(c, Alarm(limit=0.5, period="day")))
    add(NOON)
    assert len(told(workspace, at(NOON))) == 1
    workspace.write(lambda c: alarms.remove(c, number))
    with workspace.read() as connection:
        assert alarms.listed(connection) == []
    another, _changes = workspace.write(lambda c: alarms.add(c, Alarm(limit=0.5, period="day")))
    assert another != number, "else it would count as told"
    assert len(told(workspace, at(NOON))) == 1
    with pytest.raises(InvalidUse, match="no alarm 99"):
        workspace.write(lambda c: alarms.remove(c, 99))


def test_what_was_set_is_read_again(workspace: Workspace) -> None:
    for value in ({"a": 1}, {"a": 2}):
        workspace.write(lambda c, value=value: stored.write(c, "human", value))
        with workspace.read() as connection:
            assert stored.read(connection, "human") == value
    with workspace.read() as connection:
        assert stored.read(connection, "other", 3) == 3


def test_the_time_zone_decides_what_today_is(workspace: Workspace, add: Add, zone: Callable[[str], None]) -> None:
    zone("Pacific/Auckland")
    workspace.write(lambda c: alarms.add(c, Alarm(period="day", limit=0.5)))
    add("2026-05-10 23:59")
    assert told(workspace, at("2026-05-11 00:00")) == []
    assert told(workspace, at("2026-05-10 23:59")) == [(1, "2026-05-10", 0.5)]
