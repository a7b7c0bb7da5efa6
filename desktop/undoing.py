"""Undo and redo of a pane: every edit hands back the edit that takes it back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.store import undo
from core.workspace import Workspace
from desktop.session import Session

KEPT = 200
# Rows of one undo entry: it is written as one value, which must fit into memory several times over.
PART = 20_000


class Work(Protocol):
    """An edit: changes the store, returns the edit that takes it back (None when there is nothing) and what changed."""

    def __call__(self, connection: Connection, /) -> tuple[Work | None, ChangeSet]:
        """Do it; runs on the writer thread."""
        ...


class LongWork:
    """An edit of thousands of rows: it runs on a thread of its own and takes the writer a part at a time."""

    def run(self, workspace: Workspace) -> tuple[LongWork | None, ChangeSet]:
        """Do it; return the edit that takes it back (None when there is nothing) and what changed."""
        raise NotImplementedError


Done = Callable[[ChangeSet], object]
Failed = Callable[[BaseException], object]


class UndoStack(QObject):
    """What was done and what was undone, newest last. Edits are done in the order they were asked for.

    Signals:
        changed: what can be undone or redone.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._undo: list[Work | LongWork] = []
        self._redo: list[Work | LongWork] = []
        self._asked: deque[tuple[str, Work | LongWork | None, Done | None, Failed | None, int]] = deque()
        # How often everything was forgotten: what was asked for before is done, but leaves nothing to undo.
        self._times = 0
        self._busy = False

    def do(self, work: Work | LongWork, done: Done | None = None, failed: Failed | None = None) -> None:
        """Do an edit; `done` gets what changed once it is on disk, `failed` the error, which else the window shows."""
        self._ask("do", work, done, failed)

    def undo(self, done: Done | None = None) -> None:
        """Take the last edit back."""
        self._ask("undo", None, done)

    def redo(self, done: Done | None = None) -> None:
        """Do again what was undone last."""
        self._ask("redo", None, done)

    def can_undo(self) -> bool:
        """Return whether there is something to undo, or may be once what is under way is done."""
        return bool(self._undo) or self._busy

    def can_redo(self) -> bool:
        """Return whether there is something to redo, or may be once what is under way is done."""
        return bool(self._redo) or self._busy

    def clear(self) -> None:
        """Forget everything: another project came to the front."""
        self._undo.clear()
        self._redo.clear()
        self._times += 1
        self.changed.emit()

    def _ask(self, verb: str, work: Work | LongWork | None, done: Done | None, failed: Failed | None = None) -> None:
        self._asked.append((verb, work, done, failed, self._times))
        if not self._busy:
            self._next()
            self.changed.emit()

    def _next(self) -> None:
        while self._asked:
            verb, work, done, failed, times = self._asked.popleft()
            source = {"undo": self._undo, "redo": self._redo}.get(verb)
            if source is not None:
                work = source.pop() if source and times == self._times else None
            if work is not None:
                self._busy = True
                self._run(verb, work, done, failed or self._session.failed.emit, times)
                return
        self.changed.emit()

    def _run(self, verb: str, work: Work | LongWork, done: Done | None, failed: Failed, times: int) -> None:
        def missed(error: BaseException) -> None:
            self._missed(error, failed)

        if isinstance(work, LongWork):
            session = self._session
            session.errands.run(
                lambda: work.run(session.workspace), lambda got: self._did_long(verb, got, done, times), missed, self
            )
        else:
            self._session.edit(work, lambda result: self._did(verb, result, done, times), missed)

    def _did_long(self, verb: str, result: Any, done: Done | None, times: int) -> None:
        self._session.hub.publish(result[1])
        self._did(verb, result, done, times)

    def _did(self, verb: str, result: Any, done: Done | None, times: int) -> None:
        inverse, changes = result
        target = self._redo if verb == "undo" else self._undo
        if inverse is not None and times == self._times:
            target.append(inverse)
            del target[:-KEPT]
            if verb == "do":
                self._redo.clear()
        self._busy = False
        if done is not None:
            done(changes)
        self._go_on()

    def _missed(self, error: BaseException, failed: Failed) -> None:
        self._busy = False
        failed(error)
        self._go_on()

    def _go_on(self) -> None:
        # What `done` asked for may be under way already.
        if not self._busy:
            self._next()


Remove = Callable[[Connection, Sequence[int]], tuple[int, ChangeSet]]


def delete(connection: Connection, remove: Remove, ids: Sequence[int]) -> tuple[Work | None, ChangeSet]:
    """Delete rows with `remove`, a part at a time; return the edit that puts all of them back, and what changed."""
    undo_ids: list[int] = []
    changes = ChangeSet()
    for start in range(0, len(ids), PART):
        undo_id, part = remove(connection, ids[start : start + PART])
        undo_ids.append(undo_id)
        changes.merge(part)

    def back(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
        found = ChangeSet()
        for undo_id in reversed(undo_ids):
            found.merge(undo.restore(connection, undo_id))
        return lambda connection, /: delete(connection, remove, ids), found

    return (back if undo_ids else None), changes
