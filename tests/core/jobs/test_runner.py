"""The runner: everything ends, failures are kept, nothing is repeated, stopping is immediate."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.changes import ChangeSet
from core.errors import InvalidUse, LorewrightError
from core.jobs import history, kinds, states
from core.jobs.hosting import Host
from core.jobs.progress import Progress
from core.projects import service as projects
from core.workspace import Workspace
from tests.helpers import counting
from tests.helpers.counting import Counting


class Bench:
    """A workspace with a project and everything a host reported."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.project = workspace.write(lambda c: projects.create(c, "Counting"))
        self.reports: list[dict[str, Any]] = []
        self.added: list[int] = []

    def report(self, progress: Progress, changes: ChangeSet) -> None:
        self.reports.append(progress.as_dict())
        self.added.extend(changes.added.get("tag", []))

    def queue(self, then: list[dict[str, Any]] | None = None, **options: Any) -> int:
        return self.workspace.write(lambda c: history.create(c, self.project, "counting", options, then))

    def run(self, job: int) -> list[tuple[int, str]]:
        async def go() -> list[tuple[int, str]]:
            host = Host(self.workspace, self.report)
            try:
                return await host.run_chain(job)
            finally:
                await host.stop()

        return asyncio.run(go())

    def labels(self) -> list[str]:
        with self.workspace.read() as connection:
            return list(connection.exec_driver_sql("SELECT label FROM tag ORDER BY position").scalars())

    def row(self, job: int) -> Any:
        with self.workspace.read() as connection:
            return history.get(connection, job)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setitem(kinds.KINDS.places, "counting", counting.PLACE)
    Counting.started.clear()
    with Workspace(tmp_path / "data") as workspace:
        yield Bench(workspace)


def test_every_item_ends_and_is_announced_once(bench: Bench) -> None:
    job = bench.queue(numbers=1300)
    assert bench.run(job) == [(job, states.DONE)]
    assert bench.labels() == [str(n) for n in range(1300)]
    assert len(bench.added) == len(set(bench.added)) == 1300
    assert (bench.row(job)["done"], bench.row(job)["rows"], bench.row(job)["total"]) == (1300, 1300, 1300)
    assert bench.reports[-1]["state"] == states.DONE
    assert bench.reports[-1]["cost"] == pytest.approx(650)


def test_failed_items_keep_their_reason_and_can_be_retried(bench: Bench) -> None:
    job = bench.queue(numbers=6, failing=[2, 4])
    assert bench.run(job) == [(job, states.PARTIAL)]
    with bench.workspace.read() as connection:
        failures = history.failures(connection, job)
        assert [item["label"] for item in failures] == ["2", "4"]
        assert str(LorewrightError.from_dict(failures[0]["error"])) == "The number 2 is unlucky. Choose another."
        assert history.reasons(connection, job) == [("The number {n} is unlucky.", 2)]
    Counting.started.clear()
    assert bench.workspace.write(lambda c: history.retry(c, job)) == 2
    bench.run(job)
    assert sorted(Counting.started) == [2, 4]
    assert bench.labels() == ["0", "1", "3", "5"]


def test_a_result_whose_parent_is_gone_fails_alone(bench: Bench) -> None:
    job = bench.queue(numbers=40, orphans=[7])
    assert bench.run(job) == [(job, states.PARTIAL)]
    assert len(bench.labels()) == 39
    with bench.workspace.read() as connection:
        (failure,) = history.failures(connection, job)
    assert failure["label"] == "7"


def test_pause_ends_what_is_under_way_and_resume_repeats_nothing(bench: Bench) -> None:
    job = bench.queue(numbers=60, seconds=0.02)

    async def pause_in_the_middle() -> str:
        host = Host(bench.workspace, bench.report)
        task = asyncio.create_task(host.run_chain(job))
        while len(Counting.started) < 20:
            await asyncio.sleep(0.005)
        host.pause(job)
        ((_job, state),) = await task
        await host.stop()
        return state

    assert asyncio.run(pause_in_the_middle()) == states.PAUSED
    before = list(Counting.started)
    assert bench.labels() == [str(n) for n in sorted(before)]
    assert bench.run(job) == [(job, states.DONE)]
    assert sorted(Counting.started) == list(range(60))


def test_cancel_aborts_at_once_and_keeps_what_ended(bench: Bench) -> None:
    job = bench.queue(numbers=100, seconds=30, parallel=50)

    async def cancel_soon() -> float:
        host = Host(bench.workspace, bench.report)
        task = asyncio.create_task(host.run_chain(job))
        while len(Counting.started) < 50:
            await asyncio.sleep(0.005)
        started = asyncio.get_running_loop().time()
        host.cancel(job)
        await task
        await host.stop()
        return asyncio.get_running_loop().time() - started

    assert asyncio.run(cancel_soon()) < 5
    assert bench.row(job)["state"] == states.CANCELLED
    assert bench.row(job)["done"] == 0


def test_the_same_failure_over_and_over_stops_the_job(bench: Bench) -> None:
    job = bench.queue(numbers=500, failing=list(range(500)))
    assert bench.run(job) == [(job, states.FAILED)]
    assert bench.row(job)["error"]["what"] == "The number {n} is unlucky."
    assert len(Counting.started) < 200


def test_a_chain_goes_on_past_failed_items_and_stops_at_a_broken_job(bench: Bench) -> None:
    then = [{"kind": "counting", "options": {"numbers": 2}}]
    first = bench.queue(then, numbers=3, failing=[0])
    assert [state for _job, state in bench.run(first)] == [states.PARTIAL, states.DONE]
    broken = bench.queue(then, numbers=500, failing=list(range(500)))
    assert bench.run(broken) == [(broken, states.FAILED)]


def test_a_running_job_cannot_be_claimed_twice_but_a_dead_ones_can(bench: Bench) -> None:
    job = bench.queue(numbers=3)
    with sqlite3.connect(bench.workspace.path) as connection:
        connection.execute("UPDATE job SET state = 'running', owner = '1:0.00' WHERE id = ?", (job,))
    assert bench.workspace.write(history.mark_interrupted) == [job]
    with bench.workspace.read() as read:
        assert [row["id"] for row in history.resumable(read)] == [job]
    assert bench.run(job) == [(job, states.DONE)]
    with pytest.raises(InvalidUse, match="has ended"):
        bench.run(job)


def test_memory_holds_no_list_of_all_items(bench: Bench) -> None:
    job = bench.queue(numbers=3000, parallel=2)
    most = 0

    def watch(progress: Progress, _changes: ChangeSet) -> None:
        nonlocal most
        most = max(most, len(Counting.started) - progress.ended())

    async def go() -> None:
        host = Host(bench.workspace, watch)
        await host.run_chain(job)
        await host.stop()

    asyncio.run(go())
    assert most < 2500


def test_an_unknown_kind_is_refused_with_its_name(bench: Bench) -> None:
    with pytest.raises(InvalidUse, match="alchemy"):
        kinds.make("alchemy", {}, bench.project)
