"""Choosing how documents are split: a strategy with its settings, the ones of Markdown in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.chunks.splitters import STRATEGIES, strategy
from core.chunks.splitting import Splitting
from core.errors import InvalidUse
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.form import ModelForm
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.preferences import Preferences

KEPT = "import.splitting"
#: cuts made by hand belong to one document
BY_HAND = "hand"


class SplittingFields(Retranslating, QWidget):
    """A list of strategies and the settings of the chosen one; those of the others are kept meanwhile.

    Signals:
        changed: another strategy or setting.
    """

    changed = Signal()

    def __init__(self, value: Splitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = [one.name for one in STRATEGIES if one.name != BY_HAND]
        self._settings: dict[str, dict[str, Any]] = {}
        self._on_preview: Callable[[Splitting], object] | None = None
        self.form: ModelForm[Any] | None = None
        self.strategies = QComboBox()
        self.preview = Button(kind="link", on_click=self._preview)
        self.preview.hide()
        self._caption = label()
        self._caption.setBuddy(self.strategies)
        self._place = QVBoxLayout()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, 110)
        grid.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.strategies, 1)
        row.addWidget(self.preview)
        grid.addWidget(self._caption, 0, 0)
        grid.addLayout(row, 0, 1)
        grid.addLayout(self._place, 1, 1)
        for name in self._names:
            self.strategies.addItem("", name)
        self.strategies.currentIndexChanged.connect(lambda _place: self._show())
        self.set_value(value)
        self.retranslate()

    def value(self) -> Splitting | None:
        """Return the splitting, None while a setting is wrong."""
        settings = self.form.value() if self.form is not None else None
        return Splitting(strategy=self.name(), settings=settings.model_dump(mode="json")) if settings else None

    def set_value(self, value: Splitting) -> None:
        """Show a splitting; one by hand shows the default."""
        chosen = value if value.strategy in self._names else Splitting()
        self._settings[chosen.strategy] = dict(chosen.settings)
        self.strategies.setCurrentIndex(self._names.index(chosen.strategy))
        self._show()

    def name(self) -> str:
        """Return the strategy."""
        return str(self.strategies.currentData() or "markdown")

    def offer_preview(self, on_preview: Callable[[Splitting], object]) -> None:
        """Show the button "Preview…", which hands the present splitting over."""
        self._on_preview = on_preview
        self.preview.show()

    def _preview(self) -> None:
        value = self.value()
        if value is not None and self._on_preview is not None:
            self._on_preview(value)

    def _show(self) -> None:
        kind = strategy(self.name()).settings
        if self.form is not None:
            self._place.removeWidget(self.form)
            self.form.deleteLater()
        self.form = ModelForm(kind, kind.model_validate(self._settings.get(self.name(), {})))
        self.form.changed.connect(lambda _valid: self._keep())
        self._place.addWidget(self.form)
        self.changed.emit()

    def _keep(self) -> None:
        value = self.value()
        if value is not None:
            self._settings[value.strategy] = dict(value.settings)
        self.changed.emit()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._caption.setText(self.tr("Splitting"))
        self.strategies.setAccessibleName(self.tr("Splitting"))
        self.preview.setText(self.tr("Preview…"))
        for place, name in enumerate(self._names):
            self.strategies.setItemText(place, QCoreApplication.translate("Splitters", strategy(name).title))


def kept_splitting(preferences: Preferences) -> Splitting:
    """Return the splitting of the last import; the default when there was none or its file was edited badly."""
    try:
        found = Splitting.model_validate_json(preferences.text(KEPT, "{}"))
        found.chosen()
    except (ValidationError, InvalidUse):
        return Splitting()
    return found


def keep_splitting(preferences: Preferences, value: Splitting) -> None:
    """Remember a splitting."""
    preferences.keep_text(KEPT, value.model_dump_json())
