"""What becomes of the domain tree when documents come or go: left as it is, or built anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton
from sqlalchemy import Connection

from core.domain import service as tags
from core.models import stages
from desktop.loading import with_module
from desktop.widgets.dialog import Sheet
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.window import MainWindow

LEAVE: Final = "leave"
REBUILD: Final = "rebuild"
WIDTH: Final = 460


def kept(window: MainWindow) -> str:
    """Return the choice that is remembered for the project in front, empty for none."""
    found = window.preferences.text(_key(window))
    return found if found in (LEAVE, REBUILD) else ""


def keep(window: MainWindow, way: str) -> None:
    """Remember a choice for the project in front; an empty one asks again."""
    window.preferences.keep_text(_key(window), way)


def _key(window: MainWindow) -> str:
    return f"documents.tree.{window.context.project_id}"


def size(connection: Connection, project_id: int) -> int:
    """Return how many tags the tree of a project has."""
    return len(tags.rows(connection, project_id))


def ask_once(window: MainWindow, then: Callable[[str], object]) -> None:
    """Call `then` with the choice: the one remembered, else what a small sheet is told; "leave" without a tree."""
    project_id, way = window.context.project_id, kept(window)

    def found(count: int) -> None:
        if not count or way:
            then(way or LEAVE)
        else:
            TreeSheet(window, then).open()

    window.context.query(lambda c: size(c, project_id), found, window, "tree")


def ask_again(window: MainWindow) -> None:
    """Open the sheet whatever is remembered, to choose for the next time."""
    TreeSheet(window, lambda _way: None, settled=kept(window)).open()


def rebuild(window: MainWindow) -> None:
    """Start the job that builds the tree anew with the project's model."""
    project_id = window.context.project_id

    def start(model: dict[str, object]) -> None:
        window.context.start_job("tree", {"model": model, "replace": True})

    window.context.query(
        lambda c: stages.chosen(c, project_id, "tree").model_dump(mode="json"), start, window, "rebuild"
    )


def offer_form(window: MainWindow) -> None:
    """Open the form of the Domain pane, which says what building takes."""
    project_id = window.context.project_id

    def opened(count: int) -> None:
        with_module(window.context, "desktop.domain.building", lambda forms: forms.ask(window, count), window)

    window.context.query(lambda c: size(c, project_id), opened, window, "tree")


class TreeSheet(Sheet):
    """Leave or rebuild, and whether to remember it.

    Args:
        on_accept: gets "leave" or "rebuild".
        settled: what is remembered now; given, the sheet only changes that.
    """

    def __init__(self, window: MainWindow, on_accept: Callable[[str], object], settled: str | None = None) -> None:
        super().__init__(window, QCoreApplication.translate("TreeSheet", "The domain tree"), "", width=WIDTH)
        self._window, self._on_accept, self._settled = window, on_accept, settled
        self.leave, self.rebuild = QRadioButton(), QRadioButton()
        group = QButtonGroup(self)
        for button in (self.leave, self.rebuild):
            group.addButton(button)
        (self.rebuild if settled == REBUILD else self.leave).setChecked(True)
        self.remember = QCheckBox()
        self.remember.setChecked(True)
        self._text = label(look="muted", wrap=True)
        for part in (self._text, self.leave, self.rebuild, self.remember):
            self.body.addWidget(part)
        self.retranslate()
        self.leave.setFocus()

    def choice(self) -> str:
        """Return "leave" or "rebuild"."""
        return REBUILD if self.rebuild.isChecked() else LEAVE

    def accept(self) -> None:
        """Remember and go on."""
        super().accept()
        if self.remember.isChecked() or self._settled is not None:
            keep(self._window, self.choice() if self.remember.isChecked() else "")
        self._on_accept(self.choice())

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        deciding = self._settled is None
        self.primary.setText(self.tr("Delete") if deciding else self.tr("Save"))
        self._text.setText(
            self.tr("The tree of this project was built from its documents. When documents are deleted:")
        )
        self.leave.setText(self.tr("Leave the tree as it is"))
        self.rebuild.setText(self.tr("Build it anew from the documents that are left"))
        self.remember.setText(self.tr("Remember this for the project"))
