"""Opening what fits the selection: the pairs of one document, or the form that finds some for many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.personas import finding
from desktop.personas.sheet import PairsSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from desktop.undoing import UndoStack
    from desktop.window import MainWindow


def show(
    window: MainWindow, stack: UndoStack, row: dict[str, Any] | None, chosen: Callable[[Connection], list[int]]
) -> None:
    """Show the sheet of the document `row`, or the form for all that `chosen` finds when there is none."""
    if row is None:
        finding.ask(window, chosen)
    else:
        PairsSheet(window, stack, int(row["id"]), row["title"] or row["name"]).open()
