"""What can be done with chunks: one, a selection or everything that matches; each step can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from sqlalchemy import Connection, Select

from core.changes import ChangeSet
from core.chunks import cutting, editing, parts, proposals, service
from core.chunks.parts import Step
from desktop.chunks import works
from desktop.chunks.works import Many, once
from desktop.translate import number

if TYPE_CHECKING:
    from desktop.chunks.detail import ChunkDetail
    from desktop.chunks.list import AllChunks
    from desktop.undoing import UndoStack
    from desktop.window import MainWindow

#: up to this many chunks there is nothing to say about how far it is
FEW = 1000


class ChunkEdits(QObject):
    """The verbs of the chunks, over their list, their detail and the undo steps of the pane."""

    _told = Signal(int, int)

    def __init__(self, window: MainWindow, chunks: AllChunks, detail: ChunkDetail, stack: UndoStack) -> None:
        super().__init__(chunks)
        self._window, self._list, self._detail, self.stack = window, chunks, detail, stack
        self._told.connect(self._say_progress)
        detail.saved.connect(self.save)

    # One chunk

    def save(self, chunk_id: int, text: str) -> None:
        """Give a chunk another text."""
        self._once(lambda c: editing.edit(c, chunk_id, text), self.tr("Saved."))

    def merge(self, *, before: bool = False) -> None:
        """Make one chunk of the selected neighbours, or of the one shown and the one next to it."""
        picked = self._list.picked()
        if isinstance(picked, list) and len(picked) > 1:
            self._once(lambda c: cutting.merge(c, picked), self.tr("%n chunks merged.", "", len(picked)))
            return
        here = self._detail.chunk_id
        other = self._window.context.read(lambda c: works.neighbour(c, here, before=before))
        if other is None:
            words = self.tr("This is the first chunk of its document.") if before else ""
            self._window.say(words or self.tr("This is the last chunk of its document."))
            return
        if before:
            self._list.listing.go_to(other)
        self._once(lambda c: cutting.merge(c, [here, other]), self.tr("Merged with its neighbour."))

    def split(self) -> None:
        """Cut the chunk shown where the cursor stands in its text."""
        here, place, row = self._detail.chunk_id, self._detail.caret(), self._detail.row()
        if row is None or not row["text"][:place].strip() or not row["text"][place:].strip():
            self._detail.reading.setFocus()
            self._window.say(self.tr("Put the cursor into the text where the second chunk is to begin."))
            return
        self._once(lambda c: cutting.split_at(c, here, [place]), self.tr("Split in two."))

    def restore(self) -> None:
        """Give what is chosen the text again that it was split with."""
        self._many(lambda c, part, whole: editing.restore_original(c, part, whole), self._say_restored)

    def delete(self) -> None:
        """Delete what is chosen, with its questions."""
        project_id = self._window.context.project_id
        self._list.table.setFocus()
        self._many(lambda c, part, whole: service.remove(c, project_id, part, whole), self._say_deleted)

    # Decisions

    def accept(self) -> None:
        """Take the cleaned text of what is chosen, and go on to the next."""
        self._decide(self._accepting(), self._say_accepted)

    def reject(self) -> None:
        """Leave the text of what is chosen as it is, and go on to the next."""
        self._decide(self._rejecting(), self._say_rejected)

    def accept_all(self) -> None:
        """Take every cleaned text of the filter on the screen."""
        self.do(self._waiting(), self._accepting(), self._say_accepted)

    def reject_all(self) -> None:
        """Drop every cleaned text of the filter on the screen."""
        self.do(self._waiting(), self._rejecting(), self._say_rejected)

    def _accepting(self) -> Step:
        project_id = self._window.context.project_id
        return lambda c, part, whole: proposals.accept(c, project_id, part, whole)

    def _rejecting(self) -> Step:
        project_id = self._window.context.project_id
        return lambda c, part, whole: proposals.reject(c, project_id, part, whole)

    def _waiting(self) -> Select[tuple[int]]:
        return self._list.query(self._list.filter("waiting"))

    def _decide(self, step: Step, say: Callable[[int], str]) -> None:
        if self._list.is_bulk():
            self._many(step, say)
            return
        here = self._detail.chunk_id
        self._list.table.step(1)
        self.do([here], step, lambda _count: "")

    # How it is done

    def do(self, chosen: parts.Chosen, step: Step, say: Callable[[int], str]) -> None:
        """Do a step on any number of chunks, a part at a time, and say what came of it."""

        def done(changes: ChangeSet) -> None:
            self._say(say(works.touched(changes)))

        self.stack.do(Many(chosen, step, self._told.emit), done, self._window.fail)

    def _many(self, step: Step, say: Callable[[int], str]) -> None:
        self.do(self._list.picked(), step, say)

    def _once(self, edit: Callable[[Connection], tuple[int, ChangeSet]], words: str) -> None:
        self.stack.do(once(edit), lambda _changes: self._say(words), self._window.fail)

    def _say(self, words: str) -> None:
        if words:
            self._window.say(words, "good", self.tr("Undo"), self.stack.undo)

    def _say_progress(self, done: int, total: int) -> None:
        if total > FEW and done < total:
            self._window.say(self.tr("{0} of {1} chunks done…").format(number(done), number(total)))

    # Words

    def say_extended(self, count: int) -> str:
        """Return that texts were added."""
        return self.tr("%n chunk(s) extended.", "", count)

    def say_cleaned(self, count: int) -> str:
        """Return that rules were applied."""
        if not count:
            return self.tr("The rules found nothing to clean there.")
        return self.tr("%n chunk(s) cleaned.", "", count)

    def _say_restored(self, count: int) -> str:
        return self.tr("%n chunk(s) as they were split.", "", count) if count else self.tr("Nothing was changed there.")

    def _say_deleted(self, count: int) -> str:
        return self.tr("%n chunk(s) deleted. Samples made from them stay.", "", count)

    def _say_accepted(self, count: int) -> str:
        return self.tr("%n cleaned text(s) accepted.", "", count)

    def _say_rejected(self, count: int) -> str:
        return self.tr("%n cleaned text(s) rejected.", "", count)
