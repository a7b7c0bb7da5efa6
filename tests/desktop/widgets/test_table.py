"""The big table and its model."""

from __future__ import annotations

from array import array
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.columns import Column
from desktop.widgets.paged import PAGE, PAGES, PagedModel
from desktop.widgets.table import BigTable, Selection


class Rows:
    """Rows made on demand, with a count of the calls."""

    def __init__(self) -> None:
        self.calls: list[int] = []
        self.gone: set[int] = set()

    def __call__(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        self.calls.append(len(ids))
        return {one: (f"row\n{one}", 1000 + one, ["a", "b"]) for one in ids if one not in self.gone}


def columns() -> tuple[Column, ...]:
    """Return one column of three kinds."""
    return (
        Column("name", lambda: "Name", sortable=True),
        Column("size", lambda: "Size", "number", 80, sortable=True),
        Column("tags", lambda: "Tags", "chips", 120, hide_below=400),
    )


@pytest.fixture
def rows() -> Rows:
    return Rows()


@pytest.fixture
def table(qtbot: QtBot, theme: Theme, rows: Rows) -> BigTable:
    made = BigTable(PagedModel(columns(), array("q", range(10, 1010)), rows), "Rows")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def model_of(table: BigTable) -> PagedModel:
    model = table.model()
    assert isinstance(model, PagedModel)
    return model


def test_the_model_keeps_qts_rules(rows: Rows, qapp: object) -> None:
    model = PagedModel(columns(), array("q", range(300)), rows)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.append_ids(range(300, 450))
    model.refresh([3, 449])
    model.set_ids(array("q", [7, 8]))
    model.append_ids([])
    model.set_ids([])
    assert tester.model() is model
    assert model.rowCount() == 0


def test_pages_are_fetched_once_and_forgotten(rows: Rows, qapp: object) -> None:
    model = PagedModel(columns(), array("q", range(100_000)), rows)
    assert model.data(model.index(0, 0)) == "row 0"
    assert model.data(model.index(1, 1)) == "1,001"
    assert model.data(model.index(1, 1), Qt.ItemDataRole.AccessibleTextRole) == "Size: 1,001"
    assert model.data(model.index(5, 0), Qt.ItemDataRole.UserRole) == 5
    assert model.data(model.index(5, 0), Qt.ItemDataRole.BackgroundRole) is None
    assert rows.calls == [PAGE]
    for row in range(0, 100_000, PAGE):
        model.values(row)
    assert len(model._pages) == PAGES


def test_appended_rows_complete_the_last_page(rows: Rows, qapp: object) -> None:
    model = PagedModel(columns(), array("q", range(10)), rows)
    model.values(9)
    model.append_ids([10, 11])
    assert model.data(model.index(9, 0)) == "row 9"
    assert rows.calls == [10], "what is in view is not fetched again because rows came below"
    assert model.data(model.index(11, 0)) == "row 11"
    assert rows.calls == [10, 2]


def test_what_was_fetched_beforehand_is_not_fetched_while_painting(rows: Rows, qapp: object) -> None:
    model = PagedModel(columns(), fetch=rows)
    found = model.first_page(array("q", range(3)))
    model.append_ids(range(4))
    model.hold(found)
    assert model.data(model.index(2, 0)) == "row 2"
    assert rows.calls == [3]
    assert model.data(model.index(3, 0)) == "row 3"
    assert rows.calls == [3, 1]
    # Another list took its place meanwhile.
    model.set_ids(range(10, 14))
    model.hold(found)
    assert model.data(model.index(0, 0)) == "row 10"


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_rows_below_the_view_are_not_painted(table: BigTable, qtbot: QtBot) -> None:
    """A job adds rows ten times a second: the bar grows, and only what lies in view is painted."""
    qtbot.waitExposed(table)
    table.go_to_row(0)
    qtbot.wait(20)
    bar, paints = table.verticalScrollBar(), Paints(table.viewport())
    before = bar.maximum()
    model_of(table).append_ids(range(2000, 2100))
    qtbot.waitUntil(lambda: bar.maximum() == before + 100 * table.row_height())
    qtbot.wait(20)
    assert paints.count == 0
    # Other rows altogether are painted, though they come together with some below.
    model_of(table).append_ids([5000])
    model_of(table).set_ids(range(20, 1200))
    qtbot.waitUntil(lambda: paints.count > 0)
    bar.setValue(bar.maximum())
    qtbot.wait(20)
    seen, bottom = paints.count, bar.maximum()
    model_of(table).append_ids(range(6000, 6003))
    qtbot.waitUntil(lambda: bar.maximum() > bottom)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: paints.count > seen)
    assert table.rowAt(table.viewport().height() - 1) == model_of(table).rowCount() - 1


def test_rows_that_come_into_view_are_painted(qtbot: QtBot, theme: Theme, rows: Rows) -> None:
    """While there is room below the last row, every new one is shown."""
    table = BigTable(PagedModel(columns(), array("q", [1, 2]), rows), "Rows")
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.show()
    qtbot.waitExposed(table)
    qtbot.wait(20)
    paints = Paints(table.viewport())
    model_of(table).append_ids([3])
    qtbot.waitUntil(lambda: paints.count > 0)


def test_refresh_reads_again_only_what_was_shown(rows: Rows, qapp: object, qtbot: QtBot) -> None:
    model = PagedModel(columns(), array("q", range(1000)), rows)
    model.values(0)
    rows.gone.add(3)
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.refresh([3, 900])
    assert (changed.args[0].row(), changed.args[1].row()) == (3, 3)
    assert model.data(model.index(3, 0)) == "…"
    assert len(rows.calls) == 2


def test_select_all_is_a_question_not_a_list(qtbot: QtBot, theme: Theme, rows: Rows) -> None:
    table = BigTable(PagedModel(columns(), array("q", range(1_000_000)), rows), "Rows")
    qtbot.addWidget(table)
    table.resize(900, 700)
    table.show()
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    table.grab()
    assert len(table.selectionModel().selection().indexes()) < 3 * PAGE, "no list of a million indexes is painted"
    assert table.selection() == Selection(everything=True)
    table.go_to_row(5)
    assert table.selection() == Selection(ids=(5,))
    assert sum(rows.calls) < 3 * PAGE


def test_selection_is_told_as_ids(table: BigTable, qtbot: QtBot) -> None:
    table.go_to_row(2)
    with qtbot.waitSignal(table.selection_changed):
        qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.selection().ids == (12, 13)
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not table.selection()


def test_keys_walk_and_open(table: BigTable, qtbot: QtBot) -> None:
    table.go_to_row(0)
    with qtbot.waitSignal(table.current_changed) as moved:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert moved.args == [11]
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [11]
    table.step(-5)
    assert table.current_id() == 10


def test_the_place_survives_another_filter(table: BigTable) -> None:
    table.go_to(50)
    model_of(table).set_ids(range(30, 90))
    assert table.current_id() == 50
    model_of(table).set_ids([one for one in range(30, 90) if one != 50])
    assert table.current_id() == 51, "the next one after the row that left"
    model_of(table).set_ids([])
    assert table.current_id() == -1


def test_headings_ask_for_an_order(table: BigTable, qtbot: QtBot) -> None:
    asked: list[tuple[str, bool]] = []
    table.sort_asked.connect(lambda key, ascending: asked.append((key, ascending)))
    for section in (0, 0, 1, 2):
        table.horizontalHeader().sectionClicked.emit(section)
    assert asked == [("name", True), ("name", False), ("size", False)]


def test_narrow_tables_leave_columns_out(table: BigTable, qtbot: QtBot) -> None:
    assert not table.isColumnHidden(2)
    table.resize(380, 300)
    qtbot.waitUntil(lambda: table.isColumnHidden(2))


def test_the_end_of_a_long_place_can_be_read(qtbot: QtBot, theme: Theme) -> None:
    """Two rows that differ only in their last number look different, if the column keeps the end."""

    def differs(keeps_end: bool) -> bool:
        columns = (Column("place", lambda: "Place", "muted", 170, keeps_end=keeps_end),)
        places = {
            1: "Cardiology guideline of the society 2026.pdf · 123",
            2: "Cardiology guideline of the society 2026.pdf · 987",
        }
        model = PagedModel(columns, array("q", [1, 2]), lambda ids: {one: (places[one],) for one in ids})
        shown = BigTable(model)
        qtbot.addWidget(shown)
        shown.resize(180, 160)
        shown.show()
        qtbot.waitExposed(shown)
        image = shown.viewport().grab().toImage()
        high = shown.row_height()
        return image.copy(30, 0, 140, high - 2) != image.copy(30, high, 140, high - 2)

    assert differs(True)
    assert not differs(False)


@pytest.mark.parametrize("count", [20, 0])
def test_the_keyboard_in_a_table_is_seen(qtbot: QtBot, theme: Theme, rows: Rows, count: int) -> None:
    holder = QWidget()
    table, other = BigTable(PagedModel(columns(), array("q", range(count)), rows), "Rows"), QLineEdit()
    column = QVBoxLayout(holder)
    column.addWidget(table)
    column.addWidget(other)
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    table.go_to_row(3)
    other.setFocus()
    elsewhere = table.grab().toImage()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    assert table.grab().toImage() != elsewhere
