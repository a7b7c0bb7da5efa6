"""The key map: every action with its key, what it meets, and a sheet that takes the next key pressed."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions import Actions
from desktop.actiontable import ActionSpec
from desktop.commands import score
from desktop.keymap import keymap, normal
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button, key_text
from desktop.widgets.columns import Column
from desktop.widgets.dialog import Sheet
from desktop.widgets.labels import label
from desktop.widgets.paged import PagedModel
from desktop.widgets.table import BigTable

if TYPE_CHECKING:
    from desktop.window import MainWindow

FITTING = 100
MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class KeyField(QFrame):
    """Shows a key and takes the next one pressed; Tab moves on as everywhere.

    Signals:
        pressed: the key, portable.
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.shown = label(look="header")
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 18, 16, 18)
        row.addWidget(self.shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key with its modifiers; Escape still closes the sheet, and Enter alone agrees to what it shows."""
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        leaves = key == Qt.Key.Key_Escape or (plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter))
        if leaves or key in MODIFIERS or key == Qt.Key.Key_unknown:
            super().keyPressEvent(event)
            return
        taken = normal(QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText))
        if taken:
            self.pressed.emit(taken)


class KeySheet(Sheet):
    """Another key for one action.

    Signals:
        chosen: id of the action, the key, and the actions that give it up.
    """

    chosen = Signal(str, str, list)

    def __init__(self, window: MainWindow, spec: ActionSpec) -> None:
        super().__init__(window, "", "", width=460)
        self._table, self._spec = window.actions_table, spec
        self.key = keymap().shortcut(spec.id)
        self.field = KeyField()
        self.said = label(look="second", wrap=True)
        self.none = Button(kind="link", on_click=lambda: self.take(""))
        self.default = Button(kind="link", on_click=lambda: self.take(keymap().default(spec.id)))
        links = QHBoxLayout()
        links.addWidget(self.none)
        links.addWidget(self.default)
        links.addStretch(1)
        for part in (self.field, self.said):
            self.body.addWidget(part)
        self.body.addLayout(links)
        self.field.pressed.connect(self.take)
        self.accepted.connect(lambda: self.chosen.emit(self._spec.id, self.key, self._meets()))
        self.retranslate()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, key: str) -> None:
        """Show another key, and what it meets."""
        self.key = key
        self._say()

    def _meets(self) -> list[str]:
        return keymap().conflicts(self._spec.id, self.key)

    def _say(self) -> None:
        self.field.shown.setText(key_text(self.key) if self.key else self.tr("No key"))
        self.field.setAccessibleName(self.field.shown.text())
        meets = [self._table.spec(one).words() for one in self._meets()]
        words = self.tr("Press the new key.")
        if meets:
            words = self.tr("{0} has this key already and would lose it.").format("  ·  ".join(meets))
        self.said.setText(words)
        self.said.setProperty("tone", "warn" if meets else "")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.setWindowTitle(self.tr("Key for “{0}”").format(self._spec.words()))
        self.heading.setText(self.windowTitle())
        self.primary.setText(self.tr("Use this key"))
        self.none.setText(self.tr("No key"))
        self.default.setText(self.tr("Default key"))
        self._say()


class KeyList(Retranslating, QWidget):
    """All actions in a table.

    Signals:
        asked: id of the action whose key is to change.
        reset: id of the action that is to have its first key again.
    """

    asked = Signal(str)
    reset = Signal(str)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._specs = [spec for spec in actions.specs() if spec.menu or spec.shortcut]
        self._search = ""
        columns = (
            Column("action", lambda: self.tr("Action")),
            Column("where", lambda: self.tr("Where"), "muted", 140),
            Column("key", lambda: self.tr("Key"), "text", 130),
            Column("state", lambda: self.tr("Note"), "state", 220, tone=self._tone, hide_below=640),
        )
        self.model = PagedModel(columns, array("q"), self._rows, self)
        self.table = BigTable(self.model, compact=True)
        self.change = Button(icon="key", on_click=lambda: self._with(self.asked.emit))
        self.back = Button(icon="undo", on_click=lambda: self._with(self.reset.emit))
        bar = QHBoxLayout()
        bar.setContentsMargins(20, 10, 20, 10)
        bar.setSpacing(8)
        bar.addWidget(self.change)
        bar.addWidget(self.back)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addLayout(bar)
        self.table.opened.connect(lambda row: self.asked.emit(self._specs[row].id))
        self.table.current_changed.connect(self._follow)
        keymap().changed.connect(self._changed)
        self.retranslate()
        self.narrow("")

    def narrow(self, search: str) -> int:
        """Show only the actions whose words or key answer to a search, and return how many."""
        self._search = search
        ids = [place for place, spec in enumerate(self._specs) if not search or self._fits(spec, search)]
        self.model.set_ids(ids)
        self._follow()
        return len(ids)

    def current(self) -> str:
        """Return the id of the action the cursor is on, empty for none."""
        place = self.table.current_id()
        return self._specs[place].id if place >= 0 else ""

    def go_to(self, action: str) -> None:
        """Put the cursor on an action."""
        self.table.go_to(next(place for place, spec in enumerate(self._specs) if spec.id == action))

    def _with(self, then: Any) -> None:
        if action := self.current():
            then(action)

    def _fits(self, spec: ActionSpec, search: str) -> bool:
        key = keymap().shortcut(spec.id)
        return score(search, spec.words()) >= FITTING or normal(search) == normal(key) != ""

    def _rows(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        return {place: self._row(self._specs[place]) for place in ids}

    def _row(self, spec: ActionSpec) -> tuple[Any, ...]:
        keys = keymap()
        key = keys.shortcut(spec.id)
        where = self._pane(spec.pane) if spec.pane else self.tr("Everywhere")
        note = ""
        if meets := keys.conflicts(spec.id, key):
            note = self.tr("Also “{0}”").format(self._actions.spec(meets[0]).words())
        elif spec.id in keys.own():
            first = key_text(keys.default(spec.id)) or self.tr("none")
            note = self.tr("Changed; default: {0}").format(first)
        return spec.words(), where, key_text(key) if key else "", note

    def _tone(self, note: Any) -> str:
        return "warn" if str(note).startswith(self.tr("Also “{0}”").split("{0}", maxsplit=1)[0]) else "accent"

    def _pane(self, pane: str) -> str:
        try:
            return self._actions.spec(f"go.{pane}").words()
        except KeyError:
            return QCoreApplication.translate("Panes", "Documents") if pane == "chunks" else pane

    def _follow(self, _id: int = -1) -> None:
        action = self.current()
        own = action in keymap().own()
        if self.back.hasFocus() and not own:
            self.table.setFocus()  # disabled, the button would hand the keyboard to anything
        self.change.setEnabled(bool(action))
        self.back.setEnabled(own)

    def _changed(self) -> None:
        self.model.refresh(None)
        self._follow()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.table.set_name(self.tr("Keys"))
        self.change.setText(self.tr("Change the key…"))
        self.back.setText(self.tr("Default key"))
        self.model.refresh(None)
