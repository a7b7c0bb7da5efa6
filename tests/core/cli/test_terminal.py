"""Text of others on a terminal: it moves no cursor and sets no title; a file or a pipe gets it as it is."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from core.cli import main
from tests.core.cli.conftest import Cli, Ran, asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

TITLE = "\x1b]0;owned\x07"
EVIL = f"{TITLE}一\tone\r\ntwo\x1b[2J\x9b1A\x7f\x08 阀门."
SHOWN = "�]0;owned�一\tone\ntwo�[2J�1A�� 阀门."


class Screen(io.TextIOWrapper):
    """A terminal that keeps what is written to it."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")

    def isatty(self) -> bool:
        return True

    def shown(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode()  # type: ignore[attr-defined,no-any-return]


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, *words: object) -> Ran:
    """Run a command in this process, both its outputs on a terminal."""
    out, err = Screen(), Screen()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", out)
        patched.setattr(sys, "stderr", err)
        code = main([str(word) for word in words])
        assert (sys.stdout, sys.stderr) == (out, err), "what was there before is put back"
    return Ran(code, out.shown(), err.shown())


def test_a_reply_steers_no_terminal(cli: Cli, loopback: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    loopback.behaviour = Behaviour(answer=EVIL)
    ask = ("chat", "When? 何时？", *asking(loopback))
    assert on_a_terminal(monkeypatch, *ask).out == SHOWN + "\n"
    assert cli(*ask).out == EVIL + "\n"
    assert json.loads(cli(*ask, "--json").out)["text"] == EVIL


def test_thoughts_are_faint_all_the_same(loopback: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    loopback.behaviour = Behaviour(answer=f"<think>{TITLE}Hm.</think>{EVIL}")
    ran = on_a_terminal(monkeypatch, "chat", "When?", *asking(loopback), "--show-thinking")
    assert "\x1b[2m�]0;owned�Hm." in ran.out
    assert ran.out.replace("\x1b[2m", "").replace("\x1b[22m", "").count("\x1b") == 0


def test_a_document_is_shown_without_its_controls(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = tmp_path / "pump.txt"
    paper.write_text(f"The valve opens. {TITLE}\x9b2J 安全阀自动开启。\n", encoding="utf-8")
    added = on_a_terminal(monkeypatch, "documents", "add", paper, "--project", "law")
    assert added.code == 0
    assert "\x1b[K" in added.err, "progress redraws its line"
    show = ("documents", "show", "1", "--markdown")
    exact = cli(*show).out
    assert "\x9b2J" in exact
    assert on_a_terminal(monkeypatch, *show).out == exact.replace("\x1b", "�").replace("\x07", "�").replace("\x9b", "�")


def test_what_is_typed_is_repeated_without_its_controls(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = on_a_terminal(monkeypatch, "documents", "list", f"--{TITLE}")
    assert ran.code == 2
    assert "\x1b" not in ran.err
    assert "owned" in ran.err
