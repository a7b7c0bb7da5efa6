"""The bar of actions below a chunk: what fits while it is read, written, or to be decided on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.page import ActionBar

if TYPE_CHECKING:
    from desktop.actions import Actions

#: name -> (action, kind of button, icon), in order
BUTTONS: Final = {
    "accept": ("chunks.accept", "primary", "check"),
    "reject": ("chunks.reject", "secondary", "close"),
    "save": ("chunks.save", "primary", "check"),
    "cancel": ("chunks.cancel", "secondary", ""),
    "edit": ("chunks.edit", "primary", "edit"),
    "split": ("chunks.split", "secondary", "split"),
    "merge": ("chunks.merge_next", "secondary", "merge"),
    "questions": ("chunks.questions", "secondary", "questions"),
    "compare": ("chunks.compare", "secondary", "history"),
    "restore": ("chunks.restore", "secondary", "undo"),
    "delete": ("edit.delete", "secondary", "trash"),
}
WRITING: Final = {"save", "cancel"}
READING: Final = {"edit", "split", "merge", "questions", "delete"}


class Bars(Retranslating, ActionBar):
    """Buttons that do not fit the moment are left out."""

    def __init__(self, actions: Actions) -> None:
        self.buttons: dict[str, Button] = {}
        for name, (action, kind, icon) in BUTTONS.items():
            run = partial(actions.run, action)
            self.buttons[name] = Button(kind=kind, icon=icon, action=action, on_click=run)  # type: ignore[arg-type]
        super().__init__(*self.buttons.values())
        self._comparing = False
        self.retranslate()

    def show_for(self, detail: Any) -> None:
        """Show what can be done with the chunk of a `ChunkDetail` as it is."""
        shown = set(READING)
        if detail.row() is None:
            shown = set()
        elif detail.is_editing():
            shown = set(WRITING)
        else:
            if detail.is_waiting():
                shown = {"accept", "reject", "compare"} | (READING - {"edit"} if not detail.is_comparing() else set())
            elif detail.is_edited():
                shown |= {"compare", "restore"}
            if detail.is_comparing():
                shown -= {"split", "merge", "questions"}
        self._comparing = detail.is_comparing()
        for name, button in self.buttons.items():
            button.setVisible(name in shown)
        self.setVisible(bool(shown))
        self.retranslate()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        words = {
            "accept": self.tr("Accept"),
            "reject": self.tr("Reject"),
            "save": self.tr("Save"),
            "cancel": self.tr("Cancel"),
            "edit": self.tr("Edit"),
            "split": self.tr("Split here"),
            "merge": self.tr("Merge with next"),
            "questions": self.tr("Questions"),
            "compare": self.tr("Show the text") if self._comparing else self.tr("Changes"),
            "restore": self.tr("Original back"),
            "delete": self.tr("Delete"),
        }
        for name, text in words.items():
            self.buttons[name].setText(text)
