"""What the documents chosen would take of a model, guessed before anything is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.stages.choice import is_built_in
from desktop.estimates import rounded
from desktop.translate import number, sentences
from desktop.widgets.pagerender import LOCK

if TYPE_CHECKING:
    from core.documents.glancing import Glance
    from core.llm.messages import Model
    from desktop.errands import Errands


class Foresight(QObject):
    """Looks at documents off the UI thread, and puts in words what they would take.

    Signals:
        changed: the look is done.
    """

    changed = Signal()

    def __init__(self, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands = errands
        self._paths: tuple[Path, ...] = ()
        self._found: list[Glance] | None = None
        self._silent = 0

    def look(self, paths: Sequence[Path]) -> None:
        """Look at these documents, unless they are those of before."""
        wanted = tuple(paths)
        if wanted == self._paths:
            return
        self._paths, self._found, self._silent = wanted, None, 0
        if wanted:
            self._errands.run(
                lambda: glance_at(wanted),
                lambda found: self._seen(wanted, *found),
                lambda _error: self._seen(wanted, [], len(wanted)),
                self,
            )

    def words(self, model: Model | None) -> str:
        """Return what a model would be asked for, empty for the built-in engine and while nothing is chosen."""
        if model is None or is_built_in(model) or not self._paths:
            return ""
        if self._found is None:
            return self.tr("Looking at the documents…")
        from core.foreseeing import foresee

        silent = self.tr("%n file(s) cannot be judged before they are read.", "", self._silent) if self._silent else ""
        found = foresee(self._found, model)
        if not found.calls:
            return silent
        if found.cost is None:
            money = self.tr("cost unknown, as the model has no price here")
        elif found.cost == 0:
            money = self.tr("nothing to pay")
        else:
            money = self.tr("cost about {0}").format(f"{found.cost:,.2f}")
        calls, tokens = number(coarse(found.calls)), rounded(coarse(found.tokens))
        return sentences(self.tr("Takes about {0} calls and {1} tokens: {2}.").format(calls, tokens, money), silent)

    def _seen(self, paths: tuple[Path, ...], found: list[Glance], silent: int) -> None:
        if paths == self._paths:
            self._found, self._silent = found, silent
            self.changed.emit()


def glance_at(paths: Sequence[Path]) -> tuple[list[Glance], int]:
    """Look at documents, and load what the estimate is made with: nothing of either belongs on the UI thread."""
    import core.foreseeing  # noqa: F401 - for `Foresight.words`
    from core.documents.glancing import glances

    return glances(paths, LOCK)


def coarse(count: int) -> int:
    """Return a count with two digits that matter: a guess has no more."""
    step = 10 ** max(0, len(str(count)) - 2)
    return round(count / step) * step
