"""Bringing a database to this program's schema: backup first, then Alembic, in one transaction."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import orjson

from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.store.database import Database
from core.store.failing import told

# The newest revision in `migrations/versions`; a test compares the two. Knowing it here spares every start the import
# of Alembic.
HEAD = "0003"

#: the statements that make a new database as all migrations together would; a test compares the two
FRESH: Final = Path(__file__).parent / "migrations" / "fresh.json"


def migrate(path: Path) -> Path | None:
    """Create or upgrade the database at `path`; return the backup made first, or None.

    Raises:
        LorewrightError: the file is no database, or comes from a newer version of the program; or no backup could be
            written, and nothing was changed.
    """
    revision = _revision(path)
    if revision == HEAD:
        return None
    if revision is not None and revision > HEAD:
        raise LorewrightError(
            QT_TRANSLATE_NOOP(
                "Errors", "The data in {path} was written by a newer version of Lorewright ({revision})."
            ),
            QT_TRANSLATE_NOOP("Errors", "Install that version or a later one; this one would damage the data."),
            path=str(path),
            revision=revision,
        )
    if revision is None:
        _create(path)
        return None
    backup = _copy(path, revision)
    _upgrade(path)
    return backup


def _revision(path: Path) -> str | None:
    """Return the revision of an existing database, None for a missing or empty file."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        with closing(sqlite3.connect(path)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not tables:
                return None
            if "alembic_version" in tables:
                row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
                if row is not None:
                    return str(row[0])
    except sqlite3.DatabaseError as error:
        # A file that another program holds is not damaged: whoever then restored a backup would lose work.
        kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
        known = told(error) if kind not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT) else None
        raise known or _foreign(path) from error
    raise _foreign(path)


def _foreign(path: Path) -> LorewrightError:
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "{path} is not a Lorewright database, or it is damaged."),
        QT_TRANSLATE_NOOP(
            "Errors", "Restore a backup from the backups folder beside it, or choose another data folder."
        ),
        path=str(path),
    )


def _copy(path: Path, revision: str) -> Path:
    backups = path.parent / "backups"
    backups.mkdir(exist_ok=True)
    target = backups / f"{path.stem}-{revision}-{now()}.sqlite3"
    # Under another name until it is whole: half a copy, on a disk that is full, would pass for a backup.
    part = target.with_suffix(".part")
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        return part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _create(path: Path) -> None:
    """Make the tables of a new database in one transaction, unless another process has just made them."""
    database = Database(path)
    try:
        with database.write() as connection:
            if not connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").first():
                for statement in orjson.loads(FRESH.read_bytes()):
                    connection.exec_driver_sql(statement)
    finally:
        database.close()


def _upgrade(path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["path"] = path
    command.upgrade(config, "head")
