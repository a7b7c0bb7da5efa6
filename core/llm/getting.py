"""One GET with the standard library, for the small questions the window asks before any model is called.

The client of the SDK would do as well, but takes as long to load as the rest of the window and stays in its memory.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from http.client import HTTPException
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from core.llm.messages import is_local

_NO_SECRETS = {"user-agent", "content-type", "accept"}
# A list of models is some hundred KiB at most.
LONGEST = 16 << 20


class Onward(HTTPRedirectHandler):
    """Follows a redirection, but takes no key along to another host."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        """Return the request to the new place."""
        following = super().redirect_request(req, fp, code, msg, headers, newurl)
        if following is not None and urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            for name in list(following.headers):
                if name.lower() not in _NO_SECRETS:
                    following.remove_header(name)
        return following


async def get(
    url: str, headers: Mapping[str, str], seconds: float, *, data: bytes | None = None, proxy: str = ""
) -> tuple[int, Any, Any]:
    """Return (status, JSON or text, headers) of one GET, or POST of `data`; waits for it off the event loop.

    Raises:
        OSError: nothing answers, or not in time (TimeoutError).
        ValueError: the address makes no sense.
    """
    async with asyncio.timeout(seconds):
        return await asyncio.to_thread(_get, url, headers, seconds, data, proxy)


def _get(
    url: str, headers: Mapping[str, str], seconds: float, data: bytes | None = None, proxy: str = ""
) -> tuple[int, Any, Any]:
    if urlsplit(url).scheme not in ("http", "https"):
        raise ValueError(url)
    # The proxy of the system is no way to a service on this machine, and a system that names one seldom says so.
    through = [ProxyHandler({"http": proxy, "https": proxy})] if proxy else [ProxyHandler({})] if is_local(url) else []
    opener = build_opener(Onward, *through)
    request = Request(url, data, {"User-Agent": "Lorewright", **headers})  # noqa: S310 - checked above
    try:
        with opener.open(request, timeout=seconds) as answer:
            return answer.status, _read(answer.read(LONGEST)), answer.headers
    except HTTPError as refusal:
        with refusal:
            return refusal.code, _read(refusal.read(LONGEST)), refusal.headers
    except URLError as error:
        raise (error.reason if isinstance(error.reason, OSError) else error) from error
    except HTTPException as error:
        raise ConnectionResetError(str(error)) from error


def _read(body: bytes) -> Any:
    import orjson

    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return body.decode("utf-8", "replace")
