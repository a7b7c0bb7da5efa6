"""A service that goes away in the middle of a run: it stops at once, keeps what it has, and goes on when told to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.errors import LorewrightError
from core.jobs import history, states
from core.llm.messages import Model
from core.store.schema import Job
from core.store.schema.columns import table
from tests.core.jobs.test_gateway_runs import Runs
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

ITEMS = 100
#: calls a server answers, or breaks off, before it is gone
BEFORE = 40

Making = Callable[[Server, int], Runs]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Making]:
    """Make a project with so many chunks that a server is to be asked of."""
    there: list[Runs] = []

    def make(server: Server, chunks: int) -> Runs:
        there.append(Runs(tmp_path / "data", server))
        there[-1].prepare(chunks)
        return there[-1]

    yield make
    for runs in there:
        runs.workspace.close()


@pytest.mark.parametrize("parallel", [1, 10])
def test_a_server_that_dies_costs_no_item_and_the_run_goes_on_when_it_is_back(made: Making, parallel: int) -> None:
    with Server(Behaviour(latency=0.02, dies_after=BEFORE)) as first:
        runs = made(first, ITEMS)
        job = runs.queue(parallel=parallel)
        row = runs.run(job)
        assert (row["state"], row["failed"]) == (states.PAUSED, 0)
        assert row["done"] == len(first.stats()["finished"]) >= BEFORE - parallel
        assert row["error"]["what"] == "Nothing answers at {address} on this computer."
        assert "Start the service again, then resume the job" in row["error"]["todo"]
        # Each of those under way was tried once more; nothing else went out.
        assert runs.rows("SELECT count(*) FROM call WHERE error = 'asleep'")[0][0] <= 2 * parallel
        # Told to go on too soon, it stops as it did.
        row = runs.run(job)
        assert (row["state"], row["failed"]) == (states.PAUSED, 0)
    with Server(Behaviour(), port=first.port) as second:
        row = runs.run(job)
        assert (row["state"], row["done"], row["failed"]) == (states.DONE, ITEMS, 0)
        answered = [*first.stats()["finished"].values(), *second.stats()["finished"].values()]
        assert sum(answered) == len(answered) == ITEMS


def test_a_fallback_goes_on_where_the_first_model_is_gone(made: Making) -> None:
    with Server(Behaviour(dies_after=10)) as first, Server() as second:
        runs = made(first, 30)
        other = Model(provider="openai-compatible", name="large", base_url=second.url)
        row = runs.run(runs.queue(parallel=4, fallbacks=(other,)))
        assert (row["state"], row["done"], row["failed"]) == (states.DONE, 30, 0)


def test_a_network_that_is_away_is_no_service_that_is_gone(made: Making) -> None:
    with Server() as server:
        runs = made(server, 3)
        row = runs.run(runs.queue(parallel=1, base_url="http://nowhere.invalid/v1"))
        assert (row["state"], row["failed"]) == (states.FAILED, 3)


def test_what_failed_before_the_server_died_counts_once(made: Making) -> None:
    with Server(Behaviour(script=["prose"] * 4, dies_after=12)) as first:
        runs = made(first, 30)
        job = runs.queue(parallel=1)
        row = runs.run(job)
        assert (row["state"], row["failed"], row["total"]) == (states.PAUSED, 2, 30)
    with Server(port=first.port):
        row = runs.run(job)
        assert (row["state"], row["done"], row["failed"], row["total"]) == (states.PARTIAL, 28, 2, 30)


@pytest.mark.parametrize("fault", ["500", "503", "cut"])
def test_a_gateway_whose_service_died_ends_the_chain_and_it_goes_on_when_told_to(made: Making, fault: str) -> None:
    with Server(Behaviour(rates={fault: 1.0}, spared=5)) as server:
        runs = made(server, 12)
        job = runs.queue(parallel=2)
        then = [{"kind": "answers", "options": {"model": runs.options(job)["model"]}}]
        runs.workspace.write(lambda c: c.execute(table(Job).update().where(table(Job).c.id == job).values(then=then)))
        row = runs.run(job)
        assert (row["state"], row["done"], row["failed"]) == (states.FAILED, 5, 7)
        assert "Once the service answers again, retry the job" in row["error"]["todo"]
        assert "{" not in str(LorewrightError(row["error"]["what"], row["error"]["todo"], **row["error"]["params"]))
        assert runs.rows("SELECT count(*) FROM job WHERE id > ?", job) == [(0,)], "no step after it was begun"
        server.behaviour = Behaviour()
        assert runs.workspace.write(lambda c: history.retry(c, job)) == 7
        row = runs.run(job)
        assert (row["state"], row["done"], row["failed"], row["total"]) == (states.DONE, 12, 0, 12)
        assert runs.rows("SELECT kind, state, failed FROM job WHERE id > ?", job) == [("answers", "done", 0)]


def test_items_that_a_server_cannot_take_do_not_end_the_chain(made: Making) -> None:
    with Server(Behaviour(script=[*["500"] * 15, "ok", *["500"] * 15])) as server:
        runs = made(server, 4)
        row = runs.run(runs.queue(parallel=1))
        assert (row["state"], row["done"], row["failed"], row["error"]) == (states.PARTIAL, 1, 3, {})
