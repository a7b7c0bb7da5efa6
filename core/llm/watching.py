"""Who stands beside the tries of a call, and how a try gets past both the budget and the pace."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol

from core.llm.gateway.estimating import supposed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from core.llm.attempt import Attempt
    from core.llm.endpoint import Endpoint
    from core.llm.messages import Request
    from core.llm.pacing import Entry


class Watch(Protocol):
    """Stands beside every try of a call: the budget, and the record of what was used."""

    def rank(self) -> int:
        """Return the priority of the run, as it is now."""

    def loading(self, name: str) -> None:
        """Hear that a model file has to be loaded first; "" when it is."""

    def resting(self, *, begins: bool) -> None:
        """Hear that the call waits before another try while its endpoint answers others; then that it goes on."""

    async def before(self, request: Request) -> tuple[Request, Any]:
        """Let a try begin; returns what is to be sent, and what `after` is given."""

    def holds(self, pass_: Any) -> bool:
        """Say whether what `before` found still holds, now that the try can go out; else it is asked again."""

    def after(self, pass_: Any, attempt: Attempt | None) -> None:
        """Take note of a try that ended; None when it never began."""


async def rested(seconds: float, watch: Watch | None) -> None:
    """Wait before another try; `watch` is told, so that the place of the call can be used meanwhile."""
    if watch is not None and seconds > 0:
        watch.resting(begins=True)
    try:
        await asyncio.sleep(seconds)
    finally:
        if watch is not None and seconds > 0:
            watch.resting(begins=False)


async def let_in(
    request: Request, opened: Callable[[], Awaitable[Endpoint]], watch: Watch | None
) -> tuple[Request, Endpoint, Entry, Any]:
    """Wait for the budget, then for a place at the endpoint, until both are there.

    Returns:
        What is to be sent, where, the place taken there, and what `watch.after` is given.
    """
    ticket, sent = None, request
    try:
        while True:
            if watch is not None:
                sent, ticket = await watch.before(request)
            endpoint = await opened()
            tokens = supposed(sent) if endpoint.pace.rates.counting else 0
            rank = None if watch is None else watch.rank
            entry = await endpoint.pace.enter(rank() if rank else 0, tokens, rank)
            if watch is None or watch.holds(ticket):
                return sent, endpoint, entry, ticket
            endpoint.pace.leave(entry)
            gone, ticket = ticket, None
            watch.after(gone, None)
    except BaseException:
        if watch is not None:
            watch.after(ticket, None)
        raise
