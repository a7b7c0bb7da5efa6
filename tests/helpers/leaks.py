"""Finds what a test left running: threads, child processes, and with Qt timers, pool tasks and windows."""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
import time
import weakref
from typing import TYPE_CHECKING, Any

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 3.0  # seconds that things which are already ending may take to end
MANY = 50_000  # objects that the garbage collector may look through before those that stay are put aside
KEEPERS = ("resource_tracker", "forkserver")  # multiprocessing starts these once and keeps them

_put_aside: list[weakref.ref[Any]] = []  # of Qt's kinds that are looked for


def put_aside() -> None:
    """Take all that lives now out of the garbage collector's sight; call it where no test's own objects live.

    What has been imported and cached stays until the end. Looking through it after each test with a window took more
    time than the test.
    """
    if len(gc.get_objects()) > MANY:
        gc.collect()
        _give_back()
        if "PySide6.QtCore" in sys.modules:
            from PySide6.QtCore import QThread, QThreadPool, QTimer

            _put_aside.extend(weakref.ref(found) for found in _living(QTimer, QThread, QThreadPool))
        gc.freeze()


class Leaks:
    """A picture of what runs now; `found` tells what runs later and did not run then."""

    def __init__(self, qt: bool) -> None:
        self.qt = qt
        self.threads = set(threading.enumerate())
        self.processes = {child.pid for child in psutil.Process().children()}
        self.windows = set(_windows()) if qt else set()

    def found(self) -> list[str]:
        """Name everything left behind; empty when the test cleaned up."""
        checks: list[Callable[[], list[str]]] = [self._threads, self._processes]
        if self.qt:
            checks += [self._windows, _timers, _pools]
        return [name for check in checks for name in _after_patience(check, self.qt)]

    def _threads(self) -> list[str]:
        # Threads of a Qt pool show as dummies once they have run Python; the pool is asked instead.
        fresh = [t for t in threading.enumerate() if t not in self.threads]
        return [f"thread {t.name}" for t in fresh if t.is_alive() and type(t).__name__ != "_DummyThread"]

    def _processes(self) -> list[str]:
        left = [child for child in psutil.Process().children() if child.pid not in self.processes]
        return [line for child in left if (line := _describe(child))]

    def _windows(self) -> list[str]:
        return [f"window {name}" for key, name in _windows().items() if key not in self.windows]


def _give_back() -> None:
    """Return freed memory to the system: glibc keeps what lies below anything that is still used."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def _after_patience(check: Callable[[], list[str]], qt: bool) -> list[str]:
    deadline = time.monotonic() + PATIENCE
    while left := check():
        if time.monotonic() > deadline:
            return left
        if qt:
            _settle()
        time.sleep(0.02)
    return []


def _describe(child: psutil.Process) -> str:
    try:
        command = " ".join(child.cmdline())
        ended = child.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return ""
    if ended or any(keeper in command for keeper in KEEPERS):
        return ""
    return f"process {child.pid} {command[:120]}"


def _settle() -> None:
    """Let Qt carry out deletions that are already ordered."""
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


def _windows() -> dict[int, str]:
    """Return the living top-level widgets by address."""
    import shiboken6
    from PySide6.QtWidgets import QApplication

    alive = [widget for widget in QApplication.topLevelWidgets() if shiboken6.isValid(widget)]
    return {shiboken6.getCppPointer(w)[0]: f"{type(w).__name__} {w.windowTitle()}".strip() for w in alive}


def _living(*kinds: type) -> list[Any]:
    """Return the objects of Qt of these kinds that have a wrapper in Python."""
    import shiboken6

    known = [*gc.get_objects(), *(reference() for reference in _put_aside)]
    # Not isinstance: it asks stand-ins for modules and such for their class, and then they load what they stand for.
    return [found for found in known if issubclass(type(found), kinds) and shiboken6.isValid(found)]


def _timers() -> list[str]:
    """Name the timers that still tick; QApplication's own children may."""
    from PySide6.QtCore import QTimer

    return [f"timer of {timer.interval()} ms" for timer in _living(QTimer) if timer.isActive()]


def _pools() -> list[str]:
    """Name thread pools with running tasks and threads that still run."""
    from PySide6.QtCore import QThread, QThreadPool

    alive = _living(QThread, QThreadPool)
    pools = [QThreadPool.globalInstance(), *(found for found in alive if isinstance(found, QThreadPool))]
    busy = [f"pool with {pool.activeThreadCount()} tasks" for pool in pools if pool.activeThreadCount()]
    main = QThread.currentThread()
    return busy + [f"thread {t.objectName()}" for t in alive if isinstance(t, QThread) and t != main and t.isRunning()]
