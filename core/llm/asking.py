"""One question, answered as asked: call, parse, check, ask once more with the error, then give up and say so.

A list that was cut off gives its whole items, and the rest of it is asked for once.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from pydantic import TypeAdapter

from core.errors import QT_TRANSLATE_NOOP, Interrupted, LorewrightError
from core.llm.finding import at_the_end
from core.llm.messages import Reply, Request, Usage, spelled
from core.llm.repeating import ENDED, REPEATS, loop, once
from core.llm.structured import NotAsAsked, Parsed, branches, distinct, merged, parse

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
    """What came of a question: the checked value (or the text), all replies it took and their usage together.

    `salvaged` says that a part of it is missing, `lost` why the rest could not be asked for, `ended` why the reply was
    ended before its end (`core.llm.repeating`).
    """

    value: T
    replies: tuple[Reply, ...]
    usage: Usage
    salvaged: bool = False
    lost: str = ""
    ended: str = ""

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
    render_rest: Callable[[list[Any]], str] | None = None,
) -> Answer[T]:
    """Ask a model and return its checked answer.

    Args:
        client: calls the model.
        request: what is asked; its schema is what servers with structured output are held to.
        adapter: what the answer must fit; None for an answer in plain text, which must only not be empty.
        render_retry: turns the error into the message that asks again, in the language of the prompt.
        on_reply: told of every reply as it comes, so that what was paid for is counted even if the rest fails.
        render_rest: turns the whole items of a list that was cut off, as data, into the message that asks for the
            others; without it they are left out.

    Raises:
        ReplyRejected: the second reply was not as asked either.
        ModelError: a call failed.
    """
    talk = _Talk(client, request, adapter, on_reply)
    problem = ""
    for first in (True, False):
        try:
            parsed = await talk.turn(request if first else talk.again(render_retry(problem)))
        except NotAsAsked as error:
            problem = str(error)
            continue
        # Asked for more, a model that came round in circles would go on with that.
        if parsed.salvaged and not parsed.ended and render_rest is not None and isinstance(parsed.data, list):
            parsed = await talk.rest(parsed, render_rest)
        return Answer(parsed.value, tuple(talk.replies), talk.usage, parsed.salvaged, talk.lost, parsed.ended)
    raise ReplyRejected(
        QT_TRANSLATE_NOOP("Errors", "{model} did not answer in the form that was asked for, twice."),
        QT_TRANSLATE_NOOP("Errors", "Retry the item, or choose a more capable model; the details show what it wrote."),
        model=request.model.name,
        reason=problem,
        raw=[reply.text[:_KEPT] for reply in talk.replies],
        prompt_tokens=talk.usage.prompt_tokens,
        completion_tokens=talk.usage.completion_tokens,
    )


class _Talk:
    """The calls that one question takes, one after the other."""

    def __init__(
        self,
        client: Completing,
        request: Request,
        adapter: TypeAdapter[Any] | dict[str, Any] | None,
        on_reply: Callable[[Reply], None] | None,
    ) -> None:
        self._client, self._request, self._adapter, self._on_reply = client, request, adapter, on_reply
        self.replies: list[Reply] = []
        self.lost = ""

    @property
    def usage(self) -> Usage:
        """Return the usage of all calls together."""
        first, *others = self.replies
        return sum((reply.usage for reply in others), first.usage)

    async def turn(self, request: Request) -> Parsed[Any]:
        """Call once and read the reply."""
        reply = await self._client.complete(request)
        self.replies.append(reply)
        if self._on_reply is not None:
            self._on_reply(reply)
        return read(reply, self._adapter)

    def again(self, message: str) -> Request:
        """Return the request that shows the model its last reply, what was wrong with it, and the form to keep to."""
        return spelled(self._going_on(once(self.replies[-1].text)[:_SHOWN_AGAIN], message))

    async def rest(self, first: Parsed[Any], render: Callable[[list[Any]], str]) -> Parsed[Any]:
        """Ask for what is missing and return both together; what there is, is kept in any case.

        A cap, a failed call, a reply of another form, or a prompt of the user that asks for the rest and is broken.
        """
        try:
            asked = self._going_on(json.dumps(first.data, ensure_ascii=False), render(first.data))
            return merged(first, await self.turn(asked))
        except Interrupted:
            raise
        except (LorewrightError, NotAsAsked) as error:
            self.lost = str(error)
            return first

    def _going_on(self, said: str, message: str) -> Request:
        before = ({"role": "assistant", "content": said},) if said else ()
        messages = (*self._request.messages, *before, {"role": "user", "content": message})
        return replace(self._request, messages=messages)


def read(reply: Reply, adapter: TypeAdapter[Any] | dict[str, Any] | None) -> Parsed[Any]:
    """Return what a reply says, checked; without an adapter that is its text.

    Raises:
        NotAsAsked: it is empty, or not the data that was asked for.
    """
    if not reply.text:
        if reply.finish == "length":
            raise NotAsAsked("The reply was cut off before the answer began; think less and answer sooner.")
        if adapter is not None and reply.reasoning and (data := at_the_end(reply.reasoning)):
            # The thought was never closed, but it ends with the answer.
            return parse(data, adapter)
        raise NotAsAsked("The reply is empty.")
    if adapter is None:
        return Parsed(reply.text, salvaged=reply.finish == "length" or reply.finish in ENDED)
    ended = _ended(reply)
    if not ended:
        return parse(reply.text, adapter)
    text = once(reply.text)
    try:
        return replace(distinct(branches(text, adapter) or parse(text, adapter)), salvaged=True, ended=ended)
    except NotAsAsked as error:
        if ended == REPEATS:
            raise NotAsAsked("The reply says the same over and over and never ends; give each item once.") from error
        raise


def _ended(reply: Reply) -> str:
    """Return why a list was not going to end by itself, "" if it was; not every reply was followed as it came."""
    if reply.finish == "length" and loop(reply.text) is not None:
        return REPEATS
    return str(reply.finish) if reply.finish in ENDED else ""
