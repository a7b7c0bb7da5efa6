"""Whole runs through the gateway: caps that pause, calls that are counted whatever happens, the log, kept replies."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.clock import now
from core.jobs import history, recording, states
from core.jobs.hosting import Host
from core.jobs.outlets import models_in
from core.jobs.spending import Opened, spent_by_run
from core.llm.calls import CallRecord
from core.llm.gateway import cache
from core.llm.messages import Dialect, Model, Timeouts
from core.models import habits
from core.secrets import Secrets
from core.settings import store as settings
from core.workspace import Workspace
from tests.helpers.behaviour import Behaviour
from tests.helpers.building import build, set_apart
from tests.helpers.server import Server


class Runs:
    """A project with chunks that were not asked yet, and jobs over them."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.workspace = Workspace(folder)
        self.server = server
        self.secrets: Secrets | None = None

    def prepare(self, chunks: int) -> None:
        build(self.workspace, documents=max(1, chunks // 100), chunks=min(100, chunks), questions=0)
        self.workspace.write(set_apart)

    def queue(self, cap: dict[str, Any] | None = None, **changes: Any) -> int:
        base = {"provider": "openai-compatible", "name": "small", "base_url": self.server.url, "parallel": 20}
        model = Model(**{**base, **changes}).model_dump(mode="json")
        options = {"model": model, "per_chunk": 2, "unmarked": 0, "only_missing": False}
        job = self.workspace.write(lambda c: history.create(c, 1, "questions", options))
        if cap:
            self.workspace.write(lambda c: history.set_cap(c, job, cap))
        return job

    def options(self, job: int) -> dict[str, Any]:
        with self.workspace.read() as connection:
            return dict(history.get(connection, job)["options"])

    def run(self, job: int, cancel_after: int = 0) -> Any:
        async def go() -> None:
            host = Host(self.workspace, lambda _progress, _changes: None, self.secrets)
            host.client.patience = type(host.client.patience)(base=0.01, ceiling=0.05)
            task = asyncio.create_task(host.run_chain(job))
            while cancel_after and self.server.stats()["requests"] < cancel_after:
                await asyncio.sleep(0.005)
            if cancel_after:
                host.cancel(job)
            try:
                await task
            finally:
                await host.stop()

        asyncio.run(go())
        with self.workspace.read() as connection:
            return history.get(connection, job)

    def rows(self, query: str, *values: Any) -> list[Any]:
        with self.workspace.read() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query, values)]

    def spent(self, job: int) -> tuple[int, int]:
        return self.rows("SELECT sum(prompt_tokens), sum(completion_tokens) FROM call WHERE job_id = ?", job)[0]

    def counted(self) -> tuple[int, int]:
        stats = self.server.stats()
        return stats["prompt_tokens"], stats["completion_tokens"]


@pytest.fixture
def runs(tmp_path: Path, loopback: Server) -> Iterator[Runs]:
    made = Runs(tmp_path / "data", loopback)
    yield made
    made.workspace.close()


def test_a_misbehaving_server_loses_and_doubles_nothing(runs: Runs, loopback: Server) -> None:
    runs.prepare(300)
    loopback.behaviour = Behaviour(
        rates={"429": 0.1, "500": 0.05, "cut": 0.03, "truncated": 0.03, "prose": 0.02, "hang": 0.02},
        retry_after="0.1",
        seed=3,
    )
    job = runs.queue(timeouts=Timeouts(read=1.0))
    row = runs.run(job)
    assert (row["state"], row["done"], row["failed"]) == (states.DONE, 300, 0)
    assert runs.rows("SELECT count(*), count(DISTINCT key) FROM job_item WHERE job_id = ?", job) == [(300, 300)]
    assert runs.rows("SELECT count(DISTINCT chunk_id) FROM question WHERE job_id = ?", job) == [(300,)]
    assert runs.spent(job) == runs.counted()
    faults = loopback.stats()["faults"]
    assert {"429", "500", "cut", "truncated", "prose", "hang"} <= faults.keys()
    errors = dict(runs.rows("SELECT error, count(*) FROM call WHERE job_id = ? GROUP BY error", job))
    assert errors["busy"] == faults["429"]
    assert errors["server"] == faults["500"]
    assert errors["cut"] == faults["cut"]
    assert errors["timeout"] == faults["hang"]


def test_a_cap_pauses_the_run_and_a_higher_one_lets_it_go_on(runs: Runs, loopback: Server) -> None:
    runs.prepare(100)
    loopback.behaviour = Behaviour(latency=0.01)
    job = runs.queue({"tokens": 30_000}, max_tokens=300)
    row = runs.run(job)
    assert row["state"] == states.PAUSED
    assert row["error"]["what"] == "One more call could pass the cap of {cap} tokens for this run."
    assert row["error"]["params"]["cap"] == "30,000"
    assert 0 < row["done"] < 100
    assert row["failed"] == 0
    assert sum(runs.spent(job)) == sum(runs.counted()) <= 30_000
    # Not one call more at the same cap.
    asked = loopback.stats()["requests"]
    assert runs.run(job)["state"] == states.PAUSED
    assert loopback.stats()["requests"] == asked
    runs.workspace.write(lambda c: history.set_cap(c, job, {"tokens": 1_000_000}))
    row = runs.run(job)
    assert (row["state"], row["done"], row["error"]) == (states.DONE, 100, {})
    assert runs.spent(job) == runs.counted()
    assert runs.rows("SELECT count(DISTINCT chunk_id) FROM question WHERE job_id = ?", job) == [(100,)]


def test_the_cap_of_a_project_counts_what_earlier_runs_used(runs: Runs, loopback: Server) -> None:
    runs.prepare(20)
    assert runs.run(runs.queue(max_tokens=300))["state"] == states.DONE
    # `build` wrote a call of 790 tokens before.
    used = sum(runs.counted()) + 790
    cap = f'{{"cap": {{"tokens": {used + 8000}}}}}'
    runs.workspace.write(lambda c: c.exec_driver_sql("UPDATE project SET settings = ?", (cap,)))
    row = runs.run(runs.queue(max_tokens=300))
    assert row["state"] == states.PAUSED
    assert "for this project" in row["error"]["what"]
    assert used < sum(runs.counted()) + 790 <= used + 8000


@pytest.mark.parametrize("unit", ["tokens", "cost"])
def test_calls_of_which_nothing_is_known_count_when_a_run_goes_on(runs: Runs, unit: str) -> None:
    """Some servers never say what was used; then going on again and again must not start from nothing."""
    runs.prepare(1)
    job = runs.queue()
    lost = [("k", CallRecord("questions", "openai", "m", None, None, None, 5), False)] * 3
    runs.workspace.write(lambda c: recording.write_calls(c, recording.Whose(1, job), lost))
    paid = {"base_url": "https://x.invalid/v1", "price_in": 1.0, "price_out": 3.0}
    model = Model(provider="openai", name="m", max_tokens=1000, **paid)
    with runs.workspace.read() as connection:
        spent = spent_by_run(connection, Opened(job, 1, None, [model]), unit)
    assert spent == pytest.approx(6000 if unit == "tokens" else 3 * 0.004)


def test_models_are_found_wherever_they_stand() -> None:
    one = Model(provider="openai", name="m", base_url="https://x.invalid/v1")
    options = {"judges": [one, {"more": (one.model_dump(mode="json"),)}], "model": one}
    assert [model.spec for model in models_in(options)] == ["openai/m"] * 3


def test_a_cap_in_money_without_a_price_is_refused(runs: Runs, loopback: Server) -> None:
    runs.prepare(2)
    job = runs.queue({"cost": 1.0}, fallbacks=(Model(provider="openai", name="m", base_url="https://x.invalid/v1"),))
    row = runs.run(job)
    assert row["state"] == states.FAILED
    assert row["error"]["params"]["model"] == "openai/m"
    assert loopback.stats()["requests"] == 0


def test_cancelled_calls_are_counted(runs: Runs, loopback: Server) -> None:
    runs.prepare(40)
    loopback.behaviour = Behaviour(script=["ok"] * 5 + ["hang"] * 40)
    job = runs.queue(parallel=8)
    assert runs.run(job, cancel_after=13)["state"] == states.CANCELLED
    states_ = dict(runs.rows("SELECT state, count(*) FROM call WHERE job_id = ? GROUP BY state", job))
    assert states_ == {"ok": 5, "cancelled": 8}
    assert all(key for (key,) in runs.rows("SELECT key FROM call WHERE job_id = ?", job))


def test_the_log_holds_what_was_said_and_is_cleared_in_time(runs: Runs, loopback: Server) -> None:
    runs.prepare(3)
    job = runs.queue()
    runs.run(job)
    found = runs.rows(
        "SELECT t.messages, t.reply, c.key FROM call_text t JOIN call c ON c.id = t.call_id WHERE c.job_id = ?", job
    )
    assert len(found) == 3
    assert all("Section" in messages and reply and key.startswith("chunk:") for messages, reply, key in found)
    runs.workspace.write(lambda c: settings.save(c, "runs", "log", False))
    runs.run(runs.queue())
    assert runs.rows("SELECT count(*) FROM call_text") == [(3,)]
    month = 31 * 24 * 3600 * 1000
    runs.workspace.write(lambda c: c.exec_driver_sql("UPDATE call_text SET created_at = ?", (now() - month,)))
    asyncio.run(recording.tidy(runs.workspace))
    assert runs.rows("SELECT count(*) FROM call_text") == [(0,)]


def test_the_log_is_cleared_while_no_job_runs_and_as_days_are_taken_away(runs: Runs, loopback: Server) -> None:
    runs.prepare(3)
    runs.run(runs.queue())
    week = 7 * 24 * 3600 * 1000
    runs.workspace.write(lambda c: c.exec_driver_sql("UPDATE call_text SET created_at = ?", (now() - week,)))

    async def left(at_last: int) -> None:
        async with asyncio.timeout(20):
            while runs.rows("SELECT count(*) FROM call_text") != [(at_last,)]:
                await asyncio.sleep(0.01)

    async def go() -> None:
        tidying = asyncio.create_task(recording.stay_tidy(runs.workspace, every=0.05))
        await asyncio.sleep(0.2)
        await left(3)
        runs.workspace.write(lambda c: settings.save(c, "runs", "log_days", 6))
        await left(0)
        tidying.cancel()

    asyncio.run(go())


def test_kept_replies_are_used_again_at_no_cost(runs: Runs, loopback: Server) -> None:
    runs.prepare(10)
    runs.run(runs.queue(cache=True))
    asked = loopback.stats()["requests"]
    job = runs.queue(cache=True, parallel=3)
    assert runs.run(job)["done"] == 10
    assert loopback.stats()["requests"] == asked
    cached = runs.rows("SELECT state, sum(cost), sum(prompt_tokens), count(*) FROM call WHERE job_id = ?", job)
    assert cached == [("cached", 0.0, 0, 10)]
    # Another setting, and a run without the switch, ask anew.
    runs.run(runs.queue(cache=True, temperature=0.5))
    runs.run(runs.queue())
    assert loopback.stats()["requests"] == asked + 20


@pytest.mark.parametrize(
    "changed",
    [
        {"dialect": Dialect(always={"reasoning_split": True})},
        {"dialect": Dialect(thinking_on={"enable_thinking": True})},
        {"dialect": Dialect(refuses=("temperature",))},
        {"headers": {"X-Deployment": "large"}},
    ],
)
def test_a_reply_to_another_request_is_not_taken_for_the_same(
    runs: Runs, loopback: Server, changed: dict[str, Any]
) -> None:
    runs.prepare(2)
    before = {"cache": True, "thinking": True, "temperature": 0.5}
    runs.run(runs.queue(**before))
    assert runs.run(runs.queue(**before, **changed))["done"] == 2
    assert loopback.stats()["requests"] == 4
    runs.run(runs.queue(**before, **changed))
    assert loopback.stats()["requests"] == 4


def test_a_reply_that_could_not_be_used_is_not_kept(runs: Runs, loopback: Server) -> None:
    runs.prepare(1)
    loopback.behaviour = Behaviour(script=["prose"] * 4)
    job = runs.queue(cache=True)
    assert runs.run(job)["failed"] == 1
    assert runs.rows("SELECT count(*) FROM kept_reply") == [(0,)]
    runs.workspace.write(lambda c: history.retry(c, job))
    assert runs.run(job)["done"] == 1
    assert runs.rows("SELECT count(*) FROM kept_reply") == [(1,)]


def test_kept_replies_are_bounded(runs: Runs) -> None:
    rows = [{"key": f"{n:064d}", "reply": {}, "size": 10, "created_at": n, "used_at": n} for n in range(100)]
    runs.workspace.write(lambda c: c.execute(cache.KEPT.insert(), rows))
    while runs.workspace.write(lambda c: cache.prune(c, 300)):
        pass
    assert [int(key) for (key,) in runs.rows("SELECT key FROM kept_reply ORDER BY key")] == list(range(70, 100))


def test_a_fallback_is_named_where_it_answered(runs: Runs, loopback: Server) -> None:
    runs.prepare(5)
    loopback.behaviour = Behaviour(rates={"401": 1.0})
    with Server() as second:
        other = Model(provider="openai-compatible", name="large", base_url=second.url)
        job = runs.queue(fallbacks=(other,))
        assert runs.run(job)["done"] == 5
    named = runs.rows("SELECT DISTINCT model FROM call WHERE job_id = ? AND state = 'ok'", job)
    assert named == [("large",)]


def test_a_reply_to_a_header_of_another_value_is_not_taken_for_the_same(runs: Runs, loopback: Server) -> None:
    runs.prepare(2)
    asked = {"cache": True, "hidden": ("header:X-Team",)}
    for team, requests in (("law", 2), ("law", 2), ("medicine", 4), ("law", 4)):
        runs.secrets = Secrets()
        runs.secrets.hold("openai-compatible#header:X-Team", team)
        assert runs.run(runs.queue(**asked))["done"] == 2
        assert loopback.stats()["requests"] == requests
    held = [path for path in runs.workspace.folder.rglob("*") if path.is_file() and b"medicine" in path.read_bytes()]
    assert held == []


def test_what_is_forgotten_is_tried_again_by_the_next_run_of_the_host(runs: Runs, loopback: Server) -> None:
    runs.prepare(1)
    loopback.behaviour = Behaviour(refuse=("temperature",))

    async def go() -> None:
        host = Host(runs.workspace, lambda _progress, _changes: None)
        await host.run_chain(runs.queue(temperature=0))
        assert "temperature" not in loopback.bodies[-1]
        loopback.behaviour = Behaviour()
        runs.workspace.write(lambda c: habits.forget(c, "openai-compatible", "small"))
        await host.run_chain(runs.queue(temperature=0))
        await host.stop()

    asyncio.run(go())
    assert loopback.bodies[-1]["temperature"] == 0
