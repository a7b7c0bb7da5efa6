"""Pictures of the window: `python packaging/pictures.py OUT` those of the README, with `--all` those for a review.

The built-in engine makes the projects from the bundled documents in a data folder of its own, some samples are
reviewed, and the window itself is drawn, offscreen. The built-in engine calls no model, so the calls that the Usage
pane adds up are drawn by lot. For a review every pane is taken empty, full and failing, in two sizes, light and dark,
in English and Chinese, `<pane>-<state>-<size>-<theme>-<language>.png`, and every form, sheet and popup over its pane,
`form-<name>-<theme>-<language>.png`; `--state` takes one of the four sets.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))  # after the installed packages: this folder must not hide one of its name

from forms import FORMS, lower, over  # noqa: E402 - the folder above is needed first
from scenes import NAMES, broken, converse, equip, make, spend, unreachable  # noqa: E402 - the folder above is needed first

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
STATES: Final = ("empty", "full", "failing", "forms")
SIZES: Final = ((1280, 800), (1920, 1080))
SAMPLES: Final = "Sample project"  # what the guide calls one of the bundled documents
CODES: Final = {"en": "en", "zh": "zh_CN"}
CALM_MS, LOOK_MS = 500, 50


def main() -> int:
    """Take the pictures, each state in a process and a data folder of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--all", action="store_true", help="every pane and state, for a review")
    parser.add_argument("--state", choices=STATES, help="one set of a review")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these panes or forms alone")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    review = chosen.all or bool(chosen.state)
    if chosen.here:
        take(chosen.out, chosen.state or "full", chosen.only, review=review)
        return 0
    for state in [chosen.state] if chosen.state else STATES if chosen.all else [""]:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, __file__, str(chosen.out), "--here", *(["--state", state] if state else [])]
            command += ["--only", *chosen.only] if chosen.only else []
            screen = {"QT_QPA_PLATFORM": "offscreen", "LOREWRIGHT_HOME": folder}
            subprocess.run(command, env={**os.environ, **screen}, check=True, cwd=ROOT)
    return 0


def take(out: Path, state: str, only: list[str], review: bool) -> None:
    """Take the pictures of one state, all or those of some panes and forms."""
    from core.workspace import Workspace
    from desktop.app import create
    from desktop.preferences import Preferences
    from desktop.start import load
    from desktop.window import MainWindow
    from i18n import release

    release.main()
    if state in ("full", "forms"):
        with Workspace() as workspace:
            for language in NAMES:
                make(workspace, language)
            spend(workspace)
            if state == "forms":
                equip(workspace)
                converse(workspace)
    preferences = Preferences()
    preferences.language = "en"
    _application, languages = create(sys.argv[:1], preferences)
    window = MainWindow(preferences=preferences, languages=languages)
    window.show()
    studio = Studio(out, window, load()(window), languages, only, exact=review)
    wait(CALM_MS)
    if not review:
        studio.readme()
    else:
        getattr(studio, state)()
    window.close()


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
        """Take every pane of a reviewed project."""
        self._guide()
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
        self._window.resize(*SIZES[0])
        for form in FORMS:
            for language in NAMES if not self._only or form.name in self._only else ():
                self._open(form.pane, language)
                for step in form.steps:
                    self._window.actions_table.run(step) if isinstance(step, str) else step(self._window)
                    wait(CALM_MS)
                for theme in ("light", "dark"):
                    self._shoot(f"form-{form.name}-{theme}-{language}", theme, language, SIZES[0])
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
        if project:
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
            shown.table.go_to_row(shown.table.model().rowCount() - 3 if self._failing else 0)
        elif pane == "documents":
            shown.list.table.go_to_row(1 if self._failing else 0)
            wait(CALM_MS)
            self._window.actions_table.run("documents.chunks")
        wait(CALM_MS)

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


if __name__ == "__main__":
    sys.exit(main())
