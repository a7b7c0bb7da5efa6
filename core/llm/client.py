"""The one way out to a model service: paced, retried, cancellable, and as thin as the SDK allows."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING

from core.llm.bodies import Habits, build, encode
from core.llm.endpoint import Endpoint, open_endpoint
from core.llm.failures import ModelError, failure, from_exception, from_status
from core.llm.messages import Model, Reply, Request
from core.llm.pacing import Patience
from core.llm.providers import key_variables
from core.llm.replies import assemble, error_within, read, whole
from core.llm.streaming import Piece, pieces
from core.secrets import Secrets

if TYPE_CHECKING:
    import httpx2

_PATH = "/chat/completions"
# A service of this machine that is not running will not start by itself; a time-out has already cost minutes.
_FEWER = {"asleep": 2, "timeout": 3}


class Client:
    """Calls models of any number of endpoints; use it as an asynchronous context manager, one per run.

    Cancelling the task that awaits a call closes its connection, so that the server stops working on it.
    """

    def __init__(self, secrets: Secrets | None = None, patience: Patience | None = None) -> None:
        self._secrets = secrets or Secrets(key_variables())
        self._patience = patience or Patience()
        self._endpoints: dict[tuple[str, str], Endpoint] = {}
        self._habits: dict[tuple[str, str], Habits] = {}
        self._opening = asyncio.Lock()

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for endpoint in self._endpoints.values():
            await endpoint.close()
        self._endpoints.clear()

    async def complete(self, request: Request) -> Reply:
        """Return the reply to one request, after as many tries as the failure is worth.

        Raises:
            ModelError: the provider refused the call or did not answer; the sentence says what to do.
        """
        endpoint = await self.endpoint(request.model)
        errors = refusals = 0
        while True:
            result = await self._try(endpoint, request)
            if isinstance(result, Reply):
                return result
            refusals += result.overload
            errors += not result.overload
            if self._hopeless(result, errors, refusals):
                raise result
            # A wait that the server named is kept by the pace, for all calls; here it is the call's own back-off.
            await asyncio.sleep(0 if result.wait else self._patience.pause(errors + refusals))

    async def _try(self, endpoint: Endpoint, request: Request) -> Reply | ModelError:
        entered = await endpoint.pace.enter()
        try:
            reply = await self._once(endpoint, request)
            endpoint.pace.succeeded()
            return reply
        except ModelError as error:
            if error.overload or error.wait:
                endpoint.pace.refused(entered, min(error.wait or 0, self._patience.longest))
            return error
        finally:
            endpoint.pace.leave()

    def _hopeless(self, error: ModelError, errors: int, refusals: int) -> bool:
        allowed = min(self._patience.attempts, _FEWER.get(error.kind, self._patience.attempts))
        spent = errors >= allowed or refusals >= self._patience.refusals
        return spent or not error.retryable or (error.wait or 0) > self._patience.longest

    async def stream(self, request: Request) -> AsyncGenerator[Piece, None]:
        """Yield the pieces of a reply as they come; one try, since a person is watching.

        Raises:
            ModelError: as `complete`; also in the middle, when the connection breaks.
        """
        endpoint = await self.endpoint(request.model)
        await endpoint.pace.enter()
        try:
            async with aclosing(self._pieces(endpoint, replace(request, stream=True))) as parts:
                async for piece in parts:
                    yield piece
        finally:
            endpoint.pace.leave()

    async def endpoint(self, model: Model) -> Endpoint:
        """Return the open endpoint of a model: its connections and its pace, shared by all its calls."""
        place = (model.provider, model.base_url)
        endpoint = self._endpoints.get(place)
        if endpoint is None:
            async with self._opening:
                endpoint = self._endpoints.get(place)
                if endpoint is None:
                    # The keyring answers over a bus and may take its time.
                    key = await asyncio.to_thread(self._secrets.get, model.provider)
                    endpoint = self._endpoints[place] = open_endpoint(model, key or "")
        endpoint.pace.widen(model.parallel)
        return endpoint

    def habits(self, model: Model) -> Habits:
        """Return what has been learnt about what this model takes."""
        place = (model.base_url, model.name)
        habits = self._habits.get(place)
        if habits is None:
            habits = self._habits[place] = Habits.of(model)
        return habits

    async def _once(self, endpoint: Endpoint, request: Request) -> Reply:
        started = time.perf_counter()
        if request.stream:
            async with aclosing(self._pieces(endpoint, request)) as parts:
                return await assemble(parts, request.model, started)
        response = await self._send(endpoint, request, stream=False)
        return read(response.content, request.model, started, endpoint.key)

    async def _send(self, endpoint: Endpoint, request: Request, *, stream: bool) -> httpx2.Response:
        """Return a successful answer; send again at once only where the server names a parameter it does not take."""
        import httpx2
        from openai import APIConnectionError, APIStatusError

        model, key = request.model, endpoint.key
        habits = self.habits(model)
        while True:
            body = build(request, habits)
            try:
                return await endpoint.sdk.post(
                    _PATH, cast_to=httpx2.Response, content=encode(body), options=endpoint.options(model), stream=stream
                )
            except APIStatusError as error:
                answer = error.response
            except APIConnectionError as error:
                raise from_exception(error, model, key) from error
            if answer.status_code not in (400, 422) or not habits.learn(body, answer.text):
                raise from_status(answer.status_code, answer.text, answer.headers, model, key)

    async def _pieces(self, endpoint: Endpoint, request: Request) -> AsyncGenerator[Piece, None]:
        import httpx2

        model, key = request.model, endpoint.key
        response = await self._send(endpoint, request, stream=True)
        try:
            if "event-stream" not in response.headers.get("content-type", ""):
                yield whole(read(await response.aread(), model, time.perf_counter(), key))
                return
            async for piece in pieces(response):
                if piece.error:
                    raise error_within(piece.error, str(piece.error), model, key)
                yield piece
        except httpx2.HTTPError as error:
            raise from_exception(error, model, key) from error
        except ValueError as error:
            raise failure("garbled", model, status=200, reply=str(error), key=key) from error
        finally:
            await response.aclose()
