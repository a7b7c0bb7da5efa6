"""The workspace: the data folder, opened. The window, the command line, the engine and the tests all start here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from core import paths
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.store.database import Database
from core.store.migrating import migrate
from core.store.writer import Writer

T = TypeVar("T")


class Workspace:
    """The data folder with its database. Use as a context manager, or call `close`."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open (or create) the data folder; see `core.paths.home` for the default.

        Raises:
            LorewrightError: the folder cannot be made or written, or its database cannot be opened.
        """
        self.folder = (folder or paths.home()).expanduser().resolve()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "The data folder {path} cannot be made: {reason}."),
                QT_TRANSLATE_NOOP("Errors", "Choose another folder or ask for the right to write there."),
                path=str(self.folder),
                reason=error.strerror or str(error),
            ) from error
        self.path = self.folder / "lorewright.sqlite3"
        for place in (self.folder, self.path):
            if place.exists() and not os.access(place, os.R_OK | os.W_OK):
                raise LorewrightError(
                    QT_TRANSLATE_NOOP("Errors", "{path} may not be changed by this user."),
                    QT_TRANSLATE_NOOP("Errors", "Choose another data folder or ask for the right to write there."),
                    path=str(place),
                )
        self.backup = migrate(self.path)
        self.database = Database(self.path)
        self.writer = Writer(self.database)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_details: object) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a short read transaction."""
        with self.database.read() as connection:
            yield connection

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work(connection)` in one transaction on the writer thread and return its result once committed."""
        return self.writer.run(work)

    def sources(self, project_id: int) -> Path:
        """Return the folder in which a project keeps the files the user brought in."""
        return self.folder / "projects" / str(project_id) / "sources"

    def pictures(self, project_id: int) -> Path:
        """Return the folder in which a project keeps the pictures of its documents."""
        return self.folder / "projects" / str(project_id) / "pictures"

    def close(self) -> None:
        """Finish queued writes and close the file."""
        self.writer.close()
        self.database.close()
