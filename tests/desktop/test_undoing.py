"""Undo and redo: in order, however fast they are asked for, and for any number of rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.changes import ChangeSet
from core.errors import InvalidUse
from core.samples import listing, service
from core.samples.listing import SampleFilter
from desktop import undoing
from desktop.session import Session
from desktop.undoing import UndoStack, Work, delete
from tests.desktop.opened import comes, filled


def put(values: list[int], value: int) -> Work:
    """Append a value; taking it back removes it."""

    def work(_connection: object, /) -> tuple[Work | None, ChangeSet]:
        values.append(value)
        return take(values, value), ChangeSet()

    return work


def take(values: list[int], value: int) -> Work:
    def work(_connection: object, /) -> tuple[Work | None, ChangeSet]:
        values.remove(value)
        return put(values, value), ChangeSet()

    return work


def test_steps_are_done_in_the_order_they_were_asked_for(session: Session, qtbot: QtBot) -> None:
    owner, values = QObject(), []
    stack = UndoStack(session, owner)
    for value in range(4):
        stack.do(put(values, value))
    stack.undo()
    stack.undo()
    stack.redo()
    comes(qtbot, lambda: values == [0, 1, 2] and stack.can_redo())
    stack.do(put(values, 9))
    comes(qtbot, lambda: values == [0, 1, 2, 9])
    comes(qtbot, lambda: not stack.can_redo())
    for _time in range(9):
        stack.undo()
    comes(qtbot, lambda: values == [] and not stack.can_undo())


def test_what_ends_after_a_project_was_left_is_not_undone_in_the_next(session: Session, qtbot: QtBot) -> None:
    owner, values = QObject(), []
    stack = UndoStack(session, owner)
    stack.do(put(values, 1))
    stack.do(put(values, 2))
    stack.clear()
    stack.do(put(values, 3))
    comes(qtbot, lambda: values == [1, 2, 3])
    for _time in range(3):
        stack.undo()
    comes(qtbot, lambda: not stack.can_undo())
    assert values == [1, 2]


def test_an_edit_that_fails_leaves_no_step(session: Session, qtbot: QtBot) -> None:
    owner, seen = QObject(), []
    stack = UndoStack(session, owner)

    def fail(_connection: object, /) -> tuple[Work | None, ChangeSet]:
        raise InvalidUse("No.")

    stack.do(fail, failed=seen.append)
    comes(qtbot, lambda: len(seen) == 1)
    assert not stack.can_undo()
    with qtbot.waitSignal(session.failed):
        stack.do(fail)


def test_many_rows_are_deleted_in_parts_and_all_come_back(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing, "PART", 5)
    built = filled(session)

    def states() -> dict[str, int]:
        with session.workspace.read() as connection:
            return listing.counts(connection, built.project, SampleFilter())

    before = states()
    remove = lambda c, ids: service.remove(c, built.project, ids)  # noqa: E731 - passed on
    back, changes = session.workspace.write(lambda c: delete(c, remove, built.samples[:12]))
    assert changes.removed["sample"] == built.samples[:12]
    assert states()["all"] == 12
    assert back is not None
    again, changes = session.workspace.write(back)
    assert sorted(changes.added["sample"]) == built.samples[:12]
    assert states() == before
    assert again is not None
    session.workspace.write(again)
    assert states()["all"] == 12
