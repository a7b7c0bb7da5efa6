"""One document beside the list: what it is, why something is missing, its text and source, its chunks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from core.changes import ChangeSet
from desktop.documents.failedpage import FailedPage
from desktop.documents.preview import offers, opening, shown
from desktop.documents.preview.editing import Editing
from desktop.documents.preview.head import CHUNKS, SIDE, TEXT, DocumentHead
from desktop.documents.preview.ways import Ways
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.empty import EmptyState
from desktop.widgets.frames import Panel
from desktop.widgets.labels import hairline
from desktop.widgets.page import ActionBar

if TYPE_CHECKING:
    from desktop.actions import Actions
    from desktop.preferences import Preferences
    from desktop.session import Session
    from desktop.undoing import UndoStack

NOTHING, SHOWN, FAILED = 0, 1, 2
#: tables whose changes concern the document shown
FOLLOWED = ("document", "document_text", "conversion")

__all__ = ["CHUNKS", "FAILED", "NOTHING", "SHOWN", "SIDE", "TEXT", "DocumentDetail"]


class DocumentDetail(Retranslating, Panel):
    """The right side of the pane.

    Args:
        preferences: where the way to look is remembered.
        undoing: where saving and deciding are undone.

    Signals:
        changed: another document is shown, another way to look at it, or another selection of its chunks.
        said: a translated message and its tone, for the message bar.
    """

    changed = Signal()
    said = Signal(str, str)

    def __init__(
        self,
        session: Session,
        actions: Actions,
        preferences: Preferences | None = None,
        undoing: UndoStack | None = None,
    ) -> None:
        super().__init__("window")
        self._session, self._undoing = session, undoing
        self._row: dict[str, Any] | None = None
        self._wanted: dict[str, int] = {}
        self.head = DocumentHead(actions)
        self.tabs = self.head.tabs
        self.ways = Ways(session, self.tabs, preferences)
        self.text, self.chunks, self.compare = self.ways.text, self.ways.chunks, self.ways.compare
        self.editing = Editing(session, self.text.converted, undoing)
        self.nothing = EmptyState("documents")
        self.failed = FailedPage(actions)
        self._pages = QStackedWidget(self)
        for page in (self.nothing, self._document(actions), self.failed):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages)
        self._connect()
        self.ways.restore()
        self.retranslate()

    def _document(self, actions: Actions) -> Panel:
        page = Panel("window", self._pages)
        self.generate = Button(kind="primary", icon="spark", on_click=lambda: actions.run("item.generate"))
        self.questions = Button(
            icon="questions", action="documents.questions", on_click=lambda: actions.run("documents.questions")
        )
        self.export = IconButton("export", on_click=lambda: actions.run("item.export"))
        self.bar = ActionBar(self.generate, self.questions, self.export)
        page.body.addWidget(self.head)
        page.body.addWidget(hairline())
        page.body.addWidget(self.ways, 1)
        page.body.addWidget(self.bar)
        return page

    def _connect(self) -> None:
        self.ways.changed.connect(self.changed)
        self.chunks.selection_changed.connect(lambda _selection: self._say_target())
        self.chunks.counted.connect(self.head.set_chunks)
        self.text.source.open_asked.connect(self.open_original)
        self.compare.accept_asked.connect(self._accept)
        self.compare.reject_asked.connect(self._reject)
        self.editing.said.connect(self.said)
        self.editing.changed.connect(self._say_draft)

    # The document

    @property
    def document_id(self) -> int:
        """The document shown, or 0."""
        return int(self._row["id"]) if self._row is not None else 0

    def row(self) -> dict[str, Any] | None:
        """Return the document shown with its Markdown, or None."""
        return self._row

    def set_document(self, document_id: int, **wanted: int) -> None:
        """Show a document; `chunk` puts the cursor on one of its chunks, `place` a character at the top of the text."""
        self._wanted = wanted
        if document_id <= 0:
            self._take(None)
        else:
            place = self._session.workspace.folder
            self._session.query(lambda c: shown.read(c, document_id, place), self._take, self, "document")

    def follow(self, changes: ChangeSet) -> None:
        """Read the document again when a change concerns it."""
        ids = set().union(*(changes.updated.get(name, ()) for name in FOLLOWED))
        ids |= set().union(*(found.get("conversion", ()) for found in (changes.added, changes.removed)))
        if self.document_id in ids:
            self.set_document(self.document_id)

    def reload(self) -> None:
        """Read again what hangs on the document: chunks and numbers of questions."""
        if self.document_id:
            self.chunks.reload()

    def close_files(self) -> None:
        """Keep what is being typed and close the source, before the window closes."""
        self.editing.keep_now()
        self.text.source.close_file()

    def _take(self, row: dict[str, Any] | None) -> None:
        former, wanted = self._row, self._wanted
        self._wanted = {}
        again = row is not None and former is not None and row["id"] == former["id"]
        if not again:
            self.editing.leave()
            self.ways.leave_comparing()
        self._row = row
        if row is None or row["state"] == "failed":
            self._pages.setCurrentIndex(FAILED if row else NOTHING)
            self.editing.set_document(None, None)
            self.text.clear()
            self.chunks.set_document(0)
        else:
            self._pages.setCurrentIndex(SHOWN)
            self._show(row, former if again else None, wanted)
        self._say_all()
        self.changed.emit()

    def _show(self, row: dict[str, Any], former: dict[str, Any] | None, wanted: dict[str, int]) -> None:
        if former is None or former["markdown"] != row["markdown"]:
            place = wanted.get("place", self.text.place() if former is not None else 0)
            if former is None:
                self.editing.set_document(row, row["draft"])
            else:
                self.editing.refresh(row)
            if not self.editing.is_open():
                self.text.set_document(row, place)
            self.chunks.set_document(row["id"], wanted.get("chunk", 0))
        else:
            self.editing.refresh(row)
            self.chunks.set_document(row["id"], wanted.get("chunk", 0))
            if "place" in wanted:
                self.text.go_to(wanted["place"])
        if wanted:
            tab = CHUNKS if "chunk" in wanted else max(TEXT, min(SIDE, self.tabs.currentIndex()))
            self.show_tab(tab if tab != CHUNKS or "chunk" in wanted else TEXT)
        if self.is_comparing():
            self.compare_waiting()

    # Ways to look

    def show_tab(self, tab: int) -> None:
        """Show the text, the text beside its source, or the chunks."""
        self.ways.choose(tab)

    def show_chunk(self) -> None:
        """Show the chunk under the cursor in the text and in the source."""
        self.ways.show_chunk()

    def is_comparing(self) -> bool:
        """Return whether the difference to a conversion that waits is shown."""
        return self.ways.is_comparing()

    def compare_waiting(self) -> None:
        """Show how the conversion that waits differs from the text; nothing when none waits."""
        if self._row is not None and self._row["waiting"]:
            self.ways.show_difference(self.document_id)
        else:
            self.ways.leave_comparing()

    def open_original(self) -> None:
        """Open the file as it was brought in with the system's program."""
        if self._row is not None:
            opening.open_original(self._session, self._row, self)

    # Deciding about a conversion

    def _accept(self, document_id: int) -> None:
        self._decide(offers.accepting(document_id), self.tr("The new text was taken. Ctrl+Z takes it back."))

    def _reject(self, document_id: int) -> None:
        self._decide(offers.rejecting(document_id), self.tr("The text stays as it is."))

    def _decide(self, work: Any, words_: str) -> None:
        def done(_changes: ChangeSet) -> None:
            self.ways.leave_comparing()
            self.said.emit(words_, "good")

        if self._undoing is not None:
            self._undoing.do(work, done)
        else:
            self._session.edit(lambda c: work(c)[1], done)

    # Words

    def _say_all(self) -> None:
        self.head.set_document(self._row)
        self._say_draft()
        self._say_target()
        if self._row is not None:
            self.failed.set_document(self._row)

    def _say_draft(self) -> None:
        self.head.set_draft(self.editing.draft())

    def _say_target(self) -> None:
        count = len(self.chunks.chosen())
        some = self.tr("Generate for %n chunk(s)…", "", count)
        self.generate.setText(some if count else self.tr("Generate questions…"))
        self.changed.emit()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.nothing.set_texts(
            self.tr("No document chosen"), self.tr("Choose one in the list to read its text and its chunks.")
        )
        self.questions.setText(self.tr("Show questions"))
        self.export.set_name(self.tr("Save as Markdown…"))
        self._say_all()
