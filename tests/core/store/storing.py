"""Writes the present revision's database that later versions must open, and the statements that make a new one.

Run it after a change of the migrations: `python -m tests.core.store.storing`.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import orjson
from sqlalchemy import Connection, func, insert, select
from sqlmodel import SQLModel

from core.clock import now
from core.store.migrating import FRESH, HEAD, _upgrade
from core.store.schema import (
    Call,
    CallText,
    Chat,
    Cleaning,
    Conversion,
    Held,
    KeptReply,
    KnownModel,
    Persona,
    PromptText,
    Provider,
    Setting,
)
from core.store.schema.columns import table
from core.workspace import Workspace
from tests.helpers.building import Built, build

TARGET = Path(__file__).parent / "databases" / f"{HEAD}.sqlite3"


def main() -> None:
    """Store what the migrations make, then build a small project with a row in every table and store the file."""
    FRESH.write_bytes(orjson.dumps(migrated(), option=orjson.OPT_INDENT_2) + b"\n")
    with tempfile.TemporaryDirectory() as folder:
        with Workspace(Path(folder)) as workspace:
            built = build(workspace, documents=2, chunks=2, questions=2)
            path = workspace.path
            workspace.write(lambda c: _proposals(c, built))
            workspace.write(lambda c: _models(c, built))
            with workspace.read() as connection:
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        TARGET.parent.mkdir(exist_ok=True)
        shutil.copy(path, TARGET)


def migrated() -> list[str]:
    """Return the statements that make a database as the migrations leave a new one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.sqlite3"
        _upgrade(path)
        with closing(sqlite3.connect(path)) as connection:
            made = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
            statements = [sql for (sql,) in connection.execute(f"{made} ORDER BY rowid")]
            rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return [*statements, *(f"INSERT INTO alembic_version VALUES ('{revision}')" for (revision,) in rows)]  # noqa: S608


def _proposals(connection: Connection, built: Built) -> None:
    """Add what `build` leaves out: a genre–audience pair, a cleaned chunk, a document read again."""
    document, moment = built.documents[0], now()
    owned = {"project_id": built.project, "created_at": moment}
    pair = {"document_id": document, "position": 0, "genre": "Guide", "audience": "学生", "active": True}
    words = {"genre_description": "Step by step", "audience_description": ""}
    connection.execute(insert(table(Persona)).values(**owned, **pair, **words))
    connection.execute(insert(table(Cleaning)).values(**owned, chunk_id=built.chunks[0], text="Clean.", by="rules"))
    lists: dict[str, list[object]] = {"outline": [], "locators": [], "remarks": []}
    again = {"document_id": document, "method": "ocr", "encoding": "", "markdown": "# Again", **lists}
    connection.execute(insert(table(Conversion)).values(**owned, **again))


def _models(connection: Connection, built: Built) -> None:
    """Add a provider and a model of the user, a setting, a prompt, a conversation, a logged call and a kept reply."""
    moment = now()
    times = {"created_at": moment, "updated_at": moment}
    rows: tuple[tuple[type[SQLModel], dict[str, object]], ...] = (
        (Provider, {"id": "mine", "entry": {"title": "自己的", "base_url": "http://127.0.0.1:9/v1"}, "own": True}),
        (KnownModel, {"provider": "mine", "name": "small", "settings": {"temperature": 0}, "habits": {}}),
        (
            PromptText,
            {"project_id": built.project, "prompt": "answer", "language": "zh", "system": "", "user": "问", "base": ""},
        ),
        (Chat, {"project_id": built.project, "title": "Trial", "settings": {}, "turns": []}),
    )
    for model, row in rows:
        filled = model(**{**row, **times}).model_dump(exclude={"id"} if "id" not in row else set())
        connection.execute(insert(table(model)).values(**filled))
    connection.execute(insert(table(Setting)).values(section="runs", name="log_days", value="7", updated_at=moment))
    held = {"holder": "1:0.00#1", "unit": "tokens", "project_id": built.project, "amount": 4096.0, "used": 0.0}
    connection.execute(insert(table(Held)).values(**held))
    call = int(connection.execute(select(func.min(table(Call).c.id))).scalar_one())
    said = {"messages": [{"role": "user", "content": "问"}], "reply": "答", "reasoning": ""}
    connection.execute(insert(table(CallText)).values(call_id=call, created_at=moment, **said))
    kept = {"key": "0" * 64, "reply": {"text": "答"}, "size": 3, "used_at": moment}
    connection.execute(insert(table(KeptReply)).values(created_at=moment, **kept))


if __name__ == "__main__":
    main()
