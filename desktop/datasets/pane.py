"""The pane Datasets: reviewing samples and exporting them."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from sqlalchemy import Connection

from core.questions import listing as questions
from core.samples import service
from desktop.datasets.detail import SampleDetail
from desktop.datasets.exporting import Exports
from desktop.datasets.history import show_history
from desktop.datasets.list import SampleList
from desktop.datasets.review import Review
from desktop.filteredpane import FilteredPane
from desktop.filteredrows import ALL
from desktop.filters import NONE
from desktop.generating import ask_answers
from desktop.translate import sentences
from desktop.widgets.empty import EmptyState
from desktop.window import MainWindow


class DatasetsPane(FilteredPane):
    """List on the left, the sample with its source on the right; a key for everything."""

    touched = frozenset({"sample", "tag", "document", "project"})

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._waiting = 0
        self._asked = 0
        self.list = SampleList(self._session, self._run)
        self.detail = SampleDetail(window.actions_table)
        self.review = Review(window, self.list)
        self.exports = Exports(window, self.list)
        self.empty = EmptyState("datasets", self._next_step, self._second_step)
        self.put_together(self.list, self.detail, self.empty, "answers", self.review.stack)
        self._connect()
        self._bind()
        self.retranslate()

    def _connect(self) -> None:
        self.detail.saved.connect(self._save)
        self.detail.drafted.connect(
            lambda: self.window_.say(self.tr("What you typed is kept; “Edit” at that sample goes on with it."), "info")
        )
        more = self.detail.more
        more.clicked.connect(lambda: self._more_menu().popup(more.mapToGlobal(more.rect().bottomLeft())))

    def _bind(self) -> None:
        table, review, step = self.window_.actions_table, self.review, self.list.table.step
        chosen = self.can_act
        rows: dict[str, tuple[Any, Any]] = {
            "datasets.accept": (lambda: review.set_state("accepted"), chosen),
            "datasets.reject": (lambda: review.set_state("rejected"), chosen),
            "datasets.reopen": (lambda: review.set_state("open"), chosen),
            "datasets.edit": (self.detail.edit, chosen),
            "datasets.rate": (self._rate_menu, chosen),
            "datasets.unrate": (lambda: review.rate(None), chosen),
            "datasets.tag": (self._tag, chosen),
            "datasets.note": (self.detail.note.write, chosen),
            "datasets.history": (self._history, chosen),
            "datasets.source": (self._open_source, chosen),
            "datasets.next": (lambda: step(1), chosen),
            "datasets.previous": (lambda: step(-1), chosen),
            "edit.delete": (review.delete, chosen),
            "edit.undo": (review.undo, review.stack.can_undo),
            "edit.redo": (review.redo, review.stack.can_redo),
            "edit.find": (self.list.filters.search.setFocus, None),
            "item.export": (self.exports.ask, lambda: self.exports.is_possible()),
            "item.generate": (lambda: ask_answers(self.window_), None),
            "item.refresh": (self.list.refresh, None),
        }
        for rating in range(1, 6):
            rows[f"datasets.rate{rating}"] = (partial(review.rate, rating), chosen)
        self.bind("datasets", rows)
        for name, keys in (("next", ("N", "J")), ("previous", ("P", "K"))):
            table.action(f"datasets.{name}").setShortcuts([QKeySequence(key) for key in keys])

    def _run(self, name: str) -> None:
        shared = {"delete": "edit.delete", "primary": "item.export"}
        self.window_.actions_table.run(shared.get(name, f"datasets.{name}"))

    # Data

    def prepare(self, connection: Connection) -> None:
        """Put the statements for the sample beside the list together too."""
        super().prepare(connection)
        service.detail(connection, 0)

    def rehearse(self) -> None:
        """Draw list and detail unseen, one after the other."""
        super().rehearse()
        QTimer.singleShot(0, self, self.detail.rehearse)

    def open(self, item: Any) -> None:
        """Show a sample ({"sample": id} or its id), or those of a tag or document ({"tag": id}, {"document": id})."""
        wanted = item if isinstance(item, dict) else {"sample": item}
        self.list.filters.chips.set_checked({ALL})
        if "sample" in wanted:
            self.list.filters.clear(quietly=True)
            self.list.listing.go_to(wanted["sample"])
        if "tag" in wanted:
            self.list.filters.set_tag(wanted["tag"] or NONE)
        if "document" in wanted:
            self.list.filters.set_document(wanted["document"])
        self.list.refresh()

    def show_row(self, row_id: int) -> None:
        """Show a sample."""
        row = self._session.read(lambda c: service.detail(c, row_id)) if row_id >= 0 else None
        if row is not None:
            self.detail.show_sample(row)
        self.show_side(row)

    def counted(self, counts: dict[str, int]) -> None:
        """Show the empty state where there are no samples."""
        self.turn(self.stack, 0 if counts[ALL] else 1)
        self.window_.actions_table.refresh()
        if not counts[ALL]:
            project_id = self._session.project_id
            self._session.query(lambda c: questions.counts(c, project_id), self._questions_counted, self, "questions")

    def _questions_counted(self, counts: dict[str, int]) -> None:
        self._asked, self._waiting = counts["all"], counts["unanswered"]
        self.retranslate()

    # Actions

    def _save(self, fields: dict[str, Any]) -> None:
        self.review.save(self.detail.row()["id"], fields)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tag(self) -> None:
        bulk = self.list.is_bulk()
        self.review.tag(self.list.button("tag") if bulk else self.detail.button("tag"))

    def _history(self) -> None:
        show_history(self._session, self.detail.row()["id"], self.detail.more)

    def _open_source(self) -> None:
        row = self.detail.row()
        if row.get("document_id") is not None:
            self.window_.open("documents", {"document": row["document_id"], "chunk": row["chunk_id"]})

    def _rate_menu(self) -> None:
        names = [f"datasets.rate{rating}" for rating in range(5, 0, -1)]
        button = self.detail.button("rate")
        self._popup([*names, "", "datasets.unrate"]).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Return the menu of what is chosen: what the buttons do, and what only keys do."""
        names = ("accept", "reject", "reopen", "", "edit", "rate", "tag", "note", "", "history", "source")
        return self._popup([*(name and f"datasets.{name}" for name in names), "", "edit.delete"])

    def _more_menu(self) -> QMenu:
        """Return what the keys of single letters do beside the buttons."""
        names = ("next", "previous", "", "reopen", "note", "history", "source")
        return self._popup([*(name and f"datasets.{name}" for name in names), "", "edit.delete"])

    def _popup(self, names: list[str]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in names:
            if name:
                menu.addAction(self.window_.actions_table.action(name))
            else:
                menu.addSeparator()
        return menu

    def _next_step(self) -> None:
        if not self._session.project_id:
            self.window_.open("projects")
        elif self._waiting:
            ask_answers(self.window_)
        else:
            self.window_.open("questions" if self._asked else "documents")

    def _second_step(self) -> None:
        self.window_.open("questions")

    def retranslate(self) -> None:
        """Set all visible strings again."""
        title = self.tr("No samples yet")
        if not self._session.project_id:
            title, first = self.tr("No project is open"), self.tr("Open or create a project first.")
            self.empty.set_texts(title, first, self.tr("Go to projects"))
        elif self._waiting:
            wait = self.tr("%n question(s) wait for an answer.", "", self._waiting)
            then = self.tr("Each answer becomes a sample that you can review here.")
            self.empty.set_texts(
                title, sentences(wait, then), self.tr("Generate answers…"), self.tr("Look at the questions")
            )
        else:
            what = self.tr("A sample is a question with its answer and its source.")
            first = self.tr("Documents come first, questions follow from them.")
            go = self.tr("Go to the questions") if self._asked else self.tr("Go to the documents")
            self.empty.set_texts(title, sentences(what, first), go)
