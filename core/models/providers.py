"""Changing providers: those that come along, and the user's own in the same form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, update

from core.changes import ChangeSet
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.credentials import HEADER, place, sendable
from core.llm.messages import is_address
from core.llm.providers import BUILT_IN, Provider, providers
from core.models import known, service
from core.secrets import Secrets
from core.store.schema import Provider as ProviderRow
from core.store.schema.columns import table
from core.unfit import unfit

PROVIDER = table(ProviderRow)
_CHANGED = ChangeSet().update("provider", [0])  # providers have names for ids, and lists are read again whole


def add(connection: Connection, fields: dict[str, Any], wanted: str = "") -> tuple[str, ChangeSet]:
    """Add a provider of the user's own; return its id, made of its title unless `wanted` names one.

    Raises:
        InvalidUse: it has no address, or the id is taken.
    """
    if not fields.get("base_url") and fields.get("kind", "openai") == "openai":
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "A provider needs an address."),
            QT_TRANSLATE_NOOP("Errors", "Write it like http://127.0.0.1:8000/v1."),
        )
    taken = service.entries(connection, hidden=True)
    key = wanted or _free(_slug(str(fields.get("title") or "")), taken)
    if key in taken or _slug(key) != key:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "“{id}” cannot be the name of a new provider."),
            QT_TRANSLATE_NOOP("Errors", "Take small letters, digits and dashes, and a name that is not taken."),
            id=key,
        )
    row = ProviderRow(id=key, entry=_checked(key, fields), own=True, created_at=now(), updated_at=now())
    connection.execute(PROVIDER.insert().values(**row.model_dump()))
    return key, _CHANGED


def change(connection: Connection, provider: str, fields: dict[str, Any]) -> ChangeSet:
    """Change a provider; of one that comes along only what differs from its entry is kept.

    Raises:
        InvalidUse: there is no such provider, or a field does not fit.
    """
    entry = service.entry(connection, provider)
    base = providers().get(provider)
    plain = (base or Provider(id=provider, title=provider, base_url="")).model_dump(mode="json")
    # Null stands for what a field was before anybody set it, where null itself is no value of it.
    unset = {
        name for name, field in Provider.model_fields.items() if not field.is_required() and field.default is not None
    }
    given = {name: plain[name] if value is None and name in unset else value for name, value in fields.items()}
    wanted = _checked(provider, {**entry.model_dump(mode="json", exclude={"id"}), **given})
    if base is not None:
        wanted = {name: value for name, value in wanted.items() if value != plain[name]}
    _write(connection, provider, entry=wanted)
    return _CHANGED


def hide_more(connection: Connection, provider: str, names: Iterable[str]) -> ChangeSet:
    """Name more of what is secret about a provider and lies in the keyring; a header kept as plain text goes."""
    entry = service.entry(connection, provider)
    secret = {name.removeprefix(HEADER).lower() for name in names}
    plain = {name: value for name, value in entry.headers.items() if name.lower() not in secret}
    hidden = [what for what in entry.hidden if what.removeprefix(HEADER).lower() not in secret]
    return change(connection, provider, {"hidden": [*hidden, *names], "headers": plain})


def hide(connection: Connection, provider: str, hidden: bool) -> ChangeSet:
    """Put a provider out of sight, or back."""
    service.entry(connection, provider)
    _write(connection, provider, hidden=hidden)
    return _CHANGED


def remove(connection: Connection, provider: str) -> ChangeSet:
    """Delete a provider of the user's own with its models; one that comes along is as it came again.

    Raises:
        InvalidUse: there is no such provider.
    """
    service.entry(connection, provider)
    connection.execute(delete(PROVIDER).where(PROVIDER.c.id == provider))
    if provider in providers():
        return _CHANGED
    rows = [row.id for row in known.listed(connection, provider)]
    return ChangeSet().update("provider", [0]).merge(known.remove(connection, rows))


def is_own(provider: str) -> bool:
    """Say whether a provider is the user's own and not one that comes along."""
    return provider not in providers()


def keep(secrets: Secrets, provider: str, values: dict[str, str], gone: Iterable[str] = ()) -> str:
    """Put what is secret about a provider, beside its key, into the keyring; return where it went, "" for nothing.

    `gone` is what it needs no more, which is deleted there.
    """
    went = ""
    for what in gone:
        secrets.delete(place(provider, what))
    for what, value in values.items():
        went = secrets.set(place(provider, what), value)
    return went


def forget(secrets: Secrets, entry: Provider) -> None:
    """Delete the key of a provider and everything else that is secret about it."""
    secrets.delete(entry.id)
    for what in entry.hidden:
        secrets.delete(place(entry.id, what))


def _write(connection: Connection, provider: str, **values: Any) -> None:
    there = connection.execute(PROVIDER.select().where(PROVIDER.c.id == provider)).first()
    if there is None:
        row = ProviderRow(id=provider, created_at=now(), updated_at=now(), **values)
        connection.execute(PROVIDER.insert().values(**row.model_dump()))
    else:
        connection.execute(update(PROVIDER).where(PROVIDER.c.id == provider).values(**values, updated_at=now()))


def _checked(provider: str, fields: dict[str, Any]) -> dict[str, Any]:
    from pydantic import ValidationError

    base = {"id": provider, "title": provider, "base_url": ""}
    try:
        entry = Provider.model_validate({**base, **{name: fields[name] for name in fields if name != "id"}})
    except ValidationError as error:
        raise unfit(Provider, error) from error
    for name, value in [*entry.headers.items(), *entry.list_headers.items()]:
        if not sendable(name, value):
            raise InvalidUse(
                QT_TRANSLATE_NOOP("Errors", "“{name}” is no header that can be sent."),
                QT_TRANSLATE_NOOP("Errors", "Its name takes letters, digits and dashes, its value one line of them."),
                name=name,
            )
    for address in (entry.base_url, entry.proxy, *entry.endpoints):
        if address and not is_address(address):
            raise InvalidUse(
                QT_TRANSLATE_NOOP("Errors", "{address} is not the address of a service."),
                QT_TRANSLATE_NOOP("Errors", "Write it like http://127.0.0.1:8000/v1."),
                address=address,
            )
    whole = entry.model_dump(mode="json", exclude={"id"})
    return {name: whole[name] for name in whole if name in fields}


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "own"


def _free(wanted: str, taken: dict[str, Provider]) -> str:
    key, number = wanted, 1
    while key in taken or key == BUILT_IN:
        number += 1
        key = f"{wanted}-{number}"
    return key
