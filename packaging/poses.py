"""What is done in the window before a picture is taken of a form, sheet, menu or message over it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scenes import unreachable

from benchmarks.gestures import table

if TYPE_CHECKING:
    from desktop.window import MainWindow


def importing(window: MainWindow) -> None:
    """Open the form of an import with the bundled documents in it."""
    from core import making
    from desktop.documents.importing import ImportSheet

    ImportSheet(window, making.samples()).open()


def twins(window: MainWindow) -> None:
    """Begin to import what is there already."""
    from PySide6.QtWidgets import QApplication

    from desktop.documents.importing import ImportSheet

    importing(window)
    sheet = QApplication.activeModalWidget()
    if isinstance(sheet, ImportSheet):
        sheet.accept()


def provider(key: str) -> Callable[[MainWindow], object]:
    """Show a provider, or the choice of a model for each stage."""
    return lambda window: window.pane("models").open(key)


def section(key: str) -> Callable[[MainWindow], object]:
    """Show a section of the settings."""
    return lambda window: window.pane("settings").open(key)


def searched(window: MainWindow) -> None:
    """Search the settings."""
    window.pane("settings").search.setText("model" if window.tr("Light") == "Light" else "模型")


def key(window: MainWindow) -> None:
    """Ask for another key of an action."""
    window.pane("settings").ask_key("edit.find")


def talk(window: MainWindow) -> None:
    """Open the newest conversation."""
    window.pane("playground").open(1)


def first_row(window: MainWindow) -> None:
    """Put the cursor into the first row of the list of the pane in front."""
    shown = table(window)
    if shown is not None:
        shown.go_to_row(0)


def some_rows(window: MainWindow) -> None:
    """Select all rows of the list of the pane in front."""
    shown = table(window)
    if shown is not None:
        shown.selectAll()


def message(window: MainWindow) -> None:
    """Let the message bar say something that can be taken back."""
    window.actions_table.run("edit.delete")


def failure(window: MainWindow) -> None:
    """Let the message bar say why something failed."""
    from core.llm.failures import failure as failed

    window.fail(failed("unreachable", unreachable()))


def typed(window: MainWindow) -> None:
    """Open the palette and type into it."""
    window.palette_.open()
    window.palette_.field.setText("ge")


def some_tags(window: MainWindow) -> None:
    """Select a tag of the tree and the two after it."""
    pane = window.pane("domain")
    view, nodes = pane.view, pane.model.forest.nodes
    below = pane.model.index_of(next(node for node in nodes.values() if len(node.children) > 2).children[0].id)
    view.setCurrentIndex(below)
    for _step in range(2):
        below = view.indexBelow(below)
        flags = view.selectionModel().SelectionFlag
        view.selectionModel().select(below, flags.Select | flags.Rows)
    window.actions_table.refresh()


def tag_menu(window: MainWindow) -> None:
    """Open the menu of the tag under the cursor."""
    view = window.pane("domain").view
    view.menu_asked.emit(view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).bottomLeft()))


def written(window: MainWindow) -> None:
    """Type something into the answer that is being edited."""
    field, more = window.pane("datasets").detail.editor.fields["answer"], "Or so. 大致如此。"
    field.setPlainText(more + field.toPlainText().removeprefix(more))


def given_up(window: MainWindow) -> None:
    """Leave the editor without saving."""
    window.pane("datasets").detail.leave()


def other_row(window: MainWindow) -> None:
    """Go on to the next row of the list in front."""
    shown = table(window)
    if shown is not None:
        shown.step(1)


def open_ones(window: MainWindow) -> None:
    """Show the samples that nobody has decided on yet, from the first."""
    shown = window.pane("datasets").list
    shown.filters.chips.set_checked({"open"})
    shown.refresh()


def by_vision(window: MainWindow) -> None:
    """Let a vision model read in the form in front."""
    _sheet().method.choose("vision")


def pages(window: MainWindow) -> None:
    """Open the form of an import with a PDF in it."""
    from specimens import formats

    from desktop.documents.importing import ImportSheet

    ImportSheet(window, formats(Path(os.environ["LOREWRIGHT_HOME"]))[:1]).open()


def of_format(ending: str) -> Callable[[MainWindow], object]:
    """Return what puts the cursor on the document of a format."""
    from sqlalchemy import select

    from core.store.schema import Document
    from core.store.schema.columns import table as columns

    documents = columns(Document)

    def pose(window: MainWindow) -> None:
        session = window.context
        query = select(documents.c.id).where(documents.c.project_id == session.project_id, documents.c.format == ending)
        window.open("documents", session.read(lambda c: c.execute(query).scalar()))

    return pose


def _sheet() -> Any:
    from PySide6.QtWidgets import QApplication

    return QApplication.activeModalWidget()
