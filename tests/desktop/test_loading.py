"""Panes are loaded before anyone asks for them, on a thread of their own."""

from __future__ import annotations

import sys
import threading
from importlib.util import find_spec

from desktop.loading import load_ahead
from desktop.panes import PANES
from desktop.start import AHEAD
from desktop.window import MainWindow
from tests.desktop.conftest import PlainPane


def test_all_that_is_loaded_ahead_is_there() -> None:
    names = [*(spec.module() for spec in PANES), *AHEAD]
    assert all(names)
    assert all(find_spec(name) is not None for name in names)


def test_a_pane_is_loaded_on_the_thread_that_asks() -> None:
    # The thread that does so stands back for good: it must not be the one of the tests.
    thread = threading.Thread(target=load_ahead, args=("desktop.usage.pane",))
    thread.start()
    thread.join()
    assert "desktop.usage.pane" in sys.modules


def test_a_pane_belongs_to_the_window_before_it_is_filled(window: MainWindow) -> None:
    pane = PlainPane(window)
    assert pane.parentWidget() is window.place
    assert not pane.isVisible()
