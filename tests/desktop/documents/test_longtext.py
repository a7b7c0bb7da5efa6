"""Long texts come in slices and parts, and every character can be reached."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.documents.longtext import SLICE, WINDOW, LongText, slices
from desktop.theme import Theme

BOOK = "".join(
    f"## 第{n}条 Section {n}\n\n" + "经营者应当在七日内作出答复。Answer within seven days. 😀\n" * 9 for n in range(600)
)


@pytest.mark.parametrize("text", ["", "a", "x" * (3 * SLICE), BOOK[:20_000], "\n" * 10_000])
def test_slices_lose_nothing(text: str) -> None:
    assert "".join(slices(text)) == text
    assert all(len(piece) <= SLICE for piece in slices(text))


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> LongText:
    made = LongText()
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show()
    return made


def test_short_text_is_whole(view: LongText) -> None:
    view.set_long("# 标题\n\nShort.")
    assert view.text() == "# 标题\n\nShort."
    assert view.part() == (0, 12, 12)


def test_parts_follow_each_other_without_a_gap(qtbot: QtBot, view: LongText) -> None:
    view.set_long(BOOK)
    read = ""
    while True:
        start, end, total = view.part()
        assert start == len(read)
        qtbot.waitUntil(lambda end=end, start=start: len(view.text()) == end - start)
        read += view.text()
        if end == total:
            break
        view.go_to(end)
    assert read == BOOK
    assert total > 2 * WINDOW


def test_going_back_shows_what_came_before(view: LongText) -> None:
    view.set_long(BOOK)
    view.go_to(view.part()[1])
    start = view.part()[0]
    view.go_to(start - 1)
    assert view.part()[0] < start <= view.part()[1]


@pytest.mark.parametrize("section", [5, 250, 598])
def test_a_heading_comes_to_the_top(qtbot: QtBot, view: LongText, section: int) -> None:
    view.set_long(BOOK)
    view.go_to(BOOK.index(f"## 第{section}条"))

    def top() -> str:
        return view.cursorForPosition(view.viewport().rect().topLeft()).block().text()

    qtbot.waitUntil(
        lambda: f"Section {section}" in top() or view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    )
    assert f"第{section}条" in view.text()
