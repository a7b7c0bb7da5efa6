"""The rows of the document list: one page from the store, the counts of chunks and questions a moment later."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject

from core.documents import listing
from desktop.documents import words
from desktop.widgets.columns import Column
from desktop.widgets.paged import PagedModel

if TYPE_CHECKING:
    from desktop.session import Session


class DocumentRows(QObject):
    """Feeds a PagedModel.

    Counting the questions of thick books takes longer than a frame, so a page is painted without and gets them from a
    query; until a newer one arrives the former numbers stay.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tallies: dict[int, tuple[int, int]] = {}
        self._asked: set[int] = set()
        self.model = PagedModel(self._columns(), array("q"), self._rows, self)

    def forget(self, ids: Iterable[int] | None = None) -> None:
        """Count again when the rows are next painted; the former numbers stay until then."""
        self._asked = set() if ids is None else self._asked - set(ids)
        self.model.refresh(self._tallies if ids is None else ids)

    def clear(self) -> None:
        """Forget all numbers (another project)."""
        self._tallies.clear()
        self._asked.clear()

    def _rows(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        found = self._session.read(lambda c: listing.rows(c, ids))
        fresh = [one for one in found if one not in self._asked]
        if fresh:
            self._asked.update(fresh)
            self._session.query(lambda c: listing.tallies(c, fresh), self._count, self)
        return {one: self._shown(row) for one, row in found.items()}

    def _shown(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        found = dict(zip(listing.COLUMNS, row, strict=True))
        chunks, questions = self._tallies.get(found["id"], (None, None))
        if found["state"] == "failed":
            found.update(characters=None, method="", language="")
            chunks = questions = None
        shown = [found[name] for name in ("name", "format", "size", "pages", "characters")]
        state = (found["state"], found["remarks"], bool(found["waiting"]))
        return (*shown, chunks, questions, state, found["method"], found["language"], found["waiting"])

    def _count(self, tallies: dict[int, tuple[int, int]]) -> None:
        moved = [one for one, both in tallies.items() if self._tallies.get(one) != both]
        self._tallies.update(tallies)
        self.model.refresh(moved)

    def _columns(self) -> tuple[Column, ...]:
        """Return the columns; name and state are the last to stay in a narrow list."""
        return (
            Column("name", lambda: self.tr("Name"), sortable=True),
            Column("format", lambda: self.tr("Format"), "muted", 76, str.upper, hide_below=1000, sortable=True),
            Column("size", lambda: self.tr("Size"), "number", 82, words.file_size, hide_below=860, sortable=True),
            Column("pages", lambda: self.tr("Pages"), "number", 76, hide_below=760, sortable=True),
            Column("characters", lambda: self.tr("Characters"), "number", 100, hide_below=700, sortable=True),
            Column("chunks", lambda: self.tr("Chunks"), "number", 82, hide_below=460, sortable=True),
            Column("questions", lambda: self.tr("Questions"), "number", 96, hide_below=520, sortable=True),
            Column("state", lambda: self.tr("State"), "state", 172, _summary, _role, sortable=True),
            Column(
                "method", lambda: self.tr("Method"), "muted", 104, words.method_words, hide_below=1060, sortable=True
            ),
            Column(
                "language",
                lambda: self.tr("Language"),
                "muted",
                92,
                words.language_words,
                hide_below=1160,
                sortable=True,
            ),
            Column("waiting", lambda: self.tr("To decide"), "muted", 92, _waits, _lit, hide_below=1280, sortable=True),
        )


def _summary(value: tuple[str, list[dict[str, Any]], bool]) -> str:
    return words.summary(*value)


def _role(value: tuple[str, list[dict[str, Any]], bool]) -> str:
    return "accent" if value[2] else words.STATES[value[0]][1]


def _waits(value: bool) -> str:
    return QCoreApplication.translate("Documents", "new text") if value else ""


def _lit(value: bool) -> str:
    return "accent" if value else ""
