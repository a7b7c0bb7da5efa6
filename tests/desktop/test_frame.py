"""The frame: panes, rail, header, actions, messages, languages, names for assistive technology."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.errors import QT_TRANSLATE_NOOP, Interrupted, LorewrightError
from desktop import presenter
from desktop.jobview import JobView
from desktop.rail import FOLDED, WIDE, RailItem
from desktop.tray import JobRow
from desktop.widgets.shadow import Shadow
from desktop.widgets.table import BigTable
from desktop.window import MainWindow
from tests.desktop import demo


class Reversed(QTranslator):
    """Turns every text of one context round, so that a test sees who asked again."""

    def translate(self, context: str, text: str, _note: str | None = None, _count: int = -1) -> str:
        return f"<{text}>" if context in ("Panes", "SourceView", "SearchButton", "Errors", "Actions") else ""

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def reversed_words(qapp: QApplication) -> Reversed:
    """The translator, not yet installed."""
    return Reversed(qapp)


def test_panes_are_built_when_first_shown(window: MainWindow) -> None:
    assert [type(pane).__name__ for pane in window.built()] == ["DemoPane"]
    window.open("documents")
    assert window.shown_pane() == "documents"
    assert len(window.built()) == 2
    assert window.preferences.text("pane") == "documents"
    with pytest.raises(KeyError):
        window.open("nowhere")


def test_the_rail_folds_where_the_window_is_narrow(window: MainWindow, qtbot: QtBot) -> None:
    assert window.rail.width() == WIDE
    window.set_counts({"samples": 9412})
    item = window.rail.item("datasets")
    assert (item.accessibleName(), item.toolTip()) == ("Datasets, 9,412", "")
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.rail.width() == FOLDED)
    assert item.toolTip() == "Datasets, 9,412"
    window.actions_table.run("view.rail")
    assert window.rail.width() == WIDE
    window.resize(1440, 800)
    window.resize(1200, 800)
    qtbot.waitUntil(lambda: window.rail.width() == FOLDED)


def test_keys_change_panes(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.shown_pane() == "projects"


def test_a_key_that_shows_a_pane_brings_the_keyboard_along(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    entry = window.rail.findChild(RailItem)
    entry.setFocus()
    window.actions_table.run("go.datasets")
    table = window.pane("datasets").findChild(BigTable)
    qtbot.waitUntil(table.hasFocus)
    typing, button = QLineEdit(window.pane("datasets")), QPushButton(window.pane("datasets"))
    for last, expected in ((button, button), (typing, table)):
        last.show()
        last.setFocus()
        entry.setFocus()
        window.actions_table.run("go.datasets")
        qtbot.waitUntil(expected.hasFocus)


def test_an_action_belongs_to_its_pane(window: MainWindow) -> None:
    done: list[str] = []
    table = window.actions_table
    table.bind("datasets.accept", lambda: done.append("accept"), lambda: len(done) < 1)
    table.bind("item.new", lambda: done.append("new"), pane="documents")
    assert table.action("datasets.accept").isEnabled()
    assert not table.run("item.new"), "another pane is shown"
    assert table.run("datasets.accept")
    assert not table.run("datasets.accept"), "the predicate says no"
    window.open("documents")
    assert not table.action("datasets.accept").isEnabled()
    assert table.run("item.new")
    assert done == ["accept", "new"]


def test_letters_reach_a_text_field_first(window: MainWindow, qtbot: QtBot) -> None:
    done: list[str] = []
    window.actions_table.bind("datasets.accept", lambda: done.append("accept"))
    pane = window.pane("datasets")
    field = QLineEdit(pane)
    field.show()
    field.setFocus()
    qtbot.keyClick(field, "a")
    assert (field.text(), done) == ("a", [])
    window.setFocus()
    qtbot.keyClick(window, "a")
    assert done == ["accept"]


def test_the_menu_holds_what_can_be_done(window: MainWindow) -> None:
    menu = window.header.menu
    window.actions_table.fill(menu)
    texts = [action.text() for inner in menu.actions() for action in inner.menu().actions()]
    assert "Quit" in texts
    assert "Datasets" in texts
    assert "Accept" not in texts, "nobody bound it"


def test_language_changes_without_restart(
    window: MainWindow, reversed_words: Reversed, qapp: QApplication, qtbot: QtBot
) -> None:
    qapp.installTranslator(reversed_words)
    try:
        qtbot.waitUntil(lambda: window.rail.item("datasets").text() == "<Datasets>")
        assert window.header.search.accessibleName().startswith("<Search")
        assert window.actions_table.action("go.datasets").text() == "<Datasets>"
        assert window.actions_table.action("app.quit").text() == "<Quit>"
    finally:
        qapp.removeTranslator(reversed_words)
    qtbot.waitUntil(lambda: window.rail.item("datasets").text() == "Datasets")


def test_switching_the_language_is_remembered(window: MainWindow) -> None:
    window.set_language("zh_CN")
    assert window.languages is not None
    assert (window.languages.code, window.preferences.language) == ("zh_CN", "zh_CN")
    window.actions_table.run("view.language")
    assert window.languages.code == "en"


def test_a_message_takes_no_clicks_beside_its_card(window: MainWindow) -> None:
    window.say("Some files could not be read.", "warn")
    bar = window.messages
    stack, card = bar.parentWidget(), bar.findChild(QLabel).parentWidget()
    place = QRect(card.mapTo(stack, QPoint(0, 0)), card.size())
    for beside in (place.topLeft() - QPoint(0, 6), place.bottomRight() + QPoint(0, 6), place.topRight() + QPoint(6, 9)):
        below = stack.childAt(beside)
        assert below is not None
        assert below is not bar, "the shadow is no part of the card"
    assert stack.childAt(place.center()) in (card, *card.findChildren(QWidget))
    (shadow,) = stack.findChildren(Shadow)
    assert shadow.isVisible()
    assert shadow.geometry().contains(place)
    bar.dismiss()
    assert not shadow.isVisible()


def test_messages_wait_for_what_must_be_read(window: MainWindow) -> None:
    bar, done = window.messages, []
    window.say("saved", "good")
    window.say("one failed", "bad", "Show", lambda: done.append("shown"))
    assert bar.text() == "one failed", "a passing remark gives way"
    window.say("second", "warn")
    window.say("second", "warn")
    assert (bar.text(), bar.waiting()) == ("one failed", 1)
    bar._action.click()
    assert (done, bar.text()) == (["shown"], "second")
    bar.dismiss()
    assert not bar.isVisible()
    assert window.focusWidget() is not bar


def test_a_message_is_reached_and_closed_with_keys(window: MainWindow, qtbot: QtBot) -> None:
    bar, done = window.messages, []
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    table = window.pane("datasets").findChild(BigTable)
    table.setFocus()
    window.say("one failed", "bad", "Show", lambda: done.append("shown"))
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert bar._action.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert table.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    qtbot.keyClick(bar._action, Qt.Key.Key_Escape)
    assert (bar.text(), table.hasFocus(), done) == ("", True, [])
    window.say("two failed", "bad", "Show", lambda: done.append("shown"))
    qtbot.keyClick(window, Qt.Key.Key_F6)
    qtbot.keyClick(bar._action, Qt.Key.Key_Space)
    assert (bar.text(), table.hasFocus(), done) == ("", True, ["shown"])
    for text in ("refused", "cut off", "refused again"):
        window.say(text, "bad")
    bar.take_back("cut off")
    bar.take_back("refused")
    assert (bar.text(), bar.waiting()) == ("refused again", 0)


def test_errors_are_sentences(window: MainWindow, reversed_words: Reversed, qapp: QApplication) -> None:
    error = LorewrightError(QT_TRANSLATE_NOOP("Errors", "{name} is empty."), name="a.pdf")
    window.fail(error)
    assert window.messages.text() == "a.pdf is empty."
    window.messages.dismiss()
    window.fail(Interrupted())
    assert window.messages.text() == ""
    qapp.installTranslator(reversed_words)
    assert presenter.sentence(error.as_dict()) == "<a.pdf is empty.>"
    qapp.removeTranslator(reversed_words)
    assert "unexpected" in presenter.sentence(ZeroDivisionError())


def test_the_tray_shows_jobs_and_asks(window: MainWindow, qtbot: QtBot) -> None:
    tray = window.header.tray
    tray.set_jobs(demo.jobs())
    assert "Answers" in tray.button.accessibleName()
    assert "62 %" in tray.button.accessibleName()
    tray.open()
    rows = {row._job.id: row for row in tray.popup.findChildren(JobRow)}
    assert [verb for verb, button in rows[1]._buttons.items() if button.isVisible()] == [
        "pause",
        "up",
        "down",
        "cancel",
    ]
    assert [verb for verb, button in rows[3]._buttons.items() if button.isVisible()] == ["retry"]
    with qtbot.waitSignal(tray.asked) as asked:
        rows[2]._buttons["resume"].click()
    assert asked.args == [2, "resume"]
    tray.set_jobs([JobView(4, "Answers", "paused", 2, 9, at_cap=True)])
    row = tray._rows[4]
    assert [verb for verb, button in row._buttons.items() if not button.isHidden()] == [
        "cap", "resume", "up", "down", "cancel",
    ]  # fmt: skip
    tray.popup.hide()
    tray.open()
    # Reached by keys alone: the first button has the focus, Tab goes on.
    assert tray.popup.focusWidget() is row._buttons["cap"]
    with qtbot.waitSignal(tray.asked) as asked:
        qtbot.keyClick(row._buttons["cap"], Qt.Key.Key_Space)
    assert asked.args == [4, "cap"]
    assert not tray.popup.isVisible(), "the form that comes stands free"
    tray.set_jobs([JobView(1, "Answers", "done", 5, 5)])
    assert "none" in tray.button.accessibleName()
    tray.popup.hide()


def test_hidden_panes_only_remember_changes(window: MainWindow) -> None:
    shown: list[str] = []
    pane = window.pane("documents")
    pane.reload = lambda: shown.append("read")  # type: ignore[method-assign]
    window.take(object())
    assert shown == []
    window.open("documents")
    assert shown == ["read"]
    window.take(object())
    assert shown == ["read", "read"]


def test_everything_that_takes_focus_has_a_name(window: MainWindow) -> None:
    nameless = []
    for pane in ("datasets", "documents"):
        window.open(pane)
        for widget in window.findChildren(QWidget):
            wanted = widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if wanted and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name):
                nameless.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert nameless == []


def test_the_window_opens_without_heavy_imports() -> None:
    heavy = ("openai", "sqlalchemy", "sqlmodel", "pydantic", "aiohttp", "pdfplumber", "torch", "qasync")
    code = f"import sys, desktop.app; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_translations_come_by_context() -> None:
    assert QCoreApplication.translate("Panes", "Datasets") == "Datasets"
