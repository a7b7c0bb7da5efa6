"""The Projects pane: all projects as cards."""

from __future__ import annotations

from functools import cmp_to_key, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCollator, QPoint, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from core.projects import service as projects
from desktop.pane import Pane
from desktop.projects.cards import CardGrid
from desktop.projects.editing import ProjectEditing
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.chips import Chip, FilterChips
from desktop.widgets.empty import EmptyState
from desktop.widgets.frames import Panel
from desktop.widgets.page import PageHead
from desktop.widgets.search import SearchField

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.projects.service import Card
    from desktop.window import MainWindow

Loaded = tuple[list["Card"], tuple[int, int]]
COUNTED = {"project", "document", "question", "sample"}
AGAIN_MS = 1000
SORTS = ("used", "name", "created", "samples")


class ProjectsPane(Pane):
    """Cards with counts and cost; opening one leads to its documents."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.editing = ProjectEditing(window)
        self._cards: list[Card] = []
        self._shelves = (0, 0)
        self._loaded = False
        self._wait = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._wait.timeout.connect(self.mark_stale)
        self.folder = IconButton("folder", on_click=self.editing.show_folder)
        self.guide = Button(icon="spark", on_click=lambda: window.open("guide"))
        self.new = Button(kind="primary", icon="plus", action="item.new", on_click=self.editing.create)
        self.head = PageHead(self.folder, self.guide, self.new)
        self.chips = FilterChips(exclusive=True)
        self.search = SearchField()
        self.sort = QComboBox()
        self.sort.addItems([""] * len(SORTS))
        self.grid = CardGrid()
        self.none = EmptyState("projects", lambda: window.open("guide"), self.editing.create)
        self.nothing = EmptyState("search", self._clear)
        self.nothing_away = EmptyState("archive")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.search)
        row.addWidget(self.sort)
        self.search.setFixedWidth(260)
        self.head.rows.addLayout(row)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 4, 0, 0)
        column.addWidget(self.grid)
        self.stack = QStackedWidget()
        for widget in (inner, self.none, self.nothing, self.nothing_away):
            self.stack.addWidget(widget)
        panel = Panel("window")
        panel.body.addWidget(self.head)
        panel.body.addWidget(self.stack, 1)
        self.body.addWidget(panel)

    def _connect(self) -> None:
        self.chips.changed.connect(lambda _keys: self.mark_stale())
        self.search.searched.connect(lambda _text: self._show())
        self.sort.currentIndexChanged.connect(self._sorted)
        self.grid.chosen.connect(self.editing.open)
        self.grid.menu_asked.connect(self._menu)
        kept = self.window_.preferences.text("projects.sort", "used")
        self.sort.setCurrentIndex(SORTS.index(kept) if kept in SORTS else 0)
        table, chosen = self.window_.actions_table, lambda: self.grid.current_id() != 0
        self.grid.current_changed.connect(lambda _id: table.refresh())
        for name, handler, enabled in (
            ("item.new", self.editing.create, None),
            ("edit.find", self.search.setFocus, None),
            ("item.refresh", self.mark_stale, None),
            ("projects.rename", lambda: self._with(self.editing.edit), chosen),
            ("projects.archive", lambda: self._with(self._shelve), chosen),
            ("edit.delete", lambda: self._with(self.editing.delete), lambda: chosen() and self.grid.hasFocus()),
        ):
            table.bind(name, handler, enabled, pane="projects")
        self.window_.context.project_changed.connect(lambda _id: self._show())

    # Data

    def is_touched(self, changes: Any) -> bool:
        """Cards count documents, questions and samples."""
        return bool(COUNTED & changes.tables())

    def take(self, changes: Any) -> None:
        """Follow changes, at most once a second while rows stream in."""
        if not self.is_touched(changes):
            return
        if not self.isVisible() or "project" in changes.tables():
            self.mark_stale()
        elif not self._wait.isActive():
            self._wait.start()

    def reload(self) -> None:
        """Count again, off the UI thread."""
        archived = "archived" in self.chips.checked()
        self.window_.context.query(
            lambda c: (projects.cards(c, archived=archived), projects.shelves(c)), self._take_cards, self, "cards"
        )

    def _take_cards(self, loaded: Loaded) -> None:
        self._cards, self._shelves = loaded
        self._loaded = True
        self._show()

    def _show(self) -> None:
        archived = "archived" in self.chips.checked()
        wanted = self.search.text().strip().casefold()
        found = [card for card in self._cards if wanted in f"{card.name} {card.description}".casefold()]
        self.grid.set_cards(arranged(found, SORTS[self.sort.currentIndex()]), self.window_.context.project_id)
        if not self._loaded:
            shown = 0
        elif not sum(self._shelves):
            shown = 1
        elif found:
            shown = 0
        else:
            shown = 2 if wanted else 3 if archived else 1
        self.stack.setCurrentIndex(shown)
        for widget in (self.chips, self.search, self.sort, self.guide, self.new):
            widget.setVisible(sum(self._shelves) > 0)
        self._words()
        self.window_.actions_table.refresh()

    def _sorted(self, place: int) -> None:
        self.window_.preferences.keep_text("projects.sort", SORTS[place])
        self._show()

    def _clear(self) -> None:
        self.search.clear()
        self._show()

    # Actions

    def open(self, item: int) -> None:
        """Put the keyboard on a project."""
        self.grid.go_to(item)
        self.grid.setFocus()

    def _with(self, work: Any) -> None:
        card = self.grid.current_card()
        if card is not None:
            work(card)

    def _shelve(self, card: Card) -> None:
        self.editing.archive(card, "archived" not in self.chips.checked())

    def _menu(self, project_id: int, place: QPoint) -> None:
        card = self.grid.current_card()
        if card is None or card.id != project_id:
            return
        archived = "archived" in self.chips.checked()
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for text, work in (
            (self.tr("Open"), partial(self.editing.open, project_id)),
            (self.tr("Name and description…"), partial(self.editing.edit, card)),
            (self.tr("Open its folder"), partial(self.editing.show_files, card)),
            (self.tr("New project with its models…"), partial(self.editing.create_like, card)),
            (self.tr("Bring back") if archived else self.tr("Archive"), partial(self._shelve, card)),
            (self.tr("Delete…"), partial(self.editing.delete, card)),
        ):
            menu.addAction(text).triggered.connect(lambda _on=False, then=work: then())
        menu.popup(place)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.folder.set_name(self.tr("Open the data folder"))
        self.guide.setText(self.tr("First steps"))
        self.new.setText(self.tr("New project…"))
        self.chips.setAccessibleName(self.tr("Which projects"))
        self.search.set_placeholder(self.tr("Search projects"))
        self.sort.setAccessibleName(self.tr("Order"))
        self.sort.setToolTip(self.tr("Order"))
        for place, words in enumerate(
            (self.tr("Last used first"), self.tr("By name"), self.tr("Newest first"), self.tr("Most samples first"))
        ):
            self.sort.setItemText(place, words)
        self.grid.setAccessibleName(self.tr("Projects"))
        self.none.set_texts(
            self.tr("No project yet"),
            self.tr("First steps takes you from a few documents to an exported dataset, without a key or a model."),
            self.tr("First steps"),
            self.tr("New project…"),
        )
        self.nothing.set_texts(
            self.tr("No project matches"),
            self.tr("Neither a name nor a description holds these words."),
            self.tr("Clear the search"),
        )
        self.nothing_away.set_texts(
            self.tr("Nothing is archived"), self.tr("Projects you put away stand here; nothing of them is lost.")
        )
        self.grid.cards.forget_words()
        self._words()

    def _words(self) -> None:
        active, away = self._shelves
        count = self.tr("%n project(s)", "", active) if active or away else ""
        self.head.set_texts(self.tr("Projects"), count)
        chips = [Chip("active", self.tr("In use"), active), Chip("archived", self.tr("Archived"), away)]
        self.chips.set_chips(chips, self.chips.checked() or {"active"})


def arranged(cards: list[Card], sort: str) -> list[Card]:
    """Return cards in one of SORTS; names as the language of the interface orders them."""
    if sort == "name":
        collator = QCollator()
        collator.setNumericMode(True)

        def compare(one: Card, other: Card) -> int:
            return collator.compare(one.name, other.name)

        return sorted(cards, key=cmp_to_key(compare))
    keys: dict[str, Callable[[Card], int]] = {
        "used": lambda card: -card.used_at,
        "created": lambda card: -card.created_at,
        "samples": lambda card: -card.samples,
    }
    return sorted(cards, key=keys[sort])
