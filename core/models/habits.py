"""The settings of a model and what it was seen to refuse or ignore, learnt once and not in every run."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection

from core.changes import ChangeSet
from core.llm.bodies import FORMATS
from core.models import known
from core.workspace import Workspace

#: the fields of the settings that make a price
PRICE = ("price_in", "price_out")


class Habits:
    """A `HabitsStore` for the client, over the table of models."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def load(self, provider: str, name: str) -> dict[str, Any]:
        """Return what is known of a model, {} for nothing."""
        with self._workspace.read() as connection:
            row = known.get(connection, provider, name)
        return row.habits if row else {}

    def learn(self, provider: str, name: str, habits: dict[str, Any]) -> None:
        """Keep what is known of a model now."""
        self._workspace.write(partial(store, provider=provider, name=name, habits=habits))


def store(connection: Connection, provider: str, name: str, habits: dict[str, Any]) -> ChangeSet:
    """Keep what a model refuses; what its provider told of it stays."""
    row = known.get(connection, provider, name)
    told = {known.TOLD: row.told} if row and row.told else {}
    return known.set_values(connection, provider, name, habits={**habits, **told})


def refused(row: known.Known) -> list[str]:
    """Return what is left out of the requests to a model, refused or ignored, by the names of fields and formats."""
    return [*row.habits.get("dropped", ()), *FORMATS[: row.habits.get("format", 0)][:2]]


def spelled(row: known.Known) -> bool:
    """Say whether the form of a reply is said in words, since the model did not keep to the one that was sent."""
    return bool(row.habits.get("spelled"))


def set_up(
    connection: Connection, provider: str, name: str, settings: dict[str, Any], *, dated: bool = False
) -> ChangeSet:
    """Put the settings of a model in place.

    What it takes may depend on whether it thinks: then that is tried anew. Another price is that of today, unless the
    settings are `dated`: the day was given with it, be it the former one.
    """
    row = known.get(connection, provider, name)
    before = row.settings if row is not None else {}
    if before.get("thinking") != settings.get("thinking"):
        forget(connection, provider, name)
    return known.set_values(connection, provider, name, settings=_dated(settings, before, given=dated))


def today() -> str:
    """Return the day it is here, as the day of a price is written."""
    return datetime.now().astimezone().date().isoformat()


def _dated(settings: dict[str, Any], before: dict[str, Any], *, given: bool) -> dict[str, Any]:
    """Return settings with the day of their price, where it was not given with it."""
    prices = [settings.get(field) for field in PRICE]
    given = given or settings.get("price_date") != before.get("price_date")
    if prices == [None, None]:
        return {field: value for field, value in settings.items() if field != "price_date"}
    if given or prices == [before.get(field) for field in PRICE]:
        return settings
    return {**settings, "price_date": today()}


def forget(connection: Connection, provider: str, name: str) -> ChangeSet:
    """Try again what was refused or ignored: the model, or its server, may have changed."""
    return store(connection, provider, name, {})
