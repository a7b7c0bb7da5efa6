"""Tells of the end of a job while the window is not in front: a notification, else a call for attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from core.settings.sections import Runs
from core.settings.store import load
from desktop import icons

if TYPE_CHECKING:
    from desktop.window import MainWindow


class Notice(QObject):
    """The notifications of one window. The icon is in the system's tray only while there is something to tell."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._icon: QSystemTrayIcon | None = None
        self.job = 0
        self.told: list[str] = []

    def tell(self, job: int, words: str) -> None:
        """Tell of the end of a job in a sentence, where the user wants that and does not look anyway."""
        window = self._window
        if window.isActiveWindow() or not window.context.read(lambda c: load(c, Runs)).notify:
            return
        self.job = job
        self.told.append(words)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            icon = self._shown()
            icon.showMessage("Lorewright", words, QIcon(icons.mark(64)))
        else:
            QApplication.alert(window)

    def go(self) -> None:
        """Bring the window to the front, with the job."""
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        window.open("jobs", self.job)
        if self._icon is not None:
            self._icon.hide()

    def _shown(self) -> QSystemTrayIcon:
        if self._icon is None:
            self._icon = QSystemTrayIcon(QIcon(icons.mark(64)), self)
            self._icon.messageClicked.connect(self.go)
            self._icon.activated.connect(lambda _reason: self.go())
        self._icon.show()
        return self._icon
