"""Choosing how files are read: the method, what it needs, its settings, and the encoding of text files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.documents.methods import METHODS, method, missing
from core.documents.readers import extensions
from core.errors import QT_TRANSLATE_NOOP
from desktop import presenter
from desktop.documents.encodings import ENCODINGS, TEXTS, encoding_words
from desktop.documents.remembered import keep_settings, kept_settings
from desktop.documents.visionmodel import VisionModel
from desktop.translate import Retranslating, listed, sentences
from desktop.widgets.buttons import Button
from desktop.widgets.form import ModelForm
from desktop.widgets.labels import label, set_tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.session import Session
    from desktop.window import MainWindow

NEEDS: Final[dict[str, str]] = {
    "vision": QT_TRANSLATE_NOOP(
        "Methods", "Needs a vision model. Pages leave this computer unless the model is local."
    ),
    "mineru": QT_TRANSLATE_NOOP("Methods", "Needs a token of mineru.net. The files are sent there."),
    "mineru-local": QT_TRANSLATE_NOOP("Methods", "Needs MinerU at an address of yours. The files are sent there."),
    "ocr": QT_TRANSLATE_NOOP("Methods", "Reads scans on this computer, Chinese and English. Takes seconds a page."),
}
#: the method with a token, which is kept like a provider's key under this name
TOKENED: Final = "mineru"


class MethodFields(Retranslating, QWidget):
    """A list of methods that fit, a line on what the chosen one needs, its settings folded away.

    Args:
        by_text: whether files the method does not take are read by their text, as an import does.

    Signals:
        changed: another method, setting or encoding; ask `value` and `problem` again.
    """

    changed = Signal()

    def __init__(self, window: MainWindow, parent: QWidget | None = None, *, by_text: bool = False) -> None:
        super().__init__(parent)
        self._window, self._by_text = window, by_text
        self._session: Session = window.context
        self._endings: frozenset[str] = frozenset()
        self._shown: list[str] = []
        self.form: ModelForm[Any] | None = None
        self.methods, self.encodings = QComboBox(), QComboBox()
        self.needs = label(look="second", wrap=True)
        self.unfold = Button(kind="link", on_click=self._unfold)
        self.model = VisionModel(window)
        self.token = QLineEdit()
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self._captions = [label(), label()]
        self._place = QVBoxLayout()
        self._lay_out()
        for code in ENCODINGS:
            self.encodings.addItem("", code)
        self.methods.currentIndexChanged.connect(lambda _place: self._choose())
        self.encodings.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.model.changed.connect(self._settle)
        self.retranslate()
        self.set_endings(())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 110)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.methods, 1)
        row.addWidget(self.unfold)
        grid.addWidget(self._captions[0], 0, 0)
        grid.addLayout(row, 0, 1)
        grid.addWidget(self.needs, 1, 1)
        grid.addWidget(self.model, 2, 1)
        grid.addWidget(self.token, 3, 1)
        grid.addLayout(self._place, 4, 1)
        grid.addWidget(self._captions[1], 5, 0)
        grid.addWidget(self.encodings, 5, 1)
        for caption, box in zip(self._captions, (self.methods, self.encodings), strict=True):
            caption.setBuddy(box)

    # What is chosen

    def set_endings(self, endings: Iterable[str]) -> None:
        """Offer the methods that take some of these endings (".pdf"); with none, all of them."""
        self._endings = frozenset(endings)
        former = self.name()
        fitting = [one.name for one in METHODS if not self._endings or self._endings & set(one.formats)]
        self._shown = fitting or ["text"]
        self.methods.blockSignals(True)
        self.methods.clear()
        for name in self._shown:
            self.methods.addItem(_title(name), name)
        self.methods.setCurrentIndex(self._shown.index(former) if former in self._shown else 0)
        self.methods.blockSignals(False)
        self._choose()

    def choose(self, name: str, encoding: str = "") -> None:
        """Choose a method and an encoding, where they are offered."""
        if name in self._shown:
            self.methods.setCurrentIndex(self._shown.index(name))
        if encoding in ENCODINGS:
            self.encodings.setCurrentIndex(list(ENCODINGS).index(encoding))

    def name(self) -> str:
        """Return the method."""
        return self.methods.currentData() or "text"

    def encoding(self) -> str:
        """Return the encoding, empty to find it out or where no text file is read."""
        return str(self.encodings.currentData() or "") if not self.encodings.isHidden() else ""

    def settings(self) -> dict[str, Any] | None:
        """Return the settings of the method as plain data, None while one is wrong."""
        value = self.form.value() if self.form is not None else method(self.name()).settings()
        if value is None:
            return None
        found: dict[str, Any] = value.model_dump(mode="json")
        if self.name() == "vision":
            found["model"] = self.model.chosen().model_dump(mode="json")
        return found

    def problem(self) -> str:
        """Return why the method cannot be used as it is, empty when it can."""
        if (lack := missing(self.name())) is not None:
            return presenter.sentence(lack)
        if self.name() == "vision" and not self.model.is_chosen():
            return self.tr("Choose a model that can look at pictures.")
        return "" if self.settings() is not None else self.tr("A setting of the method does not fit.")

    def store(self) -> None:
        """Remember the settings of the method, and put a typed token into the keyring."""
        keep_settings(self._window.preferences, self.name(), self.settings() or {})
        token = self.token.text().strip()
        if token and self.name() == TOKENED:
            secrets, failed = self._session.secrets, self._window.fail
            self._session.errands.run(lambda: secrets.set(TOKENED, token), lambda _place: None, failed, self._window)

    def unread(self) -> list[str]:
        """Return which of the endings the method does not take."""
        return sorted(self._endings - set(method(self.name()).formats))

    # Inside

    def _choose(self) -> None:
        while (item := self._place.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.form = None
        kind = method(self.name()).settings
        if kind.model_fields:
            self.form = ModelForm(kind, kind.model_validate(kept_settings(self._window.preferences, self.name())))
            self.form.setVisible(self.name() == "mineru-local")
            self.form.changed.connect(lambda _valid: self._settle())
            self._place.addWidget(self.form)
        self.unfold.setVisible(self.form is not None and self.name() != "mineru-local")
        self.model.setVisible(self.name() == "vision")
        self.token.setVisible(self.name() == TOKENED)
        texts = self.name() == "text" and bool(self._endings & TEXTS)
        self.encodings.setVisible(texts)
        self._captions[1].setVisible(texts)
        self._settle()

    def _unfold(self) -> None:
        if self.form is not None:
            self.form.setVisible(self.form.isHidden())
            self._settle()

    def _settle(self) -> None:
        lack = missing(self.name())
        words = presenter.sentence(lack) if lack else _needs(self.name())
        if unread := self.unread():
            words = sentences(words, self._unread_words(unread))
        self.needs.setText(words)
        set_tone(self.needs, "bad" if lack else "neutral")
        self.needs.setVisible(bool(words))
        folded = self.form is None or self.form.isHidden()
        self.unfold.setText(self.tr("Settings") if folded else self.tr("Hide settings"))
        self.changed.emit()

    def _unread_words(self, unread: list[str]) -> str:
        fallen = [ending for ending in unread if self._by_text and ending in extensions()]
        lost = [ending for ending in unread if ending not in fallen]
        found = []
        if fallen:
            text = self.tr("It does not take {0}; of these files the text layer is read.")
            found.append(text.format(listed(fallen)))
        if lost:
            found.append(self.tr("It does not take {0}; these files would fail.").format(listed(lost)))
        return sentences(*found)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._captions[0].setText(self.tr("Method"))
        self._captions[1].setText(self.tr("Encoding"))
        self.methods.setAccessibleName(self.tr("Method"))
        self.encodings.setAccessibleName(self.tr("Encoding of text files"))
        self.token.setPlaceholderText(self.tr("Token of mineru.net; empty where it is kept already"))
        self.token.setAccessibleName(self.tr("Token of mineru.net"))
        for place, code in enumerate(ENCODINGS):
            self.encodings.setItemText(place, encoding_words(code))
        for place, name in enumerate(self._shown):
            self.methods.setItemText(place, _title(name))
        if self._shown:
            self._settle()


def _title(name: str) -> str:
    return QCoreApplication.translate("Forms", method(name).title)


def _needs(name: str) -> str:
    return QCoreApplication.translate("Methods", NEEDS[name]) if name in NEEDS else ""
