"""The list of questions."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from sqlalchemy import Connection, Select

from core.questions import listing
from core.questions.listing import QuestionFilter
from desktop import icons
from desktop.filtered import FilteredList
from desktop.filteredrows import ALL, Values
from desktop.filters import NONE, tag_ids
from desktop.session import Session
from desktop.widgets.buttons import Button
from desktop.widgets.columns import Column

BULK = ("answer", "tag", "delete")
ANSWERED = {"answered": True, "unanswered": False}


def columns() -> tuple[Column, ...]:
    """Return the columns of the list."""
    return (
        Column("question", lambda: QCoreApplication.translate("Questions", "Question"), sortable=True),
        Column(
            "tag",
            lambda: QCoreApplication.translate("Questions", "Tag"),
            "muted",
            width=150,
            sortable=True,
            hide_below=520,
        ),
        Column(
            "document",
            lambda: QCoreApplication.translate("Questions", "Document"),
            "muted",
            width=150,
            sortable=True,
            hide_below=720,
        ),
        Column(
            "state",
            lambda: QCoreApplication.translate("Questions", "Answer"),
            "state",
            width=112,
            show=lambda done: (
                QCoreApplication.translate("Questions", "answered")
                if done
                else QCoreApplication.translate("Questions", "missing")
            ),
            tone=lambda done: "good" if done else "faint",
        ),
    )


class QuestionList(FilteredList):
    """Questions, answered and not."""

    noun = "question"
    first = ALL
    states = (ALL, "unanswered", "answered")

    def __init__(self, session: Session, run: Callable[[str], object]) -> None:
        super().__init__(session, columns(), BULK, run)
        icons.tint(self.primary, "spark", "on_accent")
        icons.tint(self.add, "plus", "muted")

    def head_buttons(self, run: Callable[[str], object]) -> tuple[QWidget, ...]:
        """Return the button that adds a question."""
        self.add = Button(on_click=lambda: run("add"))
        return (self.add,)

    def is_strict(self) -> bool:
        """An answered question leaves the unanswered ones."""
        return bool(self.state())

    def reader(self, state: str | None = None) -> Callable[[Connection], QuestionFilter]:
        """Return what makes the filter on the screen, in its order."""
        chosen, order = self.state() if state is None else state, self.order
        narrow = self.filters.narrowing()
        return lambda connection: QuestionFilter(
            search=narrow.search,
            answered=ANSWERED.get(chosen),
            tags=tag_ids(connection, narrow.tag),
            untagged=narrow.tag == NONE,
            chunk_id=narrow.chunk or None,
            document_id=narrow.document or None,
            order=order,
        )

    def query(self, chosen: QuestionFilter) -> Select[Any]:
        """Return the query of the ids of a filter."""
        return listing.query(self.session.project_id, chosen)

    def ids(self, connection: Connection, chosen: QuestionFilter) -> array[int]:
        """Return the ids of a filter in its order."""
        return listing.ids(connection, self.session.project_id, chosen)

    def among(self, connection: Connection, chosen: QuestionFilter, wanted: list[int]) -> array[int]:
        """Return those ids that match a filter."""
        return listing.among(connection, self.session.project_id, chosen, wanted)

    def count_states(self, connection: Connection, chosen: QuestionFilter | None) -> dict[str, int]:
        """Return how many questions are answered and not."""
        return listing.counts(connection, self.session.project_id, chosen)

    def fetch(self, ids: list[int]) -> dict[int, Values]:
        """Return the values of a page."""
        found = self.session.read(lambda c: listing.rows(c, ids))
        return {one: tuple(row[1:5]) for one, row in found.items()}

    def state_words(self) -> dict[str, str]:
        """Return the translated word of each chip."""
        return {ALL: self.tr("All"), "unanswered": self.tr("Unanswered"), "answered": self.tr("Answered")}

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        count = self.tr("%n question(s)", "", self.total)
        self.head.set_texts(self.tr("Questions"), count)
        self.primary.setText(self.tr("Generate answers…"))
        self.add.setText(self.tr("Add…"))
        self.filters.search.set_placeholder(self.tr("Search questions"))
        self.table.set_name(self.tr("Questions"))
        words = {"answer": self.tr("Generate answers…"), "tag": self.tr("Tag…"), "delete": self.tr("Delete")}
        for name, word in words.items():
            self.button(name).setText(word)
