"""The models of a running Ollama, found by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from core.llm.discovery import OllamaModel, discover_ollama, ollama_url
from core.llm.providers import resolve
from desktop.models.words import size_words
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from core.llm.messages import Model
    from desktop.session import Session

PROVIDER = "ollama"


class OllamaFields(Retranslating, QWidget):
    """A list of the models on disk with their sizes, or what to do when there is none.

    Attributes:
        models: what was found, None before the first look.
        running: whether Ollama answered then; it may still have no model.

    Signals:
        changed: another model, or Ollama was found or was not.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted = ""
        self.models: list[OllamaModel] | None = None
        self.running = False
        self.looking = False
        self.list = QComboBox()
        self.list.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.note = label(look="second", wrap=True)
        self.again = Button(kind="link", on_click=self.look)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.list, 1)
        row.addWidget(self.note, 1)
        row.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.retranslate()

    def look(self) -> None:
        """Ask whether Ollama runs and what it has; takes a second at most, and not of this thread."""
        if not self.looking:
            self.looking = True
            self._show()
            self._session.errands.run(discover_ollama, self._found, lambda _error: self._found(None), self)

    def _found(self, models: list[OllamaModel] | None) -> None:
        self.looking = False
        self.running, self.models = models is not None, models or []
        chosen = self.name()
        self.list.blockSignals(True)
        self.list.clear()
        for model in self.models:
            self.list.addItem(f"{model.name}   {size_words(model.size)}".rstrip(), model.name)
        self.list.blockSignals(False)
        self.choose(chosen)
        self._show()
        self.changed.emit()

    def choose(self, name: str) -> None:
        """Choose a model by name, now or when it is found."""
        self._wanted = name
        place = self.list.findData(name)
        self.list.setCurrentIndex(place if place >= 0 else self.list.count() - 1)

    def name(self) -> str:
        """Return the name of the model chosen; before Ollama answers, the one that was asked for."""
        return str(self.list.currentData() or "") or self._wanted

    def model(self) -> Model | None:
        """Return the model, None while there is none to choose."""
        name = self.name()
        return resolve(f"{PROVIDER}/{name}", f"{ollama_url()}/v1") if name else None

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.list.setAccessibleName(self.tr("Model of Ollama"))
        self.again.setText(self.tr("Look again"))
        self._show()

    def _show(self) -> None:
        if self.looking:
            self.note.setText(self.tr("Looking for Ollama…"))
        elif not self.running:
            self.note.setText(
                self.tr("Ollama does not answer. Start it, or install it from ollama.com, then look again.")
            )
        elif not self.models:
            self.note.setText(
                self.tr(
                    "Ollama runs, but has no model yet. Get one in its window, or type “ollama pull qwen3” in a "
                    "terminal, then look again."
                )
            )
        self.list.setVisible(bool(self.models) and not self.looking)
        self.note.setVisible(self.looking or not self.models)
        self.again.setEnabled(not self.looking)
