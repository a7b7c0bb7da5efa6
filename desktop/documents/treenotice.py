"""The line that asks, without holding anything up, whether the tree is to follow documents that came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import Connection

from desktop.documents import tree
from desktop.documents.preview.notice import Notice
from desktop.translate import Retranslating

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.window import MainWindow


class TreeNotice(Retranslating, QWidget):
    """Shown above the list when documents came into a project with a tree, until somebody decides."""

    def __init__(self, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._project = 0
        self._came: dict[int, None] = {}
        self._loose: list[int] = []
        self.notice = Notice("tree", "accent", self._ask, self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 12, 8)
        column.addWidget(self.notice)
        window.context.project_changed.connect(lambda _id: self.retranslate())
        self.retranslate()

    def offer_import(self, project_id: int, job_id: int) -> None:
        """Ask about the documents that an import brought in."""

        def came(connection: Connection) -> list[int]:
            from core.domain import leaving

            return leaving.came(connection, project_id, [job_id])

        self._window.context.query(came, lambda ids: self.offer(project_id, ids), self, "came")

    def offer(self, project_id: int, ids: Sequence[int], loose: Sequence[int] = ()) -> None:
        """Ask about documents that came, or were read again (`loose` are the tags their former text fed).

        What is remembered for the project is done without a question.
        """
        session = self._window.context
        if not ids or project_id != session.project_id:
            return

        def found(tags: int) -> None:
            way = tree.kept(self._window)
            if tags and way == tree.REBUILD:
                tree.rebuild(self._window)
            elif tags and way == tree.REVISE:
                tree.revise(self._window, ids, loose=loose)
            elif tags and not way:
                if self._project != project_id:
                    self._done()
                self._project = project_id
                self._came.update(dict.fromkeys(ids))
                self._loose += loose
                self.retranslate()

        session.query(lambda c: tree.size(c, project_id), found, self, "tree")

    def _ask(self) -> None:
        project_id, ids, loose = self._project, list(self._came), list(self._loose)

        def told(connection: Connection) -> dict[str, object]:
            from core.domain import leaving

            return leaving.options(connection, project_id, ids, leaving.Leaving("", loose))

        tree.TreeSheet(self._window, self._follow, "arrived", told=told).open()

    def _follow(self, choice: tree.Choice) -> None:
        if choice.way == tree.REVISE:
            tree.revise(self._window, list(self._came), loose=list(self._loose), terms=choice.terms)
        elif choice.way == tree.REBUILD:
            tree.rebuild(self._window, asking=True)
        self._done()

    def _done(self) -> None:
        self._came, self._loose = {}, []
        self.retranslate()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        shown = bool(self._came) and self._project == self._window.context.project_id
        count = len(self._came)
        words = self.tr("%n document(s) came in or were read again since the domain tree was built.", "", count)
        self.notice.set_words(
            words if shown else "",
            self.tr("Revise or build anew…"),
            self.tr("Leave it"),
        )
        self.setVisible(shown)
