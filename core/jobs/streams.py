"""Replies that a person watches: streamed, handed on in pieces, and every call written to the usage."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from functools import partial
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection, select

from core.errors import QT_TRANSLATE_NOOP, InvalidUse, LorewrightError
from core.jobs.ending import plain, to_its_end
from core.jobs.outlets import Outlets
from core.jobs.recording import Whose, write_calls
from core.llm.calls import CallRecord, Calls, collecting
from core.llm.gateway.gateway import Gateway
from core.llm.gateway.recording import ESTIMATED
from core.llm.messages import Model, Request
from core.llm.parting import Parting
from core.llm.reasoning import separate
from core.llm.streaming import Piece
from core.store.schema import Project
from core.store.schema.columns import table
from core.workspace import Workspace

PROJECT = table(Project)
STAGE: Final = "chat"
#: seconds between two pieces that are handed on
GATHER: Final = 0.05
#: seconds from the first piece to the last below which they say nothing of how fast a model writes: one packet
SHORTEST: Final = 0.05
#: somebody waits for every word: before the calls of jobs
PRIORITY: Final = 100
OK, STOPPED = "ok", "stopped"
Say = Callable[[dict[str, Any]], None]


class Question(BaseModel):
    """What is asked: `messages` go to `model`, of which `settings` replace fields; `project` pays, 0 for none."""

    model_config = ConfigDict(frozen=True)

    id: int
    model: Model
    messages: tuple[dict[str, Any], ...]
    settings: dict[str, Any] = Field(default_factory=dict)
    project: int = 0

    def request(self) -> Request:
        """Return what goes to the model.

        Raises:
            ValidationError: a setting does not fit.
            InvalidUse: the built-in engine is no chat model.
        """
        if not self.model.base_url and self.model.gguf is None:
            raise InvalidUse(
                QT_TRANSLATE_NOOP("Errors", "The built-in engine takes text apart; it cannot hold a conversation."),
                QT_TRANSLATE_NOOP("Errors", "Choose a model, for example one that Ollama serves on this computer."),
            )
        chosen = {name: value for name, value in self.settings.items() if name in Model.model_fields}
        model = Model.model_validate({**self.model.model_dump(), **chosen})
        return Request(self.messages, model, STAGE, stream=True)


class Streams:
    """Asks any number of questions at a time in the running event loop.

    What becomes of each is said in events: "piece" (text, reasoning) at most 20 a second, then one of "answered" (the
    whole text and reasoning, `state` ok or stopped, tokens, times, cost) and "refused" (the error).
    """

    def __init__(self, workspace: Workspace, outlets: Outlets, say: Say) -> None:
        self._workspace = workspace
        self._outlets = outlets
        self._say = say
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._stopped: set[int] = set()

    def ask(self, question: Question) -> asyncio.Task[None]:
        """Begin to ask."""
        task = asyncio.get_running_loop().create_task(self._asked(question))
        self._tasks[question.id] = task
        task.add_done_callback(lambda _task: self._over(question.id))
        return task

    def stop(self, id: int) -> None:
        """Break a reply off and close its connection; what came so far is kept."""
        if id in self._tasks and id not in self._stopped:
            self._stopped.add(id)
            self._tasks[id].cancel()

    async def close(self) -> None:
        """Break everything off; the calls are written, those too of what was stopped a moment ago."""
        tasks = list(self._tasks.values())
        for id in list(self._tasks):
            self.stop(id)
        await asyncio.gather(*tasks, return_exceptions=True)

    def _over(self, id: int) -> None:
        self._tasks.pop(id, None)
        self._stopped.discard(id)

    async def _asked(self, question: Question) -> None:
        gathering = Gathering(question.id, self._say)
        event: dict[str, Any] = {}
        gateway: Gateway | None = None
        with collecting() as calls:
            try:
                request = question.request()
                row: Any = {"id": 0, "project_id": question.project, "cap": {}, "priority": PRIORITY}
                # The cap of a project binds what is asked by hand as well.
                gateway = self._outlets.open(row, request.model)
                async with aclosing(gateway.stream(request)) as pieces:
                    async for piece in pieces:
                        gathering.take(piece)
            except asyncio.CancelledError:
                event = {"event": "answered", "state": STOPPED}
            except LorewrightError as error:
                event = {"event": "refused", "error": error.as_dict()}
            except Exception as error:  # noqa: BLE001 - said to whoever asked instead of ending the engine
                event = {"event": "refused", "error": plain(error)}
            else:
                event = {"event": "answered", "state": OK}
        gathering.end()
        await to_its_end(self._written(question, calls, gateway))
        self._say({**event, "id": question.id, **gathering.whole(), **figures(calls, paced=gathering.paced)})

    async def _written(self, question: Question, calls: Calls, gateway: Gateway | None) -> None:
        """Write the calls, and only then let go of the caps: until then they count what these used."""
        try:
            if calls:
                work = partial(_write, project=question.project, calls=calls)
                await asyncio.wrap_future(self._workspace.writer.submit(work))
        finally:
            if gateway is not None:
                self._outlets.close(gateway)


def _write(connection: Connection, project: int, calls: Calls) -> None:
    """Write the calls of a question; a project that was deleted meanwhile is none any more."""
    there = connection.execute(select(PROJECT.c.id).where(PROJECT.c.id == project)).first()
    write_calls(connection, Whose(project if there else None, None), [(STAGE, call, False) for call in calls])


class Gathering:
    """The pieces of one reply, told at most every GATHER seconds."""

    def __init__(self, id: int, say: Say) -> None:
        self.finish: str | None = None
        self._id = id
        self._say = say
        self._parting = Parting()
        self._raw: list[str] = []
        self._thought: list[str] = []
        self._text = self._reasoning = ""
        self._timer: asyncio.TimerHandle | None = None
        self._told = 0.0
        self._first = self._last = 0.0

    @property
    def paced(self) -> bool:
        """Whether the pieces came one after the other, as they were written; not all at once."""
        return self._last - self._first >= SHORTEST

    def take(self, piece: Piece) -> None:
        """Take a piece; it is told now or in a moment."""
        self.finish = piece.finish or self.finish
        self._raw.append(piece.text)
        self._thought.append(piece.reasoning)
        text, thoughts = self._parting.take(piece.text)
        self._text += text
        self._reasoning += piece.reasoning + thoughts
        if piece.text or piece.reasoning:
            self._last = asyncio.get_running_loop().time()
            self._first = self._first or self._last
        if self._timer is None and (self._text or self._reasoning):
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(max(0.0, self._told + GATHER - loop.time()), self._tell)

    def end(self) -> None:
        """Tell what is left."""
        text, thoughts = self._parting.rest()
        self._text += text
        self._reasoning += thoughts
        if self._timer is not None:
            self._timer.cancel()
        self._tell()

    def whole(self) -> dict[str, Any]:
        """Return the whole reply as `core.llm.reasoning` separates it."""
        text, thoughts = separate({"content": "".join(self._raw), "reasoning": "".join(self._thought)})
        return {"text": text, "reasoning": thoughts or "", "finish": self.finish}

    def _tell(self) -> None:
        self._timer = None
        if self._text or self._reasoning:
            self._told = asyncio.get_running_loop().time()
            self._say({"event": "piece", "id": self._id, "text": self._text, "reasoning": self._reasoning})
            self._text = self._reasoning = ""


def figures(calls: list[CallRecord], *, paced: bool) -> dict[str, Any]:
    """Return what the last try took: tokens, milliseconds, tokens a second, cost; None where nobody knows.

    The speed is that of the writing, after the first token, and unknown unless that was `paced`; `estimated` says that
    the tokens were counted by us.
    """
    if not calls:
        return {}
    call = calls[-1]
    seconds = (call.latency_ms - (call.first_ms or 0)) / 1000 if paced else 0.0
    tokens = call.completion_tokens
    return {
        "prompt_tokens": call.prompt_tokens,
        "completion_tokens": tokens,
        "first_ms": call.first_ms,
        "latency_ms": call.latency_ms,
        "speed": round(tokens / seconds, 2) if tokens and seconds > 0 else None,
        "cost": None if any(one.cost is None for one in calls) else sum(one.cost or 0.0 for one in calls),
        "currency": call.currency,
        "estimated": call.error == ESTIMATED,
    }
