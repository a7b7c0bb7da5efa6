"""Migrations: the newest schema is the models', old files come along with a backup, newer ones are refused."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import orjson
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import OperationalError

from core.errors import LorewrightError
from core.store import migrating
from core.store.database import Database
from core.store.schema import metadata
from core.workspace import Workspace
from tests.core.store.storing import migrated

STORED = sorted((Path(__file__).parent / "databases").glob("*.sqlite3"))


def test_the_migrations_give_the_schema_of_the_models(tmp_path: Path) -> None:
    database = Database(tmp_path / "new.sqlite3")
    migrating._upgrade(database.path)
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    database.close()


def test_a_new_database_is_what_the_migrations_make(tmp_path: Path) -> None:
    written = orjson.loads(migrating.FRESH.read_bytes())
    assert written == migrated(), "write it anew: python -m tests.core.store.storing"
    migrating._upgrade(tmp_path / "migrated.sqlite3")
    Workspace(tmp_path).close()
    whole = []
    for name in ("migrated", "lorewright"):
        with closing(sqlite3.connect(tmp_path / f"{name}.sqlite3")) as connection:
            objects = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").fetchall()
            tables = [row[1] for row in objects if row[0] == "table"]
            rows = {table: connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}  # noqa: S608
            pragmas = [connection.execute(f"PRAGMA {one}").fetchone() for one in ("journal_mode", "page_size")]
            whole.append((objects, rows, pragmas))
    assert whole[0] == whole[1]


def test_two_that_make_the_same_database_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "lorewright.sqlite3"
    path.touch()
    migrating._create(path)
    migrating._create(path)
    assert migrating._revision(path) == migrating.HEAD


def test_head_is_the_newest_migration() -> None:
    versions = Path(migrating.__file__).parent / "migrations" / "versions"
    assert max(path.name[:4] for path in versions.glob("[0-9]*.py")) == migrating.HEAD


def test_there_is_a_stored_database_of_every_revision() -> None:
    versions = Path(migrating.__file__).parent / "migrations" / "versions"
    assert {path.name[:4] for path in versions.glob("[0-9]*.py")} <= {path.name[:4] for path in STORED}


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_a_stored_database_opens_with_everything_in_it(stored: Path, tmp_path: Path) -> None:
    target = tmp_path / "lorewright.sqlite3"
    shutil.copy(stored, target)
    with Workspace(tmp_path) as workspace, workspace.read() as connection:
        tables = (
            "project",
            "document",
            "document_text",
            "chunk",
            "tag",
            "question",
            "sample",
            "revision",
            "job",
            "job_item",
            "call",
        )
        for name in tables:
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() > 0, name  # noqa: S608
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        sums = "count(*), coalesce(sum(prompt_tokens), 0), coalesce(sum(cost), 0), coalesce(sum(cost IS NULL), 0)"
        days = "sum(calls), sum(prompt_tokens), sum(cost), sum(unpriced)"
        calls = connection.exec_driver_sql(f"SELECT {sums} FROM call").one()  # noqa: S608
        assert connection.exec_driver_sql(f"SELECT {days} FROM usage_day").one() == calls  # noqa: S608
    backups = list((tmp_path / "backups").glob("*"))
    assert len(backups) == (stored.name[:4] != migrating.HEAD)
    before, after = content(stored), content(target)
    assert all(content(backup) == before for backup in backups)
    for name, rows in before.items():
        if name != "alembic_version":
            assert [
                {column: row[column] for column in old} for old, row in zip(rows, after[name], strict=True)
            ] == rows, name


def content(path: Path) -> dict[str, list[dict[str, object]]]:
    """Return the rows of every table of a file, by column."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')] for name in tables}  # noqa: S608


@pytest.mark.parametrize("stored", [one for one in STORED if one.stem != migrating.HEAD], ids=lambda path: path.stem)
def test_an_upgrade_that_breaks_off_leaves_the_old_data_and_its_backup(stored: Path, tmp_path: Path) -> None:
    target = tmp_path / "lorewright.sqlite3"
    shutil.copy(stored, target)
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("CREATE TABLE held (in_the_way INTEGER)")
        connection.commit()
    before = content(target)
    with pytest.raises(OperationalError, match="held"):
        migrating.migrate(target)
    assert content(target) == before
    assert [content(backup) for backup in (tmp_path / "backups").iterdir()] == [before]


def test_a_backup_that_cannot_be_written_whole_is_none_and_nothing_changes(tmp_path: Path) -> None:
    target = tmp_path / "lorewright.sqlite3"
    shutil.copy(STORED[0], target)
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("CREATE TABLE many (word TEXT)")
        connection.executemany("INSERT INTO many VALUES (?)", [("word" * 20,)] * 5_000)
        connection.commit()
    with target.open("r+b") as file:  # what is damaged at the end stops the copy half way, as a full disk does
        file.seek(-100_000, os.SEEK_END)
        file.write(b"\xff" * 100_000)
    before = target.read_bytes()
    with pytest.raises(sqlite3.DatabaseError):
        migrating.migrate(target)
    assert list((tmp_path / "backups").iterdir()) == []
    assert target.read_bytes() == before


def test_a_database_of_a_newer_program_is_refused_by_name(tmp_path: Path) -> None:
    Workspace(tmp_path).close()
    with sqlite3.connect(tmp_path / "lorewright.sqlite3") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LorewrightError, match="9999"):
        Workspace(tmp_path)


def test_an_older_database_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    Workspace(tmp_path).close()
    path = tmp_path / "lorewright.sqlite3"
    before = path.read_bytes()
    copied = migrating._copy(path, "0000")
    with sqlite3.connect(copied) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (migrating.HEAD,)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\0" * 4000])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lorewright.sqlite3"
    path.write_bytes(content)
    with pytest.raises(LorewrightError, match="not a Lorewright database"):
        Workspace(tmp_path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "lorewright.sqlite3") as connection:
        connection.execute("CREATE TABLE bookmarks (id INTEGER)")
    with pytest.raises(LorewrightError, match="not a Lorewright database"):
        Workspace(tmp_path)


def test_ids_are_never_given_twice(tmp_path: Path) -> None:
    Workspace(tmp_path).close()
    database = Database(tmp_path / "lorewright.sqlite3")
    with database.read() as connection:
        tables = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all()
    database.close()
    names = {name for name, sql in tables if "id INTEGER" in (sql or "") and "AUTOINCREMENT" not in sql}
    assert names <= {"document_text", "cleaning", "conversion", "call_text", "usage_day", "held"}
