"""Numbers beyond any table, keys and headers that no request can carry, places that cannot be written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.core.cli.conftest import ENGLISH, Cli
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

HUGE = "99999999999999999999999"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one document."""
    found = tmp_path_factory.mktemp("extremes")
    (found / "pump.md").write_text(ENGLISH, encoding="utf-8")
    return found


@pytest.mark.parametrize(
    "words",
    [
        ("chunks", "edit", HUGE, "--delete"),
        ("chunks", "edit", "1", "--merge", HUGE),
        ("chunks", "list", "--smallest", HUGE),
        ("jobs", "show", HUGE, "--json"),
        ("jobs", "log", HUGE),
        ("jobs", "retry", HUGE),
        ("jobs", "priority", "1", HUGE),
        ("jobs", "cap", "1", "--cap-tokens", HUGE),
        ("prompts", "test", "questions", "--chunk", HUGE),
        ("models", "set", "ollama/x", f"context={HUGE}"),
        ("models", "set", "ollama/x", f"max_tokens={HUGE}"),
        ("models", "set", "ollama", f"tokens_per_minute={HUGE}"),
    ],
)
def test_a_number_beyond_any_table_is_refused_in_words(cli: Cli, folder: Path, words: tuple[str, ...]) -> None:
    if words[0] != "models":
        assert cli("documents", "add", str(folder), "--project", "p").code == 0
    ran = cli(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "too large" in ran.err or "1,000,000,000" in ran.err


@pytest.mark.parametrize("key", ["密钥", "sk-abc\nxyz", "sk-abc\u200b", "：sk-abc"])
def test_a_key_that_no_header_can_carry_is_said_in_words(
    cli: Cli, loopback: Server, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """Copied with a line break, a blank without width or the word before it."""
    loopback.behaviour = Behaviour()
    monkeypatch.setenv("ODD_KEY", key)
    assert cli("models", "add", "lab", "--base-url", loopback.url, "--api-key-env", "ODD_KEY").code == 0
    for words in (
        ("chat", "?", "--model", "lab/small"),
        ("models", "check", "lab/small"),
        ("models", "refresh", "lab"),
    ):
        ran = cli(*words)
        assert ran.code == 1
        assert "holds a character that cannot be sent" in ran.err + ran.out
        assert "unforeseen" not in ran.err
        assert key not in ran.err + ran.out
    assert loopback.stats()["requests"] == 0


@pytest.mark.parametrize("header", [{"X-A": "a\nb"}, {"X A": "b"}, {"X-A": "值"}, {"": "b"}])
def test_a_header_that_cannot_be_sent_is_not_kept(cli: Cli, header: dict[str, str]) -> None:
    ran = cli("models", "set", "ollama", f"headers={json.dumps(header)}")
    assert ran.code == 2
    assert "no header that can be sent" in ran.err


def test_a_dataset_that_cannot_be_written_is_said_before_the_work(cli: Cli, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").mkdir()
    ran = cli("make", str(folder), "--out", str(tmp_path / "out.jsonl"), "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written" in ran.err


def test_a_dataset_in_a_folder_that_takes_no_file_is_said_too(
    cli: Cli, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "kept" / "out.jsonl"
    out.parent.mkdir()
    out.write_text("")
    writable = os.access
    # The rights of a folder do not bind every user that runs tests.
    monkeypatch.setattr(os, "access", lambda place, mode: Path(place) != out.parent and writable(place, mode))
    ran = cli("make", str(folder), "--out", str(out), "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written" in ran.err
