"""Bodies and events as they come over the wire: bounded in size, and parted where the standard parts them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import httpx2

#: bytes, unpacked, of the longest reply that is taken in; an answer of 100,000 tokens has less than one megabyte
MOST = 32 * 1024 * 1024
#: the same of a refusal, and the seconds in which it must have come: its beginning says why
MOST_OF_REFUSAL = 64 * 1024
REFUSAL_SECONDS = 20.0
_PACKING = ("content-encoding", "content-length", "transfer-encoding")
_MARK = b"\xef\xbb\xbf"
_END = "[DONE]"


class Arriving(Protocol):
    """An open answer."""

    def aiter_bytes(self) -> AsyncIterator[bytes]:
        """Yield the body, unpacked, as it comes."""


class Unfit(ValueError):
    """What came is no answer; `kind` names the failure (`core.llm.failures`)."""

    kind = "garbled"


class Unfinished(Unfit):
    """The answer stopped in the middle."""

    kind = "cut"


class Withheld(Unfit):
    """The model, or a filter behind it, declined to answer."""

    kind = "withheld"


async def parts(response: Arriving) -> AsyncGenerator[bytes, None]:
    """Yield a body as it comes. Raises Unfit: it is longer than any answer can be."""
    size = 0
    async for part in response.aiter_bytes():
        size += len(part)
        if size > MOST:
            raise Unfit(f"more than {MOST:,} bytes")
        yield part


async def body(response: Arriving) -> bytes:
    """Return the whole of a body. Raises Unfit: it is longer than any answer can be."""
    return b"".join([part async for part in parts(response)])


async def raise_refusal(response: httpx2.Response) -> None:
    """Raise a refusal with the beginning of its body, for an HTTP client to call with every answer; let others pass.

    What breaks in the middle of a body does not hide the status.

    Raises:
        APIStatusError: the answer is no success.
    """
    import aiohttp
    import httpx2
    from openai import APIStatusError

    if response.is_success:
        return
    came = bytearray()
    try:
        async with asyncio.timeout(REFUSAL_SECONDS), aclosing(response.aiter_bytes()) as arriving:
            async for part in arriving:
                came += part
                if len(came) >= MOST_OF_REFUSAL:
                    break
    except (TimeoutError, httpx2.HTTPError, aiohttp.ClientError):
        came += b" [...]"
    finally:
        await response.aclose()
    headers = [(name, value) for name, value in response.headers.multi_items() if name.lower() not in _PACKING]
    begun = httpx2.Response(
        response.status_code, headers=headers, content=bytes(came[:MOST_OF_REFUSAL]), request=response.request
    )
    raise APIStatusError(f"status {response.status_code}", response=begun, body=None)


async def lines(response: Arriving) -> AsyncGenerator[str, None]:
    """Yield the lines of a stream of events; they end with LF, CR or both, and with nothing else that Unicode knows."""
    held: list[bytes] = []
    first = True
    async for part in parts(response):
        if held and held[-1].endswith(b"\r"):
            part = held.pop() + part
        if b"\n" not in part and b"\r" not in part[:-1]:
            held.append(part)
            continue
        # The LF of a CR at the end may be yet to come.
        text, end = (part[:-1], b"\r") if part.endswith(b"\r") else (part, b"")
        *whole, rest = (b"".join(held) + text).replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        held = [rest + end]
        for line in whole:
            yield (line.removeprefix(_MARK) if first else line).decode("utf-8", "replace")
            first = False
    for line in b"".join(held).removeprefix(_MARK if first else b"").split(b"\r"):
        yield line.decode("utf-8", "replace")


async def events(response: Arriving) -> AsyncGenerator[Any, None]:
    """Yield the data of a stream of events (WHATWG), as JSON, up to its end; comments and keep-alives are passed over.

    Data may be spread over several lines; some services leave the blank line between two events out.

    Raises:
        Unfit: something is no JSON.
        Unfinished: the stream stopped before "[DONE]"; whether that matters is for the caller to say.
    """
    import orjson

    held: list[str] = []
    seen = False
    async for line in lines(response):
        if not line.startswith("data:"):
            if held and not line:
                raise Unfit("\n".join(held))
            continue
        data = line[5:].strip()
        if data == _END and not held:
            return
        seen = True
        try:
            found = orjson.loads("\n".join([*held, data]) if held else data)
        except ValueError:
            held.append(data)
            continue
        held = []
        yield found
    if held or seen:
        raise Unfinished("\n".join(held) or "the stream stopped in the middle")
    raise Unfit("nothing came")
