"""Markdown of any length: its blocks, how they look, and the view that keeps its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QTextCharFormat, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.blockplaces import TOP
from desktop.widgets.heights import Heights
from desktop.widgets.markdownblocks import LONGEST, blocks, cells, plain_blocks
from desktop.widgets.markdowninline import write
from desktop.widgets.markdownview import MarkdownView
from desktop.widgets.picturecache import resolve

SAMPLE = """# 标题 Title

Words with **bold** text.
A second line.

- one
  - nested
    1. deep
- two

| A | 乙 |
|---|---|
| 1 \\| 2 | 三 |

```python
# no heading
x = 1
```

> quoted

$$
E = mc^2
$$

Under
=====

---
"""
BOOK = "".join(
    f"## 第{n}条 Section {n}\n\n{'经营者应当在七日内作出答复。Answer within seven days. ' * 6}\n\n" for n in range(400)
)


@given(st.text(alphabet="#`~*-_+>$=|: \n\tab一。1.)", max_size=300))
def test_blocks_cover_the_text(text: str) -> None:
    for cut in (blocks, plain_blocks):
        place = 0
        for block in cut(text):
            assert block.start == place
            assert block.end > block.start
            place = block.end
        assert place == len(text)


def test_every_kind_is_found() -> None:
    kinds = [block.kind for block in blocks(SAMPLE)]
    assert kinds == [
        "heading", "text", "item", "item", "item", "item", "table", "code", "quote", "formula", "heading", "rule",
    ]  # fmt: skip
    assert [block.data[0] for block in blocks(SAMPLE) if block.kind == "item"] == [0, 1, 2, 0]


@pytest.mark.parametrize("text", ["字" * 20_000, "| a | b |\n|--|--|\n" + "| x | y |\n" * 900, "```\n" + "x\n" * 900])
def test_long_blocks_come_in_pieces(text: str) -> None:
    found = list(blocks(text))
    assert len(found) > 5
    assert all(block.end - block.start < 2 * LONGEST for block in found)


def test_cells_keep_escaped_bars() -> None:
    assert cells("| 1 \\| 2 | 三 |") == ["1 | 2", "三"]
    assert cells("a|b") == ["a", "b"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("**注意：**请在七日内", "注意：请在七日内"),
        ("a *b* __c__ `d_e_f` ~~g~~", "a b c d_e_f g"),
        ("one\ntwo", "one two"),
        ("一行\n二行", "一行二行"),
        ("$a_1 * b_2$ and 5$ to 6$", "a_1 * b_2 and 5$ to 6$"),
        ("[link](http://x.y/z_(1)) \\*no\\*", "link *no*"),
        ("![Bild](../../etc/passwd)", "[Bild]"),
        ("snake_case_name", "snake_case_name"),
    ],
)
def test_marks_become_formats(theme: Theme, source: str, words: str) -> None:
    document = QTextDocument()
    write(QTextCursor(document), source, QTextCharFormat(), lambda _place: None)
    assert document.toPlainText() == words


def test_pictures_come_from_their_folder_only(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name in ("a.png", "a.svg"):
        (folder / name).write_bytes(b"x")
    (tmp_path / "secret.png").write_bytes(b"x")
    assert resolve(folder, "pictures/a.png") == folder / "a.png"
    for place in ("pictures/../secret.png", "pictures/a.svg", "a.png", "http://x/pictures/a.png", "pictures/b.png"):
        assert resolve(folder, place) is None
    assert resolve(None, "pictures/a.png") is None


@given(st.lists(st.integers(1, 90), min_size=1, max_size=80), st.data())
def test_heights_are_sums(values: list[int], data: st.DataObject) -> None:
    heights = Heights()
    for value in values:
        heights.append(float(value))
    row = data.draw(st.integers(0, len(values) - 1))
    heights.set(row, 500.0)
    values[row] = 500
    assert [heights.top(n) for n in range(len(values))] == [sum(values[:n]) for n in range(len(values))]
    assert heights.total == sum(values)
    y = data.draw(st.integers(0, sum(values) - 1))
    assert heights.at(y) == next(n for n in range(len(values)) if sum(values[: n + 1]) > y)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> MarkdownView:
    made = MarkdownView("text")
    qtbot.addWidget(made)
    made.resize(480, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def top(view: MarkdownView) -> str:
    row = view.row_at(20)
    return view.laid(row).document.toPlainText()


@pytest.mark.parametrize("section", [3, 200, 390])
def test_a_place_comes_to_the_top(qtbot: QtBot, view: MarkdownView, section: int) -> None:
    view.set_text(BOOK)
    view.go_to(BOOK.index(f"## 第{section}条"))
    qtbot.waitUntil(lambda: top(view).startswith(f"第{section}条"))


def test_what_is_in_sight_stays_when_the_width_changes(qtbot: QtBot, view: MarkdownView) -> None:
    view.set_text(BOOK)
    qtbot.waitUntil(view.is_filled)
    view.go_to(BOOK.index("## 第200条"))
    before = top(view)
    assert before == "第200条 Section 200"
    for width in (700, 333, 611, 480):
        view.resize(width, 500)
        edges = 40 + 2 * view.frameWidth() + view.verticalScrollBar().width()
        qtbot.waitUntil(lambda width=width, edges=edges: view.column_width() == width - edges)
        qtbot.waitUntil(view.is_settled)
        assert top(view) == before
        assert abs(view.top_of(view.row_at(20)) - TOP) <= 1


@pytest.mark.parametrize("share", [0.3, 0.95])
def test_the_middle_of_a_block_stays_at_the_edge(qtbot: QtBot, view: MarkdownView, share: float) -> None:
    view.set_text(BOOK)
    qtbot.waitUntil(view.is_filled)
    view.show_row(301, share)
    assert view.edge()[0] == 301
    for width in (900, 333, 480):
        view.resize(width, 500)
        qtbot.waitUntil(view.is_settled)
        row, above = view.edge()
        assert row == 301
        assert above == pytest.approx(share, abs=0.02)


def test_both_ways_show_the_same_place(qtbot: QtBot, view: MarkdownView) -> None:
    view.set_text(BOOK)
    qtbot.waitUntil(view.is_filled)
    view.show_place(len(BOOK) // 2)
    view.set_rendered(False)
    qtbot.waitUntil(view.is_filled)
    assert abs(view.place() - len(BOOK) // 2) < 1500


def test_only_the_user_moves(qtbot: QtBot, view: MarkdownView) -> None:
    view.set_text(BOOK)
    qtbot.waitUntil(view.is_filled)
    with qtbot.assertNotEmitted(view.moved):
        view.show_place(9000)
        view.go_to(20_000)
    with qtbot.waitSignal(view.moved):
        view.verticalScrollBar().setValue(100)


def test_words_can_be_selected_and_copied(qtbot: QtBot, view: MarkdownView) -> None:
    view.set_text("# One\n\nTwo **three**\n\n- 四")
    view.select_all()
    assert view.selected_text() == "One\nTwo three\n•\t四"
    view.unselect()
    assert view.selected_text() == ""


def test_pictures_are_drawn(qtbot: QtBot, view: MarkdownView, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    image.save(str(folder / "red.png"))
    with qtbot.waitSignal(view.pictures.loaded):
        view.set_text("![red](pictures/red.png)", 0, folder)
    qtbot.waitUntil(lambda: view.grab().toImage().pixelColor(40, 34) == QColor("#ff0000"))


def test_an_empty_text_has_every_place(view: MarkdownView) -> None:
    view.set_text("")
    view.go_to(50, 60)
    view.show_place(7)
    assert view.place() == 0


def test_both_themes(qtbot: QtBot, view: MarkdownView, theme: Theme) -> None:
    view.set_text(SAMPLE)
    light = view.grab().toImage().pixelColor(2, 2)
    theme.use("dark")
    assert view.grab().toImage().pixelColor(2, 2) != light
