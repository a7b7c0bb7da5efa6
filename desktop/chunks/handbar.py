"""The line above a text that is cut by hand: its pieces in numbers, where to start from, limits, undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSpinBox, QVBoxLayout, QWidget

from core.chunks.splitters import STRATEGIES
from core.chunks.splitting import Splitting
from desktop.chunks import splittingkept
from desktop.chunks.handview import HandView
from desktop.translate import Retranslating, number
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from desktop.preferences import Preferences

LOW, HIGH, MOST = 100, 2_000, 1_000_000
FOLLOW_MS = 60


class HandBar(Retranslating, QWidget):
    """Follows the cuts of a view.

    Args:
        on_start: gets the way of splitting to take the borders of; None for no cuts.
    """

    def __init__(
        self, preferences: Preferences, view: HandView, on_start: Callable[[Splitting | None], object]
    ) -> None:
        super().__init__()
        self._preferences, self._view, self._on_start = preferences, view, on_start
        self.numbers = label(look="second")
        self.hint = label(look="faint", wrap=True)
        self.start = Button(icon="chunks", on_click=self._show_menu)
        self.undo = IconButton("undo", on_click=view.undo)
        self.redo = IconButton("redo", on_click=view.redo)
        self.low, self.high = QSpinBox(), QSpinBox()
        self._low_words, self._high_words = label(look="second"), label(look="second")
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.start, self.undo, self.redo, self.numbers):
            row.addWidget(part)
        row.addStretch(1)
        low, high = splittingkept.limits(preferences, (LOW, HIGH))
        for words, box, value in ((self._low_words, self.low, low), (self._high_words, self.high, high)):
            box.setRange(0, MOST)
            box.setSingleStep(100)
            box.setGroupSeparatorShown(True)
            box.setFixedWidth(110)
            box.lineEdit().setTextMargins(6, 0, 0, 0)
            box.setValue(value)
            box.valueChanged.connect(self._limit)
            words.setBuddy(box)
            row.addWidget(words)
            row.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.hint)
        self._timer = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._timer.timeout.connect(self.follow)
        view.cuts.changed.connect(lambda _places: self._timer.isActive() or self._timer.start())
        view.set_limits(low, high)
        self.retranslate()

    def follow(self) -> None:
        """Count again."""
        cuts = self._view.cuts
        self.undo.setEnabled(cuts.can_undo())
        self.redo.setEnabled(cuts.can_redo())
        if not cuts.text:
            self.numbers.setText("")
            return
        pieces = self.tr("%n piece(s)", "", cuts.count())
        sizes = self.tr("smallest {0}, median {1}, largest {2}").format(*(number(one) for one in cuts.summary()))
        self.numbers.setText(f"{pieces}  ·  {sizes}")

    def menu(self) -> QMenu:
        """Return the menu of what can be started from."""
        menu = QMenu(self)
        menu.setAccessibleName(self.start.text())
        for way in STRATEGIES:
            if way.name != "hand":
                title = QCoreApplication.translate("Splitters", way.title)
                chosen = splittingkept.last(self._preferences, way.name)
                menu.addAction(title).triggered.connect(partial(self._choose, chosen))
        menu.addSeparator()
        menu.addAction(self.tr("No cuts at all")).triggered.connect(partial(self._choose, None))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _choose(self, chosen: Splitting | None, _on: bool = False) -> None:
        self._on_start(chosen)

    def _show_menu(self) -> None:
        self.menu().popup(self.start.mapToGlobal(self.start.rect().bottomLeft()))

    def _limit(self) -> None:
        self._view.set_limits(self.low.value(), self.high.value())
        splittingkept.keep_limits(self._preferences, self.low.value(), self.high.value())

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.start.setText(self.tr("Start from…"))
        self.undo.set_name(self.tr("Undo"))
        self.redo.set_name(self.tr("Redo"))
        self._low_words.setText(self.tr("Mark shorter than"))
        self._high_words.setText(self.tr("longer than"))
        self.low.setAccessibleName(self.tr("Mark pieces shorter than"))
        self.high.setAccessibleName(self.tr("Mark pieces longer than"))
        self.hint.setText(
            self.tr(
                "Click: cut here; on a cut: remove it; drag: move it.  Enter: cut at the caret.  Alt+↑/↓: previous or "
                "next cut.  Shift+Alt+↑/↓: move the cut.  M: merge with the next piece."
            )
        )
        self.follow()
