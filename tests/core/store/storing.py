"""Writes the database of the present revision that later versions must open: `python -m tests.core.store.storing`."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from sqlalchemy import Connection, insert

from core.clock import now
from core.store.migrating import HEAD
from core.store.schema import Cleaning, Conversion, Persona
from core.store.schema.columns import table
from core.workspace import Workspace
from tests.helpers.building import Built, build

TARGET = Path(__file__).parent / "databases" / f"{HEAD}.sqlite3"


def main() -> None:
    """Build a small project with a row in every table and store the file."""
    with tempfile.TemporaryDirectory() as folder:
        with Workspace(Path(folder)) as workspace:
            built = build(workspace, documents=2, chunks=2, questions=2)
            path = workspace.path
            workspace.write(lambda c: _proposals(c, built))
            with workspace.read() as connection:
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        TARGET.parent.mkdir(exist_ok=True)
        shutil.copy(path, TARGET)


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


if __name__ == "__main__":
    main()
