"""Calls of models: paced, tried again where that helps, over all addresses of a model, and cancellable."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from functools import partial
from types import TracebackType
from typing import Any

from core.llm.attempt import Attempt
from core.llm.bodies import Habits
from core.llm.credentials import fetch
from core.llm.endpoint import Endpoint, open_endpoint
from core.llm.failures import ModelError
from core.llm.gateway.habits import HabitsStore, Lessons
from core.llm.gateway.health import FIRST_REST, Health
from core.llm.gateway.recording import taken
from core.llm.gguf.calling import served
from core.llm.gguf.children import ModelFiles
from core.llm.messages import Model, Reply, Request, spelled
from core.llm.outcomes import Outcomes
from core.llm.pacing import Drained
from core.llm.patience import Failures, Patience
from core.llm.providers import key_variables
from core.llm.streaming import Piece
from core.llm.watching import Watch, let_in, rested
from core.secrets import Secrets

# A service of this machine that is not running will not start by itself; a time-out has already cost minutes.
_FEWER = {"asleep": 2, "timeout": 3}


class Client:
    """Calls models of any number of endpoints; use it as an asynchronous context manager, one for all runs.

    Cancelling the task that awaits a call closes its connection, so that the server stops working on it.
    """

    def __init__(
        self, secrets: Secrets | None = None, patience: Patience | None = None, habits: HabitsStore | None = None
    ) -> None:
        self.patience = patience or Patience()
        self.rest = FIRST_REST
        self.secrets = secrets or Secrets(key_variables())
        self._endpoints: dict[tuple[str, str, str, int], Endpoint] = {}
        self._health: dict[tuple[str, str], Health] = {}
        self._standing: dict[tuple[str, str, str], Health] = {}
        self._lessons = Lessons(habits)
        self._opening = asyncio.Lock()
        self.files = ModelFiles()

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for endpoint in self._endpoints.values():
            await endpoint.close()
        self._endpoints.clear()
        await self.files.close()

    async def complete(self, request: Request, watch: Watch | None = None, patience: Patience | None = None) -> Reply:
        """Return the reply to one request, after as many tries as the failure is worth.

        Raises:
            ModelError: the provider refused the call or did not answer; the sentence says what to do.
            BudgetReached: `watch` does not let it begin.
        """
        patience = patience or self.patience
        failures, moves = Failures(), 0
        while True:
            address = await self._address(request.model)
            try:
                result = await self._served(address, request, watch)
            except Drained:
                continue
            if isinstance(result, Reply):
                return result
            # What another address can still do counts for nothing against the call.
            if moves < 2 * len(request.model.endpoints) and self._elsewhere(request.model, address, result):
                moves += 1
                continue
            pace = None if request.model.gguf else (await self.endpoint(request.model, address)).pace
            outcomes = pace.outcomes if pace else Outcomes()
            failures.note(result, outcomes)
            if failures.hopeless(result, patience, fewer={} if request.model.endpoints else _FEWER):
                raise result
            # A wait that was named is mostly kept by the pace, for all calls.
            named = max(0.0, result.wait - (pace.closed_for if pace else 0.0)) if result.wait else None
            pause = patience.pause(failures.row) if named is None else named
            # Who was told to come back later keeps the place meanwhile: a server with a limit is to see less, not more.
            await rested(pause, watch if outcomes.mostly_answered and not result.overload else None)

    async def stream(self, request: Request, watch: Watch | None = None) -> AsyncGenerator[Piece, None]:
        """Yield the pieces of a reply as they come; one try, since a person is watching.

        Raises:
            ModelError: as `complete`; also in the middle, when the connection breaks.
        """
        if request.model.gguf is not None:
            async with served(self.files, request, watch) as sent, aclosing(self.stream(sent, watch)) as found:
                async for piece in found:
                    yield piece
            return
        address = await self._address(request.model)
        attempt, ticket = await self._begin(address, replace(request, stream=True), watch)
        try:
            async with aclosing(attempt.parts()) as parts:
                async for piece in parts:
                    yield piece
            attempt.reply = attempt.joined()
        except ModelError as error:
            attempt.error = error
            self._elsewhere(request.model, address, error)
            raise
        finally:
            self._end(attempt, ticket, watch)

    async def endpoint(self, model: Model, address: str = "") -> Endpoint:
        """Return the open endpoint of a model: its connections and its pace, shared by all its calls."""
        address = address or model.base_url
        # A key that was put right, or another proxy, makes another endpoint; calls under way end at the old one.
        place = (model.provider, address, model.proxy, self.secrets.version)
        endpoint = self._endpoints.get(place)
        if endpoint is None:
            async with self._opening:
                endpoint = self._endpoints.get(place)
                if endpoint is None:
                    # The keyring answers over a bus and may take its time.
                    credentials = await asyncio.to_thread(fetch, self.secrets, model)
                    there = model if address == model.base_url else model.model_copy(update={"base_url": address})
                    endpoint = self._endpoints[place] = open_endpoint(there, credentials, locked=self.secrets.locked)
        pace = endpoint.pace
        if model.parallel != pace.ceiling:
            pace.allow(model.parallel)
        pace.rates.limit(model.requests_per_minute, model.tokens_per_minute, idle=pace.idle)
        return endpoint

    def habits(self, model: Model) -> Habits:
        """Return what has been learnt about what this model takes."""
        return self._lessons.habits(model)

    def reorder(self) -> None:
        """Let calls that wait take their turn anew: the priority of a run is another one."""
        for endpoint in self._endpoints.values():
            endpoint.pace.reorder()

    def standing(self, model: Model) -> Health:
        """Return whether a model can be called at present, as all runs have found."""
        place = (model.provider, model.base_url, model.name)
        return self._standing.setdefault(place, Health(self.rest))

    def relearn(self) -> None:
        """Read anew what models take: the user may have had it forgotten."""
        self._lessons.relearn()

    async def _address(self, model: Model) -> str:
        """Return the address with the most room of those that answer; one that may answer again comes first."""
        if not model.endpoints:
            return model.base_url
        places = [(model.provider, address) for address in (model.base_url, *model.endpoints)]
        states = {place: self._health.setdefault(place, Health(self.rest)) for place in places}
        usable = [place for place in places if states[place].available()]
        if not usable:
            return min(places, key=lambda place: states[place].due)[1]
        for place in usable:
            if not states[place].well:
                states[place].enter()
                return place[1]
        rooms = [((await self.endpoint(model, address)).pace.room, address) for _provider, address in usable]
        return max(rooms, key=lambda room: room[0])[1]

    def _elsewhere(self, model: Model, address: str, error: ModelError) -> bool:
        """Note a failure at one of several addresses; return whether the call can go on at another at once."""
        if not model.endpoints:
            return False
        if self._health[model.provider, address].failed(error.kind):
            # Whoever waits for a place there would wait in vain.
            for place, endpoint in self._endpoints.items():
                if place[:2] == (model.provider, address):
                    endpoint.pace.drain()
        others = (self._health[model.provider, other] for other in (model.base_url, *model.endpoints))
        return any(health.well for health in others) and not self._health[model.provider, address].well

    async def _served(self, address: str, request: Request, watch: Watch | None) -> Reply | ModelError:
        """Try a call; where a model file answers it, that is started first and kept up meanwhile."""
        if request.model.gguf is None:
            return await self._try(address, request, watch)
        async with served(self.files, request, watch) as sent:
            return await self._try(sent.model.base_url, sent, watch)

    async def _try(self, address: str, request: Request, watch: Watch | None) -> Reply | ModelError:
        followed = request.most is not None and request.schema is not None
        # Only a reply that comes bit by bit has a first token to wait for.
        if followed or request.model.timeouts.first is not None:
            request = replace(request, stream=True)
        attempt, ticket = await self._begin(address, request, watch)
        try:
            reply = await attempt.once()
        except ModelError as error:
            attempt.error = error
            return error
        else:
            attempt.reply = reply
            sent = attempt.request
            if self._lessons.heeding(sent.model).learns(sent, attempt.format, reply, attempt.habits):
                await self._lessons.keep(sent, attempt.habits)
            return reply
        finally:
            self._end(attempt, ticket, watch)

    async def _begin(self, address: str, request: Request, watch: Watch | None) -> tuple[Attempt, Any]:
        """Wait until a try may go out: for the budget, then for a place at the endpoint."""
        model, habits = request.model, self.habits(request.model)
        if habits.spelled:
            request = spelled(request)
        try:
            sent, endpoint, entry, ticket = await let_in(request, partial(self.endpoint, model, address), watch)
        except BaseException:
            if model.endpoints:
                self._health[model.provider, address].abandoned()
            raise
        return Attempt(sent, endpoint, address, entry, habits, self._lessons.keep), ticket

    def _end(self, attempt: Attempt, ticket: Any, watch: Watch | None) -> None:
        """Give the place back and take note of how the try ended."""
        pace, error, reply, model = attempt.endpoint.pace, attempt.error, attempt.reply, attempt.request.model
        if reply is not None:
            pace.succeeded(attempt.entry)
        elif error is not None and (error.overload or error.wait):
            pace.refused(attempt.entry, min(error.wait or 0, self.patience.longest))
        elif error is not None and error.retryable:
            pace.outcomes.fault()
        if model.endpoints and error is None:
            health = self._health[model.provider, attempt.address]
            (health.abandoned if reply is None else health.succeeded)()
        pace.leave(attempt.entry, taken(attempt) if pace.rates.counting else None)
        if watch is not None:
            watch.after(ticket, attempt)
