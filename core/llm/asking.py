"""One question, answered as asked: call, parse, check, ask once more with the error, then give up and say so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from pydantic import TypeAdapter

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.llm.messages import Reply, Request, Usage
from core.llm.structured import NotAsAsked, Parsed, parse

T = TypeVar("T")

# A reply that went wrong is shown to the model again; a page of it is enough to see how.
_SHOWN_AGAIN = 6000
_KEPT = 20_000


class Completing(Protocol):
    """Whatever turns a request into a reply: the client, and later what stands before it."""

    async def complete(self, request: Request) -> Reply:
        """Return the reply to one request."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What came of a question: the checked value (or the text), all replies it took and their usage together."""

    value: T
    replies: tuple[Reply, ...]
    usage: Usage
    salvaged: bool = False

    @property
    def reply(self) -> Reply:
        """Return the reply that the value was taken from."""
        return self.replies[-1]


class ReplyRejected(LorewrightError):
    """The model answered twice, but not as asked. `raw` holds both replies, `usage` what they used."""

    @property
    def raw(self) -> list[str]:
        """Return the texts of the replies, oldest first."""
        return list(self.params.get("raw", ()))

    @property
    def usage(self) -> Usage:
        """Return the usage of all replies together."""
        return Usage(self.params.get("prompt_tokens"), self.params.get("completion_tokens"))


async def ask(
    client: Completing,
    request: Request,
    adapter: TypeAdapter[T] | dict[str, Any] | None,
    render_retry: Callable[[str], str],
    on_reply: Callable[[Reply], None] | None = None,
) -> Answer[T]:
    """Ask a model and return its checked answer.

    Args:
        client: calls the model.
        request: what is asked; its schema is what servers with structured output are held to.
        adapter: what the answer must fit; None for an answer in plain text, which must only not be empty.
        render_retry: turns the error into the message that asks again, in the language of the prompt.
        on_reply: told of every reply as it comes, so that what was paid for is counted even if the rest fails.

    Raises:
        ReplyRejected: the second reply was not as asked either.
        ModelError: a call failed.
    """
    replies: list[Reply] = []
    usage = Usage()
    problem = ""
    for turn in (request, None):
        reply = await client.complete(turn or _again(request, replies[-1], render_retry(problem)))
        replies.append(reply)
        usage = reply.usage if turn else usage + reply.usage
        if on_reply is not None:
            on_reply(reply)
        try:
            parsed: Parsed[Any] = _read(reply, adapter)
            return Answer(parsed.value, tuple(replies), usage, parsed.salvaged)
        except NotAsAsked as error:
            problem = str(error)
    raise ReplyRejected(
        QT_TRANSLATE_NOOP("Errors", "{model} did not answer in the form that was asked for, twice."),
        QT_TRANSLATE_NOOP("Errors", "Retry the item, or choose a more capable model; the details show what it wrote."),
        model=request.model.name,
        reason=problem,
        raw=[reply.text[:_KEPT] for reply in replies],
        prompt_tokens=usage.prompt_tokens,
        completion_tokens=usage.completion_tokens,
    )


def _read(reply: Reply, adapter: TypeAdapter[Any] | dict[str, Any] | None) -> Parsed[Any]:
    if not reply.text:
        if reply.finish == "length":
            raise NotAsAsked("The reply was cut off before the answer began; think less and answer sooner.")
        raise NotAsAsked("The reply is empty.")
    if adapter is None:
        return Parsed(reply.text, salvaged=reply.finish == "length")
    return parse(reply.text, adapter)


def _again(request: Request, reply: Reply, message: str) -> Request:
    said = ({"role": "assistant", "content": reply.text[:_SHOWN_AGAIN]},) if reply.text else ()
    return replace(request, messages=(*request.messages, *said, {"role": "user", "content": message}))
