"""The documents beside the tree: many are shown as they are scrolled to."""

from __future__ import annotations

from array import array

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.outlines import AT_ONCE, OutlineModel, OutlineView
from desktop.session import Session
from desktop.theme import Theme
from tests.helpers.building import build


def test_further_documents_come_when_the_end_is_reached(qtbot: QtBot, theme: Theme, session: Session) -> None:
    built = build(session.workspace, AT_ONCE + 20, 1, 0)
    model = OutlineModel(session)
    view = OutlineView(model)
    qtbot.addWidget(view)
    tester = QAbstractItemModelTester(model)
    view.resize(300, 400)
    view.show()
    qtbot.waitExposed(view)
    model.set_ids(array("q", built.documents))
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert model.rowCount() == AT_ONCE
    view.scrollToBottom()
    assert model.rowCount() == len(built.documents)
    qtbot.waitUntil(lambda: bar.value() < bar.maximum())
    view.scrollToBottom()
    last = model.index(model.rowCount() - 1, 0)
    assert view.visualRect(last).isValid()
    assert model.title(last) == session.read(lambda c: c.exec_driver_sql("SELECT max(name) FROM document")).scalar()
    model.set_ids(array("q", built.documents[:3]))
    assert model.rowCount() == 3
    assert tester.model() is model
