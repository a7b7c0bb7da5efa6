"""Tokens of a request before any server has counted them: about how many, and how many at most."""

from __future__ import annotations

from typing import Any

from core.llm.bodies import LIMITS
from core.llm.messages import Request

#: what a reply may take where nobody set a limit; with a cap it is always sent
REPLY_MOST = 4096
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
    return sum(_PICTURE if text is None else count(text) for text in _texts(request.messages))


def most(request: Request) -> int:
    """Return a number of tokens the prompt cannot pass: no token is shorter than a byte."""
    total = _REQUEST_MOST + _MESSAGE_MOST * len(request.messages)
    for text in _texts(request.messages):
        total += _PICTURE_MOST if text is None else octets(text)
    if request.schema is not None:
        # Servers put the schema into the prompt, some of them twice and indented.
        total += 4 * len(str(request.schema))
    return total


def reply_most(request: Request) -> int:
    """Return a number of tokens the reply cannot pass; what the user adds to a request comes before our own limit."""
    model = request.model
    added = {**model.dialect.always, **model.extra_body}
    stated = [int(added[name]) for name in LIMITS if _is_count(added.get(name))]
    replies = added["n"] if _is_count(added.get("n")) else 1
    return int(replies) * max([request.max_tokens or model.max_tokens or REPLY_MOST, *stated])


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


def _is_count(value: object) -> bool:
    return isinstance(value, int | float) and value > 0


def _texts(messages: tuple[dict[str, Any], ...]) -> list[str | None]:
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
