"""The part of a form that bounds a run: caps, priority, and the program at its end; folded until asked for."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.jobs.terms import Terms, knowing
from core.settings.sections import Runs
from core.settings.store import load
from desktop.session import Session
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.form import ModelForm
from desktop.widgets.taborder import lead_in, stops


class TermsForm(Retranslating, QWidget):
    """A link that unfolds the form.

    Signals:
        changed: whether what is in the form is valid.
        built: the form, when it comes to be.
    """

    changed = Signal(bool)
    built = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._default: str = session.read(lambda c: load(c, Runs)).hook
        self.link = Button(kind="link", on_click=self.unfold)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.link)
        self.retranslate()

    @cached_property
    def form(self) -> ModelForm[Terms]:
        """The fields, built when they are first asked for: most runs have no need of them."""
        form = ModelForm(knowing(self._default), Terms.model_construct(hook=self._default), self)
        form.hide()
        self._column.addWidget(form)
        lead_in(self.link, stops(form))
        form.changed.connect(self.changed)
        self.built.emit(form)
        return form

    def unfold(self) -> None:
        """Show the form."""
        self.link.hide()
        self.form.show()
        self.form.focus_first()
        # Wrapped words know their height only when they have been laid out once.
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        sheet, layout = self.window(), self.window().layout()
        if layout is not None:
            layout.activate()
            sheet.resize(sheet.width(), max(sheet.sizeHint().height(), layout.totalHeightForWidth(sheet.width())))

    def columns(self) -> dict[str, Any] | None:
        """Return the columns of the job, None while something is wrong."""
        value = self.form.value() if "form" in vars(self) else Terms.model_construct(hook=self._default)
        return None if value is None else value.columns(self._default)

    def is_right(self) -> bool:
        """Return whether nothing is wrong in what is offered; hidden, nothing is."""
        return self.isHidden() or self.columns() is not None

    def offered(self) -> dict[str, Any] | None:
        """Return the columns of the job, None while the form is hidden or wrong."""
        return None if self.isHidden() else self.columns()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.link.setText(self.tr("Cap, priority, and what runs at the end…"))
