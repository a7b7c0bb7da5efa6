"""What was learnt of a model, in the sheet of its settings: named, and forgotten at a click."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.models import habits, known
from desktop.models.modelsheet import ModelSheet
from desktop.models.reading import offers
from desktop.session import Session
from desktop.window import MainWindow


def _sheet(working: MainWindow, session: Session) -> ModelSheet:
    shown = ModelSheet(working, session, session.read(lambda c: offers(c, "vllm"))[0])
    shown.open()
    return shown


def test_an_ignored_schema_is_named_and_sent_again_when_it_is_asked_for(
    working: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.workspace.write(lambda c: known.add(c, "vllm", "m"))
    assert not _sheet(working, session).refused.isVisible()
    habits.Habits(session.workspace).learn("vllm", "m", {"format": 1, "spelled": True})
    sheet = _sheet(working, session)
    words = "\n".join(found.text() for found in sheet.findChildren(QLabel) if found.isVisible())
    assert "Left out, since this model refused or ignored it: json_schema" in words
    assert "written out in each request" in words
    qtbot.mouseClick(sheet.refused, Qt.MouseButton.LeftButton)

    def forgotten() -> bool:
        row = session.read(lambda c: known.get(c, "vllm", "m"))
        return row is not None and not habits.spelled(row) and not habits.refused(row)

    qtbot.waitUntil(forgotten)


def test_a_window_that_is_high_enough_shows_all_fields_at_once(
    working: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.workspace.write(lambda c: known.add(c, "vllm", "m"))
    working.resize(1920, 1080)
    sheet = _sheet(working, session)
    day = sheet.form.widget("price_date")
    qtbot.waitUntil(lambda: day.visibleRegion().boundingRect() == day.rect())
    sheet.reject()
    working.resize(1280, 800)
    low = _sheet(working, session)
    qtbot.waitUntil(low.isVisible)
    assert low.height() <= 800
