"""Fields for numbers: anything can be typed, so that what is wrong with it can be said; steps stay in the bounds."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox

from desktop.widgets.letting import is_for_the_window

LARGE = 2_000_000_000


class WholeBox(QSpinBox):
    """A whole number.

    Args:
        low, high: what the steps of the arrows keep to; None for no bound.
    """

    def __init__(self, low: int | None, high: int | None) -> None:
        super().__init__()
        self.bounds = -LARGE if low is None else low, LARGE if high is None else high
        self.setRange(-LARGE, LARGE)
        self.setGroupSeparatorShown(True)

    def stepBy(self, steps: int) -> None:
        """Go on by so many steps, to the bound at most."""
        super().stepBy(steps)
        self.setValue(min(max(self.value(), self.bounds[0]), self.bounds[1]))

    def event(self, event: QEvent) -> bool:
        """Leave the window its keys."""
        return not is_for_the_window(event) and super().event(event)


class FractionBox(QDoubleSpinBox):
    """A number with decimals, as `WholeBox`; a step is a tenth of it, or what is set."""

    def __init__(self, low: float | None, high: float | None, decimals: int) -> None:
        super().__init__()
        self.bounds = -LARGE if low is None else low, LARGE if high is None else high
        self.setRange(-LARGE, LARGE)
        self.setDecimals(decimals)
        self.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)

    def stepBy(self, steps: int) -> None:
        """Go on by so many steps, to the bound at most."""
        super().stepBy(steps)
        self.setValue(min(max(self.value(), self.bounds[0]), self.bounds[1]))

    def event(self, event: QEvent) -> bool:
        """Leave the window its keys."""
        return not is_for_the_window(event) and super().event(event)
