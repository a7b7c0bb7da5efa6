"""Several jobs at once share one endpoint: its limit holds for all together, the higher priority gets the places."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.changes import ChangeSet
from core.jobs import history, ranking, states
from core.jobs.hosting import Host
from core.jobs.progress import Progress
from core.jobs.terms import Terms
from core.llm.messages import Model
from core.workspace import Workspace
from tests.helpers.behaviour import Behaviour
from tests.helpers.building import Built, build, set_apart
from tests.helpers.server import Server

PARALLEL, EACH = 4, 60


class Together:
    """Two jobs over chunks of their own, and how far each was whenever one moved."""

    def __init__(self, workspace: Workspace, server: Server) -> None:
        self.workspace, self.server = workspace, server
        self.built: Built = build(workspace, documents=2, chunks=EACH, questions=0)
        workspace.write(set_apart)
        server.behaviour = Behaviour(latency=0.04)
        self.done: dict[int, int] = {}
        self.host = Host(workspace, self._report)

    def queue(self, part: int, priority: int) -> int:
        """Queue a job over a part of the chunks."""
        model = Model(provider="openai-compatible", name="small", base_url=self.server.url, parallel=PARALLEL)
        chunks = self.built.chunks[part * EACH : (part + 1) * EACH]
        options = {"model": model.model_dump(mode="json"), "chunks": chunks, "per_chunk": 1, "only_missing": False}
        terms = Terms(priority=priority).columns()
        return self.workspace.write(
            lambda c: history.create(c, self.built.project, "questions", options, None, None, terms)
        )

    async def until(self, job: int, done: int) -> None:
        """Wait until a job has done so many."""
        while self.done.get(job, 0) < done:
            await asyncio.sleep(0.01)

    def _report(self, progress: Progress, _changes: ChangeSet) -> None:
        self.done[progress.job_id] = progress.done


@pytest.fixture
def together(tmp_path: Path, loopback: Server) -> Iterator[Together]:
    with Workspace(tmp_path / "data") as workspace:
        yield Together(workspace, loopback)


async def test_the_higher_priority_gets_the_places(together: Together, loopback: Server) -> None:
    low, high = together.queue(0, 0), together.queue(1, 5)
    first = asyncio.create_task(together.host.run_chain(low))
    await together.until(low, 8)
    begun = together.done[low]
    second = await together.host.run_chain(high)
    behind = together.done[low] - begun
    assert second == [(high, states.DONE)]
    assert together.done[high] == EACH
    # The lower one keeps only what was under way or already in line when the other came.
    assert behind <= 4 * PARALLEL
    assert await first == [(low, states.DONE)]
    await together.host.stop()
    stats = loopback.stats()
    assert stats["peak"] <= PARALLEL
    assert stats["requests"] == 2 * EACH


async def test_priorities_change_while_jobs_run(together: Together, loopback: Server) -> None:
    one, other = together.queue(0, 5), together.queue(1, 0)
    tasks = [asyncio.create_task(together.host.run_chain(job)) for job in (one, other)]
    await together.until(one, 10)
    together.workspace.write(lambda c: ranking.set_priority(c, other, 9))
    together.host.prioritise(other)
    begun = together.done[one]
    await tasks[1]
    assert together.done[other] == EACH
    assert together.done[one] - begun <= 4 * PARALLEL
    await tasks[0]
    await together.host.stop()
    assert loopback.stats()["peak"] <= PARALLEL
    with together.workspace.read() as connection:
        assert history.get(connection, other)["priority"] == 9
