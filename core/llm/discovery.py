"""Which models are there: a running Ollama found by itself, and the list of any endpoint."""

from __future__ import annotations

import os
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

from core.llm.failures import failure, from_status
from core.llm.getting import get
from core.llm.messages import Model
from core.llm.unlisted import unlisted

OLLAMA_PORT = 11434
OLLAMA_SECONDS = 1.0
LIST_SECONDS = 15.0
_BROKEN = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError)


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


async def discover_ollama(url: str | None = None) -> list[OllamaModel] | None:
    """Return the models of a running Ollama, largest last, none where it has none; None when it does not answer.

    It has a second to answer; something else that answers in its place is no Ollama.
    """
    address = f"{ollama_url(url)}/api/tags"
    try:
        status, data, _headers = await get(address, {}, OLLAMA_SECONDS)
    except (OSError, ValueError):
        return None
    if status != 200 or not isinstance(data, dict) or "models" not in data:
        return None
    found = [
        OllamaModel(entry["name"], int(entry.get("size") or 0))
        for entry in data["models"] or ()
        if isinstance(entry, dict) and isinstance(entry.get("name"), str)
    ]
    return sorted(found, key=lambda model: (model.size, model.name))


async def list_models(model: Model, key: str | None = None) -> list[str]:
    """Return the names of the models at the endpoint of `model`, sorted.

    Raises:
        ModelError: the endpoint is not there, refuses the key or does not list its models.
    """
    headers = {**model.headers, **({"Authorization": f"Bearer {key}"} if key else {})}
    try:
        status, data, answered = await get(f"{model.base_url}/models", headers, LIST_SECONDS)
    except (OSError, ValueError) as error:
        gone = "asleep" if model.local else "unreachable"
        gone = "secure" if isinstance(error, ssl.SSLError) else gone
        kind = "timeout" if isinstance(error, TimeoutError) else "cut" if isinstance(error, _BROKEN) else gone
        problem = failure(kind, model, reply=str(error), key=key or "", seconds=round(LIST_SECONDS))
        raise unlisted(problem, model) from error
    if status != 200:
        raise unlisted(from_status(status, str(data), answered, model, key or ""), model)
    entries = data.get("data") if isinstance(data, dict) else data
    if not isinstance(entries, list):
        raise failure("garbled", model, status=status, reply=str(data), key=key or "")
    return sorted({entry["id"] for entry in entries if isinstance(entry, dict) and isinstance(entry.get("id"), str)})
