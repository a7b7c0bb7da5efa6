"""The source of a document: its pages, its own text, or, where neither can be shown, the Markdown drawn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from desktop.documents.preview import originals
from desktop.documents.preview.notice import Blank
from desktop.documents.preview.places import PlaceMap, by_headings, by_pages, same
from desktop.translate import Retranslating, number
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.frames import Panel
from desktop.widgets.labels import Elided, hairline
from desktop.widgets.markdownview import MarkdownView
from desktop.widgets.pageview import PageView

if TYPE_CHECKING:
    from desktop.session import Session

PAGES, TEXT, NOTHING = 0, 1, 2
BAR = 44


class SourcePane(Retranslating, Panel):
    """One document's source under a bar that says what it is and opens the original.

    Places are characters of the Markdown, whatever is shown.

    Signals:
        moved: the user scrolled.
        open_asked: the original is to be opened with the system's program.
    """

    moved = Signal()
    open_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("surface")
        self._session = session
        self._row: dict[str, Any] = {}
        self._path: Path | None = None
        self._map = PlaceMap(())
        self._kind, self._reason, self._shown = NOTHING, "", 0
        self._place, self._end = 0, 0
        self._is_open = False
        self.pages = PageView()
        self.text = MarkdownView(rendered=False)
        self.nothing = Blank("documents", self.open_asked.emit)
        self.password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.password.setFixedWidth(240)
        self.nothing.inner.addWidget(self.password)
        self.stack = QStackedWidget()
        for view in (self.pages, self.text, self.nothing):
            self.stack.addWidget(view)
        self.body.addWidget(self._bar())
        self.body.addWidget(hairline())
        self.body.addWidget(self.stack, 1)
        self.pages.moved.connect(self.moved)
        self.text.moved.connect(self.moved)
        self.pages.page_changed.connect(lambda _page: self._say())
        self.pages.zoomed.connect(self._say)
        self.pages.loaded.connect(self._say)
        self.pages.failed.connect(self._fail)
        self.password.returnPressed.connect(self._unlock)
        self.retranslate()

    def _bar(self) -> QWidget:
        self.caption = Elided(look="second")
        self.smaller = IconButton("minus", on_click=self.pages.smaller)
        self.larger = IconButton("plus", on_click=self.pages.larger)
        self.fit = Button(kind="link", on_click=self.pages.fit)
        self.open_original = Button(kind="link", on_click=lambda: self.open_asked.emit())
        bar = QWidget()
        bar.setFixedHeight(BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 0, 8, 0)
        row.setSpacing(2)
        row.addWidget(self.caption, 1)
        for part in (self.smaller, self.fit, self.larger, self.open_original):
            row.addWidget(part)
        return bar

    # Content

    def set_document(self, row: dict[str, Any] | None, place: int = 0) -> None:
        """Show the source of a document from a place on; it is read when the pane is seen."""
        self._row, self._place, self._end, self._reason, self._is_open = row or {}, place, 0, "", False
        self._path = None
        self.pages.clear()
        self.text.set_text("")
        if self.isVisible():
            self._open()

    def showEvent(self, event: Any) -> None:
        """Read the source the first time it is seen."""
        super().showEvent(event)
        if not self._is_open:
            self._open()

    def close_file(self) -> None:
        """Close the file and wait until it is closed."""
        self.pages.clear()
        self.pages.renderer.end()

    def _open(self) -> None:
        row = self._row
        self._is_open = True
        if not row:
            self._show(NOTHING)
            return
        sources = self._session.workspace.sources(row["project_id"])
        self._path = path = originals.original(sources, row)
        length = len(row["markdown"] or "")
        if row["format"] in originals.PAGES and path is not None:
            self._map = by_pages(row["locators"] or (), length)
            self._show(PAGES)
            self.pages.open(path, self._password(), self._map.to_source(self._place))
        elif row["format"] in originals.TEXTS and path is not None:
            self._read(path, row)
        elif path is None and row["format"] in originals.PAGES | originals.TEXTS:
            self._fail("missing")
        else:
            self._map = same(length)
            self._show(TEXT)
            self.text.set_rendered(True)
            pictures = self._session.workspace.pictures(row["project_id"])
            self.text.set_text(row["markdown"] or "", self._place, pictures)
            self._mark()
        self._say()

    def _read(self, path: Path, row: dict[str, Any]) -> None:
        markdown, outline, wanted = row["markdown"] or "", row["outline"] or (), row["id"]

        def work() -> tuple[str, PlaceMap]:
            text = originals.source_text(path, row["name"], row["encoding"])
            return text, same(len(text)) if text == markdown else by_headings(outline, len(markdown), text)

        def done(found: tuple[str, PlaceMap]) -> None:
            if self._row.get("id") == wanted:
                text, self._map = found
                self._show(TEXT)
                self.text.set_rendered(False)
                self.text.set_text(text, int(self._map.to_source(self._place)))
                self._mark()

        self._session.errands.run(work, done, lambda _error: self._fail("damaged"), self)

    def _password(self) -> str:
        return self._session.secrets.memory().get(f"password:{self._row['sha256']}", "")

    def _unlock(self) -> None:
        self._session.secrets.hold(f"password:{self._row['sha256']}", self.password.text())
        self.password.clear()
        self._is_open = False
        self._open()

    def _fail(self, reason: str) -> None:
        self._reason = reason
        self._show(NOTHING)
        self._say()

    def _show(self, kind: int) -> None:
        self._kind = kind
        self.stack.setCurrentIndex(kind)
        is_pages = kind == PAGES
        for part in (self.smaller, self.fit, self.larger):
            part.setVisible(is_pages)
        self.open_original.setVisible(self._path is not None)
        self.password.setVisible(self._reason == "password")

    # Places

    def path(self) -> Path | None:
        """Return the kept file, None where there is none."""
        return self._path

    def draws_markdown(self) -> bool:
        """Return whether the Markdown itself is shown, because nothing can draw the file."""
        return bool(self._row) and self._row["format"] not in originals.PAGES | originals.TEXTS

    def place(self) -> int:
        """Return the character of the Markdown whose source is read now."""
        return self._map.to_text(self.pages.place() if self._kind == PAGES else float(self.text.place()))

    def show_place(self, place: int) -> None:
        """Scroll along with the Markdown."""
        self._place, self._end = place, 0
        if self._kind == PAGES:
            self.pages.show_place(self._map.to_source(place))
        elif self._kind == TEXT:
            self.text.show_place(int(self._map.to_source(place)))

    def go_to(self, place: int, end: int = 0) -> None:
        """Bring the source of a character to the upper edge; with `end` the stretch up to there is marked."""
        self._place, self._end = place, end
        if self._kind == PAGES:
            self.pages.go_to(self._map.to_source(place))
        elif self._kind == TEXT:
            self.text.go_to(int(self._map.to_source(place)))
            self._mark()

    def _mark(self) -> None:
        if self._end:
            self.text.go_to(int(self._map.to_source(self._place)), int(self._map.to_source(self._end)))

    # Words

    def _say(self) -> None:
        count = self.pages.count()
        if self._kind == PAGES and count:
            words = self.tr("Source · page {0} of {1}").format(number(self.pages.page() + 1), number(count))
        elif self._kind == TEXT and self.draws_markdown():
            words = self.tr("Rendered text")
        else:
            words = self.tr("Source")
        self.caption.set(words)
        self.fit.setText(f"{self.pages.zoom:.0%}")
        sentences = {
            "password": (self.tr("The PDF is protected"), self.tr("Type its password and press Enter.")),
            "missing": (self.tr("The original is gone"), self.tr("Import the file again to see it here.")),
            "damaged": (self.tr("The original cannot be shown"), self.tr("Another program may be able to open it.")),
        }
        title, sentence = sentences.get(self._reason, (self.tr("No source"), ""))
        opens = self.tr("Open the original") if self._reason == "damaged" and self._path is not None else ""
        self.nothing.set_texts(title, sentence, opens)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.pages.setAccessibleName(self.tr("Pages of the original"))
        self.text.setAccessibleName(self.tr("Text of the original"))
        self.smaller.set_name(self.tr("Smaller pages"))
        self.larger.set_name(self.tr("Larger pages"))
        self.fit.setToolTip(self.tr("Fit the pages to the width"))
        self.fit.setAccessibleName(self.tr("Fit the pages to the width"))
        self.open_original.setText(self.tr("Open the original"))
        self.password.setAccessibleName(self.tr("Password of the PDF"))
        self.password.setPlaceholderText(self.tr("Password"))
        self._say()
