"""The way on from the message that a provider has no key, or refused it: to the field where it is entered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from desktop.models.pane import ModelsPane
    from desktop.window import MainWindow


def lacking(error: BaseException | dict[str, Any] | None) -> str:
    """Return the id of the provider that has no key, or a wrong one; empty where an error has another reason."""
    params = error.get("params", {}) if isinstance(error, dict) else getattr(error, "params", {})
    return str(params.get("id") or "") if params.get("kind") == "key" else ""


def key_words() -> str:
    """Return the words of the button that leads to the key."""
    return QCoreApplication.translate("Models", "Enter the key…")


def way_out(window: MainWindow, error: BaseException | dict[str, Any]) -> tuple[str, Callable[[], object] | None]:
    """Return the words and the deed of the message's button; nothing where an error has another reason."""
    provider = lacking(error)
    return (key_words(), partial(enter_key, window, provider)) if provider else ("", None)


def enter_key(window: MainWindow, provider: str) -> None:
    """Show the set-up of a provider with the cursor in the field of its key."""
    window.open("models", provider)
    pane = cast("ModelsPane", window.pane("models"))

    def ask(current: str) -> None:
        here = window.shown_pane() == "models"
        if current == provider or not here:
            pane.list.chosen.disconnect(ask)
            if here:
                pane.ask_key()

    # The providers are read beside the window's work the first time, and until then no field takes the keyboard.
    pane.list.chosen.connect(ask)
    ask(pane.provider())
