"""What reading pages by a vision model would take, beneath the forms that read files, and the limits of that run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import Connection

from core.documents.methods import method
from core.documents.methods.vision import VisionSettings
from desktop.estimates import spending
from desktop.jobs.terms import TermsForm
from desktop.translate import Retranslating, number
from desktop.widgets.pagerender import LOCK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from core.documents.methods.foreseeing import Seen
    from core.stages.estimate import Estimate
    from desktop.window import MainWindow

    #: finds the files, on a pool thread
    Find = Callable[[Connection], Sequence[Path]]


class PagesCost(Retranslating, QWidget):
    """The limits of the run, shown only where a model is called; the line about it is asked for as `words`.

    Signals:
        changed: more is known, or a limit was changed.
    """

    changed = Signal()

    def __init__(self, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = window.context
        self._find: Find | None = None
        self._wanted: dict[str, Any] | None = None
        self._seen: Seen | None = None
        self._found: tuple[VisionSettings, Estimate] | None = None
        self.terms = TermsForm(window.context)
        self.terms.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.terms)
        self.terms.changed.connect(lambda _valid: self.changed.emit())
        self.terms.link.clicked.connect(lambda: self.changed.emit())

    def set_files(self, find: Find | None) -> None:
        """Ask about other files, None for none."""
        self._find, self._seen, self._found = find, None, None
        self._ask()

    def set_method(self, name: str, settings: dict[str, Any] | None) -> None:
        """Ask about another method; `settings` are None while one is wrong."""
        wanted = settings if method(name).needs == "model" else None
        self.terms.setVisible(wanted is not None)
        if wanted != self._wanted:
            self._wanted, self._found = wanted, None
            self._ask()

    def is_valid(self) -> bool:
        """Return whether the limits are right."""
        return self.terms.is_right()

    def columns(self) -> dict[str, Any] | None:
        """Return the limits as columns of a job, None where no model is called."""
        return self.terms.offered()

    def words(self) -> str:
        """Return pages, calls, tokens, time and money; empty where no model is called."""
        if self._wanted is None or self._find is None:
            return ""
        if self._found is None or self._seen is None:
            return self.tr("Counting pages…")
        (settings, found), lines = self._found, []
        if found.calls:
            pages = self.tr("%n page(s)", "", found.items).replace(str(found.items), number(found.items), 1)
            lines.append(f"{pages} · {spending(found, settings.model)}")
        if silent := self._seen.silent:
            lines.append(self.tr("%n file(s) cannot be judged before they are read.", "", silent))
        return "\n".join(lines)

    def _ask(self) -> None:
        if self._wanted is None or self._find is None:
            return
        settings, find, known = VisionSettings.model_validate(self._wanted), self._find, self._seen
        project_id = self._session.project_id

        def read(connection: Connection) -> tuple[VisionSettings, Seen, Estimate]:
            from core import estimating
            from core.documents.methods.foreseeing import seen

            held = known if known is not None else seen(find(connection), LOCK)
            return settings, held, estimating.pages(connection, project_id, held, settings)

        self._session.query(read, self._know, self, "pages")

    def _know(self, found: tuple[VisionSettings, Seen, Estimate]) -> None:
        settings, self._seen, estimate = found
        self._found = (settings, estimate)
        self.changed.emit()

    def retranslate(self) -> None:
        """Set all visible strings again: they are those of the sheet it is in."""
        self.changed.emit()
