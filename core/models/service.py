"""What there is to call: the table that comes along, the user's changes to it, and the settings of single models."""

from __future__ import annotations

import os
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select

from core.llm import prices
from core.llm.discovery import ollama_url
from core.llm.messages import Model
from core.llm.providers import BUILT_IN, Provider, find, providers, resolve, split
from core.llm.settings import ModelSettings
from core.models import files, known
from core.store.schema import Provider as ProviderRow
from core.store.schema.columns import table

PROVIDER = table(ProviderRow)


def entries(connection: Connection, *, hidden: bool = False) -> dict[str, Provider]:
    """Return all providers by id: those of the table with the user's changes, then the user's own.

    Those the user put out of sight are left out unless `hidden`.
    """
    rows = {row["id"]: row for row in connection.execute(select(PROVIDER)).mappings()}
    found: dict[str, Provider] = {}
    for provider, entry in providers().items():
        row = rows.pop(provider, None)
        if row is None:
            found[provider] = entry
        elif hidden or not row["hidden"]:
            found[provider] = merged(entry, row["entry"])
    own = sorted(rows.values(), key=lambda row: (row["created_at"], row["id"]))
    for row in own:
        if row["own"] and (hidden or not row["hidden"]):
            found[row["id"]] = merged(Provider(id=row["id"], title=row["id"], base_url=""), row["entry"])
    return _with_ollama(found)


def _with_ollama(found: dict[str, Provider]) -> dict[str, Provider]:
    """Let Ollama be where its own variable says, unless the user says otherwise."""
    entry = found.get("ollama")
    if entry is not None and entry.base_url == providers()["ollama"].base_url and os.environ.get("OLLAMA_HOST"):
        found["ollama"] = entry.model_copy(update={"base_url": f"{ollama_url()}/v1"})
    return found


def entry(connection: Connection, provider: str) -> Provider:
    """Return one provider, hidden or not; InvalidUse names the known ones when there is none of that id."""
    return find(provider, entries(connection, hidden=True))


def merged(base: Provider, changes: Any) -> Provider:
    """Return an entry with changes; what this version does not know, or finds wrong, is left as it was."""
    stated = changes if isinstance(changes, dict) else {}
    usable = {name: value for name, value in stated.items() if name in Provider.model_fields and name != "id"}
    try:
        return Provider.model_validate({**base.model_dump(), **usable})
    except ValidationError as error:
        wrong = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
        return merged(base, {name: value for name, value in usable.items() if name not in wrong})


def resolved(
    connection: Connection,
    spec: str | tuple[str, str],
    base_url: str | None = None,
    *,
    own: bool = True,
    **settings: Any,
) -> Model:
    """Return a model with all that is known of it: provider, price, its own settings, then `settings`.

    `spec` is "PROVIDER/MODEL", "built-in", or provider and name; `base_url` comes before the provider's own address;
    `settings` are fields of `Model`, of which those that are None change nothing; without `own`, what the user set for
    the model is left out.

    Raises:
        InvalidUse: no such provider, no model named, or its address missing.
    """
    every = entries(connection, hidden=True)
    if isinstance(spec, str) and not base_url and files.is_path(spec):
        spec = (files.PROVIDER, spec)
    provider, name = split(spec, base_url, every) if isinstance(spec, str) else spec
    chosen = {field: value for field, value in settings.items() if value is not None}
    if provider == BUILT_IN:
        return resolve(BUILT_IN, **chosen)
    row = known.get(connection, provider, name)
    return _made(find(provider, every), name, row, base_url, own=own, chosen=chosen)


def offered(connection: Connection, provider: str | None = None) -> list[tuple[known.Known, Model]]:
    """Return the known models of one provider, or of all in sight, each with all that is known of it, by name."""
    every = entries(connection, hidden=provider is not None)
    return [
        (row, _made(every[row.provider], row.name, row, None, own=True, chosen={}))
        for row in known.listed(connection, provider)
        if row.provider in every
    ]


def _made(
    entry: Provider, name: str, row: known.Known | None, base_url: str | None, *, own: bool, chosen: dict[str, Any]
) -> Model:
    model = entry.model(name, base_url=base_url)
    if entry.kind == "gguf":
        chosen = {**chosen, "gguf": files.settings_of(row, name)}
    mine = row.settings if row and own else {}
    return model.model_copy(update={**_told(model, row), **_priced(model, row), **mine, **chosen})


def refreshed(connection: Connection, stored: Model) -> Model:
    """Return a model that was stored some time ago as it is set up now.

    What was stored with it, as earlier versions did, counts where the user has set nothing for the model since.
    """
    if stored.provider == BUILT_IN or stored.provider not in entries(connection, hidden=True):
        return stored
    row = known.get(connection, stored.provider, stored.name)
    newer = set(row.settings) if row else set()
    chosen = stored.model_dump(include=set(ModelSettings.model_fields) - newer, exclude_defaults=True)
    return resolved(connection, (stored.provider, stored.name), stored.base_url, **chosen)


def bare(model: Model) -> Model:
    """Return what a project keeps of its model: which it is and where. Its settings are kept with the model itself."""
    return Model(provider=model.provider, name=model.name, base_url=model.base_url, gguf=model.gguf)


def settings_of(connection: Connection, provider: str, name: str, *, own: bool = True) -> ModelSettings:
    """Return what is set for a model now, by the user (unless not `own`) or by what is known of it."""
    model = resolved(connection, (provider, name), own=own)
    return ModelSettings(**{field: getattr(model, field) for field in ModelSettings.model_fields})


def _told(model: Model, row: known.Known | None) -> dict[str, Any]:
    """Return what the provider's list says of a model, where the table says nothing."""
    if row is None:
        return {}
    found = {"context": model.context or row.context, "vision": model.vision}
    return found if model.vision is not None else {**found, "vision": row.told.get("vision")}


def _priced(model: Model, row: known.Known | None) -> dict[str, Any]:
    """Return the price: what the provider's list says, else what the table of prices says; 0 on this machine."""
    if model.local:
        return {"price_in": 0.0, "price_out": 0.0}
    told = row.told if row else {}
    if told.get("price_in") is not None and told.get("price_out") is not None:
        return {name: told[name] for name in ("price_in", "price_out", "currency")}
    return prices.price(model.provider, model.name, model.base_url)._asdict()
