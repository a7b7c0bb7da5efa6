"""The Playground pane: conversations on the left, the models' answers side by side, one field below."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.changes import ChangeSet
from core.chat import service
from core.chat.service import Conversation
from core.chat.turns import MOST_MODELS, Setup
from desktop.pane import Pane
from desktop.playground import choosing
from desktop.playground.columns import Columns
from desktop.playground.composer import Composer
from desktop.playground.conversation import Talking
from desktop.playground.history import History
from desktop.playground.setup import SetupPanel
from desktop.playground.verbs import PlaygroundVerbs
from desktop.undoing import UndoStack
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.frames import Panel
from desktop.widgets.labels import Elided, hairline

if TYPE_CHECKING:
    from desktop.window import MainWindow

KEPT_SETUP, KEPT_FOLD = "playground.setup", "playground.fold"


class PlaygroundPane(Pane):
    """What is written and not sent, and what is being answered, stays while the window lives."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.context
        self.every: list[tuple[str, str]] = []
        self._alive: dict[int, Talking] = {}
        self._drafts: dict[int, str] = {}
        self.talking = self._new_talking()
        self.stack_ = UndoStack(self._session, self)
        run = window.actions_table.run
        self.fresh = IconButton("plus", on_click=lambda: run("item.new"))
        self.history = History(run, self.fresh)
        self.title = Elided(look="header")
        self.add_model = Button(icon="plus", on_click=lambda: run("playground.add"))
        self.fold = Button(icon="settings", on_click=lambda: run("playground.setup"))
        self.setup = SetupPanel()
        self.columns = Columns(lambda: window.open("models"))
        self.composer = Composer(self._session, window.fail)
        self.verbs = PlaygroundVerbs(self)
        self._lay_out()
        self.first = self.composer.text
        self._connect()
        self.setup.setVisible(window.preferences.text(KEPT_FOLD) == "open")
        self.retranslate()
        self.verbs.bind()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.body.addLayout(row)
        row.addWidget(self.history)  # before the rest: the keyboard comes to what stands left first
        bar = QWidget()
        top = QHBoxLayout(bar)
        top.setContentsMargins(20, 10, 20, 10)
        top.setSpacing(8)
        top.addWidget(self.title, 1)
        top.addWidget(self.add_model)
        top.addWidget(self.fold)
        foot = QWidget()
        inner = QHBoxLayout(foot)
        inner.setContentsMargins(20, 10, 20, 14)
        inner.addWidget(self.composer)
        main = Panel("surface", self)
        for part in (bar, hairline(), self.setup):
            main.body.addWidget(part)
        main.body.addWidget(self.columns, 1)
        main.body.addWidget(hairline())
        main.body.addWidget(foot)
        row.addWidget(main, 1)

    def _connect(self) -> None:
        self.history.opened.connect(self.open)
        self.history.searched.connect(lambda _text: self._list())
        self.setup.changed.connect(self._set)
        self.columns.choose.connect(self.verbs.pick_model)
        self.columns.tune.connect(self.verbs.tune)
        self.columns.copied.connect(self.verbs.say_copied)
        self.columns.lacking.connect(self.verbs.enter_key)
        self.columns.beginning.example.connect(lambda text: self.send(text, []))
        self.composer.sent.connect(self.send)
        self.composer.stopped.connect(lambda: self.talking.stop())
        self._session.project_changed.connect(lambda _id: self.mark_stale())
        self.stack_.changed.connect(self.window_.actions_table.refresh)

    # Following the store

    def is_touched(self, changes: ChangeSet) -> bool:
        """Follow conversations and the models there are."""
        return bool({"chat", "model", "provider", "project"} & set(changes.tables()))

    def reload(self) -> None:
        """Read the list and the models that can be asked."""
        self._list()
        project, kept = self._session.project_id, self._kept().models
        self._session.query(
            lambda c: (choosing.models(c, project), choosing.first(c, project, kept)), self._models_read, self, "models"
        )

    def _list(self) -> None:
        search = self.history.wanted
        self._session.query(lambda c: service.listed(c, search), self._listed, self, "list")

    def _listed(self, found: list[Any]) -> None:
        self.history.show_entries(found, self.talking.chat.id)
        for entry in found:
            if entry.id in self._alive:
                self._alive[entry.id].chat.title = entry.title
        self.follow()

    def _models_read(self, found: tuple[list[tuple[str, str]], list[str]]) -> None:
        self.every = found[0]
        if not self.talking.chat.turns and not self.talking.chat.setup.models:
            self.talking.chat.setup = self.talking.chat.setup.model_copy(update={"models": found[1]})
        self.show_talking(self.talking)

    # Which conversation

    def open(self, item: Any) -> None:
        """Show a conversation by its id."""
        id = int(item)
        if id == self.talking.chat.id:
            return
        if id in self._alive:
            self.show_talking(self._alive[id])
            return

        def opened(chat: Conversation) -> None:
            self._alive[id] = self._talk(chat)
            self.show_talking(self._alive[id])

        self._session.query(lambda c: service.opened(c, id), opened, self, "open")

    def new(self) -> None:
        """Begin a conversation with the models and settings of this one."""
        made = self._new_talking()
        if self.talking.chat.setup.models:
            made.chat.setup = self.talking.chat.setup.model_copy()
        self.show_talking(made)
        self.composer.text.setFocus()

    def show_talking(self, talking: Talking) -> None:
        """Show a conversation that is alive."""
        if talking is not self.talking:
            former, self.talking = self.talking, talking
            self._drafts[former.chat.id] = self.composer.text.toPlainText()
            self.composer.text.setPlainText(self._drafts.pop(talking.chat.id, ""))
            self._let_go(former)
        self.columns.show_talking(talking)
        self.setup.show_setup(talking.chat.setup)
        self.history.choose(talking.chat.id)
        self.follow()

    def _let_go(self, talking: Talking) -> None:
        """End a conversation in which nothing is under way; it is read again when it is opened again."""
        if talking is not self.talking and not talking.is_busy():
            self._alive.pop(talking.chat.id, None)
            talking.deleteLater()

    def forget(self, id: int) -> None:
        """Let go of a conversation that was deleted; it is read again when it was put back."""
        self._alive.pop(id, None)

    def _new_talking(self) -> Talking:
        return self._talk(Conversation(0, "", self._kept(), []))

    def _talk(self, chat: Conversation) -> Talking:
        made = Talking(self._session, chat, self)
        made.grew.connect(lambda model: self._grew(made, model))
        made.asked.connect(lambda: self._asked(made))
        made.setup_changed.connect(lambda: self._setup_changed(made))
        made.kept.connect(lambda: self._was_kept(made))
        return made

    def _kept(self) -> Setup:
        text = self.window_.preferences.text(KEPT_SETUP)
        try:
            return Setup.model_validate(json.loads(text)) if text else Setup()
        except ValueError:
            return Setup()

    # Following the conversation

    def _grew(self, talking: Talking, model: str) -> None:
        if talking is self.talking:
            self.columns.grow(model)
            newest = talking.newest(model)
            if newest is None or newest.state != "writing":
                self.follow()

    def _asked(self, talking: Talking) -> None:
        if talking is self.talking:
            self.columns.grow_all()
            self.follow()

    def _setup_changed(self, talking: Talking) -> None:
        if talking is self.talking:
            self.columns.show_talking(talking)
            self._remember()
            self.follow()

    def _was_kept(self, talking: Talking) -> None:
        self._alive[talking.chat.id] = talking
        if talking is self.talking:
            self.history.choose(talking.chat.id)
        self._let_go(talking)

    def _set(self, values: dict[str, Any]) -> None:
        self.talking.set_setup(**values)
        self._remember()

    def _remember(self) -> None:
        self.window_.preferences.keep_text(KEPT_SETUP, self.talking.chat.setup.model_dump_json())

    def follow(self) -> None:
        """Show what can be done now."""
        talking = self.talking
        self.composer.set_state(writing=bool(talking.writing()), ready=bool(talking.chat.setup.models))
        self.add_model.setEnabled(len(talking.chat.setup.models) < MOST_MODELS)
        self.title.set(talking.chat.title or self.tr("New conversation"))
        self.window_.actions_table.refresh()

    # Asking

    def send(self, text: str, names: list[str]) -> None:
        """Ask the models that are chosen."""
        self.talking.ask(text, names)
        self.follow()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.fresh.set_name(self.tr("New conversation"))
        self.add_model.setText(self.tr("Add model"))
        self.fold.setText(self.tr("Settings"))
        self.title.set(self.talking.chat.title or self.tr("New conversation"))
        self.columns.refill()
