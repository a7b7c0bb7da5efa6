"""What `benchmarks.openings` opens and does: panes, what stands over them, further views, and the use of lists."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from desktop.window import MainWindow

    Do = str | Callable[[MainWindow], object]


class Step(NamedTuple):
    """One thing done in a pane: an action or a call, and what is done before it without being measured."""

    name: str
    pane: str
    do: Do
    before: tuple[Do, ...] = ()


def table(window: MainWindow) -> Any:
    """Return the list of the pane in front: the one on the left, where there are several."""
    from desktop.widgets.table import BigTable

    shown = [one for one in window.pane(window.shown_pane()).findChildren(BigTable) if one.isVisible()]
    return min(shown, key=lambda one: one.mapTo(window, QPoint()).x(), default=None)


def row(place: int) -> Do:
    """Put the cursor on a row of the list in front."""
    return lambda window: table(window).go_to_row(place)


def page(window: MainWindow) -> None:
    """Scroll the list in front by a page."""
    bar = table(window).verticalScrollBar()
    bar.setValue(bar.value() + bar.pageStep())


def row_menu(window: MainWindow) -> None:
    """Open the menu of the row under the cursor."""
    shown = table(window)
    place = shown.visualRect(shown.currentIndex()).bottomLeft()
    shown.menu_asked.emit(shown.viewport().mapToGlobal(place))


def sort(key: str) -> Do:
    """Sort the list in front."""
    return lambda window: table(window).sort_asked.emit(key, True)


def search(*path: str, words: str = "inter") -> Do:
    """Type into a search field, by its place in the pane."""

    def do(window: MainWindow) -> None:
        field: Any = window.pane(window.shown_pane())
        for name in path:
            field = getattr(field, name)
        field.setText(words)

    return do


def item(wanted: Any) -> Do:
    """Open something in the pane in front."""
    return lambda window: window.pane(window.shown_pane()).open(wanted)


def card(window: MainWindow) -> None:
    """Put the keyboard on the card of the open project."""
    window.pane("projects").grid.go_to(window.context.project_id)
    window.actions_table.refresh()


def card_menu(window: MainWindow) -> None:
    """Open the menu of that card."""
    grid = window.pane("projects").grid
    corner = grid.visualRect(grid.currentIndex()).topRight()
    grid.menu_asked.emit(grid.current_id(), grid.viewport().mapToGlobal(corner))


def deleting(window: MainWindow) -> None:
    """Ask whether that project is to be deleted."""
    shown = window.pane("projects")
    shown.editing.delete(shown.grid.current_card())


def importing(window: MainWindow) -> None:
    """Open the form of an import with the bundled documents in it."""
    from core import making
    from desktop.loading import with_module

    name = "desktop.documents.importing"
    with_module(window.context, name, lambda sheets: sheets.ImportSheet(window, making.samples()).open(), window)


def menu(window: MainWindow) -> None:
    """Open the menu of the header."""
    below = window.header.menu_button
    window.header.menu.popup(below.mapToGlobal(QPoint(below.width() - 220, below.height())))


CHUNKS: Final = ("documents.all_chunks", row(0))
STEPS: Final = (
    Step("project, new", "projects", "item.new"),
    Step("project, name", "projects", "projects.rename", (card,)),
    Step("project, delete", "projects", deleting, (card,)),
    Step("project, menu", "projects", card_menu, (card,)),
    Step("projects, search", "projects", search("search", words="fleet")),
    Step("projects, search cleared", "projects", search("search", words="")),
    Step("document, import", "documents", importing),
    Step("document, generate", "documents", "item.generate"),
    Step("documents, generate all", "documents", "documents.generate_all"),
    Step("document, split again", "documents", "documents.split"),
    Step("document, cut by hand", "documents", "documents.cut"),
    Step("document, read again", "documents", "documents.convert"),
    Step("document, menu", "documents", row_menu),
    Step("document, name", "documents", "documents.rename"),
    Step("document, language", "documents", "documents.language"),
    Step("documents, filter menu", "documents", "documents.narrow"),
    Step("documents, tree", "documents", "documents.tree"),
    Step("document, genres", "documents", "documents.pairs"),
    Step("document, delete", "documents", "edit.delete"),
    Step("document, text", "documents", "documents.text", ("documents.chunks",)),
    Step("document, chunks", "documents", "documents.chunks", ("documents.text",)),
    Step("document, side by side", "documents", "documents.side", ("documents.text",)),
    Step("document, Markdown", "documents", "documents.way", ("documents.text",)),
    Step("documents, next row", "documents", "documents.next", ("documents.chunks",)),
    Step("documents, next row with text", "documents", "documents.next", ("documents.text",)),
    Step("documents, a page", "documents", page, ("documents.chunks",)),
    Step("documents, last row", "documents", row(8999)),
    Step("documents, first row", "documents", row(0)),
    Step("documents, sort", "documents", sort("size")),
    Step("documents, sort by name", "documents", sort("name")),
    Step("documents, all selected", "documents", lambda window: table(window).selectAll()),
    Step("documents, search", "documents", search("list", "search", words="00"), (row(0),)),
    Step("documents, search cleared", "documents", search("list", "search", words="")),
    Step("chunks of the project", "documents", "documents.all_chunks"),
    Step("chunks, next row", "documents", "chunks.next"),
    Step("chunks, a page", "documents", page),
    Step("chunk, menu", "documents", row_menu, (row(0),)),
    Step("chunk, edit", "documents", "chunks.edit"),
    Step("chunk, edit given up", "documents", "chunks.cancel"),
    Step("chunk, put a text before", "documents", "chunks.prepend"),
    Step("chunk, clean", "documents", "chunks.clean"),
    Step("chunk, generate", "documents", "item.generate"),
    Step("documents again", "documents", "chunks.documents"),
    Step("tree, build", "domain", "item.generate"),
    Step("question, new", "questions", "item.new"),
    Step("questions, answers", "questions", "item.generate"),
    Step("question, answer", "questions", "questions.answer"),
    Step("question, tag", "questions", "questions.tag"),
    Step("question, menu", "questions", row_menu),
    Step("questions, next row", "questions", lambda window: table(window).step(1)),
    Step("questions, a page", "questions", page),
    Step("questions, all selected", "questions", lambda window: table(window).selectAll()),
    Step("questions, search", "questions", search("list", "filters", "search")),
    Step("questions, search cleared", "questions", search("list", "filters", "search", words="")),
    Step("samples, export", "datasets", "item.export"),
    Step("sample, tag", "datasets", "datasets.tag"),
    Step("sample, history", "datasets", "datasets.history"),
    Step("sample, note", "datasets", "datasets.note"),
    Step("sample, edit", "datasets", "datasets.edit", (row(1),)),
    Step("sample, edit left", "datasets", lambda window: window.pane("datasets").detail.leave(),
         (row(2), "datasets.edit")),
    Step("sample, menu", "datasets", row_menu),
    Step("samples, next row", "datasets", "datasets.next", (row(1),)),
    Step("samples, a page", "datasets", page),
    Step("samples, last row", "datasets", row(19999)),
    Step("samples, all selected", "datasets", lambda window: table(window).selectAll()),
    Step("samples, search", "datasets", search("list", "filters", "search")),
    Step("samples, search cleared", "datasets", search("list", "filters", "search", words="")),
    Step("conversation", "playground", item(1), ("item.new",)),
    Step("conversation, new", "playground", "item.new", (item(1),)),
    Step("conversation, model", "playground", "playground.model", (item(1),)),
    Step("conversation, set-up", "playground", "playground.setup", (item(1),)),
    Step("conversation, column", "playground", "playground.tune", (item(1),)),
    Step("prompt, next", "prompts", "prompts.next"),
    Step("prompt, difference", "prompts", "prompts.compare"),
    Step("prompt, try", "prompts", "prompts.test"),
    Step("prompt, insert", "prompts", "prompts.insert"),
    Step("provider, new", "models", "item.new"),
    Step("provider with 80 models", "models", item("openai"), (item("ollama"),)),
    Step("provider, local", "models", item("ollama"), (item("openai"),)),
    Step("stages", "models", item("stages"), (item("openai"),)),
    Step("model, settings", "models", "models.settings", (item("openai"), row(0))),
    Step("model, by name", "models", "models.add", (item("openai"),)),
    Step("jobs, next row", "jobs", lambda window: table(window).step(1), (row(0),)),
    Step("jobs, a page", "jobs", page),
    Step("job, log", "jobs", "jobs.log"),
    Step("usage, calls", "usage", "usage.calls", ("usage.overview",)),
    Step("calls, next row", "usage", lambda window: table(window).step(1), (row(0),)),
    Step("calls, a page", "usage", page),
    Step("calls, last row", "usage", row(10**7)),
    Step("usage, overview", "usage", "usage.overview", ("usage.calls",)),
    Step("usage, alarms", "usage", "usage.alarms"),
    Step("usage, price by hand", "usage", "usage.price"),
    Step("settings, keys", "settings", item("keys"), (item("folder"),)),
    Step("settings, folder", "settings", item("folder"), (item("keys"),)),
    Step("settings, a key", "settings", lambda window: window.pane("settings").ask_key("edit.find")),
    Step("settings, search", "settings", search("search", words="model")),
    Step("settings, search cleared", "settings", search("search", words="")),
    Step("choice of model", "documents", "app.model"),
    Step("palette", "documents", "app.palette"),
    Step("palette, typed", "documents", lambda window: window.palette_.field.setText("ge"), ("app.palette",)),
    Step("menu", "documents", menu),
    Step("tray", "documents", "jobs.show"),
    Step("message", "documents", lambda window: window.say("A message, 一条消息", "warn", "Go on", print)),
    *(Step(f"{words}, {pane} in front", pane, action)
      for pane in ("documents", "datasets", "usage")
      for words, action in (("light or dark", "view.theme"), ("language", "view.language"), ("rail", "view.rail"))),
)  # fmt: skip


def watch(only: str) -> dict[str, list[tuple[float, float]]]:
    """Open the window on the data folder, do everything twice, and return the longest turns in ms."""
    from benchmarks.turns import Turns, under_way
    from desktop.app import create
    from desktop.panes import PANES
    from desktop.preferences import Preferences
    from desktop.start import AHEAD, Opened
    from desktop.window import MainWindow

    preferences = Preferences()
    preferences.language, preferences.mode = "en", "light"
    for name, value in (("pane", "projects"), ("project", "1")):
        preferences.keep_text(name, value)
    _application, languages = create(sys.argv[:1], preferences)
    window = MainWindow(preferences=preferences, languages=languages)
    window.show()
    turns = Turns()
    turns.calm(lambda: False)
    opened = Opened()
    starting = turns.longest(lambda: opened(window), lambda: window.context is not None and not window.shown_pane())
    busy = under_way(window.context)
    turns.calm(lambda: AHEAD[-1] not in sys.modules)
    found = {"start": [starting, starting]}
    panes = [spec.id for spec in PANES if spec.id != "projects"]
    for _time in (1, 2):
        for pane in (*panes, "projects"):
            took = turns.longest(lambda pane=pane: window.open(pane), busy)
            found.setdefault(f"pane {pane}", []).append(took)
    for step in STEPS:
        if only in step.name:
            print(step.name, file=sys.stderr, flush=True)
            found[step.name] = [done(window, turns, busy, step) for _time in (1, 2)]
    window.close()
    return found


def done(window: MainWindow, turns: Any, busy: Callable[[], bool], step: Step) -> tuple[float, float]:
    """Do one step and return its longest turn; what stands over the window before is closed, and after it."""
    window.open(step.pane)
    for before in step.before:
        turns.calm(busy)
        run(window, before)
    took: tuple[float, float] = turns.longest(lambda: run(window, step.do), busy)
    lower(window)
    return took


def run(window: MainWindow, do: Do) -> None:
    """Run an action of the table, or a call."""
    if isinstance(do, str):
        window.actions_table.run(do)
    else:
        do(window)


def lower(window: MainWindow) -> None:
    """Close what stands over the window."""
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()
    window.palette_.hide()
    while window.messages.text():
        window.messages.dismiss()


if __name__ == "__main__":
    watch("")
