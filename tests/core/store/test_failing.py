"""Errors of SQLite and of the file system become sentences; the real errors, not made ones."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from core.errors import LorewrightError
from core.store.failing import told
from core.store.migrating import migrate


def test_data_that_another_program_holds_is_not_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "data.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as one, closing(sqlite3.connect(path, timeout=0)) as two:
        one.execute("CREATE TABLE kept (id)")
        one.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as busy:
            two.execute("INSERT INTO kept VALUES (1)")
    assert "Another program is using the data" in str(told(busy.value))


def test_a_full_disk_and_a_damaged_file_are_told(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'small.sqlite3'}")
    with engine.connect() as connection:
        connection.execute(text("PRAGMA max_page_count = 3"))
        connection.execute(text("CREATE TABLE kept (line TEXT)"))
        with pytest.raises(OperationalError) as full:
            connection.execute(text("INSERT INTO kept VALUES (:line)"), {"line": "x" * 100_000})
    engine.dispose()
    assert "Make room on it" in str(told(full.value))
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"no database" * 100)
    with closing(sqlite3.connect(damaged)) as connection, pytest.raises(sqlite3.DatabaseError) as broken:
        connection.execute("SELECT * FROM sqlite_master")
    assert "Restore a backup" in str(told(broken.value))


def test_a_file_that_cannot_be_used_is_named() -> None:
    error = told(OSError(errno.ENOSPC, "No space left on device", "/disk/数据.json"))
    assert error is not None
    assert "/disk/数据.json cannot be read or written: No space left on device" in str(error)
    assert "no room left" in str(told(OSError(errno.ENOSPC, "No space left on device")))
    assert told(ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")) is None
    assert told(ValueError("a fault of the program")) is None


def test_only_a_file_that_is_no_database_is_called_one(tmp_path: Path) -> None:
    with pytest.raises(LorewrightError, match="cannot be opened"):
        migrate(tmp_path)
    other = tmp_path / "other.sqlite3"
    other.write_bytes(b"no database" * 100)
    with pytest.raises(LorewrightError, match="not a Lorewright database"):
        migrate(other)
