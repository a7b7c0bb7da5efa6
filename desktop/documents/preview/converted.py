"""The converted text: drawn, as it is written, or to be edited."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.documents.preview.editor import MarkdownEditor
from desktop.documents.preview.source import BAR
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.frames import Panel
from desktop.widgets.labels import hairline, label
from desktop.widgets.markdownview import MarkdownView
from desktop.widgets.segments import Segments

READING, EDITING = 0, 1
RENDERED, PLAIN = "rendered", "plain"


class ConvertedPane(Retranslating, Panel):
    """The Markdown under a bar with its two ways and the way into the editor.

    Signals:
        moved: the user scrolled.
        way_chosen: "rendered" or "plain".
        edit_asked, save_asked, cancel_asked: the buttons.
    """

    moved = Signal()
    way_chosen = Signal(str)
    edit_asked = Signal()
    save_asked = Signal()
    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__("surface")
        self.view = MarkdownView()
        self.editor = MarkdownEditor()
        self.ways = Segments((RENDERED, PLAIN))
        self.only = label(look="second")
        self.only.hide()
        self.edit = Button(kind="quiet", icon="edit", action="documents.edit", on_click=self.edit_asked.emit)
        self.save = Button(kind="primary", action="documents.save", on_click=self.save_asked.emit)
        self.cancel = Button(on_click=self.cancel_asked.emit)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.editor)
        self.body.addWidget(self._bar())
        self.body.addWidget(hairline())
        self.body.addWidget(self.stack, 1)
        # No less than its bar: a fixed width would cut the switch.
        self.view.setMinimumWidth(180)
        self.view.moved.connect(self.moved)
        self.ways.chosen.connect(self._choose)
        self.editor.left.connect(self.cancel_asked)
        self.editor.ready.connect(self._say)
        self.editor.modificationChanged.connect(lambda _changed: self._say())
        self._say()
        self.retranslate()

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(self.ways)
        row.addWidget(self.only)
        row.addStretch(1)
        for part in (self.cancel, self.save, self.edit):
            row.addWidget(part)
        return bar

    # Content

    def set_text(self, markdown: str, place: int, pictures: Path | None) -> None:
        """Show a text; an editor that is open goes away."""
        self.stack.setCurrentIndex(READING)
        self.view.set_text(markdown, place, pictures)
        self._say()

    def set_rendered(self, rendered: bool) -> None:
        """Draw the text, or show it as it is written."""
        self.ways.choose(RENDERED if rendered else PLAIN)
        self.view.set_rendered(rendered)

    def use_one_way(self, plain: bool) -> None:
        """Show it as it is written and nothing else: it is drawn beside already."""
        self.ways.setVisible(not plain and not self.is_editing())
        self.only.setVisible(plain and not self.is_editing())
        self.view.set_rendered(False if plain else self.ways.choice() == RENDERED)

    def _choose(self, way: str) -> None:
        self.view.set_rendered(way == RENDERED)
        self.way_chosen.emit(way)

    # Editing

    def is_editing(self) -> bool:
        """Return whether the editor is open."""
        return self.stack.currentIndex() == EDITING

    def start_editing(self, text: str) -> None:
        """Open the editor on a text, at the place that is read."""
        place = text.rfind("\n", 0, min(len(text), self.view.place())) + 1
        self.editor.set_long(text, place)
        self.stack.setCurrentIndex(EDITING)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def stop_editing(self) -> None:
        """Close the editor; what was typed in it is gone."""
        if self.is_editing():
            had_focus = self.editor.hasFocus()
            self.stack.setCurrentIndex(READING)
            self.editor.set_long("")
            if had_focus:
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._say()

    # Places

    def place(self) -> int:
        """Return the character that is read now."""
        return self.editor.place() if self.is_editing() else self.view.place()

    def _say(self) -> None:
        editing = self.is_editing()
        self.edit.setVisible(not editing)
        self.cancel.setVisible(editing)
        self.save.setVisible(editing)
        self.save.setEnabled(self.editor.is_ready() and self.editor.is_changed())
        self.ways.setVisible(not editing and self.only.isHidden())

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.view.setAccessibleName(self.tr("Text of the document"))
        self.editor.setAccessibleName(self.tr("Markdown of the document"))
        self.ways.set_words(self.tr("How the text is shown"), (self.tr("Rendered"), self.tr("Markdown")))
        self.only.setText(self.tr("Markdown"))
        self.edit.setText(self.tr("Edit"))
        self.save.setText(self.tr("Save"))
        self.cancel.setText(self.tr("Cancel"))
