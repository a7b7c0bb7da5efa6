"""How a model file is run: its adapters with their strength, the context, the layers on the GPU."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDoubleSpinBox, QFileDialog, QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from core.models import files
from core.models.filefacts import counted
from desktop.models.words import size_words
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.dialog import Sheet
from desktop.widgets.labels import Elided, label, set_tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.llm.gguf.settings import GgufSettings
    from core.models.filefacts import FileFacts
    from desktop.window import MainWindow

STRONGEST, LONGEST, MOST_LAYERS, LEAST = 10.0, 10_000_000, 1000, 128


class AdapterRow(QWidget):
    """One adapter: its file, its strength, and a button that takes it off."""

    def __init__(self, path: str, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        name = Elided(Path(path).name)
        name.setToolTip(path)
        self.scale = QDoubleSpinBox()
        self.scale.setRange(-STRONGEST, STRONGEST)
        self.scale.setSingleStep(0.1)
        self.scale.setValue(scale)
        self.off = IconButton("close")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(name, 1)
        row.addWidget(self.scale)
        row.addWidget(self.off)


class FileSheet(Sheet):
    """Changes how a file is run; `save` is given the new settings."""

    def __init__(self, window: MainWindow, facts: FileFacts, save: Callable[[GgufSettings], object]) -> None:
        title = QCoreApplication.translate("FileSheet", "How {0} is run").format(facts.header.name)
        super().__init__(window, title, "", width=560)
        self._facts, self._save = facts, save
        self.rows: list[AdapterRow] = []
        self.context, self.layers = QSpinBox(), QSpinBox()
        self.context.setRange(LEAST - 1, LONGEST)
        self.context.setSingleStep(1024)
        self.context.setValue(facts.settings.context or LEAST - 1)
        self.layers.setRange(-1, MOST_LAYERS)
        self.layers.setValue(-1 if facts.settings.gpu_layers is None else facts.settings.gpu_layers)
        self.more = Button(kind="link", icon="plus", on_click=self.ask_adapter)
        self._captions = [label(look="muted") for _row in range(3)]
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._lay_out()
        for path, scale in facts.settings.adapters:
            self.add_adapter(path, scale)
        self.context.valueChanged.connect(lambda _value: self._follow())
        self.layers.valueChanged.connect(lambda _value: self._follow())
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        adapters = QVBoxLayout()
        adapters.setSpacing(4)
        adapters.addLayout(self._list)
        line = QHBoxLayout()
        line.addWidget(self.more)
        line.addStretch(1)
        adapters.addLayout(line)
        for place, part in enumerate((self.context, self.layers)):
            self._captions[place].setBuddy(part)
            grid.addWidget(self._captions[place], place, 0)
            grid.addWidget(part, place, 1)
        grid.addWidget(self._captions[2], 2, 0)
        grid.addLayout(adapters, 2, 1)
        self.body.addLayout(grid)

    def settings(self) -> GgufSettings:
        """Return the settings as they stand."""
        context, layers = self.context.value(), self.layers.value()
        return self._facts.settings.model_copy(
            update={
                "adapters": tuple((row.path, round(row.scale.value(), 4)) for row in self.rows),
                "context": None if context < LEAST else context,
                "gpu_layers": None if layers < 0 else layers,
            }
        )

    def ask_adapter(self) -> QFileDialog:
        """Open the dialog for the file of an adapter."""
        dialog = QFileDialog(self, self.tr("Choose a LoRA adapter"), str(self._facts.header.path.parent))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Model files ({0})").format(f"*{files.ENDING}")])
        dialog.filesSelected.connect(self._add_adapters)
        dialog.open()
        return dialog

    def _add_adapters(self, paths: list[str]) -> None:
        for path in paths:
            self.add_adapter(path, 1.0)

    def add_adapter(self, path: str, scale: float) -> None:
        """Put an adapter on the list."""
        row = AdapterRow(path, scale)
        row.off.clicked.connect(lambda _on=False: self._take_off(row))
        row.scale.valueChanged.connect(lambda _value: self._follow())
        self.rows.append(row)
        self._list.addWidget(row)
        self.retranslate()

    def _take_off(self, row: AdapterRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self._follow()

    def accept(self) -> None:
        """Hand the settings over."""
        super().accept()
        self._save(self.settings())

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.primary.setText(self.tr("Save"))
        self.more.setText(self.tr("Add an adapter…"))
        words = (self.tr("Tokens of one conversation"), self.tr("Layers on the GPU"), self.tr("LoRA adapters"))
        for caption, word in zip(self._captions, words, strict=True):
            caption.setText(word)
        self.context.setSpecialValueText(self.tr("4,096, or what it was trained for"))
        self.layers.setSpecialValueText(self.tr("as many as fit"))
        self.context.setAccessibleName(words[0])
        self.layers.setAccessibleName(words[1])
        for row in self.rows:
            row.scale.setAccessibleName(self.tr("Strength of {0}").format(Path(row.path).name))
            row.off.set_name(self.tr("Take off {0}").format(Path(row.path).name))
        self._follow()

    def _follow(self) -> None:
        found = counted(self._facts.header, self.settings(), self._facts.parallel, self._facts.devices)
        words = self.tr("Needs about {0} of memory, {1} are free.")
        self.note.setText(words.format(size_words(found.memory), size_words(found.room)))
        set_tone(self.note, "neutral" if found.fits else "bad")
