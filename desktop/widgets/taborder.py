"""The order in which Tab comes to what is made later than its neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def lead_in(holder: QWidget, parts: Iterable[QWidget]) -> None:
    """Let the keyboard come to the parts where their holder stands: Qt puts what is made later behind everything."""
    policy = holder.focusPolicy()
    holder.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # an order cannot begin at what takes no focus
    for before, after in pairwise([holder, *parts]):
        QWidget.setTabOrder(before, after)
    holder.setFocusPolicy(policy)


def stops(holder: QWidget) -> list[QWidget]:
    """Return what Tab comes to within a holder, in the order in which it was put there."""
    parts = holder.findChildren(QWidget)
    return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None]
