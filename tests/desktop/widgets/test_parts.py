"""Reading views, chips, search, empty states, buttons."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop import icons
from desktop.playground.answers import AnswersView
from desktop.prompts.list import PromptList
from desktop.theme import Theme
from desktop.widgets.buttons import Button
from desktop.widgets.chips import Chip, FilterChips
from desktop.widgets.diffview import DiffView
from desktop.widgets.empty import EmptyState
from desktop.widgets.frames import Scrolling
from desktop.widgets.labels import Elided
from desktop.widgets.markdownview import MarkdownView
from desktop.widgets.progress import ThinBar
from desktop.widgets.reading import ReadingText, utf16
from desktop.widgets.search import SearchField
from desktop.widgets.segments import Segments
from desktop.widgets.source import SourceView

TEXT = "# 标题\n\n𠮷野家 is a name. 两项试验显示 𝑥 > 2。 **end**"


def show_active(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget as the active window, without which nothing has the focus."""
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def first_row() -> QPlainTextEdit:
    """Return a text as the form of an export shows it."""
    view = QPlainTextEdit(readOnly=True)
    view.setProperty("look", "reading")
    return view


def marked(view: ReadingText) -> list[str]:
    """Return the texts under the marks, as Qt sees them."""
    return [extra.cursor.selectedText() for extra in view.extraSelections()]


def test_marks_stand_where_they_should_beside_rare_letters(qtbot: QtBot, theme: Theme) -> None:
    view = ReadingText("Source")
    qtbot.addWidget(view)
    wanted = "两项试验显示 𝑥 > 2。"
    start = TEXT.index(wanted)
    view.set_text(TEXT, [(start, start + len(wanted)), (0, 9999)])
    assert marked(view) == [wanted]
    assert view.text() == TEXT
    assert utf16("𠮷a", 1) == 2
    theme.use("dark")
    assert view.extraSelections()[0].format.background().color() == theme.role("mark")


def test_markup_is_never_obeyed(qtbot: QtBot, theme: Theme) -> None:
    view = ReadingText()
    qtbot.addWidget(view)
    view.set_text("<b>bold</b> & <script>")
    assert view.text() == "<b>bold</b> & <script>"


def test_the_first_mark_comes_into_view(qtbot: QtBot, theme: Theme) -> None:
    view = SourceView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    text = "line\n" * 200 + "the proof\n" + "line\n" * 50
    view.set_source(("a.pdf", "", "page 3"), text, [(1000, 1009)])
    qtbot.waitUntil(lambda: view.reading.verticalScrollBar().value() > 0)
    assert view._line.full() == "Source  ·  a.pdf  ·  page 3"


def test_chips_switch_and_keep_their_state(qtbot: QtBot, theme: Theme) -> None:
    chips = FilterChips("Filter", exclusive=True)
    qtbot.addWidget(chips)
    chips.set_chips([Chip("open", "Open", 3310), Chip("done", "Done")], {"open"})
    show_active(qtbot, chips)
    buttons = chips.findChildren(QPushButton)
    assert buttons[0].text() == "Open 3,310"
    with qtbot.waitSignal(chips.changed) as changed:
        buttons[1].click()
    assert changed.args == [{"done"}]
    chips.set_chips([Chip("open", "待审", 1), Chip("done", "完成")])
    assert chips.checked() == {"done"}
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Right)
    assert buttons[1].hasFocus()
    assert "One at a time" in chips.toolTip()
    assert chips.accessibleDescription() == chips.toolTip()


def test_the_keyboard_comes_to_chips_where_they_stand(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, chips, last = QPushButton("first"), FilterChips("States"), QPushButton("last")
    for part in (first, chips, last):
        column.addWidget(part)
    window.show()
    for keys in ("ab", "abc"):
        chips.set_chips([Chip(key, key) for key in keys])
        first.setFocus()
        passed = []
        for _step in range(len(keys) + 1):
            window.focusNextChild()
            passed.append(window.focusWidget())
        assert [part.text() for part in passed if isinstance(part, QPushButton)] == [*keys, "last"]
    assert chips.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_search_waits_for_the_end_of_typing(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField("Search questions", wait=20)
    qtbot.addWidget(field)
    sent: list[str] = []
    field.searched.connect(sent.append)
    field.setText("心力 ")  # simulated keys are Latin only
    qtbot.waitUntil(lambda: sent == ["心力"])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sent == ["心力"]
    assert field.accessibleName() == "Search questions"


def test_the_button_that_clears_is_tinted(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField("Find")
    qtbot.addWidget(field)
    field.setText("words")
    (clear,) = field.findChildren(QToolButton)
    before = clear.icon().cacheKey()
    assert before == icons.icon("close").cacheKey()
    theme.use("dark")
    assert clear.icon().cacheKey() != before, "it follows the theme"


def test_an_empty_state_offers_the_next_step(qtbot: QtBot, theme: Theme) -> None:
    done: list[int] = []
    empty = EmptyState("documents", lambda: done.append(1))
    qtbot.addWidget(empty)
    empty.set_texts("Nothing", "A sentence. " * 12, "Add")
    empty.resize(600, 400)
    empty.show()
    sentence = next(text for text in empty.findChildren(QLabel) if text.text().startswith("A sentence"))
    assert sentence.height() >= sentence.heightForWidth(sentence.width())
    visible = [button for button in empty.findChildren(Button) if button.isVisible()]
    visible[0].click()
    assert (len(visible), done) == (1, [1])


def test_an_empty_state_leaves_no_word_alone(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState("documents")
    qtbot.addWidget(empty)
    empty.resize(900, 600)
    empty.show()
    empty.set_texts("Nothing", "A sentence that is just a little longer than one line of the empty state, by a word.")
    sentence = next(part for part in empty.findChildren(QLabel) if part.text().startswith("A sentence"))
    advance = sentence.fontMetrics().horizontalAdvance(sentence.text())
    assert sentence.width() < 420 < advance
    assert sentence.heightForWidth(sentence.width()) == sentence.heightForWidth(420), "in no more lines"
    empty.set_texts("Nothing", "Short.")
    assert sentence.width() == 420


def test_small_parts(qtbot: QtBot, theme: Theme) -> None:
    text = Elided("a very long title that has no room")
    qtbot.addWidget(text)
    text.resize(80, 20)
    text.show()
    assert text.text().endswith("…")
    assert text.toolTip() == text.accessibleName() == text.full()
    plain, keyed = Button("Accept"), Button("Accept", key="A")
    for button in (plain, keyed):
        qtbot.addWidget(button)
    assert keyed.sizeHint().width() > plain.sizeHint().width()
    bar = ThinBar(80)
    qtbot.addWidget(bar)
    bar.set(1.7)
    assert bar.share() == 1.0


def test_the_keyboard_comes_to_the_chosen_word_of_a_row(qtbot: QtBot, theme: Theme) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    first, words, last = QPushButton("first"), Segments(["a", "b", "c"]), QPushButton("last")
    for part in (first, words, last):
        column.addWidget(part)
    words.set_words("", ["A", "B", "C"])
    words.choose("b")
    qtbot.addWidget(holder)
    show_active(qtbot, holder)
    first.setFocus()
    for expected in (words._buttons["b"], last):
        qtbot.keyClick(holder.focusWidget(), Qt.Key.Key_Tab)
        assert expected.hasFocus()
    words.choose("c")
    qtbot.keyClick(last, Qt.Key.Key_Backtab)
    assert words._buttons["c"].hasFocus()
    qtbot.keyClick(words._buttons["c"], Qt.Key.Key_Left)
    assert words.choice() == "b"


def test_what_the_keyboard_comes_to_is_scrolled_into_view(qtbot: QtBot, theme: Theme) -> None:
    holder, page = QWidget(), Scrolling()
    fields = [QLineEdit() for _ in range(40)]
    for field in fields:
        page.body.addWidget(field)
    column, outside = QVBoxLayout(holder), QPushButton("outside")
    column.addWidget(page)
    column.addWidget(outside)
    holder.resize(300, 200)
    qtbot.addWidget(holder)
    show_active(qtbot, holder)
    outside.setFocus()
    assert fields[-1].visibleRegion().isEmpty()
    qtbot.keyClick(outside, Qt.Key.Key_Backtab)
    assert fields[-1].hasFocus()
    assert not fields[-1].visibleRegion().isEmpty()


@pytest.mark.parametrize("made", [ReadingText, DiffView, MarkdownView, AnswersView, first_row, PromptList])
def test_the_keyboard_in_what_is_only_read_is_seen(qtbot: QtBot, theme: Theme, made: Callable[[], QWidget]) -> None:
    holder, view, other = QWidget(), made(), QLineEdit()
    column = QVBoxLayout(holder)
    column.addWidget(view)
    column.addWidget(other)
    qtbot.addWidget(holder)
    show_active(qtbot, holder)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    within, edge = view.grab().toImage(), theme.role("accent")
    assert edge in [within.pixelColor(x, 0) for x in range(within.width() // 4, within.width() // 2)]
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert view.grab().toImage() != within
