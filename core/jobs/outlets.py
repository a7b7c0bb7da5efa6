"""The gateways of the runs of one host: what they share, and what each is bound to."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import SQLAlchemyError

from core.clock import now
from core.errors import LorewrightError
from core.jobs.holding import SharedCap, currencies_of_project, dearest_of_project
from core.jobs.recall import open_journal, spend
from core.jobs.spending import (
    UNITS,
    Opened,
    currencies_of_run,
    currency_of,
    longest,
    project_cap,
    spent_by_run,
    stated_cap,
)
from core.llm.client import Client
from core.llm.gateway.budget import Budget, Cap
from core.llm.gateway.cache import ReplyCache
from core.llm.gateway.gateway import Gateway
from core.llm.gateway.recording import models_of
from core.llm.messages import Model
from core.settings.sections import Runs
from core.settings.store import load
from core.store.schema import Job
from core.store.schema.columns import table
from core.workspace import Workspace

JOB = table(Job)
#: seconds between two looks at what was changed for the runs under way
EVERY = 1.0

log = logging.getLogger("jobs")


class Outlets:
    """Opens the gateway of each run. The caps of a project are shared by its runs, the client by all."""

    def __init__(self, workspace: Workspace, client: Client) -> None:
        self.client = client
        self._workspace = workspace
        self._caps: dict[tuple[int, str], SharedCap] = {}
        self._open: dict[Gateway, Opened] = {}
        self._following: asyncio.Task[None] | None = None

    def open(self, row: RowMapping, options: Any) -> Gateway:
        """Return the gateway of a run whose job row this is; give it to `close` when the calls of the run are written.

        While it is open it keeps to the priority and the caps of the job and its project as they are changed, within
        a second, whoever changes them.

        Raises:
            LorewrightError: there is a cap that nobody could keep over these models.
        """
        models = list(models_in(options))
        self.client.relearn()
        with self._workspace.read() as connection:
            runs = load(connection, Runs)
            opened = Opened(row["id"], row["project_id"], row["follows"] if row["id"] else None, models)
            caps = self._caps_of(connection, opened, row["cap"])
            budget = Budget(caps)
            budget.check(models, self._paid_in(connection, opened, caps))
        reuse = runs.reuse or any(model.cache for model in models)
        # What is kept or used from the first start of the job on is its own.
        since = (row["started_at"] or now()) if row["id"] else None
        cache = ReplyCache(self._workspace, always=runs.reuse, since=since) if reuse and models else None
        journal = open_journal(self._workspace, row) if row["id"] and models else None
        if journal is not None:
            spend(budget.caps, journal.uncounted())
        gateway = Gateway(
            self.client, cache=cache, budget=budget, log=runs.log, priority=row["priority"], journal=journal
        )
        self._open[gateway] = opened
        if self._following is None:
            self._following = asyncio.get_running_loop().create_task(self._follow())
        return gateway

    def close(self, gateway: Gateway) -> None:
        """Note that a run has ended, its calls are written; with the last of a project its hold of the cap goes."""
        project_id = self._open.pop(gateway).project_id
        if not any(one.project_id == project_id for one in self._open.values()):
            for unit in UNITS:
                if (cap := self._caps.pop((project_id, unit), None)) is not None:
                    cap.close()
        if not self._open and self._following is not None:
            self._following.cancel()
            self._following = None

    async def _follow(self) -> None:
        """Take up what is changed while runs are under way, and let other processes have what none of them needs."""
        while True:
            await asyncio.sleep(EVERY)
            try:
                await self.look()
            except SQLAlchemyError as error:
                log.warning("changes of caps and priorities could not be read: %s", error)

    async def look(self) -> None:
        """Take up the priorities and caps as they stand now."""
        for gateway, opened in list(self._open.items()):
            with self._workspace.read() as connection:
                query = select(JOB.c.priority, JOB.c.cap).where(JOB.c.id == opened.job_id)
                row = connection.execute(query).first() if opened.job_id else None
                if row is not None and row.priority != gateway.priority:
                    gateway.prioritise(row.priority)
                former = gateway.budget.caps
                stated = {cap: cap.currency for cap in former}
                caps = self._caps_of(connection, opened, row.cap if row is not None else {}, former)
                if {cap: cap.currency for cap in caps} != stated:
                    gateway.budget.refused = self._refusal(connection, opened, caps)
            gateway.budget.caps = tuple(caps)
            for cap in former:
                if cap not in caps:
                    cap.lift()
                    if self._caps.get((opened.project_id, cap.unit)) is cap:
                        self._caps.pop((opened.project_id, cap.unit)).close()
        for (project_id, unit), cap in list(self._caps.items()):
            with self._workspace.read() as connection:
                limit = project_cap(connection, project_id).get(unit)
            if limit is not None and limit != cap.limit:
                await cap.set_limit(float(limit))
            await cap.give_back(asked=True)

    def _caps_of(
        self, connection: Connection, opened: Opened, wanted: dict[str, Any], former: Sequence[Cap] = ()
    ) -> list[Cap]:
        """Return the caps of a run and of its project; of those there were before, the run's are changed in place."""
        known = {cap.unit: cap for cap in former if cap.scope == "run"}
        found: list[Cap] = []
        for unit in UNITS:
            if (limit := wanted.get(unit)) is None:
                continue
            cap = known.get(unit)
            if cap is None:
                cap = Cap("run", unit, float(limit), spent_by_run(connection, opened, unit))
                cap.late = bool(former) or opened.begun
            elif cap.late:
                # Calls that were under way when it was set are known once they are written.
                cap.spent = max(cap.spent, spent_by_run(connection, opened, unit))
            cap.currency = currency_of(wanted, unit)
            if cap.limit != limit:
                cap.limit = float(limit)
                cap.wake()
            found.append(cap)
        opened.begun = True
        limits = project_cap(connection, opened.project_id)
        return found + [self._shared(connection, opened, unit, limits[unit]) for unit in UNITS if unit in limits]

    def _shared(self, connection: Connection, opened: Opened, unit: str, limit: float) -> SharedCap:
        place = (opened.project_id, unit)
        if place not in self._caps:
            unknown = dearest_of_project(connection, opened.project_id, unit) or longest(opened.models, unit)
            self._caps[place] = SharedCap(self._workspace, opened.project_id, unit, float(limit), unknown)
        self._caps[place].currency = currency_of(stated_cap(connection, opened.project_id), unit)
        return self._caps[place]

    def _refusal(self, connection: Connection, opened: Opened, caps: list[Cap]) -> LorewrightError | None:
        """Return why caps that came while a run is under way cannot be kept, None where they can."""
        try:
            Budget(caps).check(opened.models, self._paid_in(connection, opened, caps))
        except LorewrightError as error:
            return error
        return None

    @staticmethod
    def _paid_in(connection: Connection, opened: Opened, caps: list[Cap]) -> set[str]:
        """Return the currencies of what counts against the caps in money."""
        scopes = {cap.scope for cap in caps if cap.unit == "cost"}
        found = currencies_of_project(connection, opened.project_id) if "project" in scopes else set()
        if "run" in scopes:
            found |= currencies_of_run(connection, opened)
        return found


def refuse_caps(connection: Connection, project_id: int, cap: dict[str, Any], models: Sequence[Model]) -> None:
    """Refuse a chain of jobs before it is begun, where one of its jobs would be refused because of a cap.

    Raises:
        LorewrightError: a cap of the run or of the project cannot be kept over all these models together.
    """
    project = stated_cap(connection, project_id)
    found = []
    for scope, stated in (("run", cap), ("project", project)):
        for unit in UNITS:
            if stated.get(unit) is not None:
                found.append(Cap(scope, unit, float(stated[unit])))
                found[-1].currency = currency_of(stated, unit)
    paid_in = currencies_of_project(connection, project_id) if "cost" in project else ()
    Budget(found).check([one for model in models for one in models_of(model)], paid_in)


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
