"""The way on from the message that a provider has no key: to the field where it is entered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from desktop.models.pane import ModelsPane
    from desktop.window import MainWindow


def way_out(window: MainWindow, error: BaseException | dict[str, Any]) -> tuple[str, Callable[[], object] | None]:
    """Return the words and the deed of the message's button; nothing where an error has another reason."""
    params = error.get("params", {}) if isinstance(error, dict) else getattr(error, "params", {})
    if not params.get("lacking") or not params.get("id"):
        return "", None
    return QCoreApplication.translate("Models", "Enter the key…"), lambda: enter_key(window, str(params["id"]))


def enter_key(window: MainWindow, provider: str) -> None:
    """Show the set-up of a provider with the cursor in the field of its key."""
    window.open("models", provider)
    pane = cast("ModelsPane", window.pane("models"))

    def ask(current: str) -> None:
        if current == provider:
            pane.list.chosen.disconnect(ask)
            pane.ask_key()

    # The providers are read beside the window's work the first time, and until then no field takes the keyboard.
    pane.list.chosen.connect(ask)
    ask(pane.provider())
