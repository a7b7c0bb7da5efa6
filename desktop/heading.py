"""What the header says and offers: the project in front and how to switch, its model and how to change it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject

from core.errors import LorewrightError
from core.llm.messages import Model
from core.llm.providers import find, providers
from core.models import stages
from core.projects import service as projects
from core.stages.choice import BUILT_IN, is_built_in
from desktop.commands import Command
from desktop.header import MenuRow
from desktop.models.dialog import choose_model
from desktop.models.words import model_words
from desktop.projects.editing import ProjectEditing

if TYPE_CHECKING:
    from core.changes import ChangeSet
    from desktop.session import Session
    from desktop.window import MainWindow

IN_MENU = 10
IN_PALETTE = 200


class Heading(QObject):
    """Keeps the header's project and model up to date and fills their menus; the palette finds projects by name."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.context
        self.editing = ProjectEditing(window)
        window.header.project.set_rows(self.project_rows)
        window.header.model.set_rows(self.model_rows)
        window.palette_.providers.append(self._commands)
        window.actions_table.bind("app.model", lambda: choose_model(window), lambda: self._session.project_id != 0)
        window.actions_table.bind("app.folder", self.editing.show_folder)
        self._session.project_changed.connect(lambda _id: self.show())
        self._session.changed.connect(self._take)
        self._session.tested.connect(self.show)
        window.installEventFilter(self)
        self.show()

    def show(self) -> None:
        """Read the project in front and show its name and model."""
        header, found = self._window.header, self._read()
        if found is None:
            header.set_project("")
            header.set_model("")
        else:
            name, model = found
            header.set_project(name)
            header.set_model(model_words(model), self._state(model))
        self._window.retranslate()  # the window's title names the project

    def project_rows(self) -> list[MenuRow]:
        """Return the projects used last and what else can be done."""
        in_front = self._session.project_id
        recent = self._session.read(lambda c: projects.recent(c, IN_MENU))
        rows = [MenuRow(name, partial(self.editing.open, key), key == in_front) for key, name in recent]
        if rows:
            rows.append(MenuRow())
        return [
            *rows,
            MenuRow(self.tr("All projects"), lambda: self._window.open("projects")),
            MenuRow(self.tr("New project…"), self.editing.create),
            MenuRow(self.tr("First steps"), lambda: self._window.open("guide")),
        ]

    def model_rows(self) -> list[MenuRow]:
        """Return what can be done about the model."""
        found = self._read()
        if found is None:
            return [MenuRow(self.tr("Open a project first"), lambda: self._window.open("projects"))]
        model = found[1]
        rows = [MenuRow(model_words(model), None, True)]
        if not is_built_in(model):
            rows.append(MenuRow(model_words(BUILT_IN), lambda: self._use(BUILT_IN)))
        return [
            *rows,
            MenuRow(),
            MenuRow(self.tr("Another model, settings, test…"), lambda: choose_model(self._window)),
            MenuRow(self.tr("Which model does what…"), lambda: self._window.open("models", "stages")),
            MenuRow(self.tr("All providers…"), lambda: self._window.open("models")),
        ]

    def _use(self, model: Model) -> None:
        project_id = self._session.project_id
        self._session.edit(lambda c: projects.set_model(c, project_id, model))

    def _read(self) -> tuple[str, Model] | None:
        project_id = self._session.project_id
        if not project_id:
            return None

        def read(connection: Any) -> tuple[str, Model]:
            return projects.get(connection, project_id)["name"], stages.default(connection, project_id)

        try:
            found: tuple[str, Model] = self._session.read(read)
        except LorewrightError:
            # It was deleted a moment ago; the next signal says so.
            return None
        return found

    def _state(self, model: Model) -> str:
        """Return good or bad after a test, warn while the key is missing, else faint for not tried."""
        if is_built_in(model):
            return "good"
        reached = self._session.reached.get((model.spec, model.base_url))
        if reached is not None:
            return "good" if reached else "bad"
        if model.provider in providers() and find(model.provider).key:
            self._ask_for_key(model)
        return "faint"

    def _ask_for_key(self, model: Model) -> None:
        secrets = self._session.secrets

        def found(where: str | None) -> None:
            now = self._read()
            if where is None and now is not None and now[1] == model:
                self._window.header.set_model(model_words(model), "warn")

        self._session.errands.run(lambda: secrets.where(model.provider), found, self._window.fail, self)

    def _take(self, changes: ChangeSet) -> None:
        if {"project", "provider"} & changes.tables():
            self.show()

    def _commands(self) -> list[Command]:
        recent = self._session.read(lambda c: projects.recent(c, IN_PALETTE))
        group = self.tr("Project")
        return [Command(name, partial(self.editing.open, key), group, icon="projects") for key, name in recent]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say it in the new language when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show()
        return super().eventFilter(watched, event)
