"""The models a provider offers, asked from it: names, and size, context, price and sight where it tells them."""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection

from core.changes import ChangeSet
from core.llm.credentials import Credentials
from core.llm.failures import ModelError, failure, from_status
from core.llm.getting import get
from core.llm.keyless import refuse_odd
from core.llm.messages import Model
from core.llm.providers import Provider
from core.llm.unlisted import unlisted
from core.models import known

SECONDS = 15.0
NATIVE_SECONDS = 3.0
SHOWN_AT_ONCE = 4
_MILLION = 1_000_000
_CONTEXTS = ("context_length", "max_model_len", "context_window", "max_context_length", "inputTokenLimit")
_BROKEN = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError)


@dataclass(frozen=True, slots=True)
class Listed:
    """One model of a list; None and "" where the provider does not tell."""

    name: str
    size: int | None = None
    context: int | None = None
    vision: bool | None = None
    price_in: float | None = None
    price_out: float | None = None
    currency: str = ""


async def fetch(entry: Provider, credentials: Credentials) -> list[Listed]:
    """Return the models of a provider, sorted by name; where it has no list, the names its entry holds.

    Raises:
        ModelError: the service is not there, or refuses the key.
    """
    if entry.list_native == "ollama":
        return await _ollama(entry, credentials)
    if entry.list_native == "lmstudio" and (found := await _lmstudio(entry, credentials)):
        return found
    if not entry.list_path or not entry.base_url:
        return [Listed(name) for name in entry.models]
    try:
        data = await _ask(entry, f"{entry.base_url}{entry.list_path}", credentials, SECONDS)
    except ModelError as error:
        if entry.models and error.kind in ("address", "garbled", "model"):
            return [Listed(name) for name in entry.models]
        raise
    return _read(entry, data)


def store(connection: Connection, provider: str, listed: Iterable[Listed]) -> ChangeSet:
    """Keep a list: new models are added, known ones brought up to date, those gone are forgotten.

    A model named by hand, or one with settings of the user, stays although the list lacks it.
    """
    changes = ChangeSet()
    before = {row.name: row for row in known.listed(connection, provider)}
    names = set()
    for one in listed:
        names.add(one.name)
        row = before.get(one.name)
        told = {name: value for name, value in asdict(one).items() if name in _TOLD and value not in (None, "")}
        habits = {**(row.habits if row else {}), **({known.TOLD: told} if told else {})}
        values = {"habits": habits, "size": one.size, "context": one.context}
        if row is None or (row.told, row.size, row.context) != (told, one.size, one.context):
            changes.merge(known.set_values(connection, provider, one.name, **values))
    gone = [row.id for row in before.values() if row.name not in names and not row.own and not row.settings]
    return changes.merge(known.remove(connection, gone)) if gone else changes


_TOLD = ("vision", "price_in", "price_out", "currency")


async def _ask(
    entry: Provider, url: str, credentials: Credentials, seconds: float, data: dict[str, Any] | None = None
) -> Any:
    headers = {**entry.headers, **entry.list_headers, **credentials.headers}
    if credentials.key and entry.list_auth == "x-api-key":
        headers["x-api-key"] = credentials.key
    elif credentials.key:
        headers.setdefault("Authorization", f"Bearer {credentials.key}")
    body = None
    if data is not None:
        body, headers["Content-Type"] = json.dumps(data).encode(), "application/json"
    model, secrets = _asked(entry), "\n".join(credentials.all)
    refuse_odd(model, headers)
    try:
        status, found, answered = await get(url, headers, seconds, data=body, proxy=credentials.proxy or entry.proxy)
    except (OSError, ValueError) as error:
        gone = "asleep" if model.local else "unreachable"
        gone = "secure" if isinstance(error, ssl.SSLError) else gone
        kind = "timeout" if isinstance(error, TimeoutError) else "cut" if isinstance(error, _BROKEN) else gone
        problem = failure(kind, model, reply=str(error), key=secrets, seconds=round(seconds))
        raise unlisted(problem, model) from error
    if status != 200:
        raise unlisted(from_status(status, str(found), answered, model, secrets), model)
    if not isinstance(found, dict | list):
        raise failure("garbled", model, status=status, reply=str(found), key=secrets)
    return found


def _asked(entry: Provider) -> Model:
    """Return what errors name: the provider, and no model."""
    return Model(provider=entry.id, name="", base_url=entry.base_url, title=entry.title, proxy=entry.proxy)


def _read(entry: Provider, data: Any) -> list[Listed]:
    """Read a list in the form of OpenAI's, with what many services add to it."""
    rows = data.get("data", data.get("models")) if isinstance(data, dict) else data
    if not isinstance(rows, list):
        raise failure("garbled", _asked(entry), status=200)
    found = {}
    for row in rows:
        name = row.get("id") or row.get("name") if isinstance(row, dict) else row
        if isinstance(name, str) and name:
            name = name.removeprefix(entry.list_strip)
            found[name] = _one(name, row if isinstance(row, dict) else {})
    return [found[name] for name in sorted(found, key=str.lower)]


def _one(name: str, row: dict[str, Any]) -> Listed:
    context = next((int(row[key]) for key in _CONTEXTS if isinstance(row.get(key), int | float) and row[key] > 0), None)
    told = row.get("pricing")
    price: dict[str, Any] = told if isinstance(told, dict) else {}
    price_in, price_out = _per_million(price.get("prompt")), _per_million(price.get("completion"))
    currency = "USD" if price_in is not None and price_out is not None else ""
    return Listed(name, None, context, _vision(row), price_in, price_out, currency)


def _per_million(price: Any) -> float | None:
    """Return a price per token, written as text, per million; a negative one stands for "it depends"."""
    try:
        value = float(price) if isinstance(price, str) else -1.0
    except ValueError:
        return None
    return round(value * _MILLION, 6) if value >= 0 else None


def _vision(row: dict[str, Any]) -> bool | None:
    """Return whether a model looks at pictures, in the several ways in which lists say so."""
    shape, abilities = row.get("architecture"), row.get("capabilities")
    if isinstance(shape, dict) and isinstance(shape.get("input_modalities"), list):
        return "image" in shape["input_modalities"]
    if isinstance(abilities, dict) and isinstance(abilities.get("vision"), bool):
        return bool(abilities["vision"])
    if isinstance(abilities, list) and "completion" in abilities:
        return "vision" in abilities
    if isinstance(row.get("supports_image_in"), bool):
        return bool(row["supports_image_in"])
    return {"vlm": True, "llm": False}.get(str(row.get("type")))


def _root(entry: Provider) -> str:
    return entry.base_url.removesuffix("/v1").rstrip("/")


async def _ollama(entry: Provider, credentials: Credentials) -> list[Listed]:
    """Ask Ollama in its own way, which tells sizes, and for each model its context."""
    data = await _ask(entry, f"{_root(entry)}/api/tags", credentials, NATIVE_SECONDS)
    rows = [row for row in data.get("models", ()) if isinstance(row, dict) and isinstance(row.get("name"), str)]
    gate = asyncio.Semaphore(SHOWN_AT_ONCE)

    async def show(row: dict[str, Any]) -> Listed:
        size = int(row.get("size") or 0) or None
        try:
            async with gate:
                url = f"{_root(entry)}/api/show"
                more = await _ask(entry, url, credentials, NATIVE_SECONDS, {"model": row["name"]})
        except ModelError:
            return Listed(row["name"], size)  # an older Ollama, or one too busy to look: the name is what counts
        facts = more.get("model_info") if isinstance(more, dict) else None
        facts = facts if isinstance(facts, dict) else {}
        context = next((int(facts[key]) for key in facts if key.endswith(".context_length")), None)
        return Listed(row["name"], size, context, _vision(more))

    found = await asyncio.gather(*(show(row) for row in rows))
    return sorted(found, key=lambda one: one.name.lower())


async def _lmstudio(entry: Provider, credentials: Credentials) -> list[Listed]:
    """Ask LM Studio in its own way, which tells context and sight; nothing where it is another server."""
    try:
        data = await _ask(entry, f"{_root(entry)}/api/v0/models", credentials, NATIVE_SECONDS)
    except ModelError as error:
        if error.kind in ("address", "garbled"):
            return []
        raise
    rows = data.get("data") if isinstance(data, dict) else None
    rows = [row for row in rows or () if isinstance(row, dict) and row.get("type") != "embeddings"]
    return _read(entry, rows)
