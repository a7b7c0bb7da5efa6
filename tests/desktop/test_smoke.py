"""The program tries itself: a real window, its engine in a child process, every pane after a finished main job."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.panes import PANES
from desktop.smoke import rows

TRY = "import sys; from desktop import smoke; sys.exit(smoke.main(float(sys.argv[1])))"


def _try(seconds: float) -> tuple[int, dict[str, object]]:
    command = [sys.executable, "-c", TRY, str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=150, check=False)
    return done.returncode, json.loads(done.stdout)


@pytest.mark.slow
def test_the_main_job_runs_in_the_engine_and_every_pane_opens(home: Path) -> None:
    code, found = _try(120)
    assert found["problems"] == []
    assert found["panes"] == [spec.id for spec in PANES]
    assert found["stages"] == ["import", "tree", "questions", "answers", "export"]
    assert found["engine"]["is_child"]  # type: ignore[index]
    assert found["rows"] == found["counts"]["samples"] == rows(home / "smoke.jsonl")  # type: ignore[index]
    assert code == 0


def test_rows_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert rows(tmp_path / "none.jsonl") == 0
