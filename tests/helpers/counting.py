"""A job for tests: it files the numbers below a limit as tags, and fails, waits or dies where it is told to."""

from __future__ import annotations

import asyncio
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.errors import LorewrightError
from core.jobs.job import CallRecord, Context, Item, Job, Outcome
from core.store.inserting import insert_many
from core.store.schema import Tag
from core.store.schema.columns import table

PLACE = "tests.helpers.counting:Counting"


class CountingOptions(BaseModel):
    """How many numbers, which of them fail, how long each takes."""

    numbers: int = 10
    failing: list[int] = []
    orphans: list[int] = []
    seconds: float = 0.0
    parallel: int = 4


class Counting(Job[CountingOptions]):
    """One item a number."""

    kind = "counting"
    title = "Count"
    breaker = 15
    Options = CountingOptions
    started: list[int] = []  # noqa: RUF012 - what every test looks at, emptied by its fixture

    def plan(self, connection: Connection, after: int, limit: int) -> list[Item]:
        last = min(self.options.numbers, after + 1 + limit)
        return [Item(f"number:{n}", n, str(n)) for n in range(after + 1, last)]

    def count(self, connection: Connection) -> int:
        return self.options.numbers

    def parallel(self) -> int:
        return self.options.parallel

    async def run_one(self, item: Item, context: Context) -> Outcome:
        Counting.started.append(item.id)
        await asyncio.sleep(self.options.seconds)
        if item.id in self.options.failing:
            raise LorewrightError("The number {n} is unlucky.", "Choose another.", n=item.id)
        return Outcome(str(item.id), [CallRecord("count", "test", "abacus", 3, 2, 0.5, 1)])

    def commit(self, connection: Connection, batch: list[tuple[Item, Any]]) -> tuple[ChangeSet, list[int]]:
        rows = [
            {
                "project_id": 999_999 if item.id in self.options.orphans else self.project_id,
                "parent_id": None,
                "label": value,
                "position": item.id,
            }
            for item, value in batch
        ]
        ids = insert_many(connection, table(Tag), rows)
        return ChangeSet().add("tag", ids), [1] * len(batch)
