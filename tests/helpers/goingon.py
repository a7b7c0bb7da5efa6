"""A real window that goes on with whatever can go on, for the kill test: `python -m tests.helpers.goingon`.

It clicks "Go on" whenever the message bar offers it, prints the engine's process number when that changes, and
closes itself when no job is left.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from core.jobs import history
from desktop.app import create
from desktop.preferences import Preferences
from desktop.start import Opened, Program
from desktop.window import MainWindow


class Watcher:
    """Looks at the window ten times a second."""

    def __init__(self, window: MainWindow, program: Program) -> None:
        self._window = window
        self._program = program
        self._engine: int | None = None
        self._idle = 0

    def look(self) -> None:
        """Click what is offered, tell the engine's number, close at the end."""
        engine = self._program.session.hub.pid()
        if engine != self._engine:
            self._engine = engine
            sys.stdout.write(json.dumps({"engine": engine}) + "\n")
            sys.stdout.flush()
        for button in self._window.messages.findChildren(QPushButton):  # the bar shows one message at a time
            if button.isVisible() and button.text() == "Go on":
                button.click()
        left = self._program.session.read(lambda c: history.running(c) or history.resumable(c))
        self._idle = 0 if left or engine is None else self._idle + 1
        if self._idle > 5:
            self._window.close()


def main() -> int:
    """Open the window, offscreen, and go on."""
    preferences = Preferences()
    preferences.language = "en"
    application, languages = create(sys.argv, preferences)
    window = MainWindow(preferences=preferences, languages=languages)
    window.show()
    program = Opened()(window)
    watcher = Watcher(window, program)
    timer = QTimer(window, interval=100)
    timer.timeout.connect(watcher.look)
    timer.start()
    return int(application.exec())


if __name__ == "__main__":
    sys.exit(main())
