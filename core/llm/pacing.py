"""How many calls an endpoint takes at once, learnt from how it answers.

Additive increase, multiplicative decrease (Chiu and Jain 1989): one more after a run of successes, three quarters
after a refusal. A wait that the server names holds for every call to that endpoint, not only for the refused one.
Where refusals are rare among good replies they say little of how much is too much: then only the refused call waits,
at most one refusal a round trip shrinks the limit, and what was given up is taken back with each success until shortly
below where it was refused (as TCP does below its slow-start threshold, Jacobson 1988).
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from core.llm.gateway.precedence import GRACE, Precedence
from core.llm.gateway.rates import Rates
from core.llm.outcomes import Outcomes

RUN_OF_SUCCESSES = 10
SHRINK = 0.75
# What is taken back with each success, of the limit at which a call was refused; the rest with shorter runs. Where
# refusals come by chance, those of a round trip must bring more than this twentieth, or it dwindles.
TAKEN_BACK, RUN_IF_RARE = 0.95, 5


class Drained(Exception):
    """The endpoint has died; a call that waited for a place there goes elsewhere."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that was taken: in which round of the pace, as which request and token, and for what."""

    round: int
    number: int
    sum: int
    tokens: int
    priority: int = 0


@dataclass(order=True, slots=True)
class Waiting:
    """A call that waits: the higher priority first, then in turn. `rank` tells its priority as it is now."""

    order: int
    turn: int
    tokens: int = field(compare=False)
    place: asyncio.Future[Entry] = field(compare=False)
    rank: Callable[[], int] | None = field(compare=False)


class Pace:
    """The gate before one endpoint: `enter` waits for a free place, `leave` gives it back.

    `ceiling` is the most the user allows, `limit` what the endpoint bears at present; `rates` are requests and tokens
    a minute. Who waits comes in by priority, then in turn. Lives on one event loop.
    """

    def __init__(self, ceiling: int) -> None:
        self.ceiling = ceiling
        self.limit = float(ceiling)
        self._widest = ceiling
        self.in_flight = 0
        self.rates = Rates()
        self.outcomes = Outcomes()
        self._waiting: list[Waiting] = []
        self._turn = itertools.count()
        self._gone = self._sum = 0
        self._successes = 0
        self._round = 0
        self._refused_at = 0.0
        self._proved = True  # a call of this round was answered
        self._open_at = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._precedence = Precedence()

    @property
    def room(self) -> float:
        """How much of the limit is unused, in calls; less than nothing when calls wait or it is closed."""
        closed = self.ceiling if self._open_at > time.monotonic() else 0
        return min(self.limit, self.ceiling) - self.in_flight - len(self._waiting) - closed

    @property
    def idle(self) -> bool:
        """Whether no call is under way here or waits."""
        return not self.in_flight and not self._waiting

    @property
    def closed_for(self) -> float:
        """How many seconds all calls are held back at present, as the server asked."""
        return max(0.0, self._open_at - time.monotonic()) if self._open_at else 0.0

    async def enter(self, priority: int = 0, tokens: int = 0, rank: Callable[[], int] | None = None) -> Entry:
        """Take a place, waiting for it if need be; what is returned belongs to `refused`, `told` and `leave`.

        `rank` is asked for the priority anew when `reorder` says that it may be another one.

        Raises:
            Drained: the endpoint died while this call waited.
        """
        self._precedence.came(priority)
        if self._is_free(priority) and not self._waiting and self._wait(tokens) <= 0:
            return self._take(tokens, priority)
        place: asyncio.Future[Entry] = asyncio.get_running_loop().create_future()
        waiting = Waiting(-priority, next(self._turn), tokens, place, rank)
        heapq.heappush(self._waiting, waiting)
        self._admit()
        try:
            return await place
        except Drained:
            self._precedence.went(-waiting.order)
            raise
        except asyncio.CancelledError:
            self._precedence.went(-waiting.order)
            if place.done() and not place.cancelled() and place.exception() is None:
                self.in_flight -= 1  # the place was given in the same moment; hand it on
            self._admit()
            raise

    def leave(self, entry: Entry | None = None, used: int | None = None) -> None:
        """Give the place back and let the next call in; `used` is what the server counted, where it did."""
        self.in_flight -= 1
        if entry is not None and used is not None and self.rates.counting:
            self.rates.settle(entry.tokens, used)
        if entry is not None:
            self._precedence.went(entry.priority)
            if self._precedence.keeps(entry.priority):
                asyncio.get_running_loop().call_later(GRACE, self._admit)
        if self._waiting:
            self._admit()

    def allow(self, ceiling: int) -> None:
        """Take up the user's limit: the widest of the models in use here, the latest one when nothing is under way.

        What was learnt of the endpoint is kept beneath it.
        """
        if ceiling > self._widest:
            self.limit += ceiling - self._widest
            self._widest = ceiling
        if ceiling > self.ceiling:
            self.ceiling = ceiling
            self._admit()
        elif ceiling < self.ceiling and self.idle:
            self.ceiling = ceiling

    def succeeded(self, entry: Entry | None = None) -> None:
        """Note a good reply; a run of them raises the limit by one."""
        self.outcomes.reply()
        self._proved = self._proved or (entry is not None and entry.round == self._round)
        if self.limit >= self._widest:
            return
        self._successes += 1
        rare = 1 if self.limit < TAKEN_BACK * self._refused_at else RUN_IF_RARE
        if self._successes >= (rare if self.outcomes.rarely_refused else RUN_OF_SUCCESSES):
            self._successes = 0
            self.limit = min(float(self._widest), self.limit + 1)

    def refused(self, entry: Entry, wait: float | None) -> None:
        """Note that the endpoint is overloaded and asks for `wait` seconds of silence (None: it named none).

        All calls in flight may be refused at once; that is one event and shrinks the limit once.
        """
        self._successes = 0
        self.outcomes.refusal()
        if entry.round == self._round and (self._proved or not self.outcomes.rarely_refused):
            self._round += 1
            self._proved = False
            self._refused_at = min(self.limit, self.ceiling)
            self.limit = max(1.0, self._refused_at * SHRINK)
        if wait and not self.outcomes.rarely_refused:
            self._open_at = max(self._open_at, time.monotonic() + wait)

    def told(self, entry: Entry, headers: Mapping[str, str]) -> None:
        """Take in what the headers of an answer say of the server's limits."""
        if self.rates.hears(headers):
            self.rates.told(headers, (self._gone - entry.number, self._sum - entry.sum))

    def drain(self) -> None:
        """Send every waiting call elsewhere."""
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            if not one.place.done():
                one.place.set_exception(Drained())

    def reorder(self) -> None:
        """Ask all that wait for their priority again."""
        for one in self._waiting:
            if one.rank is not None and not one.place.done():
                self._precedence.went(-one.order)
                one.order = -one.rank()
                self._precedence.came(-one.order)
        heapq.heapify(self._waiting)
        self._admit()

    def close(self) -> None:
        """Stop the timer; calls that still wait are cancelled by whoever started them."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _wait(self, tokens: int) -> float:
        """Return the seconds for which nothing may go."""
        if self._open_at == 0.0 and self.rates.free:
            return 0.0
        moment = time.monotonic()
        return max(self._open_at - moment, 0.0 if self.rates.free else self.rates.wait(tokens, moment))

    def _is_free(self, priority: int) -> bool:
        return self.in_flight + self._precedence.kept_from(priority) < int(min(self.limit, self.ceiling))

    def _take(self, tokens: int, priority: int) -> Entry:
        self._precedence.took(priority)
        self.in_flight += 1
        self._gone += 1
        self._sum += tokens
        if not self.rates.free:
            self.rates.take(tokens)
        return Entry(self._round, self._gone, self._sum, tokens, priority)

    def _admit(self) -> None:
        while self._waiting and self._is_free(-self._waiting[0].order):
            first = self._waiting[0]
            if first.place.done():
                heapq.heappop(self._waiting)
                continue
            rest = self._wait(first.tokens)
            if rest > 0:
                self._arm(rest)
                return
            heapq.heappop(self._waiting)
            first.place.set_result(self._take(first.tokens, -first.order))

    def _arm(self, rest: float) -> None:
        """While the endpoint is closed nobody may be in flight to admit the next one on leaving: a timer does."""
        loop = asyncio.get_running_loop()
        if self._timer is not None and self._timer.when() > loop.time() + rest:
            self._timer.cancel()
            self._timer = None
        if self._timer is None:
            self._timer = loop.call_later(rest, self._reopen)

    def _reopen(self) -> None:
        self._timer = None
        self._admit()
