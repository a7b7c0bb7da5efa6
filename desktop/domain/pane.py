"""The Domain Tree pane: the tags on the left, the one under the cursor and the documents' headings on the right."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QStackedWidget
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.documents import listing
from core.documents.listing import DocumentFilter
from desktop.domain import menu
from desktop.domain.detail import TagDetail
from desktop.domain.editing import TagEditing
from desktop.domain.model import TagModel
from desktop.domain.nodes import Forest, load
from desktop.domain.side import TagSide
from desktop.listing import Throttle
from desktop.loading import with_module
from desktop.pane import Pane
from desktop.widgets.empty import EmptyState
from desktop.widgets.frames import Split

if TYPE_CHECKING:
    from desktop.window import MainWindow

NO_PROJECT, EMPTY, BUILDING, FULL = range(4)
READ = DocumentFilter(states=("done", "remarks"))
TOUCHED = {"tag", "question", "document"}


class DomainPane(Pane):
    """The editable tree."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.context
        self._project = 0
        self._wanted = 0
        self._building = False
        self._documents = 0
        self.again = Throttle(self._query, self)
        self.model = TagModel(self)
        self.side = TagSide(self.model, window.actions_table)
        self.view = self.side.view
        self.editing = TagEditing(window, self.model, self.view)
        self.detail = TagDetail(self._session, window.actions_table)
        self.homeless = EmptyState("projects", lambda: window.open("projects"))
        self.empty = EmptyState("tree", self._next, self.start)
        self.growing = EmptyState("tree")
        self.stack = QStackedWidget(self)
        for page in (self.homeless, self.empty, self.growing, Split(self.side, self.detail, parent=self.stack)):
            self.stack.addWidget(page)
        self.body.addWidget(self.stack)
        self._bind()
        self._connect()
        self.retranslate()

    def _bind(self) -> None:
        edit, bind = self.editing, self.window_.actions_table.bind

        def one() -> bool:
            return self._has_project() and self.view.current_id() > 0

        for name, handler, enabled in (
            ("item.new", edit.add_sibling, self._has_project),
            ("domain.child", edit.add_child, one),
            ("domain.rename", self.view.rename, one),
            ("domain.merge", edit.merge, edit.can_merge),
            ("edit.delete", edit.delete, lambda: bool(self.view.selected_ids())),
            ("edit.undo", edit.undo, self._has_project),
            ("edit.redo", edit.stack.redo, edit.stack.can_redo),
            ("domain.up", lambda: edit.move_by(-1), edit.can_move),
            ("domain.down", lambda: edit.move_by(1), edit.can_move),
            ("domain.out", edit.move_out, edit.can_move),
            ("domain.in", edit.move_in, edit.can_move),
            ("domain.questions", self.show_questions, one),
            ("domain.expand", self.view.open_all, self._has_tags),
            ("domain.collapse", self.view.close_all, self._has_tags),
            ("item.generate", self.build, lambda: self._has_project() and not self._building),
            ("item.import", self.import_tree, self._has_project),
            ("item.export", self.export_tree, self._has_tags),
            ("edit.find", self.side.search.setFocus, self._has_tags),
            ("item.refresh", self.reload, self._has_project),
        ):
            bind(name, handler, enabled, pane="domain")

    def _connect(self) -> None:
        self.view.moved.connect(self._moved)
        self.view.opened.connect(lambda _id: self.show_questions())
        self.view.menu_asked.connect(self._menu)
        self.side.search.searched.connect(self._narrow)
        self.detail.outlines.taken.connect(self._take_labels)
        self.detail.outlines.doubleClicked.connect(lambda _index: self.detail.outlines.take())
        self._session.project_changed.connect(lambda _id: self.mark_stale())
        self._session.hub.progressed.connect(lambda _jobs: self._follow_jobs())

    def _has_project(self) -> bool:
        return bool(self._session.project_id)

    def _has_tags(self) -> bool:
        return self._has_project() and bool(self.model.forest.nodes)

    # Following the store

    def is_touched(self, changes: ChangeSet) -> bool:
        """Follow tags, their questions, and the documents beside them."""
        return bool(TOUCHED & changes.tables())

    def reload(self) -> None:
        """Read the tags again, at most once a second."""
        if not self._has_project():
            self._show_page()
        elif self._session.project_id != self._project:
            self.again.now()
        else:
            self.again.ask()

    def _query(self) -> None:
        project_id = self._session.project_id
        if not project_id:
            return

        def read(connection: Connection) -> tuple[int, Forest, array[int]]:
            return project_id, load(connection, project_id), listing.ids(connection, project_id, READ)

        self._session.query(read, self._take, self, "tags")

    def _take(self, found: tuple[int, Forest, array[int]]) -> None:
        project_id, forest, documents = found
        if project_id != self._project:
            self._project = project_id
            self.editing.stack.clear()
        self.model.set_forest(forest)
        if self.view.search:
            self.side.narrow(self.view.search)
        self.detail.model.set_ids(documents)
        self._documents = len(documents)
        self._say_empty()
        self._show_page()
        if self._wanted and self.view.go_to(self._wanted):
            self._wanted = 0
        elif forest.nodes and not self.view.currentIndex().isValid():
            self.view.go_to(forest.top.children[0].id)
        self.side.say()
        self._moved()

    def _follow_jobs(self) -> None:
        running = any(job.get("kind") == "tree" for job in self._session.hub.running())
        if running != self._building:
            self._building = running
            if not running:
                # A built tree is no step of this pane; Ctrl+Z brings the replaced one back from the store.
                self.editing.stack.clear()
            self._show_page()
            self.retranslate()
            self.window_.actions_table.refresh()

    def _show_page(self) -> None:
        if not self._has_project():
            self.turn(self.stack, NO_PROJECT)
        elif self.model.forest.nodes:
            self.turn(self.stack, FULL)
        else:
            self.turn(self.stack, BUILDING if self._building else EMPTY)

    def open(self, item: Any) -> None:
        """Show a tag: its id, or {"tag": id}."""
        wanted = int(item["tag"] if isinstance(item, dict) else item)
        self.side.search.clear()
        self._narrow("")
        self._wanted = 0 if self.view.go_to(wanted) else wanted

    def _narrow(self, search: str) -> None:
        if search != self.view.search:
            self.side.narrow(search)

    def _moved(self) -> None:
        node = self.model.forest.nodes.get(self.view.current_id())
        self.detail.show_node(node, self.view.selected_count())
        self.window_.actions_table.refresh()

    # Actions

    def build(self) -> None:
        """Open the form that builds the tree."""
        tags = len(self.model.forest.nodes)
        form = "desktop.domain.building"
        with_module(self._session, form, lambda forms: forms.ask(self.window_, tags), self)

    def import_tree(self) -> None:
        """Read a tree from a file."""
        from desktop.domain import exchange

        exchange.choose_file(self.window_, self.editing.stack, self._has_tags())

    def export_tree(self) -> None:
        """Write the tree to a file."""
        from desktop.domain import exchange

        exchange.choose_target(self.window_)

    def start(self) -> None:
        """Begin a tree by hand."""
        self.stack.setCurrentIndex(FULL)
        self.editing.add_sibling()

    def show_questions(self) -> None:
        """Show the questions of the tag under the cursor."""
        self.window_.open("questions", {"tag": self.view.current_id()})

    def _take_labels(self, labels: list[str]) -> None:
        chosen = self.view.selected_ids()
        self.editing.add_labels(labels, chosen[0] if len(chosen) == 1 else 0, 0)

    def _next(self) -> None:
        if self._documents:
            self.build()
        else:
            self.window_.open("documents")

    def _menu(self, place: QPoint) -> None:
        # The table names for all panes what this one names for its tags.
        named = {"item.new": self.side.add.text(), "domain.merge": self.detail.merge.text()}
        menu.show(self, self.window_.actions_table, named, self.view.selected_count() > 1, place)

    def _say_empty(self) -> None:
        title = self.tr("No tree yet")
        if self._documents:
            text = self.tr(
                "Questions and samples are filed under its tags. It can be skipped, and changed at any time."
            )
            self.empty.set_texts(title, text, self.tr("Build the tree…"), self.tr("Start by hand"))
        else:
            text = self.tr("It is built from the headings of documents. Bring some in first, or begin by hand.")
            self.empty.set_texts(title, text, self.tr("Go to the documents"), self.tr("Start by hand"))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.homeless.set_texts(
            self.tr("No project is open"), self.tr("Open or create a project first."), self.tr("Go to projects")
        )
        self.growing.set_texts(self.tr("The tree is being built"), self.tr("It appears here when it is done."))
        self._say_empty()
        self.side.set_building(self._building)
