"""Sums: what counts as a failure, what is known of money, projects that are gone, the ends of a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import delete

from core.errors import InvalidUse
from core.store.schema import Project
from core.store.schema.columns import table
from core.usage import ranges, totals
from core.usage.asked import NOWHERE, Asked
from core.usage.totals import Dimension, Totals
from core.workspace import Workspace
from tests.core.usage.conftest import Add, at


def total(workspace: Workspace, asked: Asked | None = None) -> Totals:
    with workspace.read() as connection:
        return totals.total(connection, asked or Asked())


def by(workspace: Workspace, dimension: Dimension, asked: Asked | None = None) -> dict[str | int, Totals]:
    with workspace.read() as connection:
        return totals.by(connection, asked or Asked(), dimension)


def test_nothing_adds_up_to_nothing(workspace: Workspace) -> None:
    found = total(workspace)
    assert found == Totals()
    assert found.failure_rate is None
    assert found.cached_share is None
    assert by(workspace, "model") == {}


def test_everything_is_added_up(workspace: Workspace, add: Add) -> None:
    add(times=6)
    add(times=2, state="failed", prompt_tokens=0, completion_tokens=0, cost=0.0, latency_ms=60_000)
    add(state="cached", cost=0.0, latency_ms=0)
    add(state="cancelled", cost=None, completion_tokens=None)
    found = total(workspace)
    assert (found.calls, found.ok, found.failed, found.cached, found.cancelled) == (10, 6, 2, 1, 1)
    assert (found.prompt_tokens, found.completion_tokens, found.tokens) == (800, 140, 940)
    assert found.cost == {"USD": 3.0}
    assert (found.unpriced, found.uncounted) == (1, 1)
    assert found.failure_rate == 0.25
    assert found.cached_share == 0.1
    # Neither what failed after a minute nor what came from the replies kept says how fast the model answers.
    assert found.median_ms == pytest.approx(1000, rel=0.09)
    assert found.p95_ms == pytest.approx(1000, rel=0.09)


def test_currencies_are_not_added_to_one_another(workspace: Workspace, add: Add) -> None:
    add(times=2)
    add(currency="CNY", provider="deepseek", model="chat", cost=1.25)
    add(currency="", provider="own", model="m", cost=None)
    assert total(workspace).cost == {"USD": 1.0, "CNY": 1.25}
    found = by(workspace, "provider")
    assert {key: one.cost for key, one in found.items()} == {
        "openai": {"USD": 1.0},
        "deepseek": {"CNY": 1.25},
        "own": {},
    }
    assert found["own"].unpriced == 1


def test_by_the_hour_everything_adds_up_the_same(workspace: Workspace, add: Add) -> None:
    add(times=7)
    add(times=5, cost=None, prompt_tokens=None, currency="", model="other")
    add(times=3, state="failed", latency_ms=70_000)
    hourly, daily = ranges.named("24h", at("2026-05-10 13:00")), ranges.named("7d", at("2026-05-10 13:00"))
    assert total(workspace, Asked(hourly)) == total(workspace, Asked(daily))
    assert total(workspace, Asked(hourly)).unpriced == 5
    dimensions: tuple[Dimension, ...] = ("project", "provider", "model", "stage", "state")
    for dimension in dimensions:
        assert by(workspace, dimension, Asked(hourly)) == by(workspace, dimension, Asked(daily)), dimension


def test_groups_come_with_their_latencies_most_calls_first(workspace: Workspace, add: Add) -> None:
    add(times=3, model="fast", latency_ms=200)
    add(times=5, model="slow", latency_ms=9000)
    add(model="slow", stage="judge", state="failed")
    found = by(workspace, "model")
    assert list(found) == ["openai/slow", "openai/fast"]
    assert found["openai/slow"].calls == 6
    assert found["openai/slow"].median_ms == pytest.approx(9000, rel=0.09)
    assert found["openai/fast"].p95_ms == pytest.approx(200, rel=0.09)
    assert {key: one.calls for key, one in by(workspace, "stage").items()} == {"answers": 8, "judge": 1}
    assert {key: one.calls for key, one in by(workspace, "state").items()} == {"ok": 8, "failed": 1}
    assert total(workspace, Asked(model="slow", state="failed")).calls == 1
    assert total(workspace, Asked(stage="judge")).calls == 1
    assert total(workspace, Asked(provider="nobody")).calls == 0


def test_calls_of_deleted_projects_stay_and_stand_with_those_of_none(
    workspace: Workspace, add: Add, project: int
) -> None:
    add(times=4, project_id=project)
    add(times=2)
    assert {key: one.calls for key, one in by(workspace, "project").items()} == {project: 4, NOWHERE: 2}
    workspace.write(lambda c: c.execute(delete(table(Project)).where(table(Project).c.id == project)))
    for span in (ranges.named("all"), ranges.named("24h", at("2026-05-10 13:00"))):
        found = by(workspace, "project", Asked(span))
        assert {key: one.calls for key, one in found.items()} == {NOWHERE: 6}, span
        assert found[NOWHERE].median_ms == pytest.approx(1000, rel=0.09)
        assert total(workspace, Asked(span, project=NOWHERE)).calls == 6


def test_a_day_ends_at_midnight_of_this_computer(workspace: Workspace, add: Add, zone: Callable[[str], None]) -> None:
    zone("Asia/Shanghai")
    add("2026-05-10 23:59")
    add("2026-05-11 00:00")
    assert total(workspace, Asked(ranges.between("2026-05-10", "2026-05-10"))).calls == 1
    assert total(workspace, Asked(ranges.between("2026-05-11"))).calls == 1
    # Both lie on the tenth in London; what was counted stays where it was counted.
    zone("Europe/London")
    assert total(workspace, Asked(ranges.between("2026-05-10", "2026-05-10"))).calls == 1


def test_days_may_have_23_or_25_hours(workspace: Workspace, add: Add, zone: Callable[[str], None]) -> None:
    zone("Europe/Berlin")
    assert ranges.day_start("2026-03-30") - ranges.day_start("2026-03-29") == 23 * ranges.HOUR
    assert ranges.day_start("2026-10-26") - ranges.day_start("2026-10-25") == 25 * ranges.HOUR
    add("2026-10-25 23:30")
    assert total(workspace, Asked(ranges.between("2026-10-25", "2026-10-25"))).calls == 1


def test_a_clock_that_was_set_back_loses_no_call(workspace: Workspace, add: Add) -> None:
    add("2026-05-10 12:00")
    add("2026-05-12 09:00")
    add("2026-05-10 11:00", latency_ms=-40)
    moment = at("2026-05-10 12:30")
    assert total(workspace, Asked(ranges.named("7d", moment))).calls == 3
    assert total(workspace, Asked(ranges.named("24h", moment))).calls == 3
    found = total(workspace, Asked(ranges.named("24h", moment)))
    assert found.median_ms is not None


def test_ranges_by_name(zone: Callable[[str], None]) -> None:
    zone("UTC")
    moment = at("2026-05-10 12:34")
    assert ranges.named("7d", moment).first == "2026-05-04"
    assert ranges.named("24h", moment).start == at("2026-05-09 13:00")
    assert ranges.named("all") == ranges.Range()
    assert ranges.month_of(moment) == ranges.between("2026-05-01", "2026-05-31")
    assert ranges.month_of(at("2026-12-31 23:59")).last == "2026-12-31"
    for wrong in (lambda: ranges.named("1y"), lambda: ranges.between("2026-02-30")):
        with pytest.raises(InvalidUse):
            wrong()
    with pytest.raises(InvalidUse, match="comes before"):
        ranges.between("2026-05-02", "2026-05-01")


def test_classes_of_many_days_are_added_up() -> None:
    assert totals.merged("") == {}
    assert totals.merged('{"88":3,"91":1},{},{"88":12},{"91":1}') == {88: 15, 91: 2}
