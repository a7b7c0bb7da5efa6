"""What every pane is to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.translate import Retranslating

if TYPE_CHECKING:
    from desktop.window import MainWindow


class Pane(Retranslating, QWidget):
    """Base of all panes: built when first shown, told of changes, reloaded only while visible.

    A pane binds its actions with `window.actions_table.bind(id, handler, enabled, pane=...)`, asks the window to open
    other things, and never imports another pane.

    The look of everything in a widget is found out again when it is put into another one: a pane therefore belongs to
    the window while it is still empty, and a frame to what holds it before it is filled.

    Attributes:
        window_: the main window (`window()` is Qt's).
        body: the column that fills the pane; no margins.
        first: where the keyboard begins, None for the list.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.place)
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
        """Put the keyboard where it was last, but for a field to type in, else where the pane begins.

        Where it is there already, it goes to the beginning: back from the details to the list.
        """
        last = self.focusWidget()
        # Anywhere else letters are keys of the pane.
        if last in self._controls() and not isinstance(last, QLineEdit) and not last.hasFocus():
            last.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.begin()

    def turn(self, stack: QStackedWidget, page: int) -> None:
        """Show a page of the pane; what had the keyboard on the page before gives it to where this one begins."""
        held = page != stack.currentIndex() and self.isAncestorOf(self.window_.focusWidget())
        stack.setCurrentIndex(page)
        if held:
            self.begin()

    def begin(self) -> None:
        """Put the keyboard where the pane begins."""
        parts = self._controls()
        first = [self.first] if self.first in parts else []
        lists = [part for part in parts if isinstance(part, QAbstractItemView)]
        lists.sort(key=lambda part: part.mapTo(self, QPoint()).x())  # the list of a pane stands left of its details
        # A pane that is still being read keeps the keyboard until something in it can take it.
        for part in [*first, *lists, *parts, self][:1]:
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _controls(self) -> list[QWidget]:
        parts = [part for part in self.findChildren(QWidget) if part.isVisible() and part.isEnabled()]
        return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]

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
