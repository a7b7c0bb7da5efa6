"""What stands beside the list for a file that gave no text: why, and the step that may help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from desktop.documents import words
from desktop.translate import Retranslating
from desktop.widgets.empty import EmptyState

if TYPE_CHECKING:
    from desktop.actions import Actions

#: kind of the reason -> the action that helps; trying again helps with everything else
CURES: Final = {"password": "documents.password", "scan": "documents.convert"}


class FailedPage(Retranslating, EmptyState):
    """The reason, the path, and two buttons: what helps, and deleting."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        self._row: dict[str, Any] | None = None
        super().__init__("error", lambda: actions.run(self.cure()), lambda: actions.run("edit.delete"), parent)

    def cure(self) -> str:
        """Return the action behind the first button."""
        return CURES.get(self._kind(), "documents.retry")

    def set_document(self, row: dict[str, Any] | None) -> None:
        """Show a document that failed."""
        self._row = row
        self.retranslate()

    def _kind(self) -> str:
        remarks = self._row["remarks"] if self._row is not None else []
        return str(remarks[0].get("params", {}).get("kind", "")) if remarks else ""

    def retranslate(self) -> None:
        """Set all visible strings again."""
        row = self._row
        if row is None:
            return
        reasons = words.reasons(row["remarks"]) or [self.tr("The reason is not known.")]
        names = {
            "documents.password": self.tr("Give the password…"),
            "documents.convert": self.tr("Read it another way…"),
            "documents.retry": self.tr("Try again"),
        }
        title = self.tr("Nothing came out of {0}").format(row["name"])
        place = str(Path(row["path"]))
        self.set_texts(title, "\n".join((*reasons, "", place)), names[self.cure()], self.tr("Delete"))
