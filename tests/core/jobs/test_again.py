"""The second round: failed items get one more try before a job ends, if that may help."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.jobs import history, states
from core.settings import store as settings
from tests.core.jobs.test_gateway_runs import Runs
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server


@pytest.fixture
def runs(tmp_path: Path, loopback: Server) -> Iterator[Runs]:
    made = Runs(tmp_path / "data", loopback)
    yield made
    made.workspace.close()


def items(runs: Runs, job: int) -> dict[str, int]:
    return dict(runs.rows("SELECT state, count(*) FROM job_item WHERE job_id = ? GROUP BY state", job))


def test_two_bad_replies_in_a_row_do_not_fail_an_item(runs: Runs, loopback: Server) -> None:
    runs.prepare(10)
    loopback.behaviour = Behaviour(script=["prose"] * 4)
    job = runs.queue(parallel=1)
    row = runs.run(job)
    assert (row["state"], row["done"], row["failed"], row["rows"]) == (states.DONE, 10, 0, 20)
    assert items(runs, job) == {"done": 10}
    # Two items with two bad replies each, then a good one for each of the ten.
    assert loopback.stats()["requests"] == 14
    assert runs.spent(job) == runs.counted()


def test_what_fails_again_stays_failed_with_the_last_reason(runs: Runs, loopback: Server) -> None:
    runs.prepare(3)
    loopback.behaviour = Behaviour(script=["prose", "prose", "ok", "ok", "empty", "empty"])
    job = runs.queue(parallel=1)
    row = runs.run(job)
    assert (row["state"], row["done"], row["failed"]) == (states.PARTIAL, 2, 1)
    assert items(runs, job) == {"done": 2, "failed": 1}
    with runs.workspace.read() as connection:
        (failure,) = history.failures(connection, job)
    assert failure["error"]["params"]["reason"] == "The reply is empty."
    assert loopback.stats()["requests"] == 6


def test_there_is_one_round_only_and_none_where_it_is_switched_off(runs: Runs, loopback: Server) -> None:
    runs.prepare(3)
    loopback.behaviour = Behaviour(rates={"prose": 1.0})
    job = runs.queue()
    row = runs.run(job)
    assert (row["state"], row["failed"]) == (states.FAILED, 3)
    assert loopback.stats()["requests"] == 12
    runs.workspace.write(lambda c: settings.save(c, "runs", "again", False))
    assert runs.run(runs.queue())["failed"] == 3
    assert loopback.stats()["requests"] == 18


def test_a_failure_that_will_not_pass_is_not_tried_again(runs: Runs, loopback: Server) -> None:
    runs.prepare(3)
    loopback.behaviour = Behaviour(script=["too_long"] * 3)
    job = runs.queue(parallel=1)
    assert runs.run(job)["failed"] == 3
    assert loopback.stats()["requests"] == 3


def test_a_round_of_nothing_but_failures_stops_early_and_the_job_ends_as_it_would(runs: Runs, loopback: Server) -> None:
    runs.prepare(60)
    # Every second item fails, so nothing stops the first round; in the second all fail.
    loopback.behaviour = Behaviour(script=["prose", "prose", "ok"] * 30 + ["prose"] * 200)
    job = runs.queue(parallel=1)
    row = runs.run(job)
    assert (row["state"], row["done"], row["failed"]) == (states.PARTIAL, 30, 30)
    assert row["error"] == {}
    assert items(runs, job) == {"done": 30, "failed": 30}
    assert loopback.stats()["requests"] == 90 + 2 * 20
