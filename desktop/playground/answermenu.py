"""The menu of one turn: what of it can be copied, and what can be done with its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu

from desktop.models.missingkey import key_words, lacking

if TYPE_CHECKING:
    from desktop.playground.answers import AnswersView


def open_menu(view: AnswersView, turn: int, place: QPoint) -> QMenu:
    """Open the menu of a turn at a point of the screen."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    answer = view.answer(turn)

    def add(text: str, run: Callable[[], object], enabled: bool) -> None:
        action = menu.addAction(text)
        action.triggered.connect(lambda _on=False: run())
        action.setEnabled(enabled)

    copy = QCoreApplication.translate("Playground", "Copy the answer")
    add(copy, lambda: view.copy_answer(turn), bool(answer and answer.text))
    copy = QCoreApplication.translate("Playground", "Copy the question")
    add(copy, lambda: view.copy_question(turn), bool(view.turn(turn).text))
    add(QCoreApplication.translate("Playground", "Copy what is selected"), view.copy, bool(view.selected_text()))
    if answer is not None and answer.thinking:
        fold = QCoreApplication.translate("Playground", "Unfold or fold the thinking")
        add(fold, lambda: view.unfold(turn), True)
    if answer is not None and answer.state == "failed" and (provider := lacking(answer.error)):
        add(key_words(), lambda: view.lacking.emit(provider), True)
    if turn == view.newest():
        over = answer is None or answer.state in ("failed", "stopped")
        add(QCoreApplication.translate("Playground", "Ask again"), view.again.emit, over)
    menu.popup(place)
    return menu
