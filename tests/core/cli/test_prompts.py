"""`lorewright prompts` on a data folder of its own, with a model on loopback."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from core.cli.main import main
from core.models.habits import Habits
from core.workspace import Workspace
from tests.helpers.behaviour import Behaviour
from tests.helpers.building import build
from tests.helpers.server import Server

Output = pytest.CaptureFixture[str]


@pytest.fixture
def project() -> int:
    with Workspace() as workspace:
        return build(workspace, 1, 2, 1).project


def test_text_is_shown_edited_set_and_restored(project: int, tmp_path: Path, capsys: Output) -> None:
    assert main(["prompts", "show", "questions", "--language", "zh", "--text"]) == 0
    text = capsys.readouterr().out
    file = tmp_path / "问题.md"
    file.write_text(text.replace("{{count}} 个问题", "{{count}} 个好问题"), encoding="utf-8")
    assert main(["prompts", "set", "questions", "--language", "zh", "--file", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["own"]
    assert main(["prompts", "list", "--own"]) == 0
    assert capsys.readouterr().out.startswith("* questions      zh")
    assert main(["prompts", "show", "questions", "--language", "zh", "--difference"]) == 0
    assert "+请就原文写 {{count}} 个好问题：" in capsys.readouterr().out
    assert main(["prompts", "reset", "questions"]) == 0
    assert capsys.readouterr().out == "1 restored\n"
    assert main(["prompts", "list", "--own", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_wrong_text_is_refused_with_the_reason(project: int, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Ask {{count}} of {{passage}} {{text}}"))
    assert main(["prompts", "set", "questions", "--language", "en", "--file", "-"]) == 2
    assert "There is no variable {{passage}} in this prompt." in capsys.readouterr().err
    for wrong in (["show", "nothing"], ["reset"], ["reset", "answer", "--all"], ["import", "/nowhere/at.json"]):
        assert main(["prompts", *wrong]) == 2


def test_defaults_can_be_read_without_a_project(capsys: Output) -> None:
    assert main(["prompts", "list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {entry["language"] for entry in found} == {"en", "zh"}
    assert main(["prompts", "show", "answer"]) == 0
    assert "{{question}} (needed): The question to answer." in capsys.readouterr().out


def test_set_goes_to_a_file_and_back(project: int, tmp_path: Path, capsys: Output) -> None:
    file, out = tmp_path / "a.md", tmp_path / "set.json"
    file.write_text("{{text}} {{question}}", encoding="utf-8")
    main(["prompts", "set", "answer", "--language", "en", "--file", str(file)])
    assert "stands without {{fence}}" in capsys.readouterr().err
    assert main(["prompts", "export", str(out)]) == 0
    assert main(["prompts", "reset", "--all"]) == 0
    assert main(["prompts", "import", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-6:] and out.read_text())["prompts"][0]["id"] == "answer"
    data = json.loads(out.read_text(encoding="utf-8"))
    data["prompts"].append({"id": "other", "language": "en", "user": "x"})
    out.write_text(json.dumps(data), encoding="utf-8")
    assert main(["prompts", "import", str(out)]) == 1
    assert "other.en: this version has no such prompt" in capsys.readouterr().err


def test_half_a_variable_is_pointed_at_by_its_line(project: int, tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "a.md"
    file.write_text("<{{fence}}>\n{{text}}\n</{{fence}}>\n{{question}}\n\n再看 {{text 一遍。", encoding="utf-8")
    about = ["answer", "--language", "zh", "--file", str(file)]
    told = "user part, line 6: {{text is sent as it stands: it is not closed. A variable is written {{text}}."
    assert main(["prompts", "test", *about, "--dry"]) == 0
    assert told in capsys.readouterr().err
    assert main(["prompts", "test", *about, "--dry", "--json"]) == 0
    assert [remark["line"] for remark in json.loads(capsys.readouterr().out)["remarks"]] == [6]
    assert main(["prompts", "set", *about]) == 0
    assert told in capsys.readouterr().err
    assert main(["prompts", "show", "answer", "--language", "zh"]) == 0
    assert told in capsys.readouterr().err


def test_prompt_is_tried_on_a_chunk(project: int, loopback: Server, capsys: Output) -> None:
    model = ["--base-url", loopback.url, "--model", "small"]
    assert main(["prompts", "test", "questions", *model, "--json"]) == 0
    came = json.loads(capsys.readouterr().out)
    assert came["value"]
    assert all(entry["question"] for entry in came["value"])
    assert came["messages"][-1]["content"] in loopback.bodies[-1]["messages"][-1]["content"]
    form = '[{"question": "…", "tag": "…"}]'
    assert form not in loopback.bodies[-1]["messages"][-1]["content"]
    loopback.behaviour = Behaviour(script=["prose"])
    assert main(["prompts", "test", "questions", *model]) == 1
    assert "The reply is prose and holds no JSON." in capsys.readouterr().out
    with Workspace() as workspace, workspace.read() as connection:
        query = "SELECT count(*), sum(prompt_tokens) FROM call WHERE key = 'trial'"
        count, tokens = connection.exec_driver_sql(query).one()
    assert (count, tokens) == (2, loopback.stats()["prompt_tokens"])
    with Workspace() as workspace:
        Habits(workspace).learn("openai-compatible", "small", {"format": 1, "spelled": True})
    assert main(["prompts", "test", "questions", *model]) == 0
    assert form in loopback.bodies[-1]["messages"][-1]["content"], "said as a job would say it"


def test_nothing_is_sent_dry_or_to_the_built_in_engine(project: int, capsys: Output) -> None:
    assert main(["prompts", "test", "answer", "--dry"]) == 0
    assert "<source>" in capsys.readouterr().out
    assert main(["prompts", "test", "answer"]) == 2
    assert "works without prompts" in capsys.readouterr().err


def test_a_file_that_is_no_text_and_a_full_disk_are_said(project: int, tmp_path: Path, capsys: Output) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\xff\xfe")
    assert main(["prompts", "set", "answer", "--language", "en", "--file", str(picture)]) == 2
    said = capsys.readouterr().err
    assert "holds no text in UTF-8. Choose a text file" in said
    assert "codec" not in said
    full = tmp_path / "set.json"
    full.symlink_to("/dev/full")
    assert main(["prompts", "export", str(full)]) == 1
    assert f"There is no room left on the disk, so {full} was not written." in capsys.readouterr().err
