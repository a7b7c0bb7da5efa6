"""The Settings pane: fields saved as they fit, reset, searched, the keys, the file, the folder, and what follows."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from core import paths
from core.settings import store
from core.settings.sections import KEYS, Interface, Runs
from desktop.keymap import keymap
from desktop.session import Session
from desktop.settings.following import FORMER, Following
from desktop.settings.pane import SettingsPane
from desktop.theme import Theme, current
from desktop.translate import Languages
from desktop.window import MainWindow
from tests.desktop.opened import comes, focus, opened, press


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path) -> MainWindow:
    made = opened(qtbot, session, languages, tmp_path)
    yield made
    keymap().use({})


@pytest.fixture
def pane(window: MainWindow, session: Session, qtbot: QtBot) -> SettingsPane:
    Following(window, session)
    window.open("settings", "runs")
    shown = window.pane("settings")
    assert isinstance(shown, SettingsPane)
    comes(qtbot, lambda: shown.cards["runs"].isVisible())
    return shown


def stored(session: Session) -> dict[str, dict[str, object]]:
    return session.read(store.changed)


def test_a_field_is_saved_when_it_fits_and_reset_to_its_default(
    pane: SettingsPane, session: Session, qtbot: QtBot
) -> None:
    row = pane.cards["runs"].rows["log_days"]
    box = row.editor.widget
    assert isinstance(box, QSpinBox)
    assert not row.back.isVisible()
    box.setValue(90)
    comes(qtbot, lambda: stored(session) == {"runs": {"log_days": 90}})
    comes(qtbot, row.back.isVisible)
    row.back.click()
    comes(qtbot, lambda: stored(session) == {} and box.value() == 30)
    switch = pane.cards["runs"].rows["log"].editor.widget
    assert isinstance(switch, QCheckBox)
    switch.click()
    comes(qtbot, lambda: not session.read(lambda c: store.load(c, Runs)).log)


def test_a_program_that_is_not_there_is_refused_in_words(
    pane: SettingsPane, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    row = pane.cards["runs"].rows["hook"]
    box = row.editor.widget
    assert isinstance(box, QPlainTextEdit)
    own = tmp_path / "own.sh"
    own.write_text("#!/bin/sh\n", encoding="utf-8")
    own.chmod(0o755)
    box.setPlainText(f"{own}\n{{output}}")
    comes(qtbot, lambda: stored(session) == {"runs": {"hook": f"{own}\n{{output}}"}})
    box.setPlainText("nothing-of-this-name")
    comes(qtbot, row.wrong.isVisible)
    assert row.wrong.text().startswith("“nothing-of-this-name” cannot be run at the end. There is no such program")
    assert stored(session) == {"runs": {"hook": f"{own}\n{{output}}"}}
    own.unlink()
    pane.reload()
    comes(qtbot, lambda: str(own) in row.wrong.text())
    assert box.toPlainText() == f"{own}\n{{output}}"


def test_a_number_out_of_bounds_is_refused_in_words_and_the_right_one_kept(
    pane: SettingsPane, session: Session, qtbot: QtBot
) -> None:
    row = pane.cards["runs"].rows["log_days"]
    box = row.editor.widget
    assert isinstance(box, QSpinBox)
    box.setValue(90)
    comes(qtbot, lambda: stored(session) == {"runs": {"log_days": 90}})
    focus(qtbot, box)
    box.selectAll()
    qtbot.keyClicks(box, "999999")
    comes(qtbot, row.wrong.isVisible)
    assert row.wrong.text() == "It takes a whole number from 1 to 3,650."
    assert (box.value(), box.property("wrong"), row.back.isVisible()) == (999_999, True, True)
    assert stored(session) == {"runs": {"log_days": 90}}
    press(qtbot, box, Qt.Key.Key_Escape)
    comes(qtbot, lambda: (box.value(), row.wrong.isVisible()) == (90, False))
    assert stored(session) == {"runs": {"log_days": 90}}
    room = pane.cards["runs"].rows["kept_megabytes"]
    assert isinstance(room.editor.widget, QSpinBox)
    room.editor.widget.setValue(0)
    comes(qtbot, room.wrong.isVisible)
    assert room.back.isVisible(), "though the default holds: what is in the field is another"
    room.back.click()
    comes(qtbot, lambda: (room.editor.widget.value(), room.back.isVisible()) == (500, False))


def test_look_and_language_follow_at_once_and_menus_are_stored(
    pane: SettingsPane, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    pane.open("interface")
    rows = pane.cards["interface"].rows
    mode = rows["mode"].editor.widget
    assert isinstance(mode, QComboBox)
    mode.setCurrentIndex(2)
    comes(qtbot, lambda: current().dark)
    language = rows["language"].editor.widget
    assert isinstance(language, QComboBox)
    language.setCurrentIndex(2)
    comes(qtbot, lambda: window.languages is not None and window.languages.code == "zh_CN")
    assert window.preferences.language == "zh_CN"
    comes(qtbot, lambda: language.itemText(0) == "跟随系统")
    assert language.itemText(1) == "English", "who reads no Chinese finds the way back"
    window.set_mode("light")
    comes(qtbot, lambda: session.read(lambda c: store.load(c, Interface)).mode == "light")
    comes(qtbot, lambda: mode.currentIndex() == 1)


def test_what_only_the_window_remembers_is_kept_and_a_reset_elsewhere_is_followed(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    def look() -> dict[str, object]:
        return stored(session).get("interface", {})

    window.set_mode("dark")  # before the database was open, or by a version that had no settings
    window.set_language("zh_CN")
    Following(window, session)
    comes(qtbot, lambda: look() == {"mode": "dark", "language": "zh_CN"})
    session.edit(lambda c: store.save(c, "runs", "log_days", 90))
    comes(qtbot, lambda: "runs" in stored(session))
    assert (window.preferences.mode, window.preferences.language) == ("dark", "zh_CN")
    session.edit(lambda c: store.reset(c, "interface", "mode"))
    comes(qtbot, lambda: window.preferences.mode == "system")
    window.set_factor(1.2)
    comes(qtbot, lambda: look() == {"language": "zh_CN", "factor": 1.2})


def test_what_was_changed_while_the_window_was_closed_holds_at_its_next_start(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    first = Following(window, session)
    window.set_mode("dark")
    window.set_factor(1.2)
    comes(qtbot, lambda: stored(session).get("interface") == {"mode": "dark", "factor": 1.2})
    comes(qtbot, lambda: window.preferences.text(FORMER + "factor") == "1.20")
    for signal, slot in ((window.look_changed, first._store), (session.changed, first._take)):
        signal.disconnect(slot)
    session.workspace.write(lambda c: store.reset(c, "interface", "mode"))
    window.set_factor(1.3)  # in the first second, before the database is open
    Following(window, session)
    comes(qtbot, lambda: stored(session).get("interface") == {"factor": 1.3})
    comes(qtbot, lambda: window.preferences.mode == "system")


def test_a_search_finds_fields_and_keys_in_either_language(pane: SettingsPane, qtbot: QtBot) -> None:
    def search(text: str) -> None:
        pane.search.setText(text)
        pane.search.returnPressed.emit()

    search("language")
    assert pane.cards["interface"].rows["language"].isVisible()
    assert not pane.cards["interface"].rows["mode"].isVisible()
    assert not pane.cards["runs"].isVisible()
    assert pane.keys.isVisible(), "keys that match are shown below fields that match"
    assert "view.language" in [pane.keys._specs[one].id for one in pane.keys.model.ids]
    assert 0 < pane.page.height() < pane.keys.height()
    assert not [button for button in pane.sections._buttons.values() if button.isChecked()]
    assert not pane.defaults.isEnabled(), "it would reset a section that is not the one seen"
    search("Undo")
    assert not pane.page.isVisible()
    assert pane.keys.isVisible()
    assert [pane.keys._specs[one].id for one in pane.keys.model.ids] == ["edit.undo"]
    search("zzzz")
    assert pane.nothing.isVisible()
    search("")
    assert pane.cards["runs"].isVisible()
    assert not pane.keys.isVisible()
    assert pane.sections._buttons["runs"].isChecked()


def test_a_key_is_given_with_the_keyboard_and_taken_from_another(
    pane: SettingsPane, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    pane.open(KEYS)
    focus(qtbot, pane.keys.table)
    pane.keys.go_to("questions.edit")
    sheet = pane.ask_key("questions.edit")
    comes(qtbot, sheet.isVisible)
    press(qtbot, sheet.field, Qt.Key.Key_T)
    assert sheet.key == "T"
    assert "File under a tag" in sheet.said.text()
    sheet.accept()
    comes(qtbot, lambda: keymap().shortcut("questions.edit") == "T")
    assert keymap().shortcut("questions.tag") == ""
    assert stored(session)[KEYS] == {"questions.edit": "T", "questions.tag": ""}
    comes(qtbot, pane.keys.back.isEnabled)
    focus(qtbot, pane.keys.back)
    press(qtbot, pane.keys.back, Qt.Key.Key_Space)
    comes(qtbot, lambda: keymap().shortcut("questions.edit") == "E")
    assert pane.keys.table.hasFocus(), "the button is off now"


def test_settings_go_to_a_file_and_come_back(
    pane: SettingsPane, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    pane.save("runs", "log_days", 7)
    comes(qtbot, lambda: stored(session) == {"runs": {"log_days": 7}})
    path = tmp_path / "设置.json"
    pane.file.write(path)
    comes(qtbot, lambda: path.exists() and json.loads(path.read_text(encoding="utf-8")) == {"runs": {"log_days": 7}})
    pane.reset("runs", "log_days")
    comes(qtbot, lambda: stored(session) == {})
    pane.file.take_over(path)
    comes(qtbot, lambda: stored(session) == {"runs": {"log_days": 7}})
    strange = {"item.new": "Ctrl+B", "no.such": "Ctrl+9", "edit.find": "Nonsense+Q", "edit.undo": 3}
    values = {"runs": {"log_days": "x", "log": False, "hook": "/bin/rm", "gone": 1}, KEYS: strange}
    path.write_text(json.dumps(values), encoding="utf-8")
    pane.file.take_over(path)
    comes(qtbot, lambda: stored(session)["runs"].get("log") is False)
    assert stored(session)[KEYS] == {"item.new": "Ctrl+B"}
    wrong = "Days to keep it, runs.gone, keys.no.such, Find in this list, Undo"
    told = f"2 settings imported. Left out, unknown here or invalid: {wrong}. "
    told += "Left out, to be set on this computer itself: Run at the end of a job."
    comes(qtbot, lambda: pane.window_.messages.text() == told)
    pane.window_.messages.dismiss()
    path.write_text("[1,", encoding="utf-8")
    pane.file.take_over(path)
    comes(qtbot, lambda: "This file holds no settings. Choose a file" in pane.window_.messages.text())


class Watched(type(Path())):  # type: ignore[misc]  # the class of this system's paths
    """A path that tells on which thread it was read."""

    read_on: ClassVar[list[int]] = []

    def read_bytes(self) -> bytes:
        self.read_on.append(threading.get_ident())
        return super().read_bytes()


def test_a_file_is_read_beside_the_window(pane: SettingsPane, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = Watched(tmp_path / "settings.json")
    path.write_text('{"runs": {"log_days": 9}}', encoding="utf-8")
    pane.file.take_over(path)
    comes(qtbot, lambda: stored(session) == {"runs": {"log_days": 9}})
    assert path.read_on
    assert threading.get_ident() not in path.read_on, "a drive may be slow, or gone"
    pane.file.take_over(tmp_path / "gone.json")
    comes(qtbot, lambda: "No such file" in pane.window_.messages.text())


def test_another_data_folder_is_used_from_the_next_start_on(
    pane: SettingsPane, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("LOREWRIGHT_HOME", raising=False)
    monkeypatch.setattr(paths, "_pointer", lambda: tmp_path / "config" / "data-folder")
    pane.open("folder")
    pane.folder.use(tmp_path / "新的")
    assert paths.home() == tmp_path / "新的"
    assert "新的" in pane.folder.next.text()
    pane.folder.use(None)
    assert paths.chosen_home() is None


def test_the_dialog_for_a_data_folder_begins_beside_the_present_one(pane: SettingsPane, session: Session) -> None:
    dialog = pane.folder.ask()
    assert Path(dialog.directory().absolutePath()) == Path(session.workspace.folder).resolve().parent
    dialog.reject()


def test_enter_agrees_to_the_key_that_was_pressed(pane: SettingsPane, session: Session, qtbot: QtBot) -> None:
    sheet = pane.ask_key("questions.edit")
    comes(qtbot, sheet.isVisible)
    focus(qtbot, sheet.field)
    press(qtbot, sheet.field, Qt.Key.Key_F8)
    press(qtbot, sheet.field, Qt.Key.Key_Return)
    comes(qtbot, lambda: keymap().shortcut("questions.edit") == "F8")
    again = pane.ask_key("questions.edit")
    comes(qtbot, again.isVisible)
    focus(qtbot, again.field)
    press(qtbot, again.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert again.key == "Ctrl+Return"
    bare = again.field.grab().toImage()
    again.cancel.setFocus()
    assert again.field.grab().toImage() != bare, "the field shows that the keyboard is in it"
    again.reject()


def test_the_keyboard_comes_from_the_search_to_what_it_found(pane: SettingsPane, qtbot: QtBot) -> None:
    focus(qtbot, pane.search)
    pane.search.setText("days")
    comes(qtbot, lambda: sum(box.isVisible() for box in pane.findChildren(QSpinBox)) == 1)
    press(qtbot, pane.search, Qt.Key.Key_Tab)
    days = next(box for box in pane.findChildren(QSpinBox) if box.isVisible())
    assert days.hasFocus()
    days.setValue(45)
    row = next(row for card in pane.cards.values() for row in card.rows.values() if row.editor.widget is days)
    comes(qtbot, row.back.isVisible)
    press(qtbot, days, Qt.Key.Key_Tab)
    assert row.back.hasFocus()
    press(qtbot, row.back, Qt.Key.Key_Space)
    comes(qtbot, lambda: not row.back.isVisible())
    assert (days.value(), days.hasFocus()) == (30, True)
