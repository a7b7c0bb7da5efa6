"""Dialogs: a form with an estimate, and a question with two answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.form import ModelForm
from desktop.widgets.labels import Picture, label
from desktop.widgets.middle import middle

if TYPE_CHECKING:
    from pydantic import BaseModel

ESTIMATE_MS = 150
#: so long after it is shown a sheet says where it is to lie with each size it takes
PLACING_MS = 1_000


class Sheet(Retranslating, QDialog):
    """A dialog with a heading, a body and a foot with two buttons; opened, never executed, so nothing waits for it.

    Attributes:
        heading: the title inside.
        body: the column for content.
        note: the line left of the buttons.
    """

    def __init__(
        self, parent: QWidget | None, title: str, primary: str, *, danger: bool = False, width: int = 520
    ) -> None:
        super().__init__(parent)
        self._fitted = 0
        self._placing = QTimer(self, singleShot=True, interval=PLACING_MS)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(width)
        self.primary = Button(primary, "danger" if danger else "primary", on_click=self.accept)
        self.primary.setDefault(True)
        self.cancel = Button(on_click=self.reject)
        self.note = label(look="second", wrap=True)
        self.heading = label(title, "header")
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        foot = QFrame()
        foot.setProperty("look", "footer")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 11, 20, 11)
        row.setSpacing(8)
        row.addWidget(self.note, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 18, 20, 20)
        inner.setSpacing(16)
        inner.addWidget(self.heading)
        inner.addLayout(self.body)
        column.addLayout(inner, 1)
        column.addWidget(foot)
        Sheet.retranslate(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height the words need, in the middle, and begin in the body: the keyboard comes to buttons last."""
        super().showEvent(event)
        self._begin()
        self._fitted = self.height()
        self._placing.start()
        self.fit()
        QTimer.singleShot(0, self, self.fit)  # once more when all were laid out

    def event(self, event: QEvent) -> bool:
        """Follow what is said later: a note that needs a second line must not press the fields together."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return handled

    def _begin(self) -> None:
        # The keyboard goes round in a ring: buttons first, for they were made first. What follows them is the body.
        # Walking the ring from Python would tie the objects to each other for good; Qt takes the one step by itself.
        if self.focusWidget() is not None:
            return
        (self.primary if self.primary.isEnabled() else self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)
        self.focusNextPrevChild(True)
        first = self.focusWidget()
        if isinstance(first, QRadioButton):  # of several choices the one that is chosen
            first = next((one for one in self.findChildren(QRadioButton) if one.isChecked() and one.isVisible()), first)
        elif first is self.cancel and self.primary.isEnabled():  # there is nothing to fill in
            first = self.primary
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Become as high as the words need; Qt counts wrapped ones as one line before they are styled."""
        layout = self.layout()
        if layout is not None:
            exact = layout.hasHeightForWidth()
            needed = layout.totalHeightForWidth(self.width()) if exact else self.sizeHint().height()
            # It becomes lower too, unless the user made it higher.
            if self._placing.isActive() or needed > self.height() or self.height() == self._fitted:
                self.become(QSize(self.width(), needed))

    def become(self, size: QSize) -> None:
        """Take a size, at first over the middle of the window behind.

        While a window manager takes a window up, Qt may believe it in the corner of the screen, and a new size sent
        with that place puts it there. So the place is said anew; later the sheet stays where the user has put it.
        """
        behind = self.parentWidget()
        if behind is not None and self._placing.isActive():
            self.setGeometry(middle(behind.window(), size))
        else:
            self.resize(size)
        self._fitted = self.height()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.cancel.setText(self.tr("Cancel"))


class FormDialog(Sheet):
    """A form over a pydantic model.

    Args:
        form: the form to show; the dialog takes it.
        on_accept: gets the validated model after the primary button.
        estimate: gets the valid model, returns a translated line such as "about 1,240 calls · cost unknown".
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        form: ModelForm[Any],
        primary: str,
        on_accept: Callable[[Any], object],
        *,
        estimate: Callable[[BaseModel], str] | None = None,
        intro: str = "",
    ) -> None:
        super().__init__(parent, title, primary)
        self.form = form
        self._forms: list[ModelForm[Any]] = [form]
        self._on_accept = on_accept
        self._estimate = estimate
        if intro:
            self.body.addWidget(label(intro, "muted", wrap=True))
        self.body.addWidget(form)
        self._timer = QTimer(self, singleShot=True, interval=ESTIMATE_MS)
        self._timer.timeout.connect(self._show_estimate)
        form.changed.connect(self._on_change)
        self._on_change()
        form.focus_first()

    def add(self, part: QWidget, built: SignalInstance) -> None:
        """Put a further part below the form; `built` tells of a form in it, which keeps the dialog open when wrong."""
        self.body.addWidget(part)
        built.connect(self._join)

    def _join(self, form: ModelForm[Any]) -> None:
        self._forms.append(form)
        form.changed.connect(self._settle)
        self._align()

    def _align(self) -> None:
        for form in self._forms:
            form.set_label_width(max(one.label_width() for one in self._forms))

    def retranslate(self) -> None:
        """Set all visible strings again; the forms follow by themselves, their common edge afterwards."""
        super().retranslate()
        QTimer.singleShot(0, self, self._align)

    def say_estimate(self) -> None:
        """Ask for the estimate again: something came to be known."""
        self._timer.start()

    def accept(self) -> None:
        """Hand the model over and close; stay open while something is wrong."""
        if self._is_valid():
            super().accept()
            self._on_accept(self.form.value())

    def _is_valid(self) -> bool:
        return all(form.value() is not None for form in self._forms)

    def _settle(self) -> None:
        self.primary.setEnabled(self._is_valid())

    def _on_change(self) -> None:
        self._settle()
        if self._estimate is not None:
            self._timer.start()

    def _show_estimate(self) -> None:
        value = self.form.value()
        self.note.setText(self._estimate(value) if value is not None and self._estimate is not None else "")


def ask_form(
    parent: QWidget | None,
    title: str,
    kind: type[BaseModel],
    primary: str,
    on_accept: Callable[[Any], object],
    *,
    value: BaseModel | None = None,
    estimate: Callable[[BaseModel], str] | None = None,
    intro: str = "",
) -> FormDialog:
    """Open a form dialog for `kind` and return it."""
    dialog = FormDialog(parent, title, ModelForm(kind, value), primary, on_accept, estimate=estimate, intro=intro)
    dialog.open()
    return dialog


def ask(
    parent: QWidget | None,
    title: str,
    text: str,
    primary: str,
    on_accept: Callable[[], object],
    *,
    danger: bool = False,
) -> Sheet:
    """Open a question with the two answers `primary` and Cancel, and return it."""
    dialog = Sheet(parent, title, primary, danger=danger, width=440)
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(
        Picture("warning" if danger else "info", "bad" if danger else "accent", 20), 0, Qt.AlignmentFlag.AlignTop
    )
    row.addWidget(label(text, wrap=True), 1)
    dialog.body.addLayout(row)
    dialog.accepted.connect(lambda: on_accept())
    (dialog.cancel if danger else dialog.primary).setFocus(Qt.FocusReason.OtherFocusReason)
    dialog.open()
    return dialog
