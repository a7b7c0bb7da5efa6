"""Prompts to and from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.changes import ChangeSet
from core.prompts import catalogue, sets
from core.prompts.sets import Imported
from core.store import undo
from desktop.jsonfile import JsonFile
from desktop.prompts.naming import OWN_NAMES, spoken
from desktop.translate import aside, listed, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from desktop.undoing import UndoStack, Work
    from desktop.widgets.messages import Tone
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
        taken, replaced = len(came.taken), len(came.replaced)
        left = [*came.unknown, *(name for name, _reason in came.refused)]
        parts = [self.tr("%n prompt(s) imported.", "", taken) if taken else self.tr("No prompt was imported.")]
        if replaced:
            parts.append(self.tr("%n own text(s) replaced.", "", replaced))
        if came.same and not taken:
            parts.append(self.tr("What the file holds is in use already."))
        if left:
            parts.append(self.tr("Left out, unknown here or unusable: {0}.").format(_named(left)))
        if came.outdated:
            parts.append(self.tr("Made from another default, compare them: {0}.").format(_named(came.outdated)))
        tone: Tone = "warn" if left or came.outdated else "good" if taken else "info"
        self._window.say(sentences(*parts), tone, self.tr("Undo") if taken else "", self._stack.undo)


def _named(names: Iterable[str]) -> str:
    """Return prompts by title and language, those that there are not by their name in the file."""
    known = {f"{one.id}.{one.language}": one for one in catalogue.all()}
    return listed(
        aside(spoken(known[name]).title, OWN_NAMES[known[name].language]) if name in known else name for name in names
    )
