"""`lorewright make` when the service goes away in the middle: it says so once, and goes on later."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.exchange.reading import load
from core.llm.patience import Patience
from tests.core.cli.conftest import CHINESE, ENGLISH, Cli, asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server


def test_make_stops_at_a_server_that_died_and_goes_on_when_it_is_back(cli: Cli, tmp_path: Path) -> None:
    for name, text in (("规程.md", CHINESE), ("pump.md", ENGLISH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    out = tmp_path / "set.jsonl"
    words = ("make", tmp_path / "规程.md", tmp_path / "pump.md", "--project", "p", "--out", out, "--concurrency", 1)
    # One call builds the tree, then the questions begin.
    with Server(Behaviour(dies_after=3)) as first:
        ran = cli(*words, "--json", *asking(first))
        assert (ran.code, ran.made["questions"] > 0, ran.made["samples"], ran.made["failed"]) == (1, True, 0, 0)
        assert ran.err.count("Nothing answers at") == 1
        assert "Start the service again, then resume the job" in ran.err
        assert "1 of 2 done; go on: lorewright jobs resume 3" in ran.err
        assert "Generate answers" not in ran.err
        assert "No question came of" not in ran.err
        paid = first.stats()["finished"]
    with Server(port=first.port) as second:
        ran = cli("jobs", "resume", 3)
        assert ran.code == 0, ran.err
        assert not paid.keys() & second.stats()["finished"].keys(), "nothing is asked twice"
        assert len(load(out)) >= 2
        assert cli(*words, "--json", *asking(second)).made["calls"] == 0


def test_make_begins_no_step_after_one_that_nothing_answered(
    cli: Cli, tmp_path: Path, loopback: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.llm.client.Patience", lambda: Patience(base=0.01, ceiling=0.02))
    for number in range(4):
        (tmp_path / f"{number}.md").write_text(ENGLISH.replace("Pump", f"Pump {number}"), encoding="utf-8")
    # The tree is built, then nobody is left behind the gateway.
    loopback.behaviour = Behaviour(rates={"503": 1.0}, spared=1)
    out = tmp_path / "set.jsonl"
    words = ("make", *sorted(tmp_path.glob("*.md")), "--project", "p", "--out", out, *asking(loopback))
    ran = cli(*words)
    assert ran.code == 1
    assert ran.err.count("Nothing was answered any more. Once the service answers again, retry the job") == 1
    assert "Generate answers" not in ran.err
    assert "Export" not in ran.err
    assert "No question came of" not in ran.err
    loopback.behaviour = Behaviour()
    assert cli("jobs", "retry", 3).code == 0
    assert load(out), "the steps after it follow"
