"""`lorewright chat` with models on loopback: asked once, as a conversation, side by side, and when it fails."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from core.store.schema import Call
from core.store.schema.columns import table
from core.workspace import Workspace
from tests.core.cli.conftest import Cli, asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.building import build
from tests.helpers.server import Server

PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de")


def calls() -> list[Any]:
    with Workspace() as workspace, workspace.read() as connection:
        return list(connection.execute(select(table(Call)).order_by(table(Call).c.id)))


def test_answer_is_written_and_the_figures_beside_it(cli: Cli, loopback: Server) -> None:
    loopback.behaviour = Behaviour(answer="At 3 bar. {{x}} costs $5. 在三巴时。")
    ran = cli("chat", "When? {{y}} $1 何时？", *asking(loopback), "--temperature", "0", "--system", "Be brief. 简短")
    assert ran.code == 0
    assert ran.out == "At 3 bar. {{x}} costs $5. 在三巴时。\n"
    assert "s to the first token" in ran.err
    assert "cost none" in ran.err
    body = loopback.bodies[-1]
    assert body["messages"] == [
        {"role": "system", "content": "Be brief. 简短"},
        {"role": "user", "content": "When? {{y}} $1 何时？"},
    ]
    assert body["temperature"] == 0
    assert [(row.stage, row.state, row.project_id) for row in calls()] == [("chat", "ok", None)]


def test_the_speed_is_told_where_it_can_be_seen(cli: Cli, loopback: Server) -> None:
    loopback.behaviour = Behaviour(answer="好的。")
    ran = cli("chat", "?", *asking(loopback))
    assert "tokens/s" not in ran.err, "it came at once"
    assert "written" in ran.err
    loopback.behaviour = Behaviour(answer="At 3 bar. 在三巴时。" * 4, between=0.02)
    assert " tokens/s · " in cli("chat", "?", *asking(loopback)).err


def test_conversation_goes_on_from_what_was_said(
    cli: Cli, loopback: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    role = tmp_path / "角色.txt"
    role.write_text("Speak like a pump. 像水泵一样说话。\n", encoding="utf-8")
    loopback.behaviour = Behaviour(answer="好的。")
    monkeypatch.setattr("sys.stdin", io.StringIO("first 一\n\nsecond 二\n"))
    ran = cli("chat", *asking(loopback), "--system", f"@{role}")
    assert (ran.code, ran.out) == (0, "好的。\n好的。\n")
    said = [(message["role"], message["content"]) for message in loopback.bodies[-1]["messages"]]
    assert said == [
        ("system", "Speak like a pump. 像水泵一样说话。"),
        ("user", "first 一"),
        ("assistant", "好的。"),
        ("user", "second 二"),
    ]
    assert len(calls()) == 2


def test_models_answer_side_by_side_and_one_failing_spoils_nothing(cli: Cli, loopback: Server) -> None:
    loopback.behaviour = Behaviour(answer="Yes.", script=["401"])
    words = ("--base-url", loopback.url, "--model", "small", "--model", "large")
    ran = cli("chat", "Is it?", *words)
    assert ran.code == 1
    assert ran.out.count("──") == 4
    assert ran.out.count("Yes.") == 1
    assert "refused" in ran.err or "key" in ran.err
    assert sorted(row.state for row in calls()) == ["failed", "ok"]
    ran = cli("chat", "Is it?", *words, "--json")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [(one["model"], one["text"], one["state"]) for one in found] == [
        ("openai-compatible/small", "Yes.", "ok"),
        ("openai-compatible/large", "Yes.", "ok"),
    ]
    assert found[0]["completion_tokens"] == 1


def test_one_model_is_asked_twice_with_other_settings(cli: Cli, loopback: Server) -> None:
    loopback.behaviour = Behaviour(answer="好。")
    twice = ("--base-url", loopback.url, "--model", "small", "--model", "small")
    ran = cli("chat", "一？", *twice, "--temperature", "0", "--temperature", "1", "--max-tokens", "9")
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if line.startswith("──")] == [
        "── openai-compatible/small ──",
        "── openai-compatible/small (2) ──",
    ]
    assert sorted(body["temperature"] for body in loopback.bodies) == [0, 1]
    assert [body["max_tokens"] for body in loopback.bodies] == [9, 9]
    ran = cli("chat", "二？", *twice, "--temperature", "0", "--temperature", "1", "--json")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [(one["model"], one["column"]) for one in found] == [
        ("openai-compatible/small", 1),
        ("openai-compatible/small", 2),
    ]
    three = [word for place in "012" for word in ("--temperature", place)]
    ran = cli("chat", "三？", *twice, *three)
    assert ran.code == 2
    assert "--temperature was given 3 times for 2 models" in ran.err


def test_what_is_too_long_for_the_server_is_told_with_what_a_conversation_can_do(cli: Cli, loopback: Server) -> None:
    loopback.behaviour = Behaviour(script=["too_long"])
    ran = cli("chat", "a page " * 50, *asking(loopback))
    assert ran.code == 1
    assert "The text is too long for small. Use smaller chunks or a shorter conversation, or a model" in ran.err
    assert "it said: " in ran.err


def test_thoughts_stay_apart(cli: Cli, loopback: Server) -> None:
    for fault in ("think_tags", "think_field"):
        loopback.behaviour = Behaviour(answer="Yes. 是", script=[fault, fault])
        assert cli("chat", "Is it?", *asking(loopback)).out == "Yes. 是\n"
        shown = cli("chat", "Is it?", *asking(loopback), "--show-thinking").out
        assert shown.startswith("── thoughts ──\n")
        assert shown.endswith("── answer ──\nYes. 是\n")


def test_picture_goes_along(cli: Cli, loopback: Server, tmp_path: Path) -> None:
    picture = tmp_path / "泵.png"
    picture.write_bytes(PNG)
    assert cli("chat", "What is it?", *asking(loopback), "--picture", picture).code == 0
    parts = loopback.bodies[-1]["messages"][0]["content"]
    assert parts[0]["image_url"]["url"].startswith("data:image/png;base64,")
    assert parts[1] == {"type": "text", "text": "What is it?"}
    picture.write_bytes(b"%PDF-1.7")
    assert cli("chat", "What is it?", *asking(loopback), "--picture", picture).code == 2


def test_wrong_use_says_what_to_do(cli: Cli, loopback: Server, tmp_path: Path) -> None:
    assert "--model" in cli("chat", "?", "--model", "built-in").err
    many = [word for name in "abcd" for word in ("--model", name)]
    assert cli("chat", "?", *many, "--base-url", loopback.url).code == 2
    assert cli("chat", "?", *asking(loopback), "--system", f"@{tmp_path / 'none'}").code == 2
    with Workspace() as workspace:
        build(workspace, 1, 1, 1)
    ran = cli("chat", "?")
    assert ran.code == 2
    assert "cannot hold a conversation" in ran.err
    assert "Ctrl+D" in cli("chat", "--help").out
