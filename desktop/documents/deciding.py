"""Deciding on the conversions of many documents at once, and naming documents; all with undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, Field
from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.chunks.deciding import accept_all, reject_all, waiting_among
from core.documents import relabelling, service
from core.errors import QT_TRANSLATE_NOOP
from core.workspace import Workspace
from desktop.documents.deleting import Find, Return
from desktop.documents.preview.saved import undoing
from desktop.undoing import LongWork, UndoStack, Work
from desktop.widgets.dialog import ask_form

if TYPE_CHECKING:
    from core.domain.leaving import Leaving
    from desktop.window import MainWindow

Way = Literal["accept", "reject"]


class Decision(LongWork):
    """Takes or drops the waiting conversions among the documents that `find` names."""

    def __init__(self, find: Find, way: Way) -> None:
        self._find, self._way = find, way
        #: how many were decided on when it last ran, which ones, and what the tree is to be told of those taken
        self.count = 0
        self.ids: list[int] = []
        self.left: Leaving | None = None

    def run(self, workspace: Workspace) -> tuple[LongWork | None, ChangeSet]:
        """Decide."""
        with workspace.read() as connection:
            ids = self.ids = self._find(connection)
            if self._way == "accept":
                # It loads the built-in engine, which nobody should wait for at the first paint.
                from core.domain import leaving

                ids = self.ids = waiting_among(connection, ids)
                project_id = leaving.with_tree(connection, ids)
                self.left = leaving.leaving(connection, project_id, ids) if project_id else None
        changes = ChangeSet()
        decide = accept_all if self._way == "accept" else reject_all
        undo_id, self.count = decide(workspace, ids, changes.merge)
        again = Decision(lambda _connection: ids, self._way)
        return (Return(undo_id, again) if undo_id else None), changes


def decide(window: MainWindow, stack: UndoStack, find: Find, way: Way) -> None:
    """Take or drop what waits, and offer to take that back."""
    decision = Decision(find, way)

    def say(_changes: ChangeSet) -> None:
        count, undo = decision.count, QCoreApplication.translate("Documents", "Undo")
        if not count:
            window.say(QCoreApplication.translate("Documents", "None of these documents waits for a decision."))
            return
        taken = QCoreApplication.translate("Documents", "%n new text(s) taken.", "", count)
        dropped = QCoreApplication.translate("Documents", "%n new text(s) dropped; the old ones stay.", "", count)
        words = taken if way == "accept" else dropped
        window.say(words, "good" if way == "accept" else "info", undo, stack.undo)
        if decision.left is not None:
            pane: Any = window.pane("documents")
            pane.tree.offer(window.context.project_id, decision.ids, decision.left.loose)

    stack.do(decision, say, window.fail)


# Name and language


class Name(BaseModel):
    """What a document is called."""

    name: str = Field(min_length=1, max_length=250, title=QT_TRANSLATE_NOOP("Forms", "Name"))


class Language(BaseModel):
    """Which language documents are in."""

    language: Literal["zh", "en"] = Field(
        title=QT_TRANSLATE_NOOP("Forms", "Language"),
        description=QT_TRANSLATE_NOOP("Forms", "Prompts and questions follow it."),
        json_schema_extra={
            "labels": {"zh": QT_TRANSLATE_NOOP("Forms", "Chinese"), "en": QT_TRANSLATE_NOOP("Forms", "English")}
        },
    )


def ask_name(window: MainWindow, stack: UndoStack, row: dict[str, Any]) -> None:
    """Ask for another name of a document."""
    title = QCoreApplication.translate("Documents", "Rename the document")
    button = QCoreApplication.translate("Documents", "Rename")

    def rename(chosen: Name) -> None:
        stack.do(undoable(lambda c: service.rename(c, row["id"], chosen.name)), None, window.fail)

    ask_form(window, title, Name, button, rename, value=Name(name=row["name"]))


class Relabelling(LongWork):
    """Says which language the documents that `find` names are in."""

    def __init__(self, find: Find, language: Literal["zh", "en"]) -> None:
        self._find, self._language = find, language

    def run(self, workspace: Workspace) -> tuple[LongWork | None, ChangeSet]:
        """Say it."""
        with workspace.read() as connection:
            ids = self._find(connection)
        changes = ChangeSet()
        undo_id, _count = relabelling.set_language(workspace, ids, self._language, changes.merge)
        again = Relabelling(lambda _connection: ids, self._language)
        return (Return(undo_id, again) if undo_id else None), changes


def ask_language(window: MainWindow, stack: UndoStack, find: Find, now: str, intro: str) -> None:
    """Ask which language the documents that `find` names are in."""
    title = QCoreApplication.translate("Documents", "Language of the documents")
    button = QCoreApplication.translate("Documents", "Set")

    def settle(chosen: Language) -> None:
        stack.do(Relabelling(find, chosen.language), None, window.fail)

    value = Language(language="en" if now == "en" else "zh")
    ask_form(window, title, Language, button, settle, value=value, intro=intro)


def undoable(edit: Any) -> Work:
    """Return an edit for the stack; `edit` returns its undo id and what changed."""

    def work(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
        undo_id, changes = edit(connection)
        return undoing(undo_id, work), changes

    return work
