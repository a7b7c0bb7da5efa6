"""The history of a sample: every edit with what was there before and after."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from sqlalchemy import Connection

from core.domain import service as tags
from core.samples import service
from desktop.datasets.words import FIELDS, say, short, when
from desktop.session import Session
from desktop.translate import Retranslating
from desktop.widgets.frames import Scrolling
from desktop.widgets.labels import Elided, hairline, label

WIDTH = 400
HIGHEST = 420
LONGEST = 160


class HistoryPopup(Retranslating, QFrame):
    """A small popup with one block an edit, newest first."""

    def __init__(self, parent: QWidget, revisions: list[Any], created: int) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "popup")
        self._title = label(look="bold")
        self._made = label(look="second")
        self.area = Scrolling(margin=0, gap=10)
        for number, revision in enumerate(revisions):
            if number:
                self.area.body.addWidget(hairline())
            self._add(revision)
        self._created = created
        self.area.body.addWidget(self._made)
        self.area.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self.area, 1)
        self.retranslate()

    def _add(self, revision: Any) -> None:
        self.area.body.addWidget(label(when(revision["created_at"]), "faint"))
        for field, after in revision["after"].items():
            self.area.body.addWidget(Elided(say(FIELDS.get(field, field)), "bold"))
            before = short(field, revision["before"].get(field))[:LONGEST]
            words = f"{before}  →  {short(field, after)[:LONGEST]}"
            self.area.body.addWidget(label(words, "second", wrap=True))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._title.setText(self.tr("History"))
        self._made.setText(self.tr("Made {0}").format(when(self._created)))

    def open_at(self, anchor: QWidget) -> None:
        """Show the popup above a widget, right-aligned with it."""
        self.setFixedWidth(WIDTH)
        wanted = self.area.body.heightForWidth(WIDTH - 40)
        self.setFixedHeight(min(HIGHEST, max(96, wanted + 60)))
        place = anchor.mapToGlobal(QPoint(anchor.width() - WIDTH, -self.height() - 6))
        screen = anchor.screen().availableGeometry()
        self.move(max(screen.left(), place.x()), max(screen.top(), place.y()))
        self.show()


def show_history(session: Session, sample_id: int, anchor: QWidget) -> None:
    """Open the history of a sample at a widget."""

    def read(connection: Connection) -> tuple[list[Any], int]:
        row = service.detail(connection, sample_id)
        found = [dict(revision) for revision in service.history(connection, sample_id)]
        for revision in found:
            for side in ("before", "after"):
                # Tags are kept by id; a label may have changed, and says more.
                values = revision[side] = dict(revision[side])
                if values.get("tag_id"):
                    values["tag_id"] = tags.label(connection, values["tag_id"]) or values["tag_id"]
        return found, row["created_at"] if row is not None else 0

    session.query(read, lambda found: HistoryPopup(anchor, *found).open_at(anchor), anchor, "history")
