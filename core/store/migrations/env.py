"""Alembic's entry: runs the migrations over one connection, in one transaction."""

from __future__ import annotations

from alembic import context

from core.store.database import Database
from core.store.schema import metadata

database = Database(context.config.attributes["path"])
try:
    with database.write() as connection:
        context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
        context.run_migrations()
finally:
    database.close()
