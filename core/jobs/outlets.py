"""The gateways of the runs of one host: what they share, and what each is bound to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.engine import RowMapping

from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs import owner, states
from core.jobs.recall import open_journal, spend
from core.llm.client import Client
from core.llm.gateway.budget import Budget, Cap
from core.llm.gateway.cache import ReplyCache
from core.llm.gateway.estimating import REPLY_MOST
from core.llm.gateway.gateway import Gateway
from core.llm.gateway.recording import models_of
from core.llm.messages import Model, Usage
from core.llm.pricing import cost
from core.settings.sections import Runs
from core.settings.store import load
from core.store.schema import Call, Job, Project, UsageDay
from core.store.schema.columns import table
from core.workspace import Workspace

CALL, JOB, PROJECT, DAY = table(Call), table(Job), table(Project), table(UsageDay)
UNITS = ("cost", "tokens")


class Outlets:
    """Opens the gateway of each run. The caps of a project are shared by its runs, the client by all."""

    def __init__(self, workspace: Workspace, client: Client) -> None:
        self.client = client
        self._workspace = workspace
        self._caps: dict[tuple[int, str], Cap] = {}
        self._open: dict[int, int] = {}

    def open(self, row: RowMapping, options: Any) -> Gateway:
        """Return the gateway of a run whose job row this is.

        Raises:
            LorewrightError: there is a cap in money, but a model without a price; or another process runs a job of this
                project, whose calls nobody here could count against the project's cap.
        """
        models = list(models_in(options))
        with self._workspace.read() as connection:
            runs = load(connection, Runs)
            caps = [*self._of_run(connection, row, models), *self._of_project(connection, row["project_id"])]
            if any(cap.scope == "project" for cap in caps) and any(model.base_url or model.gguf for model in models):
                _refuse_elsewhere(connection, row["project_id"])
        budget = Budget(caps)
        budget.check(models)
        reuse = runs.reuse or any(model.cache for model in models)
        # What is kept or used from the first start of the job on is its own.
        since = (row["started_at"] or now()) if row["id"] else None
        cache = ReplyCache(self._workspace, always=runs.reuse, since=since) if reuse and models else None
        journal = open_journal(self._workspace, row["id"]) if row["id"] and models else None
        if journal is not None:
            spend(budget.caps, journal.uncounted())
        self._open[row["project_id"]] = self._open.get(row["project_id"], 0) + 1
        return Gateway(self.client, cache=cache, budget=budget, log=runs.log, priority=row["priority"], journal=journal)

    def close(self, project_id: int) -> None:
        """Note that a run has ended; with the last of a project its caps are forgotten, to be read anew."""
        self._open[project_id] = self._open.get(project_id, 1) - 1
        if self._open[project_id] <= 0:
            del self._open[project_id]
            for unit in UNITS:
                self._caps.pop((project_id, unit), None)

    @staticmethod
    def _of_run(connection: Connection, row: RowMapping, models: list[Model]) -> list[Cap]:
        found = []
        for unit in UNITS:
            if (limit := row["cap"].get(unit)) is not None:
                found.append(Cap("run", unit, float(limit), spent_by_run(connection, row, unit, models)))
        return found

    def _of_project(self, connection: Connection, project_id: int) -> list[Cap]:
        query = select(PROJECT.c.settings).where(PROJECT.c.id == project_id)
        stated = (connection.execute(query).scalar() or {}).get("cap") or {}
        found = []
        for unit in UNITS:
            limit = stated.get(unit)
            if limit is None:
                continue
            cap = self._caps.get((project_id, unit))
            if cap is None:
                spent = spent_by_project(connection, project_id, unit)
                cap = self._caps[project_id, unit] = Cap("project", unit, float(limit), spent)
            cap.limit = float(limit)
            found.append(cap)
        return found


def _refuse_elsewhere(connection: Connection, project_id: int) -> None:
    query = select(JOB.c.id, JOB.c.owner).where(JOB.c.project_id == project_id, JOB.c.state == states.RUNNING)
    for job, name in connection.execute(query):
        if name != owner.me() and owner.alive(name):
            raise LorewrightError(
                QT_TRANSLATE_NOOP(
                    "Errors", "Job {job} of this project runs in another window or terminal, and the project has a cap."
                ),
                QT_TRANSLATE_NOOP("Errors", "Wait until it has ended: two at once could pass the cap together."),
                job=job,
            )


def models_in(options: Any) -> Iterator[Model]:
    """Return the models that the options of a job name, wherever they stand in them, with their fallbacks."""
    if isinstance(options, Model):
        yield from models_of(options)
    elif hasattr(type(options), "model_fields"):
        for name in type(options).model_fields:
            yield from models_in(getattr(options, name))
    elif isinstance(options, list | tuple):
        for value in options:
            yield from models_in(value)
    elif isinstance(options, dict):
        if {"provider", "name", "base_url"} <= options.keys():
            yield from models_of(Model.model_validate(options))
        else:
            for value in options.values():
                yield from models_in(value)


def spent_by_run(connection: Connection, row: RowMapping, unit: str, models: Sequence[Model] = ()) -> float:
    """Return what the calls of a job and of those it follows used so far.

    A call of which nobody knows counts as much as the dearest known; where none is known, as much as the longest reply
    to a prompt of the same length.
    """
    chain, before = [row["id"]], row["follows"]
    while before is not None:
        chain.append(before)
        before = connection.execute(select(JOB.c.follows).where(JOB.c.id == before)).scalar()
    tokens = CALL.c.prompt_tokens + CALL.c.completion_tokens
    amount = CALL.c.cost if unit == "cost" else tokens
    columns = (
        func.coalesce(func.sum(amount), 0),
        func.coalesce(func.max(amount), 0),
        func.count() - func.count(amount),
    )
    known, dearest, unknown = connection.execute(select(*columns).where(CALL.c.job_id.in_(chain))).one()
    if unknown and not dearest:
        longest = [Usage(reply, reply) for model in models for reply in (model.max_tokens or REPLY_MOST,)]
        prices = [cost(model, usage) or 0.0 for model, usage in zip(models, longest, strict=True)]
        dearest = max(
            prices if unit == "cost" else [2 * (usage.completion_tokens or 0) for usage in longest], default=0
        )
    return float(known) + float(dearest) * int(unknown or 0)


def spent_by_project(connection: Connection, project_id: int, unit: str) -> float:
    """Return what the calls of a project used so far; one of which nobody knows counts as an average one."""
    amount = func.sum(DAY.c.cost) if unit == "cost" else func.sum(DAY.c.prompt_tokens + DAY.c.completion_tokens)
    missing = DAY.c.unpriced if unit == "cost" else DAY.c.uncounted
    columns = (func.coalesce(amount, 0), func.coalesce(func.sum(DAY.c.calls), 0), func.coalesce(func.sum(missing), 0))
    known, calls, unknown = connection.execute(select(*columns).where(DAY.c.project_id == project_id)).one()
    average = float(known) / (calls - unknown) if calls > unknown else 0.0
    return float(known) + average * int(unknown)
