"""What can be done with a project: make, open, rename, archive, delete. The pane and the header share it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from core.changes import ChangeSet
from core.projects import caps
from core.projects import service as projects
from core.projects.options import ProjectOptions
from desktop.translate import sentences
from desktop.widgets.dialog import FormDialog, Sheet, ask, ask_form

if TYPE_CHECKING:
    from pathlib import Path

    from core.projects.service import Card
    from desktop.session import Session
    from desktop.window import MainWindow


class ProjectEditing(QObject):
    """The actions on projects of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._doomed: set[int] = set()
        self._session.hub.ended.connect(self._ended)

    @property
    def _session(self) -> Session:
        session: Session = self._window.context
        return session

    def open(self, project_id: int) -> None:
        """Bring a project to the front and show its documents."""
        self._session.open_project(project_id)
        self._window.open("documents")

    def create(self, start: ProjectOptions | None = None, like: int = 0) -> FormDialog:
        """Ask for a new project, make it and open it; a name that is taken brings the form back.

        With `like` it gets the models of that project.
        """
        return ask_form(
            self._window,
            self.tr("New project"),
            ProjectOptions,
            self.tr("Create"),
            lambda chosen: self._create(chosen, like),
            value=start,
        )

    def create_like(self, card: Card) -> FormDialog:
        """Ask for a new project that works with the models of another one, on data of its language."""
        # The name is not there yet, so it is no whole model.
        known: dict[str, Any] = {"language": card.language}
        return self.create(ProjectOptions.model_construct(**known), card.id)

    def _create(self, chosen: ProjectOptions, like: int) -> None:
        def made(result: tuple[int, ChangeSet]) -> None:
            self.open(result[0])

        def work(connection: Any) -> tuple[int, ChangeSet]:
            project_id = projects.create(connection, **chosen.columns())
            caps.set_cap(connection, project_id, chosen.cap_cost, chosen.cap_tokens, chosen.cap_currency)
            if like:
                projects.copy_models(connection, like, project_id)
            return project_id, ChangeSet().add("project", [project_id])

        def again(error: BaseException) -> None:
            self._window.fail(error)
            self.create(chosen, like)

        self._session.edit(work, made, again)

    def edit(self, card: Card) -> FormDialog:
        """Ask for another name, description, language or cap."""
        cap = self._session.read(lambda c: caps.cap(c, card.id))
        values: dict[str, Any] = {"name": card.name, "description": card.description, "language": card.language}
        values |= {f"cap_{unit}": value for unit, value in cap.items()}
        return self._edit(card.id, ProjectOptions.model_validate(values))

    def _edit(self, project_id: int, value: ProjectOptions) -> FormDialog:
        def accept(chosen: ProjectOptions) -> None:
            def write(connection: Any) -> ChangeSet:
                caps.set_cap(connection, project_id, chosen.cap_cost, chosen.cap_tokens, chosen.cap_currency)
                return projects.edit(connection, project_id, **chosen.columns())

            self._session.edit(write, failed=again(chosen))

        def again(chosen: ProjectOptions) -> Callable[[BaseException], None]:
            def show(error: BaseException) -> None:
                self._window.fail(error)
                self._edit(project_id, chosen)

            return show

        title = self.tr("Name and description")
        return ask_form(self._window, title, ProjectOptions, self.tr("Save"), accept, value=value)

    def archive(self, card: Card, archived: bool) -> None:
        """Put a project away or bring it back, at once, with a way back."""
        text = self.tr("“{0}” is archived.") if archived else self.tr("“{0}” is back among the projects.")

        def say(_changes: ChangeSet) -> None:
            self._window.say(text.format(card.name), "good", self.tr("Undo"), undo)

        def undo() -> None:
            self._session.edit(lambda c: projects.edit(c, card.id, archived=not archived))

        self._session.edit(lambda c: projects.edit(c, card.id, archived=archived), say)

    def delete(self, card: Card) -> Sheet:
        """Ask whether a project may go, naming what goes with it; this is the one deletion without undo."""
        parts = [
            self.tr("%n document(s)", "", card.documents),
            self.tr("%n question(s)", "", card.questions),
            self.tr("%n sample(s)", "", card.samples),
        ]
        lost = self.tr("{0}, {1} and {2} go with it, and the copies of its files.").format(*parts)
        if card.accepted:
            lost = sentences(lost, self.tr("%n of the samples are accepted.", "", card.accepted))
        final = self.tr("This cannot be undone. Your original files stay where they are.")
        text = f"{lost}\n\n{final}"
        title = self.tr("Delete “{0}”?").format(card.name)
        return ask(self._window, title, text, self.tr("Delete the project"), lambda: self._delete(card), danger=True)

    def _delete(self, card: Card) -> None:
        running = [job["job_id"] for job in self._session.hub.running() if job["project_id"] == card.id]
        if not running:
            self._remove(card.id)
            return
        # A job that still writes would bring rows back into nothing: it goes first.
        self._doomed.add(card.id)
        for job in running:
            self._session.hub.cancel(job)

    def _ended(self, job: dict[str, Any]) -> None:
        project_id = job["project_id"]
        if project_id in self._doomed and all(j["project_id"] != project_id for j in self._session.hub.running()):
            self._doomed.discard(project_id)
            self._remove(project_id)

    def _remove(self, project_id: int) -> None:
        session = self._session

        def gone(changes: ChangeSet) -> None:
            session.hub.publish(changes)
            self._window.say(self.tr("The project is deleted."), "info")

        if session.project_id == project_id:
            session.open_project(0)
        session.errands.run(lambda: projects.remove(session.workspace, project_id), gone, self._window.fail, self)

    def show_folder(self) -> None:
        """Show the data folder in the system's file manager."""
        self._show(self._session.workspace.folder, self.tr("The data folder is {0}"))

    def show_files(self, card: Card) -> None:
        """Show the folder with the files of a project in the system's file manager."""
        folder = self._session.workspace.sources(card.id).parent
        folder.mkdir(parents=True, exist_ok=True)
        self._show(folder, self.tr("The files of the project are in {0}"))

    def _show(self, folder: Path, words: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._window.say(words.format(folder), "info")
