"""A conversation as plain data, and what of it each model is told: its own replies, never those of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from core.chat import seats
from core.errors import QT_TRANSLATE_NOOP

MOST_MODELS: Final = 3
_SWITCH: Final[Any] = {"True": QT_TRANSLATE_NOOP("Forms", "On"), "False": QT_TRANSLATE_NOOP("Forms", "Off")}
State = Literal["writing", "ok", "stopped", "failed"]


class Answer(BaseModel):
    """What one model said in one turn.

    Attributes:
        model: the seat it was said in, see `core.chat.seats`: "PROVIDER/MODEL" for the first of a model.
        error: plain data of the error, where it failed.
        cost, prompt_tokens, completion_tokens, first_ms, speed: None where nobody knows.
        estimated: the tokens were counted by us.
    """

    model_config = ConfigDict(extra="ignore")

    model: str
    text: str = ""
    thinking: str = ""
    state: State = "writing"
    error: dict[str, Any] | None = None
    finish: str | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    first_ms: int | None = None
    latency_ms: int | None = None
    speed: float | None = None
    cost: float | None = None
    currency: str = ""
    estimated: bool = False

    def ended(self, event: dict[str, Any]) -> None:
        """Take over how it ended, from an event "answered" or "refused"."""
        known = {name: value for name, value in event.items() if name in _FIGURES and value is not None}
        for name, value in known.items():
            setattr(self, name, value)
        self.error = event.get("error")
        self.state = "failed" if self.error else "stopped" if event.get("state") == "stopped" else "ok"


_FIGURES = {
    "text", "finish", "prompt_tokens", "completion_tokens", "first_ms", "latency_ms", "speed", "cost", "currency",
    "estimated",
}  # fmt: skip


class Turn(BaseModel):
    """What was asked, and what each model said to it; `pictures` are names of kept files."""

    model_config = ConfigDict(extra="ignore")

    text: str
    pictures: list[str] = Field(default_factory=list)
    at: int = 0
    answers: list[Answer] = Field(default_factory=list)

    def of(self, model: str) -> Answer | None:
        """Return what was said in a seat, None when it was not asked."""
        return next((answer for answer in self.answers if answer.model == model), None)

    def begin(self, model: str) -> Answer:
        """Return an empty answer of a model, in place of the one it may have."""
        made = Answer(model=model)
        for place, answer in enumerate(self.answers):
            if answer.model == model:
                self.answers[place] = made
                return made
        self.answers.append(made)
        return made


class Tuning(BaseModel):
    """How a model is asked; None is left to what it has anyway."""

    model_config = ConfigDict(extra="ignore")

    temperature: float | None = Field(None, ge=0, le=2, title=QT_TRANSLATE_NOOP("Forms", "Temperature"))
    top_p: float | None = Field(None, gt=0, le=1, title=QT_TRANSLATE_NOOP("Forms", "Top-p"))
    max_tokens: int | None = Field(None, ge=1, title=QT_TRANSLATE_NOOP("Forms", "Most tokens in a reply"))
    thinking: Literal[True, False] | None = Field(
        None, title=QT_TRANSLATE_NOOP("Forms", "Thinking"), json_schema_extra={"labels": _SWITCH}
    )

    def settings(self) -> dict[str, Any]:
        """Return the fields of a model that are set here."""
        return self.model_dump(include=set(Tuning.model_fields), exclude_none=True)


class Setup(Tuning):
    """Who is asked and how.

    Attributes:
        models: the seats, in the order of their columns.
        own: what single seats have in place of what holds for all.
    """

    models: list[str] = Field(default_factory=list, max_length=MOST_MODELS)
    system: str = ""
    own: dict[str, Tuning] = Field(default_factory=dict)

    def settings_of(self, seat: str) -> dict[str, Any]:
        """Return the fields of the model in a seat that are set here."""
        return {**self.settings(), **self.tuning(seat).settings()}

    def tuning(self, seat: str) -> Tuning:
        """Return what a seat has of its own."""
        return self.own.get(seat) or Tuning()

    def tuned(self, seat: str, tuning: Tuning) -> Setup:
        """Return the same with other settings of one seat."""
        rest = {key: one for key, one in self.own.items() if key != seat}
        return self.model_copy(update={"own": {**rest, seat: tuning} if tuning.settings() else rest})

    def seated(self, model: str, place: int) -> Setup:
        """Return the same with another model in a column, which keeps its own settings.

        A place behind the last adds a column; one more than `MOST_MODELS` changes nothing.
        """
        if place >= MOST_MODELS:
            return self
        former = self.models[place] if place < len(self.models) else ""
        seat = seats.free(model, [one for one in self.models if one != former])
        models = [*self.models[:place], seat, *self.models[place + 1 :]]
        own = {seat if key == former else key: one for key, one in self.own.items()}
        return self.model_copy(update={"models": models, "own": own})

    def without(self, seat: str) -> Setup:
        """Return the same without a column."""
        own = {key: one for key, one in self.own.items() if key != seat}
        return self.model_copy(update={"models": [one for one in self.models if one != seat], "own": own})


def messages(system: str, turns: Iterable[Turn], model: str, picture: Callable[[str], str]) -> list[dict[str, Any]]:
    """Return what a model is sent for the last turn: what it was asked and said before, then the new question.

    A turn to which it said nothing is left out, the question with it: two questions in a row are refused by some.
    `picture` turns the name of a kept picture into a data URL.
    """
    found: list[dict[str, Any]] = [{"role": "system", "content": system}] if system.strip() else []
    *before, last = turns
    for turn in before:
        answer = turn.of(model)
        if answer is not None and answer.text.strip():
            found.append(asked(turn, picture))
            found.append({"role": "assistant", "content": answer.text})
    return [*found, asked(last, picture)]


def asked(turn: Turn, picture: Callable[[str], str]) -> dict[str, Any]:
    """Return the message of a question."""
    if not turn.pictures:
        return {"role": "user", "content": turn.text}
    parts: list[dict[str, Any]] = [{"type": "image_url", "image_url": {"url": picture(name)}} for name in turn.pictures]
    return {"role": "user", "content": [*parts, {"type": "text", "text": turn.text}] if turn.text else parts}


def title_of(text: str) -> str:
    """Return the first words of a question, for the list of conversations; Chinese is cut after fewer characters."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    wide, width = 0, 0
    for wide, letter in enumerate(line, start=1):
        width += 2 if letter > "\u2e80" else 1
        if width > 60:
            cut = line[: wide - 1]
            return (cut.rpartition(" ")[0] or cut) + "…"
    return line
