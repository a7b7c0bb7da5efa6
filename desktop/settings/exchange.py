"""Settings to and from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.changes import ChangeSet
from core.settings import store
from core.settings.sections import KEYS, SECTIONS
from desktop.jsonfile import JsonFile
from desktop.keymap import keymap
from desktop.translate import listed, sentences
from desktop.widgets.fields import translated

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
        except ValueError:
            values = None  # which holds no settings either
        strange = _strange_keys(values)

        def work(connection: Connection) -> tuple[int, list[str], ChangeSet]:
            taken, problems = store.take(connection, values)
            return taken, [*problems, *strange], ChangeSet().update("setting", [0])

        self._session.edit(work, lambda result: self._taken(result[0], result[1]), self._window.fail)

    def _taken(self, count: int, problems: list[str]) -> None:
        words = self.tr("%n setting(s) imported.", "", count)
        if not problems:
            self._window.say(words, "good")
            return
        here = [self._title(one) for one in problems if store.stays_here(one)]
        wrong = [self._title(one) for one in problems if not store.stays_here(one)]
        left = self.tr("Left out, unknown here or invalid: {0}.").format(listed(wrong)) if wrong else ""
        own = self.tr("Left out, to be set on this computer itself: {0}.").format(listed(here)) if here else ""
        self._window.say(sentences(words, left, own), "warn")

    def _title(self, field: str) -> str:
        """Return what a field or an action is called in the window, its name in the file where there is none."""
        id, _, name = field.partition(".")
        for kind in SECTIONS:
            if kind.id == id and name in kind.model_fields:
                return translated(kind.model_fields[name].title)
        known = {spec.id: spec for spec in self._window.actions_table.specs()} if id == KEYS else {}
        return known[name].words() if name in known else field


def _strange_keys(values: Any) -> list[str]:
    """Take keys that are none, and those of actions there are not, out of what a file holds; return their names."""
    keys = values.get(KEYS) if isinstance(values, dict) else None
    if not isinstance(keys, dict):
        return []
    found = [name for name, key in keys.items() if not keymap().takes(name, key)]
    for name in found:
        del keys[name]
    return [f"{KEYS}.{name}" for name in found]
