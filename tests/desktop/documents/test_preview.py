"""A document beside its source: scrolling together, editing with drafts, deciding about a conversion."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import insert, update

from core.changes import ChangeSet
from core.clock import now
from core.documents import listing
from core.store.schema import Conversion, Document, DocumentText
from core.store.schema.columns import table
from desktop.documents.detail import CHUNKS, SIDE, TEXT, DocumentDetail
from desktop.documents.pane import DocumentsPane
from desktop.documents.preview import drafts, originals
from desktop.documents.preview.drafts import Draft
from desktop.documents.preview.places import by_headings, by_pages, same
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.widgets.dialog import Sheet
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled, opened
from tests.helpers.building import Built
from tests.helpers.pages import pages

DOCUMENT, BODY, CONVERSION = table(Document), table(DocumentText), table(Conversion)
PAGES, LONG = 20, 40_000


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path) -> MainWindow:
    return opened(qtbot, session, languages, tmp_path)


@pytest.fixture
def built(session: Session) -> Built:
    return filled(session, documents=3, chunks=30, questions=1)


@pytest.fixture
def pane(window: MainWindow, built: Built, qtbot: QtBot) -> DocumentsPane:
    window.open("documents")
    shown = window.pane("documents")
    assert isinstance(shown, DocumentsPane)
    comes(qtbot, lambda: shown.detail.document_id == built.documents[0])
    return shown


def give_file(session: Session, built: Built, number: int, made: Path, **values: object) -> None:
    """Give a document a kept file."""
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    folder = session.workspace.sources(built.project)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{digest}{made.suffix}").write_bytes(made.read_bytes())
    fields = {"sha256": digest, "name": made.name, "format": made.suffix[1:], **values}
    where = DOCUMENT.c.id == built.documents[number]
    session.workspace.write(lambda c: c.execute(update(DOCUMENT).where(where).values(**fields)))


def give_pdf(session: Session, built: Built, folder: Path) -> None:
    """Make the second document a PDF whose text has as many pages."""
    give_file(session, built, 1, pages(folder / "手册.pdf", PAGES), pages=PAGES)
    text = "".join(f"# Page {n}\n\n" + "Words of the page. 本页的字。\n\n" * 60 for n in range(1, PAGES + 1))
    starts = [text.index(f"# Page {n}\n") for n in range(1, PAGES + 1)]
    places = [
        [start, end, n, None] for n, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1)
    ]
    values = {"markdown": text, "locators": places, "outline": [[1, f"Page {n}", s] for n, s in enumerate(starts, 1)]}
    where = BODY.c.document_id == built.documents[1]
    session.workspace.write(lambda c: c.execute(update(BODY).where(where).values(**values)))


@pytest.fixture
def detail(pane: DocumentsPane, session: Session, built: Built, tmp_path: Path, qtbot: QtBot) -> DocumentDetail:
    give_pdf(session, built, tmp_path)
    pane.open(built.documents[1])
    pane.detail.show_tab(SIDE)
    found = pane.detail
    comes(qtbot, lambda: found.document_id == built.documents[1] and found.text.source.pages.count() == PAGES)
    comes(qtbot, found.text.reading.is_filled)
    yield found
    found.close_files()


def sheets() -> list[Sheet]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, Sheet) and one.isVisible()]


def type_in(qtbot: QtBot, detail: DocumentDetail, words: str) -> None:
    editor = detail.text.converted.editor
    comes(qtbot, lambda: detail.editing.is_open() and editor.is_ready())
    editor.insertPlainText(words)


def markdown(session: Session, document_id: int) -> str:
    row = session.read(lambda c: listing.detail(c, document_id))
    return str(row["markdown"])


# Places


def test_pages_and_characters_meet() -> None:
    places = by_pages([[0, 100, 1, None], [100, 300, 2, None], [300, 400, 4, None]], 400)
    assert places.to_source(0) == 0
    assert places.to_source(200) == pytest.approx(2.0)
    assert places.to_source(400) == 4
    assert places.to_text(3.5) == 350
    assert by_pages((), 400).to_source(10) == 0


def test_headings_hold_two_texts_together() -> None:
    source = "<p>preface</p>" * 50 + "<h1>One</h1>" + "x" * 100 + "<h1>第二条</h1>tail"
    places = by_headings([[1, "One", 0], [1, "Absent", 40], [1, "第二条", 60]], 80, source)
    assert source[int(places.to_source(60)) :].startswith("第二条")
    assert places.to_text(len(source)) == 80
    assert same(7).to_text(3) == 3


# Scrolling together


def test_scrolling_the_pages_moves_the_text(detail: DocumentDetail, qtbot: QtBot) -> None:
    bar = detail.text.source.pages.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = len(detail.row()["markdown"]) // 2
    comes(qtbot, lambda: abs(detail.text.reading.place() - place) < 400)
    assert bar.value() == bar.maximum() // 2


def test_scrolling_the_text_moves_the_pages(detail: DocumentDetail, qtbot: QtBot) -> None:
    bar = detail.text.reading.verticalScrollBar()
    bar.setValue(bar.maximum())
    comes(qtbot, lambda: detail.text.source.pages.page() == PAGES - 1)
    comes(qtbot, lambda: bar.value() == bar.maximum())


def test_a_heading_brings_both_sides_there(detail: DocumentDetail, qtbot: QtBot) -> None:
    detail.text.go_to(detail.row()["outline"][7][2])
    comes(
        qtbot,
        lambda: abs(detail.text.source.pages.verticalScrollBar().value() - detail.text.source.pages._column.y(7)) < 20,
    )
    view = detail.text.reading
    assert view.laid(view.row_at(20)).document.toPlainText() == "Page 8"


def test_the_page_that_is_read_is_named(detail: DocumentDetail, qtbot: QtBot) -> None:
    detail.text.source.pages.show_place(4.5)
    comes(qtbot, lambda: "5 of 20" in detail.text.source.caption.full())


def test_a_chunk_is_shown_in_its_source(detail: DocumentDetail, window: MainWindow, qtbot: QtBot) -> None:
    detail.show_tab(CHUNKS)
    comes(qtbot, lambda: len(detail.chunks.model.ids) == 30)
    detail.chunks.table.go_to_row(9)
    assert window.actions_table.run("documents.place")
    assert detail.tabs.currentIndex() == SIDE
    comes(qtbot, lambda: detail.text.reading._span[1] > 0)


# The source


def test_text_files_show_their_own_text(
    pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot, tmp_path: Path
) -> None:
    made = tmp_path / "笔记.html"
    made.write_text("<h1>标题</h1><p>甲</p>", encoding="gb18030")
    give_file(session, built, 2, made, encoding="gb18030")
    pane.detail.show_tab(SIDE)
    pane.open(built.documents[2])
    comes(qtbot, lambda: pane.detail.text.source.text.text() == "<h1>标题</h1><p>甲</p>")


def test_what_nothing_draws_is_shown_as_markdown(
    pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot, tmp_path: Path
) -> None:
    made = tmp_path / "合同.docx"
    made.write_bytes(b"PK")
    give_file(session, built, 2, made)
    pane.detail.show_tab(SIDE)
    pane.open(built.documents[2])
    source = pane.detail.text.source
    comes(qtbot, lambda: source.text.text() == pane.detail.row()["markdown"] and source.draws_markdown())
    assert source.text.is_rendered()
    assert not pane.detail.text.reading.is_rendered()
    assert source.open_original.isVisible()


def test_a_lost_original_says_so(pane: DocumentsPane, qtbot: QtBot) -> None:
    pane.detail.show_tab(SIDE)
    comes(qtbot, lambda: "gone" in pane.detail.text.source.nothing.accessibleName())


def test_the_copy_to_open_has_the_real_name(tmp_path: Path) -> None:
    kept = tmp_path / ("a" * 64 + ".pdf")
    kept.write_bytes(b"x")
    copy = originals.copy_to_open(kept, "Angebot: 价格/2026.pdf")
    assert copy.read_bytes() == b"x"
    assert copy.suffix == ".pdf"
    assert not {":", "/", "\\"} & set(copy.name)
    assert originals.copy_to_open(kept, "evil.exe").suffix == ".pdf"


# Editing


def test_the_markdown_is_saved_with_its_pictures(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot, tmp_path: Path
) -> None:
    kept, away = session.workspace.pictures(built.project), tmp_path / "away"
    away.mkdir()
    kept.mkdir(parents=True)
    for sign in "ab":
        (kept / f"{sign * 32}.png").write_bytes(sign.encode())
    text = f"# 标题\n\n![p](pictures/{'a' * 32}.png) ![gone](pictures/{'c' * 32}.png)\n"
    session.workspace.write(
        lambda c: c.execute(update(BODY).where(BODY.c.document_id == built.documents[0]).values(markdown=text))
    )
    session.hub.publish(ChangeSet().update("document", [built.documents[0]]))
    comes(qtbot, lambda: (pane.detail.row() or {}).get("markdown") == text)
    window.preferences.keep_text("export.folder", str(away))
    window.actions_table.run("item.export")
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(away / "doc.md"))
    comes(qtbot, lambda: any(one.read_bytes() for one in away.glob("pictures/*")))
    assert (away / "doc.md").read_text(encoding="utf-8") == text
    assert [(one.name[:1], one.read_bytes()) for one in (away / "pictures").iterdir()] == [("a", b"a")]
    dialog.close()


def test_saving_splits_again_and_can_be_undone(
    pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    document, detail = built.documents[0], pane.detail
    before = markdown(session, document)
    pane.window_.actions_table.run("documents.edit")
    type_in(qtbot, detail, "新的一段。\n\n")
    assert pane.window_.actions_table.run("documents.save")
    comes(qtbot, lambda: sheets() or markdown(session, document) != before)
    for sheet in sheets():
        sheet.accept()
    comes(qtbot, lambda: markdown(session, document) == "新的一段。\n\n" + before)
    comes(qtbot, lambda: not detail.editing.is_open() and detail.row()["markdown"].startswith("新"))
    pane.window_.actions_table.run("edit.undo")
    comes(qtbot, lambda: markdown(session, document) == before)
    comes(qtbot, lambda: detail.text.reading.text() == before)


def test_what_was_typed_survives_another_document(
    pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    detail = pane.detail
    detail.editing.start()
    type_in(qtbot, detail, "Draft 草稿\n")
    pane.open(built.documents[1])
    comes(qtbot, lambda: detail.document_id == built.documents[1])
    place = drafts.folder(session.workspace.folder, built.project)
    comes(qtbot, lambda: drafts.find(place, built.documents[0]))
    pane.open(built.documents[0])
    comes(qtbot, lambda: detail.editing.draft() is not None and detail.head.draft.isVisible())
    detail.editing.start()
    comes(qtbot, lambda: detail.text.converted.editor.is_changed())
    assert detail.text.converted.editor.text().startswith("Draft 草稿")
    detail.editing.discard()
    comes(qtbot, lambda: drafts.find(place, built.documents[0]) is None)


def test_closing_the_window_keeps_what_was_typed(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    pane.detail.editing.start()
    type_in(qtbot, pane.detail, "Last words\n")
    window.closing.emit()
    kept = drafts.find(drafts.folder(session.workspace.folder, built.project), built.documents[0])
    assert kept is not None
    assert kept.text.startswith("Last words")


def test_cancel_asks_only_after_typing(pane: DocumentsPane, qtbot: QtBot) -> None:
    editing = pane.detail.editing
    editing.start()
    comes(qtbot, pane.detail.text.converted.editor.is_ready)
    editing.cancel()
    assert not editing.is_open()
    editing.start()
    type_in(qtbot, pane.detail, "x")
    editing.cancel()
    (sheet,) = sheets()
    sheet.accept()
    comes(qtbot, lambda: not editing.is_open())


def test_drafts_that_are_no_drafts_are_ignored(tmp_path: Path) -> None:
    drafts.keep(tmp_path, 1, Draft("字😀\n", "base"))
    found = drafts.find(tmp_path, 1)
    assert found is not None
    assert (found.text, found.base) == ("字😀\n", "base")
    (tmp_path / "2.json").write_text("[]", encoding="ascii")
    assert drafts.find(tmp_path, 2) is None
    drafts.discard(tmp_path, 1)
    assert drafts.find(tmp_path, 1) is None


# Deciding


def offer(session: Session, built: Built) -> str:
    """Let a new conversion of the first document wait; return its text."""
    text = markdown(session, built.documents[0]).replace("Section 3\n", "Chapter 3\n")
    values = {"document_id": built.documents[0], "project_id": built.project, "method": "text", "markdown": text}
    values |= {"encoding": "", "outline": [], "locators": [], "remarks": [], "created_at": now()}

    def work(connection: object) -> ChangeSet:
        connection.execute(insert(CONVERSION).values(**values))
        return ChangeSet().add("conversion", [built.documents[0]])

    session.edit(work)
    return text


def test_a_conversion_that_waits_is_compared_and_taken(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    before, text = markdown(session, built.documents[0]), offer(session, built)
    detail = pane.detail
    comes(qtbot, detail.head.waiting.isVisible)
    assert window.actions_table.run("documents.compare")
    comes(qtbot, lambda: detail.compare.view.changes() == 1 and detail.compare.accept.isEnabled())
    detail.compare.accept.click()
    comes(qtbot, lambda: markdown(session, built.documents[0]) == text)
    comes(qtbot, lambda: not detail.is_comparing() and not detail.head.waiting.isVisible())
    window.actions_table.run("edit.undo")
    comes(qtbot, lambda: markdown(session, built.documents[0]) == before)


def test_a_conversion_can_be_dropped(pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot) -> None:
    before, _text = markdown(session, built.documents[0]), offer(session, built)
    comes(qtbot, pane.detail.head.waiting.isVisible)
    pane.detail.compare_waiting()
    pane.detail.compare.reject.click()
    comes(qtbot, lambda: not pane.detail.head.waiting.isVisible() and not pane.detail.is_comparing())
    assert markdown(session, built.documents[0]) == before


# Room, keys, languages


def test_the_list_can_be_hidden_and_stepped_through(
    pane: DocumentsPane, window: MainWindow, built: Built, qtbot: QtBot
) -> None:
    window.actions_table.run("documents.wide")
    assert not pane.list.isVisible()
    window.actions_table.run("documents.next")
    comes(qtbot, lambda: pane.detail.document_id == built.documents[1])
    window.actions_table.run("documents.wide")
    assert pane.list.isVisible()


def test_the_way_to_look_is_remembered(pane: DocumentsPane, window: MainWindow, session: Session) -> None:
    pane.detail.show_tab(SIDE)
    window.actions_table.run("documents.way")
    again = DocumentDetail(session, window.actions_table, window.preferences)
    assert again.tabs.currentIndex() == SIDE
    assert not again.text.reading.is_rendered()
    again.show_tab(TEXT)
    again.deleteLater()


def test_both_languages(detail: DocumentDetail, languages: Languages) -> None:
    languages.use("zh_CN")
    languages.use("en")
    assert detail.head.tabs.tabText(SIDE) == "Side by side"
    assert detail.text.source.open_original.text() == "Open the original"
