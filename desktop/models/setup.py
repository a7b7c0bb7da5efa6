"""How a provider is set up: its key, and its fields as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.llm.providers import Provider
from core.models import keys
from core.models.options import MORE, ProviderOptions, options_of
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.form import ModelForm
from desktop.widgets.frames import Card, Scrolling
from desktop.widgets.labels import label
from desktop.widgets.page import ActionBar

if TYPE_CHECKING:
    from desktop.models.reading import ProviderRow

WIDEST = 760


class SetUp(Retranslating, QWidget):
    """A card for the key, one for the fields, one for those that few need; saved by a button.

    Signals:
        save(object): the valid `ProviderOptions`.
        reset: as the provider came, or for one's own: remove it.
        key(str): a key was typed; "" deletes the one that is kept.
        take(str): the key of this environment variable is wanted in the keyring.
        hide_asked: put the provider out of sight.
    """

    save = Signal(object)
    reset = Signal()
    key = Signal(str)
    take = Signal(str)
    hide_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: ProviderRow | None = None
        self._start: Any = None
        self.typed = QLineEdit()
        self.typed.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = Button(on_click=self._keep)
        self.forget = Button(kind="quiet", on_click=lambda: self.key.emit(""))
        self.offered = Button(kind="link", on_click=lambda: self.take.emit(self._variable()))
        self.where = label(look="second", wrap=True)
        self.form: ModelForm[ProviderOptions] = ModelForm(ProviderOptions)
        self.more = Button(kind="link", on_click=self._unfold)
        self.apply = Button(kind="primary", on_click=self._save)
        self.undo = Button(on_click=self.reset.emit)
        self.away = Button(kind="quiet", on_click=self.hide_asked.emit)
        self._unfolded = False
        self._lay_out()
        self.form.changed.connect(lambda _valid: self._follow())
        self.typed.textChanged.connect(lambda _text: self._follow())
        self.typed.returnPressed.connect(self._keep)
        self.retranslate()

    def _lay_out(self) -> None:
        self.key_card, self.fields = Card(), Card()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.typed, 1)
        line.addWidget(self.keep)
        line.addWidget(self.forget)
        self.key_card.body.addLayout(line)
        self.key_card.body.addWidget(self.where)
        self.key_card.body.addWidget(self.offered)
        page = Scrolling(gap=16, parent=self)
        column = QWidget(page)
        column.setMaximumWidth(WIDEST)
        page.body.addWidget(column)
        page.body.addStretch(1)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        inner.addWidget(self.key_card)
        inner.addWidget(self.fields)
        self.fields.body.addWidget(self.form)
        self.fields.body.addWidget(self.more)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(page, 1)
        outer.addWidget(ActionBar(self.apply, self.undo, self.away))

    def show_row(self, row: ProviderRow) -> None:
        """Show a provider; what was being typed stays while it is the same one as before."""
        options = options_of(row.entry)
        if self._row is None or self._row.entry != row.entry:
            # What the user has set is not folded away.
            self._unfolded = bool(row.entry.endpoints or row.entry.extra_body or row.entry.hidden)
            self._start = options
            self.form.set_value(options.model_dump(warnings=False))
            self.typed.clear()
        self._row = row
        self._show_more(self._unfolded)
        self.retranslate()

    def _entry(self) -> Provider | None:
        return self._row.entry if self._row else None

    def _variable(self) -> str:
        entry = self._entry()
        return keys.offered([entry]).get(entry.id, "") if entry else ""

    def _keep(self) -> None:
        if self.typed.text().strip():
            self.key.emit(self.typed.text().strip())
            self.typed.clear()

    def _save(self) -> None:
        value = self.form.value()
        if value is not None:
            self.save.emit(value)

    def _unfold(self) -> None:
        self._show_more(not self._unfolded)
        self.retranslate()

    def _show_more(self, shown: bool) -> None:
        self._unfolded = shown
        for name in MORE:
            self.form.set_shown(name, shown)

    def _follow(self) -> None:
        value = self.form.value()
        self.apply.setEnabled(value is not None and value != self._start)
        self.keep.setEnabled(bool(self.typed.text().strip()))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.key_card.set_caption(self.tr("Key"))
        self.fields.set_caption(self.tr("Service"))
        self.typed.setAccessibleName(self.tr("Key"))
        self.keep.setText(self.tr("Keep"))
        self.forget.setText(self.tr("Delete the key"))
        self.more.setText(self.tr("Show fewer fields") if self._unfolded else self.tr("Show all fields"))
        self.apply.setText(self.tr("Save"))
        self.away.setText(self.tr("Hide this provider"))
        row = self._row
        own = row is not None and row.own
        self.undo.setText(self.tr("Remove this provider") if own else self.tr("Reset to defaults"))
        place = row.place if row else None
        words = {
            "keyring": self.tr("A key is in the system keyring. It is in no file of this program."),
            "environment": self.tr("A key comes from the environment."),
            "memory": self.tr("The keyring is missing or locked: the key is kept until the program ends."),
            "?": "",
        }
        needs = self.tr("This provider needs a key.") if row and row.entry.key else self.tr("Usually not needed.")
        if row and row.entry.key and row.locked:
            needs = self.tr("The keyring is locked: a key in it cannot be read until it is unlocked.")
        self.where.setText(words.get(place or "", needs))
        self.forget.setVisible(place in ("keyring", "memory"))
        variable = self._variable() if place in (None, "environment") else ""
        self.offered.setText(self.tr("Store the key from {0} in the keyring").format(variable))
        self.offered.setVisible(bool(variable))
        self.typed.setPlaceholderText(self.tr("Another key") if place in words and place != "?" else self.tr("Key"))
        self._follow()
