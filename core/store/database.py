"""The SQLite file: opened with the same pragmas everywhere, read short, written under BEGIN IMMEDIATE."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event

# A writer of another process holds the file for one batch, tens of milliseconds; this is far above it.
BUSY_MS = 15_000


class Database:
    """One SQLite file with a reading and a writing engine.

    Reads see a consistent snapshot (WAL) and never wait for writers. `write` takes the write lock at once, so that
    two writers queue up instead of failing in the middle.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._reading = _engine(path, "BEGIN")
        self._writing = _engine(path, "BEGIN IMMEDIATE")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a short read transaction."""
        with self._reading.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a write transaction; commits at the end, rolls back when the block raises."""
        with self._writing.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close every connection of this object."""
        self._reading.dispose()
        self._writing.dispose()


def _dumps(value: Any) -> str:
    return orjson.dumps(value).decode()


def _engine(path: Path, begin: str) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        json_serializer=_dumps,
        json_deserializer=orjson.loads,
        connect_args={"check_same_thread": False, "timeout": BUSY_MS / 1000},
    )

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        # The driver's own transaction handling would begin too late; SQLAlchemy's begin event does it instead.
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
