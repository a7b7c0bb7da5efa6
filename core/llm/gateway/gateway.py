"""The gate of one run: what it may spend, which reply is kept already, which model answers, and what is recorded."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from core.llm import calls
from core.llm.calls import CallRecord
from core.llm.failures import ModelError
from core.llm.gateway import recording
from core.llm.gateway.beside import Asked, Beside
from core.llm.gateway.budget import Budget, Ticket
from core.llm.gateway.estimating import likely
from core.llm.gateway.health import Health, hurried
from core.llm.gateway.lasting import Halted, Refusals
from core.llm.gateway.length import Lengths
from core.llm.gateway.naming import Naming
from core.llm.messages import Reply, Request
from core.llm.streaming import Piece

if TYPE_CHECKING:
    from core.llm.attempt import Attempt
    from core.llm.client import Client
    from core.llm.gateway.cache import ReplyCache
    from core.llm.gateway.journal import Journal, Noted


class Gateway:
    """Calls models for one run, through the client that all runs share.

    Args:
        client: connections and paces of all endpoints.
        cache: the kept replies, for models that are to use them.
        budget: what the run may spend.
        log: whether the records carry what was sent and what came back.
        priority: of several runs, the one with the higher number gets a free place first.
        journal: where each reply to an item of a job is written down at once.
        told: is given every record; without it they go to whoever collects them (`core.llm.calls.collecting`).

    Attributes:
        strays: records that nobody collected.
        loading: is given the name of a model file while it is being loaded, then "".
        resting: is told when a call begins to wait before another try while others are answered (1), and that it goes
            on (-1).
        halted: set once no call can come to anything any more; those that wait for their turn then raise it.
    """

    def __init__(
        self,
        client: Client,
        *,
        cache: ReplyCache | None = None,
        budget: Budget | None = None,
        log: bool = False,
        priority: int = 0,
        journal: Journal | None = None,
        told: Callable[[CallRecord], None] | None = None,
    ) -> None:
        self.client = client
        self.journal = journal
        self.budget = budget or Budget()
        self.priority = priority
        self.strays: list[CallRecord] = []
        self.loading: Callable[[str], None] | None = None
        self.resting: Callable[[int], None] | None = None
        self.halted: Halted | None = None
        self._cache = cache
        self._log = log
        self._told = told
        self._refusals = Refusals()
        self._naming = Naming(client.secrets)
        self._lengths = Lengths()

    async def complete(self, request: Request) -> Reply:
        """Return the reply to one request: one that is there already, or that of the first model which answers.

        Raises:
            ModelError: no model answered; the error is that of the first.
            BudgetReached: the call could pass a cap.
        """
        cache, journal, item = self._cache, self.journal, calls.item()
        caching = cache is not None and not request.stream and (cache.always or request.model.cache)
        if not caching and (journal is None or not item):
            return await self._answered(request, None)
        key = await self._naming.key(request)
        if journal is not None and item and (noted := journal.find(item, key)) is not None:
            # Paid for before the process was killed.
            return self._again(request, noted)
        name = ""
        if cache is not None and caching:
            name, kept = cache.find(key, same=request.model.temperature == 0)
            if kept is not None:
                self.tell(recording.cached(request, kept, name, self._log))
                return kept
        return await self._answered(request, Asked(key, item, name))

    def _again(self, request: Request, noted: Noted) -> Reply:
        """Give out a reply of an earlier run; its call is told of unless it stands in the usage table."""
        if noted.counted:
            self.tell(recording.cached(request, noted.reply, "", self._log))
        else:
            self.tell(recording.with_texts(noted.record, request, noted.reply) if self._log else noted.record)
        return noted.reply

    async def stream(self, request: Request) -> AsyncGenerator[Piece, None]:
        """Yield the pieces of a reply as they come, from the first model in line that begins to answer.

        Raises:
            ModelError, BudgetReached: as `complete`; the former also in the middle, when the connection breaks.
        """
        problem: ModelError | None = None
        for asked, health in self._line(request):
            begun = False
            health.enter()
            try:
                self._lengths.check(asked)
                async with aclosing(self.client.stream(asked, Beside(self, None))) as pieces:
                    async for piece in pieces:
                        begun = True
                        yield piece
                health.succeeded()
                return
            except ModelError as error:
                health.given_up(error.kind, error.wait)
                problem = problem or error
                if begun:
                    break
            finally:
                health.abandoned()
        if problem is not None:
            raise problem

    async def _answered(self, request: Request, about: Asked | None) -> Reply:
        if not request.model.fallbacks:
            self._lengths.check(request)
            return await self.client.complete(request, Beside(self, about))
        line = self._line(request)
        problem: ModelError | None = None
        for place, (asked, health) in enumerate(line, start=1):
            # Only what the model itself said is kept under its name.
            watch = Beside(self, about if asked is request or about is None else about._replace(kept=""))
            patience = None if place == len(line) else hurried(self.client.patience)
            health.enter()
            try:
                self._lengths.check(asked)
                reply = await self.client.complete(asked, watch, patience)
            except ModelError as error:
                health.given_up(error.kind, error.wait)
                self._refusals.note(asked.model, error)
                problem = problem or error
            else:
                health.succeeded()
                self._refusals.note(asked.model, None)
                return reply
            finally:
                health.abandoned()
        raise self._refusals.told(request.model, problem) or RuntimeError("a line without a model")

    def _line(self, request: Request) -> list[tuple[Request, Health]]:
        """Return the models to try, in order: those not found dead of late whose context holds the text; else all."""
        models = recording.models_of(request.model)
        line = [
            (request if model is request.model else replace(request, model=model), self.client.standing(model))
            for model in models
        ]
        if len(line) == 1:
            return line
        length = likely(request)
        usable = [
            (asked, health)
            for asked, health in line
            if health.available() and not (asked.model.context and length > asked.model.context)
        ]
        return usable or line

    def prioritise(self, priority: int) -> None:
        """Let the calls of this run, those that wait too, go before or after those of others from now on."""
        self.priority = priority
        self.client.reorder()

    def tell(self, record: CallRecord) -> None:
        """Hand a record to whoever keeps it."""
        if self._told is not None:
            self._told(record)
        elif not calls.collect(record):
            self.strays.append(record)

    def ended(self, ticket: Ticket | None, attempt: Attempt, about: Asked | None) -> None:
        """Count and record a try that ended."""
        usage, estimated = recording.used(attempt)
        reply = attempt.reply
        keep = None
        if reply is not None:
            self._lengths.learn(attempt.request, reply.usage)
        if about is not None and about.kept and reply is not None and self._cache is not None:
            keep = self._cache.keep(about.kept, reply)
        record = recording.record(attempt, usage, estimated, self._log, keep)
        if about is not None and about.item and reply is not None and self.journal is not None:
            self.journal.note(about.item, about.key, reply, record)
        if ticket is not None:
            # An estimate may be too low, and a cap must not be passed: then what was set aside counts as used.
            record.charged = self.budget.settle(ticket, usage, record.cost, sure=not estimated)
        self.tell(record)
