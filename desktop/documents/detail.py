"""One document beside the list: what it is, why something is missing, its text and its chunks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QWidget

from core.documents import listing
from desktop.documents import words
from desktop.documents.chunks import ChunkList
from desktop.documents.text import DocumentText
from desktop.translate import Retranslating, number
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.empty import EmptyState
from desktop.widgets.flow import Flow
from desktop.widgets.frames import Panel
from desktop.widgets.labels import Badge, Elided, Picture, hairline, label
from desktop.widgets.page import ActionBar

if TYPE_CHECKING:
    from desktop.actions import Actions
    from desktop.session import Session

TEXT, CHUNKS = 0, 1
NOTHING, SHOWN, FAILED = 0, 1, 2


class DocumentDetail(Retranslating, Panel):
    """The right side of the pane.

    Signals:
        changed: another document is shown, or another selection of its chunks.
    """

    changed = Signal()

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__("window")
        self._session = session
        self._row: dict[str, Any] | None = None
        self._wanted: dict[str, int] = {}
        self.text = DocumentText()
        self.chunks = ChunkList(session)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _tab in (TEXT, CHUNKS):
            self.tabs.addTab("")
        self._bodies = QStackedWidget()
        self._bodies.addWidget(self.text)
        self._bodies.addWidget(self.chunks)
        self.nothing = EmptyState("documents")
        self.failed = EmptyState("error", lambda: actions.run("documents.retry"), lambda: actions.run("edit.delete"))
        self._pages = QStackedWidget()
        for page in (self.nothing, self._document(actions), self.failed):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages)
        self.tabs.currentChanged.connect(self._bodies.setCurrentIndex)
        self.chunks.selection_changed.connect(lambda _selection: self._say_target())
        self.chunks.counted.connect(lambda _count: self._say_tabs())
        self.retranslate()

    def _document(self, actions: Actions) -> Panel:
        page, head = Panel("window"), Panel("window")
        head.body.setContentsMargins(20, 14, 20, 0)
        head.body.setSpacing(8)
        self.name = Elided(look="title")
        facts = QWidget()
        self._facts = Flow(facts, gap=6)
        self.badges = [Badge() for _ in range(5)]
        for badge in self.badges:
            self._facts.addWidget(badge)
        self._notice = QWidget()
        line = QHBoxLayout(self._notice)
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(8)
        self.remark = label(wrap=True)
        line.addWidget(Picture("warning", "warn"))
        line.addWidget(self.remark, 1)
        for part in (self.name, facts, self._notice, self.tabs):
            head.body.addWidget(part)
        self.generate = Button(kind="primary", icon="spark", on_click=lambda: actions.run("item.generate"))
        self.questions = Button(icon="questions", key="Q", on_click=lambda: actions.run("documents.questions"))
        self.export = IconButton("export", on_click=lambda: actions.run("item.export"))
        page.body.addWidget(head)
        page.body.addWidget(hairline())
        page.body.addWidget(self._bodies, 1)
        page.body.addWidget(ActionBar(self.generate, self.questions, self.export))
        return page

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
            self._session.query(lambda c: _read(c, document_id), self._take, self, "document")

    def reload(self) -> None:
        """Read again what hangs on the document: chunks and numbers of questions."""
        if self.document_id:
            self.chunks.reload()

    def show_tab(self, tab: int) -> None:
        """Show the text or the chunks."""
        self.tabs.setCurrentIndex(tab)

    def _take(self, row: dict[str, Any] | None) -> None:
        again = row is not None and self._row is not None and row["id"] == self._row["id"] and not self._wanted
        self._row = row
        if row is None or row["state"] == "failed":
            self._pages.setCurrentIndex(FAILED if row else NOTHING)
            self.text.clear()
            self.chunks.set_document(0)
        elif again:
            self.chunks.reload()
        else:
            self._pages.setCurrentIndex(SHOWN)
            self.text.set_document(row["markdown"] or "", row["outline"] or (), self._wanted.get("place", 0))
            self.chunks.set_document(row["id"], self._wanted.get("chunk", 0))
            if self._wanted:
                self.show_tab(CHUNKS if "chunk" in self._wanted else TEXT)
        self._wanted = {}
        self._say_all()
        self.changed.emit()

    # Words

    def _say_all(self) -> None:
        row = self._row
        if row is None:
            return
        facts: list[tuple[str, Any]] = [(words.state_words(row["state"]), words.STATES[row["state"]][1])]
        facts += [(row["format"].upper(), "neutral"), (words.language_words(row["language"]), "neutral")]
        facts.append((self.tr("%n page(s)", "", row["pages"]) if row["pages"] else "", "neutral"))
        facts.append((self.tr("{0} characters").format(number(row["characters"])), "neutral"))
        for badge, (text, tone) in zip(self.badges, facts, strict=True):
            badge.set(text, tone)
        self.name.set(row["title"] or row["name"])
        self.name.setToolTip(row["path"])
        self.remark.setText("\n".join(words.reasons(row["remarks"])))
        self._notice.setVisible(bool(row["remarks"]))
        self._say_tabs()
        self._say_target()
        self._say_failed(row)

    def _say_failed(self, row: dict[str, Any]) -> None:
        reasons = words.reasons(row["remarks"]) or [self.tr("The reason is not known.")]
        title = self.tr("Nothing came out of {0}").format(row["name"])
        self.failed.set_texts(title, "\n".join((*reasons, "", row["path"])), self.tr("Try again"), self.tr("Delete"))

    def _say_tabs(self) -> None:
        self.tabs.setTabText(TEXT, self.tr("Text"))
        self.tabs.setTabText(CHUNKS, self.tr("Chunks {0}").format(number(len(self.chunks.model.ids))))

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
        self.tabs.setAccessibleName(self.tr("What to show of the document"))
        self.questions.setText(self.tr("Show questions"))
        self.export.set_name(self.tr("Save as Markdown…"))
        self._say_tabs()
        self._say_target()
        self._say_all()


def _read(connection: Any, document_id: int) -> dict[str, Any] | None:
    found = listing.detail(connection, document_id)
    return None if found is None else dict(found)
