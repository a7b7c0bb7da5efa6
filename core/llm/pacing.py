"""How many calls an endpoint takes at once, learnt from how it answers.

Additive increase, multiplicative decrease (Chiu and Jain 1989): one more after a run of successes, three quarters
after a refusal. A wait that the server names holds for every call to that endpoint, not only for the refused one.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

RUN_OF_SUCCESSES = 10
SHRINK = 0.75


@dataclass(frozen=True, slots=True)
class Patience:
    """How long one call is tried before it fails.

    `attempts` counts errors. Being told to come back later is no error, so `refusals` may be many more.
    `base` and `ceiling` bound the wait between tries in seconds; a server that asks for more than `longest` seconds
    is not waited for.
    """

    attempts: int = 5
    refusals: int = 40
    base: float = 0.5
    ceiling: float = 30.0
    longest: float = 300.0

    def pause(self, failures: int) -> float:
        """Return the seconds to wait after the n-th failure (from 1): exponential, spread by jitter."""
        return min(self.ceiling, self.base * 2.0 ** min(failures - 1, 16)) * random.uniform(0.5, 1.0)  # noqa: S311 - no secret


class Pace:
    """The gate before one endpoint: `enter` waits for a free place, `leave` gives it back.

    `ceiling` is the most the user allows, `limit` what the endpoint bears at present. Lives on one event loop.
    """

    def __init__(self, ceiling: int) -> None:
        self.ceiling = ceiling
        self.limit = float(ceiling)
        self.in_flight = 0
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._successes = 0
        self._round = 0
        self._open_at = 0.0
        self._timer: asyncio.TimerHandle | None = None

    async def enter(self) -> int:
        """Take a place, waiting for it if need be; the number returned belongs to `refused`."""
        if self._free():
            self.in_flight += 1
            return self._round
        place = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        self._admit()
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.leave()  # the place was given in the same moment; hand it on
            else:
                self._waiting.remove(place)
            raise
        return self._round

    def leave(self) -> None:
        """Give the place back and let the next call in."""
        self.in_flight -= 1
        self._admit()

    def widen(self, ceiling: int) -> None:
        """Raise the user's limit: another model at the same endpoint may be allowed more."""
        if ceiling > self.ceiling:
            self.limit += ceiling - self.ceiling
            self.ceiling = ceiling
            self._admit()

    def succeeded(self) -> None:
        """Note a good reply; a run of them raises the limit by one."""
        if self.limit >= self.ceiling:
            return
        self._successes += 1
        if self._successes >= RUN_OF_SUCCESSES:
            self._successes = 0
            self.limit = min(float(self.ceiling), self.limit + 1)

    def refused(self, entered: int, wait: float | None) -> None:
        """Note that the endpoint is overloaded and asks for `wait` seconds of silence (None: it named none).

        All calls in flight may be refused at once; that is one event and shrinks the limit once.
        """
        self._successes = 0
        if entered == self._round:
            self._round += 1
            self.limit = max(1.0, self.limit * SHRINK)
        if wait:
            self._open_at = max(self._open_at, time.monotonic() + wait)

    def _free(self) -> bool:
        return self.in_flight < int(self.limit) and not self._waiting and time.monotonic() >= self._open_at

    def _admit(self) -> None:
        if not self._waiting:
            return
        if time.monotonic() < self._open_at:
            self._arm()
            return
        while self._waiting and self.in_flight < int(self.limit):
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(None)
                self.in_flight += 1

    def _arm(self) -> None:
        """While the endpoint is closed nobody may be in flight to admit the next one on leaving: a timer does."""
        rest = self._open_at - time.monotonic()
        if rest > 0 and self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(rest, self._reopen)

    def _reopen(self) -> None:
        self._timer = None
        self._admit()

    def close(self) -> None:
        """Stop the timer; calls that still wait are cancelled by whoever started them."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds a server asks to wait: `retry-after-ms`, or `retry-after` as seconds or date (RFC 9110)."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return max(0.0, milliseconds / 1000)
    value = headers.get("retry-after")
    seconds = _number(value)
    if seconds is not None:
        return max(0.0, seconds)
    if not value:
        return None
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, moment.timestamp() - time.time())


def _number(value: str | None) -> float | None:
    try:
        number = float(value) if value else None
    except ValueError:
        return None
    return None if number is None or number != number else number
