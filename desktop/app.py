"""Sets the application up: look, language, and what happens with errors nobody caught.

Nothing heavy is imported here: the first painted window waits for it. `core` parts that need the database, models or
networks are loaded by `late`, after the first paint.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from core.errors import Interrupted
from desktop import icons
from desktop.preferences import Preferences
from desktop.theme import current
from desktop.translate import Languages
from desktop.window import MainWindow

log = logging.getLogger("desktop.app")


def create(argv: list[str], preferences: Preferences) -> tuple[QApplication, Languages]:
    """Return the application with its look and language."""
    application = QApplication(argv)
    application.setApplicationName("Lorewright")
    application.setDesktopFileName("lorewright")
    application.setStyle("Fusion")
    languages = Languages(application)
    languages.use(preferences.language)
    current().use(preferences.mode, preferences.factor)
    application.setWindowIcon(QIcon(icons.mark(256)))
    return application, languages


def catch(window: MainWindow) -> None:
    """Show errors nobody caught in the message bar and keep them in the log; the program goes on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif not isinstance(error, Interrupted):
            window.fail(error)

    sys.excepthook = hook


def run(argv: list[str], late: Callable[[MainWindow], object] | None = None) -> int:
    """Open the window and return the exit code.

    Args:
        argv: the command line.
        late: called once after the first paint, to open the workspace and show the first pane.
    """
    preferences = Preferences()
    application, languages = create(argv, preferences)
    window = MainWindow(preferences=preferences, languages=languages)
    catch(window)
    window.show()
    if late is not None:
        QTimer.singleShot(0, window, lambda: late(window))
    return application.exec()
