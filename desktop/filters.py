"""The filter line of the panes of questions and samples: state chips, tag, document, search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget
from sqlalchemy import Connection

from core.documents import listing as documents
from core.domain import service as tags
from desktop.session import Session
from desktop.translate import Retranslating, between
from desktop.widgets.buttons import EnterPresses
from desktop.widgets.chips import FilterChips
from desktop.widgets.flow import Flow
from desktop.widgets.picker import Choice, Picker
from desktop.widgets.search import SearchField

#: the choices beside real ids
ANY: Final = 0
NONE: Final = -1
LONGEST: Final = 24


@dataclass(frozen=True)
class Narrowing:
    """What tag, document, chunk and search leave; 0 is any, -1 is none."""

    tag: int = ANY
    document: int = ANY
    chunk: int = ANY
    search: str = ""

    def __bool__(self) -> bool:
        return bool(self.tag or self.document or self.chunk or self.search)


class PickChip(EnterPresses, QPushButton):
    """A chip that opens a list to pick from; lit while something is picked."""

    def __init__(self, on_click: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("look", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lit = False
        self._on_click = on_click
        self.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        # The choice lights the chip, not the click.
        self.setChecked(self._lit)
        self._on_click()

    def show_choice(self, title: str, word: str) -> None:
        """Show "Tag" or "Tag: Heart failure"."""
        self._lit = bool(word)
        short = word if len(word) <= LONGEST else f"{word[: LONGEST - 1]}…"
        self.setText(between(": ", title, short) if word else f"{title} ▾")
        self.setToolTip(word)
        self.setAccessibleName(between(": ", title, word))
        self.setChecked(self._lit)
        self.updateGeometry()


class FilterBar(Retranslating, QWidget):
    """State chips, a tag and a document on one line that wraps.

    Attributes:
        chips: the state chips, filled by the pane.
        search: the search field, which stands where the pane puts it.

    Signals:
        changed: what is to be shown changed.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._now = Narrowing()
        self._words: dict[str, str] = {"tag": "", "document": ""}
        self.chips = FilterChips(exclusive=True)
        self.tag = PickChip(self.pick_tag)
        self.document = PickChip(self.pick_document)
        self.chunk = PickChip(lambda: self.set_chunk(ANY))
        self.search = SearchField()
        self.search.setMinimumWidth(110)
        self.search.setMaximumWidth(220)
        flow = Flow(self, gap=8)
        for widget in (self.chips, self.tag, self.document, self.chunk):
            flow.addWidget(widget)
        self.chips.changed.connect(lambda _on: self.changed.emit())
        self.search.searched.connect(lambda text: self._set(search=text))
        self.retranslate()

    def narrowing(self) -> Narrowing:
        """Return tag, document and search."""
        return self._now

    def set_tag(self, tag_id: int) -> None:
        """Show only what carries a tag or one below it; ANY and NONE are allowed."""
        self._name("tag", tag_id)
        self._set(tag=tag_id)

    def set_document(self, document_id: int) -> None:
        """Show only what comes from a document; ANY is allowed."""
        self._name("document", document_id)
        self._set(document=document_id)

    def set_chunk(self, chunk_id: int) -> None:
        """Show only what comes from a chunk; ANY is allowed."""
        self._set(chunk=chunk_id)

    def clear(self, *, quietly: bool = False) -> None:
        """Drop tag, document and search; quietly when the caller reads again itself."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.search.forget()
        self._words = {"tag": "", "document": ""}
        if quietly:
            self._now = Narrowing()
            self.retranslate()
        else:
            self._set(tag=ANY, document=ANY, chunk=ANY, search="")

    def pick_tag(self) -> None:
        """Open the list of tags."""
        first = (Choice(ANY, self.tr("Any tag")), Choice(NONE, self.tr("Without a tag")))
        picker = tag_picker(self._session, self.tag, first, self._now.tag)
        picker.picked.connect(self.set_tag)

    def pick_document(self) -> None:
        """Open the list of documents."""
        project_id = self._session.project_id
        picker = Picker(self.document, self.tr("Find a document"), self.tr("There are no documents yet."))
        first = Choice(ANY, self.tr("Any document"))

        def fill(found: list[tuple[int, str]]) -> None:
            choices = [Choice(document_id, name) for document_id, name in found]
            picker.set_choices([first, *choices], self._now.document)
            picker.open_below(self.document)

        self._session.query(lambda c: documents.names(c, project_id), fill, picker)
        picker.picked.connect(self.set_document)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        untagged = self.tr("none") if self._now.tag == NONE else self._words["tag"]
        self.tag.show_choice(self.tr("Tag"), untagged)
        self.document.show_choice(self.tr("Document"), self._words["document"])
        self.chunk.setVisible(bool(self._now.chunk))
        self.chunk.show_choice(self.tr("Chunk"), "✕" if self._now.chunk else "")
        self.chunk.setAccessibleName(self.tr("Show the questions of all chunks"))

    def _name(self, kind: str, wanted: int) -> None:
        read = {"tag": tags.label, "document": documents.name}[kind]
        self._words[kind] = (self._session.read(lambda c: read(c, wanted)) or "") if wanted > 0 else ""

    def _set(self, **parts: Any) -> None:
        new = replace(self._now, **parts)
        changed, self._now = new != self._now, new
        self.retranslate()
        if changed:
            self.changed.emit()


def tag_ids(connection: Connection, tag: int) -> tuple[int, ...]:
    """Return a tag with all below it; none for ANY and NONE."""
    return tuple(tags.below(connection, tag)) if tag > 0 else ()


def tag_picker(session: Session, anchor: QWidget, first: tuple[Choice, ...], chosen: object) -> Picker:
    """Return a picker of the project's tags below a widget, which opens once they are read."""
    project_id = session.project_id
    find = QCoreApplication.translate("FilterBar", "Find a tag")
    picker = Picker(anchor, find, QCoreApplication.translate("FilterBar", "There are no tags yet."))

    def fill(leaves: list[Any]) -> None:
        choices = [Choice(leaf.id, leaf.label, leaf.path[:-1]) for leaf in leaves]
        picker.set_choices([*first, *choices], chosen)
        picker.open_below(anchor)

    session.query(lambda c: tags.leaves(c, project_id), fill, picker)
    return picker
