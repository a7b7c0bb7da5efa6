"""Loading modules while the window goes on: the engines and readers behind some forms take a third of a second."""

from __future__ import annotations

import linecache
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.jobs.priority import step_back

if TYPE_CHECKING:
    from desktop.session import Session


def with_module(session: Session, name: str, then: Callable[[ModuleType], object], owner: QObject) -> None:
    """Import a module on a pool thread and hand it to `then` on the UI thread, while `owner` lives."""
    session.query(lambda _connection: import_module(name), then, owner)


def load_ahead(name: str) -> None:
    """Import a module before anyone asks for it, on a thread that stands back behind the window's."""
    step_back()
    import_module(name)
    # Qt's bindings read the source of every module that is loaded beside them, and all of it would be kept here.
    linecache.clearcache()
