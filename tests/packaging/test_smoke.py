"""The trial of the frozen program sees what is wrong, tried on small programs that do wrong on purpose."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

PROGRESS = "Generate questions: 1,017 of 2,000 · done · 2,942 tokens\n"


def test_progress_is_expected_and_warnings_are_not(smoke: ModuleType) -> None:
    text = PROGRESS + "This plugin does not support propagateSizeHints()\nQFontDatabase: Cannot find font directory\n"
    assert smoke.unexpected(text, "linux", True) == ["QFontDatabase: Cannot find font directory"]
    assert len(smoke.unexpected(text, "linux", False)) == 2
    assert len(smoke.unexpected(text, "win32", True)) == 2


def test_errors_in_a_log_are_found(smoke: ModuleType) -> None:
    log = "2026-01-01 10:00:00,000 INFO jobs: started\n2026-01-01 10:00:01,000 ERROR engine: lost\nTraceback (most\n"
    assert len(smoke.complaints(log)) == 2


def _start(smoke: ModuleType, tmp_path: Path, code: str) -> object:
    return smoke.start("try", [sys.executable, "-c", code], tmp_path, False)


def test_a_good_start_has_no_problem(smoke: ModuleType, tmp_path: Path) -> None:
    made = _start(smoke, tmp_path, "import json; print(json.dumps({'rows': 3}))")
    assert made.problems == []
    assert made.result() == {"rows": 3}


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("raise SystemExit(3)", "exit status 3"),
        ("import sys; print('libEGL warning', file=sys.stderr)", "on stderr: libEGL warning"),
        (
            "import os, pathlib; p = pathlib.Path(os.environ['LOREWRIGHT_HOME'], 'logs'); p.mkdir();"
            "(p / 'engine.log').write_text('10:00 ERROR jobs: lost')",
            "engine.log: 10:00 ERROR jobs: lost",
        ),
    ],
)
def test_whatever_is_amiss_is_named(smoke: ModuleType, tmp_path: Path, code: str, problem: str) -> None:
    assert _start(smoke, tmp_path, code).problems == [problem]


def test_a_program_that_does_not_end_is_ended(smoke: ModuleType, tmp_path: Path) -> None:
    made = smoke.start("try", [sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, False, limit=0.3)
    assert made.problems[0] == "still running after 0.3 seconds"
    assert made.seconds < 30


def test_the_program_sees_nothing_of_this_environment(smoke: ModuleType, tmp_path: Path) -> None:
    made = _start(smoke, tmp_path, "import json, os; print(json.dumps(dict(os.environ)))")
    seen = made.result()
    assert seen["LOREWRIGHT_HOME"] == str(tmp_path)
    assert not {"PATH", "PYTHONPATH", "VIRTUAL_ENV"} & set(seen)


def test_counts_are_held_against_the_file(smoke: ModuleType, tmp_path: Path) -> None:
    said = {"documents": 1, "chunks": 2, "tags": 1, "questions": 2, "samples": 2, "failed": 0, "calls": 0}
    out = tmp_path / "set.jsonl"
    out.write_text('{"instruction": "a"}\n', encoding="utf-8")
    made = smoke.Try("try", 0, json.dumps(said) + "\n", "", 0.1)
    smoke.judged(made, out, 1)
    assert made.problems == ["1 rows for 2 samples"]
    silent = smoke.Try("try", 0, "", "", 0.1)
    smoke.judged(silent, out, 1)
    assert "no result: ''" in silent.problems
