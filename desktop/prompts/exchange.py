"""Prompts to and from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.changes import ChangeSet
from core.prompts import sets
from core.prompts.sets import Imported
from core.store import undo
from desktop.jsonfile import JsonFile
from desktop.translate import listed, sentences

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desktop.undoing import UndoStack, Work
    from desktop.window import MainWindow


class PromptFile(JsonFile):
    """A project's own prompts."""

    suggested = "lorewright-prompts.json"

    def __init__(self, window: MainWindow, stack: UndoStack, parent: QObject) -> None:
        super().__init__(window, parent)
        self._stack = stack

    def titles(self) -> tuple[str, str, str]:
        """Return the titles."""
        return self.tr("Export prompts"), self.tr("Import prompts"), self.tr("Prompts (*.json)")

    def write(self, path: Path) -> None:
        """Write the project's own prompts."""
        project_id = self._session.project_id

        def work(connection: Connection) -> tuple[str, int]:
            text = sets.export_set(connection, project_id)
            return text, len(json.loads(text)["prompts"])

        self.put(path, work, lambda count: self.tr("%n prompt(s) written to {0}.", "", count).format(str(path)))

    def take(self, text: str, project_id: int) -> None:
        """Take over the prompts of a file; what does not fit is named."""
        came = Imported()

        def do(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
            nonlocal came
            came = sets.import_set(connection, project_id, text)
            undo_id = came.undo_id
            back = (lambda connection, /: (do, undo.restore(connection, undo_id))) if undo_id else None
            return back, came.changes

        self._stack.do(do, lambda _changes: self._taken(came), self._window.fail)

    def _taken(self, came: Imported) -> None:
        parts = [self.tr("%n prompt(s) imported.", "", len(came.taken))]
        left = [*came.unknown, *(name for name, _reason in came.refused)]
        if left:
            parts.append(self.tr("Left out, unknown here or unusable: {0}.").format(listed(left)))
        if came.outdated:
            parts.append(self.tr("Made from another default, compare them: {0}.").format(listed(came.outdated)))
        undo_words = self.tr("Undo") if came.taken else ""
        self._window.say(sentences(*parts), "warn" if left else "good", undo_words, self._stack.undo)
