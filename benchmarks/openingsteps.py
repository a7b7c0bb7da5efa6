"""What `benchmarks.openings` opens and does: panes, what stands over them, further views, and the use of lists."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtWidgets import QApplication

from benchmarks.gestures import card, card_menu, deleting, menu, row_menu, table

if TYPE_CHECKING:
    from desktop.window import MainWindow

    Do = str | Callable[[MainWindow], object]


class Step(NamedTuple):
    """One thing done in a pane: an action or a call, and what is done before it without being measured."""

    name: str
    pane: str
    do: Do
    before: tuple[Do, ...] = ()


def row(place: int) -> Do:
    """Put the cursor on a row of the list in front."""
    return lambda window: table(window).go_to_row(place)


def offer(window: MainWindow) -> None:
    """Put the cursor on the first model of the provider in front."""
    window.pane("models").offers.table.go_to_row(0)


def page(window: MainWindow) -> None:
    """Scroll the list in front by a page."""
    bar = table(window).verticalScrollBar()
    bar.setValue(bar.value() + bar.pageStep())


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


def importing(window: MainWindow) -> None:
    """Open the form of an import with the bundled documents in it."""
    from core import making
    from desktop.loading import with_module

    name = "desktop.documents.importing"
    with_module(window.context, name, lambda sheets: sheets.ImportSheet(window, making.samples()).open(), window)


#: pane -> what is done in it: an action or a call, or several of them of which only the last is measured
DONE: Final[tuple[tuple[str, dict[str, Do | tuple[Do, ...]]], ...]] = (
    ("projects", {
        "project, new": "item.new",
        "project, name": (card, "projects.rename"),
        "project, delete": (card, deleting),
        "project, menu": (card, card_menu),
        "projects, search": search("search", words="fleet"),
        "projects, search cleared": search("search", words=""),
    }),
    ("documents", {
        "document, import": importing,
        "document, generate": "item.generate",
        "documents, generate all": "documents.generate_all",
        "document, split again": "documents.split",
        "document, cut by hand": "documents.cut",
        "document, read again": "documents.convert",
        "document, menu": row_menu,
        "document, name": "documents.rename",
        "document, language": "documents.language",
        "documents, filter menu": "documents.narrow",
        "documents, tree": "documents.tree",
        "document, genres": "documents.pairs",
        "document, delete": "edit.delete",
        "document, text": ("documents.chunks", "documents.text"),
        "document, chunks": ("documents.text", "documents.chunks"),
        "document, side by side": ("documents.text", "documents.side"),
        "document, Markdown": ("documents.text", "documents.way"),
        "documents, next row": ("documents.chunks", "documents.next"),
        "documents, next row with text": ("documents.text", "documents.next"),
        "documents, a page": ("documents.chunks", page),
        "documents, last row": row(8999),
        "documents, first row": row(0),
        "documents, sort": sort("size"),
        "documents, sort by name": sort("name"),
        "documents, all selected": lambda window: table(window).selectAll(),
        "documents, search": (row(0), search("list", "search", words="00")),
        "documents, search cleared": search("list", "search", words=""),
        "chunks of the project": "documents.all_chunks",
        "chunks, next row": "chunks.next",
        "chunks, a page": page,
        "chunk, menu": (row(0), row_menu),
        "chunk, edit": "chunks.edit",
        "chunk, edit given up": "chunks.cancel",
        "chunk, put a text before": "chunks.prepend",
        "chunk, clean": "chunks.clean",
        "chunk, generate": "item.generate",
        "documents again": "chunks.documents",
    }),
    ("domain", {
        "tree, build": "item.generate",
    }),
    ("questions", {
        "question, new": "item.new",
        "questions, answers": "item.generate",
        "question, answer": "questions.answer",
        "question, tag": "questions.tag",
        "question, menu": row_menu,
        "questions, next row": lambda window: table(window).step(1),
        "questions, a page": page,
        "questions, all selected": lambda window: table(window).selectAll(),
        "questions, search": search("list", "filters", "search"),
        "questions, search cleared": search("list", "filters", "search", words=""),
    }),
    ("datasets", {
        "samples, export": "item.export",
        "sample, tag": "datasets.tag",
        "sample, history": "datasets.history",
        "sample, note": "datasets.note",
        "sample, edit": (row(1), "datasets.edit"),
        "sample, edit left": (row(2), "datasets.edit", lambda window: window.pane("datasets").detail.leave()),
        "sample, menu": row_menu,
        "samples, next row": (row(1), "datasets.next"),
        "samples, a page": page,
        "samples, last row": row(19999),
        "samples, all selected": lambda window: table(window).selectAll(),
        "samples, search": search("list", "filters", "search"),
        "samples, search cleared": search("list", "filters", "search", words=""),
    }),
    ("playground", {
        "conversation": ("item.new", item(1)),
        "conversation, new": (item(1), "item.new"),
        "conversation, model": (item(1), "playground.model"),
        "conversation, set-up": (item(1), "playground.setup"),
        "conversation, column": (item(1), "playground.tune"),
    }),
    ("prompts", {
        "prompt, next": "prompts.next",
        "prompt, difference": "prompts.compare",
        "prompt, try": "prompts.test",
        "prompt, insert": "prompts.insert",
    }),
    ("models", {
        "provider, new": "item.new",
        "provider with 80 models": (item("ollama"), item("openai")),
        "provider, local": (item("openai"), item("ollama")),
        "stages": (item("openai"), item("stages")),
        "model, settings": (item("openai"), offer, "models.settings"),
        "model, by name": (item("openai"), "models.add"),
    }),
    ("jobs", {
        "jobs, next row": (row(0), lambda window: table(window).step(1)),
        "jobs, a page": page,
        "job, log": "jobs.log",
    }),
    ("usage", {
        "usage, calls": ("usage.overview", "usage.calls"),
        "calls, next row": (row(0), lambda window: table(window).step(1)),
        "calls, a page": page,
        "calls, last row": row(10**7),
        "usage, overview": ("usage.calls", "usage.overview"),
        "usage, alarms": "usage.alarms",
        "usage, price by hand": "usage.price",
    }),
    ("settings", {
        "settings, keys": (item("folder"), item("keys")),
        "settings, folder": (item("keys"), item("folder")),
        "settings, a key": lambda window: window.pane("settings").ask_key("edit.find"),
        "settings, search": search("search", words="model"),
        "settings, search cleared": search("search", words=""),
    }),
    ("documents", {
        "choice of model": "app.model",
        "palette": "app.palette",
        "palette, typed": ("app.palette", lambda window: window.palette_.field.setText("ge")),
        "menu": menu,
        "tray": "jobs.show",
        "message": lambda window: window.say("A message, 一条消息", "warn", "Go on", print),
    }),
)  # fmt: skip
STEPS: Final = (
    *(Step(name, pane, do[-1], do[:-1]) if isinstance(do, tuple) else Step(name, pane, do)
      for pane, doings in DONE for name, do in doings.items()),
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
            found[step.name] = [took for _time in (1, 2) if (took := done(window, turns, busy, step)) is not None]
    window.close()
    return found


def done(window: MainWindow, turns: Any, busy: Callable[[], bool], step: Step) -> tuple[float, float] | None:
    """Do one step and return its longest turn; what stands over the window is closed after it.

    None where it cannot be done: the chunks of the project do not open where they are shown already.
    """
    ran: list[bool] = []
    window.open(step.pane)
    for before in step.before:
        turns.calm(busy)
        run(window, before)
    took: tuple[float, float] = turns.longest(lambda: ran.append(run(window, step.do)), busy)
    lower(window)
    return took if ran[0] else None


def run(window: MainWindow, do: Do) -> bool:
    """Run an action of the table, or a call; returns whether it could be done."""
    if isinstance(do, str):
        return window.actions_table.run(do)
    do(window)
    return True


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
