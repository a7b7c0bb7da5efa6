"""From a try that ended to the record of it: what it used, what it cost, and its text for the log."""

from __future__ import annotations

from typing import Any

from core.llm.attempt import Attempt
from core.llm.calls import CallRecord, Kept
from core.llm.gateway.estimating import count, likely
from core.llm.latency import latency_class
from core.llm.messages import Model, Reply, Request, Usage
from core.llm.pricing import cost
from core.llm.repeating import ENDED

OK, FAILED, CANCELLED, CACHED = "ok", "failed", "cancelled", "cached"
ESTIMATED = "estimated"
NOTHING = Usage(0, 0)
_LONGEST = 200_000
# A server or a gate before it that gave up waiting: the model may have gone on, and that may have to be paid.
_GAVE_UP = frozenset({408, 504, 524})


def used(attempt: Attempt) -> tuple[Usage, bool]:
    """Return what a try used, and whether that is our estimate.

    A try that the server refused, or that never reached one, used nothing, unless numbers were named beside the
    refusal. What a broken connection or a time-out used, here or behind the server, is unknown. A stream that was
    cancelled, or ended by us because it would not end by itself, used its prompt and at least the pieces that came:
    those are counted by us unless the server named the numbers.
    """
    if attempt.reply is not None and (attempt.reply.finish not in ENDED or attempt.reply.usage != Usage()):
        return attempt.reply.usage, False
    if attempt.error is not None:
        told = (attempt.error.params.get("prompt_tokens"), attempt.error.params.get("completion_tokens"))
        if told != (None, None):
            return Usage(*told), False  # named beside what was no answer
        if unpaid(attempt):
            return NOTHING, False
    named = next((piece.usage for piece in reversed(attempt.pieces) if piece.usage), None)
    if named is not None:
        return named, False
    if attempt.error is None and attempt.pieces:
        said = "".join(piece.text + piece.reasoning for piece in attempt.pieces)
        return Usage(likely(attempt.request), count(said)), True
    return Usage(), False


def taken(attempt: Attempt) -> int | None:
    """Return how many tokens a try took of what may go in a minute; None where it failed or never began to answer.

    What the server did not count is counted by us: a reply without numbers is no reply without tokens.
    """
    if attempt.error is not None:
        return None
    usage, reply = used(attempt)[0], attempt.reply
    if reply is None and usage == Usage():
        return None
    sent, written = usage.prompt_tokens, usage.completion_tokens
    said = reply.text + (reply.reasoning or "") if reply is not None else ""
    return (likely(attempt.request) if sent is None else sent) + (count(said) if written is None else written)


def unpaid(attempt: Attempt) -> bool:
    """Say whether a failed try certainly used nothing: the server said no, or was never reached."""
    error = attempt.error
    if error is None or attempt.pieces:
        return False
    status = int(error.params.get("status") or 0)
    return error.kind in ("asleep", "unreachable", "secure") or (status >= 400 and status not in _GAVE_UP)


def record(attempt: Attempt, usage: Usage, estimated: bool, log: bool, keep: Kept | None = None) -> CallRecord:
    """Return the record of a try that ended."""
    model, error = attempt.request.model, attempt.error
    state = OK if attempt.reply is not None else CANCELLED if error is None else FAILED
    latency = attempt.latency_ms
    made = CallRecord(
        attempt.request.stage,
        model.provider,
        model.name,
        usage.prompt_tokens,
        usage.completion_tokens,
        0.0 if usage is NOTHING else cost(model, usage),
        latency,
        state,
        error.kind if error is not None else ESTIMATED if estimated else "",
        attempt.address if model.endpoints else "",
        attempt.first_ms,
        latency_class(latency),
    )
    made.keep, made.currency = keep, model.currency
    if log:
        _say(made, attempt)
    return made


def cached(request: Request, reply: Reply, name: str, log: bool) -> CallRecord:
    """Return the record of a reply that was kept (under that name, "" for none): it used and cost nothing."""
    model = request.model
    made = CallRecord(request.stage, model.provider, model.name, 0, 0, 0.0, 0, CACHED)
    made.keep, made.currency = Kept(name, {}, 0, used=True) if name else None, model.currency
    return with_texts(made, request, reply) if log else made


def with_texts(made: CallRecord, request: Request, reply: Reply) -> CallRecord:
    """Return the record with what was sent and what came back."""
    made.messages = without_pictures(request.messages)
    made.reply, made.reasoning = reply.text[:_LONGEST], (reply.reasoning or "")[:_LONGEST]
    return made


def _say(made: CallRecord, attempt: Attempt) -> None:
    """Put into a record what was sent and what came back, of a try that failed as well."""
    made.messages = without_pictures(attempt.request.messages)
    if attempt.reply is not None:
        with_texts(made, attempt.request, attempt.reply)
    elif attempt.pieces:
        made.reply = "".join(piece.text for piece in attempt.pieces)[:_LONGEST]
        made.reasoning = "".join(piece.reasoning for piece in attempt.pieces)[:_LONGEST]
    elif attempt.error is not None:
        made.reply = str(attempt.error.params.get("reply") or "")


def without_pictures(messages: tuple[dict[str, Any], ...]) -> tuple[dict[str, Any], ...]:
    """Return messages with only the sizes of the pictures in them: a log is no place for megabytes."""
    if all(isinstance(message.get("content"), str) for message in messages):
        return messages
    return tuple(
        {**message, "content": [_named(part) for part in content]} if isinstance(content, list) else message
        for message in messages
        for content in (message.get("content"),)
    )


def _named(part: dict[str, Any]) -> dict[str, Any]:
    if part.get("type") != "image_url":
        return part
    url = str(part["image_url"].get("url", ""))
    kind, data, content = url.partition(",")
    # Base64 has four letters for three bytes.
    return {"type": "image_url", "bytes": len(content) * 3 // 4, "kind": kind} if data else part


def models_of(model: Model) -> tuple[Model, ...]:
    """Return a model and its fallbacks, in order."""
    return (model, *model.fallbacks)
