"""How far a job is: one record, reported at most ten times a second."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import InitVar, dataclass, field
from typing import Any

from core.jobs.job import CallRecord

# The rate is taken over this many seconds, so that it follows a provider that slows down, and over so many items at
# least: where each takes seconds, a few of them say little.
WINDOW = 5.0
FEWEST = 30


@dataclass
class Progress:
    """Counts of a job so far. `cost` is what is known; `unpriced` calls make it "at least".

    `note` is what it is at just now, as {"what": template, "params": values} for translation; empty for nothing.
    """

    job_id: int
    project_id: int
    kind: str
    state: str
    total: int = 0
    done: int = 0
    failed: int = 0
    rows: int = 0
    in_flight: int = 0
    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float = 0.0
    unpriced: int = 0
    note: dict[str, Any] = field(default_factory=dict)
    rate: float = 0.0
    clock: InitVar[Callable[[], float]] = time.monotonic
    _began: float = 0.0
    _marks: deque[tuple[float, int]] = field(default_factory=deque, repr=False)
    _weights: dict[str, float] = field(default_factory=dict, repr=False)
    _shares: dict[str, float] = field(default_factory=dict, repr=False)
    _passing: bool = False
    _ahead: float = 0.0
    _worked: float = 0.0
    _round: int = 0

    def __post_init__(self, clock: Callable[[], float]) -> None:
        """Keep the clock, which counts seconds."""
        self._clock = clock

    def start(self, weights: dict[str, float] | None = None, *, passing: bool = False) -> None:
        """Begin measuring: what ended before this run does not count for its rate.

        `weights` are those of the items to come by key, where these differ widely: the time left follows them. With
        `passing` an item without rows was passed over, which took no time.
        """
        self._began, self._weights, self._passing = self._clock(), dict(weights or {}), passing
        self._marks, self._shares = deque([(self._began, self.ended())]), {}
        self._ahead, self._worked, self._round = sum(self._weights.values()), 0.0, 1

    def advance(self, key: str, share: float) -> None:
        """Note how much of an item under way is done, from 0 to 1: a book may be half of the whole work."""
        if key in self._weights:
            self._shares[key] = share

    def settle(self, key: str, rows: int, *, failed: bool, again: bool = False) -> None:
        """Count an item that ended; `again` is one that had failed before."""
        self.rows += rows
        self.done += not failed
        self.failed += failed - again
        weight = self._weights.pop(key, 0.0)
        self._shares.pop(key, None)
        self._ahead -= weight
        if rows or failed or not self._passing:
            self._worked += weight

    def ended(self) -> int:
        """Return how many items ended, well or badly."""
        return self.done + self.failed

    def seconds_left(self) -> float | None:
        """Return the time left in seconds at the present rate, None while nothing ended."""
        if self._ahead > 0:
            begun = sum(self._weights[key] * share for key, share in self._shares.items())
            worked = self._worked + begun
            return (self._ahead - begun) * (self._clock() - self._began) / worked if worked else None
        return (self.total - self.ended()) / self.rate if self.rate > 0 else None

    def add_calls(self, calls: list[CallRecord]) -> None:
        """Count calls with their tokens and cost."""
        for call in calls:
            self.calls += 1
            self.prompt_tokens += call.prompt_tokens or 0
            self.completion_tokens += call.completion_tokens or 0
            if call.cost is None:
                self.unpriced += 1
            else:
                self.cost += call.cost

    def measure(self) -> None:
        """Bring the rate (items a second) up to date."""
        moment, ended = self._clock(), self.ended()
        if self._marks and moment - self._marks[-1][0] < 0.05:
            return
        self._marks.append((moment, ended))
        self._leave_start(ended)
        while len(self._marks) > 2 and moment - self._marks[1][0] > WINDOW and ended - self._marks[1][1] >= FEWEST:
            self._marks.popleft()
        first, count = self._marks[0]
        self.rate = (ended - count) / (moment - first) if moment > first else 0.0

    def _leave_start(self, ended: int) -> None:
        """Forget how long the first round took once another has ended: what it waited for is waited for once."""
        if not self._round:
            return
        self._round = max(self._round, self.in_flight)
        over = [mark for mark in self._marks if mark[1] >= self._marks[0][1] + self._round]
        if over and ended - over[0][1] >= self._round:
            self._marks, self._round = deque(over), 0

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for the pipe and for `--json`."""
        data = {key: value for key, value in vars(self).items() if not key.startswith("_")}
        data["seconds_left"] = self.seconds_left()
        return data
