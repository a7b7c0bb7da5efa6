"""Writes the database of the present revision that later versions must open: `python -m tests.core.store.storing`."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from core.store.migrating import HEAD
from core.workspace import Workspace
from tests.helpers.building import build

TARGET = Path(__file__).parent / "databases" / f"{HEAD}.sqlite3"


def main() -> None:
    """Build a small project with a row in every table and store the file."""
    with tempfile.TemporaryDirectory() as folder:
        with Workspace(Path(folder)) as workspace:
            build(workspace, documents=2, chunks=2, questions=2)
            path = workspace.path
            workspace.write(lambda c: None)
            with workspace.read() as connection:
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        TARGET.parent.mkdir(exist_ok=True)
        shutil.copy(path, TARGET)


if __name__ == "__main__":
    main()
