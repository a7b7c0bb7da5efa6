"""The answer of a sample: read with its reasoning folded away, edited in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop import icons
from desktop.translate import Retranslating, number
from desktop.widgets.buttons import Button
from desktop.widgets.frames import Card
from desktop.widgets.labels import hairline, label
from desktop.widgets.writing import Field, FittingText


class AnswerView(Retranslating, Card):
    """The card with the answer, above it its reasoning, which a click unfolds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._size = 0
        self.fold = Button(kind="link", icon="chevron-right", on_click=self.toggle)
        self.reasoning = FittingText()
        self.reasoning.setProperty("tone", "muted")
        self.answer = FittingText()
        self.body.addWidget(self.fold)
        self._line = hairline()
        self.body.addWidget(self.reasoning)
        self.body.addWidget(self._line)
        self.body.addWidget(self.answer)
        self._show_reasoning()
        self.retranslate()

    def show_answer(self, answer: str, reasoning: str | None) -> None:
        """Show an answer; an unfolded reasoning stays unfolded from row to row."""
        self._size = len(reasoning or "")
        self.answer.set_text(answer)
        self.reasoning.set_text(reasoning or "")
        self.fold.setVisible(bool(reasoning))
        self._show_reasoning()
        self.retranslate()

    def is_unfolded(self) -> bool:
        """Return whether reasoning is shown."""
        return self.fold.property(icons.NAME) == "chevron-down"

    def toggle(self) -> None:
        """Fold or unfold the reasoning."""
        icons.tint(self.fold, "chevron-right" if self.is_unfolded() else "chevron-down", "accent")
        self._show_reasoning()

    def _show_reasoning(self) -> None:
        shown = self.is_unfolded() and self._size > 0
        self.reasoning.setVisible(shown)
        self._line.setVisible(shown)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.set_caption(self.tr("Answer"))
        self.fold.setText(self.tr("Reasoning · {0} characters").format(number(self._size)))
        self.answer.setAccessibleName(self.tr("Answer"))
        self.reasoning.setAccessibleName(self.tr("Reasoning"))


class AnswerEditor(Retranslating, Card):
    """Question, reasoning and answer as plain text fields.

    Signals:
        saved: the fields that changed, as {name: text}.
        left: nothing is to be saved.
    """

    saved = Signal(dict)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._given: dict[str, Any] = {}
        self.fields = {"question": Field(2), "reasoning": Field(5), "answer": Field(9)}
        self._captions = {name: label(look="caption") for name in self.fields}
        for name, field in self.fields.items():
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(self._captions[name])
            column.addWidget(field, 1)
            self.body.addLayout(column, {"question": 0, "reasoning": 1, "answer": 2}[name])
            field.saved.connect(self.save)
            field.left.connect(self.left)
        self.retranslate()

    def show_sample(self, question: str, answer: str, reasoning: str | None) -> None:
        """Fill the fields and put the cursor into the answer."""
        self._given = {"question": question, "reasoning": reasoning or "", "answer": answer}
        for name, field in self.fields.items():
            field.setPlainText(self._given[name])
            field.setVisible(name != "reasoning" or bool(reasoning))
            self._captions[name].setVisible(not field.isHidden())
        self.fields["answer"].setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self, draft: dict[str, str]) -> None:
        """Go on with what was typed before and not saved."""
        for name, text in draft.items():
            self.fields[name].setPlainText(text)

    def typed(self) -> dict[str, str]:
        """Return the texts as they stand."""
        return {name: field.toPlainText() for name, field in self.fields.items()}

    def changes(self) -> dict[str, str | None]:
        """Return what differs from what was shown; emptied reasoning is none."""
        found = {
            name: text.strip() for name, text in self.typed().items() if text.strip() != str(self._given[name]).strip()
        }
        return {name: (text or None) if name == "reasoning" else text for name, text in found.items()}

    def save(self) -> None:
        """Hand over what changed, or leave when nothing did."""
        found = self.changes()
        if found:
            self.saved.emit(found)
        else:
            self.left.emit()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        words = {"question": self.tr("Question"), "reasoning": self.tr("Reasoning"), "answer": self.tr("Answer")}
        for name, word in words.items():
            self._captions[name].setText(word)
            self.fields[name].setAccessibleName(word)
