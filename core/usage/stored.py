"""What the user set about usage: rows of the section "usage" of the settings, which no form of theirs shows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from core.changes import ChangeSet
from core.settings import store

SECTION = "usage"


def read(connection: Connection, name: str, default: Any = None) -> Any:
    """Return a value, or `default` when it was never set."""
    return store.raw(connection, SECTION).get(name, default)


def write(connection: Connection, name: str, value: Any) -> ChangeSet:
    """Keep a value of plain data."""
    store.write(connection, SECTION, name, value)
    return ChangeSet().update("setting", [0])
