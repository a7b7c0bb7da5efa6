"""What a run is given beside the options of its kind: what it may spend, when its calls go, what runs at its end."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, field_validator

from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.settings.program import lines, unstartable

#: seconds after which the program at the end is stopped, unless something else is said
HOOK_SECONDS = 600
#: priorities go as far below 0 as above
PRIORITIES = 100
#: how the currency of a cap is written
CURRENCY = "^([A-Za-z]{3})?$"


class Terms(BaseModel):
    """One form and one set of command-line options for every kind of job."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: the user's default program, which is not looked at again here: see `knowing`
    default_hook: ClassVar[str] = ""

    cost: float | None = Field(
        None,
        gt=0,
        title=QT_TRANSLATE_NOOP("Forms", "Spend at most"),
        description=QT_TRANSLATE_NOOP(
            "Forms", "In the currency of the model's prices. The run pauses before the call that could pass it."
        ),
        json_schema_extra={"step": 1, "decimals": 2},
    )
    #: that of the cap, "" for that of the prices, which is what the form means
    currency: str = Field("", max_length=3, pattern=CURRENCY, json_schema_extra={"hidden": True})
    tokens: int | None = Field(
        None,
        gt=0,
        title=QT_TRANSLATE_NOOP("Forms", "Use at most"),
        description=QT_TRANSLATE_NOOP("Forms", "Tokens of all calls together, sent and received."),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "tokens"), "step": 10_000},
    )
    priority: int = Field(
        0,
        ge=-PRIORITIES,
        le=PRIORITIES,
        title=QT_TRANSLATE_NOOP("Forms", "Priority"),
        description=QT_TRANSLATE_NOOP("Forms", "Of several jobs at one model, the higher one goes first."),
    )
    hook: str = Field(
        "",
        title=QT_TRANSLATE_NOOP("Forms", "Run at the end"),
        description=QT_TRANSLATE_NOOP(
            "Forms",
            "A program, then each of its arguments on a line of its own. No shell. These are filled in: "
            "[output], [project], [state], [done], [failed], [rows], [seconds], in braces.",
        ),
        json_schema_extra={"multiline": True},
    )

    @field_validator("hook")
    @classmethod
    def _can_start(cls, value: str) -> str:
        if value != cls.default_hook and (problem := unstartable(lines(value))):
            raise ValueError(problem)
        return value

    def columns(self, default_hook: str = "") -> dict[str, Any]:
        """Return the columns of a job; what differs from the user's default program is written down, no program too."""
        hook = {} if self.hook == default_hook else hook_of(lines(self.hook))
        return {"priority": self.priority, "cap": cap(self.cost, self.tokens, self.currency), "hook": hook}


def knowing(default_hook: str) -> type[Terms]:
    """Return the model of a form whose program at the end is the user's default at first, there or not."""

    class OwnTerms(Terms):
        pass

    OwnTerms.default_hook = default_hook
    return OwnTerms


def cap(cost: float | None, tokens: float | None, currency: str = "") -> dict[str, Any]:
    """Return the column of a cap; without a currency it is in that of the prices."""
    found: dict[str, Any] = {unit: value for unit, value in (("cost", cost), ("tokens", tokens)) if value is not None}
    return {**found, "currency": currency.upper()} if currency and cost is not None else found


def hook_of(arguments: list[str]) -> dict[str, Any]:
    """Return the column of a program with its arguments; none at all means: not even the user's default."""
    return {"arguments": arguments, "seconds": HOOK_SECONDS}


def arguments(text: str) -> list[str]:
    """Return program and arguments as the command line has them: a JSON list, or the path of a program alone.

    Raises:
        InvalidUse: it looks like a list, but is not one of texts.
    """
    if not text.lstrip().startswith("["):
        return [text]
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, list) or not found or not all(isinstance(one, str) for one in found):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "“{text}” is no list of a program and its arguments."),
            QT_TRANSLATE_NOOP("Errors", 'Write it as ["PROGRAM", "ARGUMENT", …], or as --hook PROGRAM -- ARGUMENT …'),
            text=text[:200],
        )
    return found
