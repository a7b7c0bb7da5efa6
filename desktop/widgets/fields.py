"""Editors for single pydantic fields, chosen by annotation and constraints."""

from __future__ import annotations

import enum
import types
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Union, cast, get_args, get_origin

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.widgets.numbers import FractionBox, WholeBox

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

#: the translation context of field titles, descriptions, choices and units marked in core
CONTEXT = "Forms"


@dataclass(frozen=True)
class Editor:
    """A widget and the three things a form does with it.

    Attributes:
        read: returns the raw value that pydantic validates.
        write: shows a value.
        watch: calls back on every change by the user or by `write`.
    """

    widget: QWidget
    read: Callable[[], Any]
    write: Callable[[Any], None]
    watch: Callable[[Callable[[], None]], object]
    retranslate: Callable[[], None] = field(default=lambda: None)


def translated(text: str | None) -> str:
    """Return a text of core's models in the language of the interface."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""


def editor(info: FieldInfo) -> Editor:
    """Return the editor for a field; raises TypeError for an annotation no form can show."""
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    kind, optional = _plain(info.annotation)
    if get_origin(kind) is Literal or (isinstance(kind, type) and issubclass(kind, enum.Enum)):
        return _choice(kind, extra, optional)
    if kind is bool:
        return _switch(info)
    if kind in (int, float) and optional:
        return _optional_number()
    if kind is int:
        low, high = bounds(info)
        return _number(WholeBox(None if low is None else int(low), None if high is None else int(high)), extra)
    if kind is float:
        return _number(FractionBox(*bounds(info), cast(int, extra.get("decimals", 2))), extra)
    if kind is str:
        return _long_text() if extra.get("multiline") else _text(bool(extra.get("secret")), optional)
    if get_origin(kind) is list and get_args(kind) == (str,) and extra.get("lines"):
        return _lines()
    raise TypeError(f"A form cannot show {info.annotation!r}.")


def mark_wrong(widget: QWidget, problem: str, helping: str) -> None:
    """Let an editor look wrong or right; who cannot see it is told what is wrong, or else the help."""
    widget.setAccessibleDescription(problem or helping)
    if bool(widget.property("wrong")) != bool(problem):
        widget.setProperty("wrong", bool(problem))
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def bounds(info: FieldInfo) -> tuple[float | None, float | None]:
    """Return the smallest and largest value the constraints allow; whole numbers take gt and lt as one off."""
    low = high = None
    step = 1 if _plain(info.annotation)[0] is int else 0
    for rule in info.metadata:
        low = _first(getattr(rule, "ge", None), low)
        high = _first(getattr(rule, "le", None), high)
        if getattr(rule, "gt", None) is not None:
            low = rule.gt + step
        if getattr(rule, "lt", None) is not None:
            high = rule.lt - step
    return low, high


def _first(value: float | None, other: float | None) -> float | None:
    return other if value is None else value


def _plain(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (Union, types.UnionType):
        parts = [part for part in get_args(annotation) if part is not type(None)]
        return (parts[0] if len(parts) == 1 else annotation), len(parts) < len(get_args(annotation))
    return annotation, False


def _number(box: WholeBox | FractionBox, extra: dict[str, Any]) -> Editor:
    if extra.get("step"):
        box.setSingleStep(extra["step"])
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    # Enough for the digits; a box as wide as the form hides what kind of answer is asked.
    box.setMaximumWidth(180)
    unit = str(extra.get("unit", ""))

    def retranslate() -> None:
        box.setSuffix(f" {translated(unit)}" if unit else "")

    retranslate()
    return Editor(
        box, box.value, box.setValue, lambda then: box.valueChanged.connect(lambda _value: then()), retranslate
    )


def _optional_number() -> Editor:
    line = QLineEdit()
    line.setMaximumWidth(180)

    def read() -> str | None:
        return line.text().strip().replace(",", "") or None

    return Editor(line, read, lambda value: line.setText("" if value is None else str(value)), _on_text(line))


def _text(secret: bool, optional: bool) -> Editor:
    line = QLineEdit()
    if secret:
        line.setEchoMode(QLineEdit.EchoMode.Password)

    def read() -> str | None:
        return None if optional and not line.text().strip() else line.text()

    return Editor(line, read, lambda value: line.setText(value or ""), _on_text(line))


def _on_text(line: QLineEdit) -> Callable[[Callable[[], None]], object]:
    return lambda then: line.textChanged.connect(lambda _text: then())


def _long_text() -> Editor:
    box = QPlainTextEdit()
    box.setTabChangesFocus(True)
    box.setFixedHeight(76)
    return Editor(
        box, box.toPlainText, lambda value: box.setPlainText(value or ""), lambda then: box.textChanged.connect(then)
    )


def _lines() -> Editor:
    """Edit a list of words, one a line; blanks count, as a separator may be one, and empty lines are left out."""
    box = QPlainTextEdit()
    box.setTabChangesFocus(True)
    box.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    box.setFixedHeight(88)

    def read() -> list[str]:
        return [line for line in box.toPlainText().split("\n") if line]

    def write(words: list[str] | None) -> None:
        if read() != (words or []):
            box.setPlainText("\n".join(words or []))

    return Editor(box, read, write, lambda then: box.textChanged.connect(then))


def _switch(info: FieldInfo) -> Editor:
    box = QCheckBox()

    def retranslate() -> None:
        box.setText(translated(info.title))

    retranslate()
    return Editor(
        box,
        box.isChecked,
        lambda on: box.setChecked(bool(on)),
        lambda then: box.toggled.connect(lambda _on: then()),
        retranslate,
    )


def _choice(kind: Any, extra: dict[str, Any], optional: bool) -> Editor:
    labels, names = (cast(dict[str, str], extra.get(part) or {}) for part in ("labels", "names"))
    box = QComboBox()
    values = list(get_args(kind)) if get_origin(kind) is Literal else list(kind)
    if optional:
        values.insert(0, None)
    for _value in values:
        box.addItem("")

    def retranslate() -> None:
        for place, value in enumerate(values):
            word = str(getattr(value, "value", value))
            box.setItemText(
                place,
                (translated(labels[""]) if "" in labels else "—")
                if value is None
                else names.get(word) or translated(labels.get(word, word)),
            )

    retranslate()
    return Editor(
        box,
        lambda: values[box.currentIndex()],
        lambda value: box.setCurrentIndex(values.index(value) if value in values else 0),
        lambda then: box.currentIndexChanged.connect(lambda _place: then()),
        retranslate,
    )
