"""What the reviewer does: one sample, a selection or everything that matches; each step can be undone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from core.changes import ChangeSet
from desktop.datasets import works
from desktop.datasets.list import SampleList
from desktop.filters import tag_picker
from desktop.translate import number
from desktop.undoing import UndoStack
from desktop.widgets.picker import Choice
from desktop.window import MainWindow


class Review(QObject):
    """The verbs of the pane, over its list and its stack of undoable steps."""

    def __init__(self, window: MainWindow, samples: SampleList) -> None:
        super().__init__(samples)
        self._window = window
        self._session = window.context
        self._list = samples
        self.stack = UndoStack(self._session, self)

    def set_state(self, state: str) -> None:
        """Accept, reject or reopen what is chosen; a single sample makes way for the next."""
        words = {
            "accepted": self.tr("{0} samples accepted."),
            "rejected": self.tr("{0} samples rejected."),
            "open": self.tr("{0} samples reopened."),
        }
        self._revise(words[state], state=state)

    def rate(self, rating: int | None) -> None:
        """Rate what is chosen from 1 to 5, or take the rating away; the same rating twice does too."""
        row = self._list.current_values()
        if not self._list.is_bulk() and row is not None and row[2] == rating:
            rating = None
        self._revise(self.tr("{0} samples rated."), move=False, rating=rating)

    def tag(self, anchor: Any) -> None:
        """Pick a tag for what is chosen."""
        picker = tag_picker(self._session, anchor, (Choice(0, self.tr("No tag")),), None)
        picker.picked.connect(lambda tag: self._revise(self.tr("{0} samples filed."), move=False, tag_id=tag or None))

    def save(self, sample_id: int, fields: dict[str, Any]) -> None:
        """Write the fields of one sample."""
        self.stack.do(works.revise([sample_id], **fields))

    def delete(self) -> None:
        """Delete what is chosen."""
        chosen = self._list.chosen()
        if chosen is not None:
            work = works.remove(chosen, self._session.project_id)
            self._list.table.setFocus()
            self.stack.do(work, self._say_gone)

    def undo(self) -> None:
        """Take the last step back and go to where it was."""
        self.stack.undo(self._return)

    def redo(self) -> None:
        """Do the step again that was undone last."""
        self.stack.redo(self._return)

    def _revise(self, words: str, *, move: bool = True, **fields: Any) -> None:
        chosen = self._list.chosen()
        if chosen is None:
            return
        self.stack.do(works.revise(chosen, **fields), lambda changes: self._tell(words, changes))
        if move and not self._list.is_bulk():
            self._list.table.step(1)

    def _tell(self, words: str, changes: ChangeSet) -> None:
        count = _count(changes)
        if count > 1:
            self._window.say(words.format(number(count)), "good", self.tr("Undo"), self.undo)

    def _say_gone(self, changes: ChangeSet) -> None:
        count = _count(changes)
        if count:
            words = self.tr("%n sample(s) deleted.", "", count)
            self._window.say(words, "good", self.tr("Undo"), self.undo)

    def _return(self, changes: ChangeSet) -> None:
        touched = [*changes.updated.get("sample", ()), *changes.added.get("sample", ())]
        if len(touched) == 1:
            self._list.listing.go_to(touched[0])


def _count(changes: ChangeSet) -> int:
    return len({*changes.updated.get("sample", ()), *changes.removed.get("sample", ())})
