"""The line that asks, without holding anything up, whether the tree is to follow documents that came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.documents import tree
from desktop.documents.preview.notice import Notice
from desktop.translate import Retranslating, number

if TYPE_CHECKING:
    from desktop.window import MainWindow


class TreeNotice(Retranslating, QWidget):
    """Shown above the list when documents came into a project with a tree, until somebody decides."""

    def __init__(self, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._project, self._count = 0, 0
        self.notice = Notice("tree", "accent", self._rebuild, self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 12, 8)
        column.addWidget(self.notice)
        window.context.project_changed.connect(lambda _id: self.retranslate())
        self.retranslate()

    def offer(self, project_id: int, count: int) -> None:
        """Ask about so many documents more; what is remembered for the project is done without a question."""
        session = self._window.context
        if not count or project_id != session.project_id:
            return

        def found(tags: int) -> None:
            way = tree.kept(self._window)
            if tags and way == tree.REBUILD:
                tree.rebuild(self._window)
            elif tags and not way:
                self._count = count + (self._count if self._project == project_id else 0)
                self._project = project_id
                self.retranslate()

        session.query(lambda c: tree.size(c, project_id), found, self, "tree")

    def _rebuild(self) -> None:
        self._done()
        tree.offer_form(self._window)

    def _leave(self) -> None:
        self._done()

    def _done(self) -> None:
        self._count = 0
        self.retranslate()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        shown = self._count > 0 and self._project == self._window.context.project_id
        count = self._count
        words = self.tr("%n document(s) came in after the domain tree was built.", "", count)
        self.notice.set_words(
            words.replace(str(count), number(count), 1) if shown else "",
            self.tr("Build it anew…"),
            self.tr("Leave it"),
        )
        self.setVisible(shown)
