"""The genre–audience pairs of one document: found, written, switched on and off, copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout

from core.changes import ChangeSet
from core.errors import LorewrightError
from core.personas import service
from core.personas.service import Pair
from desktop.personas import finding
from desktop.personas.card import PairCard
from desktop.personas.copying import CopySheet
from desktop.personas.works import work
from desktop.presenter import sentence
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Sheet, ask_form
from desktop.widgets.frames import Scrolling
from desktop.widgets.labels import hairline, label

if TYPE_CHECKING:
    from desktop.undoing import UndoStack
    from desktop.window import MainWindow

HEIGHT = 360


class PairsSheet(Sheet):
    """A list of cards; every edit is on disk at once and can be undone, so there is nothing to cancel."""

    def __init__(self, window: MainWindow, stack: UndoStack, document_id: int, name: str) -> None:
        super().__init__(window, "", "", width=640)
        self._window, self._stack, self._document, self._name = window, stack, document_id, name
        self._rows: list[dict[str, Any]] = []
        self._wrong = ""
        self.cards: list[PairCard] = []
        self.intro = label(look="muted", wrap=True)
        self.finder = Button(icon="spark", on_click=self._find)
        self.add = Button(icon="plus", on_click=self._add)
        self.copy = Button(icon="copy", on_click=self._copy)
        self.undo = Button(kind="quiet", icon="undo", on_click=self._undo)
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (self.finder, self.add, self.copy):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.undo)
        self.list = Scrolling(margin=0, gap=0)
        self.list.setMinimumHeight(HEIGHT)
        self.body.addWidget(self.intro)
        self.body.addLayout(line)
        self.body.addWidget(self.list)
        self.cancel.hide()
        window.context.changed.connect(self._take)
        stack.changed.connect(self._say_undo)
        self.retranslate()
        self._load()

    def _take(self, changes: ChangeSet) -> None:
        if "persona" in changes.tables():
            self._load()

    def _load(self) -> None:
        self._window.context.query(lambda c: service.of_document(c, self._document), self._show, self, "pairs")

    def _show(self, rows: list[dict[str, Any]]) -> None:
        self._rows = rows
        body = self.list.body
        while (item := body.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.deleteLater()
        self.cards = []
        for row in rows:
            card = PairCard(row)
            card.switched.connect(lambda on, key=row["id"]: self._switch(key, on))
            card.edit_asked.connect(lambda row=row: self._edit(row))
            card.remove_asked.connect(lambda key=row["id"]: self._remove(key))
            if self.cards:
                body.addWidget(hairline())
            body.addWidget(card)
            self.cards.append(card)
        if not rows:
            body.addWidget(label(self.tr("No pairs yet. Have a model find some, or add one."), "muted", wrap=True))
        body.addStretch(1)
        self._say_count()

    # Edits

    def _do(self, edit: Any) -> None:
        self._wrong = ""
        self._stack.do(work(edit), None, self._fail)

    def _fail(self, error: BaseException) -> None:
        self._wrong = sentence(error) if isinstance(error, LorewrightError) else str(error)
        self._load()

    def _switch(self, persona_id: int, on: bool) -> None:
        project_id = self._window.context.project_id
        self._do(lambda c: service.switch(c, project_id, [persona_id], on))

    def _remove(self, persona_id: int) -> None:
        project_id = self._window.context.project_id
        self._do(lambda c: service.remove(c, project_id, [persona_id]))

    def _add(self) -> None:
        words = (self.tr("Add a pair"), Pair, self.tr("Add"))
        ask_form(self, *words, lambda pair: self._do(lambda c: service.add(c, self._document, pair)), value=None)

    def _edit(self, row: dict[str, Any]) -> None:
        value = Pair.model_validate(row)
        words = (self.tr("Edit the pair"), Pair, self.tr("Save"))
        ask_form(self, *words, lambda pair: self._do(lambda c: service.change(c, row["id"], pair)), value=value)

    def _find(self) -> None:
        finding.ask(self._window, lambda _connection: [self._document])

    def _copy(self) -> None:
        project_id, ids = self._window.context.project_id, [row["id"] for row in self._rows]
        sheet = CopySheet(
            self._window,
            self._document,
            lambda find, replace: self._do(lambda c: service.copy(c, project_id, ids, find(c), replace=replace)),
        )
        sheet.open()

    def _undo(self) -> None:
        self._stack.undo()

    # Words

    def _say_undo(self) -> None:
        self.undo.setEnabled(self._stack.can_undo())

    def _say_count(self) -> None:
        on = sum(bool(row["active"]) for row in self._rows)
        self.copy.setEnabled(bool(self._rows))
        text = self.tr("%n pair(s)", "", len(self._rows)) + " · " + self.tr("%n switched on", "", on)
        self.note.setText(self._wrong or (text if self._rows else ""))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.setWindowTitle(self.tr("Genres and audiences"))
        self.heading.setText(self.windowTitle())
        words = self.tr("{0}: for whom, and in which kind of text, questions and answers are to be written.")
        self.intro.setText(words.format(self._name))
        self.finder.setText(self.tr("Find with a model…"))
        self.add.setText(self.tr("Add…"))
        self.copy.setText(self.tr("Copy to…"))
        self.undo.setText(self.tr("Undo"))
        self.primary.setText(self.tr("Done"))
        self._say_undo()
        self._say_count()
