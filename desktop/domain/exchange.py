"""The tree from a file and into one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

from core.changes import ChangeSet
from core.domain import files, service
from core.domain.tree import Branch, walk
from core.errors import QT_TRANSLATE_NOOP
from desktop.domain import works
from desktop.undoing import UndoStack
from desktop.widgets.dialog import ask_form

if TYPE_CHECKING:
    from desktop.window import MainWindow

KEPT = "tree.folder"


class TreeImport(BaseModel):
    """How a tree from a file joins the present one."""

    replace: bool = Field(
        default=False,
        title=QT_TRANSLATE_NOOP("Forms", "Replace the present tree"),
        description=QT_TRANSLATE_NOOP("Forms", "Otherwise the tags are added at the end."),
    )


def choose_file(window: MainWindow, stack: UndoStack, has_tags: bool) -> None:
    """Ask for a file and read it."""
    dialog = QFileDialog(window, QCoreApplication.translate("Domain", "Import a tree"), _folder(window))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    known = QCoreApplication.translate("Domain", "Trees ({0})").format("*.json *.md *.markdown *.txt")
    dialog.setNameFilters([known, QCoreApplication.translate("Domain", "All files (*)")])
    dialog.fileSelected.connect(lambda name: read(window, stack, Path(name), has_tags))
    _open(dialog)


def read(window: MainWindow, stack: UndoStack, path: Path, has_tags: bool) -> None:
    """Read a tree on a pool thread and add it; a present tree may be replaced instead."""
    window.preferences.keep_text(KEPT, str(path.parent))

    def take(branches: list[Branch]) -> None:
        if not has_tags:
            add(window, stack, branches, replace=False)
            return
        count = sum(1 for _branch in walk(branches))
        ask_form(
            window,
            QCoreApplication.translate("Domain", "Import a tree"),
            TreeImport,
            QCoreApplication.translate("Domain", "Import"),
            lambda form: add(window, stack, branches, form.replace),
            intro=QCoreApplication.translate("Domain", "%n tag(s) in {0}.", "", count).format(path.name),
        )

    window.context.errands.run(lambda: files.read(path), take, window.fail, window)


def add(window: MainWindow, stack: UndoStack, branches: list[Branch], replace: bool) -> None:
    """Write the tags; a replaced tree can be put back."""
    project_id = window.context.project_id

    work = works.replace(project_id, branches) if replace else works.add(project_id, branches, None, None)

    def say(changes: ChangeSet) -> None:
        count = len(changes.added["tag"])
        window.say(QCoreApplication.translate("Domain", "%n tag(s) imported.", "", count), "good")

    stack.do(work, say, window.fail)


def choose_target(window: MainWindow) -> None:
    """Ask for a file and write the tree there; its ending names the form."""
    dialog = QFileDialog(window, QCoreApplication.translate("Domain", "Export the tree"), _folder(window))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    listed = QCoreApplication.translate("Domain", "Indented list (*.md)")
    dialog.setNameFilters(["JSON (*.json)", listed])
    dialog.setDefaultSuffix("json")
    dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix("md" if name == listed else "json"))
    dialog.selectFile("tree.json")
    dialog.fileSelected.connect(lambda name: write(window, Path(name)))
    _open(dialog)


def write(window: MainWindow, path: Path) -> None:
    """Write the tree on a pool thread and say so."""
    project_id = window.context.project_id
    window.preferences.keep_text(KEPT, str(path.parent))
    said = QCoreApplication.translate("Domain", "Saved {0}.").format(path.name)
    window.context.query(
        lambda c: files.write(path, service.tree(c, project_id)), lambda _none: window.say(said, "good"), window
    )


def _folder(window: MainWindow) -> str:
    return window.preferences.text(KEPT, str(Path.home()))


def _open(dialog: QFileDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
