"""Ctrl+C and being asked to end, on the real program: clean, and gone on with by the same command."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psutil
import pytest

from core.cli.commands import parser
from core.exchange.reading import load
from tests.core.cli.conftest import ENGLISH, Cli, asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import ROOT, Server
from tests.helpers.service import prompt_hash
from tests.helpers.tinymodel import tiny_model


@contextmanager
def started(*words: object) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "core.cli", *(str(word) for word in words)]
    # Where the tests themselves run in the background, Ctrl+C and a closed terminal are ignored, and a child would
    # inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    hung_up = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        child = subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    finally:
        signal.signal(signal.SIGINT, before)
        signal.signal(signal.SIGHUP, hung_up)
    try:
        yield child
    finally:
        child.kill()
        child.communicate()


def rows(home: Path, query: str) -> list[tuple[object, ...]]:
    path = home / "lorewright.sqlite3"
    if not path.exists():
        return []
    with closing(sqlite3.connect(path, timeout=30)) as connection:
        try:
            return connection.execute(query).fetchall()
        except sqlite3.OperationalError:  # the schema is still being made
            return []


def wait_for(condition: object, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < until, "it did not come in time"
        time.sleep(0.02)


def test_interrupted_in_the_middle_and_gone_on(cli: Cli, tmp_path: Path, home: Path, loopback: Server) -> None:
    paper, out = tmp_path / "handbook.md", tmp_path / "a.jsonl"
    paper.write_text("\n".join(ENGLISH.replace("2,000", str(n)) for n in range(9)), encoding="utf-8")
    loopback.behaviour = Behaviour(latency=0.15)
    command = ("make", paper, "--out", out, "--json", "--concurrency", 4, *asking(loopback))
    with started(*command) as child:
        wait_for(lambda: len(rows(home, "SELECT id FROM sample")) >= 3)
        child.send_signal(signal.SIGINT)
        said, progress = child.communicate(timeout=20)
    assert child.returncode == 130, progress
    assert "Run the same command again" in progress
    assert "Traceback" not in progress
    assert json.loads(said)["output"] is None
    assert not out.exists()
    kept = rows(home, "SELECT question_id FROM sample")
    finished = loopback.stats()["finished"]
    answered = {name for name, times in finished.items() if times}
    before = len(loopback.bodies)
    ran = cli(*command)
    assert ran.code == 0, ran.err
    repeated = [body for body in loopback.bodies[before:] if prompt_hash(body) in answered]
    assert len(repeated) <= 4, "only what was in flight may be asked again"
    samples = rows(home, "SELECT question_id, count(*) FROM sample GROUP BY 1")
    assert {one for (one,) in kept} <= {one for one, _count in samples}
    assert {count for _one, count in samples} == {1}
    assert len(samples) == len(rows(home, "SELECT id FROM question")) == len(load(out))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_interrupted_import_leaves_no_process_and_no_half_copy(
    number: signal.Signals, tmp_path: Path, home: Path
) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.md").write_text(f"# {n}\n\n" + ENGLISH * 12_000, encoding="utf-8")
    with started("make", folder, "--out", tmp_path / "a.jsonl", "--project", "big") as child:
        wait_for(lambda: any(home.rglob("sources/*")))
        time.sleep(0.1)
        family = psutil.Process(child.pid).children(recursive=True)
        os.kill(child.pid, number)
        _said, progress = child.communicate(timeout=20)
    assert child.returncode == 130, progress
    _gone, alive = psutil.wait_procs(family, timeout=5)
    assert alive == []
    assert list(home.rglob("*.part")) == []
    assert rows(home, "SELECT state FROM job WHERE kind = 'import'") == [("interrupted",)]


def serving(pid: int) -> list[psutil.Process]:
    """Return the processes of a program that run model files."""
    return [one for one in psutil.Process(pid).children() if "core.llm.gguf.serving" in one.cmdline()]


def test_asked_twice_to_end_it_still_ends_in_order(tmp_path: Path, home: Path) -> None:
    # A shell's time-out tells the program, and then its whole group.
    model = tiny_model(tmp_path / "tiny.gguf")
    (tmp_path / "a.md").write_text("# A\n\n" + ENGLISH * 3, encoding="utf-8")
    with started("make", tmp_path / "a.md", "--out", tmp_path / "a.jsonl", "--model", model) as child:
        wait_for(lambda: serving(child.pid))
        # What does not end at once is waited for: there the second word comes.
        serving(child.pid)[0].suspend()
        for _time in range(2):
            os.kill(child.pid, signal.SIGTERM)
            time.sleep(0.5)
        _said, progress = child.communicate(timeout=20)
    assert child.returncode == 130, progress
    assert "Traceback" not in progress
    assert "Unclosed" not in progress


@pytest.mark.parametrize("seconds", [0.05, 0.15, 0.3, 0.5, 0.8])
def test_interrupted_while_it_still_loads(seconds: float, home: Path) -> None:
    # Where Python itself has not come to the program yet, that is not ours to say.
    script = "import sys; from core.cli.main import main; print('begun', flush=True); sys.exit(main())"
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        command = [sys.executable, "-c", script, "jobs", "list"]
        child = subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    finally:
        signal.signal(signal.SIGINT, before)
    assert child.stdout is not None
    assert child.stdout.readline() == "begun\n"
    time.sleep(seconds)
    child.send_signal(signal.SIGINT)
    _said, error = child.communicate(timeout=20)
    assert "Traceback" not in error
    # Nor where the command is done and Python takes itself apart: then the signal ends it as any process.
    assert child.returncode in (0, 130, -signal.SIGINT)
    assert child.returncode == 130 or seconds > 0.3, "it was still loading"


def test_asking_for_help_loads_no_database(home: Path) -> None:
    script = "import sys; from core.cli.main import main; main(); sys.exit('sqlalchemy' in sys.modules)"
    for words in (["--help"], ["--version"], ["nonsense"]):
        command = [sys.executable, "-c", script, *words]
        ended = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, timeout=60, check=False)
        assert ended.returncode == 0, words
    assert (
        "lorewright make contract.pdf"
        in subprocess.run(
            [sys.executable, "-m", "core.cli", "--help"],
            cwd=ROOT,
            text=True,
            capture_output=True,
            timeout=60,
            check=True,
        ).stdout
    )


def test_the_list_of_commands_says_what_each_says_itself() -> None:
    assert parser().format_help() == parser([]).format_help()


def test_of_two_commands_at_once_one_makes_the_samples(cli: Cli, tmp_path: Path, home: Path, loopback: Server) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for n in range(20):
        (docs / f"part {n:02}.md").write_text(ENGLISH.replace("pump", f"pump{n}"), "utf-8")
    loopback.behaviour = Behaviour(latency=0.02)
    words = ["make", docs, *asking(loopback)]
    with (
        started(*words, "--out", tmp_path / "a.jsonl") as first,
        started(*words, "--out", tmp_path / "b.jsonl") as second,
    ):
        ended = [(child.communicate(timeout=120)[1], child.returncode) for child in (first, second)]
    assert sorted(code for _said, code in ended) == [0, 2], ended
    refused = next(said for said, code in ended if code == 2)
    assert "is already running in another window or terminal" in refused
    twice = "SELECT question_id FROM sample GROUP BY question_id HAVING count(*) > 1"
    assert rows(home, twice) == []
    assert cli(*words, "--out", tmp_path / "c.jsonl").code == 0
