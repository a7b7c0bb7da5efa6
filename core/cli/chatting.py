"""A conversation in the terminal: asked, written out as it comes, with its figures on standard error."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from core.chat import seats
from core.chat.turns import Answer, Turn, messages
from core.cli.codes import INTERRUPTED
from core.cli.terminal import steer
from core.cli.words import with_reply
from core.errors import LorewrightError
from core.jobs.outlets import Outlets
from core.jobs.streams import Question, Streams
from core.llm.client import Client
from core.llm.messages import Model
from core.models.habits import Habits
from core.secrets import Secrets
from core.workspace import Workspace

FAINT, PLAIN = "\x1b[2m", "\x1b[22m"


class Talk:
    """Up to three models, asked side by side; each goes on from its own answers.

    `settings` holds those of each model; one that is named twice sits in two seats.

    Attributes:
        system: the system prompt.
        show_thinking: write what is thought as well, faintly where the terminal can.
        as_json: write whole answers as JSON instead.
    """

    def __init__(
        self, workspace: Workspace, secrets: Secrets, models: list[Model], settings: list[dict[str, Any]], project: int
    ) -> None:
        self.models = models
        self._seats: list[str] = []
        for model in models:
            self._seats.append(seats.free(model.spec, self._seats))
        self.system = ""
        self.show_thinking = self.as_json = False
        self._settings = settings
        self._project = project
        self._turns: list[Turn] = []
        self._client = Client(secrets, habits=Habits(workspace))
        self._streams = Streams(workspace, Outlets(workspace, self._client), self._take)
        self._next = 0
        self._under_way: dict[int, Answer] = {}
        self._waiting: dict[int, list[dict[str, Any]]] = {}
        self._front = 0
        self._thinking = False

    async def turn(self, text: str, pictures: list[str]) -> int:
        """Ask one question and write the answers; returns the exit code. Ctrl+C breaks the answers off."""
        turn = Turn(text=text, pictures=pictures)
        self._turns.append(turn)
        tasks = []
        first = self._front = self._next
        for model, seat, settings in zip(self.models, self._seats, self._settings, strict=True):
            self._under_way[self._next] = turn.begin(seat)
            # The pictures are data URLs already: nothing of a conversation in the terminal is kept.
            said = tuple(messages(self.system, self._turns, seat, lambda url: url))
            question = Question(id=self._next, model=model, messages=said, settings=settings, project=self._project)
            tasks.append(self._streams.ask(question))
            self._next += 1
        self._title(first)
        stopped = False
        try:
            await asyncio.gather(*tasks)
        except asyncio.CancelledError:
            stopped = True
            await self._streams.close()
            await asyncio.gather(*tasks, return_exceptions=True)
        if stopped:
            return INTERRUPTED
        return int(any(answer.state == "failed" for answer in turn.answers))

    async def close(self) -> None:
        """End what runs for the conversation."""
        await self._streams.close()
        await self._client.__aexit__(None, None, None)

    # What comes

    def _take(self, event: dict[str, Any]) -> None:
        """Write what belongs to the answer in front; the others wait for their turn."""
        if event["id"] != self._front:
            self._waiting.setdefault(event["id"], []).append(event)
            return
        self._write(event)
        while self._front not in self._under_way and self._front < self._next:
            self._front += 1
            if self._front < self._next:
                self._title(self._front)
            for waiting in self._waiting.pop(self._front, []):
                self._write(waiting)

    def _write(self, event: dict[str, Any]) -> None:
        if event["event"] != "piece":
            answer = self._under_way.pop(event["id"])
            answer.thinking = event.get("reasoning", "")
            answer.ended(event)
            self._end(answer)
            return
        if self.as_json:
            return
        if event["reasoning"] and self.show_thinking:
            self._switch(thinking=True)
            print(event["reasoning"], end="", flush=True)
        if event["text"]:
            self._switch(thinking=False)
            print(event["text"], end="", flush=True)

    def _switch(self, *, thinking: bool) -> None:
        if thinking == self._thinking:
            return
        self._thinking = thinking
        if sys.stdout.isatty():
            steer(sys.stdout, FAINT if thinking else f"{PLAIN}\n")
        else:
            print("── thoughts ──" if thinking else "\n── answer ──")

    def _title(self, id: int) -> None:
        if len(self.models) > 1 and not self.as_json:
            print(f"── {seats.words(self._under_way[id].model)} ──", flush=True)

    def _end(self, answer: Answer) -> None:
        if self.as_json:
            seat = {"model": seats.model_of(answer.model), "column": self._seats.index(answer.model) + 1}
            print(json.dumps({**answer.model_dump(mode="json"), **seat}, ensure_ascii=False), flush=True)
            return
        name = seats.words(answer.model)
        self._switch(thinking=False)
        print(flush=True)
        if answer.error:
            print(f"{name}: {with_reply(LorewrightError.from_dict(answer.error))}", file=sys.stderr)
        if answer.latency_ms is not None:
            print(f"{name}: {figures(answer)}", file=sys.stderr, flush=True)


def figures(answer: Answer) -> str:
    """Return what an answer took, in one line; what nobody knows is called unknown."""
    about = "about " if answer.estimated else ""
    tokens = [
        f"{count:,}" if count is not None else "unknown" for count in (answer.prompt_tokens, answer.completion_tokens)
    ]
    cost = (
        "unknown" if answer.cost is None else f"{answer.cost:.6f} {answer.currency}".strip() if answer.cost else "none"
    )
    parts = [
        "broken off" if answer.state == "stopped" else "",
        "" if answer.first_ms is None else f"{answer.first_ms / 1000:.2f} s to the first token",
        "" if answer.speed is None else f"{about}{answer.speed:.1f} tokens/s",
        f"{about}{tokens[0]} tokens sent, {tokens[1]} written",
        f"cost {about if answer.cost else ''}{cost}",
    ]
    return " · ".join(part for part in parts if part)
