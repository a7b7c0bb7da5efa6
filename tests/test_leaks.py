"""The leak checks themselves: a leak of each kind is found, a clean test is not accused."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import keyring
import pytest
from PySide6.QtCore import QRunnable, QThreadPool, QTimer
from PySide6.QtWidgets import QWidget

from core import paths
from tests.helpers import leaks
from tests.helpers.leaks import Leaks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Do not wait for leaks made on purpose; the check of the surrounding test waits as usual."""
    with monkeypatch.context() as patch:
        patch.setattr(leaks, "PATIENCE", 0.0)
        yield


def test_nothing_is_found_in_a_clean_test(qtbot: QtBot) -> None:
    assert Leaks(qt=True).found() == []


def test_thread_is_found() -> None:
    before, stop = Leaks(qt=False), threading.Event()
    thread = threading.Thread(target=stop.wait, name="forgotten")
    thread.start()
    assert before.found() == ["thread forgotten"]
    stop.set()
    thread.join()


def test_process_is_found() -> None:
    before = Leaks(qt=False)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        (found,) = before.found()
        assert found.startswith(f"process {child.pid} ")


def test_window_is_found(qtbot: QtBot) -> None:
    before, window = Leaks(qt=True), QWidget()
    window.setWindowTitle("forgotten")
    assert before.found() == ["window QWidget forgotten"]
    qtbot.addWidget(window)


def test_timer_is_found(qtbot: QtBot) -> None:
    before, timer = Leaks(qt=True), QTimer()
    timer.start(5000)
    assert before.found() == ["timer of 5000 ms"]
    timer.stop()


def test_pool_task_is_found(qtbot: QtBot) -> None:
    before, stop = Leaks(qt=True), threading.Event()
    pool = QThreadPool()
    pool.start(QRunnable.create(stop.wait))
    assert "pool with 1 tasks" in before.found()
    stop.set()
    assert pool.waitForDone(2000)


def test_every_test_has_its_own_data_folder(tmp_path: Path) -> None:
    assert paths.home() == tmp_path / "home"


@pytest.mark.parametrize("run", [1, 2])
def test_keyring_is_empty_at_the_start_of_each_test(run: int) -> None:
    assert keyring.get_password("lorewright", "key") is None
    keyring.set_password("lorewright", "key", f"secret {run}")
    assert keyring.get_password("lorewright", "key") == f"secret {run}"
