"""What can be opened over the panes: every form, sheet and popup, and the further views of a pane.

Each row names a pane, what is done there, and is photographed with the window behind it, so that a form that is higher
than the smallest window shows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from outcomes import OUTCOMES
from poses import (
    by_vision,
    failure,
    first_row,
    given_up,
    importing,
    key,
    message,
    of_format,
    open_ones,
    other_row,
    pages,
    provider,
    searched,
    section,
    some_rows,
    some_tags,
    tag_menu,
    talk,
    twins,
    typed,
    written,
)  # fmt: skip
from runs import ROWS
from specials import SPECIALS

from benchmarks.gestures import card, card_menu, deleting, menu, row_menu

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from desktop.window import MainWindow


class Form(NamedTuple):
    """One picture: a name, the pane it is taken in, and the actions or calls that lead to it."""

    name: str
    pane: str
    steps: tuple[str | Callable[[MainWindow], object], ...]


FORMS: Final[tuple[Form, ...]] = (
    Form("project-new", "projects", ("item.new",)),
    Form("project-rename", "projects", (card, "projects.rename")),
    Form("project-delete", "projects", (card, deleting)),
    Form("project-menu", "projects", (card, card_menu)),
    Form("import", "documents", (importing,)),
    Form("import-vision", "documents", (pages, by_vision)),
    Form("import-twins", "documents", (twins,)),
    Form("generate", "documents", ("item.generate",)),
    Form("generate-all", "documents", ("documents.generate_all",)),
    Form("splitting", "documents", ("documents.split",)),
    Form("by-hand", "documents", ("documents.cut",)),
    Form("convert", "documents", ("documents.convert",)),
    Form("convert-vision", "documents", (of_format("pdf"), "documents.convert", by_vision)),
    Form("document-menu", "documents", (row_menu,)),
    Form("documents-bulk", "documents", (some_rows,)),
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
    Form("side-pages", "documents", (of_format("pdf"), "documents.side")),
    Form("side-sheet", "documents", (of_format("xlsx"), "documents.side")),
    Form("chunks", "documents", ("documents.all_chunks", first_row)),
    Form("chunk-menu", "documents", ("documents.all_chunks", first_row, row_menu)),
    Form("chunk-edit", "documents", ("documents.all_chunks", first_row, "chunks.edit")),
    Form("chunks-bulk", "documents", ("documents.all_chunks", some_rows)),
    Form("chunks-prepend", "documents", ("documents.all_chunks", first_row, "chunks.prepend")),
    Form("chunks-clean", "documents", ("documents.all_chunks", first_row, "chunks.clean")),
    Form("chunks-difference", "documents", ("documents.all_chunks", "chunks.review", first_row)),
    Form("chunks-generate", "documents", ("documents.all_chunks", first_row, "item.generate")),
    Form("tree-build", "domain", ("item.generate",)),
    Form("tags", "domain", (some_tags,)),
    Form("tag-menu", "domain", (some_tags, tag_menu)),
    Form("tags-merged", "domain", (some_tags, "domain.merge")),
    Form("question-new", "questions", ("item.new",)),
    Form("answers", "questions", ("item.generate",)),
    Form("answer-one", "questions", ("questions.answer",)),
    Form("questions-bulk", "questions", (some_rows,)),
    Form("question-tag", "questions", ("questions.tag",)),
    Form("question-menu", "questions", (row_menu,)),
    Form("export", "datasets", ("item.export",)),
    Form("sample-tag", "datasets", ("datasets.tag",)),
    Form("sample-history", "datasets", ("datasets.history",)),
    Form("sample-note", "datasets", ("datasets.note",)),
    Form("sample-edit", "datasets", ("datasets.edit",)),
    Form("sample-leave", "datasets", ("datasets.edit", written, given_up)),
    Form("sample-draft", "datasets", ("datasets.edit", written, other_row)),
    Form("sample-menu", "datasets", (row_menu,)),
    Form("samples-bulk", "datasets", (some_rows,)),
    Form("samples-left", "datasets", (open_ones, first_row, "datasets.accept", "datasets.accept")),
    Form("conversation", "playground", (talk,)),
    Form("playground-model", "playground", ("playground.model",)),
    Form("playground-setup", "playground", ("playground.setup",)),
    Form("prompt-try", "prompts", ("prompts.test",)),
    Form("prompt-insert", "prompts", ("prompts.insert",)),
    Form("provider-new", "models", ("item.new",)),
    Form("provider-key", "models", (provider("openai"),)),
    Form("provider-local", "models", (provider("ollama"),)),
    Form("stages", "models", (provider("stages"),)),
    Form("model-settings", "models", (provider("openai"), "models.settings")),
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
    *(Form(*row) for row in (*ROWS, *OUTCOMES, *SPECIALS)),
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
    """Close them all, and let the text have its usual size."""
    from desktop.theme import current

    for widget in reversed(raised(window)):
        widget.close()
    window.palette_.hide()
    if current().factor != 1:
        current().use(factor=1.0)
    while window.messages.text():
        window.messages.dismiss()
