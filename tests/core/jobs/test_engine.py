"""The engine as the window runs it: a child process, commands and events as lines of JSON over pipes."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import Connection

from core.jobs import history, needs, recording, states
from core.llm.calls import CallRecord
from core.llm.gateway.budget import Cap
from core.llm.messages import Model
from core.projects import service as projects
from core.workspace import Workspace
from tests.helpers.behaviour import Behaviour
from tests.helpers.building import Built, build
from tests.helpers.server import ROOT, Server

PATIENCE = 30.0


class Child:
    """An engine and the events it said so far."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.seen: list[dict[str, Any]] = []
        self._events: queue.Queue[bytes] = queue.Queue()
        self._thread = threading.Thread(target=self._listen, name="events")
        self._thread.start()

    def _listen(self) -> None:
        for line in self.process.stdout or ():
            self._events.put(line)

    def tell(self, **command: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(orjson.dumps(command) + b"\n")
        self.process.stdin.flush()

    def wait(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Return the next event that fits; every line must be an event."""
        until = time.monotonic() + PATIENCE
        while True:
            event = orjson.loads(self._events.get(timeout=max(0.01, until - time.monotonic())))
            assert isinstance(event, dict)
            self.seen.append(event)
            if wanted(event):
                return event

    def ended(self) -> int:
        code = self.process.wait(PATIENCE)
        self._thread.join(PATIENCE)
        return code

    def added(self, kind: str) -> list[int]:
        events = [event for event in self.seen if event["event"] == "progress"]
        return [row for event in events for row in event["changes"].get("added", {}).get(kind, [])]


@contextmanager
def engine(home: Path, *before: str) -> Iterator[Child]:
    command = [sys.executable, *(before or ("-m", "core.jobs.engine")), str(home)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
    ) as process:
        child = Child(process)
        try:
            child.wait(lambda event: event["event"] == "ready" and event["pid"] == process.pid)
            yield child
        finally:
            process.kill()
            child.ended()


@pytest.fixture
def workspace(home: Path) -> Iterator[Workspace]:
    with Workspace(home) as opened:
        yield opened


@pytest.fixture
def built(workspace: Workspace) -> Built:
    made = build(workspace, documents=1, chunks=8, questions=5)
    workspace.write(lambda c: c.exec_driver_sql("DELETE FROM sample"))
    return made


def queue_answers(workspace: Workspace, built: Built, server: Server, parallel: int = 8) -> int:
    model = Model(provider="openai-compatible", name="small", base_url=server.url, parallel=parallel)
    options = {"model": model.model_dump(mode="json")}
    return workspace.write(lambda c: history.create(c, built.project, "answers", options))


def state(workspace: Workspace, job: int) -> Any:
    with workspace.read() as connection:
        return history.get(connection, job)


def is_state(name: str) -> Callable[[dict[str, Any]], bool]:
    return lambda event: event["event"] == "progress" and event["state"] == name


def test_a_job_runs_and_tells_every_row_once(workspace: Workspace, built: Built, loopback: Server) -> None:
    loopback.behaviour = Behaviour(key="sk-pipe")
    job = queue_answers(workspace, built, loopback)
    with engine(workspace.folder) as child:
        child.tell(do="start", job=job, keys={"openai-compatible": "sk-pipe"})
        last = child.wait(is_state(states.DONE))
        child.tell(do="quit")
        assert child.ended() == 0
    assert (last["job_id"], last["total"], last["done"], last["failed"], last["rows"]) == (job, 40, 40, 0, 40)
    assert last["prompt_tokens"] == loopback.stats()["prompt_tokens"]
    added = child.added("sample")
    assert len(added) == len(set(added)) == 40
    assert state(workspace, job)["state"] == states.DONE
    for path in workspace.folder.rglob("*"):
        assert not path.is_file() or b"sk-pipe" not in path.read_bytes()


def test_pause_and_going_on_repeat_nothing(workspace: Workspace, built: Built, loopback: Server) -> None:
    loopback.behaviour = Behaviour(latency=0.1)
    job = queue_answers(workspace, built, loopback, parallel=4)
    with engine(workspace.folder) as child:
        child.tell(do="start", job=job)
        child.wait(lambda event: event["event"] == "progress" and event["done"] >= 4)
        child.tell(do="pause", job=job)
        paused = child.wait(is_state(states.PAUSED))
        assert 4 <= paused["done"] < 40
        assert state(workspace, job)["state"] == states.PAUSED
        child.tell(do="start", job=job)
        child.wait(is_state(states.DONE))
    finished = loopback.stats()["finished"]
    assert sum(finished.values()) == len(finished) == 40


def test_cancel_aborts_what_is_in_flight_at_once(workspace: Workspace, built: Built, loopback: Server) -> None:
    loopback.behaviour = Behaviour(latency=60)
    job = queue_answers(workspace, built, loopback)
    with engine(workspace.folder) as child:
        child.tell(do="start", job=job)
        until = time.monotonic() + PATIENCE
        while loopback.stats()["in_flight"] < 8:
            assert time.monotonic() < until
            time.sleep(0.01)
        child.tell(do="cancel", job=job)
        until = time.monotonic() + PATIENCE
        child.wait(is_state(states.CANCELLED))
        while loopback.stats()["disconnects"] < 8:
            assert time.monotonic() < until
            time.sleep(0.01)
        assert loopback.stats()["in_flight"] == 0
        assert not loopback.stats()["finished"], "no reply was waited for"
        assert child.process.poll() is None, "the engine itself stays"
    assert state(workspace, job)["state"] == states.CANCELLED


def test_cancelling_a_job_that_waits_is_told_and_what_was_to_be_done_is_over(
    workspace: Workspace, built: Built
) -> None:
    error = Cap("run", "tokens", 900).reached().as_dict()

    def stop(connection: Connection) -> int:
        job = history.create(connection, built.project, "answers", {})
        history.finish(connection, job, states.PAUSED, error)
        connection.execute(history.JOB.update().where(history.JOB.c.id == job).values(total=40, done=3))
        return job

    job = workspace.write(stop)
    with engine(workspace.folder) as child:
        child.tell(do="cancel", job=job)
        told = child.wait(is_state(states.CANCELLED))
        assert (told["job_id"], told["kind"], told["total"], told["done"]) == (job, "answers", 40, 3)
        assert told["changes"]["updated"] == {"job": [job]}
        row = state(workspace, job)
        assert (row["state"], row["error"]) == (states.CANCELLED, {})
        assert row["finished_at"]
        # Pressed once more, or while another window brings it to its end: nothing of it is lost.
        workspace.write(lambda c: history.finish(c, job, states.DONE))
        child.tell(do="cancel", job=job)
        assert child.wait(lambda event: event["event"] == "error")["error"]["what"] == "Job {job} has ended already."
    assert state(workspace, job)["state"] == states.DONE


@pytest.mark.parametrize("way", ["quit", "closed pipe"])
def test_the_end_of_the_window_interrupts_the_job(
    way: str, workspace: Workspace, built: Built, loopback: Server
) -> None:
    loopback.behaviour = Behaviour(latency=0.2)
    job = queue_answers(workspace, built, loopback, parallel=4)
    with engine(workspace.folder) as child:
        child.tell(do="start", job=job)
        child.wait(lambda event: event["event"] == "progress" and event["done"] >= 1)
        if way == "quit":
            child.tell(do="quit")
        elif child.process.stdin:
            child.process.stdin.close()
        assert child.ended() == 0
    row = state(workspace, job)
    assert row["state"] == states.INTERRUPTED
    with workspace.read() as connection:
        samples = connection.exec_driver_sql("SELECT count(*) FROM sample").scalar()
    assert samples == row["done"] >= 1


def test_a_job_that_cannot_run_is_an_event_and_not_the_end(workspace: Workspace, built: Built) -> None:
    job = workspace.write(lambda c: history.create(c, built.project, "questions", {"per_characters": 1}))
    with engine(workspace.folder) as child:
        child.tell(do="start", job=9999)
        missing = child.wait(lambda event: event["event"] == "error")
        assert missing["job"] == 9999
        assert missing["error"]["what"] == "There is no job {job}."
        child.tell(do="start", job=job)
        assert child.wait(lambda event: event["event"] == "error")["error"]["params"]["setting"] == "per_characters"
        child.tell(do="quit")
        assert child.ended() == 0
    assert state(workspace, job)["state"] == states.FAILED


def test_the_log_is_cleared_though_no_job_is_started(workspace: Workspace) -> None:
    said = CallRecord(
        "chat", "ollama", "qwen3", 1, 1, 0.0, 5, messages=({"role": "user", "content": "hi"},), reply="ho"
    )
    workspace.write(lambda c: recording.write_calls(c, recording.Whose(None, None), [("", said, True)], moment=1))
    with engine(workspace.folder) as child:
        until = time.monotonic() + PATIENCE
        left = 1
        while left and time.monotonic() < until:
            time.sleep(0.05)
            with workspace.read() as connection:
                left = connection.exec_driver_sql("SELECT count(*) FROM call_text").scalar_one()
        child.tell(do="quit")
        assert child.ended() == 0
    assert not left


NOISY = """
import os, subprocess, sys
from core.jobs import engine, kinds
from tests.helpers import counting

class Noisy(counting.Counting):
    async def run_one(self, item, context):
        print("a library prints", item.id)
        os.write(1, b"and so does C code\\n")
        subprocess.run([sys.executable, "-c", "print('and a child')"], check=True)
        return await super().run_one(item, context)

sys.modules["noisy"] = sys.modules[__name__]
kinds.KINDS.places["counting"] = "noisy:Noisy"
engine.main(sys.argv[1])
"""


def test_what_prints_does_not_break_the_protocol(workspace: Workspace, built: Built) -> None:
    job = workspace.write(lambda c: history.create(c, built.project, "counting", {"numbers": 3}))
    with engine(workspace.folder, "-c", NOISY) as child:
        child.tell(do="start", job=job)
        assert child.wait(is_state(states.DONE))["done"] == 3
        child.tell(do="quit")
        assert child.ended() == 0


def test_the_providers_of_a_job_are_those_of_its_whole_chain(tmp_path: Path) -> None:
    model = {"provider": "zhipu", "name": "glm", "base_url": "http://127.0.0.1"}
    then = [{"kind": "answers", "options": {"model": model}}, {"kind": "export", "options": {"path": "x"}}]
    with Workspace(tmp_path) as workspace:
        project = workspace.write(lambda c: projects.create(c, "Providers"))
        job = workspace.write(lambda c: history.create(c, project, "import", {"paths": []}, then))
        with workspace.read() as connection:
            assert needs.providers(connection, job) == {"zhipu"}


@pytest.mark.parametrize(("method", "wanted"), [("text", set()), ("mineru", {"mineru"}), ("mineru-local", set())])
def test_a_service_that_reads_files_gets_its_token(tmp_path: Path, method: str, wanted: set[str]) -> None:
    with Workspace(tmp_path) as workspace:
        project = workspace.write(lambda c: projects.create(c, "Tokens"))
        job = workspace.write(lambda c: history.create(c, project, "convert", {"method": method, "documents": []}))
        with workspace.read() as connection:
            assert needs.providers(connection, job) == wanted
