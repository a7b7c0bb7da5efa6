"""What models were seen to refuse, kept in the database so that it is learnt once and not in every run."""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy import Connection

from core.changes import ChangeSet
from core.models import known
from core.workspace import Workspace


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


def forget(connection: Connection, provider: str, name: str) -> ChangeSet:
    """Try again what was refused: the model, or its server, may have changed."""
    return store(connection, provider, name, {})
