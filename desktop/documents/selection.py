"""The bar of what can be done with several documents at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from desktop.widgets.bulk import BulkBar
from desktop.widgets.buttons import Button, Kind

if TYPE_CHECKING:
    from desktop.actions import Actions

#: name -> (action, kind of button, icon), in order
BUTTONS: Final[dict[str, tuple[str, Kind, str]]] = {
    "generate": ("item.generate", "secondary", "spark"),
    "split": ("documents.split", "secondary", "chunks"),
    "convert": ("documents.convert", "secondary", "documents"),
    "accept": ("documents.accept", "secondary", "check"),
    "reject": ("documents.reject", "secondary", "close"),
    "retry": ("documents.retry", "secondary", "retry"),
    "delete": ("edit.delete", "danger", "trash"),
}


class SelectionBar(BulkBar):
    """Buttons that have nothing to do with any of the documents are left out."""

    def __init__(self, actions: Actions, on_clear: Callable[[], object]) -> None:
        self.buttons = {
            name: Button(kind=kind, icon=icon, on_click=partial(actions.run, action))
            for name, (action, kind, icon) in BUTTONS.items()
        }
        super().__init__(*self.buttons.values(), on_clear=on_clear)

    def show_selection(self, count: int, *, failed: bool, waiting: bool) -> None:
        """Show the bar for so many documents; `failed` and `waiting` say whether the project has such."""
        self.buttons["retry"].setVisible(failed)
        for name in ("accept", "reject"):
            self.buttons[name].setVisible(waiting)
        self.set_count(count)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        names = {
            "generate": self.tr("Generate questions…"),
            "split": self.tr("Split again…"),
            "convert": self.tr("Read again…"),
            "accept": self.tr("Take the new texts"),
            "reject": self.tr("Keep the old texts"),
            "retry": self.tr("Try again"),
            "delete": self.tr("Delete"),
        }
        for name, text in names.items():
            self.buttons[name].setText(text)
