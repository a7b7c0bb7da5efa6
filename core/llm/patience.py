"""How often and how long one call is tried again; how many go at once is another matter (`core.llm.pacing`)."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.llm.failures import ModelError
    from core.llm.outcomes import Outcomes


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


class Failures:
    """The tries of one call that failed so far.

    Attributes:
        row: how many of them count for the wait before the next one. Where the endpoint answers most calls, and has
            answered others since the last failure, a fault is one of chance: the wait grows no longer.
    """

    def __init__(self) -> None:
        self.row = 0
        self._errors = self._refusals = 0
        self._answered = 0

    def note(self, error: ModelError, outcomes: Outcomes) -> None:
        """Take in how another try failed, at an endpoint whose calls end like that."""
        by_chance = not error.overload and outcomes.mostly_answered and outcomes.answered > self._answered
        self.row = 1 if by_chance else self.row + 1
        self._answered = outcomes.answered
        self._errors += not error.overload
        self._refusals += error.overload

    def hopeless(self, error: ModelError, patience: Patience, fewer: dict[str, int]) -> bool:
        """Say whether the call should be given up; `fewer` are the tries allowed for some kinds."""
        allowed = min(patience.attempts, fewer.get(error.kind, patience.attempts))
        spent = self._errors >= allowed or self._refusals >= patience.refusals
        return spent or not error.retryable or (error.wait or 0) > patience.longest
