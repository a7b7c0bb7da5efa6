"""The list of conversations: searched, opened, renamed, deleted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from core.chat.service import Entry as Kept
from desktop.prompts.list import Entry, PromptList
from desktop.translate import Retranslating
from desktop.widgets.frames import Panel
from desktop.widgets.labels import label
from desktop.widgets.page import PageHead
from desktop.widgets.search import SearchField

WIDTH = 250


class History(Retranslating, Panel):
    """The conversations, the last used first.

    Signals:
        opened(int): the user moved to a conversation.
        searched(str): other words are looked for.

    Attributes:
        wanted: the words that are looked for.
    """

    opened = Signal(int)
    searched = Signal(str)

    def __init__(self, run: Callable[[str], object], *buttons: QWidget) -> None:
        super().__init__("rail")
        self.setFixedWidth(WIDTH)
        self._run = run
        self._entries: list[Kept] = []
        self._current = 0
        self.wanted = ""
        self.head = PageHead(*buttons)
        self.search = SearchField()
        self.head.rows.addWidget(self.search)
        self.list = PromptList()
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.none = label(look="second", wrap=True)
        self.none.setContentsMargins(20, 4, 20, 4)
        self.body.addWidget(self.head)
        self.body.addWidget(self.none)
        self.body.addWidget(self.list, 1)
        self.list.chosen.connect(lambda id: self.opened.emit(int(id)))
        self.search.searched.connect(self._search)
        self.retranslate()

    def show_entries(self, entries: list[Kept], current: int) -> None:
        """Show the conversations that match, one of them chosen."""
        self._entries, self._current = entries, current
        self._fill()

    def choose(self, id: int) -> None:
        """Show which conversation is open; 0 for a new one."""
        self._current = id
        if id:
            self.list.choose(str(id))
        else:
            self.list.blockSignals(True)
            self.list.clearSelection()
            self.list.setCurrentIndex(self.list.model_.index(-1))
            self.list.blockSignals(False)

    def ids(self) -> list[int]:
        """Return the ids in the order shown."""
        return [entry.id for entry in self._entries]

    def _search(self, words: str) -> None:
        self.wanted = words
        self.searched.emit(words)

    def _fill(self) -> None:
        rows = [Entry(str(entry.id), entry.title, _when(entry.at), "faint") for entry in self._entries]
        self.list.show_entries(rows, str(self._current) if self._current else "")
        self.none.setText(
            self.tr("Nothing matches.") if self.wanted else self.tr("Your conversations will appear here.")
        )
        self.none.setVisible(not rows)

    def _menu(self, point: QPoint) -> None:
        if not self.list.indexAt(point).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename…"), lambda: self._run("playground.rename"))
        menu.addAction(self.tr("Delete"), lambda: self._run("edit.delete"))
        menu.popup(self.list.viewport().mapToGlobal(point))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.head.set_texts(self.tr("Playground"))
        self.search.set_placeholder(self.tr("Find in conversations"))
        self.list.setAccessibleName(self.tr("Conversations"))
        self._fill()


def _when(moment: int) -> str:
    """Return the time of today, else the day."""
    at, today = datetime.fromtimestamp(moment / 1000).astimezone(), datetime.now().astimezone()
    if at.date() == today.date():
        return f"{at:%H:%M}"
    short = "MM-dd" if at.year == today.year else "yyyy-MM-dd"
    return QLocale().toString(at.date(), short)  # type: ignore[call-overload]
