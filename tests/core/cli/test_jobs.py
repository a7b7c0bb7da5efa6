"""What failed is kept with reason and reply, tried again, gone on with, closed."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from core.exchange.reading import load
from core.jobs import history, owner
from core.workspace import Workspace
from tests.core.cli.conftest import ENGLISH, Cli, asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.building import build
from tests.helpers.server import Server

RATES = {
    "429": 0.06, "500": 0.06, "cut": 0.03, "cut_body": 0.03, "truncated": 0.06, "prose": 0.12, "think_tags": 0.06,
    "think_field": 0.06, "fenced": 0.08, "wrong_schema": 0.12, "trailing_comma": 0.04, "empty": 0.06, "garbled": 0.03,
}  # fmt: skip


def jobs(cli: Cli) -> dict[str, dict[str, Any]]:
    """Return the newest job of each kind."""
    lines = cli("jobs", "list", "--json").out.splitlines()
    return {row["kind"]: row for row in map(json.loads, reversed(lines))}


@pytest.fixture
def long_paper(tmp_path: Path) -> Path:
    sections = [ENGLISH.replace("#", "##").replace("2,000", str(1000 + n)) * 4 for n in range(20)]
    path = tmp_path / "handbook.md"
    path.write_text("# Handbook\n\n" + "\n".join(sections), encoding="utf-8")
    return path


def test_a_service_that_misbehaves_in_every_way(cli: Cli, long_paper: Path, tmp_path: Path, loopback: Server) -> None:
    loopback.behaviour = Behaviour(rates=RATES, seed=2, retry_after="0.05", refuse=("json_schema", "json_object"))
    # Hardly anything fails twice; this is about what did.
    assert cli("settings", "set", "runs.again", "false").code == 0
    out = tmp_path / "a.jsonl"
    command = ("make", long_paper, "--out", out, "--json", *asking(loopback))
    ran = cli(*command)
    stats = loopback.stats()
    assert set(stats["faults"]) == set(RATES), "every fault happened"
    assert ran.code == 1
    made = ran.made
    assert made["failed"] > 0
    assert len(load(out)) == made["samples"] > 0
    with closing(sqlite3.connect(tmp_path / "home" / "lorewright.sqlite3")) as connection:
        failed = connection.execute("SELECT key, error, raw FROM job_item WHERE state = 'failed'").fetchall()
        totals = connection.execute("SELECT kind, total, done + failed FROM job").fetchall()
        asked = [row[0] for row in connection.execute("SELECT text FROM question UNION ALL SELECT label FROM tag")]
        answered = [row[0] for row in connection.execute("SELECT answer FROM sample")]
    assert len(failed) == made["failed"]
    assert all(json.loads(error)["what"] for _key, error, _raw in failed), "each has its reason"
    rejected = [raw for _key, error, raw in failed if "in the form" in error]
    assert rejected
    assert any(rejected), "and its replies as they came; some are empty"
    assert all(total == ended for _kind, total, ended in totals)
    assert [text for text in asked if any(odd in text for odd in ("`", "think", "unexpected", "happy", "{"))] == []
    assert [text for text in answered if "think>" in text or not text.strip()] == []

    loopback.behaviour = Behaviour()
    found = jobs(cli)
    again = [row["id"] for row in found.values() if row["failed"]]
    for job in again:
        assert cli("jobs", "retry", job).code == 0
    assert all(row["state"] == "done" and row["failed"] == 0 for row in jobs(cli).values())
    assert cli(*command).code == 0, "the questions of retried chunks are answered, and the whole is exported"
    with closing(sqlite3.connect(tmp_path / "home" / "lorewright.sqlite3")) as connection:
        open_questions = "SELECT count(*) FROM question WHERE id NOT IN (SELECT question_id FROM sample)"
        assert connection.execute(open_questions).fetchone() == (0,)
        doubled = "SELECT question_id FROM sample GROUP BY question_id HAVING count(*) > 1"
        assert connection.execute(doubled).fetchall() == []


def test_prose_is_never_taken_for_questions(cli: Cli, paper: Path, tmp_path: Path, loopback: Server) -> None:
    loopback.behaviour = Behaviour(rates={"prose": 1.0})
    ran = cli("make", paper, "--out", tmp_path / "a.jsonl", "--json", *asking(loopback))
    assert ran.code == 1
    assert ran.made["questions"] == ran.made["samples"] == ran.made["tags"] == 0
    assert ran.made["prompt_tokens"] == loopback.stats()["prompt_tokens"], "what failed was paid for all the same"
    job = jobs(cli)["questions"]["id"]
    shown = json.loads(cli("jobs", "show", job, "--json").out)
    (failure,) = shown["failures"]
    assert "did not answer in the form that was asked for, twice" in failure["reason"]
    assert failure["raw"].count("I would be happy to help") == 2
    words = cli("jobs", "show", job).out
    assert "pump.md · 1: small did not answer" in words
    assert f"lorewright jobs retry {job}" in words


def test_of_a_model_that_says_nothing_no_empty_lines_are_shown(
    cli: Cli, paper: Path, tmp_path: Path, loopback: Server
) -> None:
    loopback.behaviour = Behaviour(rates={"empty": 1.0})
    assert cli("make", paper, "--out", tmp_path / "a.jsonl", *asking(loopback)).code == 1
    words = cli("jobs", "show", jobs(cli)["questions"]["id"]).out
    assert "did not answer in the form" in words
    assert [line for line in words.splitlines() if not line.strip()] == []


def test_what_a_service_said_when_it_refused_is_shown(cli: Cli, paper: Path, tmp_path: Path, loopback: Server) -> None:
    loopback.behaviour = Behaviour(rates={"400": 1.0}, says="Model 'small' 未找到")
    assert cli("make", paper, "--out", tmp_path / "a.jsonl", *asking(loopback)).code == 1
    job = jobs(cli)["questions"]["id"]
    words = cli("jobs", "show", job).out
    assert "The details show its answer" in words
    assert "Model 'small' 未找到" in words
    (failure,) = cli("jobs", "show", job, "--json").made["failures"]
    assert "未找到" in failure["raw"]


def test_a_cut_off_chain_goes_on_to_its_end(
    cli: Cli, paper: Path, tmp_path: Path, loopback: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The import names no model, yet the key it is resumed with serves the jobs that follow."""
    from core import making
    from core.llm.providers import resolve
    from core.projects import service as projects

    out = tmp_path / "a.json"
    model = resolve("small", loopback.url)
    chain = making.steps([paper], model, export={"path": str(out)})
    with Workspace() as workspace:
        project = workspace.write(lambda c: projects.create(c, "pump"))
        job = workspace.write(lambda c: making.begin(c, project, chain))
        workspace.write(lambda c: c.exec_driver_sql("UPDATE job SET state = 'running', owner = '1:0.00'"))
    loopback.behaviour = Behaviour(key="sk-mine")
    monkeypatch.setenv("MY_KEY", "sk-mine")
    assert "interrupted" in cli("jobs", "list").out
    assert f"go on: lorewright jobs resume {job}" in cli("jobs", "show", job).out
    ran = cli("jobs", "resume", job, "--api-key-env", "MY_KEY")
    assert ran.code == 0, ran.err
    assert load(out)
    assert cli("jobs", "resume", job).code == 2


def test_a_job_that_runs_elsewhere_is_left_alone(cli: Cli, paper: Path, tmp_path: Path, home: Path) -> None:
    with Workspace() as workspace:
        built = build(workspace, documents=1, chunks=1, questions=1, name="pump")
        job = workspace.write(lambda c: history.create(c, built.project, "questions", {}))
        mine = owner.me()
        query = "UPDATE job SET state = 'running', owner = ? WHERE id = ?"
        workspace.write(lambda c: c.exec_driver_sql(query, (mine, job)))
    for command in (("retry", job), ("cancel", job)):
        ran = cli("jobs", *command)
        assert ran.code == 2
        assert f"Job {job} is already running in another window or terminal." in ran.err
    ran = cli("make", paper, "--out", tmp_path / "a.json")
    assert ran.code == 2
    assert f"Job {job} is already running" in ran.err
    assert cli("make", paper, "--out", tmp_path / "a.json", "--project", "another").code == 0


def test_cancelling_and_what_cannot_be(cli: Cli, home: Path) -> None:
    assert "No job yet." in cli("jobs", "list").out
    assert cli("jobs", "show", 7).code == 2
    with Workspace() as workspace:
        built = build(workspace, documents=1, chunks=1, questions=1)
        job = workspace.write(lambda c: history.create(c, built.project, "questions", {}))
    assert cli("jobs", "cancel", job).out == f"job {job} is cancelled\n"
    ran = cli("jobs", "cancel", job)
    assert (ran.code, ran.err) == (2, f"lorewright: Job {job} has ended already.\n")
    assert cli("jobs", "retry", job).code == 2
    assert cli("jobs", "resume", job).code == 0


def test_trying_again_what_was_made_meanwhile_counts_nothing(
    cli: Cli, paper: Path, tmp_path: Path, loopback: Server
) -> None:
    loopback.behaviour = Behaviour(rates={"garbled": 1.0})
    assert cli("settings", "set", "runs.again", "false").code == 0
    command = ("make", paper, "--project", "p", "--out", tmp_path / "a.jsonl")
    assert cli(*command, *asking(loopback)).code == 1
    job = jobs(cli)["tree"]["id"]
    assert cli(*command).code == 0, "the built-in engine made the tree"
    ran = cli("jobs", "retry", job)
    assert ran.code == 0
    assert "1 item again\n" in ran.err
    assert "Nothing was left to do: what had failed is there by now." in ran.err
    assert "0 of 1" not in ran.err
    assert "0 of 0" in cli("jobs", "show", job).out
