"""Exporting: the form with a live preview of the first row, and the word at the end."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from sqlalchemy import Connection

from core.jobs import history, states
from core.projects import service as projects
from core.samples import listing
from core.samples.listing import SampleFilter
from desktop.datasets.list import SampleList
from desktop.datasets.scope import Scope
from desktop.filteredrows import ALL
from desktop.folders import begun
from desktop.window import MainWindow

KEPT = "export.folder"


class Exports(QObject):
    """Asks what is to be exported, starts the job and says when it is done."""

    def __init__(self, window: MainWindow, samples: SampleList) -> None:
        super().__init__(samples)
        self._window, self._list = window, samples
        self._session = window.context
        self._session.hub.ended.connect(self._ended)

    def is_possible(self) -> bool:
        """Return whether there is anything to export."""
        return bool(self._session.project_id and self._list.total > 0)

    def ask(self) -> None:
        """Open the form; what is selected, what the filter leaves and everything can be chosen."""
        project_id, narrowing = self._session.project_id, self._list.filters.narrowing()
        selection = self._list.table.selection()
        narrow = self._list.reader("")
        state = self._list.state()
        picked = selection.ids if len(selection.ids) > 1 else ()

        def read(connection: Connection) -> tuple[str, list[Scope]]:
            found: list[Scope] = []
            if picked:
                found.append(Scope("selection", SampleFilter(), _by_state(connection, picked), picked))
            if narrowing:
                left = narrow(connection)
                found.append(Scope("filter", left, listing.counts(connection, project_id, left)))
            found.append(Scope(ALL, SampleFilter(), listing.counts(connection, project_id)))
            return projects.get(connection, project_id)["name"], found

        first = "selection" if picked else "filter" if narrowing or selection.everything else ALL
        self._session.query(read, lambda found: self._open(found, first, state), self, "export")

    def _open(self, found: tuple[str, list[Scope]], first: str, state: str) -> None:
        from desktop.datasets.exportsheet import ExportSheet  # with all that writes files: not for the first picture

        name, scopes = found
        folder = self._window.preferences.text(KEPT) or begun()
        path = Path(folder) / f"{_slug(name)}.jsonl"
        # A filter on one state means that state; else whatever was not rejected.
        wanted = {state} if state in ("accepted", "rejected") and first != ALL else {"open", "accepted"}
        sheet = ExportSheet(self._window, scopes, first, wanted, path)
        sheet.chosen.connect(self._start)
        sheet.open()

    def _start(self, options: dict[str, Any]) -> None:
        self._window.preferences.keep_text(KEPT, str(Path(options["path"]).parent))
        self._session.start_job("export", options)

    def _ended(self, job: dict[str, Any]) -> None:
        if job["kind"] == "export" and job["state"] == states.DONE:
            self._session.query(lambda c: history.get(c, job["job_id"]), self._say, self)

    def _say(self, row: Any) -> None:
        path = Path(row["options"]["path"])
        words = self.tr("%n sample(s) exported to {0}.", "", row["rows"]).format(path.name)
        folder = QUrl.fromLocalFile(str(path.parent))
        self._window.say(words, "good", self.tr("Open the folder"), lambda: QDesktopServices.openUrl(folder))


def _by_state(connection: Connection, ids: tuple[int, ...]) -> dict[str, int]:
    found = {ALL: 0, "open": 0, "accepted": 0, "rejected": 0}
    for row in listing.rows(connection, list(ids)).values():
        found[row[4]] += 1
        found[ALL] += 1
    return found


def _slug(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", name).strip("-.")[:60] or "dataset"
