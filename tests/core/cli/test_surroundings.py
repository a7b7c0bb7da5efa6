"""The command line where the surroundings fail: outputs that cannot hold Chinese, damaged data, missing folders."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

from core.cli import main
from tests.core.cli.conftest import Cli


def ran(*words: str, home: Path, encoding: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command whose output has another encoding, as a pipe has on Windows."""
    surroundings = {**os.environ, "LOREWRIGHT_HOME": str(home), "PYTHONIOENCODING": encoding}
    return subprocess.run(
        [sys.executable, "-m", "core.cli", *words], capture_output=True, env=surroundings, check=False
    )


def test_json_loses_nothing_where_the_output_is_ascii(cli: Cli, tmp_path: Path) -> None:
    paper = tmp_path / "安全 🚀.md"
    paper.write_text("# 术语\n\n安全阀是指自动泄压的装置。\n", encoding="utf-8")
    assert cli("documents", "add", paper, "--project", "规程").code == 0
    found = ran("documents", "list", "--json", home=tmp_path / "home", encoding="ascii")
    assert found.returncode == 0
    assert json.loads(found.stdout)["name"] == "安全 🚀.md"
    assert b"?? ?.md" in ran("documents", "list", home=tmp_path / "home", encoding="ascii").stdout


def test_damaged_data_is_told_without_a_trace(cli: Cli, tmp_path: Path) -> None:
    assert cli("settings", "list").code == 0
    path = tmp_path / "home" / "lorewright.sqlite3"
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"x" * (len(content) - 8192))
    ended = cli("documents", "list")
    assert ended.code == 1
    assert "damaged" in ended.err
    assert "backup" in ended.err


def test_a_folder_that_is_missing_is_told_without_a_trace(cli: Cli, tmp_path: Path) -> None:
    ended = cli("settings", "export", tmp_path / "nowhere" / "mine.json")
    assert ended.code == 1
    assert "mine.json cannot be read or written" in ended.err


def test_a_word_where_a_number_belongs_is_named(cli: Cli, paper: Path) -> None:
    ended = cli("make", paper, "--out", "a.jsonl", "--concurrency", "many")
    assert ended.code == 2
    assert "many is no whole number" in ended.err


def left() -> TextIO:
    """Return a pipe that nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    return os.fdopen(writer, "w", encoding="utf-8")


def test_work_goes_on_when_nobody_hears_of_it(paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty, out = tmp_path / "empty.md", tmp_path / "a.json"
    empty.touch()
    with left() as pipe:
        monkeypatch.setattr(sys, "stderr", pipe)
        assert main(["make", str(paper), "--out", str(out)]) == 0
        assert main(["make", str(empty), "--out", str(tmp_path / "b.json")]) == 1
    assert json.loads(out.read_text(encoding="utf-8"))


def test_lines_for_a_closed_output_do_not_go_to_the_other(
    paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdout", shown)
    assert main(["make", str(paper), "--out", str(tmp_path / "a.json"), "--json"]) == 0
    shown.seek(0)
    assert json.load(shown)["samples"]


def test_a_failure_stays_one_when_nobody_reads_the_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty.md").touch()
    with left() as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["make", str(tmp_path / "empty.md"), "--out", str(tmp_path / "b.json")]) == 1
