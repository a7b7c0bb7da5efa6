"""A form made from a pydantic model: one definition yields fields, ranges, help and validation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from desktop.theme import current
from desktop.translate import Retranslating, number
from desktop.widgets.fields import Editor, editor, mark_wrong, translated
from desktop.widgets.labels import Help, label

if TYPE_CHECKING:
    from pydantic import BaseModel
    from PySide6.QtGui import QResizeEvent

Model = TypeVar("Model", bound="BaseModel")
LIMITED = 1000
#: pydantic's names of a bound that was passed -> where its record keeps the bound
LIMITS = {"greater_than_equal": "ge", "greater_than": "gt", "less_than_equal": "le", "less_than": "lt"}


class ModelForm(Retranslating, QWidget, Generic[Model]):
    """Edits one instance of a pydantic model, validated on every change.

    Titles and descriptions come from the fields, marked in core with QT_TRANSLATE_NOOP("Forms", …). `json_schema_extra`
    may hold: `labels` ({value: marked text} for choices, "" for none), `names` ({value: text} that is the same in every
    language), `unit` (marked), `multiline`, `secret`, `step`, `decimals`, `hidden`.

    Args:
        kind: the model class.
        value: where to start; by default the model's own defaults.

    Signals:
        changed: whether the form now holds a valid model.
    """

    changed = Signal(bool)

    def __init__(self, kind: type[Model], value: Model | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._editors: dict[str, Editor] = {}
        self._labels: dict[str, tuple[QLabel | None, QLabel, QLabel]] = {}
        self._columns: dict[str, QVBoxLayout] = {}
        self._hidden: set[str] = set()
        self._kept: dict[str, Any] = {}
        self._valid: Model | None = None
        self._touched: set[str] = set()
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(12)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, info in kind.model_fields.items():
            extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
            if not extra.get("hidden"):
                self._add(name, editor(info))
        self.retranslate()
        self.set_value(value if value is not None else _defaults(kind))
        for name, one in self._editors.items():
            one.watch(partial(self._edited, name))

    def _add(self, name: str, one: Editor) -> None:
        column = QVBoxLayout()
        column.setSpacing(3)
        if one.widget.maximumWidth() < LIMITED:
            # In a column the narrowest maximum would bound the words below it too, unless the field is aligned.
            one.widget.setFixedWidth(one.widget.maximumWidth())
            column.addWidget(one.widget, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            column.addWidget(one.widget)
        helping, wrong = Help(), Help()
        wrong.setProperty("tone", "bad")
        wrong.hide()
        column.addWidget(helping)
        column.addWidget(wrong)
        title: QLabel | None = None
        if isinstance(one.widget, QCheckBox):
            self._rows.addRow("", column)
        else:
            title = label()
            # The form layout centres labels on low rows only; they are to stand beside the field's first line.
            title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            title.setContentsMargins(0, current().scaled(7), 0, 0)
            title.setBuddy(one.widget)
            self._rows.addRow(title, column)
        self._editors[name], self._columns[name] = one, column
        self._labels[name] = (title, helping, wrong)

    def set_value(self, value: Any) -> None:
        """Show a model, or a mapping of the values known so far."""
        values = dict(value) if not isinstance(value, dict) else value
        self._kept = {name: values[name] for name in values if name not in self._editors}
        for name, one in self._editors.items():
            if name in values:
                one.write(values[name])
        self._validate()

    def value(self) -> Model | None:
        """Return the validated model, or None while something is wrong."""
        return self._valid

    def widget(self, name: str) -> QWidget:
        """Return the editor of a field."""
        return self._editors[name].widget

    def label_width(self) -> int:
        """Return the room the titles beside the fields need."""
        return max((title.sizeHint().width() for title, _help, _wrong in self._labels.values() if title), default=0)

    def set_label_width(self, width: int) -> None:
        """Give the titles this room at least, so that the fields of two forms stand below each other."""
        for title, _help, _wrong in self._labels.values():
            if title is not None:
                title.setMinimumWidth(width)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        for one in self._editors.values():
            one.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def set_shown(self, name: str, shown: bool) -> None:
        """Show or hide a field, which keeps its value."""
        _title, helping, wrong = self._labels[name]
        (self._hidden.discard if shown else self._hidden.add)(name)
        self._rows.setRowVisible(self._columns[name], shown)  # the row with its gap
        helping.setVisible(shown and bool(helping.text()))
        wrong.setVisible(shown and bool(wrong.text()))

    def retranslate(self) -> None:
        """Set titles, help and choices again."""
        for name, one in self._editors.items():
            info = self._kind.model_fields[name]
            title, helping, _wrong = self._labels[name]
            words = translated(info.title) or name.replace("_", " ").capitalize()
            if title is not None:
                title.setText(words)
            one.widget.setAccessibleName(words)
            helping.setText(translated(info.description))
            helping.setVisible(bool(info.description) and name not in self._hidden)
            one.widget.setAccessibleDescription(helping.text())
            one.retranslate()
        if self._valid is None and self._editors:
            self._validate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out once more: with another height Qt shares out what they needed before, and rows overlap."""
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._rows.update()

    def _edited(self, name: str) -> None:
        self._touched.add(name)
        self._validate()

    def _validate(self) -> None:
        from pydantic import ValidationError

        raw = {**self._kept, **{name: one.read() for name, one in self._editors.items()}}
        problems: dict[str, str] = {}
        try:
            self._valid = self._kind.model_validate(raw)
        except ValidationError as error:
            self._valid = None
            for problem in error.errors(include_url=False):
                where = str(problem["loc"][0]) if problem["loc"] else next(reversed(self._editors), "")
                problems.setdefault(where, sentence(problem))
        for name, one in self._editors.items():
            # A field nobody has been at is not wrong yet, only empty.
            self._mark(name, one.widget, problems.get(name, "") if name in self._touched or one.read() else "")
        self.changed.emit(self._valid is not None)

    def _mark(self, name: str, widget: QWidget, problem: str) -> None:
        _title, helping, wrong = self._labels[name]
        wrong.setText(problem)
        wrong.setVisible(bool(problem) and name not in self._hidden)
        mark_wrong(widget, problem, helping.text())


def sentence(problem: Any) -> str:
    """Return what is wrong with a value, in the language of the interface, from one of pydantic's error records."""
    kind, limits = str(problem["type"]), problem.get("ctx", {})
    if kind in ("missing", "string_too_short", "string_type", "int_type", "float_type"):
        return QCoreApplication.translate("Forms", "Please fill this in.")
    if kind in LIMITS:
        words = {
            "ge": QCoreApplication.translate("Forms", "At least {0}, please."),
            "gt": QCoreApplication.translate("Forms", "More than {0}, please."),
            "le": QCoreApplication.translate("Forms", "At most {0}, please."),
            "lt": QCoreApplication.translate("Forms", "Less than {0}, please."),
        }
        limit = limits[LIMITS[kind]]
        return words[LIMITS[kind]].format(number(int(limit)) if limit == int(limit) else limit)
    if kind in ("int_parsing", "float_parsing", "int_from_float"):
        return QCoreApplication.translate("Forms", "This must be a number.")
    if kind == "string_too_long":
        return QCoreApplication.translate("Forms", "At most {0} characters, please.").format(limits.get("max_length"))
    if kind == "value_error" and isinstance(limits.get("error"), ValueError):
        return translated(str(limits["error"]))
    return QCoreApplication.translate("Forms", "This value does not fit.")


def _defaults(kind: type[BaseModel]) -> dict[str, Any]:
    return {
        name: info.get_default(call_default_factory=True)
        for name, info in kind.model_fields.items()
        if not info.is_required()
    }
