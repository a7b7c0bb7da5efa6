"""Loading modules while the window goes on: the engines and readers behind some forms take a third of a second."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop.session import Session


def with_module(session: Session, name: str, then: Callable[[ModuleType], object], owner: QObject) -> None:
    """Import a module on a pool thread and hand it to `then` on the UI thread, while `owner` lives."""
    session.query(lambda _connection: import_module(name), then, owner)
