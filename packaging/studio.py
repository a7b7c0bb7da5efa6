"""A window before the camera: each set of pictures, and what is chosen in each pane before one is taken."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from forms import FORMS, Form, lower, over
from scenes import NAMES, broken, converse, equip, unreachable

if TYPE_CHECKING:
    from desktop.start import Program
    from desktop.translate import Languages
    from desktop.window import MainWindow

README: Final = (
    ("datasets", "light", "en"), ("datasets", "dark", "zh"), ("documents", "light", "en"),
    ("domain", "light", "zh"), ("guide", "dark", "en"), ("usage", "light", "en"), ("prompts", "dark", "zh"),
)  # fmt: skip
PANES: Final = (
    "projects", "guide", "documents", "domain", "questions", "datasets",
    "playground", "prompts", "models", "jobs", "usage", "settings",
)  # fmt: skip
SIZES: Final = ((1280, 800), (1920, 1080))
SAMPLES: Final = "Sample project"  # what the guide calls one of the bundled documents
CODES: Final = {"en": "en", "zh": "zh_CN"}
CALM_MS, LOOK_MS = 500, 50


class Studio:
    """A window with its program, and what can be photographed of it."""

    def __init__(
        self, out: Path, window: MainWindow, program: Program, languages: Languages, only: list[str], *, exact: bool
    ) -> None:
        self._out, self._window, self._languages, self._exact = out, window, languages, exact
        self._only, self._failing = frozenset(only), False
        self._session = program.session

    # The sets

    def readme(self) -> None:
        """Take the pictures of the README."""
        for pane, theme, language in README:
            self._guide()
            self._open(pane, language, SAMPLES if pane in ("guide", "documents") else "")
            self._shoot(f"{pane}-{theme}-{language}", theme, language, (1440, 900))

    def empty(self) -> None:
        """Take every pane without a project, and those of an empty project."""
        self._review("empty-none", PANES)
        project = self._new("Lorewright")
        self._session.open_project(project)
        self._review("empty", PANES[2:])

    def full(self) -> None:
        """Take every pane of a reviewed project, with models to choose from and a conversation."""
        self._guide()
        # Only now: the guide offers what is set up, and is to be seen without.
        equip(self._session.workspace)
        converse(self._session.workspace)
        for language in NAMES:
            self._review("full", PANES, (language,))

    def failing(self) -> None:
        """Take every pane where documents cannot be read and the model cannot be reached."""
        from core import making

        paths = [*making.samples(), *broken(Path(os.environ["LOREWRIGHT_HOME"]))]
        self._session.open_project(project := self._new("Lorewright"))
        chain = making.steps(paths, unreachable(), tree="outline")
        self._session.edit(lambda c: making.begin(c, project, chain), self._session.run_job)
        self._ended(project)
        guide = self._pane("guide")
        guide.choice.add(paths)
        wait(CALM_MS)
        guide.make.name.setText("Lorewright 2")
        guide.make.start.click()
        until(lambda: guide.making.phase == "ended")
        self._session.open_project(project)
        self._failing = True
        self._review("failing", PANES)

    def forms(self) -> None:
        """Take every form, sheet and popup over its pane."""
        for form in FORMS:
            for language in NAMES if not self._only or form.name in self._only else ():
                self._pose(form, language)

    def _pose(self, form: Form, language: str) -> None:
        for size in SIZES:  # a sheet takes its measures from the window it opens over, so it is opened for each
            self._window.resize(*size)
            self._open(form.pane, language)
            for step in form.steps:
                self._window.actions_table.run(step) if isinstance(step, str) else step(self._window)
                wait(CALM_MS)
            for theme in ("light", "dark"):
                width, height = size
                self._shoot(f"form-{form.name}-{width}x{height}-{theme}-{language}", theme, language, size)
            lower(self._window)

    # What is before the camera

    def _review(self, state: str, panes: tuple[str, ...], languages: tuple[str, ...] = tuple(NAMES)) -> None:
        for pane in panes:
            for language in languages if not self._only or pane in self._only else ():
                self._open(pane, language)
                for theme in ("light", "dark"):
                    for width, height in SIZES:
                        name = f"{pane}-{state}-{width}x{height}-{theme}-{language}"
                        self._shoot(name, theme, language, (width, height))

    def _open(self, pane: str, language: str, name: str = "") -> None:
        from core.projects import service as projects

        project = self._session.read(lambda c: projects.find(c, name or NAMES[language]))
        if project:
            self._session.open_project(project)
        self._languages.use(CODES[language])
        self._window.open(pane)
        wait(CALM_MS)
        if project or self._failing:
            self._choose(pane)
        self._window.messages.hide()

    def _choose(self, pane: str) -> None:
        """Put the cursor where there is something to see, and where something failed, on that."""
        shown = self._pane(pane)
        if pane == "datasets":
            from desktop.filteredrows import ALL

            shown.list.filters.chips.set_checked({ALL})
            shown.list.refresh()
            wait(CALM_MS)
            shown.list.table.go_to_row(4)
        elif pane == "questions":
            shown.list.table.go_to_row(3)
        elif pane == "domain":
            shown.view.open_all()
            nodes = shown.model.forest.nodes
            shown.open(max((node for node in nodes if node), key=lambda node: nodes[node].own))
        elif pane == "jobs":
            # The third of the chain is the first that needs the model.
            shown.table.go_to_row(shown.table.model().rowCount() - 3 if self._failing else 0)
        elif pane == "playground" and (chat := self._session.read(self._newest_chat)):
            shown.open(chat)
        elif pane == "models" and not self._failing:
            shown.open("deepseek")
        elif pane == "documents":
            shown.list.go_to(self._session.read(self._failed if self._failing else self._longest))
            wait(CALM_MS)
            self._window.actions_table.run("documents.chunks")
        wait(CALM_MS)

    def _longest(self, connection: Any) -> int:
        from core.documents import listing

        project_id = self._session.project_id
        return listing.ids(connection, project_id, listing.DocumentFilter(), "characters", ascending=False)[0]

    def _newest_chat(self, connection: Any) -> int:
        from core.chat import service

        return next((entry.id for entry in service.listed(connection)), 0)

    def _failed(self, connection: Any) -> int:
        from core.documents import listing

        return listing.ids(connection, self._session.project_id, listing.DocumentFilter(states=("failed",)))[0]

    def _guide(self) -> None:
        """Make a dataset with the guide, unless that was done."""
        guide = self._pane("guide")
        if guide.making.phase == "idle":
            self._window.open("guide")
            guide.choice.samples.click()
            wait(CALM_MS)
            guide.make.start.click()
            until(lambda: guide.making.phase == "ended")
            wait(CALM_MS)
            self._window.messages.hide()

    def _shoot(self, name: str, theme: Any, language: str, size: tuple[int, int]) -> None:
        from PySide6.QtGui import QImage

        from desktop.theme import current

        current().use(theme)
        self._languages.use(CODES[language])
        self._window.resize(*size)
        wait(CALM_MS // 2)
        image = over(self._window)
        if not self._exact:  # two bits less a colour, which nobody sees: the files are kept in the repository
            image = image.convertToFormat(QImage.Format.Format_RGB666)
        image = image.convertToFormat(QImage.Format.Format_RGB888)
        # 0 is the smallest file, not the worst picture; it takes its time
        image.save(str(self._out / f"{name}.png"), quality=75 if self._exact else 0)

    def _pane(self, pane: str) -> Any:
        return self._window.pane(pane)

    def _new(self, name: str) -> int:
        from core.projects import service as projects

        return int(self._session.workspace.write(lambda c: projects.create(c, name)))

    def _ended(self, project: int) -> None:
        from core import making

        wait(CALM_MS)
        until(lambda: all(stage.ended for stage in self._session.read(lambda c: making.stages(c, project, 0))))


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(holds: Callable[[], bool]) -> None:
    """Let the window live until something holds."""
    while not holds():
        wait(LOOK_MS)
