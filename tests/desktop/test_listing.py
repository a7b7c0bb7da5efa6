"""Lists that follow jobs: what is appended, what is read again, how often."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.changes import ChangeSet
from core.questions import listing as questions
from core.questions import service
from core.questions.listing import QuestionFilter
from core.store import undo
from desktop.listing import FIRST, Listing, Throttle
from desktop.session import Session
from desktop.theme import Theme
from desktop.widgets.columns import Column
from desktop.widgets.paged import PagedModel
from desktop.widgets.table import BigTable
from tests.desktop.opened import comes, filled
from tests.helpers.building import Built


class Shown(QObject):
    """A list of questions that counts how often it was read."""

    def __init__(self, session: Session, built: Built, qtbot: QtBot) -> None:
        super().__init__()
        self.reads = 0
        self.model = PagedModel((Column("text", lambda: "Text"),), fetch=lambda ids: dict.fromkeys(ids, ("…",)))
        self.table = BigTable(self.model)
        qtbot.addWidget(self.table)
        self.listing = Listing(session, self.table, self.model, "question", self)
        chosen = QuestionFilter(document_id=built.documents[0])

        def ids(connection: object) -> array[int]:
            self.reads += 1
            return questions.ids(connection, built.project, chosen)  # type: ignore[arg-type]

        self.listing.use(ids, lambda c, wanted: questions.among(c, built.project, chosen, wanted))
        comes(qtbot, lambda: self.model.rowCount() == 12)


@pytest.fixture
def built(session: Session) -> Built:
    return filled(session)


@pytest.fixture
def shown(theme: Theme, session: Session, built: Built, qtbot: QtBot) -> Shown:
    return Shown(session, built, qtbot)


def test_what_matches_is_appended_without_reading_again(
    shown: Shown, session: Session, built: Built, qtbot: QtBot
) -> None:
    first, _ = session.workspace.write(lambda c: service.add(c, built.project, built.chunks[0], "Who signs?"))
    other, _ = session.workspace.write(lambda c: service.add(c, built.project, built.chunks[-1], "Who pays?"))
    shown.listing.take(ChangeSet().add("question", [first, other]))
    comes(qtbot, lambda: shown.model.rowCount() == 13)
    assert shown.model.ids[-1] == first
    # Rows that were committed before the list was read are announced after it.
    shown.listing.take(ChangeSet().add("question", [built.questions[0], first]))
    second, _ = session.workspace.write(lambda c: service.add(c, built.project, built.chunks[1], "谁付款？"))
    shown.listing.take(ChangeSet().add("question", [second]))
    comes(qtbot, lambda: shown.model.rowCount() == 14)
    assert shown.reads == 1


def test_the_first_rows_are_seen_before_one_is_shown(
    shown: Shown, session: Session, built: Built, qtbot: QtBot
) -> None:
    """What shows a row in full comes a moment after the list, not together with it."""
    shown.listing.take(ChangeSet().remove("question", list(shown.model.ids)))
    assert shown.model.rowCount() == 0
    first, _ = session.workspace.write(lambda c: service.add(c, built.project, built.chunks[0], "Who signs?"))
    told: list[int] = []
    shown.table.current_changed.connect(told.append)
    with qtbot.waitSignal(shown.listing.loaded):
        shown.listing.take(ChangeSet().add("question", [first]))
    assert (shown.table.current_id(), told) == (first, [])
    comes(qtbot, lambda: told == [first])


def test_an_empty_list_is_filled_in_steps(shown: Shown, session: Session, built: Built, qtbot: QtBot) -> None:
    """A few rows are painted before the others come; what is removed or added meanwhile is neither lost nor doubled."""
    shown.listing.take(ChangeSet().remove("question", list(shown.model.ids)))
    new = [
        session.workspace.write(lambda c, n=n: service.add(c, built.project, built.chunks[0], f"第{n}问？"))[0]
        for n in range(FIRST + 4)
    ]
    counts: list[int] = []
    shown.model.rowsInserted.connect(lambda *_place: counts.append(shown.model.rowCount()))
    shown.listing.take(ChangeSet().add("question", new))
    shown.listing.go_to(new[-1])
    comes(qtbot, lambda: counts == [FIRST])
    shown.listing.take(ChangeSet().remove("question", new[FIRST : FIRST + 1]))
    left = new[:FIRST] + new[FIRST + 1 :]
    assert list(shown.model.ids) == left
    comes(qtbot, lambda: shown.table.current_id() == new[-1])
    later, _ = session.workspace.write(lambda c: service.add(c, built.project, built.chunks[0], "Who pays?"))
    shown.listing.take(ChangeSet().add("question", [later]))
    comes(qtbot, lambda: list(shown.model.ids) == [*left, later])
    assert shown.reads == 1


def test_what_comes_back_stands_in_its_old_place(shown: Shown, session: Session, built: Built, qtbot: QtBot) -> None:
    before = list(shown.model.ids)
    shown.table.go_to(before[4])
    undo_id, changes = session.workspace.write(lambda c: service.remove(c, built.project, before[2:4]))
    shown.listing.take(changes)
    assert list(shown.model.ids) == before[:2] + before[4:]
    shown.listing.take(session.workspace.write(lambda c: undo.restore(c, undo_id)))
    comes(qtbot, lambda: list(shown.model.ids) == before)
    assert shown.table.current_id() == before[4]


def test_asked_often_it_does_it_rarely(qtbot: QtBot) -> None:
    owner, done = QObject(), []
    throttle = Throttle(lambda: done.append(1), owner, every=60)
    for _time in range(50):
        throttle.ask()
    assert len(done) == 1
    comes(qtbot, lambda: len(done) == 2)
    throttle.ask()
    assert len(done) in (2, 3)
    comes(qtbot, lambda: len(done) == 3)


def test_what_can_wait_is_not_done_at_once(qtbot: QtBot) -> None:
    owner, done = QObject(), []
    throttle = Throttle(lambda: done.append(1), owner, every=60, pause=30)
    throttle.ask()
    throttle.ask()
    assert done == []
    comes(qtbot, lambda: done == [1])
