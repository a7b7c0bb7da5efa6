"""Splitting documents again, or choosing how new ones are to be split: the settings beside what they give."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from sqlalchemy import Connection

from core.chunks.splitting import Splitting
from desktop.chunks import splittingkept
from desktop.chunks.splittingdocuments import Chosen, effect_of_one, effects_of_many, found, markdown, start
from desktop.chunks.splittingform import SplittingForm
from desktop.chunks.splittingnewest import Newest
from desktop.chunks.splittingpicker import DocumentPicker
from desktop.chunks.splittingpreview import SHOWN, SplittingPreview
from desktop.chunks.splittingsheet import WideSheet
from desktop.chunks.splittingwork import Beside
from desktop.presenter import sentence
from desktop.widgets.frames import Scrolling

if TYPE_CHECKING:
    from desktop.undoing import UndoStack
    from desktop.window import MainWindow

FORM_WIDTH = 380
#: names settings may have for the smallest and the largest size
LOW, HIGH = ("minimum",), ("maximum", "size")


class SplittingSheet(WideSheet):
    """Settings left, preview right. What is previewed is computed on a pool thread; only the newest is shown."""

    def __init__(self, window: MainWindow, title: str, primary: str, splitting: Splitting) -> None:
        super().__init__(window, title, primary)
        self._window, self._session = window, window.context
        self._text, self._name = "", ""
        self._beside = Beside()
        self.finished.connect(self._leave)
        # Also when the window goes with the sheet still open.
        self.destroyed.connect(self._beside.close)
        # From the outside in: a part that is put into another with all it holds is styled again, each time.
        row = QHBoxLayout()
        row.setSpacing(20)
        self.body.addLayout(row, 1)
        side = Scrolling(margin=0, parent=self)
        side.body.setContentsMargins(0, 0, 12, 0)
        side.setFixedWidth(FORM_WIDTH)
        row.addWidget(side)
        self.form = SplittingForm(window.preferences, splitting, side.widget())
        side.body.addWidget(self.form)
        self.picker = DocumentPicker(self)
        self.newest = Newest(self._session, self._take, lambda error: self.preview.set_failed(error), self)
        self._painted = False
        self._right = right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.picker, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        self.form.changed.connect(self.refresh)
        self.retranslate()

    @cached_property
    def preview(self) -> SplittingPreview:
        """What the settings give; built when it is first needed, but after the first paint of the sheet."""
        made = SplittingPreview(self)
        self._right.setAlignment(self.picker, Qt.AlignmentFlag(0))
        self._right.addWidget(made, 1)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        """Build the rest once the sheet is there to be seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        self.preview.show()

    def set_text(self, text: str, name: str) -> None:
        """Preview this text of a file called so."""
        self._text, self._name = text, name
        self.refresh()

    def refresh(self) -> None:
        """Compute the preview again."""
        splitting = self.form.value()
        self.primary.setEnabled(splitting is not None)
        if splitting is None:
            self.newest.drop()
            return
        text, name, beside = self._text, self._name, self._beside
        self.newest.ask(lambda _connection: (splitting, text, beside.preview(text, splitting, SHOWN, name)))

    def _take(self, result: Any) -> None:
        splitting, text, shown = result
        self.preview.set_preview(shown, text, limits(splitting))

    def _leave(self) -> None:
        self.newest.drop()
        self._beside.stop()
        self._session.errands.run(self._beside.end, lambda _none: None, self._session.failed.emit, self._session)


class ChooseSheet(SplittingSheet):
    """Gives a splitting to whoever asked for it; nothing is saved."""

    def __init__(
        self, window: MainWindow, text: str, name: str, splitting: Splitting, on_accept: Callable[[Splitting], object]
    ) -> None:
        title = QCoreApplication.translate("SplittingSheet", "How to split")
        super().__init__(window, title, QCoreApplication.translate("SplittingSheet", "Use this"), splitting)
        self._on_accept = on_accept
        self.picker.hide()
        self.set_first(text, name)

    def wait(self) -> None:
        """Say that the text comes later."""
        self.note.setText(self.tr("Reading the first document…"))

    def set_first(self, text: str, name: str) -> None:
        """Preview a text, named after its file."""
        self.note.setText(self.tr("The preview is of “{0}”.").format(name) if name else "")
        self.set_text(text, name)

    def fail(self, error: BaseException) -> None:
        """Say why there is no text to preview."""
        self.note.setText(sentence(error))

    def accept(self) -> None:
        """Hand the splitting over."""
        chosen = self.form.value()
        if chosen is not None:
            super().accept()
            self._on_accept(chosen)


class AgainSheet(SplittingSheet):
    """Splits documents again, after saying what hangs on the chunks they have.

    Args:
        stack: where splitting one document can be undone.
        find: finds the documents.
        current: the document under the cursor, previewed first.
    """

    def __init__(
        self, window: MainWindow, stack: UndoStack, find: Callable[[Connection], list[int]], current: int = 0
    ) -> None:
        title = QCoreApplication.translate("SplittingSheet", "Split again")
        primary = QCoreApplication.translate("SplittingSheet", "Split")
        super().__init__(window, title, primary, splittingkept.last(window.preferences))
        self._stack = stack
        self.chosen: Chosen | None = None
        self._ready: tuple[Splitting, list[Any]] | None = None
        self.effects = Newest(self._session, self._tell, self._failed, self)
        self.picker.chosen.connect(self._pick)
        self.primary.setEnabled(False)
        self._session.query(lambda c: found(c, find(c), current), self._open, self, "open")

    def _open(self, chosen: Chosen) -> None:
        self.chosen = chosen
        if not chosen.ids:
            self.note.setText(self.tr("None of these documents has a text that could be split."))
            return
        self.picker.set_documents(chosen)
        if len(chosen.ids) == 1:
            self.heading.setText(self.tr("Split “{0}” again").format(chosen.names[0][1]))
        else:
            self.heading.setText(self.tr("Split %n document(s) again", "", len(chosen.ids)))
            self.note.setText(self.tr("Counting what hangs on the chunks…"))
            self.effects.ask(lambda c: (None, [], effects_of_many(c, chosen.ids)))
        self._pick(chosen.names[0][0])

    def _pick(self, document_id: int) -> None:
        def show(result: tuple[str, str]) -> None:
            self.set_text(*result)

        self._session.query(lambda c: markdown(c, document_id), show, self, "text")

    def refresh(self) -> None:
        """Compute the preview again, and for one document what it does to its chunks."""
        super().refresh()
        if self.chosen is None or len(self.chosen.ids) != 1:
            self.primary.setEnabled(self._ready is not None and self.form.value() is not None)
            return
        splitting, document_id = self.form.value(), self.chosen.ids[0]
        text, name, beside = self._text, self._name, self._beside
        self._ready = None
        self.primary.setEnabled(False)
        if splitting is None:
            self.effects.drop()
            return
        self.note.setText(self.tr("Counting what hangs on the chunks…"))
        self.effects.ask(
            lambda c: (
                splitting,
                *effect_of_one(c, document_id, text, name, partial(beside.split, text, splitting, name)),
            )
        )

    def _tell(self, result: Any) -> None:
        splitting, pieces, words = result
        self._ready = (splitting, pieces)
        self.note.setText(words)
        self.primary.setEnabled(self.form.value() is not None)

    def _failed(self, error: BaseException) -> None:
        self.note.setText(sentence(error))

    def accept(self) -> None:
        """Split: one document at once with undo, many by a job."""
        splitting = self.form.value()
        if splitting is None or self._ready is None or self.chosen is None or not self.primary.isEnabled():
            return
        splittingkept.keep(self._window.preferences, splitting)
        super().accept()
        pieces = self._ready[1] if len(self.chosen.ids) == 1 and self._ready[0] == splitting else []
        start(self._window, self._stack, self.chosen, splitting, pieces)


def limits(splitting: Splitting) -> tuple[int, int]:
    """Return the smallest and the largest size that settings ask for, 0 where they ask for none."""
    settings = splitting.chosen().model_dump()
    low = next((int(settings[name]) for name in LOW if name in settings), 0)
    return low, next((int(settings[name]) for name in HIGH if name in settings), 0)


def choose(
    window: MainWindow, text: str, name: str, splitting: Splitting, on_accept: Callable[[Splitting], object]
) -> ChooseSheet:
    """Open the sheet over a text of a file called `name` and hand the splitting chosen to `on_accept`."""
    sheet = ChooseSheet(window, text, name, splitting, on_accept)
    sheet.open()
    return sheet


def show(window: MainWindow, stack: UndoStack, find: Callable[[Connection], list[int]], current: int = 0) -> AgainSheet:
    """Open the sheet that splits the documents `find` names again."""
    sheet = AgainSheet(window, stack, find, current)
    sheet.open()
    sheet.form.ways.setFocus(Qt.FocusReason.OtherFocusReason)
    return sheet
