"""The Settings pane: sections of fields, the key map, the data folder; one search over all of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.changes import ChangeSet
from core.settings import store
from core.settings.sections import KEYS, SECTIONS, Section
from desktop.keymap import keymap
from desktop.pane import Pane
from desktop.settings.exchange import SettingsFile
from desktop.settings.folder import FolderCard
from desktop.settings.keys import KeyList, KeySheet
from desktop.settings.sectioncard import SectionCard
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import ask
from desktop.widgets.empty import EmptyState
from desktop.widgets.fields import translated
from desktop.widgets.frames import Scrolling
from desktop.widgets.labels import hairline
from desktop.widgets.page import PageHead
from desktop.widgets.search import SearchField
from desktop.widgets.segments import Segments

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desktop.session import Session
    from desktop.window import MainWindow

FOLDER: Final = "folder"
WIDEST = 860
SEARCH: Final = 320
QWIDGETSIZE_MAX: Final = 16_777_215  # no bound, as the toolkit has it


class SettingsPane(Pane):
    """Chips for the sections, the chosen one below; a search shows what fits of all."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session: Session = window.context
        self.file = SettingsFile(window, self)
        self.bring = Button(icon="import", on_click=self.file.ask_import)
        self.give = Button(icon="export", on_click=self.file.ask_export)
        self.defaults = Button(icon="undo", on_click=self.ask_defaults)
        self.first = self.search = SearchField()
        self.sections = Segments([*(kind.id for kind in SECTIONS), KEYS, FOLDER])
        self.head = PageHead(self.defaults, self.bring, self.give)
        self.cards = {kind.id: SectionCard(kind) for kind in SECTIONS}
        self.keys = KeyList(window.actions_table)
        self.folder = FolderCard(window)
        self.nothing = EmptyState("search")
        self._lay_out()
        self._connect()
        self.retranslate()
        self._narrow("")

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.sections)
        line.addStretch(1)
        line.addWidget(self.search)
        self.head.rows.addLayout(line)
        self.search.setMinimumWidth(SEARCH)
        self.search.setMaximumWidth(SEARCH)
        self.body.addWidget(self.head)  # first: the keyboard comes to what was put in before
        self.body.addWidget(hairline())
        self.stack = QStackedWidget(self)
        both = QWidget(self.stack)
        self.page = page = Scrolling(gap=16, parent=both)
        self._column = column = QWidget()
        column.setMaximumWidth(WIDEST)
        page.body.addWidget(column)
        page.body.addStretch(1)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        for card in (*self.cards.values(), self.folder):
            inner.addWidget(card)
        found = QVBoxLayout(both)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(0)
        found.addWidget(page, 1)
        found.addWidget(self.keys, 1)
        for part in (both, self.nothing):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        for id, card in self.cards.items():
            card.edited.connect(partial(self.save, id))
            card.reset.connect(partial(self.reset, id))
        self.sections.chosen.connect(self.open)
        self.search.searched.connect(self._narrow)
        self.keys.asked.connect(self.ask_key)
        self.keys.reset.connect(partial(self.reset, KEYS))
        table = self.window_.actions_table
        table.bind("edit.find", self.search.setFocus, pane="settings")
        table.bind("item.import", self.file.ask_import, pane="settings")
        table.bind("item.export", self.file.ask_export, pane="settings")

    # What is shown

    def open(self, item: Any) -> None:
        """Show a section by its id."""
        self.search.clear()
        self.sections.choose(str(item))
        self._narrow("")

    def is_touched(self, changes: Any) -> bool:
        """Only settings concern this pane."""
        return "setting" in changes.tables()

    def reload(self) -> None:
        """Read all sections again."""

        def read(connection: Connection) -> list[Section]:
            return [store.load(connection, kind) for kind in SECTIONS]

        self._session.query(read, self._show, self, "settings")

    def _show(self, found: list[Section]) -> None:
        for section in found:
            self.cards[section.id].show_values(section)

    def _narrow(self, search: str) -> None:
        chosen = self.sections.choice()
        self.defaults.setEnabled(chosen != FOLDER and not search)
        if search:
            self.sections.show_none()
            fields = 0
            for card in self.cards.values():
                count = card.narrow(search)
                card.setVisible(bool(count))
                fields += count
            self.folder.setVisible(self.folder.fits(search))
            self._show_parts(bool(fields) or not self.folder.isHidden(), bool(self.keys.narrow(search)))
            return
        self.sections.choose(chosen)
        for id, card in self.cards.items():
            card.narrow("")
            card.setVisible(id == chosen)
        self.folder.setVisible(chosen == FOLDER)
        self.keys.narrow("")
        self._show_parts(chosen != KEYS, chosen == KEYS)

    def _show_parts(self, fields: bool, keys: bool) -> None:
        """Show the page of fields, the key map, or of a search that finds both, one below the other."""
        self.page.setVisible(fields)
        self.keys.setVisible(keys)
        self.stack.setCurrentIndex(0 if fields or keys else 1)
        self._share_height()

    def _share_height(self) -> None:
        highest = QWIDGETSIZE_MAX
        if not self.page.isHidden() and not self.keys.isHidden():
            margins = self.page.body.contentsMargins()
            width = min(WIDEST, self.width() - margins.left() - margins.right())
            inner = self._column.layout()
            needed = inner.totalHeightForWidth(width) if inner is not None else 0
            highest = needed + margins.top() + margins.bottom()
        self.page.setMaximumHeight(highest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the fields that were found have what they need of the new height."""
        super().resizeEvent(event)
        self._share_height()

    # What is changed

    def save(self, id: str, name: str, value: Any) -> None:
        """Set a field."""
        self._session.edit(lambda c: store.save(c, id, name, value))

    def reset(self, id: str, name: str) -> None:
        """Give a field its default again."""
        self._session.edit(lambda c: store.reset(c, id, name))

    def ask_key(self, action: str) -> KeySheet:
        """Ask for another key of an action."""
        sheet = KeySheet(self.window_, self.window_.actions_table.spec(action))
        sheet.chosen.connect(self.set_key)
        sheet.open()
        return sheet

    def set_key(self, action: str, key: str, losing: list[str]) -> None:
        """Give an action a key and take it from others."""

        def write(connection: Connection) -> ChangeSet:
            for one, wanted in ((action, key), *((other, "") for other in losing)):
                if wanted == keymap().default(one):
                    store.reset(connection, KEYS, one)
                else:
                    store.write(connection, KEYS, one, wanted)
            return ChangeSet().update("setting", [0])

        self._session.edit(write)

    def ask_defaults(self) -> None:
        """Ask whether all fields of the chosen section are to have their defaults again."""
        id = self.sections.choice()
        ask(
            self.window_,
            self.tr("Reset this section?"),
            self.tr("All its settings go back to their defaults."),
            self.tr("Reset"),
            lambda: self.reset(id, ""),
        )

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.head.set_texts(self.tr("Settings"))
        self.bring.setText(self.tr("Import…"))
        self.defaults.setText(self.tr("Reset the section…"))
        self.give.setText(self.tr("Export…"))
        self.search.set_placeholder(self.tr("Search settings and keys"))
        words = [*(translated(kind.heading) for kind in SECTIONS), self.tr("Keyboard"), self.tr("Data folder")]
        self.sections.set_words(self.tr("Sections"), words)
        self.nothing.set_texts(self.tr("Nothing matches"), self.tr("No setting or key matches this search."))
