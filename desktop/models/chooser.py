"""Choosing a model: the built-in engine, a model file, one of Ollama's, or a provider's; for guide and dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from core.llm.providers import key_variables
from core.models.files import PROVIDER as FILES
from core.secrets import Secrets
from core.stages.choice import BUILT_IN, is_built_in
from desktop.models.filefields import FileFields
from desktop.models.ollama import PROVIDER, OllamaFields
from desktop.models.option import Option
from desktop.models.provider import ProviderFields
from desktop.translate import Retranslating

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.llm.messages import Model
    from desktop.session import Session
    from desktop.window import MainWindow


class ModelChooser(Retranslating, QWidget):
    """Up to four ways, the fields of the chosen one open.

    Args:
        every: show the address of every provider.

    Signals:
        changed: `model` or `missing` may answer differently.
    """

    changed = Signal()

    def __init__(self, session: Session, *, every: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._group = QButtonGroup(self)
        self.ollama = OllamaFields(session)
        self.provider = ProviderFields(session, every=every)
        self.files = FileFields(session)
        self.by_engine = Option(self._group)
        self.by_file = Option(self._group, self.files)
        self.by_ollama = Option(self._group, self.ollama)
        self.by_provider = Option(self._group, self.provider)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for option in (self.by_engine, self.by_file, self.by_ollama, self.by_provider):
            column.addWidget(option)
        self.by_file.setVisible(self.files.offered)
        self.by_engine.button.setChecked(True)
        self._group.buttonToggled.connect(lambda _button, on: self.changed.emit() if on else None)
        self.ollama.changed.connect(self._found)
        self.provider.changed.connect(self.changed)
        self.files.changed.connect(self.changed)
        self.by_file.button.toggled.connect(lambda on: self.files.list_starter() if on else None)
        self.retranslate()

    def model(self) -> Model | None:
        """Return the chosen model, None while something is missing."""
        if self.by_engine.button.isChecked():
            return BUILT_IN
        if self.by_file.button.isChecked():
            return self.files.model()
        if self.by_ollama.button.isChecked():
            return self.ollama.model()
        return None if self.provider.missing() else self.provider.model()

    def missing(self) -> str:
        """Return a sentence on what is still missing, empty when the choice is complete."""
        if self.by_ollama.button.isChecked() and self.ollama.model() is None:
            if self.ollama.running:
                return self.tr("Give Ollama a model, or choose another way.")
            return self.tr("Start Ollama, or choose another way.")
        return self.provider.missing() if self.by_provider.button.isChecked() else ""

    def set_model(self, model: Model) -> None:
        """Show a model."""
        if is_built_in(model):
            self.by_engine.button.setChecked(True)
        elif model.provider == FILES:
            self.files.choose(model)
            self.by_file.setVisible(True)
            self.by_file.button.setChecked(True)
            self.retranslate()
        elif model.provider == PROVIDER:
            self.ollama.choose(model.name)
            self.by_ollama.button.setChecked(True)
        else:
            self.provider.set_model(model)
            self.by_provider.button.setChecked(True)

    def secrets(self) -> Secrets:
        """Return where a test call finds the key: what is typed here first, else what is stored."""
        typed = self.provider.typed_key()
        if not typed or not self.by_provider.button.isChecked():
            return self._session.secrets
        trial = Secrets(key_variables())
        trial.hold(self.provider.provider_id(), typed)
        return trial

    def store_key(self, window: MainWindow, then: Callable[[], object]) -> None:
        """Put a typed key into the keyring, or say that it is kept in memory; then go on."""
        provider, key = self.provider.provider_id(), self.provider.typed_key()
        if not key or not self.by_provider.button.isChecked():
            then()
            return
        secrets = self._session.secrets
        text = self.tr("The keyring is missing or locked: the key is kept until the program ends.")

        def store() -> str:
            place = secrets.set(provider, key)
            if place == "memory":
                # What was typed just now comes before a key from the environment.
                secrets.hold(provider, key)
            return place

        def stored(place: str) -> None:
            if shiboken6.isValid(self):
                self.provider.key.clear()
                self.provider.look_for_key()
            if place == "memory":
                window.say(text, "warn")
            then()

        self._session.errands.run(store, stored, window.fail, window)

    def showEvent(self, event: QShowEvent) -> None:
        """Look for Ollama when the choice is first seen."""
        super().showEvent(event)
        if self.ollama.models is None:
            self.ollama.look()

    def _found(self) -> None:
        self._badges()
        self.changed.emit()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.by_engine.set_texts(
            self.tr("Built-in engine"),
            self.tr(
                "Takes tree, questions and answers from the text itself and quotes it. No model, no key, works now."
            ),
        )
        only = self.files.only_starter
        self.by_file.set_texts(
            self.tr("Small model inside the program (English)") if only else self.tr("A model file inside the program"),
            self.tr("SmolLM2 with 135 million weights; it writes simply. Nothing leaves this computer.")
            if only
            else self.tr("A GGUF file that this program runs itself; nothing leaves this computer."),
        )
        self.by_ollama.set_texts(
            self.tr("Ollama on this computer"),
            self.tr("A language model that runs here; nothing leaves this computer."),
        )
        self.by_provider.set_texts(
            self.tr("A provider with a key"),
            self.tr("The best models, for the price of your account; the text of the documents is sent there."),
        )
        self._badges()

    def _badges(self) -> None:
        self.by_engine.badge.set(self.tr("works now"), "good")
        self.by_file.badge.set(self.tr("works now") if self.files.only_starter else "", "good")
        found = self.ollama.models
        if found:
            self.by_ollama.badge.set(self.tr("%n model(s) found", "", len(found)), "good")
        elif found is not None and self.ollama.running:
            self.by_ollama.badge.set(self.tr("no model yet"), "warn")
        else:
            self.by_ollama.badge.set("" if found is None else self.tr("not running"), "neutral")
