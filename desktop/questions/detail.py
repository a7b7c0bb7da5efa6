"""One question in full: its wording, its tag, the text it is about and its answer."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.actions import Actions
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.flow import Flow
from desktop.widgets.frames import Card, Panel
from desktop.widgets.labels import Badge, label
from desktop.widgets.page import ActionBar
from desktop.widgets.source import SourceView
from desktop.widgets.writing import Field, FittingText


class QuestionDetail(Retranslating, Panel):
    """Shows a question and edits its wording in place.

    Args:
        actions: the window's actions; the buttons run them.

    Signals:
        worded: the new wording.
        left: the editing ended.
        document_asked: the user wants the document.
    """

    worded = Signal(str)
    left = Signal()
    document_asked = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        self._row: dict[str, Any] = {}
        self.title = label(look="title", wrap=True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.pencil = IconButton("edit", on_click=lambda: actions.run("questions.edit"))
        self.field = Field(3, saves_on_enter=True)
        self.tag = Button(kind="link", icon="tag", on_click=lambda: actions.run("questions.tag"))
        self.origin, self.answered = Badge(), Badge()
        self.source = SourceView()
        self.source.setMinimumHeight(160)
        self.source.set_openable(True)
        self.card = Card()
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.answer = FittingText()
        self.open_answer = Button(kind="link", icon="arrow-right", on_click=lambda: actions.run("questions.sample"))
        self.card.body.addWidget(self.answer)
        self.card.body.addWidget(self.open_answer, 0, Qt.AlignmentFlag.AlignLeft)
        self.edit_button = Button(action="questions.edit", on_click=lambda: actions.run("questions.edit"))
        self.tag_button = Button(action="questions.tag", on_click=lambda: actions.run("questions.tag"))
        self.answer_button = Button(action="questions.answer", on_click=lambda: actions.run("questions.answer"))
        self.delete_button = Button(action="edit.delete", on_click=lambda: actions.run("edit.delete"))
        self._lay_out()
        self.field.saved.connect(self._save)
        self.field.left.connect(self.stop_editing)
        self.source.opened.connect(self.document_asked)
        self.retranslate()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.title, 1)
        line.addWidget(self.field, 1)
        line.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignTop)
        self.field.hide()
        flow = Flow(gap=8)
        for widget in (self.answered, self.origin, self.tag):
            flow.addWidget(widget)
        inner = Panel("window")
        inner.body.setContentsMargins(20, 16, 20, 16)
        inner.body.setSpacing(10)
        inner.body.addLayout(line)
        inner.body.addLayout(flow)
        inner.body.addSpacing(2)
        inner.body.addWidget(self.card)
        inner.body.addSpacing(4)
        inner.body.addWidget(self.source, 1)
        self.body.addWidget(inner, 1)
        self.body.addWidget(ActionBar(self.answer_button, self.edit_button, self.tag_button, self.delete_button))

    def show_question(self, row: Any) -> None:
        """Show a row of `core.questions.listing.detail`; what is being written for the same question stays."""
        same = bool(self._row) and row["id"] == self._row["id"]
        if self.is_editing() and not same:
            self.stop_editing()
        self._row = dict(row)
        self.title.setText(row["text"])
        self.card.setVisible(self.has_answer())
        self.answer.set_text(row["answer"] or "")
        self.answer_button.setVisible(not self.has_answer())
        self._show_source()
        self._say()

    def _show_source(self) -> None:
        row = self._row
        page = self.tr("page {0}").format(row["page"]) if row["page"] else ""
        path = " › ".join(row["headings"] or ()) or row["section"] or ""
        marks = [(start, end) for start, end in row["quotes"] or ()]
        self.source.set_source((row["document"], page, path), row["source"], marks)

    def row(self) -> dict[str, Any]:
        """Return the question shown, empty for none."""
        return self._row

    def has_answer(self) -> bool:
        """Return whether the question shown has a sample."""
        return self._row.get("sample_id") is not None

    def is_editing(self) -> bool:
        """Return whether the wording is being edited."""
        return not self.field.isHidden()

    def edit(self) -> None:
        """Open the wording for editing."""
        if self._row and not self.is_editing():
            self.field.setPlainText(self._row["text"])
            self.title.hide()
            self.pencil.hide()
            self.field.show()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.selectAll()

    def stop_editing(self) -> None:
        """Close the field; what was typed is dropped."""
        if self.is_editing():
            self.field.hide()
            self.title.show()
            self.pencil.show()
            self.left.emit()

    def _save(self) -> None:
        text = " ".join(self.field.toPlainText().split())
        changed = bool(text) and text != self._row["text"]
        self.stop_editing()
        if changed:
            self.worded.emit(text)

    def _say(self) -> None:
        row = self._row
        self.tag.setText(row["tag"] or self.tr("File under a tag…"))
        self.tag.setAccessibleName(self.tr("Tag: {0}").format(row["tag"] or self.tr("none")))
        self.tag.updateGeometry()
        words = self.tr("answered") if self.has_answer() else self.tr("no answer yet")
        self.answered.set(words, "good" if self.has_answer() else "neutral")
        if row["origin"] == "person":
            self.origin.set(self.tr("written by hand"))
        else:
            extractive = row["origin"] == "extractive"
            self.origin.set(self.tr("built-in engine") if extractive else row["model"].split("/", 1)[-1])

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.pencil.set_name(self.tr("Edit the question"))
        self.field.setAccessibleName(self.tr("Question"))
        self.card.set_caption(self.tr("Answer"))
        self.answer.setAccessibleName(self.tr("Answer"))
        self.open_answer.setText(self.tr("Open in Datasets"))
        self.answer_button.setText(self.tr("Generate answer…"))
        self.edit_button.setText(self.tr("Edit"))
        self.tag_button.setText(self.tr("Tag"))
        self.delete_button.setText(self.tr("Delete"))
        if self._row:
            self._show_source()
            self._say()
