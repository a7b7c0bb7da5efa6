"""`lorewright settings` on a data folder of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.cli.main import main


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOREWRIGHT_HOME", str(tmp_path / "home"))


def test_a_setting_is_set_shown_and_reset(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "set", "runs.log_days", "90"]) == 0
    assert main(["settings", "get", "runs.log_days"]) == 0
    assert capsys.readouterr().out == "90\n"
    assert main(["settings", "list"]) == 0
    assert "runs.log_days = 90  (default 30)" in capsys.readouterr().out
    assert main(["settings", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["runs"]["log_days"] == 90
    assert main(["settings", "reset", "runs"]) == 0
    assert main(["settings", "get", "runs.log_days", "--json"]) == 0
    assert capsys.readouterr().out == "30\n"


def test_wrong_use_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "set", "runs.log_days", "never"]) == 2
    assert "runs.log_days" in capsys.readouterr().err
    assert main(["settings", "set", "runs.hook", "nothing-of-this-name"]) == 2
    said = capsys.readouterr().err
    assert "“nothing-of-this-name” cannot be run at the end." in said
    assert "install it first" in said
    assert main(["settings", "get", "runs"]) == 2
    assert "runs.notify" in capsys.readouterr().err


def test_settings_go_to_a_file_and_come_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "设置.json"
    main(["settings", "set", "interface.language", "zh_CN"])
    assert main(["settings", "export", str(file)]) == 0
    assert json.loads(file.read_text(encoding="utf-8")) == {"interface": {"language": "zh_CN"}}
    main(["settings", "reset", "interface.language"])
    assert main(["settings", "import", str(file)]) == 0
    capsys.readouterr()
    main(["settings", "get", "interface.language"])
    assert capsys.readouterr().out == "zh_CN\n"
    file.write_text('{"runs": {"log_days": "x", "hook": "sh"}}', encoding="utf-8")
    assert main(["settings", "import", str(file)]) == 1
    said = capsys.readouterr().out
    assert "runs.log_days is not known here, or its value does not fit" in said
    assert "runs.hook is only set on this computer itself" in said
    file.write_text("[", encoding="utf-8")
    assert main(["settings", "import", str(file)]) == 2
    assert "设置.json" in capsys.readouterr().err
