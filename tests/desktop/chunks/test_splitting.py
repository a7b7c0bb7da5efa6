"""Splitting again with a live preview: one document and many, the newest preview, undo, what is remembered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QPlainTextEdit, QToolTip
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, func, select, update

from core.chunks.previewing import preview
from core.chunks.splitters.recursive import RecursiveSettings
from core.chunks.splitting import Splitting
from core.jobs import history
from core.store.schema import Chunk, Document, DocumentText
from core.store.schema.columns import table
from desktop.chunks import splitting, splittingimport, splittingkept
from desktop.chunks.histogram import Histogram
from desktop.chunks.splitting import AgainSheet
from desktop.chunks.splittingform import WAYS
from desktop.chunks.splittingnewest import Newest
from desktop.documents.importing import ImportSheet
from desktop.documents.pane import DocumentsPane
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.widgets.form import ModelForm
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled, opened
from tests.helpers.building import Built

CHUNK, TEXT, DOCUMENT = table(Chunk), table(DocumentText), table(Document)
FLAGS = QItemSelectionModel.SelectionFlag
PARTS = ("第{n}条规定，经营者应当在七日内作出答复。", "The maintenance interval is {n} months after commissioning. ")
WORDS = "".join(f"# 第 {n} 章 Part {n}\n\n" + "".join(PARTS).format(n=n) * 12 + "\n\n" for n in range(1, 9))
SMALL = Splitting(strategy="fixed", settings={"size": 200, "overlap": 0, "words": True})


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path) -> MainWindow:
    return opened(qtbot, session, languages, tmp_path)


@pytest.fixture
def built(session: Session) -> Built:
    made = filled(session, documents=4, chunks=3, questions=2)
    new = update(TEXT).where(TEXT.c.document_id == made.documents[0]).values(markdown=WORDS)
    session.workspace.write(lambda c: c.execute(new))
    return made


@pytest.fixture
def pane(window: MainWindow, built: Built, qtbot: QtBot) -> DocumentsPane:
    window.open("documents")
    shown = window.pane("documents")
    assert isinstance(shown, DocumentsPane)
    comes(qtbot, lambda: shown.list.total() == 4 and shown.detail.document_id == built.documents[0])
    return shown


@pytest.fixture
def sheet(pane: DocumentsPane, window: MainWindow, built: Built, qtbot: QtBot) -> AgainSheet:
    return shown(window, pane, built.documents[:1], qtbot)


def shown(window: MainWindow, pane: DocumentsPane, ids: list[int], qtbot: QtBot) -> AgainSheet:
    made = splitting.show(window, pane.undoing, lambda _connection: ids, ids[0])
    comes(qtbot, lambda: made.preview.preview() is not None and made.primary.isEnabled())
    return made


def count(session: Session, document_id: int) -> int:
    query = select(func.count()).select_from(CHUNK).where(CHUNK.c.document_id == document_id)
    return session.read(lambda c: int(c.execute(query).scalar_one()))


def settle(sheet: AgainSheet, qtbot: QtBot) -> None:
    comes(qtbot, lambda: not sheet.newest.is_busy() and not sheet.effects.is_busy() and sheet.primary.isEnabled())


def test_the_preview_tells_sizes_pieces_and_warnings(sheet: AgainSheet, qtbot: QtBot) -> None:
    sheet.form.choose("custom")
    settle(sheet, qtbot)
    found = sheet.preview.preview()
    assert found is not None
    assert found.count == 1
    assert "does not occur" in sheet.preview.warning.text()
    sheet.form.choose("markdown")
    settle(sheet, qtbot)
    found = sheet.preview.preview()
    assert found == preview(WORDS, Splitting(), splitting.SHOWN, "manual-0000.md")
    assert [one.text() for one in sheet.preview.values] == [
        f"{size:,}" for size in (found.count, found.smallest, found.median, found.largest)
    ]
    assert sheet.preview.histogram.accessibleDescription()
    assert list(sheet.preview.model.ids) == list(range(1, found.count + 1))


def test_clicking_a_piece_shows_its_text(sheet: AgainSheet, qtbot: QtBot) -> None:
    sheet.form.choose("fixed")
    settle(sheet, qtbot)
    sheet.preview.table.go_to(2)
    found = sheet.preview.preview()
    assert found is not None
    piece = found.pieces[1]
    assert sheet.preview.reading.toPlainText() == WORDS[piece.start : piece.end]
    assert f"{piece.start + 1:,}" in sheet.preview.where.full()
    assert sheet.preview.model.values(1)[2] == piece.size


@pytest.mark.parametrize("way", [one.name for one in WAYS])
def test_every_way_of_splitting_has_a_form_and_a_preview(sheet: AgainSheet, qtbot: QtBot, way: str) -> None:
    sheet.form.choose(way)
    settle(sheet, qtbot)
    chosen = sheet.form.value()
    assert chosen is not None
    assert chosen.strategy == way
    found = sheet.preview.preview()
    assert found is not None
    assert found.count >= 1
    assert sheet.form.words.text()
    sheet.reject()


def test_a_wrong_setting_keeps_the_last_preview_and_cannot_be_used(sheet: AgainSheet, qtbot: QtBot) -> None:
    sheet.form.choose("fixed")
    settle(sheet, qtbot)
    before = sheet.preview.preview()
    sheet.form.form("fixed").set_value({"size": 100, "overlap": 90})
    assert sheet.form.value() is None
    assert not sheet.primary.isEnabled()
    comes(qtbot, lambda: not sheet.newest.is_busy())
    assert sheet.preview.preview() == before
    sheet.accept()
    assert sheet.isVisible()


def test_many_changes_give_few_previews_and_the_newest_wins(sheet: AgainSheet, qtbot: QtBot) -> None:
    sheet.form.choose("fixed")
    settle(sheet, qtbot)
    runs = sheet.newest.runs
    for size in range(100, 400, 10):
        sheet.form.form("fixed").set_value({"size": size, "overlap": 0})
    settle(sheet, qtbot)
    assert sheet.newest.runs - runs <= 2
    found = sheet.preview.preview()
    assert found is not None
    assert found.largest <= 390
    assert found.median > 300


def test_work_that_is_overtaken_is_not_delivered(session: Session, qtbot: QtBot) -> None:
    import threading

    gate, found = threading.Event(), []
    newest = Newest(session, found.append, found.append, session)
    newest.ask(lambda _connection: gate.wait(30) and 1)
    comes(qtbot, lambda: newest.runs == 1)
    newest.ask(lambda _connection: 2)
    newest.ask(lambda _connection: 3)
    gate.set()
    comes(qtbot, lambda: not newest.is_busy())
    assert found == [3]
    assert newest.runs == 2


def test_work_that_is_dropped_is_not_delivered(session: Session, qtbot: QtBot) -> None:
    import threading

    gate, found = threading.Event(), []
    newest = Newest(session, found.append, found.append, session)
    newest.ask(lambda _connection: gate.wait(30) and 1)
    comes(qtbot, lambda: newest.runs == 1)
    newest.drop()
    gate.set()
    comes(qtbot, lambda: not newest.is_busy())
    assert found == []


def test_one_document_is_split_at_once_and_can_be_taken_back(
    sheet: AgainSheet, pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    assert "go with them" in sheet.note.text()
    assert "lose their source" in sheet.note.text()
    sheet.form.choose("fixed")
    sheet.form.form("fixed").set_value({"size": 300, "overlap": 0})
    settle(sheet, qtbot)
    sheet.accept()
    expected = preview(WORDS, Splitting(strategy="fixed", settings={"size": 300, "overlap": 0})).count
    comes(qtbot, lambda: count(session, built.documents[0]) == expected)
    pane.undoing.undo()
    comes(qtbot, lambda: count(session, built.documents[0]) == 3)
    again = shown(window, pane, built.documents[:1], qtbot)
    assert again.form.strategy() == "fixed"
    kept = again.form.value()
    assert kept is not None
    assert kept.settings["size"] == 300
    again.reject()


def test_many_documents_are_split_by_a_job(
    window: MainWindow, pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    sheet = shown(window, pane, built.documents[:3], qtbot)
    comes(qtbot, lambda: "3 documents with 9 chunks" in sheet.note.text())
    assert "18 questions and 18 samples" in sheet.note.text()
    assert sheet.picker.isVisible()
    assert sheet.picker.names.count() == 3
    sheet.picker.step(1)
    settle(sheet, qtbot)
    comes(qtbot, lambda: "Section 1" in sheet.preview.reading.toPlainText())
    sheet.form.choose("tokens")
    settle(sheet, qtbot)
    sheet.accept()

    def jobs() -> list[dict[str, Any]]:
        found = session.read(lambda c: history.listing(c, session.project_id))
        return [one for one in found if one["kind"] == "chunks"]

    comes(qtbot, jobs)
    job = jobs()[0]
    assert job["options"]["documents"] == built.documents[:3]
    assert job["options"]["splitting"]["strategy"] == "tokens"


def test_documents_without_a_text_are_left_out(
    window: MainWindow, pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    gone = TEXT.delete().where(TEXT.c.document_id == built.documents[1])
    session.workspace.write(lambda c: c.execute(gone))
    made = splitting.show(window, pane.undoing, lambda _connection: [built.documents[1]])
    comes(qtbot, lambda: "None of these" in made.note.text())
    assert not made.primary.isEnabled()
    made.reject()


def test_the_actions_open_the_sheets(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    table_ = window.actions_table
    comes(qtbot, lambda: pane.detail.row() is not None)
    assert table_.run("documents.split")
    comes(qtbot, lambda: bool(window.findChildren(AgainSheet)))
    first = window.findChildren(AgainSheet)[0]
    comes(qtbot, lambda: first.chosen is not None)
    assert first.chosen is not None
    assert first.chosen.ids == built.documents[:1]
    settle(first, qtbot)
    first.reject()
    comes(qtbot, lambda: not window.findChildren(AgainSheet))
    pane.list.table.selectAll()
    comes(qtbot, lambda: pane.list.count() == 4)
    assert table_.run("documents.split")
    comes(qtbot, lambda: bool(window.findChildren(AgainSheet)))
    whole = window.findChildren(AgainSheet)[0]
    comes(qtbot, lambda: whole.chosen is not None)
    assert whole.chosen is not None
    assert sorted(whole.chosen.ids) == built.documents
    settle(whole, qtbot)
    whole.reject()


def test_by_hand_is_opened_by_its_action(pane: DocumentsPane, window: MainWindow, qtbot: QtBot) -> None:
    from desktop.chunks.hand import HandSheet

    comes(qtbot, lambda: pane.detail.row() is not None)
    model = pane.list.model
    pane.list.table.selectionModel().select(QItemSelection(model.index(0, 0), model.index(0, 0)), FLAGS.Rows)
    assert window.actions_table.run("documents.cut")
    comes(qtbot, lambda: bool(window.findChildren(HandSheet)))
    made = window.findChildren(HandSheet)[0]
    comes(qtbot, made.primary.isEnabled)
    made.reject()


def test_choosing_hands_the_splitting_over_and_saves_nothing(window: MainWindow, built: Built, qtbot: QtBot) -> None:
    taken: list[Splitting] = []
    made = splitting.choose(window, WORDS, "规程.md", SMALL, taken.append)
    comes(qtbot, lambda: made.preview.preview() is not None)
    assert "规程.md" in made.note.text()
    made.form.form("fixed").set_value({"size": 400, "overlap": 0})
    made.accept()
    assert taken == [Splitting(strategy="fixed", settings={"size": 400, "overlap": 0, "words": True})]


def test_the_import_form_previews_the_first_file(
    window: MainWindow, built: Built, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "检验 rules.md"
    path.write_text(WORDS, encoding="utf-8")
    form = ImportSheet(window, [path])
    form.open()
    before = form.splitting.value()
    assert before is not None
    form._preview(before)
    comes(qtbot, lambda: bool(window.findChildren(splitting.ChooseSheet)))
    made = window.findChildren(splitting.ChooseSheet)[0]
    comes(qtbot, lambda: (found := made.preview.preview()) is not None and found.count > 1)
    made.form.choose("fixed")
    made.accept()
    after = form.splitting.value()
    assert after is not None
    assert after.strategy == "fixed"
    form.reject()


def test_a_file_that_cannot_be_read_is_told(window: MainWindow, built: Built, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "空.md"
    path.write_text("", encoding="utf-8")
    made = splittingimport.preview(window, [path], SMALL, lambda _chosen: None)
    comes(qtbot, lambda: "空.md" in made.note.text())
    made.reject()


def test_broken_preferences_give_the_defaults(window: MainWindow) -> None:
    window.preferences.keep_text("splitting", "unknown")
    window.preferences.keep_text("splitting.markdown", '{"minimum": "many"}')
    assert splittingkept.last(window.preferences) == Splitting(settings={"minimum": 1500, "maximum": 2000})


def test_the_language_changes_while_it_is_open(sheet: AgainSheet, languages: Languages, qtbot: QtBot) -> None:
    languages.use("zh_CN")
    settle(sheet, qtbot)
    sheet.repaint()
    assert sheet.form.ways.count() == len(WAYS)


def test_separators_are_edited_one_a_line(qtbot: QtBot, theme: Theme) -> None:
    form: ModelForm[RecursiveSettings] = ModelForm(RecursiveSettings)
    qtbot.addWidget(form)
    box = form.widget("separators")
    assert isinstance(box, QPlainTextEdit)
    assert box.toPlainText().split("\n")[:2] == [r"\n# ", r"\n## "]
    box.setPlainText("。\n\n \n\\n\\n")
    value = form.value()
    assert value is not None
    assert value.separators == ["。", " ", r"\n\n"]


def test_the_histogram_shows_limits_and_tells_its_bars(qtbot: QtBot, theme: Theme) -> None:
    chart = Histogram()
    qtbot.addWidget(chart)
    chart.resize(600, 160)
    chart.show()
    bars = ((0, 100, 2), (100, 200, 0), (200, 300, 5))
    chart.set_bars(bars, (100, 400), "characters")
    assert chart._shown()[-1] == (400, 500, 0)
    shown_bars, plot = chart._shown(), chart._plot()
    assert chart._x(250, shown_bars, plot) == pytest.approx(plot.left() + plot.width() * 0.5)
    assert chart.accessibleDescription() == "0–99: 2; 200–299: 5"
    place = QPoint(int(plot.left() + plot.width() * 0.5), 40)
    assert chart.event(QHelpEvent(QHelpEvent.Type.ToolTip, place, chart.mapToGlobal(place)))
    QToolTip.hideText()
    chart.set_bars((), (100, 400))
    chart.repaint()


def test_reading_documents_keeps_their_order(session: Session, built: Built) -> None:
    from desktop.chunks.splittingdocuments import found

    def read(connection: Connection) -> list[int]:
        return [one for one, _name in found(connection, built.documents, built.documents[2]).names]

    assert session.read(read) == [built.documents[2], built.documents[0], built.documents[1], built.documents[3]]


def test_the_preview_is_built_once_the_sheet_is_seen(
    pane: DocumentsPane, window: MainWindow, built: Built, qtbot: QtBot
) -> None:
    sheet = splitting.show(window, pane.undoing, lambda _c: built.documents[:1], built.documents[0])
    assert "preview" not in vars(sheet), "the settings alone are there to be painted first"
    comes(qtbot, lambda: "preview" in vars(sheet) and sheet.preview.isVisible())
    sheet.reject()
