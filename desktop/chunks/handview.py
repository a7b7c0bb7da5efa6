"""Cutting a text by hand: the keys and the pointer that place, remove, move and join."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.chunks.handcaret import HandCaret
from desktop.translate import Retranslating

Key, Mod = Qt.Key, Qt.KeyboardModifier
SCROLL_MS = 30


class HandView(Retranslating, HandCaret):
    """The text; a click cuts at the character or, in the margin, before the line, a click on a cut removes it.

    With Ctrl a click only puts the caret there, and a dragged cut goes to the character instead of the line.

    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._pull = QTimer(self, interval=SCROLL_MS)
        self._pull.timeout.connect(self._scroll_along)
        self.cuts.refused.connect(lambda: self.tell(self.tr("A cut there would leave a piece without text.")))
        self.retranslate()

    # What is done

    def toggle(self) -> None:
        """Place a cut at the caret, or remove the one that is there."""
        place = self.tidy(self.caret)
        if self.cuts.toggle(place):
            self._after(place)

    def merge(self) -> None:
        """Join the piece at the caret with the next one."""
        place = self.cuts.merge(self.caret)
        if place < 0:
            self.tell(self.tr("This is the last piece."))
        else:
            self.tell(self.tr("joined: {0}").format(self.describe(self.caret)))

    def undo(self) -> None:
        """Take the last step back."""
        self._after(self.cuts.undo())

    def redo(self) -> None:
        """Do the step again that was undone."""
        self._after(self.cuts.redo())

    def _after(self, place: int) -> None:
        if place >= 0:
            self.go_to(place)
            self.tell(self.describe(place))

    def jump(self, step: int) -> None:
        """Go to the next cut (1) or to the one before (-1)."""
        place = self.cuts.following(self.caret) if step > 0 else self.cuts.preceding(self.caret)
        place = place if place >= 0 else (len(self.cuts.text) if step > 0 else 0)
        # Both sides of a cut are to be seen, so that it can be judged.
        self.reveal(place, self.viewport().height() / 3)
        self.go_to(place)

    def shift(self, step: int) -> None:
        """Move the cut at the caret by a line, down (1) or up (-1)."""
        if not self.cuts.is_cut(self.caret):
            self.tell(self.tr("There is no cut at the caret."))
            return
        target = self.tidy(self._line_start(self.caret, step))
        self._moved(self.cuts.move(self.caret, target))

    def nudge(self, step: int) -> None:
        """Move the cut at the caret by a character."""
        if self.cuts.is_cut(self.caret):
            self._moved(self.cuts.move(self.caret, self._beside(self.caret, step)))

    def _moved(self, place: int) -> None:
        if place >= 0:
            self._after(place)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for; others are the dialog's."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo) or (
            event.key() == Key.Key_Z and event.modifiers() == Mod.ControlModifier | Mod.ShiftModifier
        ):
            self.redo()
        elif not self._cut_key(event) and not self.caret_key(event):
            event.ignore()

    def _cut_key(self, event: QKeyEvent) -> bool:
        key, mods = event.key(), event.modifiers() & ~Mod.KeypadModifier
        steps = {Key.Key_Up: -1, Key.Key_Down: 1}
        if mods == Mod.NoModifier and key in (Key.Key_Return, Key.Key_Enter, Key.Key_Space):
            self.toggle()
        elif mods == Mod.NoModifier and key == Key.Key_M:
            self.merge()
        elif mods == Mod.AltModifier and key in steps:
            self.jump(steps[Key(key)])
        elif mods == Mod.AltModifier | Mod.ShiftModifier and key in steps:
            self.shift(steps[Key(key)])
        elif mods == Mod.AltModifier | Mod.ShiftModifier and key in (Key.Key_Left, Key.Key_Right):
            self.nudge(-1 if key == Key.Key_Left else 1)
        elif key == Key.Key_Escape and self.drag[0] >= 0:
            self._let_go()
        else:
            return False
        return True

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a cut, or be ready to place one."""
        if event.button() == Qt.MouseButton.LeftButton and self.cuts.text:
            self._pressed = event.position()
            self.grip = self.hit(event.position()).cut

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would do, or where the cut goes that is being dragged."""
        point = event.position()
        if self._pressed is not None and self.grip >= 0:
            far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far or self.drag[0] >= 0:
                self.hover = -1
                self._drag_to(point, exact=bool(event.modifiers() & Mod.ControlModifier))
        elif self._pressed is None and self.cuts.text:
            found = self.hit(point)
            self.grip, self.hover = found.cut, -1 if found.cut >= 0 else found.place
            shape = Qt.CursorShape.SplitVCursor if found.cut >= 0 else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Place a cut, remove the one clicked, or leave the one dragged where it is."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        cut, (dragged, target) = self.grip, self.drag
        self._let_go()
        if dragged >= 0:
            self._moved(self.cuts.move(dragged, target))
        elif cut >= 0:
            if self.hit(event.position()).cut == cut and self.cuts.remove(cut):
                self._after(cut)
        elif event.modifiers() & Mod.ControlModifier:
            self.go_to(self.hit(event.position()).place)
        else:
            place = self.hit(event.position()).place
            if self.cuts.place(place):
                self._after(place)
            else:
                self.go_to(place)

    def _drag_to(self, point: QPointF, *, exact: bool) -> None:
        high = self.viewport().height()
        inside = QPointF(point.x() if exact else 0.0, min(max(point.y(), 1.0), high - 1.0))
        self._last = point
        self.drag = (self.grip, self.hit(inside).place)
        if point.y() < self.band() or point.y() > high - self.band():
            self._pull.start()
        else:
            self._pull.stop()
        self.viewport().update()

    def _scroll_along(self) -> None:
        point = self._last
        bar, before = self.verticalScrollBar(), self.verticalScrollBar().value()
        bar.setValue(before + (bar.singleStep() if point.y() > self.viewport().height() / 2 else -bar.singleStep()))
        if self.drag[0] < 0 or bar.value() == before:
            self._pull.stop()
        elif self.drag[0] >= 0:
            self._drag_to(point, exact=False)

    def _let_go(self) -> None:
        self._pull.stop()
        self._pressed = None
        self.grip = self.hover = -1
        self.drag = (-1, -1)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show no place any more."""
        super().leaveEvent(event)
        if self._pressed is None:
            self.hover = self.grip = -1
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where the caret is."""
        super().focusInEvent(event)
        self.tell(self.describe(self.caret))
        self.viewport().update()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.setAccessibleName(self.tr("Text with its cuts"))
        self.viewport().update()
