"""The main window: rail, header, panes, messages and the command palette."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop import lookmenus
from desktop.actions import Actions
from desktop.actiontable import ActionSpec
from desktop.commands import Command
from desktop.header import Header
from desktop.keymap import keymap
from desktop.models.missingkey import way_out
from desktop.palette import CommandPalette
from desktop.pane import Pane
from desktop.panes import PANES, PaneSpec
from desktop.preferences import Preferences
from desktop.presenter import sentence
from desktop.rail import Rail
from desktop.theme import current
from desktop.translate import LANGUAGES, Languages, Retranslating
from desktop.widgets.messages import MessageBar, Tone

FOLD_AT = 1280
SMALLEST = QSize(1000, 640)


class MainWindow(Retranslating, QMainWindow):
    """The frame around the panes, which are built when first shown.

    Args:
        context: what panes work with (workspace, engine); the window only hands it on.
        panes: the table of panes.
        preferences: what the window remembers; by default the file in the data folder.
        languages: the translators; without them the language cannot be switched.

    Signals:
        pane_shown: id of the pane that came to the front.
        look_changed: "mode", "factor" or "language", and the value the user chose.
        closing: before the window closes.
    """

    pane_shown = Signal(str)
    look_changed = Signal(str, object)
    closing = Signal()

    def __init__(
        self,
        context: Any = None,
        panes: Sequence[PaneSpec] = PANES,
        preferences: Preferences | None = None,
        languages: Languages | None = None,
    ) -> None:
        super().__init__()
        self.context = context
        self.preferences = preferences or Preferences()
        self.languages = languages
        self._specs = {spec.id: spec for spec in panes}
        self._panes: dict[str, Pane] = {}
        self._counts: dict[str, int] = {}
        self._by_hand = False
        self.setMinimumSize(SMALLEST)
        self.rail = Rail(panes)
        self.header = Header()
        self.place = QStackedWidget()
        self._lay_out()
        self.messages = MessageBar(self.place)
        self.actions_table = Actions(self)
        self._bind()
        self.palette_ = CommandPalette(self, [self._action_commands])
        self._connect()
        self.resize(1440, 900)
        self.restoreGeometry(self.preferences.state("window"))
        self.retranslate()

    def _lay_out(self) -> None:
        centre = QWidget()
        row = QHBoxLayout(centre)
        column = QVBoxLayout()
        for layout in (row, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        column.addWidget(self.header)
        column.addWidget(self.place, 1)
        self.setCentralWidget(centre)

    def _bind(self) -> None:
        table = self.actions_table
        for place, spec in enumerate(self._specs.values(), 1):
            key = f"Ctrl+{place}" if place <= 9 else ""
            table.add(ActionSpec(f"go.{spec.id}", spec.title, key, menu="go", icon=spec.icon, context="Panes"))
            table.bind(f"go.{spec.id}", partial(self._go, spec.id))
        theme = current()
        for name, handler in {
            "app.palette": lambda: self.palette_.open(),
            "app.menu": lambda: self.header.menu_button.showMenu(),
            "app.quit": self.close,
            "app.message": self.messages.take_keyboard,
            "view.theme": lambda: self.set_mode("light" if theme.dark else "dark"),
            "view.larger": lambda: self.set_factor(theme.factor + 0.1),
            "view.smaller": lambda: self.set_factor(theme.factor - 0.1),
            "view.rail": self._toggle_rail,
            "jobs.show": lambda: self.header.tray.open(),
        }.items():
            table.bind(name, handler)
        if "jobs" in self._specs:
            table.bind("jobs.all", lambda: self.open("jobs"))
        if self.languages is not None:
            table.bind("view.language", self._next_language)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.open)
        self.rail.theme_asked.connect(partial(lookmenus.open_themes, self))
        self.rail.language_asked.connect(partial(lookmenus.open_languages, self))
        self.header.palette_asked.connect(self.palette_.open)
        self.header.menu.aboutToShow.connect(lambda: self.actions_table.fill(self.header.menu))

    # What panes and the program ask for

    def open(self, pane: str, item: Any = None) -> None:
        """Show a pane and, with `item`, one thing in it; raises KeyError for an unknown pane."""
        shown = self.pane(pane)
        fresh = shown.focusWidget() is None
        self.place.setCurrentWidget(shown)
        if fresh and shown.focusWidget() is not None:  # the keyboard was on the pane before: Qt hands it to any control
            shown.begin()
        self.rail.show_chosen(pane)
        self.actions_table.set_pane(pane)
        self.messages.raise_()
        self.preferences.keep_text("pane", pane)
        if item is not None:
            shown.open(item)
        self.pane_shown.emit(pane)

    def _go(self, pane: str) -> None:
        """Show a pane and let it have the keyboard, which else stays in the rail."""
        self.open(pane)
        self.pane(pane).take_keyboard()

    def pane(self, name: str) -> Pane:
        """Return a pane, building it if need be."""
        found = self._panes.get(name)
        if found is None:
            found = self._panes[name] = self._specs[name].build(self)
            self.place.addWidget(found)
        return found

    def built(self) -> list[Pane]:
        """Return the panes that were built."""
        return list(self._panes.values())

    def shown_pane(self) -> str:
        """Return the id of the pane in front, empty before the first."""
        front = self.place.currentWidget()
        return next((name for name, pane in self._panes.items() if pane is front), "")

    def say(
        self, text: str, tone: Tone = "info", action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Show a translated message that blocks nothing."""
        self.messages.say(text, tone, action, on_action)

    def fail(self, error: BaseException | dict[str, Any]) -> None:
        """Show an error as a sentence; an interruption says nothing."""
        if text := sentence(error):
            self.messages.say(text, "bad", *way_out(self, error), lambda: (sentence(error), way_out(self, error)[0]))

    def take(self, changes: Any) -> None:
        """Hand a change set to all panes that were built."""
        for pane in self._panes.values():
            pane.take(changes)

    def set_counts(self, counts: dict[str, int]) -> None:
        """Show the numbers in the rail."""
        if counts != self._counts:
            self._counts = dict(counts)
            self.rail.set_counts(counts)

    # Look and language

    def set_mode(self, mode: Any) -> None:
        """Switch to light, dark or system, and remember."""
        self.preferences.mode = mode
        current().use(mode)
        self.look_changed.emit("mode", mode)

    def set_factor(self, factor: float) -> None:
        """Change the font size, and remember."""
        current().use(factor=factor)
        self.preferences.factor = current().factor
        self.look_changed.emit("factor", round(current().factor, 2))

    def set_language(self, code: str) -> None:
        """Switch the language ("system" follows the computer), and remember."""
        if self.languages is not None:
            self.preferences.language = code
            self.languages.use(code)
            self.look_changed.emit("language", code)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        name = self.header.project_name()
        self.setWindowTitle(self.tr("{0} – Lorewright").format(name) if name else "Lorewright")
        self.actions_table.retranslate()

    def _action_commands(self) -> list[Command]:
        table = self.actions_table
        return [
            Command(
                text=spec.words(),
                run=partial(table.run, spec.id),
                group=spec.menu_words(),
                key=keymap().shortcut(spec.id),
                icon=spec.icon or "arrow-right",
                english=spec.text,
            )
            for spec in table.available()
            if spec.id not in ("app.palette", "app.menu")
        ]

    def _next_language(self) -> None:
        codes = list(LANGUAGES)
        if self.languages is not None:
            self.set_language(codes[(codes.index(self.languages.code) + 1) % len(codes)])

    def _toggle_rail(self) -> None:
        self._by_hand = True
        self.rail.fold(not self.rail.folded)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail where the window is narrow, unless the user decided otherwise."""
        super().resizeEvent(event)
        narrow = event.size().width() <= FOLD_AT
        if narrow != (event.oldSize().width() <= FOLD_AT) or not event.oldSize().isValid():
            self._by_hand = False
        if not self._by_hand and self.rail.folded != narrow:
            # Not inside the layout pass that brought the new size.
            self.rail.fold(narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place and let others stop their work."""
        self.preferences.keep_state("window", self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)
