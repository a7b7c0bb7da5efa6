"""The fields of a provider: which one, its key, the model, its address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from core.llm.discovery import list_models
from core.llm.messages import Model
from core.models import service
from desktop import presenter
from desktop.models.ollama import PROVIDER as OLLAMA
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.labels import label, set_tone

if TYPE_CHECKING:
    from desktop.session import Session

ASK_MS = 250


class ProviderFields(Retranslating, QWidget):
    """Everything a call to a provider needs.

    Args:
        every: show the address of every provider; else only where one has to be given.

    Signals:
        changed: something was typed or chosen, or it became known whether a key is stored.
    """

    changed = Signal()

    def __init__(self, session: Session, *, every: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._every = every
        self._where: str | None = None
        self._problem: BaseException | None = None
        self.provider = QComboBox()
        self._entries = session.read(service.entries)
        others = [entry for entry in self._entries.values() if entry.id != OLLAMA and entry.kind == "openai"]
        # Those that need a key come first: that is what this way is for.
        for entry in sorted(others, key=lambda entry: not entry.key):
            self.provider.addItem(entry.title, entry.id)
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fetch = Button(kind="link", on_click=self.list_names)
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.address = QLineEdit()
        self.note = label(look="second", wrap=True)
        self._captions = [label(look="muted") for _field in range(4)]
        self._asking = QTimer(self, singleShot=True, interval=ASK_MS)
        self._asking.timeout.connect(self.look_for_key)
        self._lay_out()
        self.provider.currentIndexChanged.connect(lambda _place: self._chosen())
        self.name.editTextChanged.connect(lambda _text: self.changed.emit())
        self.key.textChanged.connect(lambda _text: self.changed.emit())
        self.address.textChanged.connect(lambda _text: self.changed.emit())
        self.retranslate()
        self._chosen()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, field in enumerate((self.provider, self.key, self.name, self.address)):
            caption: QLabel = self._captions[row]
            caption.setBuddy(field)
            grid.addWidget(caption, row, 0)
            grid.addWidget(field, row, 1, 1, 1 if field is self.name else 2)
        grid.addWidget(self.fetch, 2, 2)
        grid.addWidget(self.note, 4, 1, 1, 2)

    # What was chosen

    def provider_id(self) -> str:
        """Return the id of the provider."""
        return str(self.provider.currentData())

    def model(self) -> Model | None:
        """Return the model, None while its name or address is missing."""
        name, address = self.name.currentText().strip(), self.address.text().strip()
        if not name or not address:
            return None
        provider = self.provider_id()
        found: Model = self._session.read(lambda c: service.resolved(c, (provider, name), address))
        return found

    def typed_key(self) -> str:
        """Return the key that was typed here, empty when there is none."""
        return self.key.text().strip()

    def missing(self) -> str:
        """Return a sentence on what is still to be filled in, empty when nothing is."""
        if self._entries[self.provider_id()].key and not self.typed_key() and self._where is None:
            return self.tr("Enter the key of {0}.").format(self.provider.currentText())
        if not self.address.text().strip():
            return self.tr("Enter the address of the service.")
        if not self.name.currentText().strip():
            return self.tr("Enter the name of the model.")
        return ""

    def set_model(self, model: Model) -> None:
        """Show a model."""
        self.provider.setCurrentIndex(max(0, self.provider.findData(model.provider)))
        self.name.setEditText(model.name)
        self.address.setText(model.base_url)

    def _chosen(self) -> None:
        entry = self._entries[self.provider_id()]
        self.name.clear()
        self.key.clear()
        self.address.setText(entry.base_url)
        shown = self._every or entry.local or not entry.base_url
        self.address.setVisible(shown)
        self._captions[3].setVisible(shown)
        self._where = self._problem = None
        self._asking.start()
        self._show()
        self.changed.emit()

    # What has to be asked

    def look_for_key(self) -> None:
        """Find out whether a key is stored."""
        provider, secrets = self.provider_id(), self._session.secrets

        def found(where: str | None) -> None:
            if provider == self.provider_id():
                self._where = where
                self._show()
                self.changed.emit()

        # The keyring may open a window of its own and wait for it.
        self._session.errands.run(lambda: secrets.where(provider), found, lambda _error: found(None), self)

    def list_names(self) -> None:
        """Fetch the names of the provider's models."""
        address, typed, secrets = self.address.text().strip(), self.typed_key(), self._session.secrets
        provider = self.provider_id()
        if not address:
            self.address.setFocus()
            return
        model = Model(provider=provider, name="", base_url=address.rstrip("/"))

        async def ask() -> list[str]:
            return await list_models(model, typed or secrets.get(provider))

        self._problem = None
        self.fetch.setEnabled(False)
        self._show()
        self._session.errands.run(ask, self._listed, self._refused, self)

    def _listed(self, names: list[str]) -> None:
        text = self.name.currentText()
        self.name.clear()
        self.name.addItems(names)
        self.name.setEditText(text or (names[0] if names else ""))
        self.fetch.setEnabled(True)
        self._show()

    def _refused(self, error: BaseException) -> None:
        self._problem = error
        self.fetch.setEnabled(True)
        self._show()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        words = (self.tr("Provider"), self.tr("Key"), self.tr("Model"), self.tr("Address"))
        for caption, field, word in zip(
            self._captions, (self.provider, self.key, self.name, self.address), words, strict=True
        ):
            caption.setText(word)
            field.setAccessibleName(word)
        self.fetch.setText(self.tr("List models"))
        line = self.name.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Name of the model"))
        self.address.setPlaceholderText("https://…/v1")
        self._show()

    def _show(self) -> None:
        needed = self._entries[self.provider_id()].key
        where: dict[Any, str] = {
            "keyring": self.tr("A key is stored in the system keyring"),
            "environment": self.tr("A key comes from the environment"),
            "memory": self.tr("A key is kept until the program ends"),
            None: self.tr("Key of your account") if needed else self.tr("Usually not needed"),
        }
        self.key.setPlaceholderText(where[self._where])
        self.note.setText(presenter.sentence(self._problem) if self._problem else "")
        set_tone(self.note, "bad")
        self.note.setVisible(self._problem is not None)
