"""The table of calls: filters, search, orders, one page, one call, and files that spreadsheets may open."""

from __future__ import annotations

import csv
from pathlib import Path

import orjson
import pytest
from sqlalchemy import event, insert

from core.errors import InvalidUse, LorewrightError
from core.store.schema import CallText
from core.store.schema.columns import table
from core.usage import calls, exporting, ranges
from core.usage.asked import Asked
from core.usage.calls import CallFilter
from core.workspace import Workspace
from tests.core.usage.conftest import Add

BOM = "\ufeff"


def found(workspace: Workspace, chosen: CallFilter, first: int | None = None) -> list[int]:
    with workspace.read() as connection:
        return calls.ids(connection, chosen, first).tolist()


def test_newest_first_whatever_the_clock_did(workspace: Workspace, add: Add) -> None:
    one, two, three = add("2026-05-10 12:00"), add("2026-05-10 13:00"), add("2026-05-10 11:00")
    assert found(workspace, CallFilter()) == [two, one, three]
    assert found(workspace, CallFilter(order="time")) == [three, one, two]
    assert found(workspace, CallFilter(), 2) == [two, one]


def test_filters_and_search(workspace: Workspace, add: Add, project: int) -> None:
    one = add(key="question:7", project_id=project)
    two = add(state="failed", error="rate_limited", endpoint="http://10.0.0.2/v1")
    three = add("2026-04-01 12:00", model="百分百%", job_id=None)
    assert found(workspace, CallFilter(Asked(state="failed"))) == [two]
    assert found(workspace, CallFilter(Asked(project=project))) == [one]
    assert found(workspace, CallFilter(Asked(ranges.between("2026-04-01", "2026-04-01")))) == [three]
    for text, hit in (("question:7", one), ("RATE", two), ("10.0.0.2", two), ("分百%", three)):
        assert found(workspace, CallFilter(search=text)) == [hit], text
    assert found(workspace, CallFilter(search="_")) == [two]
    assert found(workspace, CallFilter(job=1)) == []


def test_orders_put_what_is_unknown_last(workspace: Workspace, add: Add) -> None:
    cheap, dear, unknown = add(cost=0.1), add(cost=9.0), add(cost=None)
    assert found(workspace, CallFilter(order="cost")) == [cheap, dear, unknown]
    assert found(workspace, CallFilter(order="-cost")) == [dear, cheap, unknown]
    slow = add(latency_ms=99_000)
    assert found(workspace, CallFilter(order="-latency"))[0] == slow


def test_a_page_is_one_query(workspace: Workspace, add: Add, project: int) -> None:
    ids = [add(project_id=project) for _ in range(5)]
    statements: list[str] = []
    with workspace.read() as connection:
        event.listen(connection, "before_cursor_execute", lambda *call: statements.append(call[2]))
        page = calls.rows(connection, [*ids, 999])
    assert len([one for one in statements if one != "BEGIN"]) == 1
    assert set(page) == set(ids)
    row = dict(zip(calls.COLUMNS, page[ids[0]], strict=True))
    assert (row["project"], row["model"], row["cost"], row["currency"]) == ("心血管指南", "small", 0.5, "USD")


def test_one_call_with_what_was_said(workspace: Workspace, add: Add) -> None:
    one, two = add(), add()
    text = {
        "messages": [{"role": "user", "content": "什么是期限？"}],
        "reply": "七日",
        "reasoning": "想一想",
        "created_at": 1,
    }
    workspace.write(lambda c: c.execute(insert(table(CallText)).values(call_id=one, **text)))
    with workspace.read() as connection:
        row = calls.detail(connection, one)
        assert row is not None
        assert (row["logged"], row["messages"], row["reply"], row["reasoning"]) == (
            True,
            text["messages"],
            "七日",
            "想一想",
        )
        other = calls.detail(connection, two)
        assert other is not None
        assert not other["logged"]
        assert calls.detail(connection, 999) is None


def test_files_hold_every_call_in_order(workspace: Workspace, add: Add, project: int, tmp_path: Path) -> None:
    one = add("2026-05-10 12:00", project_id=project, key="question:1")
    two = add("2026-05-10 13:00", cost=None, prompt_tokens=None)
    told: list[tuple[int, int]] = []
    with workspace.read() as connection:
        path = tmp_path / "调用.jsonl"
        assert exporting.export(connection, CallFilter(), path, lambda *at: told.append(at)) == 2
        rows = [orjson.loads(line) for line in path.read_bytes().splitlines()]
        assert exporting.export(connection, CallFilter(), tmp_path / "calls.csv") == 2
    assert told == [(2, 2)]
    assert [row["id"] for row in rows] == [two, one]
    assert (rows[0]["cost"], rows[0]["prompt_tokens"], rows[0]["project"]) == (None, None, None)
    assert (rows[1]["project"], rows[1]["item"], rows[1]["cost"]) == ("心血管指南", "question:1", 0.5)
    with (tmp_path / "calls.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0] == [BOM + "id", *exporting.FIELDS[1:]]
    assert [line[0] for line in lines[1:]] == [str(two), str(one)]
    assert lines[1][exporting.FIELDS.index("cost")] == ""


def test_no_cell_is_run_as_a_formula(workspace: Workspace, add: Add, tmp_path: Path) -> None:
    for text in ("=1+1", "+49", "-2+3", "@SUM(A1)", "\t=1", "\r=1"):
        add(model=text, latency_ms=-5)
    add(model="plain-2=3")
    with workspace.read() as connection:
        exporting.export(connection, CallFilter(order="time"), tmp_path / "a.csv")
        exporting.export(connection, CallFilter(order="time"), tmp_path / "a.jsonl")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["model"][0] for row in rows[:-1]] == ["'"] * 6
    assert rows[-1]["model"] == "plain-2=3"
    assert rows[0]["latency_ms"] == "-5", "numbers stay numbers"
    first = orjson.loads((tmp_path / "a.jsonl").read_bytes().splitlines()[0])
    assert first["model"] == "=1+1", "JSON needs no such thing"


def test_what_cannot_be_exported_is_said(workspace: Workspace, add: Add, tmp_path: Path) -> None:
    with workspace.read() as connection:
        with pytest.raises(LorewrightError, match="no call"):
            exporting.export(connection, CallFilter(), tmp_path / "a.csv")
        add()
        with pytest.raises(InvalidUse, match="xlsx"):
            exporting.export(connection, CallFilter(), tmp_path / "a.xlsx")
    assert list(tmp_path.glob("*.csv")) == []
