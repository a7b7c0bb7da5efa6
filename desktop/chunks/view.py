"""All chunks of the project: the list on the left, the chunk under the cursor on the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from core.changes import ChangeSet
from desktop import restoring
from desktop.chunks.detail import ChunkDetail
from desktop.chunks.editing import ChunkEdits
from desktop.chunks.exporting import ChunkExport
from desktop.chunks.forms import ChunkForms
from desktop.chunks.list import AllChunks
from desktop.filteredrows import ALL
from desktop.translate import Retranslating
from desktop.widgets.empty import EmptyState
from desktop.widgets.frames import Split

if TYPE_CHECKING:
    from desktop.undoing import UndoStack
    from desktop.window import MainWindow

#: the name its actions are bound under: letters mean other things than beside a document
PANE: Final = "chunks"
SHOWN: Final = {"chunk", "document", "question", "cleaning"}
#: what the menu of a row offers, "" for a line between
MENU: Final = (
    "chunks.edit", "chunks.place", "chunks.questions", "", "chunks.accept", "chunks.reject", "", "item.generate",
    "chunks.prepend", "chunks.append", "chunks.clean", "item.export", "", "chunks.merge_next", "chunks.merge_previous",
    "chunks.restore", "edit.delete",
)  # fmt: skip


class ChunksView(Retranslating, QWidget):
    """List and detail, and the actions on them."""

    def __init__(self, window: MainWindow, stack: UndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window, self._session, self._stack = window, window.context, stack
        self._stale = True
        self.list = AllChunks(self._session, self._run)
        self.detail = ChunkDetail(self._session, window.actions_table)
        self.edits = ChunkEdits(window, self.list, self.detail, stack)
        self.forms = ChunkForms(window, self.list, self.detail, self.edits)
        self.export = ChunkExport(window, self.list)
        self.empty = EmptyState("chunks", lambda: window.actions_table.run("chunks.documents"))
        self.pages = QStackedWidget(self)
        self.pages.addWidget(Split(self.list, self.detail, parent=self.pages))
        self.pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self._connect()
        self._bind()
        self.retranslate()

    def _connect(self) -> None:
        refresh = self._window.actions_table.refresh
        table = self.list.table
        self.list.current_changed.connect(self.detail.set_chunk)
        self.list.counted.connect(self._counted)
        table.selection_changed.connect(lambda _selection: refresh())
        table.opened.connect(lambda _id: self.detail.edit())
        table.menu_asked.connect(self._menu)
        self.detail.changed.connect(refresh)
        self._stack.changed.connect(refresh)
        self._window.closing.connect(self.detail.save)

    def _bind(self) -> None:
        bind = partial(self._window.actions_table.bind, pane=PANE)
        detail, edits, table = self.detail, self.edits, self.list.table
        some, one = self._has_some, self._has_one
        bind("chunks.edit", self._edit, one)
        bind("chunks.save", detail.save, detail.is_editing)
        bind("chunks.cancel", detail.cancel, detail.is_editing)
        bind("chunks.split", edits.split, lambda: one() and not detail.is_comparing())
        bind("chunks.merge_next", edits.merge, one)
        bind("chunks.merge_previous", lambda: edits.merge(before=True), one)
        bind("chunks.compare", detail.switch_compare, detail.can_compare)
        bind("chunks.restore", edits.restore, lambda: one() and (self.list.is_bulk() or detail.is_edited()))
        bind("chunks.accept", edits.accept, self._can_decide)
        bind("chunks.reject", edits.reject, self._can_decide)
        bind("chunks.accept_all", edits.accept_all, self._has_waiting)
        bind("chunks.reject_all", edits.reject_all, self._has_waiting)
        bind("chunks.review", lambda: self.list.show_only("waiting"), self._has_waiting)
        bind("chunks.next", lambda: table.step(1), one)
        bind("chunks.previous", lambda: table.step(-1), one)
        bind("chunks.place", self.show_place, one)
        bind("chunks.questions", self.show_questions, one)
        bind("chunks.prepend", lambda: self.forms.extend(before=True), one)
        bind("chunks.append", lambda: self.forms.extend(before=False), one)
        bind("chunks.clean", self.forms.clean, one)
        bind("chunks.change_next", detail.compare.next_change, detail.is_comparing)
        bind("chunks.change_previous", detail.compare.previous_change, detail.is_comparing)
        bind("item.generate", self.forms.generate, some)
        bind("item.export", self.export.ask, some)
        bind("item.refresh", self.reload)
        bind("edit.delete", edits.delete, one)
        bind("edit.undo", lambda: restoring.undo_step(self._window, self._stack), self._has_project)
        bind("edit.redo", self._stack.redo, self._stack.can_redo)
        bind("edit.find", self.list.filters.search.setFocus)

    def _run(self, name: str) -> None:
        shared = {"primary": "item.generate", "generate": "item.generate", "export": "item.export"}
        shared["delete"] = "edit.delete"
        self._window.actions_table.run(shared.get(name, f"chunks.{name}"))

    # When something may be done

    def _has_project(self) -> bool:
        return bool(self._session.project_id)

    def _has_some(self) -> bool:
        return self.list.model.rowCount() > 0

    def _has_one(self) -> bool:
        return self.detail.chunk_id > 0 and not self.detail.is_editing()

    def _has_waiting(self) -> bool:
        return self.list.left_counts.get("waiting", 0) > 0 and not self.detail.is_editing()

    def _can_decide(self) -> bool:
        return self.detail.is_waiting() or (self.list.is_bulk() and self._has_waiting())

    # Data

    def take(self, changes: ChangeSet) -> None:
        """Merge what changed; while hidden only remember to read again."""
        if not SHOWN & changes.tables():
            return
        if not self.isVisible():
            self._stale = True
            return
        self.list.take(changes)
        self.detail.reload()

    def freshen(self) -> None:
        """Read again when something changed while this was hidden."""
        if self._stale:
            self.reload()
            self.detail.reload()

    def reload(self) -> None:
        """Read list and counts."""
        self._stale = False
        self.list.refresh()

    def reset(self) -> None:
        """Forget the filters: another project came to the front."""
        self._stale = True
        self.list.reset()

    def show_only(self, state: str, document_id: int = 0) -> None:
        """Show the chunks of one state ("all", "waiting", …), of one document if given."""
        self._stale = False
        self.list.show_only(state, document_id)

    def _counted(self, counts: dict[str, int]) -> None:
        self.pages.setCurrentIndex(0 if counts[ALL] else 1)
        self._window.actions_table.refresh()

    # Actions

    def _edit(self) -> None:
        if self.detail.is_comparing():
            self.detail.switch_compare()
        self.detail.edit()

    def show_place(self) -> None:
        """Show the chunk in its document, the source beside the text."""
        row = self.detail.row()
        if row is not None:
            self._window.open("documents", {"document": row["document_id"], "place": row["start"]})
            self._window.actions_table.run("documents.side")

    def show_questions(self) -> None:
        """Show the questions about the chunk."""
        self._window.open("questions", {"chunk": self.detail.chunk_id})

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.fill(menu)
        menu.popup(place)

    def fill(self, menu: Any) -> None:
        """Fill the menu of a row with what can be done now."""
        table = self._window.actions_table
        for name in MENU:
            if not name:
                menu.addSeparator()
            elif table.action(name).isEnabled():
                menu.addAction(table.action(name))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.empty.set_texts(
            self.tr("No chunks yet"),
            self.tr("Documents are split into chunks when they are imported, and can be split again."),
            self.tr("Go to the documents"),
        )
