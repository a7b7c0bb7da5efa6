"""Runs that meet a refusal: one that all further calls would meet stops them, one of a single text does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.cli import running
from core.jobs import history, states
from core.llm.messages import Model
from tests.core.jobs.test_gateway_runs import Runs
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

SPARED = 40
REFUSED = {"401": 1.0}


@pytest.fixture
def runs(tmp_path: Path, loopback: Server) -> Iterator[Runs]:
    made = Runs(tmp_path / "data", loopback)
    yield made
    made.workspace.close()


@pytest.mark.parametrize("parallel", [1, 10, 200])
def test_a_key_taken_back_lets_no_further_call_out_and_costs_no_item(
    runs: Runs, loopback: Server, parallel: int
) -> None:
    runs.prepare(300)
    loopback.behaviour = Behaviour(latency=0.02, rates=REFUSED, spared=SPARED)
    job = runs.queue(parallel=parallel)
    row = runs.run(job)
    stats = loopback.stats()
    assert (row["state"], row["done"], row["failed"]) == (states.PAUSED, SPARED, 0)
    assert row["error"]["what"] == "The provider refused the key for {provider}."
    assert "resume the job" in row["error"]["todo"]
    # Those were under way when the first was refused.
    assert stats["requests"] - SPARED <= parallel
    assert runs.spent(job) == runs.counted()
    loopback.behaviour = Behaviour()
    row = runs.run(job)
    assert (row["state"], row["done"], row["failed"]) == (states.DONE, 300, 0)
    assert len(loopback.stats()["finished"]) == sum(loopback.stats()["finished"].values()) == 300


@pytest.mark.parametrize(
    ("fault", "says", "failed"),
    [
        ("402", "Insufficient Balance", 0),
        ("quota", "", 0),
        ("403", "", 0),
        ("403", "该令牌无权限访问", 0),
        ("404", "", 0),
        # It does not say what it refuses: the third in a row decides.
        ("403", "Forbidden", 3),
        ("404", "no such page", 3),
    ],
)
def test_what_concerns_every_call_stops_the_run(
    runs: Runs, loopback: Server, fault: str, says: str, failed: int
) -> None:
    runs.prepare(50)
    loopback.behaviour = Behaviour(rates={fault: 1.0}, spared=5, says=says)
    row = runs.run(runs.queue(parallel=1))
    assert (row["state"], row["done"], row["failed"]) == (states.PAUSED, 5, failed)
    assert loopback.stats()["requests"] == 5 + max(1, failed)


@pytest.mark.parametrize(("spared", "state"), [(0, states.FAILED), (3, states.PARTIAL)])
def test_a_run_that_ends_as_it_is_to_stop_says_nothing_of_resuming(
    runs: Runs, loopback: Server, spared: int, state: str
) -> None:
    runs.prepare(spared + 3)
    loopback.behaviour = Behaviour(rates={"403": 1.0}, spared=spared, says="Forbidden")
    row = runs.run(runs.queue(parallel=1))
    assert (row["state"], row["done"], row["failed"], row["error"]) == (state, spared, 3, {})


@pytest.mark.parametrize("says", ["Forbidden", "Your input was flagged by moderation", "内容安全审核未通过"])
def test_what_concerns_single_texts_stops_nothing(runs: Runs, loopback: Server, says: str) -> None:
    runs.prepare(30)
    loopback.behaviour = Behaviour(script=["ok", "403", "403", "ok"] * 7, says=says)
    row = runs.run(runs.queue(parallel=1))
    assert (row["state"], row["done"], row["failed"]) == (states.PARTIAL, 16, 14)


def test_a_whole_chapter_that_a_filter_takes_offence_at_stops_nothing(runs: Runs, loopback: Server) -> None:
    runs.prepare(30)
    loopback.behaviour = Behaviour(script=["403"] * 15, says="The prompt was flagged for violence")
    row = runs.run(runs.queue(parallel=1))
    assert (row["state"], row["done"], row["failed"]) == (states.PARTIAL, 15, 15)


def test_another_model_in_line_goes_on_and_only_when_all_refuse_the_run_stops(runs: Runs, loopback: Server) -> None:
    runs.prepare(60)
    loopback.behaviour = Behaviour(rates=REFUSED, spared=5)
    with Server(Behaviour(rates={"quota": 1.0}, spared=20)) as second:
        other = Model(provider="openai-compatible", name="large", base_url=second.url)
        row = runs.run(runs.queue(parallel=4, fallbacks=(other,)))
        assert (row["state"], row["done"], row["failed"]) == (states.PAUSED, 25, 0)
        assert second.stats()["faults"]["quota"] <= 4
        assert loopback.stats()["requests"] <= 5 + 2 * 4


def test_a_model_in_line_that_only_is_busy_may_still_answer(runs: Runs, loopback: Server) -> None:
    runs.prepare(12)
    loopback.behaviour = Behaviour(rates=REFUSED)
    with Server(Behaviour(rates={"400": 1.0})) as second:
        other = Model(provider="openai-compatible", name="large", base_url=second.url)
        row = runs.run(runs.queue(parallel=1, fallbacks=(other,)))
        assert (row["state"], row["done"], row["failed"]) == (states.FAILED, 0, 12)


def test_items_that_are_tried_again_stay_failed(runs: Runs, loopback: Server) -> None:
    runs.prepare(12)
    loopback.behaviour = Behaviour(script=["prose"] * 4, rates=REFUSED, spared=14)
    row = runs.run(runs.queue(parallel=1))
    assert (row["state"], row["done"], row["failed"]) == (states.PARTIAL, 10, 2)
    assert loopback.stats()["faults"]["401"] == 1


def test_the_terminal_says_how_to_go_on(runs: Runs, loopback: Server, capsys: pytest.CaptureFixture[str]) -> None:
    runs.prepare(10)
    loopback.behaviour = Behaviour(rates=REFUSED, spared=2)
    job = runs.queue(parallel=1)
    assert running.exit_code([(job, runs.run(job)["state"])]) == 1
    running.say_failures(runs.workspace, [job])
    said = capsys.readouterr().err
    assert "refused the key" in said
    assert f"go on: lorewright jobs resume {job}\n" in said
    # Who says "retry" means the same.
    loopback.behaviour = Behaviour()
    assert runs.workspace.write(lambda c: history.retry(c, job)) == 0
    assert runs.run(job)["done"] == 10
