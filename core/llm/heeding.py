"""Whether replies keep to the format that was sent: some servers take a schema and ignore it without a word.

Where one refuses it, that is learnt from the refusal (`Habits.learn`). Here it is learnt from the replies themselves.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from pydantic import ValidationError

from core.llm.bodies import FORMATS, Habits
from core.llm.conforming import Conforming
from core.llm.messages import Reply, Request
from core.llm.structured import NotAsAsked, declines, parse

#: so many replies in a row without use, and not one between that fits; where 2 % of them are prose all the same, five
#: come together in 10,000 calls with a chance of 3 in 100,000
MISSES = 5
_TEXT = len(FORMATS) - 1


class Heeding:
    """Counts the replies of one model that do not keep to the format they were asked in."""

    __slots__ = ("_missed",)

    def __init__(self) -> None:
        self._missed = 0

    def learns(self, request: Request, sent: dict[str, Any], reply: Reply, habits: Habits) -> bool:
        """Take in a reply; return whether it was the one too many, and the habits are others now.

        Many calls are in flight: only one that was sent as it would be sent now says anything. Nor does one that was
        cut off, or the second reply to a question, before which the form was said.

        Args:
            request: as it went out; it has its form yet unless that was said.
            sent: the response format in its body, {} for none.
            reply: what came.
            habits: those of the model, changed in place.
        """
        if request.schema is None or reply.finish != "stop" or bool(request.form) == habits.spelled:
            return False
        kind = str(sent.get("type", FORMATS[_TEXT]))
        if kind != FORMATS[habits.format] or (habits.spelled and habits.format == _TEXT):
            return False
        kept = _keeps(reply.text, request.schema, kind, sent, said=habits.spelled)
        if kept is not None:
            self._missed = 0 if kept else self._missed + 1
        if self._missed < MISSES:
            return False
        self._missed = 0
        habits.ignored()
        return True


def _keeps(text: str, schema: dict[str, Any], kind: str, sent: dict[str, Any], *, said: bool) -> bool | None:
    """Say whether a reply keeps to the format, False where it cannot be used at all; None where it tells nothing.

    Data that does for us, but not for the schema that was sent, is nothing a server was held to; nor is a refusal.
    """
    data = None
    with suppress(ValueError, RecursionError):
        data = json.loads(text)
    if kind == FORMATS[0]:
        with suppress(ValidationError, KeyError, RecursionError):
            Conforming(sent["json_schema"]["schema"]).validate_python(data)
            return True
    elif said and isinstance(data, dict):
        return True  # an object, as was asked for: prose would be no better
    try:
        parse(text, schema)
    except NotAsAsked:
        return None if not text.strip() or declines(text) else False
    return None if kind == FORMATS[0] else True
