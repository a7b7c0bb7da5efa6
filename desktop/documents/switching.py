"""The switch between the documents and all their chunks, in the head of both lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.translate import Retranslating
from desktop.widgets.segments import Segments

if TYPE_CHECKING:
    from core.changes import ChangeSet
    from desktop.chunks.view import ChunksView
    from desktop.documents.pane import DocumentsPane
    from desktop.window import MainWindow

DOCUMENTS, CHUNKS = "documents", "chunks"
FULL = 2


class WaysSwitch(Retranslating, Segments):
    """Documents or chunks; it stays on its own side, for the other list has a switch of its own.

    Args:
        here: "documents" or "chunks".
    """

    def __init__(self, here: str, parent: QWidget | None = None) -> None:
        super().__init__((DOCUMENTS, CHUNKS), parent)
        self._here = here
        self.choose(here)
        self.chosen.connect(lambda _key: self.choose(self._here))
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words again."""
        self.set_words(self.tr("Show"), (self.tr("Documents"), self.tr("Chunks")))


class Switching(QObject):
    """Puts the chunks in front of the pane and back; they are built when first asked for.

    While they are in front, letters mean what they mean for chunks.
    """

    def __init__(self, window: MainWindow, pane: DocumentsPane, stack: QStackedWidget, ways: WaysSwitch) -> None:
        super().__init__(pane)
        self._window, self._pane, self._stack = window, pane, stack
        self._page = 0
        self.view: ChunksView | None = None
        ways.chosen.connect(self._choose)
        bind = window.actions_table.bind
        bind("documents.all_chunks", lambda: self._choose(CHUNKS), lambda: self._page == FULL)
        bind("chunks.documents", lambda: self._choose(DOCUMENTS))
        window.pane_shown.connect(self._shown)

    def is_chunks(self) -> bool:
        """Return whether the chunks are in front."""
        return self.view is not None and self._stack.currentWidget() is self.view

    def show_page(self, page: int) -> None:
        """Show a page of the pane, at once or after the chunks; without documents there are no chunks either."""
        self._page = page
        if not self.is_chunks() or page != FULL:
            self._pane.turn(self._stack, page)
            self._set_keys()

    def show_documents(self) -> None:
        """Go back to the documents."""
        self._stack.setCurrentIndex(self._page)
        self._set_keys()

    def show_chunks(self, state: str = "", document_id: int = 0) -> None:
        """Show all chunks; with `state` those of one chip, and of one document if given."""
        view = self._built()
        self._stack.setCurrentWidget(view)
        self._set_keys()
        if state:
            view.show_only(state, document_id)
        else:
            view.freshen()

    def take(self, changes: ChangeSet) -> None:
        """Follow changes."""
        if self.view is not None:
            self.view.take(changes)

    def reset(self) -> None:
        """Another project came to the front."""
        if self.view is not None:
            self.view.reset()
            if self.view.isVisible():
                self.view.freshen()

    def _built(self) -> ChunksView:
        if self.view is None:
            from desktop.chunks.view import ChunksView  # most sessions never look

            self.view = ChunksView(self._window, self._pane.undoing, self._stack)
            self._stack.addWidget(self.view)
            self.view.list.ways.chosen.connect(self._choose)
        return self.view

    def _choose(self, key: str) -> None:
        if key == CHUNKS:
            self.show_chunks()
            self._built().list.table.setFocus()
        else:
            self.show_documents()
            self._pane.list.table.setFocus()

    def _shown(self, pane: str) -> None:
        if pane == DOCUMENTS:
            self._set_keys()
            if self.is_chunks() and self.view is not None:
                self.view.freshen()

    def _set_keys(self) -> None:
        if self._window.shown_pane() == DOCUMENTS:
            self._window.actions_table.set_pane(CHUNKS if self.is_chunks() else DOCUMENTS)
