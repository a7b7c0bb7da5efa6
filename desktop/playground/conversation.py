"""One conversation while the window lives: asked through the engine, growing piece by piece, kept after each step."""

from __future__ import annotations

import time
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from sqlalchemy import Connection

from core.chat import pictures, seats, service
from core.chat.service import Conversation
from core.chat.turns import Answer, Setup, Tuning, Turn, messages, title_of
from core.clock import now
from core.errors import LorewrightError
from core.llm.credentials import place
from core.llm.messages import Model
from core.models.service import resolved
from desktop.session import Session

#: between two writings of the row while answers come
KEEP_SECONDS: Final = 2.0


class Talking(QObject):
    """A conversation and what is under way in it.

    Signals:
        grew(str): the newest answer in a seat has more text, or ended.
        asked: there is a new turn, or an answer begins again.
        setup_changed: other models, or other settings.
        kept: it has an id, or its row changed.
    """

    grew = Signal(str)
    asked = Signal()
    setup_changed = Signal()
    kept = Signal()

    def __init__(self, session: Session, chat: Conversation, parent: QObject) -> None:
        super().__init__(parent)
        self.chat = chat
        self._session = session
        self._talk = session.hub.talk
        self._under_way: dict[int, tuple[Turn, Answer]] = {}
        self._dropped: set[int] = set()
        self._saving = self._again = False
        self._kept_at = 0.0
        self._talk.spoke.connect(self._spoke)
        self._talk.ended.connect(self._ended)

    # What is going on

    def writing(self) -> list[str]:
        """Return the seats in which a model is answering now."""
        return [answer.model for _turn, answer in self._under_way.values()]

    def is_busy(self) -> bool:
        """Return whether an answer or the writing of the row is under way."""
        return bool(self._under_way) or self._saving

    def newest(self, seat: str) -> Answer | None:
        """Return the newest answer in a seat."""
        return self.chat.turns[-1].of(seat) if self.chat.turns else None

    def failed(self) -> list[str]:
        """Return the seats whose newest answer failed, was stopped, or is missing."""
        if not self.chat.turns:
            return []
        found = ((seat, self.newest(seat)) for seat in self.chat.setup.models)
        return [seat for seat, answer in found if answer is None or answer.state in ("failed", "stopped")]

    # Who is asked

    def put_model(self, model: str, place: int) -> None:
        """Have a model in a column, beside itself too; a place behind the last adds one."""
        former = self.chat.setup.models[place : place + 1]
        if [seats.model_of(seat) for seat in former] != [model]:
            self._use(self.chat.setup.seated(model, place))

    def remove_model(self, seat: str) -> None:
        """Ask in a column no more; what was said in it is kept."""
        self.stop(seat)
        self._use(self.chat.setup.without(seat))

    def tune(self, seat: str, tuning: Tuning) -> None:
        """Give a column settings of its own."""
        self._use(self.chat.setup.tuned(seat, tuning))

    def set_setup(self, **values: Any) -> None:
        """Change the system prompt or settings."""
        self.chat.setup = self.chat.setup.model_copy(update=values)
        self._keep(only_known=True)

    def _use(self, setup: Setup) -> None:
        self.chat.setup = setup
        self.setup_changed.emit()
        self._keep(only_known=True)

    # Asking

    def ask(self, text: str, names: list[str]) -> None:
        """Ask all models; `names` are kept pictures."""
        if not self.chat.turns:
            self.chat.title = title_of(text)
        self.chat.turns.append(Turn(text=text, pictures=names, at=now()))
        for seat in self.chat.setup.models:
            self._begin(seat)
        self.asked.emit()
        self._keep()

    def retry(self, seat: str) -> None:
        """Ask the last question again in a column."""
        if self.chat.turns and seat not in self.writing():
            self._begin(seat)
            self.asked.emit()

    def stop(self, seat: str = "") -> None:
        """Break off what is written in a column, or all of it."""
        for number, (_turn, answer) in list(self._under_way.items()):
            if answer.model == seat or not seat:
                self._dropped.add(number)
                self._talk.stop(number)

    def _begin(self, seat: str) -> None:
        turn, number = self.chat.turns[-1], self._talk.number()
        self._under_way[number] = (turn, turn.begin(seat))
        setup, turns = self.chat.setup, [one.model_copy(deep=True) for one in self.chat.turns]
        spec, settings = seats.model_of(seat), setup.settings_of(seat)
        session = self._session

        def prepared(connection: Connection) -> dict[str, Any] | dict[str, dict[str, Any]]:
            try:
                found = resolved(connection, spec)
                said = messages(setup.system, turns, seat, lambda name: pictures.data_url(session.workspace, name))
            except LorewrightError as error:
                return {"error": error.as_dict()}
            return {
                "model": found.model_dump(mode="json"),
                "messages": said,
                "settings": settings,
                "project": session.project_id,
                "keys": _keys(session, found),
            }

        session.query(prepared, lambda question: self._send(number, question), self)

    def _send(self, number: int, question: dict[str, Any]) -> None:
        if number in self._dropped:
            self._ended({"event": "answered", "state": "stopped", "id": number})
        elif "error" in question:
            self._ended({"event": "refused", "id": number, **question})
        else:
            self._talk.ask(number, question)

    # What comes

    def _spoke(self, pieces: dict[int, tuple[str, str]]) -> None:
        for number, (text, thoughts) in pieces.items():
            if number in self._under_way:
                answer = self._under_way[number][1]
                answer.text += text
                answer.thinking += thoughts
                self.grew.emit(answer.model)
        if self._under_way and time.monotonic() - self._kept_at > KEEP_SECONDS:
            # The window may be closed in the middle.
            self._keep()

    def _ended(self, event: dict[str, Any]) -> None:
        if event["id"] not in self._under_way:
            return
        _turn, answer = self._under_way.pop(event["id"])
        self._dropped.discard(event["id"])
        if event.get("reasoning"):
            answer.thinking = event["reasoning"]
        elif event.get("text") and event["event"] == "answered":
            answer.thinking = ""
        answer.ended({name: value for name, value in event.items() if value != "" or name != "text"})
        self.grew.emit(answer.model)
        self._keep()

    # Keeping

    def _keep(self, *, only_known: bool = False) -> None:
        """Write the row; while one write is under way, what comes is written once after it."""
        if not self.chat.turns or (only_known and not self.chat.id):
            return
        if self._saving:
            self._again = True
            return
        self._saving, self._kept_at = True, time.monotonic()
        chat, project = self.chat, self._session.project_id
        turns = [turn.model_copy(deep=True) for turn in chat.turns]
        copy = Conversation(chat.id, chat.title, chat.setup, turns)
        self._session.edit(lambda c: service.save(c, copy, project), self._saved, self._not_saved)

    def _saved(self, result: tuple[int, Any]) -> None:
        self.chat.id, self._saving = result[0], False
        if self._again:
            self._again = False
            self._keep()
        self.kept.emit()

    def _not_saved(self, error: BaseException) -> None:
        self._saving = self._again = False
        self._session.failed.emit(error)


def _keys(session: Session, model: Model) -> dict[str, str | None]:
    """Return what the call needs of the keyring; looked up here, off the UI thread, as for jobs."""
    return session.secrets.wanted([model.provider, *(place(model.provider, what) for what in model.hidden)])
