"""What letting the domain tree follow its documents would take of a model, and the limits of that run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import Connection

from core.models import stages
from core.stages.choice import is_built_in
from desktop.estimates import measured, spending
from desktop.jobs.terms import TermsForm
from desktop.translate import Retranslating

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.domain.revising import RevisionOptions
    from core.stages.estimate import Estimate
    from core.stages.measure import Measure
    from desktop.window import MainWindow

    #: what a revision is told of the documents, but for its model
    Told = Callable[[Connection], dict[str, object]]


class TreeCost(Retranslating, QWidget):
    """The line about a choice, asked for as `words`, and the limits, which are shown for a revision by a model.

    Signals:
        changed: more is known, or a limit was changed.
    """

    changed = Signal()

    def __init__(self, window: MainWindow, told: Told, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window, self._told = window, told
        self._options: RevisionOptions | None = None
        self._found: Estimate | None = None
        self._ruled: Estimate | None = None
        self.terms = TermsForm(window.context)
        self.terms.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.terms)
        self.terms.changed.connect(lambda _valid: self.changed.emit())
        window.context.query(self._read, self._know, self, "estimate")

    def show_limits(self, wanted: bool) -> None:
        """Offer the limits, unless the run costs nothing."""
        self.terms.setVisible(wanted and self._calls_model())

    def is_valid(self) -> bool:
        """Return whether the limits are right."""
        return self.terms.is_right()

    def columns(self) -> dict[str, Any] | None:
        """Return the limits as columns of a job, None without any."""
        return self.terms.offered()

    def revising(self) -> str:
        """Return what a revision would take."""
        if self._options is None or self._found is None:
            return self.tr("Estimating…")
        spent = spending(self._found, self._options.model)
        return self.tr("To revise it: {0}").format(spent) + self._by()

    def rebuilding(self) -> str:
        """Return what is to be known of building anew: a form says what a model would take."""
        if self._options is None:
            return ""
        if self._calls_model():
            return self.tr("What it would take is shown before it starts.")
        return spending(self._found, self._options.model) if self._found is not None else ""

    def _by(self) -> str:
        if self._options is None or not self._calls_model():
            return ""
        return "\n" + self.tr("Model: {0}").format(self._options.model.spec)

    def _calls_model(self) -> bool:
        return self._options is not None and not is_built_in(self._options.model)

    def _read(self, connection: Connection) -> tuple[RevisionOptions, Estimate]:
        # Here and not above: it loads the built-in engine, which nobody should wait for at the first paint.
        from core.domain import estimating
        from core.domain.revising import RevisionOptions

        project_id = self._window.context.project_id
        model = stages.chosen(connection, project_id, "tree")
        options = RevisionOptions.model_validate({"model": model, **self._told(connection)})
        return options, estimating.revision(connection, project_id, options)

    def _know(self, found: tuple[RevisionOptions, Estimate]) -> None:
        self._options, self._ruled = found
        self._found = self._ruled
        self.changed.emit()
        if self._ruled.calls:
            measured(self._window, "revise", self._options, self._measured, self)

    def _measured(self, measure: Measure) -> None:
        if self._options is not None and self._ruled is not None:
            self._found = measure.applied(self._ruled, self._options.model)
            self.changed.emit()

    def retranslate(self) -> None:
        """Set all visible strings again: they are those of the sheet it is in."""
        self.changed.emit()
