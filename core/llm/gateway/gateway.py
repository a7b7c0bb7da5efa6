"""The gate of one run: what it may spend, which reply is kept already, which model answers, and what is recorded."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from core.llm.calls import CallRecord, collect
from core.llm.failures import ModelError
from core.llm.gateway import recording
from core.llm.gateway.budget import Budget, Ticket
from core.llm.gateway.estimating import likely
from core.llm.gateway.health import Health
from core.llm.messages import Reply, Request, Usage
from core.llm.streaming import Piece

if TYPE_CHECKING:
    from core.llm.attempt import Attempt
    from core.llm.client import Client
    from core.llm.gateway.cache import ReplyCache
    from core.llm.pacing import Patience

# How long a model is tried before the next in line is: somebody else is ready to answer.
_ATTEMPTS, _REFUSALS, _LONGEST = 3, 6, 20.0


class Gateway:
    """Calls models for one run, through the client that all runs share.

    Args:
        client: connections and paces of all endpoints.
        cache: the kept replies, for models that are to use them.
        budget: what the run may spend.
        log: whether the records carry what was sent and what came back.
        priority: of several runs, the one with the higher number gets a free place first.
        told: is given every record; without it they go to whoever collects them (`core.llm.calls.collecting`).

    Attributes:
        strays: records that nobody collected.
        loading: is given the name of a model file while it is being loaded, then "".
    """

    def __init__(
        self,
        client: Client,
        *,
        cache: ReplyCache | None = None,
        budget: Budget | None = None,
        log: bool = False,
        priority: int = 0,
        told: Callable[[CallRecord], None] | None = None,
    ) -> None:
        self.client = client
        self.budget = budget or Budget()
        self.priority = priority
        self.strays: list[CallRecord] = []
        self.loading: Callable[[str], None] | None = None
        self._cache = cache
        self._log = log
        self._told = told

    async def complete(self, request: Request) -> Reply:
        """Return the reply to one request: a kept one, or that of the first model in line which answers.

        Raises:
            ModelError: no model answered; the error is that of the first.
            BudgetReached: the call could pass a cap.
        """
        cache = self._cache
        if cache is None or request.stream or not (cache.always or request.model.cache):
            return await self._answered(request, None)
        key = cache.key(request)
        kept = cache.find(key)
        if kept is None:
            return await self._answered(request, key)
        self.tell(recording.cached(request, kept, key, self._log))
        return kept

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
                async with aclosing(self.client.stream(asked, _Watch(self, None))) as pieces:
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

    async def _answered(self, request: Request, key: str | None) -> Reply:
        if not request.model.fallbacks:
            return await self.client.complete(request, _Watch(self, key))
        line = self._line(request)
        problem: ModelError | None = None
        for place, (asked, health) in enumerate(line, start=1):
            # Only what the model itself said is kept under its name.
            watch = _Watch(self, key if asked is request else None)
            patience = None if place == len(line) else _short(self.client.patience)
            health.enter()
            try:
                reply = await self.client.complete(asked, watch, patience)
            except ModelError as error:
                health.given_up(error.kind, error.wait)
                problem = problem or error
            else:
                health.succeeded()
                return reply
            finally:
                health.abandoned()
        raise problem or RuntimeError("a line without a model")

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
        elif not collect(record):
            self.strays.append(record)

    def ended(self, ticket: Ticket | None, attempt: Attempt, key: str | None) -> None:
        """Count and record a try that ended."""
        usage, estimated = recording.used(attempt)
        reply = attempt.reply
        keep = self._cache.keep(key, reply) if key and reply is not None and self._cache is not None else None
        record = recording.record(attempt, usage, estimated, self._log, keep)
        if ticket is not None:
            # An estimate may be too low, and a cap must not be passed: then what was set aside counts as used.
            counted, paid = (Usage(), None) if estimated else (usage, record.cost)
            self.budget.settle(ticket, counted, paid)
        self.tell(record)


class _Watch:
    """Stands beside the tries of one call."""

    __slots__ = ("_gateway", "_key")

    def __init__(self, gateway: Gateway, key: str | None) -> None:
        self._gateway = gateway
        self._key = key

    def rank(self) -> int:
        """Return the priority of the run, as it is now."""
        return self._gateway.priority

    def loading(self, name: str) -> None:
        """Say that a model file is being loaded."""
        if self._gateway.loading is not None:
            self._gateway.loading(name)

    async def before(self, request: Request) -> tuple[Request, Ticket | None]:
        """Set aside what the try may use at most. Raises BudgetReached."""
        budget = self._gateway.budget
        if not budget.caps:
            return request, None
        request = budget.bounded(request)
        return request, await budget.reserve(request)

    def holds(self, ticket: Ticket | None) -> bool:
        """Say whether what was set aside is still enough."""
        return ticket is None or self._gateway.budget.holds(ticket)

    def after(self, ticket: Ticket | None, attempt: Attempt | None) -> None:
        """Count and record what became of it."""
        if attempt is not None:
            self._gateway.ended(ticket, attempt, self._key)
        elif ticket is not None:
            self._gateway.budget.settle(ticket, None, None)


def _short(patience: Patience) -> Patience:
    """Return how long a model is tried while another stands ready."""
    return replace(
        patience,
        attempts=min(_ATTEMPTS, patience.attempts),
        refusals=min(_REFUSALS, patience.refusals),
        longest=min(_LONGEST, patience.longest),
    )
