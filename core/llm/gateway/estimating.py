"""Tokens of a request before any server has counted them: about how many, and how many at most."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from core.llm.bodies import LIMITS, Habits, build
from core.llm.messages import Model, Request

#: what a reply may take where nobody set a limit; with a cap it is always sent
REPLY_MOST = 4096
#: the same for thinking, where a service counts it apart from the reply
THINKING_MOST = 8192
# Other names under which a limit, or a least number of tokens, may be among what the user adds to a request.
_LIMITS = (*LIMITS, "max_output_tokens", "max_new_tokens", "min_tokens")
# A picture's tokens follow from its size in ways of each provider's own; none is known to take more.
_PICTURE_MOST = 40_000
_PICTURE = 1_500
# Tokens that a reply is supposed to take where nobody set a limit; put right as soon as the reply is there.
_REPLY = 512
_LETTERS_A_TOKEN = 4
# Role, separators and what a server's chat template puts around the messages and the schema.
_MESSAGE_MOST = 32
_REQUEST_MOST = 256


def likely(request: Request) -> int:
    """Return about how many tokens the prompt has: a Chinese character each, four other letters each."""
    return sum(_PICTURE if text is None else count(text) for text in texts(request.messages))


def most(request: Request) -> int:
    """Return a number of tokens the prompt cannot pass: no token is shorter than a byte."""
    total = _REQUEST_MOST + _MESSAGE_MOST * len(request.messages)
    for text in texts(request.messages):
        total += _PICTURE_MOST if text is None else octets(text)
    if request.schema is not None:
        # Servers put the schema into the prompt, some of them twice and indented.
        total += 4 * len(str(request.schema))
    added = {**request.model.dialect.always, **request.model.extra_body}
    # What is added may be tools, or even other messages.
    return total + (4 * octets(str(added)) if added else 0)


def reply_most(request: Request) -> int | None:
    """Return a number of tokens the reply cannot pass, its thinking included; None where nothing bounds it.

    It is read from the body as it will be sent, so that what the user adds to it, or takes out of it with null, counts.
    Without a limit in it, the length of the context is one.
    """
    body = build(request, Habits.of(request.model))
    replies = _replies(body)
    if replies is None:
        return None
    stated = [most for name in _LIMITS if (most := _number(body.get(name)))]
    thinking = _thinking_most(request.model, body)
    bounded = any(_number(body.get(name)) for name in LIMITS)
    if bounded and thinking is not None:
        return replies * (max(stated) + thinking)
    context = request.model.gguf.tokens(request.model.context) if request.model.gguf else request.model.context
    return None if context is None else replies * context


def with_limits(request: Request) -> Request:
    """Return the request with a limit for its reply, and for its thinking where that is counted apart.

    A limit that somebody has set stays as it is.
    """
    model, name = request.model, request.model.dialect.thinking_limit
    if name and _thinking_most(model, build(request, Habits.of(model))) is None:
        added = {name: THINKING_MOST, **{key: value for key, value in model.extra_body.items() if key != name}}
        request = replace(request, model=model.model_copy(update={"extra_body": added}))
    if not (request.max_tokens or model.max_tokens):
        request = replace(request, max_tokens=REPLY_MOST)
    return request


def _thinking_most(model: Model, body: dict[str, Any]) -> int | None:
    """Return how many tokens a body lets the model think beside its reply, 0 where the reply's limit holds for both."""
    if not (name := model.dialect.thinking_limit):
        return 0
    off = model.dialect.thinking_off
    if off and all(body.get(field) == value for field, value in off.items()):
        return 0
    return _number(body.get(name), least=0)


def _replies(body: dict[str, Any]) -> int | None:
    """Return how many replies are made of which one comes back, None where that is no number."""
    asked = [body[name] for name in ("n", "best_of") if body.get(name) is not None]
    numbers = [_number(one) for one in asked]
    known = [number for number in numbers if number is not None]
    return max(known, default=1) if len(known) == len(numbers) else None


def count(text: str) -> int:
    """Return about how many tokens a text has."""
    wide = min(len(text), (octets(text) - len(text)) // 2)
    return wide + -(-(len(text) - wide) // _LETTERS_A_TOKEN)


def supposed(request: Request) -> int:
    """Return about how many tokens a call will take in all."""
    return likely(request) + (request.max_tokens or request.model.max_tokens or _REPLY)


def octets(text: str) -> int:
    """Return the bytes of a text in UTF-8."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))


def _number(value: object, least: int = 1) -> int | None:
    """Return a whole number of tokens or replies, None for anything that is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return math.ceil(value) if value >= least else None


def texts(messages: tuple[dict[str, Any], ...]) -> list[str | None]:
    """Return the texts of messages, None for each picture."""
    found: list[str | None] = []
    for message in messages:
        content = message.get("content")
        if isinstance(content, str):
            found.append(content)
            continue
        for part in content or ():
            found.append(str(part.get("text") or "") if part.get("type") == "text" else None)
    return found
