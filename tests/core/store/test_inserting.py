"""Many rows with few statements: the driver stands aside for other threads at each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, select
from sqlalchemy.exc import IntegrityError

from core.jobs import history
from core.store.inserting import UNLESS_THERE, insert_all
from core.store.schema import JobItem, KeptReply
from core.store.schema.columns import table
from core.workspace import Workspace
from tests.helpers.building import build

ITEM, KEPT = table(JobItem), table(KeptReply)


def rows(job: int, number: int) -> list[dict[str, Any]]:
    """Return items of a job; label, rows and raw are left to their columns."""
    return [
        {"job_id": job, "key": f"k{n}", "state": "done", "error": {"what": "é\x00字", "n": n}, "created_at": n}
        for n in range(number)
    ]


def test_many_rows_take_few_statements_and_come_back_as_they_were(tmp_path: Path) -> None:
    """199 rows go with no more than a dozen statements; values, nothing and the columns' own values are kept."""
    with Workspace(tmp_path) as workspace:
        build(workspace, documents=1, chunks=1, questions=1)
        job = workspace.write(lambda c: history.create(c, 1, "answers", {}))
        told: list[str] = []

        def write(connection: Connection) -> None:
            event.listen(connection, "before_cursor_execute", lambda _c, _k, sql, *_more: told.append(sql))
            insert_all(connection, ITEM, rows(job, 199))
            insert_all(connection, ITEM, [])

        workspace.write(write)
        assert len(told) <= 16
        with workspace.read() as connection:
            found = connection.execute(select(ITEM).where(ITEM.c.job_id == job).order_by(ITEM.c.id)).all()
        assert [(row.key, row.error["n"]) for row in found] == [(f"k{n}", n) for n in range(199)]
        assert {(row.label, row.rows, row.raw, row.error["what"]) for row in found} == {("", 0, "", "é\x00字")}


def test_a_row_that_breaks_a_rule_ends_it_or_is_left_out(tmp_path: Path) -> None:
    """Without an ending the error of the schema is raised and nothing is written; with it the others are."""
    kept = [{"key": str(n % 40), "reply": {}, "created_at": 1, "used_at": 1} for n in range(50)]
    with Workspace(tmp_path) as workspace:
        with pytest.raises(IntegrityError):
            workspace.write(lambda c: insert_all(c, KEPT, kept))
        with workspace.read() as connection:
            assert not connection.execute(select(KEPT.c.key)).all()
        workspace.write(lambda c: insert_all(c, KEPT, kept, ending=UNLESS_THERE))
        with workspace.read() as connection:
            assert len(connection.execute(select(KEPT.c.size)).all()) == 40
