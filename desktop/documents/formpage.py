"""Parts of the forms about reading: a column that scrolls before it grows out of the window, and the language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from core.errors import QT_TRANSLATE_NOOP
from desktop.translate import Retranslating
from desktop.widgets.fields import translated
from desktop.widgets.frames import Scrolling
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from desktop.window import MainWindow

Language = Literal["auto", "zh", "en"]
LANGUAGES: Final[dict[str, str]] = {
    "auto": QT_TRANSLATE_NOOP("Forms", "Like each document"),
    "zh": QT_TRANSLATE_NOOP("Forms", "Chinese"),
    "en": QT_TRANSLATE_NOOP("Forms", "English"),
}
#: share of the window's height that the column may take
SHARE: Final = 0.52


class FormPage(Scrolling):
    """Widgets in a column, as high as they need and no higher than the window bears."""

    def __init__(self, window: MainWindow, parts: Sequence[QWidget]) -> None:
        super().__init__(margin=0, gap=14)
        self._window = window
        for part in parts:
            self.body.addWidget(part)

    def fit(self, dialog: QDialog) -> None:
        """Take the height the parts need now; asked for once more when their words were laid out."""
        QTimer.singleShot(0, self, lambda: self._fit(dialog))

    def _fit(self, dialog: QDialog) -> None:
        layout, width = self.body, self.viewport().width()
        needed = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        height = max(needed, layout.minimumSize().height())
        self.setFixedHeight(min(height, int(self._window.height() * SHARE)))
        dialog.adjustSize()


class LanguageFields(Retranslating, QWidget):
    """The language of prompts and questions.

    Signals:
        changed: another language.
    """

    changed = Signal()

    def __init__(self, value: str = "auto", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self._caption, self._help = label(), label(look="second", wrap=True)
        self._caption.setBuddy(self.box)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        grid.setColumnMinimumWidth(0, 110)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._caption, 0, 0)
        grid.addWidget(self.box, 0, 1)
        grid.addWidget(self._help, 1, 1)
        for code in LANGUAGES:
            self.box.addItem("", code)
        self.set_value(value)
        self.box.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.retranslate()

    def value(self) -> Language:
        """Return "auto", "zh" or "en"."""
        return cast(Language, self.box.currentData() or "auto")

    def set_value(self, value: Any) -> None:
        """Choose a language."""
        self.box.setCurrentIndex(list(LANGUAGES).index(value) if value in LANGUAGES else 0)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._caption.setText(self.tr("Language"))
        self._help.setText(self.tr("The language of prompts and questions."))
        self.box.setAccessibleName(self.tr("Language"))
        for place, words in enumerate(LANGUAGES.values()):
            self.box.setItemText(place, translated(words))
