"""A killed run: what was paid for is not asked for again, to the last reply, and is counted once."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from core import making
from core.jobs import history, recall, recording, states
from core.jobs.outlets import Outlets
from core.llm.client import Client
from core.llm.gateway.journal import parts
from core.llm.messages import Model, Request
from core.projects import caps
from tests.core.jobs.test_gateway_runs import Runs
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import ROOT, Server


@pytest.fixture
def runs(tmp_path: Path, loopback: Server) -> Iterator[Runs]:
    made = Runs(tmp_path / "data", loopback)
    yield made
    made.workspace.close()


def kill_after(runs: Runs, job: int, requests: int) -> None:
    """Run a job in a process of its own, and kill it once the server has got so many requests."""
    environment = {**os.environ, "LOREWRIGHT_HOME": str(runs.workspace.folder)}
    command = [sys.executable, "-m", "core.cli", "jobs", "resume", str(job)]
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        until = time.monotonic() + 30
        while runs.server.stats()["requests"] < requests:
            assert time.monotonic() < until, "the requests did not come"
            time.sleep(0.01)
        child.send_signal(signal.SIGKILL)
        child.wait()


def test_an_item_of_several_calls_goes_on_where_it_was_killed(runs: Runs, loopback: Server) -> None:
    runs.prepare(1)
    # The first reply is of no use, and the process dies while the model is asked once more.
    loopback.behaviour = Behaviour(script=["prose", "hang"])
    job = runs.queue()
    kill_after(runs, job, 2)
    assert runs.rows("SELECT count(*) FROM call WHERE job_id = ?", job) == [(0,)]
    row = runs.run(job)
    assert (row["state"], row["done"]) == (states.DONE, 1)
    assert len(loopback.bodies) == 3
    assert loopback.bodies[1] == loopback.bodies[2] != loopback.bodies[0]
    # The reply of the killed run is counted, once.
    assert runs.rows("SELECT count(*) FROM call WHERE job_id = ? AND state = 'ok'", job) == [(2,)]
    assert runs.spent(job) == runs.counted()
    assert parts(recall.folder(runs.workspace)) == []


def test_a_run_stopped_in_good_order_asks_for_nothing_twice_either(runs: Runs, loopback: Server) -> None:
    runs.prepare(1)
    loopback.behaviour = Behaviour(script=["prose", "hang"])
    job = runs.queue()
    assert runs.run(job, cancel_after=2)["state"] == states.CANCELLED
    assert len(parts(recall.folder(runs.workspace))) == 1
    row = runs.run(job)
    assert (row["state"], row["done"]) == (states.DONE, 1)
    assert loopback.bodies[1] == loopback.bodies[2] != loopback.bodies[0]
    states_ = dict(runs.rows("SELECT state, count(*) FROM call WHERE job_id = ? GROUP BY state", job))
    assert states_ == {"ok": 2, "cancelled": 1, "cached": 1}
    assert runs.spent(job) == runs.counted()


def test_a_cap_knows_what_a_killed_run_paid(runs: Runs, loopback: Server) -> None:
    runs.prepare(1)
    loopback.behaviour = Behaviour(script=["prose", "hang"])
    job = runs.queue()
    kill_after(runs, job, 2)
    runs.workspace.write(lambda c: c.exec_driver_sql("UPDATE job SET cap = '{\"tokens\": 10}' WHERE id = ?", (job,)))
    row = runs.run(job)
    assert row["state"] == states.PAUSED
    assert row["error"]["params"]["spent"] == sum(runs.counted())


def test_a_cap_of_the_project_counts_what_a_killed_run_paid_once(runs: Runs, loopback: Server) -> None:
    runs.prepare(1)
    loopback.behaviour = Behaviour(script=["prose", "hang"])
    job = runs.queue(max_tokens=100)
    kill_after(runs, job, 2)
    paid = sum(runs.counted())
    before = runs.rows("SELECT sum(prompt_tokens + completion_tokens) FROM call")[0][0]
    limit = before + paid + 1_000
    runs.workspace.write(lambda c: caps.set_cap(c, 1, None, limit))
    with runs.workspace.read() as connection:
        row = history.get(connection, job)
    model = Model.model_validate(row["options"]["model"])

    async def go() -> None:
        async with Client() as client:
            place = Outlets(runs.workspace, client)
            gateway = place.open(row, model)
            assert gateway.journal is not None
            (held,) = runs.rows("SELECT amount, used FROM held")
            assert held == (paid, paid), "others know of it before it is written"
            for one in gateway.journal.uncounted():
                found = [(one.item, one.record, False)]
                runs.workspace.write(partial(recording.write_calls, job=recording.Whose(1, job), calls=found))
            assert runs.rows("SELECT amount, used FROM held") == [(0, 0)]
            # It fits exactly once what is written down is counted no second time.
            await gateway.budget.reserve(Request(({"role": "user", "content": "x" * 500},), model, "chat"))
            place.close(gateway)

    asyncio.run(go())


def test_what_was_paid_for_an_item_that_is_gone_is_counted(runs: Runs, loopback: Server) -> None:
    runs.prepare(2)
    loopback.behaviour = Behaviour(script=["prose", "hang"])
    job = runs.queue(parallel=1)
    kill_after(runs, job, 2)
    ((first,),) = runs.rows("SELECT min(id) FROM chunk")
    runs.workspace.write(lambda c: c.exec_driver_sql("DELETE FROM chunk WHERE id = ?", (first,)))
    row = runs.run(job)
    assert (row["state"], row["done"]) == (states.DONE, 1)
    assert runs.rows("SELECT count(*) FROM call WHERE job_id = ? AND state = 'ok'", job) == [(2,)]
    assert runs.spent(job) == runs.counted()


def test_what_a_second_try_paid_before_a_kill_is_counted(runs: Runs, loopback: Server) -> None:
    runs.prepare(1)
    # Twice of no use, which ends the item; then its second try, whose first reply came before the kill.
    loopback.behaviour = Behaviour(script=["prose", "prose", "prose", "hang"])
    job = runs.queue()
    kill_after(runs, job, 4)
    assert runs.rows("SELECT count(*) FROM call WHERE job_id = ? AND state = 'ok'", job) == [(2,)]
    assert runs.run(job)["failed"] == 1
    assert runs.rows("SELECT count(*) FROM call WHERE job_id = ? AND state = 'ok'", job) == [(3,)]
    assert runs.workspace.write(lambda c: history.retry(c, job)) == 1
    assert runs.run(job)["done"] == 1
    # What the second try had is used, what was of no use in the first one is not; only the fifth request is new.
    assert runs.rows("SELECT count(*) FROM call WHERE job_id = ? AND state = 'cached'", job) == [(1,)]
    assert loopback.stats()["requests"] == 5
    assert runs.spent(job) == runs.counted()


def test_a_chain_begun_again_takes_over_what_was_paid(runs: Runs, loopback: Server) -> None:
    runs.prepare(3)
    # One item ends; the first reply to the next is of no use, and the process dies while the model is asked once more.
    loopback.behaviour = Behaviour(script=["ok", "prose", "hang"])
    options = {**runs.options(runs.queue(parallel=1)), "only_missing": True}
    step: dict[str, Any] = {"kind": "questions", "options": options}
    job = runs.workspace.write(lambda c: making.begin(c, 1, [step]))
    kill_after(runs, job, 3)
    runs.workspace.write(history.mark_interrupted)
    # What a model costs is looked up once it is known, and its pace may be another one the next time.
    priced = {**step["options"]["model"], "price_in": 0.0, "currency": "EUR", "parallel": 2}
    step["options"]["model"] = priced
    again = runs.workspace.write(lambda c: making.begin(c, 1, [step]))
    assert runs.rows("SELECT state FROM job WHERE id = ?", job) == [(states.CANCELLED,)]
    # Killed once more before anything is made of it: what was taken over is still there.
    # Neither of the two that it has in flight is answered: the server would count a reply that nobody read.
    loopback.behaviour = Behaviour(script=["hang", "hang"])
    kill_after(runs, again, 4)
    runs.workspace.write(history.mark_interrupted)
    last = runs.workspace.write(lambda c: making.begin(c, 1, [step]))
    loopback.behaviour = Behaviour()
    row = runs.run(last)
    assert row["state"] == states.DONE
    assert runs.rows("SELECT count(*), count(DISTINCT chunk_id) FROM question WHERE job_id > 0") == [(6, 3)]
    # Of what the server answered, nothing was asked again, and all is counted, once.
    sent = [loopback.bodies[place] for place in (0, 1)]
    assert all(loopback.bodies.count(body) == 1 for body in sent)
    assert sum(runs.spent(one)[0] or 0 for one in (job, again, last)) == runs.counted()[0]
    assert runs.rows("SELECT count(*) FROM call WHERE state = 'ok' AND job_id IN (?, ?, ?)", job, again, last) == [(4,)]
    assert parts(recall.folder(runs.workspace)) == []


def test_a_cancelled_job_with_something_else_to_do_keeps_what_it_paid(runs: Runs, loopback: Server) -> None:
    runs.prepare(1)
    loopback.behaviour = Behaviour(script=["prose", "hang"])
    job = runs.queue()
    kill_after(runs, job, 2)
    runs.workspace.write(history.mark_interrupted)
    runs.workspace.write(lambda c: history.close(c, job))
    loopback.behaviour = Behaviour()
    other = {**runs.options(job), "per_chunk": 3}
    assert runs.run(runs.workspace.write(lambda c: history.create(c, 1, "questions", other)))["state"] == states.DONE
    # It goes on after all, and what it had paid for is not asked again.
    assert runs.run(job)["state"] == states.DONE
    assert loopback.bodies.count(loopback.bodies[0]) == 1


def test_what_a_job_of_another_kind_left_is_not_taken(runs: Runs, loopback: Server) -> None:
    runs.prepare(1)
    folder = recall.folder(runs.workspace)
    folder.mkdir()
    job = runs.queue()
    other = runs.workspace.write(lambda c: history.create(c, 1, "answers", {}))
    runs.workspace.write(lambda c: history.close(c, other))
    (folder / f"{other}-1.jsonl").write_text("")
    assert runs.run(job)["state"] == states.DONE
    assert [path.name for path in folder.iterdir()] == [f"{other}-1.jsonl"]


def test_what_failed_is_asked_anew_when_it_is_retried(runs: Runs, loopback: Server) -> None:
    runs.prepare(2)
    loopback.behaviour = Behaviour(script=["prose"] * 4 + ["prose"] * 4)
    job = runs.queue(parallel=1)
    assert runs.run(job)["failed"] == 2
    runs.workspace.write(lambda c: history.retry(c, job))
    assert runs.run(job)["done"] == 2
    assert loopback.stats()["requests"] == 10


def test_the_files_of_jobs_that_ended_are_swept(runs: Runs, loopback: Server) -> None:
    runs.prepare(1)
    folder = recall.folder(runs.workspace)
    folder.mkdir()
    waiting = runs.queue()
    for name in (f"{waiting}-1.jsonl", "1-1.jsonl", "999-1.jsonl"):
        (folder / name).write_text("")
    asyncio.run(asyncio.to_thread(recall.sweep, runs.workspace))
    assert [path.name for path in folder.iterdir()] == [f"{waiting}-1.jsonl"]
