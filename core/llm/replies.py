"""From the body of an answer to a `Reply`."""

from __future__ import annotations

import time
from codecs import BOM_UTF8
from collections.abc import Iterable
from typing import Any

from core.llm.failures import ModelError, failure, from_status
from core.llm.messages import Model, Reply, Usage
from core.llm.reasoning import separate
from core.llm.streaming import FILTERED, Piece, read_usage, refusal


def read(body: bytes, model: Model, started: float, key: str = "") -> Reply:
    """Return the reply in the body of a successful answer; `started` is a `time.perf_counter` reading.

    Raises:
        ModelError: the body is cut off, is something else, or holds an error in spite of its status.
    """
    import orjson

    raw = body.decode("utf-8", "replace")
    used: dict[str, int | None] = {}
    try:
        data = orjson.loads(body.removeprefix(BOM_UTF8))
        used = counts(read_usage(data.get("usage")))
        if error := data.get("error"):
            raise error_within(error, raw, model, key, **used)
        choice = data["choices"][0]
        text, reasoning = separate(choice["message"])
        declined = refusal(choice["message"]) or (choice.get("finish_reason") == FILTERED and FILTERED)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise failure("garbled", model, status=200, reply=raw, key=key, **used) from error
    if declined and not text:
        raise failure("withheld", model, status=200, reply=declined, key=key, **used)
    return Reply(
        text=text,
        reasoning=reasoning,
        usage=read_usage(data.get("usage")) or Usage(),
        raw=raw,
        finish=choice.get("finish_reason"),
        latency_ms=_since(started),
        model=str(data.get("model") or model.name),
    )


def joined(parts: Iterable[Piece], model: Model, started: float) -> Reply:
    """Return the reply that the pieces of a stream make."""
    text: list[str] = []
    reasoning: list[str] = []
    finish: str | None = None
    usage = Usage()
    name = model.name
    for piece in parts:
        text.append(piece.text)
        reasoning.append(piece.reasoning)
        finish = piece.finish or finish
        usage = piece.usage or usage
        name = piece.model or name
    raw = "".join(text)
    answer, thoughts = separate({"content": raw, "reasoning": "".join(reasoning)})
    return Reply(answer, thoughts, usage, raw, finish, _since(started), name)


def whole(reply: Reply) -> Piece:
    """Return a reply as one piece: some servers do not stream though they are asked to."""
    return Piece(reply.text, reply.reasoning or "", reply.finish, reply.usage, reply.model)


def counts(usage: Usage | None) -> dict[str, int | None]:
    """Return what a service counted for a call that came to nothing, as the parameters of its error."""
    if usage is None or usage == Usage():
        return {}
    return {"prompt_tokens": usage.prompt_tokens, "completion_tokens": usage.completion_tokens}


def error_within(error: Any, raw: str, model: Model, key: str, **used: int | None) -> ModelError:
    """Return the error that an answer holds though its status says success; `used` as `counts` gives it."""
    code = str(error.get("code")) if isinstance(error, dict) else ""
    status = int(code) if code.isdigit() and 400 <= int(code) < 600 else 500
    return from_status(status, raw, {}, model, key, **used)


def _since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)
