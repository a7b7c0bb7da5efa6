"""Few beginnings in a turn of the event loop, so that endings never queue behind them.

Beginning a call takes most of a millisecond of the loop. When hundreds begin in one turn, every step of every reply
waits for all of them, and replies that came long ago are neither read nor written. With few a turn, whatever has
arrived is dealt with in between.
"""

from __future__ import annotations

import asyncio
from collections import deque

A_TURN = 4


class Turns:
    """Lets at most `most` workers a turn of the loop go on, in the order in which they came."""

    def __init__(self, most: int = A_TURN) -> None:
        self._most = most
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._asked = False

    async def wait(self) -> None:
        """Wait for a turn; at least the next one."""
        loop = asyncio.get_running_loop()
        place: asyncio.Future[None] = loop.create_future()
        self._waiting.append(place)
        if not self._asked:
            self._asked = True
            loop.call_soon(self._next)
        await place

    def _next(self) -> None:
        let = 0
        while self._waiting and let < self._most:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(None)
                let += 1
        self._asked = bool(self._waiting)
        if self._asked:
            asyncio.get_running_loop().call_soon(self._next)
