"""The ways to look at one document, of which one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar

from desktop.documents.chunks import ChunkList
from desktop.documents.preview.comparing import ComparePage
from desktop.documents.preview.head import CHUNKS, SIDE, TEXT
from desktop.documents.text import DocumentText

if TYPE_CHECKING:
    from desktop.preferences import Preferences
    from desktop.session import Session

READ, PIECES, COMPARED = 0, 1, 2


class Ways(QStackedWidget):
    """The text alone or beside its source, the chunks, or the difference to a conversion that waits.

    Args:
        tabs: choose between the first three; the difference is shown over all of them until it is left.
        preferences: where the way is remembered.

    Signals:
        changed: another way is shown.
    """

    changed = Signal()

    def __init__(self, session: Session, tabs: QTabBar, preferences: Preferences | None = None) -> None:
        super().__init__()
        self._session, self._tabs, self._preferences = session, tabs, preferences
        self.text = DocumentText(session, self)
        self.chunks = ChunkList(session, self)
        self.compare = ComparePage(session)
        for page in (self.text, self.chunks, self.compare):
            self.addWidget(page)
        tabs.currentChanged.connect(self._show)
        tabs.tabBarClicked.connect(lambda _tab: self.leave_comparing())
        self.chunks.table.current_changed.connect(self._follow_chunk)
        self.text.converted.way_chosen.connect(lambda way: self._remember("documents.way", way))
        self.compare.left.connect(self.leave_comparing)

    def restore(self) -> None:
        """Look as it was left the last time."""
        if self._preferences is not None:
            tab = self._preferences.text("documents.tab")
            self.text.converted.set_rendered(self._preferences.text("documents.way") != "plain")
            self._tabs.setCurrentIndex(int(tab) if tab in ("0", "1", "2") else TEXT)

    def choose(self, tab: int) -> None:
        """Show the text, the text beside its source, or the chunks."""
        self.leave_comparing()
        self._tabs.setCurrentIndex(tab)

    def show_chunk(self) -> None:
        """Show the chunk under the cursor in the text and in the source."""
        self._follow_chunk(self.chunks.table.current_id())
        self.choose(SIDE)

    def show_difference(self, document_id: int) -> None:
        """Show how the conversion that waits for a document differs from its text."""
        self.compare.set_document(document_id)
        self.setCurrentIndex(COMPARED)
        self.compare.view.setFocus()
        self.changed.emit()

    def is_comparing(self) -> bool:
        """Return whether the difference is shown."""
        return self.currentIndex() == COMPARED

    def leave_comparing(self) -> None:
        """Go back to the way that the tabs say."""
        if self.is_comparing():
            self.compare.set_document(0)
            self._show(self._tabs.currentIndex())

    def _show(self, tab: int) -> None:
        self.setCurrentIndex(PIECES if tab == CHUNKS else READ)
        self.text.show_beside(tab == SIDE)
        self._remember("documents.tab", str(tab))
        self.changed.emit()

    def _follow_chunk(self, chunk_id: int) -> None:
        """Bring a chunk the user moved to to the top of the text and the source."""
        if chunk_id > 0 and self.currentIndex() == PIECES and self.chunks.isVisible():
            from core.chunks import listing as chunks

            row = self._session.read(lambda c: chunks.detail(c, chunk_id))
            if row is not None:
                self.text.go_to(row["start"], row["end"])

    def _remember(self, name: str, value: str) -> None:
        if self._preferences is not None:
            self._preferences.keep_text(name, value)
