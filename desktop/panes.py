"""The table of panes: one line each, in pipeline order. A pane that is not built yet is absent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from core.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.pane import Pane
    from desktop.window import MainWindow

FOOT: Final = "foot"
HIDDEN: Final = "hidden"


@dataclass(frozen=True)
class PaneSpec:
    """One entry of the rail.

    Attributes:
        id: noun used by actions and by `MainWindow.open`.
        title: marked with QT_TRANSLATE_NOOP("Panes", …).
        icon: name in `resources/icons`.
        group: entries of one group stand together; "foot" is the lower end of the rail, "hidden" keeps a pane off it.
        factory: "module:Class", imported when the pane is first shown, or a callable; gets the window.
        count: key in `MainWindow.set_counts`, empty for none.
    """

    id: str
    title: str
    icon: str
    group: str
    factory: str | Callable[[MainWindow], Pane]
    count: str = ""

    def words(self) -> str:
        """Return the translated title."""
        return QCoreApplication.translate("Panes", self.title)

    def module(self) -> str:
        """Return the name of the module the pane comes from, empty where there is none to import."""
        return "" if callable(self.factory) else self.factory.partition(":")[0]

    def build(self, window: MainWindow) -> Pane:
        """Import and make the pane."""
        if callable(self.factory):
            return self.factory(window)
        module, _, name = self.factory.partition(":")
        made: Pane = getattr(import_module(module), name)(window)
        return made


PANES: Final[tuple[PaneSpec, ...]] = (
    PaneSpec(
        "projects", QT_TRANSLATE_NOOP("Panes", "Projects"), "projects", "home", "desktop.projects.pane:ProjectsPane"
    ),
    PaneSpec(
        "documents",
        QT_TRANSLATE_NOOP("Panes", "Documents"),
        "documents",
        "work",
        "desktop.documents.pane:DocumentsPane",
        "documents",
    ),
    PaneSpec(
        "domain", QT_TRANSLATE_NOOP("Panes", "Domain Tree"), "tree", "work", "desktop.domain.pane:DomainPane", "tags"
    ),
    PaneSpec(
        "questions",
        QT_TRANSLATE_NOOP("Panes", "Questions"),
        "questions",
        "work",
        "desktop.questions.pane:QuestionsPane",
        "questions",
    ),
    PaneSpec(
        "datasets",
        QT_TRANSLATE_NOOP("Panes", "Datasets"),
        "datasets",
        "work",
        "desktop.datasets.pane:DatasetsPane",
        "samples",
    ),
    PaneSpec(
        "playground",
        QT_TRANSLATE_NOOP("Panes", "Playground"),
        "chat",
        "tools",
        "desktop.playground.pane:PlaygroundPane",
    ),
    PaneSpec("prompts", QT_TRANSLATE_NOOP("Panes", "Prompts"), "prompts", "tools", "desktop.prompts.pane:PromptsPane"),
    PaneSpec("models", QT_TRANSLATE_NOOP("Panes", "Models"), "models", "tools", "desktop.models.pane:ModelsPane"),
    PaneSpec("jobs", QT_TRANSLATE_NOOP("Panes", "Jobs"), "jobs", "tools", "desktop.jobs.pane:JobsPane"),
    PaneSpec("usage", QT_TRANSLATE_NOOP("Panes", "Usage"), "usage", "tools", "desktop.usage.pane:UsagePane"),
    PaneSpec(
        "settings", QT_TRANSLATE_NOOP("Panes", "Settings"), "settings", "tools", "desktop.settings.pane:SettingsPane"
    ),
    PaneSpec("guide", QT_TRANSLATE_NOOP("Panes", "First steps"), "spark", HIDDEN, "desktop.guide.pane:GuidePane"),
)
