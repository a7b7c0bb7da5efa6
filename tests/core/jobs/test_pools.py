"""Child processes that report and can be ended: values, errors, progress, cancelling, neighbours, idleness."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest

from core.errors import LorewrightError
from core.jobs import pools as module
from core.jobs.children import Report
from core.jobs.pools import Pools


def _count(total: int, pause: float, report: Report) -> int:
    for done in range(total):
        report(done + 1, total)
        time.sleep(pause)
    return os.getpid()


def _beat(path: str, report: Report) -> None:
    while True:
        Path(path).write_text(str(time.monotonic()), encoding="utf-8")
        report(0, 1)
        time.sleep(0.01)


def _fail(report: Report) -> None:
    raise LorewrightError("“{name}” is empty.", "Add another.", name="合同.pdf")


def _foreign(report: Report) -> None:
    raise NeedsMore(1, 2)


def _unsendable(report: Report) -> object:
    return lambda: None


def _die(report: Report) -> None:
    os._exit(3)


def _end_of_file(report: Report) -> None:
    raise EOFError("ran out of input")


class NeedsMore(Exception):
    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


@pytest.fixture
async def pools() -> AsyncIterator[Pools]:
    found = Pools(2)
    yield found
    found.close(kill=True)


async def test_work_reports_and_its_value_comes_back(pools: Pools) -> None:
    seen: list[tuple[int, int]] = []
    await pools.run_reporting(_count, 40, 0.01, progress=lambda done, total: seen.append((done, total)))
    await asyncio.sleep(0)
    assert seen[0] == (1, 40)
    assert seen[-1] == (40, 40)
    assert len(seen) < 20


async def test_children_are_used_again(pools: Pools) -> None:
    first = await pools.run_reporting(_count, 1, 0)
    assert await pools.run_reporting(_count, 1, 0) == first


async def test_cancelling_ends_the_work_at_once_and_no_other(pools: Pools, tmp_path: Path) -> None:
    heart, begun = tmp_path / "heart", asyncio.Event()
    endless = asyncio.create_task(pools.run_reporting(_beat, str(heart), progress=lambda _d, _t: begun.set()))
    neighbour = asyncio.create_task(pools.run_reporting(_count, 20, 0.05))
    await asyncio.wait_for(begun.wait(), 30)
    endless.cancel()
    # The work would never end by itself.
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(endless, 30)
    await asyncio.sleep(0.2)
    assert time.monotonic() - float(heart.read_text() or 0) > 0.1
    assert await neighbour
    assert await pools.run_reporting(_count, 1, 0)


async def test_cancelling_before_the_start_leaves_room(pools: Pools, tmp_path: Path) -> None:
    tasks = [asyncio.create_task(pools.run_reporting(_beat, str(tmp_path / "x"))) for _ in range(4)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert await asyncio.wait_for(pools.run_reporting(_count, 1, 0), 30)


async def test_errors_come_back_as_they_were(pools: Pools) -> None:
    with pytest.raises(LorewrightError, match=r"“合同\.pdf” is empty\. Add another\.") as caught:
        await pools.run_reporting(_fail)
    assert caught.value.params == {"name": "合同.pdf"}
    with pytest.raises(RuntimeError, match="NeedsMore: 1 and 2"):
        await pools.run_reporting(_foreign)
    with pytest.raises(RuntimeError, match="cannot be sent"):
        await pools.run_reporting(_unsendable)
    with pytest.raises(EOFError, match="ran out of input"):
        await pools.run_reporting(_end_of_file)


async def test_a_child_that_dies_fails_its_own_work_only(pools: Pools) -> None:
    neighbour = asyncio.create_task(pools.run_reporting(_count, 10, 0.02))
    with pytest.raises(LorewrightError, match="died, perhaps for want of memory"):
        await pools.run_reporting(_die)
    assert await neighbour
    assert await pools.run_reporting(_count, 1, 0)


async def test_idle_children_are_ended(pools: Pools, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "IDLE", 0.05)
    first = await pools.run_reporting(_count, 1, 0)
    deadline = time.monotonic() + 10
    while psutil.pid_exists(first) and time.monotonic() < deadline:
        await asyncio.sleep(0.02)
    assert not psutil.pid_exists(first)
    assert await pools.run_reporting(_count, 1, 0) != first
