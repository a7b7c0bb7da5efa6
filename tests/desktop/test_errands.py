"""Errands run beside the UI thread, hand over on it, and can be broken off."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.errands import Errands


@pytest.fixture
def errands(qtbot: QtBot) -> Iterator[Errands]:
    made = Errands()
    yield made
    made.close()


def test_functions_and_coroutines_are_delivered_on_the_ui_thread(errands: Errands, qtbot: QtBot) -> None:
    owner, found = QObject(), []

    async def ask() -> str:
        await asyncio.sleep(0)
        return threading.current_thread().name

    def done(name: str) -> None:
        found.append((name, threading.current_thread() is threading.main_thread()))

    errands.run(ask, done, found.append, owner)
    errands.run(lambda: threading.current_thread().name, done, found.append, owner)
    qtbot.waitUntil(lambda: len(found) == 2)
    assert all(name != "MainThread" and here for name, here in found)


def test_failures_are_handed_over(errands: Errands, qtbot: QtBot) -> None:
    owner, found = QObject(), []

    def work() -> None:
        raise ValueError("no")

    errands.run(work, found.append, found.append, owner)
    qtbot.waitUntil(lambda: len(found) == 1)
    assert isinstance(found[0], ValueError)


def test_a_coroutine_can_be_broken_off(errands: Errands, qtbot: QtBot) -> None:
    owner, found, ended = QObject(), [], threading.Event()

    async def wait() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    errand = errands.run(wait, found.append, found.append, owner)
    qtbot.waitUntil(lambda: errand._task is not None)
    errand.cancel()
    assert ended.wait(5)
    qtbot.waitUntil(lambda: not errands._running)
    assert found == []


def test_nothing_reaches_an_owner_that_is_gone(errands: Errands, qtbot: QtBot) -> None:
    owner, found, go = QObject(), [], threading.Event()
    errands.run(go.wait, found.append, found.append, owner)
    shiboken6.delete(owner)
    go.set()
    qtbot.waitUntil(lambda: not errands._running)
    assert found == []
