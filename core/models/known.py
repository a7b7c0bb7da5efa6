"""The models of the providers, one row each: listed or named by hand, with settings, and what was learnt of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.engine import RowMapping

from core.changes import ChangeSet
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.store.inserting import insert_one
from core.store.schema import KnownModel
from core.store.schema.columns import table

MODEL = table(KnownModel)
TOLD = "told"  # the key in `habits` for what the provider's list says


@dataclass(frozen=True)
class Known:
    """A model of a provider.

    Attributes:
        own: named by the user, not by the provider's list.
        settings: fields of `ModelSettings` the user set.
        habits: what it was seen to refuse.
        told: what the list says: vision, price_in, price_out, currency, title.
        size: bytes on disk, context: tokens; None where nobody told.
        checked: the last check: at, ok, latency_ms, text or error.
    """

    id: int
    provider: str
    name: str
    own: bool
    settings: dict[str, Any]
    habits: dict[str, Any]
    told: dict[str, Any]
    size: int | None
    context: int | None
    checked: dict[str, Any]

    @property
    def spec(self) -> str:
        """Return "PROVIDER/MODEL"."""
        return f"{self.provider}/{self.name}"


def get(connection: Connection, provider: str, name: str) -> Known | None:
    """Return one model, None when nothing is kept of it."""
    query = select(MODEL).where(MODEL.c.provider == provider, MODEL.c.name == name)
    row = connection.execute(query).mappings().first()
    return None if row is None else _known(row)


def listed(connection: Connection, provider: str | None = None) -> list[Known]:
    """Return the models of one provider, or of all, by name."""
    query = select(MODEL).order_by(MODEL.c.provider, MODEL.c.name)
    if provider is not None:
        query = query.where(MODEL.c.provider == provider)
    return [_known(row) for row in connection.execute(query).mappings()]


def ensure(connection: Connection, provider: str, name: str, *, own: bool = False) -> tuple[int, bool]:
    """Return the id of a model's row and whether it was made just now."""
    name = name.strip()
    if not name:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "A model needs a name."))
    found = get(connection, provider, name)
    if found is not None:
        return found.id, False
    row = KnownModel(provider=provider, name=name, own=own, created_at=now(), updated_at=now())
    return insert_one(connection, MODEL, row.model_dump(exclude={"id"})), True


def add(connection: Connection, provider: str, name: str) -> ChangeSet:
    """Name a model by hand.

    Raises:
        InvalidUse: the name is empty.
    """
    key, made = ensure(connection, provider, name, own=True)
    return ChangeSet().add("model", [key]) if made else ChangeSet()


def set_values(connection: Connection, provider: str, name: str, **values: Any) -> ChangeSet:
    """Put columns of a model's row in place, which is made when there is none."""
    key, made = ensure(connection, provider, name)
    connection.execute(update(MODEL).where(MODEL.c.id == key).values(**values, updated_at=now()))
    return ChangeSet().add("model", [key]) if made else ChangeSet().update("model", [key])


def remove(connection: Connection, ids: Iterable[int]) -> ChangeSet:
    """Forget models with their settings; a listed one comes back, without them, with the next list."""
    gone = list(ids)
    connection.execute(delete(MODEL).where(MODEL.c.id.in_(gone)))
    return ChangeSet().remove("model", gone)


def _known(row: RowMapping) -> Known:
    habits = dict(row["habits"] or {})
    told = habits.pop(TOLD, None)
    return Known(
        id=row["id"],
        provider=row["provider"],
        name=row["name"],
        own=bool(row["own"]),
        settings=dict(row["settings"] or {}),
        habits=habits,
        told=told if isinstance(told, dict) else {},
        size=row["size"],
        context=row["context"],
        checked=dict(row["checked"] or {}),
    )
