"""Differences: every line of both texts is told, and changes can be gone through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from core.chunks.difference import difference
from desktop.theme import Theme
from desktop.widgets.diffrows import opened, rows
from desktop.widgets.diffview import DiffView

OLD = "".join(f"Line {n} 第{n}行\n" for n in range(60))
NEW = OLD.replace("Line 10 ", "Row 10 ").replace("第40行", "第四十行") + "The end.\n"


def texts(parts: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    old, new = [], []
    for row in rows(parts):
        for one in opened(row) if row.kind == "fold" else (row,):
            words = "".join(part for part, _differs in one.segments)
            if one.kind in ("same", "gone"):
                old.append(words)
            if one.kind in ("same", "new"):
                new.append(words)
    return old, new


@given(st.text(alphabet="ab一。\n ", max_size=60), st.text(alphabet="ab一。\n ", max_size=60))
def test_no_line_is_lost(old: str, new: str) -> None:
    parts = [(str(kind), text) for kind, text in difference(old, new)]
    first, second = texts(parts)
    assert [line for line in first if line] == [line for line in old.split("\n") if line]
    assert [line for line in second if line] == [line for line in new.split("\n") if line]


def test_what_stays_is_folded_around_the_changes() -> None:
    found = list(rows([(str(kind), text) for kind, text in difference(OLD, NEW)]))
    assert sum(row.first for row in found) == 3
    assert sum(row.kind == "fold" for row in found) == 3
    marked = ["".join(part for part, differs in row.segments if differs) for row in found if row.kind == "gone"]
    assert marked[0] == "Line"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("a\nlast", "a\nlast\nadded", " a| last|+added"),
        ("第一行\n末行\n多余", "第一行\n末行", " 第一行| 末行|-多余"),
        ("a\nb", "a\nx\nb", " a|+x| b"),
        ("a\nb\nc", "a\nx\nb\ny\nc", " a|+x| b|+y| c"),
        ("a\n\nb", "a\n\n\nb", " a| |+| b"),
        ("a\nlast", "a\nbest\nadded", " a|-last|+best|+added"),
        ("a\nlast", "a\nlast\n", " a|-last|+last"),
    ],
)
def test_lines_beside_what_was_added_stay_the_same(old: str, new: str, told: str) -> None:
    marks = {"same": " ", "gone": "-", "new": "+"}
    found = rows([(str(kind), text) for kind, text in difference(old, new)])
    assert "|".join(marks[row.kind] + "".join(words for words, _differs in row.segments) for row in found) == told


def test_changes_are_gone_through_and_folds_open(qtbot: QtBot, theme: Theme) -> None:
    view = DiffView("difference")
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    with qtbot.waitSignal(view.at_change) as caught:
        view.set_parts([(str(kind), text) for kind, text in difference(OLD, NEW)])
    assert caught.args == [1, 3]
    with qtbot.waitSignal(view.at_change, check_params_cb=lambda at, count: (at, count) == (2, 3)):
        view.next_change()
    with qtbot.waitSignal(view.at_change, check_params_cb=lambda at, count: (at, count) == (1, 3)):
        view.previous_change()
    before = len(view.blocks)
    view._open(0)
    qtbot.waitUntil(view.is_filled)
    assert len(view.blocks) > before


def test_the_same_texts_say_so(qtbot: QtBot, theme: Theme) -> None:
    view = DiffView("difference")
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.at_change) as caught:
        view.set_parts([("same", OLD)])
    assert caught.args == [0, 0]
