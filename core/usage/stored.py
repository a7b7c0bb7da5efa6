"""What the user set about usage: values of the section "usage" of the table of settings."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from core.changes import ChangeSet
from core.clock import now
from core.store.schema import Setting
from core.store.schema.columns import table

SETTING = table(Setting)
SECTION = "usage"


def read(connection: Connection, name: str, default: Any = None) -> Any:
    """Return a value, or `default` when it was never set."""
    where = (SETTING.c.section == SECTION, SETTING.c.name == name)
    row = connection.execute(select(SETTING.c.value).where(*where)).first()
    return default if row is None else row[0]


def write(connection: Connection, name: str, value: Any) -> ChangeSet:
    """Keep a value of plain data."""
    row = {"section": SECTION, "name": name, "value": value, "updated_at": now()}
    statement = insert(SETTING).values(**row)
    put = {"value": statement.excluded.value, "updated_at": statement.excluded.updated_at}
    connection.execute(statement.on_conflict_do_update(index_elements=["section", "name"], set_=put))
    return ChangeSet().update("setting", [])
