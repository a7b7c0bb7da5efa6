"""Containers: cards, hairline splitters, scrolling columns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.widgets.labels import label

DETAIL_MIN = 360


class Card(QFrame):
    """A surface with a hairline border and rounded corners.

    Attributes:
        body: the column to put content in.
        caption: the small heading; empty texts hide it.
    """

    def __init__(self, caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(6)
        self.caption = label(caption, "caption")
        self.caption.setVisible(bool(caption))
        self.body.addWidget(self.caption)

    def set_caption(self, text: str) -> None:
        """Set the small heading."""
        self.caption.setText(text)
        self.caption.setVisible(bool(text))


class Split(QSplitter):
    """Two or more panels with a hairline between them.

    Args:
        first: usually the list.
        second: usually the detail, which is never narrower than 360 pixels.
        shares: how new room is divided.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        shares: tuple[int, int] = (54, 46),
        way: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(way, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(first)
        self.addWidget(second)
        for place, share in enumerate(shares):
            self.setStretchFactor(place, share)
        if way == Qt.Orientation.Horizontal:
            first.setMinimumWidth(max(first.minimumWidth(), DETAIL_MIN))
            second.setMinimumWidth(max(second.minimumWidth(), DETAIL_MIN))
        self.setSizes([share * 20 for share in shares])


class Panel(QFrame):
    """A coloured area: surface (lists), window (detail side), sunken, bar or footer.

    Attributes:
        body: the column to put content in; no margins.
    """

    def __init__(self, look: str = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)


class Scrolling(QScrollArea):
    """A column that scrolls when it is too high.

    Attributes:
        body: the column to put content in.
    """

    def __init__(self, margin: int = 20, gap: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("look", "scrolled")
        self.viewport().setAutoFillBackground(False)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(gap)
        self.setWidget(inner)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def let_keyboard_in(self, name: str) -> None:
        """Let the keyboard come to it while there is something to scroll; `name` says what is read there."""
        self.setAccessibleName(name)
        if self.property("look") != "text":
            self.setProperty("look", "text")
            self.verticalScrollBar().rangeChanged.connect(self._take_part)
            self._take_part(0, self.verticalScrollBar().maximum())

    def _take_part(self, _low: int, high: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if high > 0 else Qt.FocusPolicy.NoFocus)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what the keyboard came to into view; Qt does so only where it was within before."""
        if now is not None and self.isAncestorOf(now) and now.visibleRegion().isEmpty():
            self.ensureWidgetVisible(now)
