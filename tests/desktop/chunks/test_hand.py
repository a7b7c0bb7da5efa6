"""Cutting a document by hand: pointer, keys, undo, saving, long texts, both languages."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, select, update

from core.chunks import service
from core.chunks.piece import Piece
from core.chunks.splitters.clusters import is_border
from core.chunks.splitting import Splitting
from core.store.schema import Chunk, Document, DocumentText
from core.store.schema.columns import table
from desktop.chunks import hand
from desktop.chunks.hand import HandSheet
from desktop.chunks.handcuts import Cuts, sound
from desktop.chunks.handrows import LONGEST, Measure, rows
from desktop.documents.pane import DocumentsPane
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled, focus, opened
from tests.helpers.building import Built

CHUNK, TEXT, DOCUMENT = table(Chunk), table(DocumentText), table(Document)
FAMILY = "👩\u200d👩\u200d👧\u200d👦"
LINES = (
    "# 压力容器检验规程",
    "本规程适用于固定式压力容器的定期检验。检验单位应当在每次检验前编制检验方案。",
    "A pressure vessel must be inspected before it is put into service, and again after every repair.",
    f"Family {FAMILY} stays together; cafe\u0301 too.",
    "修理后的压力容器应当进行耐压试验。",
    "The result is written into the record.",
)
WORDS = "\n".join(LINES) + "\n"
KEY, ALT, SHIFT, CTRL = (
    Qt.Key,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def line(number: int) -> int:
    """Return where a line of WORDS begins."""
    return sum(len(one) + 1 for one in LINES[:number])


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path) -> MainWindow:
    return opened(qtbot, session, languages, tmp_path)


@pytest.fixture
def built(session: Session) -> Built:
    made = filled(session, documents=2, chunks=3, questions=2)
    write(session, made.documents[0], WORDS, [0, line(1), line(3), len(WORDS)])
    return made


@pytest.fixture
def pane(window: MainWindow, built: Built, qtbot: QtBot) -> DocumentsPane:
    window.open("documents")
    shown = window.pane("documents")
    assert isinstance(shown, DocumentsPane)
    comes(qtbot, lambda: shown.list.total() == 2)
    return shown


@pytest.fixture
def sheet(pane: DocumentsPane, window: MainWindow, built: Built, qtbot: QtBot) -> HandSheet:
    return shown(window, pane, built.documents[0], qtbot)


def shown(window: MainWindow, pane: DocumentsPane, document_id: int, qtbot: QtBot) -> HandSheet:
    made = hand.show(window, pane.undoing, document_id)
    comes(qtbot, made.primary.isEnabled)
    focus(qtbot, made.view)
    return made


def write(session: Session, document_id: int, text: str, ends: list[int]) -> None:
    """Give a document a text and chunks with these borders."""
    found = [Piece(start, end, (), False) for start, end in pairwise(ends)]

    def work(connection: Connection) -> None:
        connection.execute(update(TEXT).where(TEXT.c.document_id == document_id).values(markdown=text, locators=[]))
        service.replace(connection, document_id, found, Splitting())

    session.workspace.write(work)


def spans(session: Session, document_id: int) -> list[tuple[int, int]]:
    query = select(CHUNK.c.start, CHUNK.c.end).where(CHUNK.c.document_id == document_id).order_by(CHUNK.c.position)
    return session.read(lambda c: [tuple(row) for row in c.execute(query)])


def at(sheet: HandSheet, place: int) -> QPoint:
    """Return the point of a character; a little to its right, for what is nearest."""
    spot = sheet.view.spot(place)
    return QPointF(spot.left() + 1, spot.center().y()).toPoint()


def on(sheet: HandSheet, cut: int) -> QPoint:
    return sheet.view.cut_spot(cut).center().toPoint()


def click(sheet: HandSheet, point: QPoint, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(sheet.view.viewport(), Qt.MouseButton.LeftButton, with_, point)


def press(sheet: HandSheet, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(sheet.view, key, with_)


def drag(sheet: HandSheet, start: QPoint, end: QPoint, with_: Qt.KeyboardModifier | None = None) -> None:
    area, none = sheet.view.viewport(), Qt.KeyboardModifier.NoModifier
    QTest.mousePress(area, Qt.MouseButton.LeftButton, none, start)
    for share in (0.3, 0.7, 1.0):
        point = start + (end - start) * share
        moved = QPointF(point)
        event = move_event(area, moved, with_ or none)
        sheet.view.mouseMoveEvent(event)
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, with_ or none, end)


def move_event(area: QWidget, point: QPointF, with_: Qt.KeyboardModifier) -> QMouseEvent:
    where = QPointF(area.mapToGlobal(point.toPoint()))
    return QMouseEvent(QEvent.Type.MouseMove, point, where, Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, with_)


def test_it_starts_from_the_chunks_there_are(sheet: HandSheet) -> None:
    assert sheet.view.cuts.places == [line(1), line(3)]
    assert not sheet.view.cuts.is_changed()
    assert sheet.view.accessibleName()


def test_a_click_cuts_at_the_character_and_in_the_margin_before_the_line(sheet: HandSheet) -> None:
    inside = line(1) + 18
    click(sheet, at(sheet, inside))
    assert sheet.view.cuts.places == [line(1), inside, line(3)]
    click(sheet, QPoint(10, at(sheet, line(4)).y()))
    assert sheet.view.cuts.is_cut(line(4))
    sheet.bar.follow()
    assert sheet.bar.numbers.text().startswith("5 piece")


def test_a_click_on_a_cut_removes_it(sheet: HandSheet) -> None:
    click(sheet, on(sheet, line(3)))
    assert sheet.view.cuts.places == [line(1)]


def test_with_ctrl_a_click_only_puts_the_caret(sheet: HandSheet) -> None:
    click(sheet, at(sheet, line(2) + 9), CTRL)
    assert sheet.view.caret == line(2) + 9
    assert sheet.view.cuts.places == [line(1), line(3)]


def test_a_dragged_cut_goes_to_a_line_with_ctrl_to_a_character(sheet: HandSheet) -> None:
    drag(sheet, on(sheet, line(3)), at(sheet, line(2) + 20))
    assert sheet.view.cuts.places == [line(1), line(2)]
    drag(sheet, on(sheet, line(2)), at(sheet, line(3) + 3), CTRL)
    assert sheet.view.cuts.places == [line(1), line(3) + 3]
    assert sheet.view.drag == (-1, -1)


def test_a_cut_cannot_be_dragged_over_its_neighbour(sheet: HandSheet) -> None:
    said: list[str] = []
    sheet.view.told.connect(said.append)
    drag(sheet, on(sheet, line(3)), at(sheet, 2))
    assert sheet.view.cuts.places == [line(1), line(3)]
    assert "without text" in said[-1]


def test_escape_lets_a_dragged_cut_go(sheet: HandSheet) -> None:
    area = sheet.view.viewport()
    QTest.mousePress(area, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, on(sheet, line(3)))
    sheet.view.mouseMoveEvent(move_event(area, QPointF(at(sheet, line(2))), Qt.KeyboardModifier.NoModifier))
    assert sheet.view.drag[0] == line(3)
    sheet.view.repaint()
    press(sheet, KEY.Key_Escape)
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(sheet, line(2)))
    assert sheet.view.cuts.places == [line(1), line(3)]
    assert sheet.isVisible()


def test_enter_and_space_place_and_remove(sheet: HandSheet) -> None:
    sheet.view.go_to(line(2) + 2)
    press(sheet, KEY.Key_Return)
    assert sheet.view.cuts.is_cut(line(2) + 2)
    press(sheet, KEY.Key_Space)
    assert not sheet.view.cuts.is_cut(line(2) + 2)
    assert sheet.isVisible()


def test_alt_and_arrows_go_from_cut_to_cut_and_shift_moves_them(sheet: HandSheet) -> None:
    press(sheet, KEY.Key_Down, ALT)
    assert sheet.view.caret == line(1)
    press(sheet, KEY.Key_Down, ALT)
    assert sheet.view.caret == line(3)
    press(sheet, KEY.Key_Up, ALT | SHIFT)
    assert sheet.view.cuts.places == [line(1), line(2)]
    assert sheet.view.caret == line(2)
    press(sheet, KEY.Key_Down, ALT | SHIFT)
    press(sheet, KEY.Key_Right, ALT | SHIFT)
    assert sheet.view.cuts.places == [line(1), line(3) + 1]
    press(sheet, KEY.Key_Up, ALT)
    assert sheet.view.caret == line(1)
    press(sheet, KEY.Key_Up, ALT)
    assert sheet.view.caret == 0


def test_m_merges_with_the_next_piece(sheet: HandSheet) -> None:
    sheet.view.go_to(line(1) + 4)
    press(sheet, KEY.Key_M)
    assert sheet.view.cuts.places == [line(1)]
    press(sheet, KEY.Key_M)
    assert sheet.view.cuts.places == [line(1)]
    assert sheet.note.text() == "This is the last piece."


def test_undo_and_redo_go_back_and_forth_over_everything(sheet: HandSheet) -> None:
    sheet.view.go_to(line(4))
    press(sheet, KEY.Key_Return)
    press(sheet, KEY.Key_Up, ALT | SHIFT)
    press(sheet, KEY.Key_M)
    after = list(sheet.view.cuts.places)
    press(sheet, KEY.Key_Z, CTRL)
    press(sheet, KEY.Key_Z, CTRL)
    press(sheet, KEY.Key_Z, CTRL)
    assert sheet.view.cuts.places == [line(1), line(3)]
    assert not sheet.view.cuts.is_changed()
    for _ in range(4):
        press(sheet, KEY.Key_Z, CTRL | SHIFT)
    assert sheet.view.cuts.places == after


def test_the_caret_steps_over_whole_signs_and_lines(sheet: HandSheet) -> None:
    place = line(3) + len("Family ")
    sheet.view.go_to(place)
    press(sheet, KEY.Key_Right)
    assert sheet.view.caret == place + len(FAMILY)
    press(sheet, KEY.Key_Left)
    assert sheet.view.caret == place
    press(sheet, KEY.Key_Home)
    press(sheet, KEY.Key_Down)
    assert sheet.view.caret == line(4)
    press(sheet, KEY.Key_Up)
    press(sheet, KEY.Key_Up)
    assert sheet.view.caret == line(2)
    press(sheet, KEY.Key_End)
    assert sheet.view.caret == line(3) - 1
    press(sheet, KEY.Key_End, CTRL)
    assert sheet.view.caret == len(WORDS)
    press(sheet, KEY.Key_PageUp)
    press(sheet, KEY.Key_Home, CTRL)
    assert sheet.view.caret == 0


def test_no_cut_parts_a_sign(sheet: HandSheet) -> None:
    family = line(3) + len("Family ")
    accent = WORDS.index("\u0301")
    for place in (family + 1, family + 3, accent):
        sheet.view.cuts.place(place)
    assert sheet.view.cuts.places == [line(1), line(3), family, accent - 1]
    for cut in sheet.view.cuts.places:
        assert is_border(WORDS, cut)


def test_a_cut_before_a_line_break_goes_behind_it(sheet: HandSheet) -> None:
    sheet.view.go_to(line(2) - 1)
    press(sheet, KEY.Key_Return)
    assert sheet.view.cuts.is_cut(line(2))


def test_sizes_beyond_the_limits_are_told_and_remembered(
    sheet: HandSheet, window: MainWindow, pane: DocumentsPane, built: Built, qtbot: QtBot
) -> None:
    sheet.bar.high.setValue(90)
    sheet.bar.low.setValue(20)
    size = sheet.view.cuts.size(1)
    assert sheet.view.tone(size) == "warn"
    assert "longer than 90" in sheet.view.words(size)
    assert "shorter than 20" in sheet.view.words(3)
    sheet.view.go_to(line(1))
    assert sheet.view.describe(line(1)).startswith("cut, piece 2, ")
    assert sheet.view.accessibleDescription() == sheet.view.describe(line(1))
    sheet.reject()
    again = shown(window, pane, built.documents[0], qtbot)
    assert (again.bar.low.value(), again.bar.high.value()) == (20, 90)
    again.reject()


def test_it_can_start_from_a_way_of_splitting_and_go_back(sheet: HandSheet, qtbot: QtBot) -> None:
    titles = [action.text() for action in sheet.bar.menu().actions()]
    assert "Markdown structure" in titles
    assert "By hand" not in titles
    sheet._start_from(Splitting(strategy="fixed", settings={"size": 60, "overlap": 0}))
    comes(qtbot, lambda: sheet.view.cuts.count() > 4)
    press(sheet, KEY.Key_Z, CTRL)
    assert sheet.view.cuts.places == [line(1), line(3)]
    sheet._start_from(None)
    assert sheet.view.cuts.places == []


def test_saving_says_what_hangs_on_the_chunks_and_can_be_undone(
    sheet: HandSheet, pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    document_id = built.documents[0]
    before = spans(session, document_id)
    click(sheet, on(sheet, line(3)))
    sheet.accept()
    comes(qtbot, lambda: sheet.asked is not None)
    assert sheet.asked is not None
    sheet.asked.accept()
    comes(qtbot, lambda: spans(session, document_id) == [(0, line(1)), (line(1), len(WORDS))])
    stored = session.read(
        lambda c: c.execute(select(DOCUMENT.c.splitting).where(DOCUMENT.c.id == document_id)).scalar()
    )
    assert stored == {"strategy": "hand", "settings": {"cuts": [line(1)]}}
    pane.undoing.undo()
    comes(qtbot, lambda: spans(session, document_id) == before)
    pane.undoing.redo()
    comes(qtbot, lambda: len(spans(session, document_id)) == 2)


def test_questions_are_named_before_their_chunks_go(
    window: MainWindow, pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    sheet = shown(window, pane, built.documents[1], qtbot)
    sheet.view.merge()
    sheet.accept()
    comes(qtbot, lambda: sheet.asked is not None)
    assert sheet.asked is not None
    said = " ".join(one.text() for one in sheet.asked.findChildren(QLabel))
    assert "4 question" in said
    assert "4 sample" in said
    sheet.asked.reject()
    assert len(spans(session, built.documents[1])) == 3
    sheet.view.undo()
    sheet.reject()


def test_a_text_changed_meanwhile_is_not_cut(sheet: HandSheet, session: Session, built: Built, qtbot: QtBot) -> None:
    other = update(TEXT).where(TEXT.c.document_id == built.documents[0]).values(markdown="short")
    session.workspace.write(lambda c: c.execute(other))
    sheet.view.merge()
    sheet.accept()
    comes(qtbot, lambda: "changed" in sheet.note.text())
    assert sheet.isVisible()


def test_closing_asks_only_when_cuts_would_be_lost(sheet: HandSheet) -> None:
    sheet.view.merge()
    sheet.reject()
    assert sheet.isVisible()
    assert sheet.asked is not None
    sheet.asked.reject()
    sheet.view.undo()
    sheet.reject()
    assert not sheet.isVisible()


def test_the_language_changes_while_it_is_open(sheet: HandSheet, languages: Languages) -> None:
    languages.use("zh_CN")
    sheet.view.repaint()
    assert sheet.view.cuts.places == [line(1), line(3)]


def test_of_a_long_text_only_what_is_in_sight_is_laid_out(
    window: MainWindow, pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    part = "本条规定，经营者应当在七日内作出答复。The interval is twelve months after commissioning.\n\n"
    text = part * (3_000_000 // len(part))
    write(session, built.documents[0], text, [*range(0, len(text), len(part) * 200), len(text)])
    sheet = shown(window, pane, built.documents[0], qtbot)
    view = sheet.view
    assert len(view.rows) > 60_000
    assert len(view._laid) < 100
    press(sheet, KEY.Key_End, CTRL)
    assert view.verticalScrollBar().value() > 0.99 * view.verticalScrollBar().maximum()
    assert len(view._laid) < 240
    assert view.spot(len(text) - 3).top() < view.viewport().height()
    view.go_to(len(text) // 2)
    press(sheet, KEY.Key_Return)
    press(sheet, KEY.Key_Z, CTRL)
    assert 0 <= view.spot(view.caret).top() < view.viewport().height()
    sheet.resize(900, 600)
    assert len(view._laid) < 240
    sheet.reject()


def test_scrolling_up_moves_what_is_in_sight_exactly_as_far(
    window: MainWindow, pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    chance = random.Random(4)
    text = "\n".join("规程" * chance.randrange(200) + " word" * chance.randrange(60) for _ in range(400))
    write(session, built.documents[0], text, [0, len(text)])
    sheet = shown(window, pane, built.documents[0], qtbot)
    view, bar = sheet.view, sheet.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for _ in range(10):
        row = view.row_at(5)
        before = view.top_of(row)
        bar.setValue(bar.value() - 150)
        assert view.top_of(row) == pytest.approx(before + 150, abs=1.5)
    sheet.reject()


def test_heights_stay_right_where_cuts_come_and_go_out_of_sight(sheet: HandSheet) -> None:
    view = sheet.view
    high = view.rows.heights.total
    view.cuts.place(line(4))
    assert view.rows.heights.total == pytest.approx(high + view.band())
    view._laid.clear()
    view.cuts.remove(line(4))
    assert view.rows.heights.total == pytest.approx(high)


def test_a_text_without_line_breaks_has_rows_too() -> None:
    text = ("不可抗力" * 500 + FAMILY) * 3
    found = rows(text, [5], Measure(80, 20, 30))
    assert len(found) > 3
    for row in range(len(found)):
        start, end = found.bounds(row)
        assert 0 < end - start <= LONGEST
        assert is_border(text, start)
    assert found.bounds(len(found) - 1)[1] == len(text)


@pytest.mark.parametrize("text", [WORDS, "一" * 30 + "\n\n" + "二" * 30, FAMILY * 12, "a\r\nb\r\nc\r\nd"])
def test_any_steps_leave_sound_cuts_that_undo_takes_back(text: str) -> None:
    chance = random.Random(7)
    cuts = Cuts()
    cuts.begin(text, sound(text, [len(text) // 2]))
    start = list(cuts.places)
    for _ in range(200):
        place = chance.randrange(len(text) + 1)
        step = chance.randrange(4)
        if step == 0:
            cuts.toggle(place)
        elif step == 1 and cuts.places:
            cuts.move(chance.choice(cuts.places), place)
        elif step == 2:
            cuts.merge(place)
        else:
            cuts.replace(sound(text, chance.sample(range(len(text)), min(5, len(text)))))
        assert cuts.places == sound(text, cuts.places)
        assert sum(cuts.sizes()) == len(text)
    while cuts.can_undo():
        cuts.undo()
    assert cuts.places == start
