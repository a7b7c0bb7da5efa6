"""Forms made from models, and the dialogs around them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.chat.turns import Tuning
from core.jobs.terms import Terms
from desktop.chunks.splittingsheet import EDGE, WideSheet
from desktop.theme import Theme
from desktop.widgets.dialog import PLACING_MS, Sheet, ask, ask_form
from desktop.widgets.form import ModelForm
from desktop.widgets.labels import Help
from desktop.widgets.middle import middle
from desktop.widgets.numbers import WholeBox
from tests.desktop.models import Sample


class Later(QWidget):
    """A part of a dialog whose form is built when it is asked for."""

    built = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)


def made(qtbot: QtBot, value: Sample | None = None) -> ModelForm[Sample]:
    """Return a form that shows itself."""
    form = ModelForm(Sample, value)
    qtbot.addWidget(form)
    form.show()
    return form


def test_fields_come_from_the_model(qtbot: QtBot, theme: Theme) -> None:
    form = made(qtbot, Sample(density=300, seed=9))
    box = form.widget("density")
    assert isinstance(box, WholeBox)
    assert (box.bounds, box.value()) == ((50, 5000), 300)
    assert box.accessibleName() == "Characters per question"
    choice = form.widget("language")
    assert isinstance(choice, QComboBox)
    assert [choice.itemText(place) for place in range(3)] == ["Like the document", "Chinese", "English"]
    assert isinstance(form.widget("tagged"), QCheckBox)
    assert isinstance(form.widget("instructions"), QPlainTextEdit)
    assert form.value() == Sample(density=300, seed=9), "hidden fields keep their value"
    labels = [item for item in form.findChildren(QLabel) if item.buddy() is box]
    assert len(labels) == 1
    assert isinstance(form.layout(), QFormLayout)


def test_what_is_wrong_is_said_at_the_field(qtbot: QtBot, theme: Theme) -> None:
    form = made(qtbot)
    name = form.widget("name")
    assert isinstance(name, QLineEdit)
    with qtbot.waitSignal(form.changed) as changed:
        name.clear()
    assert changed.args == [False]
    assert form.value() is None
    assert form._labels["name"][2].text() == "Please fill this in."
    name.setText("Again")
    assert form.value() == Sample(name="Again")
    limit = form.widget("limit")
    assert isinstance(limit, QLineEdit)
    limit.setText("many")
    assert form._labels["limit"][2].text() == "This must be a number."
    limit.setText("0")
    assert form._labels["limit"][2].text() == "At least 1, please."
    limit.setText("1,200")
    value = form.value()
    assert value is not None
    assert value.limit == 1200


def test_a_number_out_of_bounds_can_be_typed_and_is_refused_in_words(qtbot: QtBot, theme: Theme) -> None:
    form = made(qtbot, Sample(density=300))
    box = form.widget("density")
    assert isinstance(box, WholeBox)
    said = form._labels["density"][2]
    for typed, words in (("99999", "At most 5,000, please."), ("7", "At least 50, please.")):
        box.selectAll()
        qtbot.keyClicks(box, typed)
        assert (box.value(), form.value(), said.text()) == (int(typed), None, words)
        assert box.accessibleDescription() == words
        assert box.property("wrong")
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert (box.value(), said.text()) == (50, "")
    box.setValue(4999)
    for _press in range(3):
        qtbot.keyClick(box, Qt.Key.Key_PageUp)
    assert (box.value(), form.value()) == (5000, Sample(density=5000))
    cap = ModelForm(Terms)
    qtbot.addWidget(cap)
    cost = cap.widget("cost")
    assert isinstance(cost, QLineEdit)
    cost.setText("0")
    assert cap._labels["cost"][2].text() == "More than 0, please."


def test_rules_over_several_fields_are_shown(qtbot: QtBot, theme: Theme) -> None:
    form = made(qtbot)
    form.set_value({"limit": 500, "tagged": False})
    assert form.value() is None
    assert "More than 100 need tags." in [text.text() for text in form.findChildren(QLabel)]


def test_the_dialog_hands_the_model_over(qtbot: QtBot, theme: Theme) -> None:
    parent, got = QWidget(), []
    qtbot.addWidget(parent)
    dialog = ask_form(parent, "Generate", Sample, "Go", got.append, estimate=lambda value: f"{value.density} calls")
    qtbot.waitUntil(lambda: dialog.note.text() == "240 calls")
    name = dialog.form.widget("name")
    assert isinstance(name, QLineEdit)
    name.clear()
    assert not dialog.primary.isEnabled()
    dialog.accept()
    assert got == []
    name.setText("B")
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert got == [Sample(name="B")]


@pytest.mark.parametrize("width", [760, 320])
def test_help_takes_the_lines_its_width_needs(qtbot: QtBot, theme: Theme, width: int) -> None:
    form = made(qtbot)
    form.resize(width, 300)
    words = [part for part in form.findChildren(Help) if part.isVisible()]
    assert words
    qtbot.waitUntil(lambda: all(part.height() == part.heightForWidth(part.width()) for part in words))
    assert any(part.heightForWidth(part.width()) > part.fontMetrics().lineSpacing() * 1.5 for part in words) == (
        width < 400
    )


def test_the_keyboard_comes_to_the_buttons_last(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    sheet = Sheet(parent, "Name", "Add")
    field, box = QLineEdit(), QCheckBox("Also")
    sheet.body.addWidget(field)
    sheet.body.addWidget(box)
    sheet.open()
    sheet.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    passed = []
    for _step in range(4):
        qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
        passed.append(sheet.focusWidget())
    assert passed == [box, sheet.cancel, sheet.primary, field]


def test_a_sheet_grows_with_what_is_said_later(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ask_form(parent, "Generate", Sample, "Go", lambda _value: None)
    qtbot.waitUntil(dialog.isVisible)
    before, form = dialog.height(), dialog.form.height()
    dialog.note.setText("a line\nand another\nand a third\nand a fourth")
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert dialog.form.height() >= form, "the fields are not pressed together"


def test_a_sheet_lies_over_the_middle_until_it_is_put_elsewhere(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setGeometry(100, 150, 640, 480)
    parent.show()
    dialog = ask(parent, "Delete?", "All of it.", "Delete", lambda: None)
    qtbot.waitUntil(dialog.isVisible)

    def away() -> int:
        return (dialog.geometry().center() - parent.geometry().center()).manhattanLength()

    qtbot.wait(10)
    assert away() <= 2
    dialog.move(0, 0)  # where a window manager that is just taking it up lets Qt believe it
    dialog.note.setText("a line\nand another\nand a third\nand a fourth")
    qtbot.waitUntil(lambda: away() <= 2)
    qtbot.waitUntil(lambda: not dialog._placing.isActive(), timeout=PLACING_MS * 3)
    dialog.move(7, 9)
    before = dialog.height()
    dialog.note.setText("a line\n" * 9)
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert dialog.pos() == QPoint(7, 9)


def test_a_sheet_that_is_too_large_keeps_its_heading_in_sight(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setGeometry(-200, -100, 400, 300)
    place = middle(parent, QSize(600, 5_000))
    assert place.topLeft() == parent.screen().availableGeometry().topLeft()
    assert place.size() == QSize(600, 5_000)


def test_a_wide_sheet_keeps_the_height_it_was_given(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1300, 900)
    sheet = WideSheet(parent, "Split", "Apply")
    sheet.body.addWidget(QLineEdit(), 1)
    sheet.open()
    qtbot.waitUntil(lambda: sheet.height() == 900 - 2 * EDGE)
    qtbot.wait(10)
    sheet.resize(sheet.width(), 600)
    sheet.note.setText("41 chunks")
    qtbot.wait(20)
    assert sheet.height() == 600


def test_a_question_runs_only_when_affirmed(qtbot: QtBot, theme: Theme) -> None:
    parent, done = QWidget(), []
    qtbot.addWidget(parent)
    ask(parent, "Delete?", "All of it.", "Delete", lambda: done.append(1), danger=True).reject()
    assert done == []
    ask(parent, "Delete?", "All of it.", "Delete", lambda: done.append(1), danger=True).accept()
    assert done == [1]


def test_a_hidden_field_leaves_no_gap_and_no_words_behind(qtbot: QtBot, theme: Theme) -> None:
    form = made(qtbot)
    whole = form.sizeHint().height()
    helping, wrong = form._labels["density"][1:]
    form.set_shown("density", False)
    assert form.sizeHint().height() <= whole - form.widget("density").height() - 12
    form.retranslate()
    form.set_value({"name": "", "density": 1})
    assert not helping.isVisible()
    assert not wrong.isVisible()
    form.set_shown("density", True)
    assert form.widget("density").isVisible()
    assert helping.isVisible() is bool(helping.text())
    assert wrong.isVisible() is bool(wrong.text())


def test_two_forms_in_a_dialog_have_their_fields_below_each_other(qtbot: QtBot, theme: Theme) -> None:
    dialog = ask_form(None, "Generate", Sample, "Generate", lambda _model: None)
    qtbot.addWidget(dialog)
    part, second = Later(), ModelForm(Tuning)
    dialog.add(part, part.built)
    part.body.addWidget(second)
    part.built.emit(second)
    qtbot.wait(50)
    edges = {
        form.widget(name).mapTo(dialog, QPoint()).x() for form, name in ((dialog.form, "density"), (second, "top_p"))
    }
    assert len(edges) == 1
