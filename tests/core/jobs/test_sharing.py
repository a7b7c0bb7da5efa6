"""The cap of a project over several processes, and what is changed from another terminal while a job runs."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from core.changes import ChangeSet
from core.jobs import history, outlets, ranking, recording, states
from core.jobs.holding import HELD, SharedCap
from core.jobs.hosting import Host
from core.jobs.outlets import Outlets
from core.jobs.progress import Progress
from core.jobs.streams import Question, Streams
from core.llm.calls import CallRecord, collecting
from core.llm.client import Client
from core.llm.gateway.budget import BudgetReached
from core.llm.gateway.gateway import Gateway
from core.llm.messages import Model, Request, Usage
from core.projects import caps
from core.store.schema import Call
from core.store.schema.columns import table
from core.workspace import Workspace
from tests.core.llm.gateway.test_budget import ask_all
from tests.helpers.behaviour import Behaviour
from tests.helpers.building import build, set_apart
from tests.helpers.server import Server

LONG = "The valve opens at 3 bar. 阀门在 3 bar 时打开。" * 20
TRIAL: Any = {"id": 0, "project_id": 1, "cap": {}, "priority": 0}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for changes more often than anybody waits in a test."""
    monkeypatch.setattr(outlets, "EVERY", 0.1)


@pytest.fixture
def workspace(home: Path) -> Iterator[Workspace]:
    with Workspace(home) as opened:
        build(opened, documents=1, chunks=40, questions=0)
        opened.write(set_apart)
        yield opened


@pytest.fixture
def model(loopback: Server) -> Model:
    return Model(provider="openai-compatible", name="small", base_url=loopback.url, parallel=200, max_tokens=100)


def asked(model: Model, number: int) -> list[Request]:
    return [Request(({"role": "user", "content": f"{place}"},), model, "chat") for place in range(number)]


def rows(workspace: Workspace, what: Any) -> list[Any]:
    with workspace.read() as connection:
        return list(connection.execute(what))


def spent(server: Server) -> int:
    stats = server.stats()
    return int(stats["prompt_tokens"] + stats["completion_tokens"])


@pytest.mark.parametrize("in_flight", [1, 10, 200])
async def test_two_that_know_nothing_of_each_other_keep_one_cap(
    workspace: Workspace, model: Model, loopback: Server, in_flight: int
) -> None:
    loopback.behaviour = Behaviour(reply_tokens=(1, 100), latency=0.005)
    model = model.model_copy(update={"parallel": in_flight})
    workspace.write(lambda c: caps.set_cap(c, 1, None, 20_000 + 790))  # `build` wrote a call of 790 tokens
    with Workspace(workspace.folder) as second:
        async with Client() as one, Client() as other:
            places = [Outlets(workspace, one), Outlets(second, other)]
            gateways = [place.open(TRIAL, model) for place in places]
            # More than fits, even where one of them gets nearly all of it.
            ended = await asyncio.gather(*(ask_all(gateway, asked(model, 600)) for gateway in gateways))
            assert all(calls and stopped for calls, stopped in ended)
            assert 20_000 * 0.9 < spent(loopback) <= 20_000
            held = sum(row.amount for row in rows(workspace, select(HELD)))
            assert spent(loopback) - 1e-6 <= held <= 20_000, "sums of many parts may be off by a hair"
            for calls, _stopped in ended:
                found = [("k", call, False) for call in calls]
                workspace.write(lambda c, found=found: recording.write_calls(c, recording.Whose(1, None), found))
            left = sum(row.amount for row in rows(workspace, select(HELD)))
            assert left == pytest.approx(held - spent(loopback)), "what is written is no longer held"
            for place, gateway in zip(places, gateways, strict=True):
                place.close(gateway)
            assert rows(workspace, select(HELD)) == []


async def test_what_one_does_not_need_goes_to_the_other(workspace: Workspace, model: Model) -> None:
    workspace.write(lambda c: caps.set_cap(c, 1, None, 3_000 + 790))
    async with Client() as client:
        ours, others = Outlets(workspace, client), Outlets(workspace, client)
        first, second = ours.open(TRIAL, model), others.open(TRIAL, model)
        large = Request(({"role": "user", "content": "x" * 2_000},), model, "chat")
        ticket = await first.budget.reserve(large)
        waiting = asyncio.create_task(second.budget.reserve(large))
        await asyncio.sleep(0.3)
        assert not waiting.done(), "what the first may still use is not there for the second"
        first.budget.settle(ticket, None, None)
        other = await asyncio.wait_for(waiting, 10)
        second.budget.settle(other, None, None)
        ours.close(first)
        others.close(second)


async def test_what_was_set_aside_for_a_broken_call_counts_after_it_is_written_too(
    workspace: Workspace, model: Model
) -> None:
    workspace.write(lambda c: caps.set_cap(c, 1, None, 30_000 + 790))
    large = Request(({"role": "user", "content": "x" * 9_000},), model, "chat")
    aside = 0.0
    async with Client() as client:
        place = Outlets(workspace, client)
        gateway = place.open(TRIAL, model)

        async def broken() -> float:
            ticket = await gateway.budget.reserve(large)
            charged = gateway.budget.settle(ticket, Usage(), None)
            call = CallRecord("chat", "p", "m", None, None, None, 5, "failed", charged=charged)
            workspace.write(lambda c: recording.write_calls(c, recording.Whose(1, None), [("k", call, False)]))
            return ticket.amounts[0][1]

        with suppress(BudgetReached):
            while aside < 100_000:
                aside += await broken()
        place.close(gateway)
    assert 20_000 < aside <= 30_000


async def test_a_call_cancelled_while_more_is_taken_leaves_no_hold_that_nobody_knows(
    workspace: Workspace, model: Model
) -> None:
    workspace.write(lambda c: caps.set_cap(c, 1, None, 30_000 + 790))
    busy, go_on = threading.Event(), threading.Event()

    def hold_up(_connection: Connection) -> None:
        busy.set()
        go_on.wait(10)

    async with Client() as client:
        place = Outlets(workspace, client)
        gateway = place.open(TRIAL, model)
        (cap,) = gateway.budget.caps
        assert isinstance(cap, SharedCap)
        held_up = workspace.writer.submit(hold_up)
        reserving = asyncio.create_task(gateway.budget.reserve(asked(model, 1)[0]))
        await asyncio.to_thread(busy.wait, 10)
        await asyncio.sleep(0.05)
        reserving.cancel()
        await asyncio.gather(reserving, return_exceptions=True)
        go_on.set()
        await asyncio.wrap_future(held_up)
        workspace.write(lambda _connection: None)
        await asyncio.sleep(0.05)
        assert [row.amount for row in rows(workspace, select(HELD))] == [cap.held]
        place.close(gateway)


async def test_what_a_dead_process_held_counts_no_more(workspace: Workspace, model: Model) -> None:
    workspace.write(lambda c: caps.set_cap(c, 1, None, 3_000 + 790))
    dead = {"holder": "999999:1.00#1", "unit": "tokens", "project_id": 1, "amount": 3_000.0}
    workspace.write(lambda c: c.execute(insert(HELD).values(**dead)))
    async with Client() as client:
        place = Outlets(workspace, client)
        gateway = place.open(TRIAL, model)
        assert (await gateway.complete(asked(model, 1)[0])).text
        place.close(gateway)
    assert rows(workspace, select(HELD)) == []


async def test_a_job_of_another_process_and_questions_by_hand_keep_the_cap(
    workspace: Workspace, model: Model, loopback: Server
) -> None:
    loopback.behaviour = Behaviour(latency=0.05)
    cap = 12_000  # less than the job alone needs
    workspace.write(lambda c: caps.set_cap(c, 1, None, cap + 790))
    few = model.model_copy(update={"parallel": 4}).model_dump(mode="json")
    options = {"model": few, "per_chunk": 1, "unmarked": 0, "only_missing": False}
    job = workspace.write(lambda c: history.create(c, 1, "questions", options))
    words = [sys.executable, "-m", "core.cli", "jobs", "resume", str(job)]
    environment = {**os.environ, "LOREWRIGHT_HOME": str(workspace.folder)}
    ended: list[dict[str, Any]] = []
    quiet = {"stdout": asyncio.subprocess.DEVNULL, "stderr": asyncio.subprocess.DEVNULL}
    process = await asyncio.create_subprocess_exec(*words, env=environment, **quiet)
    ending = asyncio.create_task(process.wait())
    async with Client() as client:
        streams = Streams(workspace, Outlets(workspace, client), ended.append)
        number = 0
        while not ending.done():
            number += 1
            said = ({"role": "user", "content": f"word {number} " * 20},)
            await streams.ask(Question(id=number, model=model, messages=said, project=1))
            await asyncio.sleep(0.02)
    with workspace.read() as connection:
        row = history.get(connection, job)
        used = connection.exec_driver_sql("SELECT sum(prompt_tokens + completion_tokens) FROM call").scalar()
    kinds = [event["event"] for event in ended if event["event"] in ("answered", "refused")]
    assert "answered" in kinds
    assert row["state"] in (states.PAUSED, states.DONE), row["error"]
    assert (row["state"] == states.PAUSED) or "refused" in kinds, "the cap stopped one of them"
    assert used == spent(loopback) + 790 <= cap + 790
    assert rows(workspace, select(HELD)) == []


class Watched:
    """A job that runs, and its gateway."""

    def __init__(self, workspace: Workspace, model: Model, terms: dict[str, Any]) -> None:
        options = {"model": model.model_dump(mode="json"), "per_chunk": 1, "unmarked": 0, "only_missing": False}
        self.job = workspace.write(lambda c: history.create(c, 1, "questions", options, terms=terms))
        self.done = 0
        self.host = Host(workspace, self._report)
        self.task = asyncio.create_task(self.host.run_chain(self.job))

    def _report(self, progress: Progress, _changes: ChangeSet) -> None:
        self.done = progress.done

    async def until(self, done: int) -> Gateway:
        while self.done < done:
            await asyncio.sleep(0.01)
        return next(iter(self.host.outlets._open))


async def test_priority_and_caps_from_another_terminal_hold_for_the_running_job(
    workspace: Workspace, model: Model, loopback: Server
) -> None:
    loopback.behaviour = Behaviour(latency=0.15)
    slow = model.model_copy(update={"parallel": 2})
    with Workspace(workspace.folder) as terminal:
        watched = Watched(workspace, slow, {"cap": {"tokens": 1_000_000}})
        gateway = await watched.until(4)
        terminal.write(lambda c: ranking.set_priority(c, watched.job, 7))
        terminal.write(lambda c: history.set_cap(c, watched.job, {"tokens": 8_000}))
        assert await watched.task == [(watched.job, states.PAUSED)]
        await watched.host.stop()
        assert gateway.priority == 7
        with terminal.read() as connection:
            row = history.get(connection, watched.job)
        assert row["error"]["params"]["cap"] == "8,000"
        assert 0 < row["done"] < 40
        assert spent(loopback) <= 8_000


@pytest.mark.parametrize("of", ["run", "project"])
async def test_a_cap_that_comes_while_a_job_runs_stops_it(
    workspace: Workspace, model: Model, loopback: Server, of: str
) -> None:
    loopback.behaviour = Behaviour(latency=0.15)
    watched = Watched(workspace, model.model_copy(update={"parallel": 2}), {})
    await watched.until(4)
    if of == "run":
        workspace.write(lambda c: history.set_cap(c, watched.job, {"tokens": 8_000}))
    else:
        workspace.write(lambda c: caps.set_cap(c, 1, None, 8_000 + 790))
    assert await watched.task == [(watched.job, states.PAUSED)]
    await watched.host.stop()
    assert spent(loopback) <= 8_000


async def test_a_cap_that_goes_lets_the_job_go_on(workspace: Workspace, model: Model, loopback: Server) -> None:
    """It was near its cap and waited for the calls under way."""
    loopback.behaviour = Behaviour(latency=0.4)
    watched = Watched(workspace, model.model_copy(update={"parallel": 2}), {"cap": {"tokens": 16_000}})
    await watched.until(1)
    workspace.write(lambda c: history.set_cap(c, watched.job, {}))
    assert await watched.task == [(watched.job, states.DONE)]
    await watched.host.stop()
    assert loopback.stats()["requests"] == 40


async def test_a_cap_that_cannot_be_kept_stops_the_job_with_the_reason(
    workspace: Workspace, model: Model, loopback: Server
) -> None:
    loopback.behaviour = Behaviour(latency=0.15)
    two = (model.model_copy(update={"price_in": 1.0, "price_out": 1.0, "currency": "CNY"}),)
    changes = {"parallel": 2, "price_in": 1.0, "price_out": 1.0, "currency": "USD", "fallbacks": two}
    watched = Watched(workspace, model.model_copy(update=changes), {})
    await watched.until(2)
    workspace.write(lambda c: history.set_cap(c, watched.job, {"cost": 100.0}))
    assert await watched.task == [(watched.job, states.PAUSED)]
    await watched.host.stop()
    with workspace.read() as connection:
        error = history.get(connection, watched.job)["error"]
    assert "prices in {currencies}" in error["what"]


def test_a_cap_does_not_count_money_of_another_currency(workspace: Workspace, model: Model, loopback: Server) -> None:
    paid = [("k", CallRecord("answers", "p", "m", 10, 1, 2.5, 5, currency="CNY"), True)]
    workspace.write(lambda c: recording.write_calls(c, recording.Whose(1, None), paid))
    workspace.write(lambda c: caps.set_cap(c, 1, 10.0, None))
    dollars = model.model_copy(update={"price_in": 1.0, "price_out": 1.0, "currency": "USD"})

    async def opened(found: Model) -> None:
        async with Client() as client:
            place = Outlets(workspace, client)
            place.close(place.open(TRIAL, found))

    with pytest.raises(Exception, match=r"what was paid in CNY, and the models have prices in USD"):
        asyncio.run(opened(dollars))
    asyncio.run(opened(dollars.model_copy(update={"currency": "CNY"})))
    asyncio.run(opened(model))


async def test_the_call_of_a_stream_is_written_before_anything_is_said_of_its_end(
    workspace: Workspace, model: Model, loopback: Server
) -> None:
    """However it ends, and while a second stop comes; the cap is let go only after that."""
    loopback.behaviour = Behaviour(answer=LONG, between=0.05)
    workspace.write(lambda c: caps.set_cap(c, 1, None, 100_000))
    at_end: list[tuple[int, int]] = []
    async with Client() as client:
        place = Outlets(workspace, client)

        def heard(event: dict[str, Any]) -> None:
            if event["event"] == "piece":
                streams.stop(event["id"])
            else:
                at_end.append((event["id"], len(rows(workspace, select(table(Call).c.id))) - 1))

        streams = Streams(workspace, place, heard)
        said = ({"role": "user", "content": "When?"},)
        for number in (1, 2):
            await streams.ask(Question(id=number, model=model, messages=said, project=1))
        task = streams.ask(Question(id=3, model=model, messages=said, project=1))
        while loopback.stats()["requests"] != 3:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        streams.stop(3)
        await streams.close()
        assert task.done()
        assert place._open == {}
    assert at_end == [(1, 1), (2, 2), (3, 3)]
    assert rows(workspace, select(HELD)) == []


async def test_the_call_of_a_stream_is_kept_when_its_project_is_deleted_meanwhile(
    workspace: Workspace, model: Model, loopback: Server
) -> None:
    loopback.behaviour = Behaviour(answer=LONG, between=0.02)
    async with Client() as client:
        streams = Streams(workspace, Outlets(workspace, client), lambda _event: None)
        task = streams.ask(Question(id=1, model=model, messages=({"role": "user", "content": "?"},), project=1))
        while not loopback.stats()["requests"]:
            await asyncio.sleep(0.01)
        workspace.write(lambda c: c.exec_driver_sql("DELETE FROM project"))
        await task
    assert [row.project_id for row in rows(workspace, select(table(Call)).where(table(Call).c.stage == "chat"))] == [
        None
    ]


async def test_the_budget_says_why_nothing_is_let_through(workspace: Workspace, model: Model) -> None:
    workspace.write(lambda c: caps.set_cap(c, 1, None, 900))
    async with Client() as client:
        place = Outlets(workspace, client)
        gateway = place.open(TRIAL, model)
        with collecting(), pytest.raises(BudgetReached, match="for this project"):
            await gateway.complete(asked(model, 1)[0])
        place.close(gateway)
    assert json.dumps(rows(workspace, select(HELD))) == "[]"
