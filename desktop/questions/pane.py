"""The pane Questions: what was asked of which text, under which tag, and what is still unanswered."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QStackedWidget

from core.changes import ChangeSet
from core.chunks import listing as chunks
from core.documents import listing as documents
from core.questions import listing
from desktop.filtered import ALL
from desktop.filters import NONE
from desktop.generating import ask_answers
from desktop.jobs.banner import FailureBanner
from desktop.pane import Pane
from desktop.questions.adding import AddSheet
from desktop.questions.detail import QuestionDetail
from desktop.questions.editing import Editing
from desktop.questions.list import QuestionList
from desktop.widgets.empty import EmptyState
from desktop.widgets.frames import Panel, Split
from desktop.window import MainWindow

TOUCHED = {"question", "sample", "tag", "document", "chunk", "project"}


class QuestionsPane(Pane):
    """List on the left, the question with its text on the right."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.context
        self._documents = 0
        self.list = QuestionList(self._session, self._run)
        self.editing = Editing(window, self.list)
        self.detail = QuestionDetail(window.actions_table)
        self.banner = FailureBanner(window, "questions")
        self.blank = Panel("window")
        self._right = QStackedWidget()
        self._right.addWidget(self.detail)
        self._right.addWidget(self.blank)
        self.empty = EmptyState("questions", self._next_step)
        holder = Panel("window")
        holder.body.addWidget(self.empty)
        self.stack = QStackedWidget()
        self.stack.addWidget(Split(self.list, self._right))
        self.stack.addWidget(holder)
        self.body.addWidget(self.banner)  # above the empty state as well: nothing may have come out at all
        self.body.addWidget(self.stack, 1)
        self._connect()
        self._bind()
        self.retranslate()

    def _connect(self) -> None:
        refresh = self.window_.actions_table.refresh
        self.list.current_changed.connect(self._show)
        self.list.counted.connect(self._counted)
        self.list.table.selection_changed.connect(lambda _selection: refresh())
        self.list.table.opened.connect(lambda _id: self.detail.edit())
        self.list.table.menu_asked.connect(lambda place: self._menu().popup(place))
        self.detail.worded.connect(self._reword)
        self.detail.left.connect(self.list.table.setFocus)
        self.detail.document_asked.connect(self._open_document)
        self.editing.stack.changed.connect(refresh)
        self._session.project_changed.connect(self._other_project)

    def _bind(self) -> None:
        chosen = self._can
        rows: dict[str, tuple[Any, Any]] = {
            "questions.edit": (self.detail.edit, chosen),
            "questions.tag": (self._tag, chosen),
            "questions.sample": (self._open_sample, lambda: chosen() and self.detail.has_answer()),
            "questions.answer": (self.editing.answer_chosen, chosen),
            "item.generate": (self.editing.answer, None),
            "item.new": (self.add, chosen),
            "edit.delete": (self.editing.delete, chosen),
            "edit.undo": (self.editing.undo, self.editing.stack.can_undo),
            "edit.redo": (self.editing.redo, self.editing.stack.can_redo),
            "edit.find": (self.list.filters.search.setFocus, None),
            "item.refresh": (self.list.refresh, None),
        }
        for name, (handler, enabled) in rows.items():
            self.window_.actions_table.bind(name, handler, enabled, pane="questions")

    def _run(self, name: str) -> None:
        if name == "primary":
            ask_answers(self.window_)
            return
        shared = {"delete": "edit.delete", "add": "item.new"}
        self.window_.actions_table.run(shared.get(name, f"questions.{name}"))

    def _can(self) -> bool:
        return self.list.table.current_id() >= 0 and not self.detail.is_editing()

    # Data

    def is_touched(self, changes: ChangeSet) -> bool:
        """Questions, and what they show of others."""
        return bool(TOUCHED & changes.tables())

    def take(self, changes: ChangeSet) -> None:
        """Merge what changed; a hidden pane reads again when it is shown."""
        if not self.isVisible():
            super().take(changes)
        elif self.is_touched(changes):
            self.list.take(changes)
            current = self.list.table.current_id()
            if current in changes.updated.get("question", ()) or {"tag", "sample"} & changes.tables():
                self._show(current)

    def reload(self) -> None:
        """Read the list and the counts."""
        self.list.refresh()
        self.banner.reload()

    def open(self, item: Any) -> None:
        """Show a question (its id) or those of a {"tag"}, {"document"} or {"chunk"}."""
        wanted = item if isinstance(item, dict) else {"question": item}
        filters = self.list.filters
        filters.chips.set_checked({ALL})
        filters.clear(quietly=True)
        if "question" in wanted:
            self.list.listing.go_to(wanted["question"])
        if "tag" in wanted:
            filters.set_tag(wanted["tag"] or NONE)
        if "document" in wanted:
            filters.set_document(wanted["document"])
        if "chunk" in wanted:
            filters.set_chunk(wanted["chunk"])
        self.list.refresh()

    def _other_project(self, _project_id: int) -> None:
        self.editing.stack.clear()
        self.list.reset()
        self.mark_stale()

    def _show(self, question_id: int) -> None:
        row = self._session.read(lambda c: listing.detail(c, question_id)) if question_id >= 0 else None
        if row is not None:
            self.detail.show_question(row)
        self._right.setCurrentWidget(self.detail if row is not None else self.blank)
        self.window_.actions_table.refresh()

    def _counted(self, counts: dict[str, int]) -> None:
        self.stack.setCurrentIndex(0 if counts[ALL] else 1)
        self.list.primary.setEnabled(counts["unanswered"] > 0)
        self.window_.actions_table.refresh()
        if not counts[ALL]:
            project_id = self._session.project_id
            self._session.query(lambda c: documents.counts(c, project_id)["all"], self._documents_counted, self, "all")

    def _documents_counted(self, count: int) -> None:
        self._documents = count
        self.retranslate()

    # Actions

    def add(self) -> None:
        """Open the form for a question about the text on the screen."""
        row = self.detail.row()
        chunk_id = self.list.filters.narrowing().chunk or row["chunk_id"]
        chunk = self._session.read(lambda c: chunks.detail(c, chunk_id))
        if chunk is not None:
            tag = (row["tag_id"], row["tag"]) if row.get("tag_id") else None
            sheet = AddSheet(self.window_, self.editing.stack, chunk, tag)
            sheet.added.connect(self.list.listing.go_to)
            sheet.open()

    def _reword(self, text: str) -> None:
        self.editing.reword(self.detail.row()["id"], text)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tag(self) -> None:
        if self.list.is_bulk():
            self.editing.tag(self.list.button("tag"), None)
        else:
            self.editing.tag(self.detail.tag_button, self.detail.row().get("tag_id"))

    def _open_sample(self) -> None:
        self.window_.open("datasets", {"sample": self.detail.row()["sample_id"]})

    def _open_document(self) -> None:
        row = self.detail.row()
        self.window_.open("documents", {"document": row["document_id"], "chunk": row["chunk_id"]})

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = [f"questions.{name}" for name in ("answer", "sample", "edit", "tag")]
        menu.addActions([self.window_.actions_table.action(name) for name in (*own, "item.new", "edit.delete")])
        return menu

    def _next_step(self) -> None:
        if not self._session.project_id:
            self.window_.open("projects")
            return
        self.window_.open("documents")
        if self._documents:
            self.window_.actions_table.run("documents.generate_all")

    def retranslate(self) -> None:
        """Set all visible strings again."""
        title = self.tr("No questions yet")
        if not self._session.project_id:
            self.empty.set_texts(title, self.tr("Open or create a project first."), self.tr("Go to projects"))
        elif self._documents:
            words = self.tr("Questions are made from the text of your documents, under the tags of the domain tree.")
            self.empty.set_texts(title, words, self.tr("Generate questions…"))
        else:
            words = self.tr("Questions are made from documents. Bring some in first.")
            self.empty.set_texts(title, words, self.tr("Go to the documents"))
