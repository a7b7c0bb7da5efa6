"""Replies a person watches, through the engine's pipes: in pieces, stopped in the middle, two at once, and refused."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from core.jobs.streams import SHORTEST, Gathering
from core.llm.messages import Model
from core.llm.parting import Parting
from core.llm.streaming import Piece
from core.store.schema import Call
from core.store.schema.columns import table
from core.workspace import Workspace
from tests.core.jobs.test_engine import PATIENCE, Child, engine
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

LONG = "The valve opens at 3 bar. 阀门在 3 bar 时打开。{{count}} costs $5. " * 12


@pytest.fixture
def workspace(home: Path) -> Iterator[Workspace]:
    with Workspace(home) as opened:
        yield opened


def ask(child: Child, server: Server, id: int = 1, **more: Any) -> None:
    model = Model(provider="openai-compatible", name="small", base_url=server.url)
    messages = [{"role": "user", "content": "When does it open? 何时打开？ {{x}} $1"}]
    child.tell(do="ask", id=id, model=model.model_dump(mode="json"), messages=messages, **more)


def ends(id: int = 1) -> Callable[[dict[str, Any]], bool]:
    return lambda event: event["event"] in ("answered", "refused") and event["id"] == id


def said(child: Child, id: int = 1, what: str = "text") -> str:
    return "".join(event[what] for event in child.seen if event["event"] == "piece" and event["id"] == id)


def calls(workspace: Workspace) -> list[Any]:
    with workspace.read() as connection:
        return list(connection.execute(select(table(Call))))


def wait(until: Callable[[], bool]) -> None:
    last = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < last
        time.sleep(0.01)


def test_reply_comes_in_pieces_and_the_call_is_counted(workspace: Workspace, loopback: Server) -> None:
    loopback.behaviour = Behaviour(answer=LONG, between=0.01, key="sk-pipe")
    with engine(workspace.folder) as child:
        ask(child, loopback, settings={"temperature": 0, "max_tokens": 900}, keys={"openai-compatible": "sk-pipe"})
        end = child.wait(ends())
        child.tell(do="quit")
        assert child.ended() == 0
    pieces = [event for event in child.seen if event["event"] == "piece"]
    assert len(pieces) > 3
    assert said(child).strip() == end["text"] == LONG.strip()
    body = loopback.bodies[-1]
    assert (body["temperature"], body["max_tokens"], body["stream"]) == (0, 900, True)
    assert body["messages"][0]["content"].endswith("{{x}} $1")
    (row,) = calls(workspace)
    stats = loopback.stats()
    assert (row.stage, row.state, row.model) == ("chat", "ok", "small")
    assert row.completion_tokens == end["completion_tokens"] == stats["completion_tokens"]
    assert row.cost == end["cost"] == 0.0, "what runs on this machine is free"
    assert 0 < end["first_ms"] <= end["latency_ms"] == row.latency_ms
    assert end["speed"] == pytest.approx(end["completion_tokens"] / (end["latency_ms"] - end["first_ms"]) * 1000, abs=1)
    for path in workspace.folder.rglob("*"):
        assert not path.is_file() or b"sk-pipe" not in path.read_bytes()


def test_what_comes_at_once_tells_no_speed(workspace: Workspace, loopback: Server) -> None:
    loopback.behaviour = Behaviour(answer="好的。")
    with engine(workspace.folder) as child:
        ask(child, loopback)
        end = child.wait(ends())
        child.tell(do="quit")
        assert child.ended() == 0
    assert end["completion_tokens"] > 0
    assert end["latency_ms"] >= end["first_ms"]
    assert end["speed"] is None


@pytest.mark.parametrize("field", ["text", "reasoning"])
async def test_pieces_must_be_some_time_apart_to_tell_a_speed(field: str) -> None:
    told: list[dict[str, Any]] = []
    gathering = Gathering(1, told.append)
    for _ in range(50):
        gathering.take(Piece(**{field: "word "}))
    assert not gathering.paced, "fifty in one packet"
    later = asyncio.get_running_loop().time() + SHORTEST
    await asyncio.get_running_loop().run_in_executor(None, lambda: wait(lambda: time.monotonic() > later))
    gathering.take(Piece(finish="stop"))
    assert not gathering.paced, "the end is no word"
    gathering.take(Piece(**{field: "word"}))
    assert gathering.paced
    gathering.end()


def test_stop_in_the_middle_closes_the_connection(workspace: Workspace, loopback: Server) -> None:
    loopback.behaviour = Behaviour(answer=LONG, between=0.1)
    with engine(workspace.folder) as child:
        ask(child, loopback)
        child.wait(lambda event: event["event"] == "piece")
        child.tell(do="stop", id=1)
        child.tell(do="stop", id=1)
        end = child.wait(ends())
        wait(lambda: loopback.stats()["streams_left"] == 1)
        assert child.process.poll() is None
        assert (end["event"], end["state"], end["estimated"]) == ("answered", "stopped", True)
        assert end["text"]
        assert LONG.startswith(end["text"])
        assert len(end["text"]) < len(LONG) / 2, "it was broken off in the middle"
        assert [(row.state, row.stage) for row in calls(workspace)] == [("cancelled", "chat")]
        loopback.behaviour = Behaviour(answer="Yes.")
        ask(child, loopback, 2)
        assert child.wait(ends(2))["text"] == "Yes."


def test_two_at_once_and_one_that_is_refused(workspace: Workspace, loopback: Server) -> None:
    loopback.behaviour = Behaviour(answer=LONG, between=0.02)
    with Server(Behaviour(script=["too_long"])) as other, engine(workspace.folder) as child:
        ask(child, loopback, 1)
        ask(child, loopback, 2)
        ask(child, other, 3)
        refused = child.wait(ends(3))
        assert refused["event"] == "refused"
        assert refused["error"]["params"]["kind"] == "length"
        ended = {child.wait(lambda event: event["event"] == "answered")["id"] for _ in range(2)}
        places = [event["id"] for event in child.seen if event["event"] == "piece"]
        turns = sum(one != other for one, other in pairwise(places))
        assert ended == {1, 2}
        assert said(child, 1) == said(child, 2)
        assert turns > 2, "both came at the same time"
    assert sorted(row.state for row in calls(workspace)) == ["failed", "ok", "ok"]


def test_what_cannot_be_asked_is_refused_with_a_sentence(workspace: Workspace, loopback: Server) -> None:
    with engine(workspace.folder) as child:
        built_in = Model(provider="built-in", name="extractive", base_url="").model_dump(mode="json")
        child.tell(do="ask", id=5, model=built_in, messages=[{"role": "user", "content": "?"}])
        assert "built-in engine" in child.wait(ends(5))["error"]["what"]
        ask(child, loopback, 6, settings={"temperature": "hot"})
        assert child.wait(ends(6))["event"] == "refused"
        child.tell(do="quit")
        assert child.ended() == 0
    assert calls(workspace) == []


def test_quitting_in_the_middle_still_counts_the_call(workspace: Workspace, loopback: Server) -> None:
    loopback.behaviour = Behaviour(answer=LONG, between=0.1)
    with engine(workspace.folder) as child:
        ask(child, loopback)
        child.wait(lambda event: event["event"] == "piece")
        child.tell(do="quit")
        assert child.ended() == 0
    assert [row.state for row in calls(workspace)] == ["cancelled"]


@pytest.mark.parametrize(
    ("whole", "answer", "thoughts"),
    [
        ("plain 答案 <think> is a tag", "plain 答案 <think> is a tag", ""),
        ("<think>weigh a < b</think>\n\nYes. 是", "Yes. 是", "weigh a < b"),
        ("\n<thinking>想一想[1]</thinking>答", "答", "想一想[1]"),
        ("◁think▷想◁/think▷答", "答", "想"),
        ("[THINK]why[/THINK]\nSo.", "So.", "why"),
        ("<think>cut off in the mid", "", "cut off in the mid"),
        ("<b>bold</b>", "<b>bold</b>", ""),
        ("", "", ""),
    ],
)
@pytest.mark.parametrize("step", [1, 3, 1000])
def test_thoughts_are_told_apart_while_they_come(whole: str, answer: str, thoughts: str, step: int) -> None:
    parting = Parting()
    pieces = [parting.take(whole[start : start + step]) for start in range(0, len(whole), step)] + [parting.rest()]
    assert "".join(piece[0] for piece in pieces) == answer
    assert "".join(piece[1] for piece in pieces) == thoughts
