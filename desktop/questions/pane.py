"""The pane Questions: what was asked of which text, under which tag, and what is still unanswered."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from core.changes import ChangeSet
from core.chunks import listing as chunks
from core.documents import listing as documents
from core.questions import listing
from desktop.filteredpane import FilteredPane
from desktop.filteredrows import ALL
from desktop.filters import NONE
from desktop.generating import ask_answers
from desktop.questions.adding import AddSheet
from desktop.questions.detail import QuestionDetail
from desktop.questions.editing import Editing
from desktop.questions.list import QuestionList
from desktop.widgets.empty import EmptyState
from desktop.window import MainWindow


class QuestionsPane(FilteredPane):
    """List on the left, the question with its text on the right."""

    touched = frozenset({"question", "sample", "tag", "document", "chunk", "project"})

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._documents = 0
        self.list = QuestionList(self._session, self._run)
        self.editing = Editing(window, self.list)
        self.detail = QuestionDetail(window.actions_table)
        self.empty = EmptyState("questions", self._next_step)
        self.put_together(self.list, self.detail, self.empty, "questions", self.editing.stack)
        self.detail.worded.connect(self._reword)
        self.detail.document_asked.connect(self._open_document)
        self._bind()
        self.retranslate()

    def _bind(self) -> None:
        chosen = self.can_act
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
        self.bind("questions", rows)

    def _run(self, name: str) -> None:
        if name == "primary":
            ask_answers(self.window_)
            return
        shared = {"delete": "edit.delete", "add": "item.new"}
        self.window_.actions_table.run(shared.get(name, f"questions.{name}"))

    # Data

    def shows_others(self, changes: ChangeSet) -> bool:
        """Tags and answers are shown too."""
        return bool({"tag", "sample"} & changes.tables())

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

    def show_row(self, row_id: int) -> None:
        """Show a question."""
        row = self._session.read(lambda c: listing.detail(c, row_id)) if row_id >= 0 else None
        if row is not None:
            self.detail.show_question(row)
        self.show_side(row)

    def counted(self, counts: dict[str, int]) -> None:
        """Show the empty state where there are no questions."""
        self.turn(self.stack, 0 if counts[ALL] else 1)
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

    def menu(self) -> QMenu:
        """Return what can be done with a question."""
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
            title, first = self.tr("No project is open"), self.tr("Open or create a project first.")
            self.empty.set_texts(title, first, self.tr("Go to projects"))
        elif self._documents:
            words = self.tr("Questions are made from the text of your documents, under the tags of the domain tree.")
            self.empty.set_texts(title, words, self.tr("Generate questions…"))
        else:
            words = self.tr("Questions are made from documents. Bring some in first.")
            self.empty.set_texts(title, words, self.tr("Go to the documents"))
