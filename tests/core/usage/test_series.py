"""Bars over time: no gaps, the largest parts, hours of a day, weeks and months of long spans."""

from __future__ import annotations

from collections.abc import Callable

from core.usage import ranges, series
from core.usage.asked import Asked
from core.usage.series import OTHERS, Series
from core.workspace import Workspace
from tests.core.usage.conftest import Add, at

NOW = "2026-05-10 12:30"


def drawn(
    workspace: Workspace, span: ranges.Range, by: str = "model", what: str = "tokens", currency: str = ""
) -> Series:
    with workspace.read() as connection:
        return series.series(connection, Asked(span), by, what, currency, at(NOW))  # type: ignore[arg-type]


def test_every_day_has_a_bar(workspace: Workspace, add: Add) -> None:
    add("2026-05-04 01:00", times=2)
    add("2026-05-10 12:00", model="other")
    found = drawn(workspace, ranges.named("7d", at(NOW)))
    assert found.step == "day"
    assert [bar.start for bar in found.bars] == [f"2026-05-{day:02}" for day in range(4, 11)]
    assert [bar.whole for bar in found.bars] == [240, 0, 0, 0, 0, 0, 120]
    assert found.keys == ["openai/small", "openai/other"]


def test_without_a_call_there_are_bars_without_height(workspace: Workspace) -> None:
    assert [bar.whole for bar in drawn(workspace, ranges.named("7d", at(NOW))).bars] == [0] * 7
    assert [bar.start for bar in drawn(workspace, ranges.named("all")).bars] == ["2026-05-10"]
    assert len(drawn(workspace, ranges.named("24h", at(NOW))).bars) == 24


def test_the_last_day_by_the_hour(workspace: Workspace, add: Add, zone: Callable[[str], None]) -> None:
    zone("Asia/Kolkata")  # its hours begin at half past those of most others
    add("2026-05-09 13:00")
    add("2026-05-10 11:59", times=2)
    add("2026-05-10 12:00", times=3)
    add("2026-05-11 09:00")  # the clock was ahead
    add("2026-05-09 12:59")
    add("2026-05-10 12:05", times=4, cost=None)
    assert drawn(workspace, ranges.named("24h", at(NOW)), what="cost", currency="USD").unknown == 4
    found = drawn(workspace, ranges.named("24h", at(NOW)), what="calls")
    assert found.step == "hour"
    assert found.bars[0].start == at("2026-05-09 13:00")
    assert [bar.whole for bar in found.bars] == [1, *[0] * 21, 2, 8]


def test_small_parts_are_put_together(workspace: Workspace, add: Add) -> None:
    for number in range(9):
        add(times=10 - number, model=f"m{number}")
    found = drawn(workspace, ranges.named("7d", at(NOW)), what="calls")
    assert found.keys == [*(f"openai/m{n}" for n in range(6)), OTHERS]
    assert found.bars[-1].parts[OTHERS] == 4 + 3 + 2
    assert drawn(workspace, ranges.named("7d", at(NOW)), "stage", "calls").keys == ["answers"]


def test_cost_is_of_one_currency_and_tells_what_is_unknown(workspace: Workspace, add: Add) -> None:
    add(times=2)
    add(currency="CNY", cost=9.0)
    add(currency="", cost=None, model="free?")
    found = drawn(workspace, ranges.named("7d", at(NOW)), what="cost", currency="USD")
    assert found.keys == ["openai/small"]
    assert found.bars[-1].whole == 1.0
    assert found.unknown == 1


def test_long_spans_are_put_together_into_weeks_and_months(workspace: Workspace, add: Add) -> None:
    add("2026-01-07 12:00")
    add("2026-05-10 12:00")
    found = drawn(workspace, ranges.named("all"), what="calls")
    assert found.step == "week"
    assert (found.bars[0].start, found.bars[0].whole) == ("2026-01-05", 1)
    assert series.label_day(found.bars[0], "week") == ("2026-01-05", "2026-01-11")
    add("2023-11-20 12:00")
    found = drawn(workspace, ranges.named("all"), what="calls")
    assert found.step == "month"
    assert (found.bars[0].start, found.bars[-1].start) == ("2023-11-01", "2026-05-01")
    assert series.label_day(found.bars[3], "month") == ("2024-02-01", "2024-02-29")
    assert sum(bar.whole for bar in found.bars) == 3


def test_a_call_of_the_far_future_does_not_stretch_the_axis(workspace: Workspace, add: Add) -> None:
    add("2026-05-09 12:00")
    add("2037-01-01 12:00")
    found = drawn(workspace, ranges.named("all"), what="calls")
    assert [(bar.start, bar.whole) for bar in found.bars] == [("2026-05-09", 1), ("2026-05-10", 1)]


def test_projects_that_are_gone_are_one_part(workspace: Workspace, add: Add, project: int) -> None:
    add(project_id=project, times=3)
    add(times=1)
    assert drawn(workspace, ranges.named("7d", at(NOW)), "project", "calls").keys == [project, 0]
