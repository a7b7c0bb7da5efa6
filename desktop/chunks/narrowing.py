"""What narrows the list of chunks: states, document, size, words of the text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from pydantic import BaseModel, Field, model_validator
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from core.errors import QT_TRANSLATE_NOOP
from desktop.chunks.rows import LONG, SHORT, size_words
from desktop.filters import FilterBar, Narrowing, PickChip
from desktop.session import Session
from desktop.translate import number
from desktop.widgets.dialog import ask_form

Range = tuple[int | None, int | None]
ANY_SIZE: Final[Range] = (None, None)


class SizeRange(BaseModel):
    """A range of sizes in characters."""

    smallest: int | None = Field(
        default=None, ge=0, title=QT_TRANSLATE_NOOP("Forms", "At least"), json_schema_extra={"unit": ""}
    )
    largest: int | None = Field(
        default=None,
        ge=1,
        title=QT_TRANSLATE_NOOP("Forms", "At most"),
        description=QT_TRANSLATE_NOOP("Forms", "Characters; an empty field sets no bound."),
    )

    @model_validator(mode="after")
    def _in_order(self) -> SizeRange:
        if self.smallest is not None and self.largest is not None and self.smallest > self.largest:
            raise ValueError(QT_TRANSLATE_NOOP("Forms", "The smallest is larger than the largest."))
        return self


@dataclass(frozen=True)
class Sized(Narrowing):
    """What document, search and sizes leave."""

    smallest: int | None = None
    largest: int | None = None

    def __bool__(self) -> bool:
        return super().__bool__() or self.smallest is not None or self.largest is not None


class ChunkFilters(FilterBar):
    """State chips, document and size on one line that wraps."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._sizes = ANY_SIZE
        self.sized = PickChip(self.pick_size)
        super().__init__(session, parent)
        self._now: Narrowing = Sized()
        self.tag.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.sized)

    def set_sizes(self, smallest: int | None, largest: int | None) -> None:
        """Show only chunks of these sizes, in characters; None sets no bound."""
        self._sizes = (smallest, largest)
        self._set(smallest=smallest, largest=largest)

    def clear(self, *, quietly: bool = False) -> None:
        """Drop document, sizes and search; quietly when the caller reads again itself."""
        self._sizes = ANY_SIZE
        super().clear(quietly=True)
        self._now = Sized()
        self.retranslate()
        if not quietly:
            self.changed.emit()

    def pick_size(self) -> None:
        """Open the menu of sizes."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.fill(menu)
        menu.popup(self.sized.mapToGlobal(QPoint(0, self.sized.height() + 4)))

    def fill(self, menu: QMenu) -> None:
        """Fill a menu with the usual sizes and a way to any other."""
        words: dict[Range, str] = {
            ANY_SIZE: self.tr("Any size"),
            (None, SHORT - 1): self.tr("Short: under {0}").format(number(SHORT)),
            (SHORT, LONG): self.tr("Usual: {0} to {1}").format(number(SHORT), number(LONG)),
            (LONG + 1, None): self.tr("Long: over {0}").format(number(LONG)),
        }
        for sizes, text in words.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(sizes == self._sizes)
            action.triggered.connect(partial(self._picked, sizes))
        menu.addSeparator()
        menu.addAction(self.tr("From … to …")).triggered.connect(lambda _on=False: self.ask_size())

    def ask_size(self) -> None:
        """Open the form for any range."""
        title = QCoreApplication.translate("ChunkFilters", "Size of the chunks")
        value = SizeRange(smallest=self._sizes[0], largest=self._sizes[1])
        ask_form(
            self, title, SizeRange, self.tr("Show"), lambda got: self.set_sizes(got.smallest, got.largest), value=value
        )

    def _picked(self, sizes: Range, _on: bool = False) -> None:
        self.set_sizes(*sizes)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.sized.show_choice(self.tr("Size"), size_words(*self._sizes))


def parts_of(narrow: Any) -> dict[str, Any]:
    """Return a narrowing as fields of a `ChunkFilter`."""
    return {
        "search": narrow.search,
        "document_id": narrow.document or None,
        "smallest": narrow.smallest,
        "largest": narrow.largest,
    }
