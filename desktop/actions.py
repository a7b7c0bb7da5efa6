"""The live actions of a window: what each row of the table does, and when it may be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.actiontable import ACTIONS, MENUS, ActionSpec
from desktop.keymap import keymap

Handler = Callable[[], object]
Predicate = Callable[[], bool]


class Actions(QObject):
    """The live actions of one window.

    Args:
        window: owner of the shortcuts.
        specs: the rows.
    """

    def __init__(self, window: QWidget, specs: Sequence[ActionSpec] = ACTIONS) -> None:
        super().__init__(window)
        self._window = window
        self._specs: dict[str, ActionSpec] = {}
        self._made: dict[str, QAction] = {}
        self._bound: dict[tuple[str, str], tuple[Handler, Predicate | None]] = {}
        self._pane = ""
        keymap().changed.connect(self._use_keys)
        for spec in specs:
            self.add(spec)

    def add(self, spec: ActionSpec) -> None:
        """Take a row; rows for panes are made from the table of panes."""
        action = QAction(spec.words(), self._window)
        action.setObjectName(spec.id)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        keymap().register(spec.id, spec.shortcut, spec.pane)
        action.setShortcut(QKeySequence(keymap().shortcut(spec.id)))
        action.triggered.connect(lambda _on=False: self.run(spec.id))
        action.setEnabled(False)
        self._specs[spec.id], self._made[spec.id] = spec, action
        self._window.addAction(action)

    def bind(self, name: str, handler: Handler, enabled: Predicate | None = None, *, pane: str = "") -> None:
        """Say what an action does; with `pane` only while that pane is shown. Raises KeyError for an unknown id."""
        spec = self._specs[name]
        self._bound[(name, pane or spec.pane)] = (handler, enabled)
        self._refresh_one(name)

    def action(self, name: str) -> QAction:
        """Return the Qt action of a row."""
        return self._made[name]

    def spec(self, name: str) -> ActionSpec:
        """Return a row."""
        return self._specs[name]

    def specs(self) -> list[ActionSpec]:
        """Return all rows, in table order."""
        return list(self._specs.values())

    def set_pane(self, pane: str) -> None:
        """Tell which pane is shown; the keys of all others fall silent."""
        self._pane = pane
        self.refresh()

    def refresh(self) -> None:
        """Ask every predicate again; panes call it when their selection changed."""
        # Most rows of a pane share one predicate.
        answers: dict[Predicate, bool] = {}
        for name in self._specs:
            self._refresh_one(name, answers)

    def run(self, name: str) -> bool:
        """Do it if it may be done now; returns whether it was."""
        found = self._find(name)
        if found is None or (found[1] is not None and not found[1]()):
            return False
        found[0]()
        return True

    def available(self) -> list[ActionSpec]:
        """Return the rows that can be done now, in table order."""
        self.refresh()
        return [spec for name, spec in self._specs.items() if self._made[name].isEnabled()]

    def fill(self, menu: QMenu) -> None:
        """Fill the window's menu with one submenu per heading, leaving out what nobody answers."""
        # Clearing leaves the submenus of the last time behind.
        for former in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            former.deleteLater()
        menu.clear()
        for key, heading in MENUS.items():
            rows = [name for name, spec in self._specs.items() if spec.menu == key and self._find(name) is not None]
            if rows:
                inner = menu.addMenu(QCoreApplication.translate("Actions", heading))
                inner.addActions([self._made[name] for name in rows])

    def retranslate(self) -> None:
        """Set all texts again."""
        for name, spec in self._specs.items():
            self._made[name].setText(spec.words())

    def _use_keys(self) -> None:
        for name, action in self._made.items():
            action.setShortcut(QKeySequence(keymap().shortcut(name)))

    def _find(self, name: str) -> tuple[Handler, Predicate | None] | None:
        return self._bound.get((name, self._pane)) or self._bound.get((name, ""))

    def _refresh_one(self, name: str, answers: dict[Predicate, bool] | None = None) -> None:
        found, action = self._find(name), self._made[name]
        known = {} if answers is None else answers
        enabled = found is not None
        if found is not None and found[1] is not None:
            if found[1] not in known:
                known[found[1]] = found[1]()
            enabled = known[found[1]]
        if action.isVisible() != (found is not None):
            action.setVisible(found is not None)
        if action.isEnabled() != enabled:
            action.setEnabled(enabled)
