"""Which models are there: a running Ollama found by itself, and the list of any endpoint."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from core.llm.failures import failure, from_exception, from_status
from core.llm.messages import Model, is_local

OLLAMA_PORT = 11434
OLLAMA_SECONDS = 1.0
LIST_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class OllamaModel:
    """A model that Ollama has on disk; `size` in bytes."""

    name: str
    size: int


def ollama_url(value: str | None = None) -> str:
    """Return the address of Ollama from OLLAMA_HOST in any of its forms (host, host:port, URL) or the usual one."""
    text = (value if value is not None else os.environ.get("OLLAMA_HOST", "")).strip()
    if not text:
        return f"http://127.0.0.1:{OLLAMA_PORT}"
    if "://" not in text:
        text = f"http://{text}"
    parts = urlsplit(text)
    host = parts.hostname or "127.0.0.1"
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        host = "127.0.0.1"  # an address to listen on, not one to call
    host = f"[{host}]" if ":" in host else host
    default = OLLAMA_PORT if parts.scheme == "http" else 443
    return f"{parts.scheme}://{host}:{parts.port or default}"


async def discover_ollama(url: str | None = None) -> list[OllamaModel]:
    """Return the models of a running Ollama, largest last; an empty list when none answers within a second."""
    import aiohttp

    address = f"{ollama_url(url)}/api/tags"
    try:
        status, data, _headers = await _get(address, {}, OLLAMA_SECONDS)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        return []
    entries = data.get("models") if status == 200 and isinstance(data, dict) else None
    found = [
        OllamaModel(entry["name"], int(entry.get("size") or 0))
        for entry in entries or ()
        if isinstance(entry, dict) and isinstance(entry.get("name"), str)
    ]
    return sorted(found, key=lambda model: (model.size, model.name))


async def list_models(model: Model, key: str | None = None) -> list[str]:
    """Return the names of the models at the endpoint of `model`, sorted.

    Raises:
        ModelError: the endpoint is not there, refuses the key or does not list its models.
    """
    import aiohttp

    headers = {**model.headers, **({"Authorization": f"Bearer {key}"} if key else {})}
    try:
        status, data, answered = await _get(f"{model.base_url}/models", headers, LIST_SECONDS)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise from_exception(error, model, key or "") from error
    if status != 200:
        raise from_status(status, str(data), answered, model, key or "")
    entries = data.get("data") if isinstance(data, dict) else data
    if not isinstance(entries, list):
        raise failure("garbled", model, status=status, reply=str(data), key=key or "")
    return sorted({entry["id"] for entry in entries if isinstance(entry, dict) and isinstance(entry.get("id"), str)})


async def _get(url: str, headers: dict[str, str], seconds: float) -> tuple[int, Any, Any]:
    """Return (status, JSON or text, headers) of one GET."""
    import aiohttp
    import orjson

    async with (
        asyncio.timeout(seconds),
        aiohttp.ClientSession(headers=headers, trust_env=not is_local(url)) as session,
        session.get(url) as response,
    ):
        body = await response.read()
        try:
            data = orjson.loads(body)
        except orjson.JSONDecodeError:
            data = body.decode("utf-8", "replace")
        return response.status, data, response.headers
