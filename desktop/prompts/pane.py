"""The Prompts pane: prompts by stage on the left, the text of one with its variables on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout
from sqlalchemy import Connection, func, select

from core.changes import ChangeSet
from core.prompts import overrides
from core.prompts.overrides import Standing
from core.store.schema import Document
from core.store.schema.columns import table
from desktop.pane import Pane
from desktop.personas.works import work
from desktop.prompts.editor import PromptEditor
from desktop.prompts.entries import entries
from desktop.prompts.exchange import PromptFile
from desktop.prompts.list import PromptList
from desktop.prompts.trial import TrialSheet
from desktop.undoing import UndoStack
from desktop.widgets.buttons import IconButton
from desktop.widgets.empty import EmptyState
from desktop.widgets.frames import Panel, Split
from desktop.widgets.page import PageHead

if TYPE_CHECKING:
    from desktop.window import MainWindow

DOCUMENT = table(Document)
NO_PROJECT, FULL = range(2)


class PromptsPane(Pane):
    """What was written and not saved is kept for each prompt while the window is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.context
        self._project = 0
        self._standings: dict[tuple[str, str], Standing] = {}
        self._drafts: dict[tuple[str, str], tuple[str, str]] = {}
        self._place = ("questions", "")
        self.stack_ = UndoStack(self._session, self)
        self.files = PromptFile(window, self.stack_, self)
        table_ = window.actions_table
        self.list = PromptList()
        self.editor = PromptEditor(table_.run)
        self.bring = IconButton("import", on_click=lambda: table_.run("item.import"))
        self.write = IconButton("export", on_click=lambda: table_.run("item.export"))
        self.head = PageHead(self.bring, self.write)
        side = Panel("surface")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        side.body.addLayout(column)
        self.homeless = EmptyState("projects", lambda: window.open("projects"))
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.homeless)
        self.pages.addWidget(Split(side, self.editor, shares=(26, 74), parent=self.pages))
        self.body.addWidget(self.pages)
        self.list.chosen.connect(lambda id: self._go(id, self._place[1]))
        self.editor.language_chosen.connect(lambda language: self._go(self._place[0], language))
        self.editor.edited.connect(self._edited)
        self._session.project_changed.connect(lambda _id: self.mark_stale())
        self.stack_.changed.connect(table_.refresh)
        self._bind()
        self.retranslate()

    def _bind(self) -> None:
        bind, editor = self.window_.actions_table.bind, self.editor

        def differs() -> bool:
            return self._is_full() and not editor.is_default()

        for name, handler, enabled in (
            ("prompts.save", self.save, lambda: self._is_full() and editor.draft() is not None and editor.is_valid()),
            ("prompts.test", self.try_out, lambda: self._is_full() and editor.is_valid()),
            ("prompts.compare", lambda: editor.show_difference(not editor.is_comparing()), self._is_full),
            ("prompts.restore", self.restore, differs),
            ("prompts.keep", self.keep, editor.is_outdated),
            ("prompts.insert", editor.chips.pop_up, lambda: self._is_full() and not editor.is_comparing()),
            ("prompts.language", self.switch_language, self._is_full),
            ("prompts.next", lambda: self.list.step(1), self._is_full),
            ("prompts.previous", lambda: self.list.step(-1), self._is_full),
            ("item.import", self.files.ask_import, self._is_full),
            ("item.export", self.files.ask_export, self._has_own),
            ("edit.undo", self.stack_.undo, self.stack_.can_undo),
            ("edit.redo", self.stack_.redo, self.stack_.can_redo),
            ("item.refresh", self.reload, self._is_full),
        ):
            bind(name, handler, enabled, pane="prompts")

    def _is_full(self) -> bool:
        return bool(self._standings)

    def _has_own(self) -> bool:
        return any(one.prompt.own for one in self._standings.values())

    # Following the store

    def is_touched(self, changes: ChangeSet) -> bool:
        """Follow the project's own prompts."""
        return "prompt_text" in changes.tables()

    def open(self, item: Any) -> None:
        """Show a prompt: its id, or (id, language)."""
        id, language = item if isinstance(item, tuple) else (str(item), self._place[1])
        self._go(id, language)

    def reload(self) -> None:
        """Read how the prompts stand."""
        project_id = self._session.project_id
        if project_id != self._project:
            self._project, self._place = project_id, (self._place[0], "")
            self._drafts.clear()
            self.stack_.clear()
        if self.pages.currentIndex() == NO_PROJECT:
            self.homeless.setVisible(not project_id)  # nothing is said while the prompts are still being read
        if not project_id:
            self._standings = {}
            self.pages.setCurrentIndex(NO_PROJECT)
            self.window_.actions_table.refresh()
            return

        def read(connection: Connection) -> tuple[list[Standing], str]:
            most = select(DOCUMENT.c.language).where(DOCUMENT.c.project_id == project_id).group_by(DOCUMENT.c.language)
            language = connection.execute(most.order_by(func.count().desc()).limit(1)).scalar()
            return overrides.standings(connection, project_id), str(language or "en")

        self._session.query(read, self._show, self, "standings")

    def _show(self, found: tuple[list[Standing], str]) -> None:
        standings, language = found
        self._standings = {(one.prompt.id, one.prompt.language): one for one in standings}
        self._place = (self._place[0], self._place[1] or (language if overrides.known(language) else "en"))
        self.pages.setCurrentIndex(FULL)
        if self.window_.focusWidget() is self:  # it was asked for before there was a list
            self.take_keyboard()
        self._show_place()

    def _go(self, id: str, language: str) -> None:
        if self._standings and (id, language) in self._standings:
            self._place = (id, language)
            self._show_place()

    def _show_place(self) -> None:
        place = self._place
        self.editor.show_standing(self._standings[place], self._drafts.get(place))
        self._list()
        self.window_.actions_table.refresh()

    def _edited(self) -> None:
        draft = self.editor.draft()
        if draft is None:
            self._drafts.pop(self._place, None)
        else:
            self._drafts[self._place] = draft
        self._list()
        self.window_.actions_table.refresh()

    # The list

    def _list(self) -> None:
        here = [one for (_id, language), one in self._standings.items() if language == self._place[1]]
        self.list.show_entries(entries(here, self._drafts), self._place[0])
        own = sum(one.prompt.own for one in self._standings.values())
        self.head.set_texts(self.tr("Prompts"), self.tr("%n own", "", own) if own else "")

    # Edits

    def save(self) -> None:
        """Keep the text for this project."""
        draft, (id, language), project_id = self.editor.draft(), self._place, self._session.project_id
        if draft is None or not self.editor.is_valid():
            return
        self._drafts.pop(self._place, None)
        self._do(
            lambda c: overrides.save(c, project_id, id, language, *draft),
            self.tr("Saved. Jobs that start now use this text."),
        )

    def restore(self) -> None:
        """Go back to the text that comes with the program."""
        (id, language), project_id = self._place, self._session.project_id
        self._drafts.pop(self._place, None)
        if not self._standings[self._place].prompt.own:
            self._show_place()
            return
        self._do(lambda c: overrides.reset(c, project_id, id, language), self.tr("The default is in use again."))

    def keep(self) -> None:
        """Note that the own text holds although the default has changed."""
        (id, language), project_id = self._place, self._session.project_id
        self._do(lambda c: overrides.stand_by(c, project_id, id, language), self.tr("Your text stays."))

    def _do(self, edit: Any, words: str) -> None:
        undo = self.tr("Undo")
        self.stack_.do(work(edit), lambda _changes: self.window_.say(words, "good", undo, self.stack_.undo))

    def switch_language(self) -> None:
        """Show the prompt in the other language."""
        self._go(self._place[0], "en" if self._place[1] == "zh" else "zh")

    def try_out(self) -> TrialSheet | None:
        """Open the sheet in which the text, as it is written now, is said to the model."""
        default = self.editor.default()
        if default is None or not self.editor.is_valid():
            return None
        draft = self.editor.draft()
        prompt = overrides.own(default, *draft) if draft else self._standings[self._place].prompt
        sheet = TrialSheet(self.window_, prompt)
        sheet.open()
        return sheet

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.bring.set_name(self.tr("Import prompts…"))
        self.write.set_name(self.tr("Export your prompts…"))
        self.list.setAccessibleName(self.tr("Prompts"))
        self.homeless.set_texts(
            self.tr("No project is open"),
            self.tr("Each project can have its own prompts. Open one to see and change them."),
            self.tr("Go to projects"),
        )
        self.head.set_texts(self.tr("Prompts"))
        if self._standings:
            self._list()
