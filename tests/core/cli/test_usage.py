"""`lorewright usage` as a person or a script uses it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert

from core.cli import main, usagewords
from core.clock import now
from core.llm.latency import latency_class
from core.projects import service as projects
from core.store.schema import Call
from core.store.schema.columns import table
from core.workspace import Workspace

DAY = 86_400_000


@pytest.fixture
def calls(home: Path) -> Iterator[Workspace]:
    """Twelve calls of today and one of the year before last."""
    with Workspace() as workspace:
        project = workspace.write(lambda c: projects.create(c, "税法"))

        def put(model: str, state: str, cost: float | None, back: int = 0, **values: object) -> None:
            row = Call(stage="answers", provider="deepseek", model=model, prompt_tokens=1000, completion_tokens=50,
                       cost=cost, currency="CNY" if cost else "", latency_ms=2000, bucket=latency_class(2000),
                       state=state, created_at=now() - back * DAY, **values)  # fmt: skip
            workspace.write(lambda c: c.execute(insert(table(Call)).values(**row.model_dump(exclude={"id"}))))

        for number in range(10):
            put("chat", "ok", 0.25, project_id=project, key=f"question:{number}")
        put("chat", "failed", 0, error="timeout")
        put("=own", "ok", None)
        put("chat", "ok", 100.0, back=600)
        yield workspace


def test_sums(calls: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["usage"]) == 0
    words = capsys.readouterr().out
    assert "Calls      12  (1 failed, 0 cached, 0 cancelled)" in words
    assert "Tokens     12,000 in, 600 out" in words
    assert "at least 2.50 CNY  (1 call of unknown price)" in words
    assert "8.3 % of the calls that ended" in words
    assert "median 2." in words or "median 1.9" in words
    assert "at the rate of the last" in words
    assert main(["usage", "--last", "all", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["calls"], found["cost"]["CNY"], found["unpriced"]) == (13, 102.5, 1)
    assert found["month"]["at_least"] is True


def test_groups(calls: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    for by, keys in (
        ("model", ["deepseek/chat", "deepseek/=own"]),
        ("project", ["税法", "(none, or deleted)"]),
        ("status", ["ok", "failed"]),
        ("provider", ["deepseek"]),
        ("stage", ["answers"]),
    ):
        assert main(["usage", "--by", by, "--json"]) == 0
        assert [json.loads(line)[by] for line in capsys.readouterr().out.splitlines()] == keys
    for name in ("=own", "deepseek/=own"):
        assert main(["usage", f"--model={name}", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["calls"] == 1
    assert main(["usage", "--by", "day", "--last", "all", "--json"]) == 0
    assert [json.loads(line)["calls"] for line in capsys.readouterr().out.splitlines()] == [1, 12]
    assert main(["usage", "--by", "project"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("税法                   10")


def test_calls_and_files(calls: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["usage", "--calls", "--limit", "3", "--search", "question"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert "deepseek/chat" in lines[1]
    assert main(["usage", "--calls", "--status", "failed", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["error"] == "timeout"
    assert main(["usage", "--calls", "--project", "-", "--sort", "-cost", "--json"]) == 0
    assert [json.loads(line)["cost"] for line in capsys.readouterr().out.splitlines()] == [0, None]
    for name, count in (("a.csv", 13), ("b.jsonl", 12)):
        assert main(["usage", "--last", "all", "--export", str(tmp_path / name)]) == 0
        assert capsys.readouterr().out.startswith("13 calls in")
        assert len((tmp_path / name).read_text(encoding="utf-8").splitlines()) >= count


def test_days_are_named(calls: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["usage", "--from", "2001-01-01", "--to", "2001-12-31"]) == 0
    assert "Calls      0" in capsys.readouterr().out
    assert main(["usage", "--last", "24h", "--by", "stage"]) == 0
    assert "answers" in capsys.readouterr().out


def test_wrong_use_is_said(calls: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words, hint in (
        (["alarms", "set", "--day", "0", "USD"], "above 0"),
        (["--from", "yesterday"], "2026-05-01"),
        (["--from", "2026-05-02", "--to", "2026-05-01"], "comes before"),
        (["--last", "7d", "--from", "2026-05-02"], "exclude"),
        (["--calls", "--sort", "size"], "latency"),
        (["--project", "none"], "税法"),
        (["--export", str(tmp_path / "a.doc")], ".csv"),
        (["alarms", "set", "--day", "many", "tokens"], "many"),
        (["alarms", "remove", "4"], "no alarm"),
    ):
        assert main(["usage", *words]) == 2, words
        assert hint in capsys.readouterr().err


def test_alarms(calls: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["usage", "alarms", "list"]) == 0
    assert "no alarm" in capsys.readouterr().out
    assert main(["usage", "alarms", "set", "--day", "2", "CNY", "--project", "税法"]) == 0
    assert main(["usage", "alarms", "set", "--month", "1,000,000", "tokens"]) == 0
    capsys.readouterr()
    assert main(["usage", "alarms", "set", "--month", "1000000", "tokens"]) == 2
    assert "There is such an alarm already." in capsys.readouterr().err
    assert main(["usage", "alarms", "set", "--month", "1000000", "tokens", "--project", "税法"]) == 0
    assert main(["usage", "alarms", "remove", "3"]) == 0
    capsys.readouterr()
    assert main(["usage", "alarms", "list"]) == 0
    words = capsys.readouterr().out
    assert "2 CNY a day, 税法: 2.5 in" in words
    assert "REACHED" in words.splitlines()[0]
    assert "1,000,000 tokens a month, all projects: 12,600 in" in words
    assert main(["usage", "alarms", "remove", "2"]) == 0
    assert main(["usage", "alarms", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["id"] == 1


def test_the_price_of_people(calls: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["usage", "human", "--minutes", "5", "--wage", "60", "--currency", "CNY"]) == 0
    assert capsys.readouterr().out == "A row by hand takes 5 minutes at 60 CNY an hour.\n"
    assert main(["usage", "human", "--per-row", "1.5"]) == 0
    assert main(["usage", "human"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "A row by hand costs 1.5 CNY."
    assert main(["usage", "human", "--wage", "-1"]) == 2


@pytest.mark.parametrize(
    ("hours", "told"),
    [(0.01, "1 minute"), (0.4, "24 minutes"), (1.9, "114 minutes"), (2.2, "2 hours"), (2e4, "20,000 hours")],
)
def test_short_work_is_told_in_minutes(hours: float, told: str) -> None:
    assert usagewords.worked(hours) == told


def test_the_end_of_a_run_tells_once_of_an_alarm(
    calls: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["usage", "alarms", "set", "--month", "5000", "tokens"]) == 0
    document = tmp_path / "rule.md"
    document.write_text("# Rules\n\nThe maintenance interval is 6 months after commissioning.\n", encoding="utf-8")
    for _ in range(2):
        main(["documents", "add", str(document), "--project", "税法"])
    assert capsys.readouterr().err.count("Alarm 1: 12,600 tokens used in") == 1
