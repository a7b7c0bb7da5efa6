"""List and document side by side, how much room each has, and the keys of looking, editing and deciding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.documents.preview.converted import PLAIN, RENDERED
from desktop.documents.preview.head import CHUNKS, SIDE
from desktop.widgets.frames import DETAIL_MIN, Split

if TYPE_CHECKING:
    from desktop.documents.detail import DocumentDetail
    from desktop.documents.list import DocumentList
    from desktop.window import MainWindow

#: a document and its source side by side need so much
SIDE_MIN = 776
SIDE_SHARE = 0.62


class Viewing(QObject):
    """Gives the document the room it needs: beside its source the list becomes narrow, with F it goes away."""

    def __init__(self, window: MainWindow, documents: DocumentList, detail: DocumentDetail, holder: QWidget) -> None:
        super().__init__(detail)
        self._window, self._list, self._detail = window, documents, detail
        self.split = Split(documents, detail, parent=holder)
        self._former: list[int] = []
        self._bind()
        detail.said.connect(window.say)
        detail.changed.connect(self._arrange)
        window.closing.connect(detail.close_files)
        self.hide_list(window.preferences.text("documents.wide") == "1")

    def _bind(self) -> None:
        bind, detail = self._window.actions_table.bind, self._detail
        source, compare = detail.text.source, detail.compare
        bind("documents.side", lambda: detail.show_tab(SIDE), self._has_text)
        bind("documents.way", self._switch, lambda: self._has_text() and not detail.editing.is_open())
        bind("documents.wide", lambda: self.hide_list(self._list.isVisible()), self._has_document)
        bind("documents.next", lambda: self._list.table.step(1), self._has_document)
        bind("documents.previous", lambda: self._list.table.step(-1), self._has_document)
        bind("documents.place", detail.show_chunk, lambda: self._has_text() and detail.tabs.currentIndex() == CHUNKS)
        bind("documents.original", detail.open_original, self._has_document)
        bind("documents.edit", self._edit, lambda: self._has_text() and not detail.editing.is_open())
        bind("documents.save", detail.editing.save, detail.editing.is_open)
        bind("documents.discard", detail.editing.discard, lambda: detail.editing.draft() is not None)
        bind("documents.compare", detail.compare_waiting, self._has_waiting)
        bind("documents.change_next", compare.view.next_change, detail.is_comparing)
        bind("documents.change_previous", compare.view.previous_change, detail.is_comparing)
        bind("documents.zoom_in", source.pages.larger, source.pages.isVisible)
        bind("documents.zoom_out", source.pages.smaller, source.pages.isVisible)
        bind("documents.zoom_fit", source.pages.fit, source.pages.isVisible)

    def _has_document(self) -> bool:
        return self._detail.document_id > 0

    def _has_text(self) -> bool:
        row = self._detail.row()
        return row is not None and row["state"] != "failed"

    def _has_waiting(self) -> bool:
        row = self._detail.row()
        return row is not None and bool(row["waiting"])

    def _switch(self) -> None:
        converted = self._detail.text.converted
        rendered = not converted.view.is_rendered()
        converted.set_rendered(rendered)
        converted.way_chosen.emit(RENDERED if rendered else PLAIN)

    def _edit(self) -> None:
        if self._detail.tabs.currentIndex() == CHUNKS or self._detail.is_comparing():
            self._detail.show_tab(0)
        self._detail.editing.start()

    # Room

    def hide_list(self, hidden: bool) -> None:
        """Hide or show the list, and remember."""
        self._list.setVisible(not hidden)
        self._detail.head.show_wide(hidden)
        self._window.preferences.keep_text("documents.wide", "1" if hidden else "0")

    def _arrange(self) -> None:
        """Make the list narrower while a document stands beside its source, then as it was."""
        beside, sizes = self._detail.tabs.currentIndex() == SIDE, self.split.sizes()
        wanted = max(SIDE_MIN, round(sum(sizes) * SIDE_SHARE))
        if beside and not self._former and sizes[1] in range(1, wanted) and not self._list.isHidden():
            self._former = sizes
            list_width = max(DETAIL_MIN, sum(sizes) - wanted)
            self.split.setSizes([list_width, sum(sizes) - list_width])
        elif not beside and self._former:
            self.split.setSizes(self._former)
            self._former = []
