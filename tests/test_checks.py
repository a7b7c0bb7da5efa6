"""The project passes its own checks, and each check can fail."""

from __future__ import annotations

import sys

import pytest

from tests import checks
from tests.helpers import sizes


@pytest.fixture(scope="module")
def verdicts() -> dict[str, checks.Verdict]:
    return {verdict.name: verdict for verdict in checks.run(list(checks.COMMANDS))}


@pytest.mark.parametrize("name", checks.COMMANDS)
def test_project_passes(name: str, verdicts: dict[str, checks.Verdict]) -> None:
    assert verdicts[name].passed, verdicts[name].output


def test_failing_check_fails_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fail = [sys.executable, "-c", "print('because'); raise SystemExit(3)"]
    monkeypatch.setattr(checks, "COMMANDS", {"good": [sys.executable, "-c", ""], "bad": fail})
    assert checks.main([]) == 1
    shown = capsys.readouterr().out
    assert "because" in shown
    assert [line.split()[:2] for line in shown.splitlines()[-2:]] == [["ok", "good"], ["FAILED", "bad"]]
    assert checks.main(["good"]) == 0
    assert checks.main(["unheard-of"]) == 2


def test_long_files_and_functions_are_found() -> None:
    words = "words\n" * 30
    body = "".join(f"    a{n} = {n}\n" for n in range(sizes.FUNCTION_LINES))
    assert sizes.measure("x.py", f"def short():\n    '''{words}'''\n{body}") == []
    (found,) = sizes.measure("x.py", f"def long():\n{body}    b = 1\n")
    assert found.startswith("x.py:1: long ")
    (found,) = sizes.measure("x.py", "a = 1\n" * (sizes.FILE_LINES + 1))
    assert found.startswith("x.py: ")
