"""A keyring that stays locked: the set-up says so instead of calling the key missing, and asks once for all."""

from __future__ import annotations

from pathlib import Path

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked
from pytestqt.qtbot import QtBot

from desktop.models.pane import ModelsPane
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from tests.desktop.opened import comes, filled, opened


class Locked(KeyringBackend):
    """A keyring that nobody unlocks."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        raise KeyringLocked("Failed to unlock the collection!")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("Failed to unlock the collection!")

    def delete_password(self, service: str, username: str) -> None:
        raise KeyringLocked("Failed to unlock the collection!")


def test_a_locked_keyring_is_told_and_asked_once(
    qtbot: QtBot, session: Session, theme: Theme, languages: Languages, tmp_path: Path
) -> None:
    backend = Locked()
    keyring.set_keyring(backend)
    filled(session)
    window = opened(qtbot, session, languages, tmp_path)
    window.open("models")
    pane = window.pane("models")
    assert isinstance(pane, ModelsPane)
    comes(qtbot, lambda: pane.list.row("openai") is not None and pane.list.row("openai").locked)
    assert backend.asked == 1
    pane.list.go_to("openai")
    comes(qtbot, lambda: pane.provider() == "openai")
    assert pane.setup.where.text() == "The keyring is locked: a key in it cannot be read until it is unlocked."
    pane.setup.typed.setText("sk-mine")
    pane.setup.keep.click()
    comes(qtbot, lambda: pane.list.row("openai").place == "memory")
    assert pane.setup.where.text() == "The keyring is missing or locked: the key is kept until the program ends."
    window.messages.dismiss()
    pane.setup.forget.click()
    comes(qtbot, lambda: "could not be deleted" in window.messages.text())
