"""Talking to a MinerU service over HTTP: tried again when it is busy, cancelled at once, tokens kept out of words."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.llm.gateway.rates import retry_after

if TYPE_CHECKING:
    import aiohttp

T = TypeVar("T")

#: seconds before the first new try, doubled with each
PAUSE = 1.0
_TRIES = 4
_LONGEST = 60.0
_CONNECT = 15.0
_SILENT = 120.0
_BUSY = (408, 425, 429, 500, 502, 503, 504)
_BLOCK = 1 << 18
_ANSWER = 64 << 20
#: bytes of a result that is still believable
LARGEST = 2 << 30
_EXCERPT = 300


class Refused(Exception):
    """The service answered, but not with success. `body` is what it said, without the token."""

    def __init__(self, status: int, body: str, wait: float | None = None) -> None:
        super().__init__(f"status {status}")
        self.status = status
        self.body = body
        self.wait = wait


@dataclass
class Service:
    """A service at `address`. `token` goes into a header of the calls to it, and nowhere else."""

    session: aiohttp.ClientSession
    address: str
    token: str = ""

    async def json(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        """Return the JSON of an answer. Raises Refused, or LorewrightError when the service cannot be reached."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}

        async def once() -> dict[str, Any]:
            async with self.session.request(method, self.address + path, json=body, headers=headers) as answer:
                text = (await answer.content.read(_ANSWER)).decode("utf-8", "replace")
                if answer.status >= 400:
                    raise Refused(answer.status, self.clean(text), retry_after(answer.headers))
                return _object(text, self.address)

        return await self.again(once)

    async def put(self, url: str, path: Path) -> None:
        """Upload a file to an address that the service gave out, without the token and without a content type."""

        async def once() -> None:
            with path.open("rb") as stream:
                # The address is signed for a request without a content type.
                async with self.session.put(url, data=stream, skip_auto_headers=["Content-Type"]) as answer:
                    if answer.status >= 300:
                        raise Refused(answer.status, "")

        await self.again(once)

    async def download(self, url: str, target: Path) -> None:
        """Write what lies at an address to a file, without the token. Raises LorewrightError when it is too large."""
        if urlsplit(url).scheme not in ("http", "https"):
            raise garbled(self.address)

        async def once() -> None:
            async with self.session.get(url) as answer:
                if answer.status >= 300:
                    raise Refused(answer.status, "")
                await saved(answer, target)

        await self.again(once)

    async def again(self, once: Callable[[], Awaitable[T]], tries: int = _TRIES, busy: tuple[int, ...] = _BUSY) -> T:
        """Return what `once` gives, tried again when the connection breaks or the status is one of `busy`."""
        import aiohttp

        pause = PAUSE
        for left in range(tries - 1, -1, -1):
            try:
                return await once()
            except Refused as error:
                if error.status not in busy or not left or (error.wait or 0) > _LONGEST:
                    raise
                pause = max(pause, error.wait or 0)
            except (aiohttp.ClientError, TimeoutError, ConnectionError) as error:
                if not left or isinstance(error, aiohttp.InvalidURL):
                    raise unreachable(self.address, error) from error
            await asyncio.sleep(pause)
            pause *= 2
        raise AssertionError  # the last try returns or raises

    def clean(self, text: str) -> str:
        """Return the beginning of what a service said, without the token."""
        return (text.replace(self.token, "•••") if self.token else text)[:_EXCERPT]


@asynccontextmanager
async def connected(address: str, token: str = "", silent: float | None = _SILENT) -> AsyncIterator[Service]:
    """Give a service to talk to; `silent` is the longest silence in seconds, None for as long as it takes."""
    import aiohttp

    from core.llm.messages import is_local

    limits = aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT, sock_read=silent)
    async with aiohttp.ClientSession(timeout=limits, trust_env=not is_local(address)) as session:
        yield Service(session, address, token)


async def saved(answer: aiohttp.ClientResponse, target: Path) -> None:
    """Write the body of an answer to a file, whole or not at all. Raises LorewrightError when it is too large."""
    partial = target.with_name(target.name + ".part")
    size = 0
    with partial.open("wb") as stream:
        async for block in answer.content.iter_chunked(_BLOCK):
            size += len(block)
            if size > LARGEST:
                raise garbled(str(answer.url.origin()))
            stream.write(block)
    partial.replace(target)


def _object(text: str, address: str) -> dict[str, Any]:
    import orjson

    try:
        found = orjson.loads(text)
    except ValueError as error:
        raise garbled(address) from error
    if not isinstance(found, dict):
        raise garbled(address)
    return found


def garbled(address: str) -> LorewrightError:
    """Return the error for an answer that no MinerU service would give."""
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "What answers at {address} does not speak like a MinerU service."),
        QT_TRANSLATE_NOOP("Errors", "Check the address in the settings of the method."),
        address=address,
    )


def unreachable(address: str, error: Exception) -> LorewrightError:
    """Return the error for a service that cannot be reached, or that broke off."""
    import aiohttp

    from core.llm.messages import is_local

    if isinstance(error, aiohttp.InvalidURL):
        return garbled(address)
    if isinstance(error, aiohttp.ClientConnectorError) and is_local(address):
        return LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "No MinerU answers at {address} on this computer."),
            QT_TRANSLATE_NOOP("Errors", "Start it (its command is “mineru-api”), or correct the address, then retry."),
            address=address,
        )
    if isinstance(error, aiohttp.ClientConnectorError):
        return LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "MinerU cannot be reached at {address}."),
            QT_TRANSLATE_NOOP("Errors", "Check the network and the address, then retry."),
            address=address,
        )
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "The connection to MinerU at {address} broke off several times."),
        QT_TRANSLATE_NOOP("Errors", "Check the network, then convert the file again."),
        address=address,
    )
