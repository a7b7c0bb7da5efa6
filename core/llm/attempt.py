"""One try of one call at one address: what is sent, what comes back, and when."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from core.llm.arriving import Unfit, body
from core.llm.bodies import Habits, build, encode
from core.llm.endpoint import Endpoint
from core.llm.failures import ModelError, failure, from_exception, from_status
from core.llm.messages import Model, Reply, Request
from core.llm.pacing import Entry
from core.llm.repeating import Listening
from core.llm.replies import error_within, joined, read, whole
from core.llm.streaming import Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import httpx2

T = TypeVar("T")
_PATH = "/chat/completions"


@dataclass(slots=True)
class Attempt:
    """A try and what came of it: a reply, an error, or neither when it was cancelled.

    `pieces` are those of a streamed reply so far, for the case that it goes no further; `format` is the response
    format that was sent, {} for none.
    """

    request: Request
    endpoint: Endpoint
    address: str
    entry: Entry
    habits: Habits
    learnt: Callable[[Request, Habits], Awaitable[None]]
    started: float = field(default_factory=time.perf_counter)
    first: float | None = None
    reply: Reply | None = None
    error: ModelError | None = None
    pieces: list[Piece] = field(default_factory=list)
    format: dict[str, Any] = field(default_factory=dict)

    @property
    def latency_ms(self) -> int:
        """Milliseconds since it began; of a reply, those it took."""
        return self.reply.latency_ms if self.reply else round((time.perf_counter() - self.started) * 1000)

    @property
    def first_ms(self) -> int | None:
        """Milliseconds to the first piece of a stream, None where nothing was streamed."""
        return None if self.first is None else round((self.first - self.started) * 1000)

    async def once(self) -> Reply:
        """Return the reply of this one try. Raises ModelError."""
        total = self.request.model.timeouts.total
        if total is None:
            return await self._whole()
        try:
            async with asyncio.timeout(total):
                return await self._whole()
        except TimeoutError as error:
            raise failure("timeout", self.request.model, seconds=round(total)) from error

    async def parts(self) -> AsyncGenerator[Piece, None]:
        """Yield the pieces of a streamed reply as they come. Raises ModelError, also in the middle."""
        model, key = self.request.model, self.endpoint.key
        async with self._read(await self._in_time(self._sent(stream=True))) as response:
            if "event-stream" not in response.headers.get("content-type", ""):
                came = await self._in_time(body(response))
                yield self._came(whole(read(came, model, self.started, key)))
                return
            async with aclosing(self._timed(pieces(response))) as timed:
                async for piece in timed:
                    if piece.error:
                        raise error_within(piece.error, str(piece.error), model, key)
                    yield self._came(piece)

    def joined(self) -> Reply:
        """Return the reply that the pieces so far make."""
        return joined(self.pieces, self.request.model, self.started)

    async def _whole(self) -> Reply:
        if self.request.stream:
            listening, ended = Listening.to(self.request), ""
            async with aclosing(self.parts()) as parts:
                async for piece in parts:
                    if ended := listening.hears(piece):
                        break
            return replace(self.joined(), finish=ended) if ended else self.joined()
        async with self._read(await self._sent(stream=False)) as response:
            return read(await body(response), self.request.model, self.started, self.endpoint.key)

    @asynccontextmanager
    async def _read(self, response: httpx2.Response) -> AsyncGenerator[httpx2.Response, None]:
        """Close an answer in the end; what goes wrong in reading it is raised as ModelError."""
        import aiohttp
        import httpx2

        model, key = self.request.model, self.endpoint.key
        try:
            yield response
        except (httpx2.HTTPError, aiohttp.ClientError) as error:
            raise from_exception(error, model, key) from error
        except Unfit as error:
            raise failure(error.kind, model, status=200, reply=str(error), key=key) from error
        finally:
            await response.aclose()
            # A connection that is closed leaves the pool with the next turn of the loop: no call may take it before.
            await asyncio.sleep(0)

    def _came(self, piece: Piece) -> Piece:
        if self.first is None and (piece.text or piece.reasoning):
            self.first = time.perf_counter()
        self.pieces.append(piece)
        return piece

    async def _timed(self, stream: AsyncGenerator[Piece, None]) -> AsyncGenerator[Piece, None]:
        async with aclosing(stream):
            while True:
                try:
                    piece = await self._in_time(anext(stream))
                except StopAsyncIteration:
                    return
                yield piece

    async def _in_time(self, coming: Awaitable[T]) -> T:
        """Wait for the next thing of a stream, no longer than the time-outs that the connection does not know."""
        allowed = self._allowed()
        if allowed is None:
            return await coming
        try:
            async with asyncio.timeout(allowed):
                return await coming
        except TimeoutError as error:
            timeouts, model = self.request.model.timeouts, self.request.model
            spent = time.perf_counter() - self.started
            seconds = timeouts.first if self.first is None and timeouts.first else model.read_seconds
            if timeouts.total is not None and spent >= timeouts.total:
                seconds = timeouts.total
            raise failure("timeout", model, seconds=round(seconds)) from error

    def _allowed(self) -> float | None:
        """Return the seconds for which the next thing may be waited for: the first piece, another one, the whole."""
        timeouts, model = self.request.model.timeouts, self.request.model
        spent = time.perf_counter() - self.started
        bounds = []
        if timeouts.first is not None:
            bounds.append(timeouts.first - spent if self.first is None else model.read_seconds)
        if timeouts.total is not None:
            bounds.append(timeouts.total - spent)
        return max(0.0, min(bounds)) if bounds else None

    def _options(self, *, stream: bool) -> Any:
        """Return the SDK's options; the connection must bear the silence before a stream that is allowed."""
        model = self.request.model
        options = self.endpoint.options(model)
        first = model.timeouts.first
        if not stream or first is None or first <= model.read_seconds:
            return options
        patient = model.timeouts.model_copy(update={"read": first})
        return self.endpoint.options(model.model_copy(update={"timeouts": patient}))

    async def _sent(self, *, stream: bool) -> httpx2.Response:
        """Return a successful answer, its body yet to be read.

        It is sent again at once only where the server names a parameter it does not take.
        """
        import aiohttp
        import httpx2
        from openai import APIConnectionError, APIStatusError

        request, endpoint, habits = self.request, self.endpoint, self.habits
        model: Model = request.model
        options = self._options(stream=stream)
        refused: list[dict[str, Any]] = []
        while True:
            sent = build(request, habits)
            try:
                response = await endpoint.sdk.post(
                    _PATH, cast_to=httpx2.Response, content=encode(sent), options=options, stream=True
                )
            except APIStatusError as error:
                answer = error.response
            except (APIConnectionError, aiohttp.ClientError) as error:
                raise from_exception(error, model, endpoint.key) from error
            else:
                endpoint.pace.told(self.entry, response.headers)
                self.format = sent.get("response_format") or {}
                return response
            endpoint.pace.told(self.entry, answer.headers)
            refused.append(sent)
            # A lesson that leads back to what was refused already (the user's own field comes last) would never end.
            learnt = answer.status_code in (400, 422) and habits.learn(sent, answer.text)
            if not learnt or build(request, habits) in refused:
                raise from_status(answer.status_code, answer.text, answer.headers, model, endpoint.key)
            await self.learnt(request, habits)
