"""Which model file: those that were added, and the small model where it is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from core.llm.gguf.child import installed
from core.llm.messages import Model
from core.models import files, service
from desktop.translate import Retranslating

if TYPE_CHECKING:
    from desktop.session import Session


class FileFields(Retranslating, QWidget):
    """A list of model files; hidden while there is but one to choose.

    Signals:
        changed: another file.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._starter = str(files.starter_model() or "")
        self.names = QComboBox()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.names)
        self._read()
        self.names.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.retranslate()

    @property
    def offered(self) -> bool:
        """Whether there is a file, and what runs it."""
        return self.names.count() > 0

    @property
    def only_starter(self) -> bool:
        """Whether the small model is all there is."""
        return self.names.count() == 1 and self._path(0) == self._starter

    def model(self) -> Model | None:
        """Return the chosen model."""
        chosen = self.names.currentData()
        if chosen is None:
            return None
        found: Model = self._session.read(lambda c: service.resolved(c, (files.PROVIDER, chosen[0])))
        return found

    def choose(self, model: Model) -> None:
        """Show a model; one that is no longer listed is added to the list."""
        path = model.gguf.path if model.gguf else ""
        names = [name for name, _path in self._all()]
        if model.name not in names:
            self.names.addItem(model.name, (model.name, path))
            names.append(model.name)
        self.names.setCurrentIndex(names.index(model.name))
        self.retranslate()

    def list_starter(self) -> None:
        """Keep the small model among the models under a name of its own, now that it may be used."""
        if self._starter and (self._starter, self._starter) in self._all():
            self._session.edit(files.take_starter, lambda _changes: self._listed())

    def _listed(self) -> None:
        if shiboken6.isValid(self):
            self._read()
            self.retranslate()
            self.changed.emit()

    def _read(self) -> None:
        chosen = self._path(self.names.currentIndex())
        with QSignalBlocker(self.names):
            self.names.clear()
            for name, settings in self._session.read(files.choices) if installed() else []:
                self.names.addItem(name, (name, settings.path))
            paths = [path for _name, path in self._all()]
            self.names.setCurrentIndex(paths.index(chosen) if chosen in paths else min(0, self.names.count() - 1))

    def _all(self) -> list[tuple[str, str]]:
        return [tuple(self.names.itemData(place)) for place in range(self.names.count())]

    def _path(self, place: int) -> str:
        data: Any = self.names.itemData(place)
        return str(data[1]) if data else ""

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.names.setAccessibleName(self.tr("Model file"))
        for place in range(self.names.count()):
            if self._path(place) == self._starter:
                self.names.setItemText(place, self.tr("Small model (English)"))
        self.names.setVisible(not self.only_starter)
