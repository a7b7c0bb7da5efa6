"""The model that looks at pages, chosen in a sheet of its own and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.documents.methods.vision import VisionSettings
from core.models import stages
from core.stages.choice import is_built_in
from desktop.documents.remembered import keep_settings, kept_settings
from desktop.models.chooser import ModelChooser
from desktop.models.words import model_words, place_words
from desktop.translate import Retranslating, between
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Sheet
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.llm.messages import Model
    from desktop.window import MainWindow

WIDTH = 620


class VisionModel(Retranslating, QWidget):
    """The name of the model, where its pages go, and a link that changes it; at first the model of the project.

    Signals:
        changed: another model.
    """

    changed = Signal()

    def __init__(self, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._model = VisionSettings.model_validate(kept_settings(window.preferences, "vision")).model
        session = window.context
        if is_built_in(self._model) and session.project_id:
            self._model = session.read(lambda c: stages.chosen(c, session.project_id, "vision"))
        self.words = label(look="second", wrap=True)
        self.change = Button(kind="link", on_click=self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.change)
        self.retranslate()

    def chosen(self) -> Model:
        """Return the model."""
        return self._model

    def is_chosen(self) -> bool:
        """Return whether it is one that could look at pictures at all."""
        return not is_built_in(self._model)

    def ask(self) -> None:
        """Open the sheet that changes it."""
        ModelSheet(self._window, self._model, self._take).open()

    def _take(self, model: Model) -> None:
        self._model = model
        former = kept_settings(self._window.preferences, "vision")
        keep_settings(self._window.preferences, "vision", {**former, "model": model.model_dump(mode="json")})
        self.retranslate()
        self.changed.emit()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        if self.is_chosen():
            self.words.setText(between(". ", model_words(self._model), place_words(self._model)))
        else:
            self.words.setText(self.tr("No vision model is chosen."))
        self.change.setText(self.tr("Choose a model…"))


class ModelSheet(Sheet):
    """The choice of models, less the built-in engine, which cannot see."""

    def __init__(self, window: MainWindow, model: Model, on_accept: Callable[[Model], object]) -> None:
        title = QCoreApplication.translate("ModelSheet", "Model that reads pages")
        super().__init__(window, title, QCoreApplication.translate("ModelSheet", "Choose"), width=WIDTH)
        self._window, self._on_accept = window, on_accept
        self.chooser = ModelChooser(window.context, every=True)
        self.chooser.set_model(model)
        self.chooser.by_engine.hide()
        if is_built_in(model):
            self.chooser.by_ollama.button.setChecked(True)
        self.body.addWidget(self.chooser)
        self.chooser.changed.connect(self._settle)
        self.retranslate()

    def accept(self) -> None:
        """Hand the model over and keep its key."""
        model = self.chooser.model()
        if model is not None:
            self._on_accept(model)
            self.chooser.store_key(self._window, lambda: None)
            super().accept()

    def _settle(self) -> None:
        model = self.chooser.model()
        self.primary.setEnabled(model is not None and not is_built_in(model))
        self.note.setText(self.chooser.missing())
        self.adjustSize()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self._settle()
