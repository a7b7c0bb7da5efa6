"""What a user does with the mouse in the window, done by a program: for benchmarks and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint

if TYPE_CHECKING:
    from desktop.window import MainWindow


def table(window: MainWindow) -> Any:
    """Return the list of the pane in front: the one on the left where there are several, None where there is none."""
    from desktop.widgets.table import BigTable

    shown = [one for one in window.pane(window.shown_pane()).findChildren(BigTable) if one.isVisible()]
    return min(shown, key=lambda one: one.mapTo(window, QPoint()).x(), default=None)


def row_menu(window: MainWindow) -> None:
    """Open the menu of the row under the cursor of the list in front."""
    shown = table(window)
    if shown is not None:
        place = shown.visualRect(shown.currentIndex()).bottomLeft()
        shown.menu_asked.emit(shown.viewport().mapToGlobal(place))


def card(window: MainWindow) -> None:
    """Put the keyboard on the card of the open project."""
    window.pane("projects").grid.go_to(window.context.project_id)
    window.actions_table.refresh()


def card_menu(window: MainWindow) -> None:
    """Open the menu of the card under the keyboard."""
    grid = window.pane("projects").grid
    corner = grid.visualRect(grid.currentIndex()).topRight()
    grid.menu_asked.emit(grid.current_id(), grid.viewport().mapToGlobal(corner))


def deleting(window: MainWindow) -> None:
    """Ask whether the open project is to be deleted; the key does so only while the keyboard is on its card."""
    shown = window.pane("projects")
    shown.editing.delete(shown.grid.current_card())


def menu(window: MainWindow) -> None:
    """Open the menu below its button, which would itself wait until the menu is closed."""
    below = window.header.menu_button
    window.header.menu.popup(below.mapToGlobal(QPoint(below.width() - 220, below.height())))
