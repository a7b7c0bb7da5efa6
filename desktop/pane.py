"""What every pane is to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from desktop.translate import Retranslating

if TYPE_CHECKING:
    from desktop.window import MainWindow


class Pane(Retranslating, QWidget):
    """Base of all panes: built when first shown, told of changes, reloaded only while visible.

    A pane binds its actions with `window.actions_table.bind(id, handler, enabled, pane=...)`, asks the window to open
    other things, and never imports another pane.

    Attributes:
        window_: the main window (`window()` is Qt's).
        body: the column that fills the pane; no margins.
        first: where the keyboard begins, None for the list.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.window_ = window
        self._stale = True
        self.first: QWidget | None = None
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)

    def reload(self) -> None:
        """Read again what the pane shows; called when it appears stale and when a change comes while it is visible."""

    def open(self, item: Any) -> None:
        """Show one item; `item` is what the caller gave to `MainWindow.open`."""

    def take_keyboard(self) -> None:
        """Put the keyboard where it was last, else where it begins, else into the list or on a control."""
        last = self.focusWidget()
        parts = [part for part in self.findChildren(QWidget) if part.isVisible() and part.isEnabled()]
        parts = [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
        lists = [part for part in parts if isinstance(part, QAbstractItemView)]
        first = [self.first] if self.first in parts else []
        for part in [last] if last in parts else [*first, *lists, *parts][:1]:
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_touched(self, changes: Any) -> bool:
        """Return whether a change set concerns this pane; by default every one does."""
        return True

    def take(self, changes: Any) -> None:
        """Follow a change set: reload when visible, else only remember to."""
        if self.is_touched(changes):
            self.mark_stale()

    def mark_stale(self) -> None:
        """Reload now if visible, else when next shown."""
        self._stale = True
        if self.isVisible():
            self._freshen()

    def showEvent(self, event: QShowEvent) -> None:
        """Reload when something changed while hidden."""
        super().showEvent(event)
        self._freshen()

    def _freshen(self) -> None:
        if self._stale:
            self._stale = False
            self.reload()
