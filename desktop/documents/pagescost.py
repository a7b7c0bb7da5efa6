"""What reading pages by a vision model or a service would take, beneath the forms that read files, and its limits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import Connection

from core.documents.methods import LOCAL, method
from core.documents.methods.vision import VisionSettings
from desktop.estimates import spending
from desktop.jobs.terms import TermsForm
from desktop.translate import Retranslating
from desktop.widgets.pagerender import LOCK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from core.documents.methods.foreseeing import Seen
    from core.documents.methods.method import Method
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
        self._way: Method | None = None
        self._wanted: dict[str, Any] | None = None
        self._seen: tuple[str, Seen] | None = None
        self._found: Estimate | None = None
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
        way = method(name)
        wanted = settings if way.needs in ("model", "service") else None
        self.terms.setVisible(wanted is not None and way.needs == "model")
        if (way, wanted) != (self._way, self._wanted):
            self._way, self._wanted, self._found = way, wanted, None
            self._ask()

    def is_valid(self) -> bool:
        """Return whether the limits are right."""
        return self.terms.is_right()

    def columns(self) -> dict[str, Any] | None:
        """Return the limits as columns of a job, None where no model is called."""
        return self.terms.offered()

    def words(self) -> str:
        """Return pages, calls, tokens, time and money; empty where the pages stay in the program."""
        if self._wanted is None or self._find is None or self._way is None:
            return ""
        if self._found is None or self._seen is None:
            return self.tr("Counting pages…")
        found, lines = self._found, []
        pages = self.tr("%n page(s)", "", found.items)
        if found.calls:
            lines.append(f"{pages} · {spending(found, VisionSettings.model_validate(self._wanted).model)}")
        elif self._way.needs == "service" and found.items:
            price = (
                self.tr("price of the service unknown") if found.cost is None else self.tr("your own service: no cost")
            )
            lines.append(f"{pages} · {price}")
        if silent := self._seen[1].silent:
            lines.append(self.tr("%n file(s) cannot be judged before they are read.", "", silent))
        return "\n".join(lines)

    def _ask(self) -> None:
        if self._wanted is None or self._find is None or self._way is None:
            return
        way, wanted, find, known = self._way, self._wanted, self._find, self._seen
        project_id = self._session.project_id

        def read(connection: Connection) -> tuple[Seen, Estimate]:
            from core import estimating
            from core.documents.methods.foreseeing import seen

            held = known[1] if known and known[0] == way.name else seen(find(connection), LOCK, way.formats)
            if way.needs == "service":
                return held, held.at_service(own=way.name == LOCAL)
            return held, estimating.pages(connection, project_id, held, VisionSettings.model_validate(wanted))

        self._session.query(read, partial(self._know, way.name), self, "pages")

    def _know(self, name: str, found: tuple[Seen, Estimate]) -> None:
        self._seen, self._found = (name, found[0]), found[1]
        self.changed.emit()

    def retranslate(self) -> None:
        """Set all visible strings again: they are those of the sheet it is in."""
        self.changed.emit()
