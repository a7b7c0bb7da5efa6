"""Settings to and from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from core.changes import ChangeSet
from core.settings import store
from desktop.jsonfile import JsonFile
from desktop.translate import listed, sentences

if TYPE_CHECKING:
    from sqlalchemy import Connection


class SettingsFile(JsonFile):
    """What differs from the defaults."""

    suggested = "lorewright-settings.json"

    def titles(self) -> tuple[str, str, str]:
        """Return the titles."""
        return self.tr("Export settings"), self.tr("Import settings"), self.tr("Settings (*.json)")

    def write(self, path: Path) -> None:
        """Write what differs from the defaults."""

        def work(connection: Connection) -> tuple[str, int]:
            values = store.changed(connection)
            return json.dumps(values, ensure_ascii=False, indent=2) + "\n", sum(map(len, values.values()))

        self.put(path, work, lambda count: self.tr("%n setting(s) written to {0}.", "", count).format(str(path)))

    def take(self, text: str, _project_id: int) -> None:
        """Take over the settings of a file; what does not fit is named."""
        try:
            values = json.loads(text)
        except ValueError as error:
            self.failed(error)
            return

        def work(connection: Connection) -> tuple[int, list[str], ChangeSet]:
            return (*store.take(connection, values), ChangeSet().update("setting", [0]))

        self._session.edit(work, lambda result: self._taken(result[0], result[1]), self._window.fail)

    def _taken(self, count: int, problems: list[str]) -> None:
        words = self.tr("%n setting(s) imported.", "", count)
        if not problems:
            self._window.say(words, "good")
            return
        left = self.tr("Left out, unknown here or invalid: {0}.").format(listed(problems))
        self._window.say(sentences(words, left), "warn")
