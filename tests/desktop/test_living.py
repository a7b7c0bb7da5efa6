"""What is done with does not live on: reads, errands, translators, panes and sheets are counted."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTranslator
from pytestqt.qtbot import QtBot

from desktop.session import Session
from desktop.translate import Languages
from desktop.widgets.dialog import Sheet, ask, ask_form
from desktop.window import MainWindow

TURNS = 60


class Few(BaseModel):
    """Fields of several kinds for a form."""

    name: str = ""
    count: int = 1
    share: float = 0.5
    sure: bool = False


class Work:
    """A piece of work whose end can be seen; takes whatever it is called with."""

    def __call__(self, *_given: Any) -> int:
        return 1


def alive(references: list[weakref.ref[Any]]) -> int:
    """Return how many of the things still live once Qt and Python have cleaned up."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    return sum(reference() is not None for reference in references)


def started(start: Callable[[Work], object]) -> list[weakref.ref[Any]]:
    """Start many pieces of work and return weak references to them."""
    works = [Work() for _turn in range(TURNS)]
    for work in works:
        start(work)
    return [weakref.ref(work) for work in works]


def test_a_read_is_let_go_of_when_it_was_delivered(session: Session, qtbot: QtBot) -> None:
    owner, found = QObject(), []
    works = started(lambda work: session.query(work, found.append, owner))
    qtbot.waitUntil(lambda: len(found) == TURNS)
    qtbot.waitUntil(lambda: alive(works) == 0)


def test_of_reads_with_a_key_only_the_newest_is_delivered(session: Session, qtbot: QtBot) -> None:
    owner, found = QObject(), []
    works = started(lambda work: session.query(work, lambda _one: found.append(work), owner, "list"))
    newest = works[-1]()
    qtbot.waitUntil(lambda: not session._reads)
    assert found == [newest]
    found.clear()
    del newest
    qtbot.waitUntil(lambda: alive(works) == 0)


def test_an_errand_is_let_go_of_when_it_was_delivered(session: Session, qtbot: QtBot) -> None:
    owner, found = QObject(), []
    works = started(lambda work: session.errands.run(work, found.append, found.append, owner))
    qtbot.waitUntil(lambda: len(found) == TURNS)
    qtbot.waitUntil(lambda: alive(works) == 0)


def test_nothing_is_read_after_the_end(session: Session) -> None:
    session.close()
    works = started(lambda work: session.query(work, work, session))
    assert alive(works) == 0


def test_a_language_is_loaded_once_and_never_deleted(languages: Languages) -> None:
    languages.use("zh_CN")
    first = languages.findChildren(QTranslator)
    for code in ("en", "zh_CN") * 3:
        languages.use(code)
    alive([])
    assert len(first) == 4, "two of each language"
    assert languages.findChildren(QTranslator) == first


def question(window: MainWindow) -> Sheet:
    return ask(window, "Delete?", "It can be taken back.", "Delete", lambda: None)


def form(window: MainWindow) -> Sheet:
    return ask_form(window, "New", Few, "Create", lambda _value: None, estimate=lambda _value: "one")


@pytest.mark.parametrize("open_sheet", [question, form], ids=["question", "form"])
@pytest.mark.parametrize("press", ["primary", "cancel"])
def test_a_sheet_that_was_closed_is_gone(
    window: MainWindow, open_sheet: Callable[[MainWindow], Sheet], press: str, qtbot: QtBot
) -> None:
    opened = []
    for _turn in range(3):
        sheet = open_sheet(window)
        qtbot.waitUntil(sheet.isVisible)
        QCoreApplication.processEvents()  # it takes its height in the turn after
        getattr(sheet, press).click()
        opened.append(weakref.ref(sheet))
        del sheet
    qtbot.waitUntil(lambda: alive(opened) == 0)
