"""What jobs spent, as the list of jobs shows it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import insert

from core.jobs import history, log
from core.projects import service as projects
from core.store.schema import Call
from core.store.schema.columns import table
from core.workspace import Workspace


def test_what_jobs_spent_counts_every_unpriced_call_and_no_second_currency(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        project = workspace.write(lambda c: projects.create(c, "Sums"))
        job = workspace.write(lambda c: history.create(c, project, "answers", {}))
        base = {"project_id": project, "job_id": job, "stage": "answers", "provider": "p", "model": "m"}
        costs = [(None, ""), (None, "USD"), (0.5, "CNY"), (0.25, "CNY"), (2.0, "USD"), (0.0, "")]
        rows = [
            {**base, "cost": cost, "currency": currency, "created_at": 1, "prompt_tokens": 3}
            for cost, currency in costs
        ]
        workspace.write(lambda c: c.execute(insert(table(Call)), rows))
        with workspace.read() as connection:
            found = log.spent(connection, [job])
    assert found == {job: {"calls": 6, "tokens": 18, "cost": 0.75, "unpriced": 3, "currency": "CNY"}}
