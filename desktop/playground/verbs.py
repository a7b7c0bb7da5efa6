"""What can be done in the Playground, each on its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, Field
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.chat import seats, service
from core.chat.turns import Tuning
from core.errors import QT_TRANSLATE_NOOP
from desktop import undoing
from desktop.models import missingkey
from desktop.playground import choosing, words
from desktop.restoring import undo_step
from desktop.undoing import Work
from desktop.widgets.dialog import ask_form

if TYPE_CHECKING:
    from desktop.playground.pane import PlaygroundPane

FOLD = "playground.fold"


class Title(BaseModel):
    """The form of renaming."""

    title: str = Field(min_length=1, title=QT_TRANSLATE_NOOP("Forms", "Title"))


class PlaygroundVerbs(QObject):
    """The actions of the pane."""

    def __init__(self, pane: PlaygroundPane) -> None:
        super().__init__(pane)
        self._pane = pane

    def bind(self) -> None:
        """Say in the table of actions what each does, and when."""
        pane = self._pane
        table = pane.window_.actions_table

        def is_kept() -> bool:
            return bool(pane.talking.chat.id)

        def is_writing() -> bool:
            return bool(pane.talking.writing())

        def can_undo() -> bool:
            return pane.stack_.can_undo() or bool(pane.window_.context.project_id)

        def has_answer() -> bool:
            return bool(pane.talking.chat.turns)

        for name, handler, enabled in (
            ("item.new", pane.new, None),
            ("item.refresh", pane.reload, None),
            ("edit.find", pane.history.search.setFocus, None),
            ("edit.delete", self.delete, is_kept),
            ("edit.undo", lambda: undo_step(pane.window_, pane.stack_), can_undo),
            ("edit.redo", pane.stack_.redo, pane.stack_.can_redo),
            ("playground.stop", lambda: pane.talking.stop(), is_writing),
            ("playground.retry", self.retry, lambda: bool(pane.talking.failed()) and not is_writing()),
            ("playground.copy", self.copy, has_answer),
            ("playground.model", self.choose, lambda: bool(pane.talking.chat.setup.models)),
            ("playground.add", lambda: self.pick_model(""), lambda: pane.add_model.isEnabled()),
            ("playground.tune", self.tune, lambda: bool(pane.talking.chat.setup.models)),
            ("playground.earlier", lambda: self.choose_answer(-1), has_answer),
            ("playground.later", lambda: self.choose_answer(1), has_answer),
            ("playground.remove", self.remove, lambda: len(pane.talking.chat.setup.models) > 1),
            ("playground.setup", self.fold, None),
            ("playground.thinking", self.unfold, has_answer),
            ("playground.picture", pane.composer.choose_files, None),
            ("playground.rename", self.rename, is_kept),
            ("playground.next", lambda: self.step(1), lambda: bool(pane.history.ids())),
            ("playground.previous", lambda: self.step(-1), lambda: bool(pane.history.ids())),
        ):
            table.bind(name, handler, enabled, pane="playground")

    # Answers

    def retry(self) -> None:
        """Ask again all that did not answer."""
        for model in self._pane.talking.failed():
            self._pane.talking.retry(model)

    def copy(self) -> None:
        """Copy the chosen answer of the column with the focus, the newest where none is chosen."""
        column = self._pane.columns.column()
        if column is not None:
            column.view.copy_answer(column.view.chosen())

    def say_copied(self, text: str) -> None:
        """Say what can be pasted."""
        self._pane.window_.say(text, "good")

    def choose_answer(self, way: int) -> None:
        """Choose an earlier (-1) or later (1) answer of the column with the focus."""
        column = self._pane.columns.column()
        if column is not None:
            column.view.step(way)

    def pick_model(self, seat: str) -> None:
        """Choose another model for a column; "" adds one."""
        pane = self._pane
        taken = pane.talking.chat.setup.models
        place = taken.index(seat) if seat in taken else len(taken)
        column = next((one for one in pane.columns.columns if one.seat == seat), None)

        def picked(spec: str) -> None:
            if spec == choosing.SET_UP:
                pane.window_.open("models")
            elif spec == choosing.BUILT_IN:
                pane.window_.say(words.refusal())
            else:
                pane.talking.put_model(spec, place)
                pane.composer.text.setFocus()  # what comes next is a question

        choosing.choose(column.change if column is not None else pane.add_model, pane.every, picked)

    def choose(self) -> None:
        """Choose another model for the column with the focus."""
        column = self._pane.columns.column()
        if column is not None:
            self.pick_model(column.seat)

    def tune(self, seat: str = "") -> None:
        """Ask for the settings of one column; without a seat that with the focus."""
        pane, column = self._pane, self._pane.columns.column()
        seat = seat or (column.seat if column is not None else "")
        if not seat:
            return
        talking = pane.talking
        title = self.tr("Settings of {0}").format(seats.words(seat))
        intro = self.tr("For this column alone. What is left empty is as for all columns.")
        ask_form(
            pane.window_,
            title,
            Tuning,
            self.tr("Apply"),
            lambda tuning: talking.tune(seat, tuning),
            value=talking.chat.setup.tuning(seat),
            intro=intro,
        )

    def remove(self) -> None:
        """Take the column with the focus away, else the last."""
        columns = self._pane.columns.columns
        focus: QWidget | None = self._pane.columns.focusWidget()
        found = next((one for one in columns if focus is not None and one.isAncestorOf(focus)), columns[-1])
        self._pane.talking.remove_model(found.seat)
        # The column took the keyboard with it.
        self._pane.composer.text.setFocus()

    def fold(self) -> None:
        """Unfold or fold the settings."""
        pane = self._pane
        shown = pane.setup.isHidden()
        pane.setup.setVisible(shown)
        pane.window_.preferences.keep_text(FOLD, "open" if shown else "")
        (pane.setup.system if shown else pane.composer.text).setFocus()

    def unfold(self) -> None:
        """Unfold or fold the thinking of all answers."""
        for column in self._pane.columns.columns:
            column.view.unfold()

    # Conversations

    def step(self, way: int) -> None:
        """Open the next conversation of the list (1) or the one before (-1)."""
        ids, here = self._pane.history.ids(), self._pane.talking.chat.id
        place = ids.index(here) + way if here in ids else 0
        if 0 <= place < len(ids):
            self._pane.open(ids[place])

    def rename(self) -> None:
        """Ask for another title."""
        chat = self._pane.talking.chat

        def accept(form: Title) -> None:
            chat.title = form.title
            self._pane.stack_.do(_rename(chat.id, form.title))
            self._pane.follow()

        title = self.tr("Rename the conversation")
        ask_form(self._pane.window_, title, Title, self.tr("Rename"), accept, value=Title(title=chat.title or "–"))

    def enter_key(self, provider: str) -> None:
        """Go to where the key of a provider is entered."""
        missingkey.enter_key(self._pane.window_, provider)

    def delete(self) -> None:
        """Delete the conversation that is open; it can be put back."""
        pane = self._pane
        id, ids = pane.talking.chat.id, pane.history.ids()
        pane.talking.stop()
        place = ids.index(id) if id in ids else 0
        rest = [one for one in ids if one != id]
        text, undo = self.tr("The conversation is deleted."), self.tr("Undo")
        pane.stack_.do(
            _remove(id, pane.window_.context.project_id),
            lambda _changes: pane.window_.say(text, "info", undo, pane.stack_.undo),
        )
        if rest:
            pane.open(rest[min(place, len(rest) - 1)])
        else:
            pane.new()
        pane.forget(id)


def _remove(id: int, project_id: int) -> Work:
    """Delete a conversation; in a project it can be put back from any pane, and after a restart."""

    def do(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
        if project_id:
            return undoing.delete(connection, lambda c, ids: service.remove(c, ids, project_id), [id])
        rows, changes = service.take_out(connection, [id])

        def back(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
            return do, service.put_back(connection, rows)

        return back, changes

    return do


def _rename(id: int, title: str) -> Work:
    def do(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
        former, changes = service.rename(connection, id, title)
        return _rename(id, former), changes

    return do
