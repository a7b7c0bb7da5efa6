"""What is shown while a model lets one wait: its memory, its loading, and that the work goes on."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from core.changes import ChangeSet
from core.cli import running
from core.jobs.progress import Progress
from tests.core.cli.conftest import Cli, asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server
from tests.helpers.tinymodel import tiny_model


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "阀门.md"
    path.write_text("# 阀门\n\n止回阀是指只允许介质向一个方向流动的阀门。\n", encoding="utf-8")
    return path


def progress(**fields: object) -> Progress:
    return Progress(1, 1, "questions", "running", total=5, **fields)  # type: ignore[arg-type]


def test_a_silent_model_is_told_of_with_the_seconds(
    cli: Cli, paper: Path, tmp_path: Path, loopback: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PLAIN_QUIET", 0.5)
    loopback.behaviour = Behaviour(latency=1.6)
    ran = cli("make", paper, "--out", tmp_path / "o.jsonl", *asking(loopback))
    told = [line for line in ran.err.splitlines() if "tree" in line and "no news for" in line]
    assert told[0].startswith("Build the domain tree: 0 of 1 · 1 item under way · no news for ")
    assert ran.err.splitlines().index(told[-1]) < ran.err.splitlines().index("Export: 0 of 1")


def test_news_ends_the_count(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    screen = running.Screen(stream)
    screen.silence()
    assert stream.getvalue() == "", "no job runs yet"
    monkeypatch.setattr(running, "PLAIN_QUIET", 0.0)
    screen.report(progress(), ChangeSet())
    screen.silence()
    assert stream.getvalue().count("no news for 0 s") == 1
    monkeypatch.setattr(running, "PLAIN_QUIET", 60.0)
    screen.report(progress(done=1), ChangeSet())
    screen.silence()
    assert stream.getvalue().count("no news") == 1
    monkeypatch.setattr(running, "PLAIN_QUIET", 0.0)
    ended = progress(done=5)
    ended.state = "done"
    screen.report(ended, ChangeSet())
    screen.silence()
    assert stream.getvalue().count("no news") == 1, "the job ended"


def test_what_a_job_is_at_is_not_held_back() -> None:
    stream = io.StringIO()
    screen = running.Screen(stream)
    at = progress()
    screen.report(at, ChangeSet())
    at.note = {"what": "Loading {name}…", "params": {"name": "small"}}
    screen.report(at, ChangeSet())
    screen.report(at, ChangeSet())
    assert stream.getvalue().splitlines() == [
        "Generate questions: 0 of 5",
        "Generate questions: 0 of 5 · Loading small…",
    ]


def test_a_slow_rate_is_told_by_the_minute() -> None:
    assert "3.0 a minute, 80 s left" in running.line(progress(done=1, rate=0.05))
    assert "0.5/s, 8 s left" in running.line(progress(done=1, rate=0.5))
    assert "2.0 an hour, 2.0 h left" in running.line(progress(done=1, rate=1 / 1800))
    assert running.line(progress(done=5, rate=0.5)).endswith("0.5/s")


def test_the_memory_of_a_model_file_is_told_before_it_is_loaded(cli: Cli, paper: Path, tmp_path: Path) -> None:
    small = tiny_model(tmp_path / "small.gguf")
    ran = cli("make", paper, "--out", tmp_path / "o.jsonl", "--model", small, "--concurrency", 2)
    lines = ran.err.splitlines()
    (memory,) = (line for line in lines if "MiB of memory" in line)
    (loading,) = (line for line in lines if "Loading small…" in line)
    assert "2 at a time" in memory
    assert lines.index(memory) < lines.index(loading)
