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
from typing import Protocol

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

#: seconds after which a thread that reads has to let the UI thread on; Python's own 5 ms are half a frame, each time
TURN = 0.0005


def create(argv: list[str], preferences: Preferences) -> tuple[QApplication, Languages]:
    """Return the application with its look and language."""
    sys.setswitchinterval(TURN)
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


class Loaded(Protocol):
    """What `load` returns."""

    def __call__(self, window: MainWindow) -> object:
        """Connect the window, on the UI thread."""

    def discard(self) -> None:
        """Let go of it; the window is gone."""


class Loading(QObject):
    """Runs `load` on a thread once the window has been painted, then hands its result to the UI thread.

    Importing the database layer takes a second of computing; the window is on the screen meanwhile and answers.
    """

    loaded = Signal(object)
    failed = Signal(object)

    def __init__(self, window: MainWindow, load: Callable[[], Loaded]) -> None:
        super().__init__(window)
        self._window = window
        self._load = load
        self._thread = threading.Thread(target=self._work, name="loading")
        self._closed = False
        self.loaded.connect(self._deliver)
        self.failed.connect(window.fail)
        window.closing.connect(self.close)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start at the first paint."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            self._thread.start()
        return super().eventFilter(watched, event)

    def close(self) -> None:
        """Wait for the thread; a window may be closed before anything was loaded."""
        self._closed = True
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        try:
            loaded = self._load()
        except Exception as error:  # noqa: BLE001 - shown by the window
            self.failed.emit(error)
            return
        if self._closed:
            loaded.discard()
        else:
            self.loaded.emit(loaded)

    def _deliver(self, loaded: Loaded) -> None:
        if self._closed:
            loaded.discard()
        else:
            loaded(self._window)


def run(argv: list[str], load: Callable[[], Loaded] | None = None) -> int:
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
