"""The present text of a document against a new conversion of it, to take or to drop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.documents.preview import offers
from desktop.documents.preview.source import BAR
from desktop.translate import Retranslating, number
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.diffview import DiffView
from desktop.widgets.frames import Panel
from desktop.widgets.labels import Elided, hairline

if TYPE_CHECKING:
    from desktop.session import Session


class ComparePage(Retranslating, Panel):
    """A difference under a bar that counts the changes, takes the new text or drops it.

    Signals:
        accept_asked, reject_asked: the document whose new text is to be taken or dropped.
        left: the user goes back to the text.
    """

    accept_asked = Signal(int)
    reject_asked = Signal(int)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("surface")
        self._session = session
        self._document = 0
        self._at: tuple[int, int] | None = None
        self.view = DiffView()
        self.where = Elided(look="second")
        self.before = IconButton("chevron-up", on_click=self.view.previous_change)
        self.after = IconButton("chevron-down", on_click=self.view.next_change)
        self.back = Button(kind="link", on_click=self.left.emit)
        self.accept = Button(kind="primary", icon="check", on_click=lambda: self.accept_asked.emit(self._document))
        self.reject = Button(icon="close", on_click=lambda: self.reject_asked.emit(self._document))
        self.body.addWidget(self._bar())
        self.body.addWidget(hairline())
        self.body.addWidget(self.view, 1)
        self.view.at_change.connect(self._count)
        self.retranslate()

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self.where, 1)
        for part in (self.before, self.after, self.back, self.reject, self.accept):
            row.addWidget(part)
        return bar

    def document(self) -> int:
        """Return the document that is compared, 0 for none."""
        return self._document

    def set_document(self, document_id: int) -> None:
        """Compare the texts of a document; 0 shows nothing."""
        self._document, self._at = document_id, None
        self.view.set_parts(())
        self._say()
        if document_id:
            self._session.query(lambda c: offers.parts(c, document_id), self._take, self, "parts")

    def _take(self, parts: list[tuple[str, str]]) -> None:
        self._at = (0, 0)
        self.view.set_parts(parts)
        self._say()

    def _count(self, number_: int, count: int) -> None:
        if self._at is not None:
            self._at = (number_, count)
            self._say()

    def _say(self) -> None:
        if self._at is None:
            words = self.tr("Comparing…") if self._document else ""
        elif self._at[1]:
            words = self.tr("Change {0} of {1}").format(number(self._at[0]), number(self._at[1]))
        else:
            words = self.tr("Both texts are the same")
        self.where.set(words)
        some = self._at is not None and self._at[1] > 0
        self.before.setEnabled(some)
        self.after.setEnabled(some)
        self.accept.setEnabled(self._at is not None)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.view.setAccessibleName(self.tr("Difference between the present and the new text"))
        self.before.set_name(self.tr("Previous change (Shift+F7)"))
        self.after.set_name(self.tr("Next change (F7)"))
        self.back.setText(self.tr("Decide later"))
        self.accept.setText(self.tr("Take the new text"))
        self.reject.setText(self.tr("Keep the present one"))
        self._say()
