"""What can be done with questions: one, a selection or everything that matches; each step can be undone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.changes import ChangeSet
from desktop.filters import tag_picker
from desktop.generating import ask_answers
from desktop.questions import works
from desktop.questions.list import QuestionList
from desktop.translate import number
from desktop.undoing import UndoStack
from desktop.widgets.picker import Choice
from desktop.window import MainWindow


class Editing(QObject):
    """The verbs of the pane, over its list and its stack of undoable steps."""

    def __init__(self, window: MainWindow, questions: QuestionList) -> None:
        super().__init__(questions)
        self._window = window
        self._session = window.context
        self._list = questions
        self.stack = UndoStack(self._session, self)

    def reword(self, question_id: int, text: str) -> None:
        """Change the wording of one question."""
        self.stack.do(works.reword(question_id, text))

    def tag(self, anchor: QWidget, current: int | None) -> None:
        """Pick a tag for what is chosen."""
        chosen = self._list.chosen()
        if chosen is None:
            return
        words = self.tr("{0} questions filed.")
        picker = tag_picker(self._session, anchor, (Choice(0, self.tr("No tag")),), current)
        picker.picked.connect(
            lambda tag: self.stack.do(works.retag(chosen, tag or None), lambda done: self._tell(words, done))
        )

    def delete(self) -> None:
        """Delete what is chosen."""
        chosen = self._list.chosen()
        if chosen is not None:
            self._list.table.setFocus()
            self.stack.do(works.remove(chosen, self._session.project_id), self._say_gone)

    def answer(self) -> None:
        """Answer the selection where there is one, else everything that waits."""
        if self._list.is_bulk():
            self.answer_chosen()
        else:
            ask_answers(self._window)

    def answer_chosen(self) -> None:
        """Answer what is chosen, and nothing else."""
        chosen = self._list.chosen()
        if chosen is not None:
            ask_answers(self._window, lambda connection: works.ids_of(connection, chosen))

    def undo(self) -> None:
        """Take the last step back and go to where it was."""
        self.stack.undo(self._return)

    def redo(self) -> None:
        """Do the step again that was undone last."""
        self.stack.redo(self._return)

    def _tell(self, words: str, changes: ChangeSet) -> None:
        count = _count(changes)
        if count > 1:
            self._window.say(words.format(number(count)), "good", self.tr("Undo"), self.undo)

    def _say_gone(self, changes: ChangeSet) -> None:
        count = _count(changes)
        if count:
            words = self.tr("%n question(s) deleted. Samples made from them stay.", "", count)
            self._window.say(words, "good", self.tr("Undo"), self.undo)

    def _return(self, changes: Any) -> None:
        touched = [*changes.updated.get("question", ()), *changes.added.get("question", ())]
        if len(touched) == 1:
            self._list.listing.go_to(touched[0])


def _count(changes: ChangeSet) -> int:
    return len({*changes.updated.get("question", ()), *changes.removed.get("question", ())})
