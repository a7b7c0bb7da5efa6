"""The day of the prices in the settings of a model: what is shown beside a price is what is kept."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.models import habits, known, service
from desktop.models.modelsheet import ModelSheet
from desktop.models.reading import offers
from desktop.session import Session
from desktop.window import MainWindow

DAY = "2026-01-31"
PRICED = {"price_in": 1.0, "price_out": 2.0, "currency": "CNY", "price_date": DAY}


@pytest.fixture
def sheet(working: MainWindow, session: Session) -> ModelSheet:
    session.workspace.write(lambda c: known.add(c, "vllm", "m"))
    session.workspace.write(lambda c: habits.set_up(c, "vllm", "m", PRICED))
    shown = ModelSheet(working, session, session.read(lambda c: offers(c, "vllm"))[0])
    shown.open()
    return shown


def _type(qtbot: QtBot, widget: QWidget, text: str) -> None:
    assert isinstance(widget, QLineEdit)
    widget.selectAll()
    qtbot.keyClicks(widget, text)


def _kept(qtbot: QtBot, session: Session, sheet: ModelSheet, price: float) -> str:
    def model() -> Any:
        return session.read(lambda c: service.resolved(c, "vllm/m"))

    sheet.accept()
    qtbot.waitUntil(lambda: model().price_in == price)
    return str(model().price_date)


def test_another_price_shows_and_keeps_the_day_of_today(sheet: ModelSheet, session: Session, qtbot: QtBot) -> None:
    day = sheet.form.widget("price_date")
    assert isinstance(day, QLineEdit)
    _type(qtbot, sheet.form.widget("price_in"), "3")
    assert day.text() == habits.today()
    assert _kept(qtbot, session, sheet, 3) == habits.today()


def test_a_day_that_was_typed_stays(sheet: ModelSheet, session: Session, qtbot: QtBot) -> None:
    day = sheet.form.widget("price_date")
    assert isinstance(day, QLineEdit)
    _type(qtbot, day, DAY)
    _type(qtbot, sheet.form.widget("price_in"), "3")
    assert day.text() == DAY
    assert _kept(qtbot, session, sheet, 3) == DAY, "the same day as before, and given"


def test_no_price_has_no_day(sheet: ModelSheet, qtbot: QtBot) -> None:
    for name in habits.PRICE:
        field = sheet.form.widget(name)
        assert isinstance(field, QLineEdit)
        field.selectAll()
        field.del_()
    day = sheet.form.widget("price_date")
    assert isinstance(day, QLineEdit)
    qtbot.waitUntil(lambda: day.text() == "")
    sheet.reject()


def test_what_is_wrong_with_a_day_stands_below_it(sheet: ModelSheet, qtbot: QtBot) -> None:
    day = sheet.form.widget("price_date")
    _type(qtbot, day, "30.11.2026")
    assert not sheet.primary.isEnabled()
    helping, wrong = sheet.form._labels["price_date"][1:]
    qtbot.waitUntil(lambda: wrong.isVisible() and wrong.y() > helping.geometry().bottom())
    qtbot.waitUntil(lambda: helping.y() > day.geometry().bottom())
    for name in ("thinking", "price_out", "currency"):
        field, below = sheet.form.widget(name), sheet.form._labels[name][1]
        assert below.y() > field.geometry().bottom(), name
    sheet.reject()
