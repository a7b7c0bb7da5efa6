"""Sets the application up: look, language, and what happens with errors nobody caught.

Nothing heavy is imported here: the first painted window waits for it. `core` parts that need the database, models or
networks are loaded after the first paint, on a thread.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, Signal
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


class Loading(QObject):
    """Runs `load` on a thread once the window has been painted, then hands its result to the UI thread.

    Importing the database layer takes a second of computing; the window is on the screen meanwhile and answers.
    """

    loaded = Signal(object)

    def __init__(self, window: MainWindow, load: Callable[[], Callable[[MainWindow], object]]) -> None:
        super().__init__(window)
        self._window = window
        self._load = load
        self._thread = threading.Thread(target=self._work, name="loading")
        self.loaded.connect(lambda begin: begin(window))
        window.closing.connect(self.wait)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start at the first paint."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            self._thread.start()
        return super().eventFilter(watched, event)

    def wait(self) -> None:
        """Wait for the thread; a window may be closed before it has loaded anything."""
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        try:
            begin = self._load()
        except Exception as error:  # noqa: BLE001 - shown by the window
            problem = error
            self.loaded.emit(lambda window: window.fail(problem))
        else:
            self.loaded.emit(begin)


def run(argv: list[str], load: Callable[[], Callable[[MainWindow], object]] | None = None) -> int:
    """Open the window and return the exit code.

    Args:
        argv: the command line.
        load: called on a thread after the first paint to load what is heavy; what it returns is then called with the
            window on the UI thread.
    """
    preferences = Preferences()
    application, languages = create(argv, preferences)
    window = MainWindow(preferences=preferences, languages=languages)
    catch(window)
    if load is not None:
        Loading(window, load)
    window.show()
    return application.exec()
