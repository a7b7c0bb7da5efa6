"""The message that a provider has no key leads to where it is entered."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from core.llm.failures import failure
from core.llm.keyless import lacking
from core.llm.messages import Model
from desktop.models.pane import ModelsPane
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from tests.desktop.opened import comes, filled, opened


def test_the_button_opens_the_key_of_the_provider(
    qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path
) -> None:
    filled(session)
    window = opened(qtbot, session, languages, tmp_path)
    model = Model(provider="deepseek", name="deepseek-chat", base_url="https://api.deepseek.com/v1")
    window.fail(failure("key", model))
    assert not window.messages._action.text(), "a key that is refused is there"
    window.messages.dismiss()
    window.fail(lacking(model).as_dict())
    assert window.messages._action.text() == "Enter the key…"
    window.messages._action.click()
    pane = window.pane("models")
    assert isinstance(pane, ModelsPane)
    comes(qtbot, lambda: pane.provider() == "deepseek")
    assert pane.inner.currentWidget() is pane.setup
    comes(qtbot, lambda: window.focusWidget() is pane.setup.typed)
