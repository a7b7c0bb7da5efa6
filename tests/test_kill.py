"""kill -9 at random points: window, engine, both, and the command line. Nothing is lost, doubled or paid twice."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest

from core.jobs import history
from core.llm.messages import Model
from core.prompts.catalogue import load
from core.prompts.rendering import render
from core.workspace import Workspace
from tests.helpers.building import build
from tests.helpers.server import ROOT, process
from tests.helpers.service import prompt_hash

QUESTIONS = 1000
LATENCY = 0.25
IN_FLIGHT = 8
# So long after a kill the server may still answer the dead process: the latency, and a busy machine's delay.
STILL = LATENCY + 1.0
# Kills a victim; together 54. The work between them is long enough that hardly any comes too late.
PLAN = {"command line": 24, "engine": 12, "window": 10, "both": 8}


pytestmark = [pytest.mark.slow, pytest.mark.kill]


@dataclass
class Trial:
    """A job of QUESTIONS calls that is killed again and again."""

    home: Path
    url: str
    log: Path
    job: int
    hashes: dict[int, str]
    parallel: int
    kills: list[float] = field(default_factory=list)
    snapshots: list[tuple[int, set[int]]] = field(default_factory=list)

    def database(self) -> Path:
        return self.home / "lorewright.sqlite3"

    def committed(self) -> set[int]:
        with closing(sqlite3.connect(self.database())) as connection:
            return {row[0] for row in connection.execute("SELECT question_id FROM sample")}

    def sent(self) -> list[tuple[str, float]]:
        """Return the prompt of each whole reply, and when it was sent."""
        if not self.log.exists():
            return []
        return [(line["prompt"], line["at"]) for line in map(json.loads, self.log.read_text().splitlines())]

    def replies(self) -> list[str]:
        return [prompt for prompt, _at in self.sent()]

    def repeated(self) -> list[int]:
        """Return, for each reply that was asked for once more, how many came between it and the next kill.

        Not counted are those that were sent to a process that was dead by then.
        """
        sent = sorted(self.sent(), key=lambda reply: reply[1])
        last = {prompt: place for place, (prompt, _at) in enumerate(sent)}
        found = []
        for place, (prompt, at) in enumerate(sent):
            if last[prompt] == place or any(0 <= at - kill <= STILL for kill in self.kills):
                continue
            kill = min((kill for kill in self.kills if kill >= at), default=float("inf"))
            found.append(sum(1 for _prompt, later in sent[place + 1 :] if later <= kill))
        return found

    def note_kill(self, at: float) -> None:
        """After a kill: the file is sound, and what is in it must never be asked for again."""
        self.kills.append(at)
        with closing(sqlite3.connect(self.database())) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            counts = [
                connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
                for name in ("sample", "job_item WHERE state = 'done'", "call WHERE state = 'ok'")
            ]
            done = connection.execute("SELECT done FROM job WHERE id = ?", (self.job,)).fetchone()[0]
        assert counts == [counts[0]] * 3, "a row, its item and its call are one transaction"
        assert done == counts[0]
        self.snapshots.append((len(self.replies()), self.committed()))


@pytest.fixture
def trial(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Trial]:
    home, log = tmp_path / "data", tmp_path / "replies.jsonl"
    with process({"latency": LATENCY}, log) as url:
        with Workspace(home) as workspace:
            built = build(workspace, documents=10, chunks=10, questions=10)
            workspace.write(lambda c: [c.exec_driver_sql(f"DELETE FROM {name}") for name in ("job", "call", "sample")])  # noqa: S608
            model = Model(provider="openai-compatible", name="small", base_url=url, parallel=request.param)
            options = {"model": model.model_dump(mode="json")}
            job = workspace.write(lambda c: history.create(c, built.project, "answers", options))
            hashes = _hashes(workspace)
        assert len(hashes) == QUESTIONS
        yield Trial(home, url, log, job, hashes, request.param)


def _hashes(workspace: Workspace) -> dict[int, str]:
    """Return the hash of the prompt of every question, as the server names it in its log."""
    query = """
        SELECT q.id, q.text AS question, q.language, c.text, c.headings, d.name
        FROM question q JOIN chunk c ON c.id = q.chunk_id JOIN document d ON d.id = c.document_id
    """
    with workspace.read() as connection:
        rows = connection.exec_driver_sql(query).mappings().all()
    found = {}
    for row in rows:
        headings = " > ".join(json.loads(row["headings"]))
        values = {"question": row["question"], "text": row["text"], "headings": headings, "document": row["name"]}
        found[row["id"]] = prompt_hash({"messages": list(render(load("answer", row["language"]), values))})
    return found


@contextmanager
def started(trial: Trial, *command: str) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "LOREWRIGHT_HOME": str(trial.home), "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.Popen(
        [sys.executable, "-m", *command],
        env=environment,
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield child
    finally:
        child.kill()
        child.communicate()


def wait_for_work(trial: Trial, than: int, seconds: float = 120) -> bool:
    """Wait until something was committed since, so that the kill comes in the middle; False when the job ended."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done = len(trial.committed())
        if done >= QUESTIONS:
            return False
        if done > than:
            return True
        time.sleep(0.02)
    raise AssertionError("nothing was committed in time")


def check_end(trial: Trial) -> None:
    """Every question has exactly one sample, and no reply that had come before a kill was asked for again."""
    with closing(sqlite3.connect(trial.database())) as connection:
        rows = connection.execute("SELECT question_id, count(*) FROM sample GROUP BY question_id").fetchall()
        state = connection.execute("SELECT state, done, failed, total FROM job WHERE id = ?", (trial.job,)).fetchone()
    assert dict(rows) == dict.fromkeys(trial.hashes, 1)
    assert state == ("done", QUESTIONS, 0, QUESTIONS)
    replies = trial.replies()
    for place, committed in trial.snapshots:
        again = set(replies[place:]) & {trial.hashes[question] for question in committed}
        assert not again, f"{len(again)} finished calls were repeated"
    # What had come is not asked for again, committed or not: only what nobody had read to its end. A call that was
    # read makes room for the next, so what is unread is among the last replies before the kill, one a call in flight.
    repeated = trial.repeated()
    print(f"{len(trial.kills)} kills, {len(replies)} replies, repeated with so many between: {repeated}")  # noqa: T201
    assert [between for between in repeated if between >= trial.parallel] == []


@pytest.mark.parametrize("trial", [IN_FLIGHT], indirect=True)
def test_killing_the_command_line(trial: Trial) -> None:
    draw = random.Random(1)
    for _ in range(PLAN["command line"]):
        before = len(trial.committed())
        with started(trial, "core.cli", "jobs", "resume", str(trial.job)) as child:
            assert wait_for_work(trial, before), "the job ended before the last kill"
            time.sleep(draw.uniform(0, 0.6))
            at = time.time()
            child.send_signal(signal.SIGKILL)
            child.wait()
        trial.note_kill(at)
    with started(trial, "core.cli", "jobs", "resume", str(trial.job)) as child:
        assert child.wait(120) == 0
    assert len(trial.kills) == PLAN["command line"]
    check_end(trial)


class Window:
    """The window process, and the number of its engine as it prints it."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        self.child = child
        self._engine: int | None = None
        threading.Thread(target=self._listen, name="listen", daemon=True).start()

    def _listen(self) -> None:
        for line in self.child.stdout or ():
            self._engine = json.loads(line)["engine"]

    def engine(self, other_than: int | None = None) -> int:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            if self._engine is not None and self._engine != other_than:
                return self._engine
            time.sleep(0.02)
        raise AssertionError("no engine was started")


def _gone(pid: int, seconds: float) -> bool:
    try:
        psutil.Process(pid).wait(seconds)
    except psutil.NoSuchProcess:
        return True
    except psutil.TimeoutExpired:
        return False
    return True


@pytest.mark.parametrize("trial", [IN_FLIGHT], indirect=True)
def test_killing_the_engine_the_window_and_both(trial: Trial) -> None:
    draw = random.Random(2)
    victims = [name for name in ("engine", "window", "both") for _ in range(PLAN[name])]
    draw.shuffle(victims)
    while victims:
        with started(trial, "tests.helpers.goingon") as child:
            window, dead = Window(child), None
            while victims:
                engine = window.engine(dead)
                if not _work_and_wait(trial, draw):
                    raise AssertionError("the job ended before the last kill")
                victim, at = victims.pop(), time.time()
                if victim in ("engine", "both"):
                    os.kill(engine, signal.SIGKILL)
                if victim in ("window", "both"):
                    child.send_signal(signal.SIGKILL)
                    child.wait()
                assert _gone(engine, 10), "an engine must end with its window"
                trial.note_kill(at)
                dead = engine
                if victim != "engine":
                    break
            else:
                assert child.wait(120) == 0
    with started(trial, "tests.helpers.goingon") as child:
        Window(child)
        assert child.wait(120) == 0
    assert len(trial.kills) == sum(PLAN[name] for name in ("engine", "window", "both"))
    check_end(trial)


def _work_and_wait(trial: Trial, draw: random.Random) -> Any:
    working = wait_for_work(trial, len(trial.committed()))
    time.sleep(draw.uniform(0, 0.6))
    return working
