"""One model service: its connections, its key and its pace."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from core.llm.arriving import raise_refusal
from core.llm.credentials import Credentials
from core.llm.keyless import refuse
from core.llm.messages import Model, Timeouts, is_local
from core.llm.pacing import Pace

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI

KEEP_ALIVE_SECONDS = 30.0
_HEADERS = {"Content-Type": "application/json"}
_OPEN_FILES = 8192
# The SDK tells every provider about the machine; that is nobody's business, and it costs a tenth of the request.
_UNSAID = (
    "OpenAI-Organization",
    "OpenAI-Project",
    "X-Stainless-Lang",
    "X-Stainless-Package-Version",
    "X-Stainless-OS",
    "X-Stainless-Arch",
    "X-Stainless-Runtime",
    "X-Stainless-Runtime-Version",
    "X-Stainless-Async",
)
_PER_CALL = ("X-Stainless-Retry-Count", "X-Stainless-Read-Timeout")


class Endpoint:
    """The SDK client of one base address together with the pace of all calls to it.

    Attributes:
        sdk: the OpenAI SDK on aiohttp; its own retries are off, because they know nothing of the other calls.
        pace: the gate that every call passes.
        key: all secrets of this endpoint, one a line, kept only to remove them from error texts.
    """

    def __init__(self, sdk: AsyncOpenAI, pace: Pace, credentials: Credentials) -> None:
        self.sdk = sdk
        self.pace = pace
        self.key = "\n".join(credentials.all)
        self._credentials = credentials
        self._options: dict[tuple[float, float, tuple[tuple[str, str], ...]], Any] = {}

    def __repr__(self) -> str:
        return f"Endpoint({str(self.sdk.base_url)!r})"

    def options(self, model: Model) -> Any:
        """Return the SDK's request options for a model: its time-outs and headers."""
        place = (model.timeouts.connect, model.read_seconds, tuple(model.headers.items()))
        options = self._options.get(place)
        if options is None:
            from openai import Omit

            headers: dict[str, Any] = {**dict.fromkeys(_PER_CALL, Omit()), **_HEADERS}
            headers.update({**model.headers, **self._credentials.headers})
            if not self._credentials.key and "authorization" not in {name.lower() for name in headers}:
                headers["Authorization"] = Omit()
            options = self._options[place] = {"timeout": _timeout(model.timeouts, model), "headers": headers}
        return options

    async def close(self) -> None:
        """Close all connections."""
        self.pace.close()
        await self.sdk.close()


def open_endpoint(model: Model, credentials: Credentials, *, locked: bool = False) -> Endpoint:
    """Open the endpoint of a model. Connections are made on demand and not bounded: the pace bounds the calls.

    `locked`: the keyring was, when it was asked for the credentials.

    Raises:
        ModelError: the provider wants a key, and there is none.
    """
    refuse(model, credentials, locked=locked)
    import httpx2
    from openai import AsyncOpenAI, DefaultAioHttpClient, Omit

    _allow_many_sockets()
    headers: dict[str, Any] = {**dict.fromkeys(_UNSAID, Omit()), "User-Agent": "Lorewright"}
    limits = httpx2.Limits(max_connections=0, max_keepalive_connections=0, keepalive_expiry=KEEP_ALIVE_SECONDS)
    # The proxy of the system is no way to a service on this machine, and a system that names one seldom says so.
    trusted = not model.proxy and not is_local(model.base_url)
    proxy = credentials.proxy or model.proxy or None
    # Whoever is asked may not send texts and keys on to another host. The SDK takes in refusals of any length.
    hooks = {"response": [raise_refusal]}
    http = DefaultAioHttpClient(
        limits=limits, trust_env=trusted, proxy=proxy, follow_redirects=False, event_hooks=hooks
    )
    sdk = AsyncOpenAI(
        api_key=credentials.key or "none",
        base_url=model.base_url,
        max_retries=0,
        timeout=_timeout(model.timeouts, model),
        default_headers=headers,
        http_client=http,
    )
    # The SDK fills these from the environment; they belong to one provider and are nobody else's business.
    sdk.organization = sdk.project = sdk.admin_api_key = None
    pace = Pace(model.parallel)
    pace.rates.listen(model.dialect)
    return Endpoint(sdk, pace, credentials)


def _timeout(timeouts: Timeouts, model: Model) -> httpx2.Timeout:
    import httpx2

    # "pool" covers the whole way to a connection, name look-up included, which "connect" alone does not.
    connect = timeouts.connect
    return httpx2.Timeout(connect=connect, read=model.read_seconds, write=model.read_seconds, pool=connect * 2)


def _allow_many_sockets() -> None:
    """Raise the soft limit of open files: macOS allows 256, and each call in flight is one."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(_OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
