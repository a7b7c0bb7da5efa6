"""Places of calls that wait before another try are used meanwhile, and nothing of that gets mixed up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.jobs import states
from core.llm.messages import Timeouts
from tests.core.jobs.test_gateway_runs import Runs
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server


@pytest.fixture
def runs(tmp_path: Path, loopback: Server) -> Iterator[Runs]:
    made = Runs(tmp_path / "data", loopback)
    yield made
    made.workspace.close()


def asked(server: Server) -> list[str]:
    """Return the prompts as they came."""
    return [body["messages"][-1]["content"] for body in server.bodies]


def tries(runs: Runs, job: int) -> dict[str, int]:
    return dict(runs.rows("SELECT key, count(*) FROM call WHERE job_id = ? GROUP BY key", job))


def test_another_item_is_asked_while_one_waits(runs: Runs, loopback: Server) -> None:
    runs.prepare(8)
    loopback.behaviour = Behaviour(script=["ok", "ok", "ok", "500"])
    job = runs.queue(parallel=1)
    assert runs.run(job)["state"] == states.DONE
    came = asked(loopback)
    assert len(came) == 9
    assert came[3] != came[4]
    assert came[3] in came[5:]
    # The calls of each are its own, also of that which was begun while another waited.
    assert sorted(tries(runs, job).values()) == [1] * 7 + [2]
    assert runs.spent(job) == runs.counted()


@pytest.mark.parametrize("script", [["ok", "ok", "ok", "429"], ["500", "500", "500"]])
def test_no_other_is_where_the_server_has_enough_or_is_down(runs: Runs, loopback: Server, script: list[str]) -> None:
    runs.prepare(6)
    loopback.behaviour = Behaviour(script=list(script), retry_after="")
    job = runs.queue(parallel=1)
    assert runs.run(job)["state"] == states.DONE
    came = asked(loopback)
    last = len(script) - 1
    assert came[last] == came[last + 1]


def test_no_more_calls_are_under_way_than_the_user_allows(runs: Runs, loopback: Server) -> None:
    runs.prepare(200)
    faults = {"500": 0.1, "cut": 0.05, "429": 0.05, "prose": 0.05, "hang": 0.01}
    loopback.behaviour = Behaviour(latency=0.02, rates=faults, seed=3)
    job = runs.queue(parallel=10, timeouts=Timeouts(read=1))
    row = runs.run(job)
    assert (row["state"], row["done"], row["failed"]) == (states.DONE, 200, 0)
    assert loopback.stats()["peak"] <= 10
    assert runs.spent(job) == runs.counted()
    assert len(tries(runs, job)) == 200
    assert sum(tries(runs, job).values()) == loopback.stats()["requests"]
    assert set(runs.rows("SELECT count(*) FROM question GROUP BY chunk_id")) <= {(1,), (2,)}


def test_cancelled_and_resumed_nothing_is_lost_or_doubled(runs: Runs, loopback: Server) -> None:
    runs.prepare(100)
    loopback.behaviour = Behaviour(latency=0.01, rates={"500": 0.2}, seed=5)
    job = runs.queue(parallel=8)
    assert runs.run(job, cancel_after=40)["state"] == states.CANCELLED
    again: Any = runs.run(runs.queue(parallel=8))
    assert (again["state"], again["failed"]) == (states.DONE, 0)
    asked_chunks = runs.rows("SELECT count(DISTINCT chunk_id) FROM question")
    assert asked_chunks == [(100,)]
