"""One conversation while the window lives: asked through the engine, growing piece by piece, kept after each step."""

from __future__ import annotations

import time
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from sqlalchemy import Connection

from core.chat import pictures, service
from core.chat.service import Conversation
from core.chat.turns import MOST_MODELS, Answer, Turn, messages, title_of
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
        grew(str): the newest answer of a model has more text, or ended.
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
        """Return the models that are answering now."""
        return [answer.model for _turn, answer in self._under_way.values()]

    def is_busy(self) -> bool:
        """Return whether an answer or the writing of the row is under way."""
        return bool(self._under_way) or self._saving

    def newest(self, model: str) -> Answer | None:
        """Return the newest answer of a model."""
        return self.chat.turns[-1].of(model) if self.chat.turns else None

    def failed(self) -> list[str]:
        """Return the models whose newest answer failed, was stopped, or is missing."""
        if not self.chat.turns:
            return []
        found = ((model, self.newest(model)) for model in self.chat.setup.models)
        return [model for model, answer in found if answer is None or answer.state in ("failed", "stopped")]

    # Who is asked

    def put_model(self, model: str, place: int) -> None:
        """Have another model in a column; a place after the last adds one."""
        models = list(self.chat.setup.models)
        if model in models or place >= MOST_MODELS:
            return
        models[place : place + 1] = [model]
        self._set_models(models)

    def remove_model(self, model: str) -> None:
        """Ask a model no more; its answers are kept."""
        self.stop(model)
        self._set_models([one for one in self.chat.setup.models if one != model])

    def set_setup(self, **values: Any) -> None:
        """Change the system prompt or settings."""
        self.chat.setup = self.chat.setup.model_copy(update=values)
        self._keep(only_known=True)

    def _set_models(self, models: list[str]) -> None:
        self.chat.setup = self.chat.setup.model_copy(update={"models": models})
        self.setup_changed.emit()
        self._keep(only_known=True)

    # Asking

    def ask(self, text: str, names: list[str]) -> None:
        """Ask all models; `names` are kept pictures."""
        if not self.chat.turns:
            self.chat.title = title_of(text)
        self.chat.turns.append(Turn(text=text, pictures=names, at=now()))
        for model in self.chat.setup.models:
            self._begin(model)
        self.asked.emit()
        self._keep()

    def retry(self, model: str) -> None:
        """Ask a model the last question again."""
        if self.chat.turns and model not in self.writing():
            self._begin(model)
            self.asked.emit()

    def stop(self, model: str = "") -> None:
        """Break off what a model is writing, or all of it."""
        for number, (_turn, answer) in list(self._under_way.items()):
            if answer.model == model or not model:
                self._dropped.add(number)
                self._talk.stop(number)

    def _begin(self, model: str) -> None:
        turn, number = self.chat.turns[-1], self._talk.number()
        self._under_way[number] = (turn, turn.begin(model))
        setup, turns = self.chat.setup, [one.model_copy(deep=True) for one in self.chat.turns]
        session = self._session

        def prepared(connection: Connection) -> dict[str, Any] | dict[str, dict[str, Any]]:
            try:
                found = resolved(connection, model)
                said = messages(setup.system, turns, model, lambda name: pictures.data_url(session.workspace, name))
            except LorewrightError as error:
                return {"error": error.as_dict()}
            return {
                "model": found.model_dump(mode="json"),
                "messages": said,
                "settings": setup.settings(),
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


def _keys(session: Session, model: Model) -> dict[str, str]:
    """Return what the call needs of the keyring; looked up here, off the UI thread, as for jobs."""
    names = [model.provider, *(place(model.provider, what) for what in model.hidden)]
    return {**{name: session.secrets.get(name) or "" for name in names}, **session.secrets.memory()}
