"""Pages of a PDF: opened off the UI thread, drawn where they are seen, at a place that can be followed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.pagecolumn import GAP, PageColumn
from desktop.widgets.pageview import PageView
from tests.helpers.pages import pages


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> PageView:
    made = PageView()
    qtbot.addWidget(made, before_close_func=lambda view: view.renderer.end())
    made.resize(400, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def opened(qtbot: QtBot, view: PageView, tmp_path: Path) -> PageView:
    with qtbot.waitSignal(view.loaded):
        view.open(pages(tmp_path / "book.pdf", 12))
    return view


def test_pages_in_sight_are_drawn(qtbot: QtBot, opened: PageView) -> None:
    assert opened.count() == 12
    qtbot.waitUntil(lambda: opened.pictures.octets > 100_000)
    assert opened.page() == 0


def test_going_to_a_place_and_back(qtbot: QtBot, opened: PageView) -> None:
    with qtbot.assertNotEmitted(opened.moved):
        opened.show_place(6.5)
    assert abs(opened.place() - 6.5) < 0.02
    opened.go_to(3)
    assert opened.verticalScrollBar().value() == pytest.approx(opened._column.y(3), abs=20)
    with qtbot.waitSignal(opened.moved):
        qtbot.keyClick(opened, Qt.Key.Key_End)
    assert opened.page() == 11


def test_zooming_keeps_the_place(qtbot: QtBot, opened: PageView) -> None:
    opened.show_place(6.5)
    opened.larger()
    assert opened.zoom == pytest.approx(1.2)
    assert abs(opened.place() - 6.5) < 0.02
    opened.fit()
    assert opened.zoom == 1.0


@pytest.mark.parametrize(("content", "reason"), [(b"%PDF-1.4 broken", "damaged"), (None, "missing")])
def test_what_cannot_be_shown_says_why(
    qtbot: QtBot, view: PageView, tmp_path: Path, content: bytes | None, reason: str
) -> None:
    path = tmp_path / "bad.pdf"
    if content is not None:
        path.write_bytes(content)
    with qtbot.waitSignal(view.failed) as caught:
        view.open(path)
    assert caught.args == [reason]


def test_another_file_takes_its_place(qtbot: QtBot, opened: PageView, tmp_path: Path) -> None:
    with qtbot.waitSignal(opened.loaded):
        opened.open(pages(tmp_path / "other.pdf", 3), place=2.0)
    assert opened.count() == 3
    assert opened.page() == 2


def test_places_and_heights_are_the_same_thing_told_twice() -> None:
    column = PageColumn()
    assert not column
    assert column.total() == 0.0
    assert not column.between(0, 1_000)
    column.sizes = [(600.0, 800.0), (400.0, 500.0), (600.0, 800.0)]
    column.arrange(0.5)
    assert column.total() == 400 + 250 + 400 + 4 * GAP
    for place in (0.0, 0.25, 1.0, 1.5, 2.75):
        assert column.place_at(column.y(place)) == pytest.approx(place)
    assert column.y(-1) <= column.y(0) < column.y(9) <= column.total()
    assert int(column.place_at(column.top(1) - 1)) == 0, "a gap belongs to the page above it"
    assert column.between(0, 10) == range(1)
    assert column.between(column.top(1), column.top(2)) == range(1, 3)
