"""The day of the prices in a form of settings: that of today as soon as a price is typed, until a day is typed."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from core.llm.settings import ModelSettings
from core.models import habits
from desktop.widgets.form import ModelForm


class PriceDay(QObject):
    """Has the day follow the prices before one's eyes, so that what is shown is what is kept."""

    def __init__(self, form: ModelForm[ModelSettings]) -> None:
        super().__init__(form)
        self._day = cast(QLineEdit, form.widget("price_date"))
        self._typed: str | None = None
        self._day.textEdited.connect(self._take)
        self._prices = [cast(QLineEdit, form.widget(name)) for name in habits.PRICE]
        for price in self._prices:
            price.textEdited.connect(self._follow)

    def _take(self, text: str) -> None:
        self._typed = text

    def _follow(self) -> None:
        if self._day.text() != self._typed:
            self._day.setText(habits.today() if any(price.text().strip() for price in self._prices) else "")
