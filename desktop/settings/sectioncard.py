"""One section of settings as a card: a row per field, saved as soon as it fits, each with its way back."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from core.errors import LorewrightError
from core.settings import store
from core.settings.sections import Section
from desktop import presenter
from desktop.commands import score
from desktop.translate import Retranslating
from desktop.widgets.buttons import IconButton
from desktop.widgets.fields import Editor, editor, mark_wrong, translated
from desktop.widgets.frames import Card
from desktop.widgets.labels import label

TITLE = 220
#: a word that is typed is saved when the typing stops
WAIT_MS = 400
#: below this the letters of the search only happen to occur
FITTING = 100


class FieldRow(QWidget):
    """A field: title, editor, help, what is wrong, and the button that gives it its default again.

    Escape takes back what was refused.

    Signals:
        edited: the raw value the user gave.
        reset: the default is wanted.
    """

    edited = Signal(object)
    reset = Signal()

    def __init__(self, kind: type[Section], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.name = kind, name
        self.info = kind.model_fields[name]
        self.editor: Editor = editor(self.info)
        self.title, self.help = label(), label(look="second", wrap=True)
        self.wrong = label(look="second", wrap=True)
        self.wrong.setProperty("tone", "bad")
        self.wrong.hide()
        self.back = IconButton("undo", on_click=self.reset.emit)
        self.back.hide()
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._send)
        self._showing = self._own = False
        self._value: Any = None
        self._give_up = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.take_back)
        self._give_up.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._give_up.setEnabled(False)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self.editor.widget, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.help)
        column.addWidget(self.wrong)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 6)
        grid.setHorizontalSpacing(16)
        grid.setColumnMinimumWidth(0, TITLE)
        grid.setColumnStretch(1, 1)
        # A switch carries its words itself.
        self._own_words = isinstance(self.editor.widget, QCheckBox)
        grid.addWidget(self.title, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(column, 0, 1)
        grid.addWidget(self.back, 0, 2, Qt.AlignmentFlag.AlignTop)
        kept = self.back.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(kept)
        self.title.setContentsMargins(0, 6, 0, 0)
        self.editor.watch(self._edited)

    def show_value(self, value: Any) -> None:
        """Show the value in force, unless the user is at another one."""
        self._value = value
        self._own = value != self.info.get_default(call_default_factory=True)
        if self._timer.isActive():
            return
        self._showing = True
        if self.editor.read() != value:
            self.editor.write(value)
        self._showing = False
        self._mark(self._problem(value))  # what was right when it was given may be so no longer: a program is gone

    def take_back(self) -> None:
        """Show the value in force in place of one that was refused."""
        self._timer.stop()
        self.show_value(self._value)

    def _edited(self) -> None:
        if not self._showing:
            self._timer.start()

    def _send(self) -> None:
        raw = self.editor.read()
        problem = self._problem(raw)
        self._mark(problem)
        if not problem:
            self.edited.emit(raw)

    def _problem(self, value: Any) -> str:
        """Return why a value does not fit, "" where it does."""
        try:
            store.check(self.kind, self.name, value)
        except LorewrightError as error:
            # Beside the field nobody has to be told which it is, and what was typed into it.
            here = "setting" in error.params and error.todo
            return presenter.sentence(LorewrightError(error.todo, **error.params) if here else error)
        return ""

    def _mark(self, problem: str) -> None:
        self.wrong.setText(problem)
        self.wrong.setVisible(bool(problem))
        mark_wrong(self.editor.widget, problem, self.help.text())
        self._give_up.setEnabled(bool(problem))
        if self.back.hasFocus() and not (self._own or problem):
            self.editor.widget.setFocus()  # hidden, the button would hand the keyboard to anything
        self.back.setVisible(self._own or bool(problem))

    def fits(self, search: str) -> bool:
        """Say whether the words of the field, in either language, answer to a search."""
        words = (self.words(), self.help.text(), str(self.info.title), f"{self.kind.id}.{self.name}")
        return any(score(search, text) >= FITTING for text in words)

    def words(self) -> str:
        """Return the translated title."""
        return translated(self.info.title)

    def set_texts(self, back: str) -> None:
        """Set title, help and choices again; `back` names the button that resets."""
        self.title.setText("" if self._own_words else self.words())
        self.help.setText(translated(self.info.description))
        self.help.setVisible(bool(self.info.description))
        self.editor.retranslate()
        self.editor.widget.setAccessibleName(self.words())
        self.editor.widget.setAccessibleDescription(self.help.text())
        self.back.set_name(back)


class SectionCard(Retranslating, Card):
    """All fields of a section.

    Signals:
        edited: name and value of a field the user set.
        reset: name of the field that is to have its default.
    """

    edited = Signal(str, object)
    reset = Signal(str)

    def __init__(self, kind: type[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.kind = kind
        self.rows = {name: FieldRow(kind, name) for name in kind.model_fields}
        for name, row in self.rows.items():
            self.body.addWidget(row)
            row.edited.connect(partial(self.edited.emit, name))
            row.reset.connect(partial(self.reset.emit, name))
        self.retranslate()

    def show_values(self, section: Section) -> None:
        """Show the values in force."""
        for name, row in self.rows.items():
            row.show_value(getattr(section, name))

    def narrow(self, search: str) -> int:
        """Show only the fields that answer to a search, and return how many."""
        count = 0
        for row in self.rows.values():
            fits = not search or row.fits(search)
            row.setVisible(fits)
            count += fits
        return count

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.set_caption(translated(self.kind.heading))
        for row in self.rows.values():
            row.set_texts(self.tr("Reset “{0}” to its default").format(row.words()))
