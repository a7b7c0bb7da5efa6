"""What can be opened over the panes: every form, sheet and popup, and the further views of a pane.

Each row names a pane, what is done there, and is photographed with the window behind it, so that a form that is higher
than the smallest window shows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from scenes import unreachable

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from desktop.window import MainWindow


class Form(NamedTuple):
    """One picture: a name, the pane it is taken in, and the actions or calls that lead to it."""

    name: str
    pane: str
    steps: tuple[str | Callable[[MainWindow], object], ...]


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


def card(window: MainWindow) -> None:
    """Put the keyboard on the card of the open project."""
    grid = window.pane("projects").grid
    grid.go_to(window.context.project_id)
    window.actions_table.refresh()


def talk(window: MainWindow) -> None:
    """Open the newest conversation."""
    window.pane("playground").open(1)


def deleting(window: MainWindow) -> None:
    """Ask whether the open project is to be deleted; the key does so only while the keyboard is on its card."""
    shown = window.pane("projects")
    shown.editing.delete(shown.grid.current_card())


def first_row(window: MainWindow) -> None:
    """Put the cursor into the first row of the list of the pane in front."""
    from desktop.widgets.table import BigTable

    for table in window.pane(window.shown_pane()).findChildren(BigTable):
        if table.isVisible():
            table.go_to_row(0)
            return


def some_rows(window: MainWindow) -> None:
    """Select all rows of the list of the pane in front."""
    from desktop.widgets.table import BigTable

    for table in window.pane(window.shown_pane()).findChildren(BigTable):
        if table.isVisible():
            table.selectAll()
            return


def message(window: MainWindow) -> None:
    """Let the message bar say something that can be taken back."""
    window.actions_table.run("edit.delete")


def failure(window: MainWindow) -> None:
    """Let the message bar say why something failed."""
    from core.llm.failures import failure as failed

    window.fail(failed("unreachable", unreachable()))


def menu(window: MainWindow) -> None:
    """Open the menu below its button, which would itself wait until the menu is closed."""
    from PySide6.QtCore import QPoint

    below = window.header.menu_button
    window.header.menu.popup(below.mapToGlobal(QPoint(below.width() - 220, below.height())))


def typed(window: MainWindow) -> None:
    """Open the palette and type into it."""
    window.palette_.open()
    window.palette_.field.setText("ge")


FORMS: Final[tuple[Form, ...]] = (
    Form("project-new", "projects", ("item.new",)),
    Form("project-rename", "projects", (card, "projects.rename")),
    Form("project-delete", "projects", (card, deleting)),
    Form("import", "documents", (importing,)),
    Form("import-twins", "documents", (twins,)),
    Form("generate", "documents", ("item.generate",)),
    Form("generate-all", "documents", ("documents.generate_all",)),
    Form("splitting", "documents", ("documents.split",)),
    Form("by-hand", "documents", ("documents.cut",)),
    Form("convert", "documents", ("documents.convert",)),
    Form("encoding", "documents", ("documents.encoding",)),
    Form("document-rename", "documents", ("documents.rename",)),
    Form("document-language", "documents", ("documents.language",)),
    Form("document-filter", "documents", ("documents.narrow",)),
    Form("tree-after", "documents", ("documents.tree",)),
    Form("pairs", "documents", ("documents.pairs",)),
    Form("document-delete", "documents", ("edit.delete",)),
    Form("text", "documents", ("documents.text",)),
    Form("text-edit", "documents", ("documents.text", "documents.edit")),
    Form("side-by-side", "documents", ("documents.side",)),
    Form("chunks", "documents", ("documents.all_chunks", first_row)),
    Form("chunk-edit", "documents", ("documents.all_chunks", first_row, "chunks.edit")),
    Form("chunks-bulk", "documents", ("documents.all_chunks", some_rows)),
    Form("chunks-prepend", "documents", ("documents.all_chunks", first_row, "chunks.prepend")),
    Form("chunks-clean", "documents", ("documents.all_chunks", first_row, "chunks.clean")),
    Form("chunks-generate", "documents", ("documents.all_chunks", first_row, "item.generate")),
    Form("tree-build", "domain", ("item.generate",)),
    Form("question-new", "questions", ("item.new",)),
    Form("answers", "questions", ("item.generate",)),
    Form("answer-one", "questions", ("questions.answer",)),
    Form("questions-bulk", "questions", (some_rows,)),
    Form("question-tag", "questions", ("questions.tag",)),
    Form("export", "datasets", ("item.export",)),
    Form("sample-tag", "datasets", ("datasets.tag",)),
    Form("sample-history", "datasets", ("datasets.history",)),
    Form("sample-note", "datasets", ("datasets.note",)),
    Form("sample-edit", "datasets", ("datasets.edit",)),
    Form("samples-bulk", "datasets", (some_rows,)),
    Form("conversation", "playground", (talk,)),
    Form("playground-model", "playground", ("playground.model",)),
    Form("playground-setup", "playground", ("playground.setup",)),
    Form("prompt-compare", "prompts", ("prompts.compare",)),
    Form("prompt-try", "prompts", ("prompts.test",)),
    Form("prompt-insert", "prompts", ("prompts.insert",)),
    Form("provider-new", "models", ("item.new",)),
    Form("provider-key", "models", (provider("openai"),)),
    Form("provider-local", "models", (provider("ollama"),)),
    Form("stages", "models", (provider("stages"),)),
    Form("model-settings", "models", (provider("openai"), first_row, "models.settings")),
    Form("model-name", "models", (provider("openai"), "models.add")),
    Form("job-log", "jobs", (first_row, "jobs.log")),
    Form("calls", "usage", ("usage.calls", first_row)),
    Form("alarms", "usage", ("usage.alarms",)),
    Form("price-by-hand", "usage", ("usage.price",)),
    Form("settings-search", "settings", (searched,)),
    Form("settings-keys", "settings", (section("keys"),)),
    Form("settings-key", "settings", (section("keys"), key)),
    Form("settings-folder", "settings", (section("folder"),)),
    Form("model-choice", "documents", ("app.model",)),
    Form("palette", "documents", (typed,)),
    Form("menu", "documents", (menu,)),
    Form("tray", "documents", ("jobs.show",)),
    Form("message", "questions", (message,)),
    Form("failure", "documents", (failure,)),
)


def over(window: MainWindow) -> QImage:
    """Return the window with what stands over it: dialogs in its middle behind a veil, menus where they are."""
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter

    from desktop.theme import current

    image = window.grab().toImage()
    painter = QPainter(image)
    for part in raised(window):
        place = part.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint())
        if part.isModal():
            painter.fillRect(image.rect(), current().role("veil"))
            place = QPoint((window.width() - part.width()) // 2, (window.height() - part.height()) // 2)
        painter.drawPixmap(place, part.grab())
    painter.end()
    return image


def raised(window: MainWindow) -> list[QWidget]:
    """Return the visible windows other than the main one, in the order they came."""
    from PySide6.QtWidgets import QApplication

    return [widget for widget in QApplication.topLevelWidgets() if widget is not window and widget.isVisible()]


def lower(window: MainWindow) -> None:
    """Close them all."""
    for widget in reversed(raised(window)):
        widget.close()
    window.palette_.hide()
    while window.messages.text():
        window.messages.dismiss()
